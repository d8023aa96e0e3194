"""Time expressions of a sentence and the periods they name, seen from the article’s date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.extract.calendar import Clock, Handler, months_in, pattern, shifted, years
from checker.extract.hints import Hints
from checker.extract.issued import had_foreseen, of_a_study, of_an_older_forecast, only_issued
from checker.extract.seasons import last_season
from checker.extract.spans_en import began_with
from checker.extract.steps import ON_THE_MONTH
from checker.extract.times_en import ENGLISH, SURE, month_to_month
from checker.extract.times_zh import CHINESE
from checker.extract.windows_en import year_start


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression: where it stands, what period it names, and how.

    `role` is `at` (the period of what is said), `by` (a date to be reached: “by 2030”), `since`, or
    `base` (what a change is measured against: “than in June 2024”), `prior` (“a year earlier”), `other` (that of
    the value it is measured against: “against 45% in 2024”), or `issued` (when a figure was published). `event` tells a date that can be
    that of an event: a calendar date or a year, as opposed to a span.
    """

    start: int
    end: int
    period: str
    role: str = "at"
    event: bool = True
    day: str | None = None
    """The day where the expression names one; a price is of its day, most else of the month."""


ROWS = [*enumerate(ENGLISH), *enumerate(CHINESE)]
HINTS = Hints({row: letters for row, (_, (letters, *_)) in enumerate(ROWS)})
LEAD_IN = 40
"""Characters before what a row must hold, in which all of its forms begin."""
MUST = {row: SURE[letters] for row, (_, (letters, *_)) in enumerate(ROWS) if letters in SURE}
BASE_BEFORE = pattern(
    r"\bfrom (?:almost |next to |virtually |practically )?(?:nothing|zero|nil|scratch) in $|\b(?:than|from|compared (?:with|to)|versus|against|vs\.?|over|on|above|below|level|highs?|lows?|record|peaks?|height|trough|as(?= in| at)|as (?:much|many|high|low|large|big|small|dear|cheap|expensive|long|fast|strong) as|(?:short|shy|adrift|ahead) of|same as|(?:times|twice|double|half|third|quarter)(?: of)? what (?:it|they) (?:did|was|were|had been)|twice|double|half)"
    r" (?:(?:the|that|its|those|their|in|of|on|a|at|start|end|beginning|eve|middle|same|period|month|week|time|days|fiscal|financial|calendar|marketing|crop|reached|seen|hit|set|struck|touched|recorded|posted|registered) )*$"
    r"|\bthan (?:it|they|that|those) (?:had been|was|were|did|had|has been|have been) (?:in|during) (?:the )?$"
    r"|\bthan (?:in|during|at) the (?:[\w-]+ ){1,3}of $"
    r"|\b(?:beat|beats|beating|outran|outpaced|outstripped|surpassed|exceeded|topped|trailed|missed|eclipsed|bettered) (?:those|that) (?:of|for|in) $"
    r"|\b(?:times|double|twice|triple|half) (?:the|its|their|that) (?:[\w,.]+ ){0,2}(?:of|in|for) $|(?:较|比|相比|跟|同|与|超过|超出|高出|高于|低于|不及|不到|不足|多于|少于|对比|对照|参照|相较|相较于|比起|逊于|好于|优于|相当于(?:该国|其|公司|全国|全球)?)[“「]?\s*$"
)


