"""The time that an English story has come to, for what it tells in the past tense with no time of its own."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in, shifted
from checker.extract.frame import Frame, Memory
from checker.extract.scene import STRONG, Scene
from checker.extract.tenses import aside, later
from checker.model import Kind, Modality

OF_A_DAY = frozenset({"price", "market_size", "stockpile"})
"""What is so on one day; deals and trade are told by the month."""
HAD_EXPECTED = re.compile(
    r"\b(?:analysts?|economists|traders|polls?|surveys?|markets?|consensus|estimates?)\b(?:[^.;]|\.\d){0,40}\b(?:had|were|was)\b(?:[^.;]|\.\d){0,30}\b(?:forecast|expect|predict|project|estimat|pencil|looking for|for\b|of\b)",
    re.IGNORECASE,
)
"""What was expected of the figure that has just been told: “Analysts had expected 2.4 million tons”."""
AVERAGE = re.compile(r"\baverag|均价|平均", re.IGNORECASE)


def _no_time_of_a_price(clock: Clock, told: Frame | None) -> bool:
    """Whether what was told last is a window of trade, or a year in which a price of a day or month was told."""
    last, quoted = clock.last or "", (told.carry if told is not None else None) or ""
    if "-" in last:
        return months_in(last) > 1 and quoted != last
    return len(last) == 4 and quoted[:4] == last and months_in(quoted) == 1


def told_in_english(scene: Scene, i: int, frame: Frame, memory: Memory, clock: Clock) -> str | None:
    """The time that the story has come to, for what is told in the past tense with no time of its own.

    That of the sentence before, else the article's first, where the measure was not last spoken of over a longer or
    shorter time.
    """
    if not scene.title and HAD_EXPECTED.search(scene.text, scene.start, scene.atoms[i].start):
        same = memory.of_metric.get(frame.metric or "")
        lately = clock.today is None or (clock.last or "9")[:4] >= str(clock.today.year - 1)
        return (same.carry if same is not None else None) or (clock.last if lately else clock.main)
    tense = scene.tense(i)
    if not scene.title and by_now(scene, i, clock.last or "9", clock):
        return None
    if memory.span is not None and tense in ("past", "none") and _below(scene, i, frame):
        return memory.span
    if tense != "will" and not scene.title and (window := _beside_the_same(scene, clock)) is not None:
        return window
    if (ahead_of := after_its_base(scene, i, clock)) is not None:
        return ahead_of
    if (
        scene.title
        or tense in ("present", "will")
        or (tense == "none" and (clock.age > 1 or frame.kind == "share"))
    ):
        return None
    ahead = [
        j
        for j, time in scene.times
        if time.role in ("at", "by") and not aside(scene, i, j) and not _in_passing(scene, i, j)
    ]
    if any(not later(scene, i, j) for j in ahead):
        return None
    moved = frame.kind == Kind.CHANGE or (frame.kind == Kind.SHARE and _moved_to(scene, i))
    if scene.pack.nature(frame.metric or "") not in ("flow", "other", "price") and not moved:
        return None
    flow = scene.pack.nature(frame.metric or "") == "flow"
    if flow and _of_a_quote(memory, clock):
        return clock.main if clock.main and clock.today and clock.main[:4] <= str(clock.today.year) else None
    if (ahead or any(time.role in ("at", "by") for _, time in scene.times)) and clock.before is not None:
        return clock.before
    spot = frame.metric == "price" and not AVERAGE.search(scene.text, scene.start, scene.end)
    over = clock.today is None or (clock.last or "")[:4] <= str(clock.today.year)
    told = memory.of_metric.get(frame.metric or "")
    apart = spot and frame.kind != "share" and _no_time_of_a_price(clock, told)
    apart = apart or (frame.commodity == "shares" and months_in(clock.last or "2000") > 1)
    of_years = months_in(clock.last or "2000") > 24 and clock.main is not None  # “71% between 2021 and 2024”
    if (
        clock.last is not None
        and clock.age < 2
        and not (ahead or apart or of_years or _looked_back_at(memory, clock))
        and over
    ):
        foreseen = memory.earlier is not None and memory.earlier.modality == Modality.FORECAST
        done = foreseen and memory.earlier is not None and memory.earlier.carry == clock.last
        return memory.stated if done and tense == "past" and memory.stated else clock.last
    main = clock.main
    if main is not None and clock.today is not None and main[:4] > str(clock.today.year):
        main = None  # nothing has come to be in a year that is still to come
    if (
        main is not None
        and clock.today is not None
        and int(main[-7:][:4] if len(main) > 10 else main[:4]) < clock.today.year - 1
    ):
        main = None  # what the article looks back at is not what it tells of
    if main is not None and len(main) == 10 and frame.metric not in OF_A_DAY:
        main = main[:7]  # the day of a price is not that of what was grown
    if spot and main is not None and months_in(main) > 1:
        main = None  # no price stands for a year
    if told is None or told.carry is None or main is None:
        return main if told is None else told.carry or main
    if spot and months_in(told.carry) > 1 and len(main) == 10:
        return main  # what was paid over a quarter is not of the day of the quotes
    return main if months_in(told.carry) == months_in(main) < 12 else told.carry


def _looked_back_at(memory: Memory, clock: Clock) -> bool:
    """Whether the last time told was only set against now: “Lead that fetched $2,600 in May 2022 goes for $1,980 now”."""
    held = memory.earlier
    old = clock.today is not None and int((clock.last or "9999")[:4]) < clock.today.year - 1
    return old and clock.age > 0 and held is not None and held.carry is None


def _of_a_quote(memory: Memory, clock: Clock) -> bool:
    """Whether the last time told is that of a price alone, of which nothing was made or sold."""
    held = memory.earlier
    quoted = held.carry if held is not None and held.metric == "price" else None
    told = quoted is not None and quoted in (clock.last, clock.before)
    return told and quoted is not None and months_in(quoted) == 1 and quoted != clock.main


PERFECT = re.compile(
    r"\b(?:has|have) (?:[a-z]+ly |now |already |also |again |so far )?(?!to\b|a\b|the\b|been\b)(?:[a-z]+ed|risen|fallen|grown|shrunk|sunk|come|gone|hit|lost|won|made|taken|become|swollen|slid|doubled|halved|cut|shed|built|sold|bought|sent|spent|drawn|driven|put|shrunken|overtaken|eaten|dug|beaten|slipped)\b[^;]{0,60}$"
)


def by_now(scene: Scene, i: int, told: str, clock: Clock) -> bool:
    """Whether what has come to be by now is told after a year that is over: “prices have dropped to $370”."""
    if clock.today is None or told[:4] >= str(clock.today.year):
        return False
    low, _ = scene.span_of(i)
    said = scene.words(low, i)
    return ("has " in said or "have " in said) and PERFECT.search(said) is not None


def _below(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether it is told of the time in the heading above: a flow or a change that names no time of its own."""
    dated = any(time.role in ("at", "by", "since") for _, time in scene.times)
    ahead = any(a.is_cue("forecast") for a in scene.atoms[:i])
    flow = scene.pack.nature(frame.metric or "") in ("flow", "price") or frame.kind == Kind.CHANGE
    return flow and not dated and not ahead and not scene.title


