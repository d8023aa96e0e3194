"""Tables: row and column heads give subject, metric, unit and period to the numbers in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.bodies import id_of_label
from checker.extract.calendar import Clock
from checker.extract.cells import (
    ENDS,
    GOODS,
    OWNED,
    PARTNERS,
    STAGES,
    TOTAL,
    WHO,
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
from checker.extract.entries import NO_NAME
from checker.extract.frame import FLOWS, STATES, Frame, Memory, dimension, settle_metric
from checker.extract.leads import other_end
from checker.extract.lexicon import Lexicon, Mention
from checker.extract.quantity import Quantity
from checker.extract.scene import HAN
from checker.extract.settle import DEFAULTS, is_over
from checker.extract.table_grid import rows_of, told_over
from checker.extract.table_heads import label_of, names_no_figure, read_heads
from checker.extract.table_kinds import LOST, MARGIN, base_of, settle_kind, settle_period, whole_of
from checker.extract.table_rows import maker, owned_shares, placed, stake_in, started
from checker.extract.table_times import (
    YEAR,
    latest,
    own_time,
    part_of_year,
    priced_like,
    row_times,
    year_before,
)
from checker.extract.table_values import UNITS, note_below, value_of
from checker.extract.told_en import OF_A_DAY
from checker.extract.topic import told_by_title
from checker.model import Block
from checker.packs import Pack


def read_table(
    text: str, block: Block, lexicon: Lexicon, pack: Pack, clock: Clock, memory: Memory
) -> Iterator[tuple[Quantity, Frame, tuple[int, int]]]:
    """The claims in the cells of one table, with the row as their sentence."""
    grid = [row for row in rows_of(text, block) if row]
    caption = (clock.last if clock.age < 2 else None) or memory.span
    titles, columns, rows = read_heads(text, grid, lexicon, clock, caption)
    if not rows:
        return
    above = text[max(0, block.start - 120) : block.start].rstrip().rpartition("\n")[2]
    above = told_over(text, grid) or above
    below = note_below(text, block.end)
    caption_says = lexicon.find(above)
    told_of = other_end(above, caption_says, pack)
    around = [m for m in (*caption_says, *lexicon.find(block.heading)) if m.id != told_of]
    if not any(m.ids("metric") or m.ids("verb") for m in around):
        around += lexicon.find(block.lead.rpartition("\n")[2])
    if HAN.search(above):
        around.reverse()  # a Chinese line ends with what it is about: 矿产委员会公布的出口量
    corner = [m for m in lexicon.find(titles[0]) if m.role in ("commodity", "entity", "adjective")]
    year = next((hit[0] for place in (titles[0], above) if (hit := YEAR.search(place))), "")
    owner = trader(titles, around, lexicon, pack)
    unowned = (memory.subject, memory.titled_country, "world")
    rations = any("quota" in m.ids("metric") for m in caption_says)
    before: dict[str, str] = {}
    whole, label, owners = "", "", dict[int, str | None]()
    section, of_land = list[Mention](), ""
    for row in rows:
        before = {"metric": before.get("metric", "")}
        span = (row[0][0], row[-1][1])
        label = label_of(text, row[0]) or (label if names_no_figure(text, row) else "")
        if len(row) == 1 or not any(start < end for start, end in row[1:]):
            heads = lexicon.find(label)
            parts = SHARES_OF.match(label)  # “Shares of electricity generation” are none of a firm
            section = [m for m in heads if m.role in ("commodity", "metric") and not (parts and m.start == 0)]
            lands = {m.id for m in heads if m.role in ("entity", "adjective") and pack.kind(m.id) in STATES}
            of_land = lands.pop() if len(lands) == 1 else ""
            before = {}
            continue
        when = own_time(text, row, titles, year, clock)
        is_part = PART_OF.match(label) is not None
        whole, label = (whole, f"{whole} {label}") if is_part else (label, label)
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
                [*section, *corner, *around],
                year,
                clock,
                said,
                titles[0],
            )
            if not any(m.role in ("entity", "adjective") for m in lexicon.find(label)) and BLOC.search(above):
                frame.subject = "EU"
            frame.period = frame.period or when
            all_together(frame, label, owner, around, pack)
            partner = partner_before(text, row, titles, n, lexicon)
            if not owned and frame.subject in (None, *unowned):
                frame.subject = maker(text, row, titles, lexicon) or frame.subject
            if stakes := list(owned_shares(text, (start, end), titles[n], lexicon)):
                yield from ((part, stake_in(frame.subject, who, frame), span) for who, part in stakes)
                continue
            if (dated := started(text, (start, end), titles[n], frame, clock.today)) is not None:
                yield *dated, span
                continue
            if shares := list(named_shares(text, (start, end), lexicon)):
                for who, part in shares:
                    yield part, _share_of(who, frame, titles[n], columns[n][1], pack, memory), span
                continue
            counted = pack.counted(frame.commodity or "") or frame.metric in COUNTABLE
            beside = priced_like(titles, columns, n)
            places = (
                ("%",)
                if _in_percent(titles[n])
                else (titles[n], label, titles[0], above, beside, below, memory.over_list.unit)
            )
            quantity = value_of(text, start, end, places, counted)
            if quantity is None:
                continue
            dim = dimension(quantity.unit)
            named = pack.metrics.get(frame.metric or "")
            bare = dim == "none" and named is not None and "count" in named.units  # “Staff | 8,300”
            if named is not None and named.units and not bare and dim not in (*named.units, "share", "count"):
                frame.metric = None  # “Last year's edition” measures no time in tonnes
            frame.metric = (
                frame.metric or _measured([*section, *around], dim, pack) or (owner and trade_by(titles[0]))
            )
            if rations and frame.metric in (None, *STAGES) and dim == "mass":
                frame.metric = "quota"
            if frame.metric is None and dim in ("count", "none") and pack.counted(frame.commodity or ""):
                frame.metric = "sales"  # cars by market and year, of which nothing else is said
            if not columns[n][1] and dim == before.get("dimension"):
                frame.metric = before.get("metric") or frame.metric  # “2024, Mt” after “Shipments 2025, Mt”
            of_firms = (
                WHO.match(titles[0]) is not None and "xport" not in f"{above} {titles[n]} {block.heading}"
            )
            if frame.metric == "exports" and (of_firms or _made(titles[n], quantity, frame, pack)):
                frame.metric = "sales"
            frame.sign = quantity.direction or 1
            signed = text[start:end].lstrip()[:1] in ("+", "-", "−", "–")
            settle_kind(frame, dim, label, titles[n], base_of(titles, columns, n), signed, pack, memory)
            if frame.kind == "share" and frame.subject == of_land:
                frame.whole = of_land
            told = before.get("period") or caption
            settle_period(frame, latest(columns, n) or told, told, pack)
            follows = dim == "share" and frame.kind != "amount"
            own = bool(columns[n][1]) and columns[n][1][0] not in (("sales",) if memory.chinese else PARTS)
            if follows and not own:
                frame.metric = before.get("metric") or frame.metric
            if frame.kind == "change" and not columns[n][2]:
                frame.subject = before.get("subject") or frame.subject
            if frame.kind == "share" and OWNED.search(titles[0]):
                frame = stake_in(memory.over_list.owner, frame.subject or "", frame)
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
            owners[n] = owners.get(n) if is_part else frame.subject
            with_partner(frame, owner or (owners[n] if is_part else None))
            flows = frame.metric in (*FLOWS, "import_reliance")
            if flows and frame.counterparty is None and frame.subject != told_of:
                frame.counterparty = told_of
            if (
                memory.over_list.ahead
                and frame.modality == "stated"
                and not is_over(frame.period, clock.today)
            ):
                frame.modality = "forecast"
            of_a_use(frame, label, titles[0], [*corner, *around], memory.topic, pack)
            yield quantity, frame, span


PART_OF = re.compile(r"\W*(?:of which\b|thereof\b|of that\b|其中)", re.IGNORECASE)
"""A row that is a part of the one above it: “of which from Australia”."""
COUNTABLE = ("sales", "exports", "imports", "workforce")
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
    frame.whole = whole_of(title, frame, pack, memory)
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
            fits = dim in units or (dim in ("count", "none") and "count" in units)  # so many cars
            if id != "other" and (dim == "share" or not units or fits):
                return id
    return None


def _market(quantity: Quantity) -> str:
    """Whose price a row of a Chinese table has: in yuan that at home, in other money the world's, in none nobody's."""
    currency, _, of = (quantity.unit or "").partition("/")
    return "" if not of else "CN" if currency == "CNY" else "world"


SHIPPED = re.compile(r"\b(?:shipments|shipped|deliver)|出货|交付", re.IGNORECASE)


def _made(title: str, quantity: Quantity, frame: Frame, pack: Pack) -> bool:
    """Whether what a column calls shipments are a maker's sales, not the exports of a country."""
    kind = pack.kind(frame.subject)
    return (kind in ("company", "") and quantity.unit == "count") or (
        kind in ("company", "", "world") and SHIPPED.search(title) is not None
    )


