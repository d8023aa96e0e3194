"""What the line that opens a list says of all that stands in it: whose figures they are, what they measure, and of when."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.calendar import Clock
from checker.extract.cells import trade_by
from checker.extract.fold import fold
from checker.extract.frame import FLOWS, KNOWN_FIRMS, STATES, Frame, Lead, Memory
from checker.extract.lexicon import Lexicon, Mention
from checker.extract.names import Letters, find_names
from checker.extract.quantities import find_quantities
from checker.extract.quantity import OF_THE_LIST, Quantity
from checker.extract.scene import HAN
from checker.extract.times import find_times
from checker.packs import Pack

OTHER_END = re.compile(r"(?:\b(?:to|from|by|for|with) (?:the )?|[对自从向往赴由据]|原产于)$")
"""What stands before whom the figures are not of: “Copper exports to China”."""
LEVIED_ON = re.compile(r"\bon (?:the )?$")
"""What stands before whose goods a duty is on: “import duties on Chinese electric cars”."""
REPORTS = re.compile(
    r"(?:['’]s)? (?:(?:[\w-]+ ){0,2}(?:report|bulletin|outlook|survey)|on)\b|[月周年季]?度?(?:报告|月报|年报|公报|快报)"
)
"""What stands behind who only tells the figures: “OPEC's monthly report”, 国际能源署月报."""
AIMED = re.compile(
    r"\b(?:forecasts?|outlook|guidance|targets?|goals?|plans? to|planned|projections?|projected|expected|expects|foreseen)\b|预测|预计|展望|指引|目标|计划|规划",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"\bin (?=[a-zA-Z$€£¥])|[(（](?:单位[:：])?|[,，、](?=[^,，、()（）]{1,8}[)）])|, (?:in )?|单位(?:[:：]|为|是) ?"
)
"""What stands before the unit in such a line: “Crude output in September, barrels per day”, 药品收入（亿美元）."""
LABEL_END = re.compile(
    r"(?:[:：]|\s[–—-])\s*(?:(?:only|just|about|around|nearly|almost|over|some|roughly|more than|约|近|逾|超|超过|仅|只有)\s?)?(?=\d)|[,，]\s?(?=\d)|\s?\.{3,}\s?(?=\d)|(?<=[\u3400-\u9fff]) (?=\d)"
)
"""What stands before the value of an entry."""
PLAIN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?: ?(?:million|billion|thousand|mn|bn|m)\b|[万亿]+)?")
REPORTED = re.compile(
    r"(?:this|last) (?:week|month)|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri)day", re.IGNORECASE
)
"""The time when figures came out, beside that which they are of: “Copper in July, as Lima reported it this week”."""
YEAR = re.compile(r"(?:19|20)\d\d")
FIGURE = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d)|\d{1,2}[月日]|(?<=[QHＱ])\d|\d{1,2}(?:,? (?:19|20)\d\d| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))\d"
)
"""A digit that is none of a date: a headline with figures of its own gives no unit to others."""
BY_PARTNER = re.compile(
    r"\b(?:by (?:main )?(?:destination|origin|buyer|supplier|source|country of|trading partner|partner|market)|where (?:[\w'’-]+ ){1,5}?(?:went|goes?|gone|sent|came?|comes?|bought)|(?:main |biggest |largest |top |leading )?(?:destinations|buyers|customers|suppliers|sources|origins|trading partners))\b|去向|流向|目的地|来源|买家|按(?:国别|国家|目的地|来源)",
    re.IGNORECASE,
)
"""What says that the entries are whom a trade is with: “By destination, in tons:”, 出口去向：."""
ABROAD = re.compile(r"\b(?:abroad|overseas)\b|海外|出海")
"""Where that is sold which a line names with its country: “French cheese abroad in 2023”."""


MADE = ("production", "mine_production", "refining", "metal_production")
"""Output, of whatever stage."""
HELD = frozenset({"stockpile", "price"})
"""What an exchange has: “LME stocks at the end of March”."""