THAN_BEFORE = pattern(
    r"\b(?:than|compared (?:with|to)|above|below)(?: that| those)? (?:(?:in|of|the|season|fiscal|financial|crop|marketing|year) )*$"
)
ATTAINED = pattern(
    r"(?<!compared )\b(?:to|at|near|hit|hits|hitting|reach|reached|reaching|touched|touching|set|sets|setting|posted|was|is) (?:an? |its |their |another )(?:new |fresh )?(?:(?!than)[\w-]+ )?(?:highs?|lows?|record|peaks?) (?:(?:in|of|on) )*$"
)
"""“Rose to a record high in May”: the time of a record that the value itself is."""
OUTDOING = (
    r"(?:beat(?:en|s|ing)?|surpass(?:es|ed|ing)|topp(?:ed|ing)|tops|exceed(?:s|ed|ing)|eclips(?:es|ed|ing)|outstripp(?:ed|ing)|better(?:ed|ing)|outd(?:id|oing)|"
    r"overtak(?:es|ing)|overtook|match(?:es|ed|ing)|equall(?:ed|ing)|undershot|undershooting|trail(?:s|ed|ing)|miss(?:es|ed|ing)|erasing|erased|half|a third of|a quarter of)"
)
"""What a value does to the one of another time: “beating the 90 million of 2024”."""
OTHER_BEFORE = pattern(
    r"(?:(?:(?:%|percent|points|tonnes?|tons?|barrel|ounce|pound|kilogram|kg|million|billion),?|,) (?:(?:up|down) )?(?:from|after|on|over(?! [\d.,]+(?:%| percent)? (?:more|less|fewer|higher|lower))) (?:the |an? )?(?:(?:[\w-]+ )?(?:loss|profit|deficit|surplus|total|average|low|high|peak|record|figure|level|estimate|forecast|budget|target) of )?(?:more than |about |nearly |over |some )?(?:(?:[A-Z]{0,3}[$€£¥])\d|(?!(?:19|20)\d\d )\d[\d,.]*(?:%| [a-z]+\b))[^,;]{0,24} (?:in|of|for) $)|"
    r"(?:against|versus|vs\.?|compared (?:with|to)|after|"
    + OUTDOING
    + r"(?= the | its | their )|twice|double|triple|treble|quadruple|(?:two|three|four|five|six|seven|eight|ten|\d+) times|(?:short|shy|ahead) of(?= the )|(?:more|less|fewer|higher|lower) than(?= the | its )|(?<!more )(?<!less )(?<!fewer )than|(?:%|percent|tonnes|tons|million|billion|bcm) (?:more|less|fewer) than|(?:%|percent|far|well|shade|slightly|still) (?:below|above)) (?:the |an? |its |their )?(?:(?:[\w-]+ )?(?:peak|record|high|low|level|figure|total|average) of )?(?:some |about |around |more than |nearly |almost |over )?(?:[A-Z]{0,3}[$€£¥])?\d[\d,.]*[^,;]{0,26}$"
)
"""A value that another is set against, with a time of its own: “57%, against 45% in 2024”."""
AND_ANOTHER = pattern(
    r",? (?:and |or |from )?(?:an? |the )?(?:record (?:of )?|mere |peak of |low of |high of )?(?:about |some |nearly |over )?(?:[A-Z]{0,3}[$€£¥])?\d[\d,.]*(?:(?!below|above|than|less|more|fewer|higher|lower)[^,;.]){0,24} (?:(?:in|of|for) (?:the )?)?"
)
HAN_AFTER = re.compile(
    r"(?P<issued>版)|(?P<since>以后|以来|之后|起(?![诉源草点来]))|(?P<base>[^，,。；;]{0,16}的[^，,。；;]{0,5}倍)"
)
"""What comes after a time and tells how it is meant: 2025年版, 4月以来, 是2023年底的五倍."""
RECORD = re.compile(r"(?:以来|来)?的?(?:新高|新低|最高|最低|高点|低点|高位|低位)(?!.{0,2}[为是达在有])")
"""创年内新高, 2020年以来最低: the time of a record is not that of the value."""
LOOKS_BACK = re.compile(r"(?:的?时候|时)?(?:还|尚|才|仅|只|不过|则?[是为]|(?P<once>最[高低多少]时|曾|一度))")
"""美国为590吨，7月是619吨: an earlier time that is only looked back to from the one that is spoken of."""
YEAR_ENDS = re.compile(r"[(（](?:截[至止]|至|即)?")
"""2025财年（截至6月30日）: what only says which months a year has."""
RUNS = pattern(
    r"(?: (?:crop |marketing |harvest |growing |financial |fiscal )?(?:season|year|crop|campaign|cycle))?(?:,? \(?(?:which |that )?(?:ended|ends|ending|closed|closes|began|begins|beginning|starts|started|starting|runs|ran|running)(?: in| on| from)? | \()"
)
"""The same in English, between a year or season and the months that it has."""
DIGIT = re.compile(r"\d")
LATELY = re.compile(r"上个?[月周季]|上一|[去前]年")
"""较上月上涨: what is set against the time before tells no other one than that spoken of."""
DAY_OF_MONTH = re.compile(r"月(\d{1,2})日|(?<![\d月-])(\d{1,2})(?:st|nd|rd|th)?(?![\d月年日-])")
MORE_OVER = pattern(
    r"\b(?:increase|rise|gain|decline|drop|decrease|improvement|jump|fall|higher|lower) (?:on|over) $"
)
"""“A 7% increase over last year” is measured against it."""
DAY = pattern(r"\b\d{1,2}\b|past|last|same")


OVER_A_WHILE = pattern(r"\W*(?:over|on) (?:the )?")
"""What begins a sentence with how long something took: “Over the first ten months exports fell”."""
LEAD = pattern(
    r"(?:recently as|late as|early as|as|in|of|from|with|than in|than|until|by|for|was|below|above|against|on|compared to|relative to|versus)[ -]"
)


