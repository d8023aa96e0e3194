"""Which of a sentence's times is the period of a number, and whether that makes it a forecast."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.belongs import A_YEAR, applies
from checker.extract.calendar import Clock, whole_span
from checker.extract.fiscal import financial, of_the_crop
from checker.extract.frame import Frame, Memory
from checker.extract.given import tells_which
from checker.extract.left_over import carried_time, story_time
from checker.extract.nearness import cost_of
from checker.extract.periods_zh import (
    compared_with_before,
    has_no_time_of,
    month_again,
    of_the_ranked,
    outlasts,
    so_many_kinds,
    time_of_list,
    was_less,
)
from checker.extract.present import lasting, now, right_now
from checker.extract.scene import STRONG, Scene
from checker.extract.set_beside import of_the_aimed, part_of_that, past_now, since_before
from checker.extract.tenses import (
    against_a_year,
    back_from_earlier,
    begins,
    changed_since,
    in_brackets,
    of_old,
    only_measured_by_others,
    told_since,
    when,
)
from checker.extract.times import Time
from checker.extract.told_en import OF_A_DAY, by_now, year_before
from checker.model import Kind, Modality

COMPARED = re.compile(
    r"\b(?:than|against|compared|versus|previous|from|estimate of|forecast of) (?:[\w-]+ ){0,4}$|\b(?:than|against|from|after)$|, after (?:about |around |some |nearly |just |only |the |an? )?$"
)
SILENT = frozenset({Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT, Kind.DATE, Kind.RECENCY})
"""What has no time to leave to the numbers after it: “the biggest customer with 102 tonnes”."""
BEFORE_THAT = re.compile(
    r" (?:an? [a-z]+ )?(?:before|until) (?:the |its |their |an? )?(?:[\w'’-]+ ){1,5}?(?:began|started|broke out|came|took effect|(?:was|were) [a-z]+ed|[a-z]{3,}ed)\b"
)
"""What right behind a number says that it was so until something happened: “$12,500 before controls were introduced”."""
UNDATED = frozenset({"investment", "loan", "stake", "tariff", "things", "lead_time", "event"})
OF_A_LIST = frozenset({"investment", "loan", "things"})
"""What has a time all the same that the line above a list gives to its figures."""


SPENT = frozenset(
    [
        "capital spending",
        "capital expenditure",
        "capital expenditures",
        "capex",
        "资本支出",
        "资本开支",
        "研发投入",
        "研发支出",
        "研发费用",
        "資本支出",
    ]
)
"""What a firm lays out year by year, which has its time like what it earns."""


SO_FAR = re.compile(r"\b(?:so far|to date|as yet|already|until now|up to now)\b", re.IGNORECASE)


def period_of(
    scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None, clock: Clock
) -> str | None:
    """The stated period of the quantity at atom `i`, own or carried, or None.

    Nearest first: a time right behind the number in its clause, one before it in the clause, one at
    the head of the sentence, then what the number before in the sentence or the sentence before had.
    Sets `frame.carry`, what the next number may inherit: “a year earlier” is for its own number only.
    """
    holds = frame.metric == "other" and frame.unit in ("year", "day")
    if frame.apiece and not scene.chinese:
        return of_old(scene, i, clock)
    if frame.kind == "date" or frame.apiece or so_many_kinds(scene, i, frame) or (holds and scene.chinese):
        return None
    if not scene.title and (right_now(scene, i) or tells_which(scene, i, frame)):
        return None
    if not scene.chinese and BEFORE_THAT.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        frame.carry = last.carry if last is not None else None
        return None
    told = memory.frame
    if told is not None and told.period and only_measured_by_others(scene, frame, told):
        frame.carry = told.period
        return told.period
    undated = frame.metric in UNDATED and frame.evidence.get("metric", "").lower() not in SPENT
    strict = frame.kind in ("rank", "exclusive") or undated or holds
    flow = scene.pack.nature(frame.metric or "") == "flow" and not strict
    if flow and last is not None and last.carry is last.period is None and last.kind in SILENT:
        last = None
    resumed = (
        last is None or scene.clauses[last.at] > scene.clauses[i]
    )  # “which peaked in 2024, is quoted at $73”
    resumed = resumed or _turns_to_now(scene, i, frame, last)
    resumed = resumed and memory.over_list.span is None
    present = not scene.title and (now(scene, i) or (resumed and lasting(scene, i) is not None))
    anew = not scene.chinese and last is None and clock.age == 0 and _only_compares(scene)
    inherited = None if present or anew else _inherited(scene, i, frame, memory, last)
    inherited = inherited or past_now(scene, frame, memory)
    back = not scene.chinese and last is not None and _looked_back(scene, i, last, clock)
    inherited = None if back else against_a_year(scene, inherited)
    if (
        inherited
        and last is None
        and not (scene.chinese or scene.title)
        and by_now(scene, i, inherited, clock)
    ):
        inherited = None
    if (inherited or "")[:7] > (clock.month or "9") and SO_FAR.search(scene.text, scene.start, scene.end):
        inherited = (
            None  # “so far confirmed sales come to 1.1 million”, after what is promised for the years to come
        )
    if inherited is None and (concluded := _concluded(scene, frame, memory, last)) is not None:
        stays = scene.pack.nature(frame.metric or "") in ("stock", "structure")
        frame.carry = None if stays else concluded
        return concluded
    if (later := changed_since(scene, i, frame, memory, last)) is not None:
        frame.carry = later
        return later
    if (aimed := of_the_aimed(scene, i, frame, last)) is not None:
        frame.carry = inherited
        frame.because("period", "as before")
        return aimed
    if frame.metric != "quota" and _over_by_now(scene, i, inherited, clock):
        inherited = memory.stated if (memory.stated or "9")[:4] <= (clock.month or "0")[:4] else None
    best = _nearest(scene, i, frame, strict, last, memory) or (_led_with(scene, i) if flow else None)
    if best is None and (parted := part_of_that(scene, i, frame, memory, last, clock)) is not None:
        frame.carry = parted
        return parted
    if scene.chinese and (own := time_of_list(scene, i, frame, memory, best)) is not None:
        return own
    if best is not None:
        return since_before(scene, i, best[0], last) or _stated(scene, i, frame, best, inherited, clock)
    if ALTOGETHER.search(
        scene.words(max(0, i - 3), i) + "|" + scene.words(i + 1, min(len(scene.atoms), i + 4))
    ):
        inherited = whole_span([f.period for f in memory.spoken if f.metric == frame.metric]) or inherited
    if inherited is None and not present:
        inherited = compared_with_before(scene, i, frame, memory, clock)
    fresh = last is None or back or _turns_to_then(scene, i, frame, last)
    if inherited is None and not strict and not present and fresh:
        inherited = story_time(scene, i, frame, memory, clock)
    now_told = present and frame.metric != "area"
    if inherited is None and not (strict or now_told or scene.title) and frame.kind != Kind.SHARE:
        inherited = of_the_crop(scene, frame, clock)
    frame.carry = inherited = month_again(scene, inherited, memory, clock)
    if frame.carry is None and memory.frame is not None and not has_no_time_of(scene, frame, memory.frame):
        frame.kept = memory.frame.carry or memory.frame.kept
    if not strict or (frame.metric in OF_A_LIST and inherited and inherited == memory.over_list.span):
        return inherited
    if scene.chinese and frame.kind == Kind.RANK and (dated := of_the_ranked(frame, memory)) is not None:
        return dated
    if last is None or last.metric != frame.metric or last.at < 0 or not _beside(frame, last):
        return None
    if _done_since(scene, i, frame, last):
        return None
    if scene.chinese and last.period is None and frame.metric == "tariff":
        frame.carry = None
        return last.carry  # 6月起由25%提至50%
    return last.period and (last.carry or last.period)


def _led_with(scene: Scene, i: int) -> tuple[Time, int] | None:
    """The only time of a sentence that begins with the number: “With 21,000 tons, Kazakhstan dug 43% of it in 2022”."""
    if scene.chinese or i != 1 or not scene.atoms[0].is_word("with", "at") or len(scene.times) != 1:
        return None
    ((j, time),) = scene.times
    closed = any(a.text == "," for a in scene.atoms[2:5]) and scene.clauses[j] == scene.clauses[i]
    return (time, j) if closed and time.role == "at" else None


CONCLUDES = re.compile(
    r"(?:That|This) (?:would |also |now |thus |still )?(?:makes?|made|leaves?|left|puts?|gives?|gave|brings?|brought|drops?|dropped|lifts?|lifted|means?|meant|represents|represented|equals|corresponds|works out|implies)\b"
)
"""What goes on about the figure just told: “That makes America number two, with 13% of the world's tonnage”."""


