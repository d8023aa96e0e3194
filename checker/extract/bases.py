"""What a change is measured against, and the value that it began from."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.calendar import shifted
from checker.extract.frame import Frame
from checker.extract.issued import FORECAST_REVISED
from checker.extract.scene import JOINTS, Scene
from checker.extract.steps import STEPS, step_between
from checker.extract.steps_en import step_named
from checker.extract.times import Time
from checker.model import Kind

REVISED = re.compile(
    r"\b(?:revis\w+|range (?:lowered|raised|cut|trimmed|narrowed|widened)|(?:raised|cut|lowered|upgraded|downgraded|lifted|trimmed) (?:its|his|her|their|the)\b.{0,30}\b(?:forecast|estimates?|target|guidance|outlook|projection|plan|budget|goal|view))|\b(?:raised|cut|lowered|lifted|trimmed|slashed|nudged|upped) (?:its|their|the) 20\d\d(?:[/-]\d\d(?:\d\d)?)? (?:surplus|deficit|crop|harvest|balance|output|demand|supply)\b|"
    + FORECAST_REVISED
    + r"|上调|下调|调高|调低|上修|下修|(?:目标|指引|预期|预测|预估|计划产量)[^,，;；。]{0,6}(?:由|从)"
)
"""One and the same figure said anew, not one that changed in the world."""


AT_ITS_END = re.compile(
    r" (?:at|by|in|since|over|during|for) (?:the |all |its )?(?:end|start|beginning|middle|close|turn|whole|rest|entirety|remainder)? ?of \S+| (?:before|prior to|ahead of|as (?:recently|late|early) as) "
)


TURNS = ("转为", "变为", "转成", "變為", "轉為", "转向")
GOAL = ("至", "到")
"""How the word ends that a change arrives with: 至, 增至, 升到."""


def starts_a_change(scene: Scene, i: int, dated: bool = False) -> bool:
    """Whether the number is where a change began: “from 84.5 million to 8.0 million”, “up 38% from 20.1 million”, 由…增至….

    One with a time of its own (“from 350 in July to 500”) counts only where `dated` asks for it.
    """
    j = i - 1
    while (
        dated and j > 0 and (scene.atoms[j].kind == "T" or scene.atoms[j].text == "的" or _balance(scene, j))
    ):
        j -= 1
    before = scene.atoms[j].low if i else ""
    if before not in ("from", "从", "由") or REVISED.search(scene.text, scene.start, scene.end):
        return False
    following = list(scene.atoms[i + 1 : i + 6])
    goal = next((k for k, a in enumerate(following) if _arrives(a)), 3)
    if not dated and (
        any(a.kind == "T" for a in following[: min(goal, 3)])
        or AT_ITS_END.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        return False
    turns = scene.text.startswith(TURNS, scene.atoms[i].end)
    if (turns or any(_arrives(a) for a in following)) and any(a.kind == "Q" for a in following):
        return True
    return not dated and before == "from" and _moved(scene, j)


BALANCES = frozenset("过剩 短缺 盈余 赤字 亏损 盈利 缺口 過剩 虧損 净利 逆差 顺差".split())


def _balance(scene: Scene, j: int) -> bool:
    """Whether the word says on which side what began was: 由去年的过剩3.6万吨转为短缺1.2万吨."""
    return scene.chinese and scene.atoms[j].text in BALANCES


def _arrives(atom: Atom) -> bool:
    """Whether the word says where a change arrives: “to”, 至, 增至."""
    return atom.low == "to" or (atom.kind != "T" and atom.text.endswith(GOAL))


def _moved(scene: Scene, j: int) -> bool:
    """Whether “from” at `j` comes after how far or whereto something moved: “up 38% from”, “narrowed to 161 million from”."""
    while j > 1 and (scene.atoms[j - 1].kind == "T" or scene.atoms[j - 1].is_word("in", "the", ",")):
        j -= 1
    moved = scene.atoms[j - 1] if j else None
    if moved is None:
        return False
    if moved.is_word("up", "down"):
        return True
    if moved.kind != "Q" or moved.quantity is None:
        return False
    return moved.quantity.unit == "percent" or any(
        a.is_word("to") or a.is_cue("reach") for a in scene.atoms[max(0, j - 3) : j - 1]
    )


AFTER_A = re.compile(
    r"\b(?:after|following) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:profit|loss|surplus|deficit|shortfall|gain|rise|increase|jump|fall|decline|drop|growth|contraction|inflow|outflow) of "
    r"(?:about |around |some |nearly |almost |over |more than |just |only )?$"
)


SET_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|after) (?:about |around |some |nearly |almost |over |more than |just |only )?$"
)
CLOSES = (".", ";", ")", ",")


BECAME = re.compile(r" (?:became|turned into|gave way to|was followed by|turned to) (?:an? )?")
REPLACED = re.compile(
    r"\b(?:replac(?:es|ed|ing)|swung from|revers(?:es|ed|ing)|eras(?:es|ed|ing)|after) (?:an? |the )(?:[\w-]+ )?(?:loss|profit|deficit|surplus|shortfall) of (?:about |around |some )?$"
)
"""“A profit of 33 million replaced a loss of 69 million”: the other one is of the time before."""


def took_its_place(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether another value has taken the place of the number: “a profit of 257 million became a loss of 196 million”."""
    if scene.chinese or frame.metric != "profit" or any(a.kind == "T" for a in scene.atoms[i + 1 : i + 4]):
        return False
    start, end = scene.atoms[i].start, scene.atoms[i].end
    return (
        BECAME.match(scene.text, end, scene.end) is not None
        or REPLACED.search(scene.text, max(scene.start, start - 60), start) is not None
    )