BY_BEFORE = pattern(
    r"\b(?:by|before|until|no later than|towards?)(?: the)?(?: (?:end|middle|start|close|spring|summer|autumn|fall|winter) of)?(?: around| about)? $|(?:到|至)$"
)


def find_times(text: str, start: int, end: int, clock: Clock) -> list[Time]:
    """The time expressions of one sentence in order, none overlapping; moves `clock.last` along."""
    hits: list[tuple[int, int, re.Match[str], Handler, bool]] = []
    low = text[start:end].lower()
    sure: dict[re.Pattern[str], int] = {}
    for row in sorted(HINTS.of(low)):
        rank, (_, form, handler, event) = ROWS[row]
        begin = start
        if (must := MUST.get(row)) is not None:
            if must not in sure:
                first = must.search(low)
                sure[must] = first.start() if first is not None else -1
            if sure[must] < 0:
                continue
            begin += max(0, sure[must] - LEAD_IN)
        for hit in form.finditer(text, begin, end):
            hits.append((hit.start(), rank, hit, handler, event))
    clock.age, clock.before = clock.age + 1, clock.last
    hits.sort(key=lambda h: (h[0], -h[2].end(), h[1]))
    found: list[Time] = []
    titled = text.find("《", start, end) >= 0
    last, main = start, None
    for begin, _, hit, handler, event in hits:
        if begin < last:
            continue
        if titled and _in_a_title(text, start, hit):
            continue
        beside = found[-1] if found and found[-1].role == "other" else None
        clock.near = beside.period if beside is not None and months_in(beside.period) > 11 else None
        period = handler(hit, clock)
        if period is None:
            continue
        if found and _of_its_months(text, last, begin, found[-1], period):
            if text[last:begin] == " (" and 1 < months_in(period) < 12 and found[-1].role == "at":
                clock.tell(period)  # “this year (January-September)”
                found[-1] = replace(found[-1], period=period, event=False)
            last = hit.end()
            continue
        last = hit.end()
        if len(period) == 7 and began_with(text, start, begin):
            _run_up(found, Time(begin, last, period), clock)
            continue
        if "month" in hit.re.groupindex and not hasattr(handler, "role") and (lead := LEAD.match(hit[0])):
            begin += lead.end()
        prior = getattr(handler, "prior", False)
        if prior and handler is last_season and not _compared(text, start, begin):
            prior = False
        if prior or RECORD.match(text, last, end):
            found.append(Time(begin, last, period, "prior", event))
            continue
        role = getattr(handler, "role", None)
        spanned = handler is years or handler is month_to_month
        if spanned and OTHER_BEFORE.search(text, max(start, begin - 60), begin):
            role = "other"  # “up from 1.2 billion in 2024-25”
        elif spanned and THAN_BEFORE.search(text, max(start, begin - 40), begin):
            role = "base"  # “7% less than in fiscal 2023/24”
        if (
            found
            and found[-1].role in ("other", "prior")
            and AND_ANOTHER.fullmatch(text, found[-1].end, begin)
        ):
            role = "other"  # “compared with 28 billion in 2024 and 27 billion in 2023”
        role = role or _role(text, max(start, begin - 60), begin, text[begin:last])
        if role in ("at", "base", "other") and of_an_older_forecast(text, start, begin):
            role = "issued"  # “raised its forecast to 60 million tons from 57 million in May”
        old = len(period) == 4 and event and of_a_study(period, text, (last, end), clock)
        if old or (role == "at" and begin - start < 12 and had_foreseen(period, text, (last, end))):
            role = "issued"  # “three times the $1.6 billion of the 2022 estimate”
        if (after := HAN_AFTER.match(text, last, end)) is not None:
            role = after.lastgroup or role
        told = role == "base" or (found and found[-1].role == "base" and period == clock.last)
        if role in ("base", "since") and clock.month and _to_come(text, begin, period, clock.month):
            role = "at"  # “a duty of 15% from 2027”, 明年起
        if role == "since" and handler is year_start and found and found[-1].period[:-2] == period[:-2]:
            period = f"{period}/{found[-1].period}"  # “40 jets in August, 384 since the start of the year”
        elif role == "since":
            last_year = hit[0].isascii() and clock.today is not None and period == str(clock.today.year - 1)
            period = f"{period}/{int(period) + 1}" if last_year else _until_now(period, clock)
        elif role in ("base", "other"):
            if handler is not year_start and (clock.last is None or LATELY.match(hit[0]) is None):
                _tell_next(period, found, clock)
        elif (
            not told
            and role != "issued"
            and not (len(period) == 10 and any(t.role == "at" for t in found))
            and not (len(period) == 4 and _so_far(text, begin, period, clock, found))
            and not _looked_back_to(text, (start, begin), (last, end), period, clock)
        ):
            older = clock.last is not None and period[:4] < clock.last[:4]
            if main is None and (
                _set_beside(text[begin - 2 : last], period, found)
                or (
                    older
                    and text[last : last + 1] == ","
                    and RELATED.search(text, max(start, begin - 90), begin)
                )
            ):
                main = clock.last
            if not (
                clock.last and len(period) == 7 and AT_THE_END.search(text, max(start, begin - 20), begin)
            ):
                clock.tell(period)
            clock.headed = period if begin - start < 18 else clock.headed
        day = _day(hit[0], period)
        clock.day = day or clock.day
        found.append(Time(begin, last, period, role, event, day))
    clock.last = main or clock.last
    return found


