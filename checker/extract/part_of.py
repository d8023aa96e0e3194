"""What a part is of, where the text leaves it to its reader: a province's of its country, chips' of the firm that sells them."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.made_of import of_the_mix
from checker.extract.scene import Scene
from checker.model import Kind

WORLD = re.compile(
    r"\b(?:world|global|worldwide|globally|international|planet)\b|全球|世界|国际", re.IGNORECASE
)
SELF = re.compile(r"\bself-?sufficien|自给")
TAKINGS = re.compile(
    r"(?:brought in|brings in|contribut\w+|ma[dk]es? up|account\w* for|generat\w+|earn\w*|yield\w*|provid\w+|represent\w*) (?:about |around |some |nearly |almost |over |more than |roughly |just )*$"
)
OF_SALES = re.compile(
    r" of (?:the |total |all |the company's |the group's )*(?!its |their )(?:[a-z-]+ )?(?:sales|revenues?|turnover|takings|income)\b"
)
SALES_ZH = re.compile(
    r"占(?:公司|集团|总|其|全部|同期)*[\u4e00-\u9fff]{0,4}?(?:营收|收入|营业收入|销售额|销售)(?:总额)?的?(?:比重|比例)?(?:约|近|达|为|逾|超)?$"
)


def fill_whole(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Write the whole of a share into the frame where only its reader knows it."""
    if frame.kind != Kind.SHARE:
        return
    if not scene.chinese and (told := _of_takings_told(scene, i, frame, memory)) is not None:
        frame.metric, frame.subject, frame.whole, frame.counterparty = (
            "revenue",
            told.subject,
            told.whole,
            None,
        )
    elif not scene.chinese and (flow := _sent_of_output(scene, i, frame)) is not None:
        owner = frame.subject if frame.subject != "world" else None
        frame.metric, frame.subject = flow, owner or memory.country or memory.topic_country
        frame.whole = frame.subject
    elif not scene.chinese and _of_its_own(scene, i, frame):
        frame.whole = frame.subject
    elif frame.metric == "import_reliance":
        frame.whole = frame.whole or frame.subject  # one relies on imports for what one uses
        if frame.counterparty is None and SELF.search(scene.text, scene.start, scene.end) is not None:
            frame.metric = "supply"  # what one makes oneself of it is the other part
    elif frame.metric in ("sales", "revenue") and (firm := _seller(scene, i, frame, memory)) is not None:
        frame.metric, frame.subject, frame.whole = "revenue", firm, firm
    elif frame.metric == "sales" and frame.whole is None and scene.pack.kind(frame.subject) == "company":
        frame.whole = "world"
    elif (frame.whole is None or frame.metric == "other") and of_the_mix(scene):
        frame.metric = "supply" if frame.metric in ("other", "demand", "sales") else frame.metric
        frame.whole = frame.subject
    elif frame.whole == "world" and scene.pack.kind(frame.subject) == "place" and not _of_all(scene):
        frame.whole = scene.pack.home(frame.subject) or frame.whole  # 其中山西占27.2%


OUTPUT = re.compile(
    r" of (?:(?:its|the|total|all|[A-Z][\w.]*|[a-z]+ly|[a-z]+) ){0,4}?(?:production|output|harvest|crop)\b"
)
SENT = re.compile(
    r"\b(?P<flow>exports|imports|shipments abroad) (?:[a-z]+ ){0,2}?(?:equated to|equalled|equaled|accounted for|account for|represented|represents?|totalled|totaled|made up|came to|were equal to|amounted to) (?:about |nearly |over |more than |just |only |almost )?$",
    re.IGNORECASE,
)


def _sent_of_output(scene: Scene, i: int, frame: Frame) -> str | None:
    """The flow that is put as a part of what was made: “exports equated to 24 percent of production”."""
    if frame.metric not in ("production", "mine_production", "exports", "imports"):
        return None
    if OUTPUT.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    said = SENT.search(scene.text, max(scene.start, scene.atoms[i].start - 70), scene.atoms[i].start)
    return ("imports" if said["flow"].lower() == "imports" else "exports") if said is not None else None


OWN = re.compile(
    r",? of (?:(?:its|their)|(?:the |that )?(?:company|group|firm|brand|carmaker|automaker|miner|chipmaker|lender|retailer|manufacturer|producer|unit)['’]s)"
    r"(?: own| total| overall| annual| entire| combined| current)*(?: (?!global\b|world\b)[\w-]+){0,2}? (?:capacity|production|output|revenues?|sales|turnover|volumes?|deliveries|workforce|staff|reserves|stocks)\b"
)
"""“57% of the company's total revenue”, “21%, of its smelting capacity”: the whole is the owner's."""


def _of_its_own(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a firm's part of what is its own has been given the world, a country or nothing for its whole."""
    if frame.counterparty is not None or frame.subject in (None, "world", frame.whole):
        return False
    firm = scene.pack.kind(frame.subject) in ("company", "")
    return (
        firm and frame.metric != "stake" and OWN.match(scene.text, scene.atoms[i].end, scene.end) is not None
    )


OF_THAT = re.compile(r" (?:of (?:the total|it|that|all that|this)\b|[,.;:\[(]|and\b|$)|[,.;:]|$")
AND_ONE = re.compile(r" and (?:[\w-]+ ){1,4}$")


def _of_takings_told(scene: Scene, i: int, frame: Frame, memory: Memory) -> Frame | None:
    """The part of a firm's takings told before that this one stands beside.

    After “Phones earned 40% of revenue”: “Cloud services contributed 21% and games 9%.”
    """
    if frame.metric not in ("production", "supply", "sales", "revenue", "other", "profit"):
        return None
    if frame.whole not in (None, "world") or frame.counterparty is not None:
        return None
    here = memory.spoken[-1] if memory.spoken else None
    told = here or (memory.before[-1] if memory.before and memory.earlier else None)
    if told is None or (told.kind, told.metric) != (Kind.SHARE, "revenue") or told.whole in (None, "world"):
        return None
    if told.whole != told.subject or OF_THAT.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    since = scene.start if here is None or here.at < 0 else scene.atoms[here.at].end
    said = scene.text[since : scene.atoms[i].start]
    if any(a.kind == "E" for a in scene.atoms[max(0, here.at if here else 0) : i]):
        return None
    return told if TAKINGS.search(said) or (here and AND_ONE.match(said)) else None


def _of_all(scene: Scene) -> bool:
    return WORLD.search(scene.text, scene.start, scene.end) is not None


def _seller(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The firm of whose sales its goods bring in a part: “telephones brought in half of all sales”."""
    firm = memory.anchor if scene.pack.kind(memory.anchor) == "company" else memory.topic_company
    if firm is None or frame.counterparty is not None or _of_all(scene):
        return None
    low, _ = scene.span_of(i)
    if any(a.kind == "E" for a in scene.atoms[low:i]) or not any(a.kind == "C" for a in scene.atoms[low:i]):
        return None
    before = scene.text[scene.atoms[low].start : scene.atoms[i].start]
    if scene.chinese:
        return firm if SALES_ZH.search(before) is not None else None
    says = TAKINGS.search(before) is not None
    return firm if says and OF_SALES.match(scene.text, scene.atoms[i].end, scene.end) is not None else None