def read_lead(
    lines: str, lexicon: Lexicon, letters: Letters, clock: Clock, memory: Memory, pack: Pack
) -> Lead:
    """What the lines say, the last one before all; what they name is remembered as spoken of. None ends the list."""
    lead = Lead(lines)
    for line in lines.splitlines():
        words = fold(line)
        at = [time for time in find_times(words, 0, len(words), clock) if time.role in ("at", "by")]
        spans = {time.period for time in at if len(at) == 1 or REPORTED.match(words, time.start) is None}
        known = lexicon.find(words)
        named = sorted([*known, *find_names(words, 0, len(words), known, letters)], key=lambda m: m.start)
        metric = _measure(words, named)
        owner = _owner(words, named, metric, pack)
        if metric is None and pack.kind(owner) in STATES and ABROAD.search(words):
            metric = "exports"
        goods = [m.id for m in named if m.role == "commodity"]
        trade = _trade(words, metric, memory) or (metric if _trades(metric, owner, pack) else lead.trade)
        partner = owner if lead.trade and metric is None and pack.kind(owner) in STATES else None
        owner = lead.owner if partner else owner or lead.owner
        partner = partner or lead.partner or (other_end(words, named, pack) if trade else None)
        told = memory.frame or (memory.flow if trade else None)
        of_it = told is not None and (
            told.metric in (trade, metric) or metric is None or _alike(told, metric)
        )
        goes_on = of_it and not lead.span
        carried = (told.carry or (told.period if trade else None)) if told is not None and goes_on else None
        span = spans.pop() if len(spans) == 1 else lead.span or carried
        unit = unit_of(words) or _pieces(words, named, pack) or lead.unit
        ahead = lead.ahead or AIMED.search(words) is not None
        measure = metric or lead.metric
        lead = Lead(lines, owner, span, unit, ahead, trade, partner, metric=measure)
        if goods and not pack.within(memory.topic, goods[0]):
            memory.commodity = goods[0]
        if metric is not None:
            memory.frame = Frame(kind="amount", metric=metric)
        if memory.frame is not None and lead.owner is not None:
            memory.frame.subject = lead.owner
        if memory.frame is not None:
            memory.frame.commodity, memory.frame.carry = memory.commodity, lead.span
    if lead.owner is not None:
        memory.note(lead.owner, pack)
        memory.anchor = lead.owner if pack.kind(lead.owner) in (*KNOWN_FIRMS, "") else memory.anchor
    return lead


def _trade(words: str, metric: str | None, memory: Memory) -> str | None:
    """The trade by whose partners a list is ordered; that of which the text just told where the line names none."""
    if BY_PARTNER.search(words) is None:
        return None
    flow = memory.flow.metric if memory.flow is not None else None
    return metric if metric in FLOWS else trade_by(words) or flow


def _measure(words: str, named: list[Mention]) -> str | None:
    """What a line says that the figures measure: what stands behind its colon first, “Contract chipmakers: revenue”."""
    behind = words.rstrip(" :：").rfind(":") + 1
    for part in ([m for m in named if m.start >= behind], named):
        measures = [id for m in part for id in m.ids("metric") if id not in ("other", "things", "event")]
        measures = measures or [id for m in part for id in m.ids("verb") if id in MADE]
        if measures:
            return measures[-1 if HAN.search(words) else 0]
    return None


def other_end(words: str, named: list[Mention], pack: Pack) -> str | None:
    """The state that a trade is told to be with: the China of “Chile's exports to China”, 对原产于美国的商品."""
    for mention in named:
        state = mention.role in ("entity", "adjective") and pack.kind(mention.id) in STATES
        led = any(form.search(words, 0, mention.start) is not None for form in (OTHER_END, LEVIED_ON))
        if state and (led or words[mention.start] in "对向自从赴") and mention.id != "world":
            return mention.id
    return None