def _run_up(found: list[Time], began: Time, clock: Clock) -> None:
    """Let a total run from the month in which its season began: “reached 1.1 million tons by April 7 since the start on October 1”."""
    upto = next((n for n, t in enumerate(found) if t.role in ("by", "at") and len(t.period) in (7, 10)), None)
    last = found[upto].period[:7] if upto is not None else clock.month
    if last is None or not began.period < last:
        return
    total = f"{began.period}/{last}"
    if upto is None:
        found.append(replace(began, period=total))
    else:
        found[upto] = replace(found[upto], period=total, role="at", event=False, day=None)
    clock.tell(total)


def _compared(text: str, start: int, begin: int) -> bool:
    """Whether the season that is over is only what another one is set against."""
    before = text[max(start, begin - 60) : begin]
    return BASE_BEFORE.search(before) is not None or OTHER_BEFORE.search(before) is not None


def _in_a_title(text: str, start: int, hit: re.Match[str]) -> bool:
    """Whether a bare number only is a part of the name of a film or a book: 《唐探1900》."""
    opens = text.rfind("《", start, hit.start())
    return opens > text.rfind("》", start, hit.start()) and hit[0].isdigit()


def _of_its_months(text: str, last: int, begin: int, before: Time, period: str) -> bool:
    """Whether a time only says which months the one before it has: 2025财年（截至6月30日）, “2024/25, which ended in June”."""
    if YEAR_ENDS.fullmatch(text, last, begin) and text[last - 1] in "年度季":
        return True
    return (
        months_in(before.period) > 11
        and months_in(period) < 13
        and RUNS.fullmatch(text, last, begin) is not None
    )


MOVED_SO_FAR = pattern(
    r"\b(?:up|down|higher|lower|gained|lost|risen|fallen)\b(?:[^.;]|\.\d){0,30}% (?:so far )?$"
)


def _so_far(text: str, begin: int, period: str, clock: Clock, found: list[Time]) -> bool:
    """Whether a year only says since when a price of a day has moved: “stood at 575,000 yuan on Friday, up 44% this year”."""
    of_a_day = len(clock.last or "") == 10 or any(len(t.period) == 10 for t in found)
    if clock.today is None or period != str(clock.today.year) or not of_a_day:
        return False
    return MOVED_SO_FAR.search(text, max(0, begin - 60), begin) is not None


def _looked_back_to(
    text: str, before: tuple[int, int], after: tuple[int, int], period: str, clock: Clock
) -> bool:
    """Whether a time before the one spoken of, of the same length, is only compared with: 7月是619吨."""
    told = (clock.last or clock.main or "").rpartition("/")[2][: len(period)]
    if len(period) != len(told) or period >= told:
        return False
    numbers = any(char.isdigit() for char in text[slice(*before)])
    return numbers and LOOKS_BACK.match(text, *after) is not None


RISES_FROM = pattern(
    r"\b(?:ris|increas|climb|fall|drop|rais|lift|lower|reduc|go up|go down)\w* [^,;]{0,40}% from (?:the )?$"
)


def _to_come(text: str, begin: int, period: str, month: str) -> bool:
    """Whether what begins then is still to come: “a duty of 15% from 2027”, “will rise by 12% from April”."""
    if period[:4] > month[:4]:
        return True
    return (
        len(period) > 4
        and period[:7] > month
        and RISES_FROM.search(text, max(0, begin - 80), begin) is not None
    )


