"""Tables: row and column heads give subject, metric, unit and period to the numbers in the cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.calendar import Clock
from checker.extract.cells import (
    GOODS,
    PARTNERS,
    Cell,
    Said,
    all_together,
    named_shares,
    of_a_use,
    partner_before,
    said_in_words,
    slug,
    thing,
    trade_by,
    trader,
    with_partner,
)
from checker.extract.frame import FLOWS, STATES, Frame, Memory, dimension, settle_metric
from checker.extract.lexicon import Lexicon, Mention
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.extract.scene import HAN
from checker.extract.settle import DEFAULTS
from checker.extract.table_times import (
    YEAR,
    column,
    latest,
    part_of_year,
    priced_like,
    row_times,
    year_before,
)
from checker.extract.told_en import OF_A_DAY
from checker.extract.topic import told_by_title
from checker.model import Block
from checker.packs import Pack

RULE = re.compile(r"(?=[\s|:+-]*?--)[\s|:+-]*+$")
NUMBER = re.compile(r"[-+−–]?\s?(?:\d[\d,.\s]*\d|\d)(?:\s?[-–—~]\s?\d[\d,.]*)?")
MASSES = r"(?:metric )?(?:tonnes?|tons?|t|kg|lb|pound|oz|ounce|barrel|bbl|MWh|kWh|MMBtu|bushel|吨|公斤|千克|磅|盎司|桶)"
UNITS = re.compile(
    rf"(?P<price>(?:US\$|A\$|C\$|[$€£¥]|USD|CNY|EUR|RMB|yuan|cents?|美元|人民币|欧元|元)\s?(?:/|per|a|每)\s?{MASSES})(?![A-Za-z])|"
    r"(?P<sign>(?:US|A|C|HK|NT)?[$€£¥])\s?(?P<scale>(?:trillion|billion|million|thousand|bn|mn|m)\b)?|"
    r"\b(?:(?i:million |thousand |billion )|'000 |kilo)?(?i:metric )?(?:(?i:tons?|tonnes?|percent|units|vehicles|barrels|years)|t|kt|Mt|GW|MW|TWh|GWh|bcm|bcf/d|mb/d|bbl/d|b/d|USD|EUR|yuan)\b|(?<!\d)%|[万亿]?(?:吨|[美欧日韩港澳加]元|英镑|瑞郎|卢比|卢布|兰特|雷亚尔|里亚尔|迪拉姆|比索|克朗|坚戈|里拉|兹罗提|泰铢|林吉特|元|辆|千瓦时|千瓦|立方米|桶|吉瓦|艘|架|套|台)"
)


SCALED = re.compile(r"[-+−–]?\d[\d,.]*(?: ?(?:million|billion|thousand|mn|bn|m|k)\b|[万亿])")
"""A number with its scale in its own cell: “44 million”, under “Tonnes”."""
SCALE = re.compile(r"\b(?:million|thousand|billion|mn|bn|m)\b|[万亿]")


def read_table(
    text: str, block: Block, lexicon: Lexicon, pack: Pack, clock: Clock, memory: Memory
) -> Iterator[tuple[Quantity, Frame, tuple[int, int]]]:
    """The claims in the cells of one table, with the row as their sentence."""
    rows = [row for row in _rows(text, block) if row]
    if len(rows) < 2:
        return
    heads = rows[0]
    titles = [text[a:b].strip() for a, b in heads]
    columns = [column(title, lexicon, clock) for title in titles]
    caption = clock.last if clock.age < 2 else None
    above = text[max(0, block.start - 120) : block.start].rstrip().rpartition("\n")[2]
    around = [*lexicon.find(above), *lexicon.find(block.heading)]
    if HAN.search(above):
        around.reverse()  # a Chinese line ends with what it is about: 矿产委员会公布的出口量
    corner = [m for m in lexicon.find(titles[0]) if m.role in ("commodity", "entity", "adjective")]
    year = next((hit[0] for place in (titles[0], above) if (hit := YEAR.search(place))), "")
    owner = trader(titles, around, lexicon, pack)
    before: dict[str, str] = {}
    for row in rows[1:]:
        before = {"metric": before.get("metric", "")}
        span = (row[0][0], row[-1][1])
        label = text[row[0][0] : row[0][1]]
        said = said_in_words(text, row, titles, lexicon, memory.topic, pack)
        owned = any(
            m.role in ("entity", "adjective") and m.id not in pack.sources for m in lexicon.find(label)
        )
        for n, (start, end) in enumerate(row):
            if n == 0 or n >= len(columns):
                continue
            frame = _frame(
                label,
                titles[n],
                columns,
                n,
                lexicon,
                pack,
                memory,
                [*corner, *around],
                year,
                clock,
                said,
                titles[0],
            )
            if not any(m.role in ("entity", "adjective") for m in lexicon.find(label)) and BLOC.search(above):
                frame.subject = "EU"
            all_together(frame, label, owner, around, pack)
            partner = partner_before(text, row, titles, n, lexicon)
            if shares := list(named_shares(text, (start, end), lexicon)):
                for who, part in shares:
                    yield part, _share_of(who, frame, titles[n], columns[n][1], pack, memory), span
                continue
            counted = pack.counted(frame.commodity or "") or frame.metric in ("sales", "exports", "workforce")
            beside = priced_like(titles, columns, n)
            places = ("%",) if _in_percent(titles[n]) else (titles[n], label, titles[0], above, beside)
            quantity = _quantity(text, start, end, places, counted)
            if quantity is None:
                continue
            dim = dimension(quantity.unit)
            named = pack.metrics.get(frame.metric or "")
            if named is not None and named.units and dim not in (*named.units, "share", "count"):
                frame.metric = None  # “Last year's edition” measures no time in tonnes
            frame.metric = frame.metric or _measured(around, dim, pack) or (owner and trade_by(titles[0]))
            if frame.metric is None and dim in ("count", "none") and pack.counted(frame.commodity or ""):
                frame.metric = "sales"  # cars by market and year, of which nothing else is said
            if not columns[n][1] and dim == before.get("dimension"):
                frame.metric = before.get("metric") or frame.metric  # “2024, Mt” after “Shipments 2025, Mt”
            if frame.metric == "exports" and _made(titles[n], quantity, frame, pack):
                frame.metric = "sales"
            frame.sign = quantity.direction or 1
            signed = text[start:end].lstrip()[:1] in ("+", "-", "−", "–")
            _settle_kind(frame, dim, titles[n], signed, pack, memory)
            told = before.get("period") or caption
            _settle_period(frame, latest(columns, n) or told, told, pack)
            follows = dim == "share" and frame.kind != "amount"
            own = bool(columns[n][1]) and columns[n][1][0] not in (("sales",) if memory.chinese else PARTS)
            if follows and not own:
                frame.metric = before.get("metric") or frame.metric
            if frame.kind == "change" and not columns[n][2]:
                frame.subject = before.get("subject") or frame.subject
            if frame.kind == "share" and frame.metric == "import_reliance":
                frame.whole = frame.subject
            told = frame.metric or told_by_title(dim, memory, pack) or DEFAULTS.get(dim)
            frame.metric = settle_metric(told, frame.commodity, pack)
            frame.period = frame.period or memory.over_list.span
            frame.period = year_before(titles[n], before.get("period")) or frame.period
            if frame.commodity is None and dim == "energy" and "电量" in label + titles[n]:
                frame.commodity = "electricity"
            if frame.metric == "profit" and frame.kind == "amount" and LOST.search(label):
                frame.sign = -1
            if frame.metric not in OF_A_DAY and frame.period is not None and len(frame.period) == 10:
                frame.period = frame.period[:7]
            if memory.chinese and not owned and frame.metric == "price":
                frame.subject = before.setdefault("market", _market(quantity)) or frame.subject
            if not follows:
                before["period"], before["metric"] = frame.period or "", frame.metric or "production"
                before["dimension"], before["subject"] = dim, frame.subject or ""
            if partner is not None and frame.kind == "share" and frame.metric in FLOWS:
                if frame.subject == partner:
                    others = (m.id for m in around if m.role in ("entity", "adjective") and m.id != partner)
                    frame.subject = next(others, frame.subject)
                frame.counterparty, frame.whole = partner, frame.subject
            with_partner(frame, owner)
            of_a_use(frame, label, titles[0], [*corner, *around], memory.topic, pack)
            yield quantity, frame, span


PARTS = ("sales", "supply", "stake")
"""What the head of a column of shares can name where they are of what the column before it tells: “Market share”."""


def _share_of(who: str, told: Frame, title: str, metrics: list[str], pack: Pack, memory: Memory) -> Frame:
    """The frame of a share that stands beside a name in its cell: of a trade under “Top supplier”, else of all there is."""
    frame = told.copy()
    owner = told.subject if pack.kind(told.subject) in STATES and told.subject != who else None
    flow = next((m for m in metrics if m in FLOWS), "imports" if PARTNERS.search(title) and owner else None)
    frame.kind = "share"
    if flow is not None and owner is not None:
        frame.metric, frame.subject, frame.whole, frame.counterparty = flow, owner, owner, who
        return frame
    frame.subject = who
    frame.metric = settle_metric(flow or frame.metric or "supply", frame.commodity, pack)
    frame.whole = _whole(title, frame, pack, memory)
    return frame


PERCENTS = re.compile(r"同比|环比|[增涨跌]幅|增速|增长率|占比|比重|份额")


def _in_percent(title: str) -> bool:
    """Whether a Chinese head that names no unit is over percentages: 累计同比."""
    return PERCENTS.search(title) is not None and UNITS.search(title) is None


BLOC = re.compile(r"\b(?:the bloc|the [Uu]nion|EU)\b")


def _measured(around: list[Mention], dim: str, pack: Pack) -> str | None:
    """The metric that the line above a table or its heading names: “Cars built in 2024”, “Wheat exports”."""
    for mention in around:
        for id in (*mention.ids("metric"), *mention.ids("verb")):
            units = pack.metrics[id].units if id in pack.metrics else ()
            if id != "other" and (dim == "share" or not units or dim in units):
                return id
    return None


def _market(quantity: Quantity) -> str:
    """Whose price a row of a Chinese table has: in yuan that at home, in other money the world's, in none nobody's."""
    currency, _, of = (quantity.unit or "").partition("/")
    return "" if not of else "CN" if currency == "CNY" else "world"


def _settle_kind(frame: Frame, dim: str, title: str, signed: bool, pack: Pack, memory: Memory) -> None:
    """Amount, change or share, by the sign of the cell and the head of its column; and whether it is yet to come."""
    if OUTLOOK.search(title):
        frame.modality = "forecast"
    if dim == "power" and ADDED.search(title):
        frame.kind = "change"
    if dim == "share" and (_is_change(title) or signed):
        frame.kind, frame.base, frame.period = "change", "y/y", None
    elif dim == "share" and frame.metric not in ("tariff", "grade"):
        frame.kind, frame.whole = "share", _whole(title, frame, pack, memory)


def _settle_period(frame: Frame, later: str | None, period: str | None, pack: Pack) -> None:
    """The period that the cells before have, where the column says none; a change has the later of them."""
    if frame.kind == "change" and frame.base is not None:
        frame.period = later
    elif pack.nature(frame.metric or "") != "stock":
        frame.period = frame.period or period


LOST = re.compile(r"\b(?:net |operating |pre-?tax )?loss(?:es)?\b(?!/)|亏损|净亏", re.IGNORECASE)
"""The head of a row whose figures are what was lost."""
ADDED = re.compile(r"\b(?:added|additions?|new|installed in|built)\b|新增", re.IGNORECASE)
OUTLOOK = re.compile(
    r"\b(?:guidance|forecasts?|outlook|targets?|plan(?:ned)?|projected|expected|estimated?|20\d\d[ef])\b|指引|预[测计期]|目标|计划",
    re.IGNORECASE,
)
SHIPPED = re.compile(r"\b(?:shipments|shipped|deliver)|出货|交付", re.IGNORECASE)


def _made(title: str, quantity: Quantity, frame: Frame, pack: Pack) -> bool:
    """Whether what a column calls shipments are a maker's sales, not the exports of a country."""
    kind = pack.kind(frame.subject)
    return (kind in ("company", "") and quantity.unit == "count") or (
        kind in ("company", "", "world") and SHIPPED.search(title) is not None
    )