def _in_passing(scene: Scene, i: int, j: int) -> bool:
    """Whether the time stands behind the number in a clause that only says after or because of what: “after a duty came in August”."""
    if j > i and any(a.text in STRONG for a in scene.atoms[i:j]):
        return True
    if j < i and scene.clauses[j] > scene.clauses[i]:
        return True  # in a relative clause that was put in
    other = j > i and scene.clauses[j] != scene.clauses[i]
    return other and scene.atoms[scene.span_of(j)[0]].low in ("after", "as", "because", "once", "when")


WINDOW = re.compile(r"\b(?:period|quarter|half|months?)\b", re.IGNORECASE)


def _beside_the_same(scene: Scene, clock: Clock) -> str | None:
    """The window spoken of, for what is set against the same one a year before: “5 GW, a tenth more than over the same months of 2023”."""
    told = clock.spoken or clock.past
    if told is None or len(scene.times) != 1:
        return None
    time = scene.times[0][1]
    named = WINDOW.search(scene.text, time.start, time.end) is not None
    return told if named and shifted(told, years=-1) == time.period else None


def _moved_to(scene: Scene, i: int) -> bool:
    """Whether it is where a share has come to: “the rate edged up to 4.3%”."""
    before = scene.atoms[max(0, i - 3) : i]
    return any(a.is_word("to") for a in before) and any(a.is_cue("up") or a.is_cue("down") for a in before)


def after_its_base(scene: Scene, i: int, clock: Clock) -> str | None:
    """The year or season after the one that a forecast is set against: “is seen slipping 2% from last season's 141 million”."""
    spans = {time.period for _, time in scene.times if time.role in ("base", "prior")}
    if clock.today is None or len(spans) != 1 or any(t.role in ("at", "by", "since") for _, t in scene.times):
        return None
    span = spans.pop()
    if months_in(span) not in (12, 24) or not any(a.is_cue("forecast") for a in scene.atoms[:i]):
        return None
    after = shifted(span, years=1)
    return after if after is not None and after[-7:][:4] >= str(clock.today.year) else None


YEARLY = re.compile(r"\byear (?:earlier|before|ago)|(?:previous|prior|preceding) year")


def year_before(scene: Scene, frame: Frame, inherited: str | None) -> str | None:
    """The year before that of the number it is set against, which has its time from before: “was $56, down from $78 the year before”."""
    alone = not scene.chinese and len(scene.times) == 1
    if not alone or inherited is None or frame.kind not in (Kind.AMOUNT, Kind.SHARE):
        return None
    words = scene.text[scene.times[0][1].start : scene.times[0][1].end].lower()
    return (
        shifted(inherited[:7] if len(inherited) == 10 else inherited, years=-1)
        if YEARLY.search(words)
        else None
    )
