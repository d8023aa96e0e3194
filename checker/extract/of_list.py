"""What a list says of each of its entries that they do not say themselves: whose, of what, with whom, whether yet to come."""

from __future__ import annotations

import re

from checker.extract.cells import ADDED, DIGIT, OWNED, SUM, slug
from checker.extract.frame import FLOWS, LOOSE, STATES, Frame, Lead, Memory, dimension
from checker.extract.leads import AIMED, HELD, MADE
from checker.extract.quantity import OF_THE_LIST
from checker.extract.scene import Scene
from checker.model import Kind

PLAN = re.compile(r"\bplan$", re.IGNORECASE)
"""How the label of what is yet to come can end: “Capital spending plan: $650 million”."""
OF_ALL = re.compile(rf"{SUM}\s?[:：,，–—-]?\s", re.IGNORECASE)
"""The label of an entry that adds up the others."""
PRICE_OF = re.compile(
    r"\b(?:export|import|domestic|home|selling|sales?|realised|realized|achieved|received|farm-?gate|producer) prices?\b|\bprices? (?:received|realised|realized|achieved|obtained|paid)\b|(?:出口|进口|国内|销售|实现|收购)(?:均|平均)?价",
    re.IGNORECASE,
)
"""Whose price an entry gives is he whose figures the list has: “Average export price: US$262 a tonne”."""
OWNERS = re.compile(r"\b(?:[Ww]ho owns|(?:owners|shareholders) of)\b|主要股东|股权结构|股东名单")
"""What a line says that opens a list of owners."""
USES = re.compile(
    r"\b(?:(?:is|was|are|were) used for|uses? of|used in|consumption by (?:use|sector)|by end[- ]use)\b|用在哪|用途|消费构成|消费结构|需求构成|下游构成"
)
"""What a line says that opens a list of what goods are used for."""
STAGES = frozenset({"mine_production", "refining"})
"""What the label of a quota can name that is one for it: “Mining: 270,000”."""
TO_WHOM = re.compile(
    r"\b(?:to|from) [^:.,;]{3,40}: ?$|(?:[对向自从往]|[输销运发]往)[^:：，。]{2,12}[:：]\s?$"
)
"""The label of an entry that names whom a trade is with: “Share going to China: 18%”."""
WITH_WHOM = re.compile(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）.、])?\W*(?:(?:(?:of which|(?:share|part|portion|percentage)(?: of [a-z]+)?(?: (?:going|sent|shipped|sold|coming|bought))?) )?(?:to|from)(?: the)? "
    r"|(?:(?:出口|进口)中)?(?:其中)?(?:来自|从|自|对|向|输往|销往|运往|发往|出口[到至])|(?:去向|流向|来源|来源地|目的地|买家)[\s:：]*|and |其中)?",
    re.IGNORECASE,
)
"""What an entry says before whom a trade is with: “Share going to China: 18%”, 其中来自蒙古国：57.1万吨."""
BEFORE_VALUE = re.compile(
    r"\s*[:：,，–—-]{0,2}\s*(?:(?:only|just|about|around|nearly|almost|over|some|roughly|more than)\s)?(?:的?(?:进口|出口|比例|比重|份额|占比|部分)?[:：]?(?:有|占|为|是|达)?)?\s*"
)
"""What may stand between whom an entry names and its number."""


def of_the_list(scene: Scene, i: int, frame: Frame, last: Frame | None, memory: Memory) -> None:
    """Make an entry what its list says it is: a trade with whom it names, a part of all, a stake, a use, a quota."""
    lead = memory.over_list
    if not lead.lines:
        return
    _as_measured(scene, i, frame, lead)
    _whose(scene, i, frame, lead)
    if frame.kind == Kind.SHARE:
        _a_part(scene, i, frame, lead, memory)
    elif frame.kind == Kind.AMOUNT:
        _a_change(scene, i, frame, lead)
    trade = lead.trade
    if trade is None and last is None and frame.metric in FLOWS and scene.pack.kind(lead.owner) in STATES:
        trade = frame.metric if TO_WHOM.search(scene.text, scene.start, scene.atoms[i].start) else None
    if trade is not None and frame.metric in (*LOOSE, *FLOWS, trade):
        _with_whom(scene, i, frame, last, memory, trade)


def _whose(scene: Scene, i: int, frame: Frame, lead: Lead) -> None:
    """The sum of all entries and the prices they fetch are of whose list it is; stocks are of the exchange named."""
    label = (scene.start, scene.atoms[i].start)
    its_price = frame.metric == "price" and PRICE_OF.search(scene.text, *label)
    if lead.owner is not None and (its_price or OF_ALL.match(scene.text, *label)):
        frame.subject = lead.owner
        frame.because("subject", "the list")
    if frame.metric in HELD and frame.subject is None:
        frame.subject = next((a.id for a in scene.atoms[:i] if a.kind == "S"), None)