def _concluded(scene: Scene, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """The time of the figure from which a sentence only draws its conclusion."""
    if scene.chinese or scene.title or scene.times or frame.metric in UNDATED:
        return None
    if CONCLUDES.match(scene.text, scene.start, scene.end) is None:
        return None
    held = memory.earlier if last is None else last
    return (held.carry or held.period) if held is not None else None


def _over_by_now(scene: Scene, i: int, inherited: str | None, clock: Clock) -> bool:
    """Whether what has been is told after a year that is still to come: “use will fall by 2030. America's jumped 8%”."""
    if scene.chinese or inherited is None or inherited[:4] <= (clock.month or "9999")[:4]:
        return False
    foreseen = any(a.is_cue("forecast") for a in scene.atoms)
    return not foreseen and scene.tense(i) == "past"


def _looked_back(scene: Scene, i: int, last: Frame, clock: Clock) -> bool:
    """Whether the number before only looked back in a relative clause: “Congo, whose output was 1 million in 2016, came to 3.3 million”."""
    aside_of_it = last.at >= 0 and scene.clauses[last.at] > scene.clauses[i] and last.period is not None
    return aside_of_it and (last.period or "")[:4] < (clock.before or "0")[:4]


def _done_since(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether what was done is told after what is to come: “has promised 1.5 million homes by 2029; 190,000 were built”."""
    if scene.chinese or last.modality != Modality.FORECAST:
        return False
    between = scene.atoms[max(0, last.at) : i]
    if not any(map(_parts, between)) or any(a.is_cue("forecast") for a in between):
        return False  # “will spend $40 billion; it had guided for $38 billion”
    counted = scene.atoms[i].kind == "Q" and frame.kind == Kind.AMOUNT  # “; traders can trace 2 million”
    told = scene.tense(i)
    return told == "past" or (told == "present" and counted)


def _parts(atom: Atom) -> bool:
    """Whether a mark or a word sets what comes after it against what was told before."""
    return atom.text in STRONG or atom.low in ("but", "yet", "though")


def _only_compares(scene: Scene) -> bool:
    """Whether the time after the one that a value is set against is what the sentence tells of: “5 million tons, after 4 million in 2024”."""
    return all(time.role in ("base", "other") for _, time in scene.times)


def _turns_to_then(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether what was done is told after how things are: “smelts 60% of all aluminium and shipped 5 million tonnes abroad”."""
    timeless = not scene.chinese and last.carry is None and last.period is None and last.at >= 0
    return (
        timeless
        and frame.metric != last.metric
        and not any(a.is_word("has", "have") for a in scene.atoms[last.at : i])
        and scene.tense(last.at) == "present"
        and scene.tense(i) == "past"
    )


def _turns_to_now(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Whether a new verb tells how things are after what was so: “furnished 41% in 2024 and makes 95%”."""
    holds = None if scene.chinese or last is None or last.at < 0 else lasting(scene, i)
    if holds is None or last is None or holds <= last.at or not scene.atoms[holds].low.isascii():
        return False
    if frame.metric == "price" and any(a.text in STRONG for a in scene.atoms[last.at + 1 : i]):
        return True
    goes_on = any(a.low in GOES_ON or a.text in STRONG for a in scene.atoms[max(last.at, holds - 5) : holds])
    return goes_on and frame.metric != last.metric and scene.tense(last.at) == "past"


GOES_ON = frozenset(["and", "but", "yet", "while", "whereas", "though", "although"])


def _beside(frame: Frame, last: Frame) -> bool:
    """Whether a number without a time may have that of the one before it: a change of it, a rank of the same one."""
    if frame.kind == Kind.RANK and last.subject == frame.subject:
        return True
    return frame.kind in (last.kind, Kind.CHANGE, Kind.MULTIPLE, Kind.RATIO)


def _nearest(
    scene: Scene, i: int, frame: Frame, strict: bool, last: Frame | None, memory: Memory
) -> tuple[Time, int] | None:
    """The time of the sentence that stands nearest to the number, with its atom; near it where it must be `strict`."""
    best: tuple[float, Time, int] | None = None
    anew = last is not None and (
        (last.metric != frame.metric and _anew(scene, i, frame, last))
        or back_from_earlier(scene, i, memory, last) is not None
    )
    told = told_since(scene, last)
    if last is not None and _done_since(scene, i, frame, last):
        told = max(told, max(j for j in range(i) if _parts(scene.atoms[j])))
    mark = _refused_before(scene, frame, last)
    for j, time in scene.times:
        again = scene.atoms[j].text in ("当月", "当季", "当年")  # that of which the sentence tells
        if last is not None and _had_its_time(scene, i, j, frame, last, time):
            continue
        done_with = j < max(told, mark) or (anew and last is not None and (j < last.at or again))
        if done_with or not applies(scene, i, j, time, frame, strict):
            continue
        cost = cost_of(scene, i, j)
        if (not strict or cost < (5.0 if j < 2 else 3.0)) and (best is None or cost < best[0]):
            best = cost, time, j
    if best is None or ALTOGETHER.match(scene.words(i + 1, min(len(scene.atoms), i + 2)) or "-"):
        return None
    return best[1:]


def _had_its_time(scene: Scene, i: int, j: int, frame: Frame, last: Frame, time: Time) -> bool:
    """Whether the time behind another measure is not that of what is there: “26,000 t came out in the March quarter, of a capacity of 350,000 t”."""
    if scene.chinese or not last.at < j < i or last.metric == frame.metric or last.period != time.period:
        return False
    lasts = frame.metric in ("capacity", "reserves", "resources", "grade")
    return lasts and scene.pack.nature(last.metric or "") == "flow" and scene.tense(i) != "will"


def _refused_before(scene: Scene, frame: Frame, last: Frame | None) -> int:
    """The mark behind which a number of the same took no time, so that its change takes none: 明年过剩26万吨；库存已有25万吨，多出六成."""
    if not scene.chinese or last is None or last.period is not None or last.metric != frame.metric:
        return -1
    return max((j for j, atom in enumerate(scene.atoms[: last.at]) if atom.text in STRONG), default=-1)


def _stated(
    scene: Scene, i: int, frame: Frame, best: tuple[Time, int], inherited: str | None, clock: Clock
) -> str:
    """The period that its own time gives to a number, and what that leaves to the next."""
    time, j = best
    period = time.day if time.day is not None and frame.metric in OF_A_DAY else time.period
    if time.role == "prior" and frame.metric in OF_A_DAY and len(period) == 7 and len(inherited or "") == 10:
        period = f"{period}{(inherited or '')[7:]}"  # “73% full on August 20, against 93% a year before”
    if time.role == "prior" and (told := year_before(scene, frame, inherited)) is not None:
        period = told
    if len(period) == 9 and when(scene, j, i) and int(period[5:]) > int(period[:4]) + 1:
        period = period[5:]  # “to quadruple between 2024 and 2030, when it will reach 1.2 million tonnes”
    if time.role == "since" and when(scene, j, i):
        period, frame.carry = period.partition("/")[0], None  # “the best month since June, when 6,000 t left”
    elif time.role == "since":
        frame.carry = None
        if scene.chinese and frame.metric == "tariff":
            period = frame.carry = period.partition("/")[0]  # 6月起提至50%
        yearly = A_YEAR.match(scene.text, scene.atoms[i].end, scene.end) is not None
        if frame.kind in (Kind.CHANGE, Kind.MULTIPLE) and clock.month and not yearly:
            if frame.metric == "price" and not scene.chinese:
                frame.carry = clock.month  # “up a fifth since May, to $18,200”
            return clock.month  # “up 20% since March”: as of now
    else:
        compared = (
            COMPARED.search(scene.words(max(0, i - 8), i)) is not None and scene.atoms[i - 1].kind != "T"
        )
        once = was_less(scene, j, inherited, period)
        passing = compared or time.role in ("prior", "base") or begins(scene, j) or once
        passing = passing or (time.role == "other" and not scene.chinese) or in_brackets(scene, j)
        of_a_day = frame.metric in OF_A_DAY and len(inherited or "") == 10
        passing = passing or (frame.kind == Kind.CHANGE and of_a_day and len(period) == 4)
        frame.carry = inherited if passing else period
    heads = scene.chinese and j < 2 and i > j and not any(a.kind == "Q" for a in scene.atoms[j:i])
    if heads or scene.clauses[i] == scene.clauses[j]:
        frame.because("period", period)
    own = financial(scene, j, period, _whose_year(scene, j, frame), clock)
    frame.carry = own if frame.carry == period else frame.carry
    return own


def _whose_year(scene: Scene, j: int, frame: Frame) -> str | None:
    """Whose financial year can be meant: nobody's where a firm has its share of a market, “21% of second-quarter shipments”."""
    shared = frame.kind == Kind.SHARE and frame.metric in ("supply", "sales", "market_size", "production")
    firm = scene.pack.kind(frame.subject) == "company"
    return None if shared and firm and "fiscal" not in scene.atoms[j].low else frame.subject


def _inherited(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """What the number before in the sentence, or the sentence before, leaves to this one."""
    if last is None:
        return memory.over_list.span or carried_time(scene, i, frame, memory)
    differs = last.metric != frame.metric
    if differs and scene.pack.nature(frame.metric or "") in ("stock", "structure") and not scene.chinese:
        return None  # what is there is not of the time at which something else happened
    if differs and outlasts(scene, frame, last):
        return None
    if _done_since(scene, i, frame, last):
        return None
    if differs and (_anew(scene, i, frame, last) or (frame.kind == "share" and last.period is None)):
        return None  # what the sentence before spoke of, and this one does not
    back = back_from_earlier(scene, i, memory, last)
    resumed = scene.clauses[last.at] > scene.clauses[i]
    placed = last.period if last.kind == Kind.RANK else None  # 德国1195吨居首，韩国614吨
    return back or last.carry or (last.kept if resumed else None) or placed


def _anew(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether a stock is told of after what is expected: 预计明年过剩26万吨；镍库存已有25万吨."""
    stock = scene.pack.nature(frame.metric or "") in ("stock", "structure")
    foreseen = stock and scene.chinese and last.modality == Modality.FORECAST
    if scene.chinese and frame.metric == "price" and last.modality == Modality.FORECAST:
        low, high = scene.span_of(i)
        return not any(a.is_cue("forecast") for a in scene.atoms[low:high])  # 拟砍配额，消息令伦镍大涨8%
    return foreseen and any(atom.text in STRONG for atom in scene.atoms[last.at + 1 : i])


ALTOGETHER = re.compile(
    r"\b(?:altogether|combined|all told|in all|in total|a total of|together)\b|合计|总计|共计|累计|加起来"
)