def follows(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether it is what came before, with no time of its own: “a loss of 288 million for 2025 after a profit of 231 million”."""
    if scene.chinese or any(a.kind == "T" for a in scene.atoms[i + 1 : i + 5]):
        return False
    before = scene.words(max(0, i - 8), i)
    if AFTER_A.search(before) is not None:
        return True
    alike = (last.metric, last.subject, last.unit) == (frame.metric, frame.subject, frame.unit)
    closes = i + 1 < len(scene.atoms) and scene.atoms[i + 1].text in CLOSES
    return alike and closes and last.kind == frame.kind and SET_AGAINST.search(before) is not None


def former(scene: Scene, frame: Frame, last: Frame | None) -> str | None:
    """The period of the value that a change began from, by that of the value it came to.

    A year, a quarter or a half is set against the same window a year before, and so is a month after a change on the
    year; a month's trade else against the month before. What is now set against an aim (“from 77 million to 142
    million by 2030”) has no time.
    """
    period = frame.period or ""
    if scene.chinese and frame.metric == "tariff":
        return None
    since = next((time.period for _, time in scene.times if time.role == "since"), None)
    if since is not None and (scene.chinese or not period):
        # 自2006年以来，已从8万吨增至27万吨; 2018年以来，从46%升至去年的70%
        return period if period and since.startswith(period) else since.partition("/")[0]
    if any(time.role == "by" and time.period == period for _, time in scene.times):
        return None
    yearly = any(time.role == "prior" and time.period == shifted(period, years=-1) for _, time in scene.times)
    if "/" in period or len(period) == 4 or yearly:
        return shifted(period, years=-1)
    return shifted(period, months=-1) if scene.pack.nature(frame.metric or "") == "flow" else None


def base_of(scene: Scene, i: int, frame: Frame, last: Frame | None = None) -> str | None:
    """What a change is measured against: y/y, q/q, m/m, w/w, d/d, or a period named with it.

    What its own clause says near the number, else what the change listed before it has; else a window of trade, output
    or results is set against the same one a year before.
    """
    low, high = _window(scene, i)
    text = scene.text[scene.atoms[low].start : scene.atoms[high - 1].end].lower()
    if not scene.chinese and (stepped := step_named(scene, i, frame)) is not None:
        return stepped
    if scene.chinese and i + 1 < high:
        behind = text[scene.atoms[i].end - scene.atoms[low].start :]
        text = text[: len(text) - len(behind)] + NEXT_PART.split(behind, maxsplit=1)[0]
    if not scene.chinese and (own := RIGHT_BEHIND.match(scene.text, scene.atoms[i].end, scene.end)):
        return next((name for name, words in STEPS.items() if words.search(own[0].lower())), None)
    if (nearest := _set_against(scene, i, frame)) is not None:
        return nearest
    if scene.chinese and (last_said := _last_step(scene, i, low, frame)) is not None:
        return last_said
    for name, words in STEPS.items():
        if words.search(text):
            return name
    if "环比" in text:
        if WEEK.search(scene.text, scene.start, scene.atoms[i].start) is not None:
            return "w/w"  # 上周库存环比下降2%
        return "q/q" if frame.period and "/" in frame.period else "m/m"
    if (named := _named(scene, i, frame, low, high)) is not None:
        return named
    if last is not None and last.kind in (Kind.CHANGE, Kind.MULTIPLE) and last.base:
        between = scene.atoms[last.at + 1 : i]
        if all(a.low in JOINTS for a in between):
            return last.base
        alike = (last.metric, last.period, last.unit) == (frame.metric, frame.period, frame.unit)
        if scene.chinese and alike and last.base != "y/y":
            return last.base  # 对德国的出口较8月下降两成，对越南则激增五成
    if frame.period is None or any(time.role == "by" for _, time in scene.times):
        return None
    nature = scene.pack.nature(frame.metric or "")
    if nature == "price":
        head = scene.text[scene.start : scene.atoms[i].start].partition("，")[0].partition(",")[0]
        return _usual_of_prices(frame.period, head + text if scene.chinese else text)
    if len(frame.period) == 7 and i + 1 < len(scene.atoms) and scene.atoms[i + 1].low == "from":
        return "m/m"  # “down 11.3% from 656 tons”
    return "y/y" if (nature == "flow" or len(frame.period) == 4) and len(frame.period) != 10 else None


WEEK = re.compile(r"[上本这当全前]一?周(?![年末])")
TWO_STEPS = re.compile(
    r"(?P<one>[同环]比|按[年季月]|[年季月]比)[和与及、](?P<two>[同环]比|按[年季月]|[年季月]比)[^,，;；。\d]{0,8}[\d.%,，和与及、百分点個个-]*$"
)
"""按年及按季分别增长三成及一成: each number has a step of its own."""
PACES = {"同": "y/y", "年": "y/y", "季": "q/q", "月": "m/m"}
NEXT_PART = re.compile(r"[,，;；、。]")
SET_OFF = re.compile(r"[与和同跟较][^,，;；。\d]{1,6}(?:相比|对比|相较)[,，]$")
"""与上月相比，…: what all of the next clause is set against."""


def _last_step(scene: Scene, i: int, low: int, frame: Frame) -> str | None:
    """The step whose word stands nearest before a Chinese number: 季减4%、年减9%; 与上月相比，出口增两成."""
    set_off = SET_OFF.search(scene.text, scene.start, scene.atoms[low].start)
    first = scene.atoms[low].start if set_off is None else set_off.start()
    said = scene.text[first : scene.atoms[i].start]
    if i and (pair := TWO_STEPS.search(scene.text, scene.start, scene.atoms[i].start)) is not None:
        told = [a for a in scene.atoms[:i] if a.kind == "Q" and a.start >= pair.start()]
        if len(told) < 2:
            pace = pair["two" if told else "one"].strip("按比")
            return PACES.get(pace) or ("q/q" if frame.period and "/" in frame.period else "m/m")
    ends = {
        name: max((hit.end() for hit in words.finditer(said)), default=0) for name, words in STEPS.items()
    }
    nearest = max(ends, key=lambda name: ends[name])
    return nearest if ends[nearest] and "环比" not in said[ends[nearest] :] else None


def _usual_of_prices(period: str, text: str) -> str | None:
    """What a price is measured against when nothing is said: the day before, the start of the year, the year before."""
    if len(period) == 10:
        return "d/d"
    if THIS_YEAR.search(text):
        return f"{period[:4]}-01"
    return "y/y" if len(period) == 4 else None


THIS_YEAR = re.compile(
    r"年内|年初|今年(?:以来|迄今|至今)|今年累|\b(?:so far this year|year[- ]to[- ]date|this year so far)\b"
)


RIGHT_BEHIND = re.compile(
    r" on the (?:month|year|quarter|week)\b| (?:more |less |higher |lower |up |down )?(?:from|than|on|over) (?:in )?(?:the (?:previous|preceding|prior) (?:year|quarter|three months|month|week)|an? (?:year|quarter|month|week) (?:earlier|before|ago))\b",
    re.IGNORECASE,
)
"""What right behind a change says what it is measured against, whatever was said of another one before it."""


def _window(scene: Scene, i: int) -> tuple[int, int]:
    """The atoms of the number's clause between the numbers on both sides of it, and past one that it is measured against.

    In “up 40% from 500 cars a month earlier” that is the rest of the clause.
    """
    low, high = scene.span_of(i)
    numbers = [
        j
        for j in range(low, high)
        if (quantity := scene.atoms[j].quantity) is not None and quantity.unit not in ("year", "month", "day")
    ]
    first = max((j + 1 for j in numbers if j < i), default=low)
    after = [j for j in numbers if j > i]
    said = scene.atoms[i].quantity
    outdone = said is not None and said.unit == "x" and not scene.chinese
    against = AGAINST | {"the", "that", "its"} if outdone else AGAINST
    if after and any(scene.atoms[j].low in against for j in range(i + 1, after[0])):
        after = after[1:]  # “more than double the 2.1 million of a decade ago”
    return first, after[0] if after else high


AGAINST = frozenset(["from", "than", "above", "below", "on", "against", "over"])


def _set_against(scene: Scene, i: int, frame: Frame) -> str | None:
    """The step to a month or year right behind a change: “12% more than in November and back at the level of a year before”."""
    if scene.chinese or frame.period is None:
        return None
    near = [(j, time) for j, time in scene.times if i < j < i + 6 and time.role == "base"]
    if not near or any(a.kind == "Q" for a in scene.atoms[i + 1 : near[0][0]]):
        return None
    return step_between(frame.period, near[0][1].period)


def _named(scene: Scene, i: int, frame: Frame, low: int, high: int) -> str | None:
    """The base by the time that is named for it: `9%` “above the level of September” of October is m/m."""
    named = [
        (abs(j - i), time)
        for j, time in scene.times
        if low <= j < high and time.role in NAMING and not (time.role == "since" and _of_a_record(scene, j))
    ]
    before, _ = scene.span_of(i)
    if scene.chinese:
        named += [(abs(j - i) + 9, time) for j, time in scene.times if j < low and _since_then(scene, time)]
    if scene.chinese and (off := SET_OFF.search(scene.text, scene.start, scene.atoms[low].start)) is not None:
        before = next(j for j, atom in enumerate(scene.atoms) if atom.end > off.start())
    named += [(abs(j - i) + 9, time) for j, time in scene.times if before <= j < low and time.role == "base"]
    if not named:
        return None
    time = min(named, key=lambda found: found[0])[1]
    if time.role == "since":
        return time.period.partition("/")[0]
    return (step_between(frame.period, time.period) if frame.period is not None else None) or time.period


SINCE = re.compile(r"(?:[年月底初末]{0,2}以来|至今)[,，]")


def _since_then(scene: Scene, time: Time) -> bool:
    """Whether a Chinese sentence begins with the time since which all of it has come about: 2020年以来，产量增长两成."""
    heads = scene.text[scene.start : time.start].strip() in ("", "自", "从")
    return heads and time.role == "since" and SINCE.match(scene.text, time.end, scene.end) is not None


def _of_a_record(scene: Scene, j: int) -> bool:
    """Whether the time is only that of the last one like it: “the most since May”."""
    return RECORD.search(scene.words(max(0, j - 9), j + 1)) is not None


RECORD = re.compile(r"\b(?:most|least|first|\w+est|best|worst) [^,;.]{0,30}since\b")
NAMING = ("base", "prior", "since", "other")
"""Roles of the time that a change is measured against."""