def measures(row: list[Mention]) -> bool:
    """Whether the head of a row names a measure: 项目 is an item as well as a project."""
    return any(mention.role == "metric" for mention in row)


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
    named_in_row = placed(label, row, pack) or named_in_row
    subjects = (
        entities
        if of_all
        else named_in_row or [id for id in entities if id != "world" or not PART_OF_ALL.search(title)]
    )
    if not subjects and said.stage(None) is None and len(row) == 1 and pack.kind(row[0].id) == "source":
        subjects = [row[0].id] if any("stockpile" in m.ids("metric") for m in around) else []
    corner = [] if ENDS.match(corner_title) else columns[0][1]  # a “Supplier” is no supply
    if subjects:
        frame.subject = subjects[0]
    elif WHO.match(corner_title) and NO_NAME.match(label) is None and not measures(row):
        frame.subject = id_of_label(label.partition(" (")[0])
    elif row or goods or row_times(label, year, clock):
        lands = {m.id for m in around if m.role in ("entity", "adjective") and pack.kind(m.id) in STATES}
        anew = memory.worldly and memory.frame is None and memory.topic_company is memory.anchor is None
        told_of = memory.titled_country or ("world" if anew else memory.subject)
        frame.subject = lands.pop() if len(lands) == 1 else told_of
    elif MARGIN.search(label):
        frame.subject = memory.topic_company or memory.subject
    else:
        frame.subject = slug(label)
    adds_up = TOTAL.match(label) is not None  # “All suppliers” are no supply
    row_metrics = [id for m in row for id in (*m.ids("metric"), *m.ids("verb")) if not adds_up]
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


SHARES_OF = re.compile(r"[Ss]hares? of\b")
PART_OF_ALL = re.compile(r"占|比重|份额|\b(?:share|part|percentage|%) of\b", re.IGNORECASE)
"""The head of a column of parts: the world that it names is what they are taken of."""