def _rows(text: str, block: Block) -> Iterator[list[Cell]]:
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        if "|" in line and not RULE.fullmatch(line):
            yield list(_cells(text, at, at + len(line)))
        at += len(line) + 1


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    bounds = [m.start() for m in re.finditer(r"\|", text[start:end])]
    edges = [start - 1, *(start + b for b in bounds), end]
    cells = [(a + 1, b) for a, b in itertools.pairwise(edges)]
    if cells and not text[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if cells and not text[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    for a, b in cells:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        yield a, b


def _frame(
    label: str, title: str, columns: list[tuple[str | None, list[str], list[str]]], n: int, lexicon: Lexicon, pack: Pack,
    memory: Memory, around: list[Mention], year: str, clock: Clock, said: Said, corner_title: str,
) -> Frame:  # fmt: skip
    period, metrics, entities = columns[n]
    frame = Frame(kind="amount", period=period)
    row = lexicon.find(label)
    goods = GOODS.match(corner_title) is not None
    named_in_row = [m.id for m in row if m.role in ("entity", "adjective") and pack.kind(m.id) != "source"]
    of_all = named_in_row == ["world"] and bool(entities)  # “Share of world” under the names of countries
    subjects = entities if of_all else named_in_row or entities
    corner = columns[0][1]
    if subjects:
        frame.subject = subjects[0]
    elif row or goods or row_times(label, year, clock):
        lands = {m.id for m in around if m.role in ("entity", "adjective") and pack.kind(m.id) in STATES}
        anew = memory.worldly and memory.frame is None and memory.topic_company is memory.anchor is None
        told_of = memory.titled_country or ("world" if anew else memory.subject)
        frame.subject = lands.pop() if len(lands) == 1 else told_of
    else:
        frame.subject = slug(label)
    row_metrics = [id for m in row for id in (*m.ids("metric"), *m.ids("verb"))]
    named = [m for m in (*metrics, *row_metrics, *corner) if m not in ("other", "things")]
    frame.metric = said.stage(named[0] if named else None)
    commodities = [m.id for m in (*lexicon.find(title), *reversed(row)) if m.role == "commodity"]
    around_it = (m.id for m in around if m.role == "commodity")
    told = (
        thing(label) if goods and not row else None,
        said.commodity,
        *around_it,
        memory.commodity,
        memory.topic,
    )
    frame.commodity = commodities[0] if commodities else next((id for id in told if id is not None), None)
    times = row_times(label, year, clock)
    if (part := part_of_year(label, period) or part_of_year(title, label)) is not None:
        frame.period = part
    elif times and not frame.period:
        frame.period = times[0].period
    return frame


def _whole(title: str, frame: Frame, pack: Pack, memory: Memory) -> str:
    """What the shares of a column are taken of: the total of a nation where its head says so, else the world."""
    if re.search(r"national|全国", title, re.IGNORECASE) and pack.kind(frame.subject) == "country":
        return frame.subject or "world"
    if "全国" in title and memory.topic_country is not None and pack.kind(frame.subject) != "country":
        return memory.topic_country
    if re.search(r"total|national|全国|总", title, re.IGNORECASE) and pack.kind(frame.subject) != "country":
        return pack.home(frame.subject) or "world"
    return "world"


def _is_change(title: str) -> bool:
    return (
        re.search(
            r"change|growth|y/y|yoy|q/q|m/m|year-on-year|±|[Δδ]|increase|\b(?:vs|versus|on|against|over|from|since)\b\.? |\bchg\b|同比|环比|增幅|增长|变化|涨|跌|较|增减",
            title,
            re.IGNORECASE,
        )
        is not None
    )


def _quantity(text: str, start: int, end: int, places: tuple[str, ...], counted: bool) -> Quantity | None:
    """The number of a cell; without a unit of its own that of the first of the places that names one.

    The places are the column's head, the row's, the corner and the line above the table.
    """
    found = [q for q in find_quantities(text, start, end) if q.form != "date"]
    if found and found[0].unit is not None and found[0].unit != "count":
        return found[0]
    hit = NUMBER.search(text, start, end)
    if hit is None:
        return None
    if (own := SCALED.match(text, start, end)) is not None:
        hit = own
    sign = -1 if hit[0].strip()[:1] in "-−–" else 0
    number = (
        text[start:end].strip()
        if hit[0].strip() in text[start:end] and text[start:end].strip()[:1] in "<>~≈≥≤"
        else hit[0].strip().lstrip("-−–+ ")
    )
    for place in places:
        if (unit := UNITS.search(place)) is not None:
            virtual = [q for q in find_quantities(_written(number, unit)) if q.unit not in (None, "count")]
            if virtual:
                begin = start if text[start] in "<>~≈≥≤" else hit.start()
                return replace(
                    virtual[0], start=begin, end=hit.end(), numeral=(hit.start(), hit.end()), direction=sign
                )
    scale = next((word[0] for place in places if (word := SCALE.search(place)) is not None), "")
    virtual = find_quantities(f"{number} {scale} vehicles") if counted else []
    if not virtual:
        return None
    return replace(virtual[0], start=hit.start(), end=hit.end(), numeral=(hit.start(), hit.end()))


def _written(number: str, unit: re.Match[str]) -> str:
    """The number of a cell as a sentence would write it with that unit: `$/kg` and 62 → “$62/kg”."""
    if unit["sign"]:
        return f"{unit['sign']}{number} {unit['scale'] or ''}"
    if (
        unit["price"]
        and unit["price"][-1].isascii()
        and (money := re.match(r"[A-Z]{0,2}[$€£¥]", unit["price"])) is not None
    ):
        return f"{money[0]}{number}{unit['price'][money.end() :]}"
    return f"{number} {unit[0].strip('()')}"