AT_THE_END = pattern(r"\b(?:at|by|from|until) the (?:end|start|beginning|close|turn|middle) of $")
"""“Had 171,000 employees at the end of December”: a day of which nothing else is told."""
RELATED = re.compile(r", (?:whose|which|who) [^,;.]{0,80}$")
"""What makes a time that of a clause put into the sentence: “Congo, whose output was 1 million in 2016, came to 3.3 million”."""


AGAINST_IT = re.compile(r"[,，;；][而但可]|此前|相比")


def _set_beside(words: str, period: str, found: list[Time]) -> bool:
    """Whether a sentence that has told of a later year only mentions an earlier one: “3% in 2024, 5% in 2019”, 而2019年为5%."""
    years = [int(time.period[:4]) for time in found if time.role != "issued"]
    beside = words.isascii() or AGAINST_IT.match(words) is not None
    return beside and bool(years) and int(period.rpartition("/")[2][:4]) < min(years)


def _day(words: str, period: str) -> str | None:
    """The day that is named with a month: “8 August 2025” → `2025-08-08`."""
    hit = DAY_OF_MONTH.search(words) if len(period) == 7 else None
    day = int(hit[1] or hit[2]) if hit is not None else 0
    return f"{period}-{day:02}" if 0 < day < 32 else None


def _tell_next(period: str, found: list[Time], clock: Clock) -> None:
    """Let a time that is only compared with tell the one spoken of: above October's, in December, is November.

    So also for quarters and years, where what comes after has lately ended or is under way.
    """
    length = months_in(period)
    now = clock.month
    if length == 24 and clock.season is None:
        clock.season = shifted(period, years=1)
    if now is None or found or length not in (1, 3, 12):
        return
    since = 2 if length == 1 else 4
    after = shifted(period, years=1) if length == 12 else shifted(period, months=length)
    end = (after or "").rpartition("/")[2]
    likely = {(shifted(now, months=-n) or "")[: len(end)] for n in range(since)}
    shorter = length == 12 and clock.last is not None and months_in(clock.last) < 12
    if length == 1 and end not in likely and (again := shifted(period, years=1)) in likely:
        after = end = again or ""  # “down 24% compared to October last year”, in November
    if after is not None and end in likely and (shorter or (clock.last or "")[: len(after)] != after):
        clock.tell(after)


def _until_now(period: str, clock: Clock) -> str:
    """The span from a month named with “since” to the article's: `2025-08` → `2025-08/2025-11`."""
    today = clock.month
    if today is None or len(period) not in (7, 10):
        return period
    month = period[:7]
    return f"{month}/{today}" if month < today else today


SINCE = (
    "since ",
    "since the ",
    "since the end of ",
    "since the start of ",
    "since the beginning of ",
    "since the middle of ",
)
ENDS = ("fiscal", "financial", "calendar", "same as", "than", "from", "with", "to", "versus", "against", "vs", "vs.", "over", "on", "above", "below", "level", "high", "peak",
        "the", "that", "its", "their", "those", "in", "of", "at", "a", "by", "for", "twice", "double", "half", "as", "before", "until", "toward", "towards", "around", "about")  # fmt: skip
"""How the word before a time ends, in small letters, where it is the base of a comparison or a date to be reached."""


def _role(text: str, start: int, begin: int, words: str) -> str:
    before = text[start:begin]
    for part in ("mid-", "early ", "late "):
        before = before.removesuffix(part)
    if (
        words.lower().startswith("since")
        or before.lower().endswith(SINCE)
        or (before[-1:] == "自" and before[-2:-1] not in tuple("来出购产各源"))
    ):
        return "since"
    if only_issued(before, words):
        return "issued"
    bare = before.removesuffix("the ")
    beside = bare.endswith((" in ", " of ", " for ")) or words.lower().startswith(("this ", "last "))
    if beside and DIGIT.search(bare) and OTHER_BEFORE.search(bare):
        return "other"
    if (
        before.isascii()
        and before[-1:] != "\n"
        and not (before[-1:] == " " and before[:-1].lower().endswith(ENDS))
    ):
        return "by" if words.lower().startswith(("by", "before")) else "at"
    if OVER_A_WHILE.fullmatch(before) or (words.endswith("months") and before.endswith("over the ")):
        return "at"
    if ON_THE_MONTH.search(before) is not None:
        return "at"
    based = BASE_BEFORE.search(before)
    over = re.search(r"\b(?:on|over) (?:the )?$", before.lower() if DAY.search(words) else "")
    if based is not None and (
        over is None or (words.lower().startswith("last ") and MORE_OVER.search(before))
    ):
        return "at" if ATTAINED.search(before) else "base"
    if BY_BEFORE.search(before) or words.lower().startswith(("by", "before")):
        return "by"
    return "at"