def _alike(told: Frame, metric: str) -> bool:
    """Whether a line speaks of what was told: of output, after what a mine gave."""
    return metric == "production" and told.metric in MADE


def _trades(metric: str | None, owner: str | None, pack: Pack) -> bool:
    """Whether a line is of one state's trade, so that another one in the list is whom it is with: “Kenya's tea exports”."""
    of_a_state = pack.kind(owner) in STATES and owner != "world"
    return metric == "tariff" or (metric in (*FLOWS, "quota") and of_a_state)


def _owner(words: str, named: list[Mention], metric: str | None, pack: Pack) -> str | None:
    """Whom the figures are of: the firm of “Canada's Cameco: 2025 results”, the country of “Chile's exports to China”."""
    told: Mention | None = None
    for mention in named:
        kind = pack.kind(mention.id)
        known = (
            mention.role in ("entity", "adjective")
            and kind != "place"
            and (kind != "source" or metric in HELD)
        )
        there = OTHER_END.search(words, 0, mention.start) or (
            metric == "tariff" and LEVIED_ON.search(words, 0, mention.start)
        )
        if not known or there or REPORTS.match(words, mention.end):
            continue
        if told is None:
            told = mention
        elif pack.kind(told.id) in STATES and kind in (*KNOWN_FIRMS, "") and _described(words, told, mention):
            return mention.id
    return told.id if told is not None else None


def _described(words: str, land: Mention, firm: Mention) -> bool:
    """Whether a firm stands right behind its country: 加拿大铀矿商Cameco."""
    between = words[land.end : firm.start]
    return (
        len(between) < 30
        and re.search(r"[(（,，:：;；\d]|\b(?:of|to|from|and|in|by)\b|[对向自和与的]", between) is None
    )


def unit_of(words: str) -> str:
    """The words of the unit that a line gives to the figures below it: `barrels per day`; empty where it gives none."""
    for hit in reversed(list(UNIT.finditer(words)) if FIGURE.search(words) is None else []):
        one = re.sub(r"(?<=1) (?=[\u3400-\u9fff])", "", f"1 {words[hit.end() : hit.end() + 40]}")
        found = find_quantities(one, 0, len(one))
        counts = bool(found) and found[0].form == "count" and words[hit.start()] not in "(（,，"
        if (
            found
            and found[0].start == 0
            and found[0].unit is not None
            and found[0].form != "date"
            and not counts
        ):
            return one[1 : found[0].end]
    return ""


def _pieces(words: str, named: list[Mention], pack: Pack) -> str:
    """The goods that a line counts: the `ships` of “Ships completed, by country”."""
    for mention in named:
        if mention.role == "commodity" and mention.start == 0 and pack.counted(mention.id):
            return f" {words[: mention.end].lower()}"
    return ""


def in_unit_of_list(text: str, start: int, end: int, found: list[Quantity], lead: Lead) -> list[Quantity]:
    """The quantities of an entry, its bare numbers in the unit that the line above the list gives."""
    if not lead.unit:
        return found
    told = [q for q in found if q.unit is not None]
    for hit in PLAIN.finditer(text, start, end):
        bare = any(q.numeral[0] == hit.start() for q in found if q.unit is None)
        if any(q.start < hit.end() and hit.start() < q.end for q in told) or YEAR.fullmatch(hit[0]):
            continue
        behind = hit.start() == start or any(
            m.end() == hit.start() for m in LABEL_END.finditer(text, start, hit.start() + 1)
        )
        if not (bare or behind or not text[hit.end() : end].strip()):
            continue
        read = find_quantities(text[start : hit.end()] + lead.unit)
        if read and start + read[-1].numeral[0] == hit.start() and read[-1].unit is not None:
            begin = start + read[-1].start
            told.append(replace(read[-1], start=begin, end=hit.end(), numeral=hit.span(), note=OF_THE_LIST))
    told += [
        q for q in found if q.unit is None and not any(t.start < q.end and q.start < t.end for t in told)
    ]
    return sorted(told, key=lambda q: q.start)