def _a_part(scene: Scene, i: int, frame: Frame, lead: Lead, memory: Memory) -> None:
    """What a part is taken of: all that the list is of, the works that is owned, what goods are used for."""
    all_of_it = "world" in (lead.owner, lead.all_of) and frame.subject not in (None, "world")
    if all_of_it and not any(a.id == frame.whole for a in scene.atoms):
        frame.whole = "world"
        frame.because("whole", "the list")
    label, mark, _ = scene.text[scene.start : scene.atoms[i].start].partition(":")
    owns = (mark and OWNED.search(label)) or OWNERS.search(lead.lines)
    works = lead.owner is not None and scene.pack.kind(lead.owner) not in STATES
    if owns and works and frame.subject != lead.owner:
        frame.metric, frame.whole = "stake", lead.owner
    if USES.search(lead.lines):
        _of_a_use(scene, i, frame, lead, memory)


def _a_change(scene: Scene, i: int, frame: Frame, lead: Lead) -> None:
    """Signed figures in brackets and what is added to what is there are changes: “Russia: 249 (+3)”."""
    quantity = scene.atoms[i].quantity
    if quantity is not None and quantity.note == OF_THE_LIST and quantity.direction:
        frame.kind, frame.sign = Kind.CHANGE, quantity.direction
    label = scene.text[scene.start : scene.atoms[i].start]
    power = frame.metric == "capacity" and dimension(frame.unit) == "power"
    if power and (ADDED.search(label) or ADDED.search(lead.lines.rpartition("\n")[2])):
        frame.kind = Kind.CHANGE


def _with_whom(scene: Scene, i: int, frame: Frame, last: Frame | None, memory: Memory, trade: str) -> None:
    """Make an entry the owner's trade with whom it names: “Germany: 1,164” under “Exports by destination”."""
    lead, pack = memory.over_list, scene.pack
    told = memory.flow.subject if memory.flow is not None else None
    owner = lead.owner or told or memory.protagonist()
    partner = _named_alone(scene, i, last)
    if trade == "tariff" and lead.owner is None and partner is not None:
        owner, partner = partner, lead.partner  # “Who charges what: duties on Chinese cars”
    partner = lead.partner if partner in (None, owner) or pack.kind(partner) not in STATES else partner
    if owner is None or partner in (None, owner) or pack.kind(partner) not in STATES:
        return
    frame.metric, frame.subject, frame.counterparty = trade, owner, partner
    if trade == "tariff":
        frame.kind = Kind.AMOUNT if frame.kind == Kind.SHARE else frame.kind
    elif frame.kind == Kind.SHARE:
        frame.whole = owner


def _of_a_use(scene: Scene, i: int, frame: Frame, lead: Lead, memory: Memory) -> None:
    """Make an entry the use's part of all that is used: “integrated circuits: 73%”, 电池：87%."""
    label = scene.text[scene.start : scene.atoms[i].start].partition(":")[0].strip(" ·•-–—*◆●")
    if not label or DIGIT.search(label):
        return
    known = [a.id for a in scene.atoms[:i] if a.kind == "C" and a.text == label] if scene.chinese else []
    frame.subject = known[0] if known else slug(label)
    frame.commodity, frame.metric = memory.topic or frame.commodity, "consumption"
    frame.whole = lead.owner or "world"
    frame.because("subject", label)


def _as_measured(scene: Scene, i: int, frame: Frame, lead: Lead) -> None:
    """Give an entry that names no measure that of the list: “Chipmakers: revenue in 2024”, “Carriers built in 2025”."""
    known = scene.pack.metrics.get(lead.metric or "")
    quantity = scene.atoms[i].quantity
    if known is None or quantity is None:
        return
    fits = not known.units or dimension(quantity.unit) in known.units
    labels = {id for atom in scene.atoms[:i] for id in atom.metrics()}
    if lead.metric == "quota" and fits and frame.kind == Kind.AMOUNT and labels <= STAGES:
        frame.metric = "quota"  # “Mining: 270,000” under “Quotas for 2024”
    if labels:
        return
    counted = (
        frame.kind == Kind.COUNT and frame.metric == "things" and lead.metric in (*MADE, *FLOWS, "sales")
    )
    if counted or (frame.metric is None and fits):
        frame.metric = lead.metric


def _named_alone(scene: Scene, i: int, last: Frame | None) -> str | None:
    """Whom an entry names before its number, with nothing told of it: “Germany: 1,164”, 中国内地，24.1万吨; else as before."""
    start = scene.atoms[last.at].end if last is not None and last.at >= 0 else scene.start
    named = [a for a in scene.atoms[:i] if a.kind == "E" and a.start >= start]
    if not named:
        return last.counterparty if last is not None else None
    first, others = named[0], any(a.id != named[0].id for a in named)
    alone = WITH_WHOM.fullmatch(scene.text, start, first.start) is not None
    if alone and not others and BEFORE_VALUE.fullmatch(scene.text, named[-1].end, scene.atoms[i].start):
        return first.id
    return last.counterparty if last is not None else None


def is_ahead(scene: Scene, i: int, frame: Frame, lead: Lead) -> bool:
    """Whether an entry is yet to come: by the line above the list, or by its own label, “Capital spending plan: $650 million”."""
    if not lead.lines:
        return False
    if lead.ahead and frame.carry == lead.span:
        return True
    label, mark, _ = scene.text[scene.start : scene.atoms[i].start].rpartition(":")
    return mark != "" and (AIMED.search(label) or PLAN.search(label)) is not None
