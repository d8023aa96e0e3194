"""English time expressions: years, quarters, halves, months, fiscal years, last week, a year earlier."""

from __future__ import annotations

import re

from checker.extract.calendar import (
    Clock,
    Row,
    before,
    pattern,
    relative,
    shifted,
    span_of,
    this_month,
    year_of,
    year_of_month,
    year_to,
    years,
)
from checker.extract.distances_en import (
    decades_ago,
    in_years,
    last_week,
    months_ago,
    next_years,
    past_span,
    past_year,
    weekday,
    years_and_a_half,
    years_before,
    years_later,
)
from checker.extract.parts_en import (
    around,
    first_months,
    half_named,
    half_numbered,
    last_months,
    quarter_ending,
    quarter_in_short,
    quarter_named,
    quarter_numbered,
)
from checker.extract.seasons import CROP, last_season, new_season, this_season, turning_season
from checker.extract.spans_en import (
    both_months,
    months_from,
    months_together,
    of_that_year,
    part_of_years,
    so_many_of_year,
    through_date,
)
from checker.extract.windows_en import (
    AHEAD,
    by_then,
    fiscal_year,
    full_year,
    just_ended,
    last_half,
    last_quarter,
    months_to,
    quarterly,
    season_to,
    so_many_months,
    tally,
    that_part,
    the_current_one,
    the_last_one,
    the_months,
    the_next_one,
    the_same,
    the_unit,
    through_month,
    whole_year,
    year_end,
    year_start,
    year_to_date,
)
from checker.extract.words_en import MONTHS, Y2, M, N, Q, Y, count_in, month_in

WILL = pattern(r"\b(?:will|is to|are to|due to|plans? to|expects? to|set to)(?: [\w-]+){1,3} $")
"""What right before “in March” says that it is the next one, though it is December."""


SO_FAR = pattern(r"\b(?:have|has) (?:[\w%.,]+ ){1,6}since (?:[\w'’-]+ ){0,7}$")
"""“Shares have lost a fifth since the state took over in September”: the last one, whatever year was told of before."""


BY_ITS_END = pattern(r"\b(?:by|before|until) (?:the )?(?:end|middle|start|close|beginning) $")


def _event_day(hit: re.Match[str], clock: Clock) -> str | None:
    month, written = month_in(hit), hit.groupdict().get("year")
    away = month - clock.today.month if clock.today is not None else 12
    near = 0 <= away <= 4 or (away % 12 <= 4 and WILL.search(hit.string, 0, hit.start()) is not None)
    ahead = (
        not written
        and (
            near
            or hit[0].lower().startswith(("by ", "until "))
            or BY_ITS_END.search(hit.string, max(0, hit.start() - 24), hit.start()) is not None
        )
        and AHEAD.search(hit.string, *around(hit)) is not None
    )
    since = not written and SO_FAR.search(hit.string, around(hit)[0], hit.start()) is not None
    clock = Clock(clock.today) if since and clock.today is not None else clock
    year = year_of(written) if written else year_of_month(month, clock, forward=ahead)
    return None if year is None else f"{year}-{month:02}"


def _of_its_month(hit: re.Match[str], clock: Clock) -> str | None:
    """“The April output”: the last one, whatever year was told of before; in December “the January price” is the next."""
    away = month_in(hit) - clock.today.month if clock.today is not None else 0
    coming = away % 12 == 1 and hit.string.startswith((" price", " premium", " quota", " loading"), hit.end())
    if clock.today is None or clock.age == 0:
        return _event_day(hit, clock)
    year = year_of_month(month_in(hit), Clock(clock.today), forward=coming)
    return None if year is None else f"{year}-{month_in(hit):02}"


def _month_of(hit: re.Match[str], clock: Clock) -> str | None:
    """“January last year”: the month of the year that is said by its distance."""
    if clock.today is None:
        return None
    years = {"last": -1, "this": 0, "next": 1}[hit["which"].lower()]
    return f"{clock.today.year + years}-{month_in(hit):02}"


def _near_month(hit: re.Match[str], clock: Clock) -> str | None:
    """“Last June”: the latest that is over; “this June” is that of the year, “next June” the first to come."""
    if clock.today is None:
        return None
    month, which = month_in(hit), hit["which"].lower()
    year = clock.today.year
    if which == "last" and month >= clock.today.month:
        year -= 1
    elif (
        which == "this"
        and month < clock.today.month
        and hit.string.startswith((" will", " would"), hit.end())
    ):
        year += 1  # “a trial this January will try …”, in November
    elif which == "next" and month <= clock.today.month:
        year += 1
    return f"{year}-{month:02}"


def _same_of(hit: re.Match[str], clock: Clock) -> str | None:
    """“The same period of 2024”: the window spoken of, in that year."""
    year = year_of(hit["year"])
    told = clock.spoken or clock.past
    return shifted(told, years=year - int(told[-7:][:4] if "/" in told else told[:4])) if told else str(year)


_same_of.prior = True  # type: ignore[attr-defined]


def _since(hit: re.Match[str], clock: Clock) -> str | None:
    if hit["decade"]:
        first = int(hit["decade"]) + {"early": 2, "mid": 5, "late": 7}.get((hit["part"] or "").lower(), 0)
    else:
        first = int(hit["year"])
    last = clock.today.year if clock.today else None
    return f"{first}/{last}" if last and last > first else str(first)


SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
"""The month by which a season is over, in the north."""


def _next_one(hit: re.Match[str], clock: Clock) -> str | None:
    """“3.3% this year and 3.7% next”: the year or month after the one that was named so."""
    before = THIS.findall(hit.string, max(0, hit.start() - 120), hit.start())
    if not before or clock.today is None:
        return None
    return relative(1)(hit, clock) if before[-1] == "year" else relative(0, 1)(hit, clock)


THIS = re.compile(r"\bthis (year|month)\b")


def _of_season(hit: re.Match[str], clock: Clock) -> str | None:
    """The year of this or the last summer; “last autumn” in spring is that of the year before."""
    if clock.today is None:
        return None
    over = SEASONS[hit["season"].lower()] < clock.today.month
    return str(clock.today.year - (hit["which"].lower() == "last" and not over))


def month_to_month(hit: re.Match[str], clock: Clock) -> str | None:
    """“Between January and September”, “from January to October 2025”."""
    first, last = MONTHS[hit["first"].lower()], MONTHS[hit["month"].lower()]
    if year1 := hit.groupdict().get("year1"):
        named = year_of(hit["year"]) if hit["year"] else clock.today and clock.today.year
        ends = named if hit["year"] or not named else named - (hit["rel"].lower() == "last")
        return f"{year1}-{first:02}/{ends}-{last:02}" if ends else None
    if (rel := hit.groupdict().get("rel")) and clock.today is not None and first <= last:
        return span_of(clock.today.year - (rel.lower() == "last"), first, last)
    if first > last:  # “from September to August”: over the turn of the year
        begun = year_of_month(first, Clock(clock.today)) if not hit["year"] else year_of(hit["year"]) - 1
        return None if begun is None else f"{begun}-{first:02}/{begun + 1}-{last:02}"
    if hit["year"]:
        return span_of(year_of(hit["year"]), first, last)
    part = clock.part(first, last)
    over = part is not None and clock.month is not None and part[-7:] < clock.month
    ahead = over and first != last and LETS.search(hit.string, *around(hit)) is not None
    return shifted(part, years=1) if ahead and part is not None else part


LETS = pattern(r"\b(?:will|would|is to|are to|due to|plans? to|allowed to|(?-i:may)) (?:[a-z]+ )")
"""“Will let 18,000 tonnes leave between October and December”: the next ones."""
month_to_month.role = "at"  # type: ignore[attr-defined]


def _turn(hit: re.Match[str], clock: Clock) -> str | None:
    """“The June trough”, “its November high”: what a later value is measured against."""
    return _event_day(hit, clock)


_turn.role = "base"  # type: ignore[attr-defined]


FIGURES = (
    r"(?:profits?|incomes?|revenues?|ebitda?|sales|results?|loss(?:es)?|earnings|turnover|output|production|exports|imports|shipments|deliveries|"
    r"loadings|arrivals|volumes?|figures?|data|totals?|tally|reading|level|surplus|deficit|prices?|premiums?|auctions?|tender|trade|demand|consumption|"
    r"inventories|stocks|end-stocks|stockpiles|quotas?|targets?|registrations|intake|throughput|orders|purchases|inflation|growth|inflows|outflows)\b"
)
"""What a time stands before that qualifies it: “June exports”, “nine-month profit”."""
OF_THAT_KIND = r"(?-i:(?:(?!(?:on|of|for|to|in|from|and|with|by|against|over|at|than|that|which|was|were|is|are|had|has|have|will)\b)[a-z][a-z-]* ){0,3}?)"
"""What may stand between the two: “June copper exports”."""
TOLD_OF = f"(?:(?:EBITDA|GDP)\\b|{OF_THAT_KIND}{FIGURES})"
MEASURED = "thousand|million|billion|trillion|tons?|tonnes?|percent|per cent|points?|kilos?|kg|kilograms|barrels|MW|GW|GWh|TWh|of the"
"""What before a month makes a number no day of it: “in May 12 tonnes were sold”."""
YEARS = ("19", "20")
DAY = r"(?:(?:the )?end[- ](?:of )?|\d\d?(?:st|nd|rd|th)? )?"
"""What may stand before the month in which a window ends: “to end-June”, “to the end of June”, “ended 30 June”."""
PARTLY = r"(?:(?:the )?(?:start|beginning|middle|end|spring|summer|autumn|fall|winter) of |early |mid-?|mid |late )?"
NAMED = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TO_MONTH = tuple(
    f"{unit} {how}"
    for unit in ("year", "months", "period")
    for how in ("to", "ended", "ending", "through", "that")
)


def ago(unit: str) -> tuple[str, ...]:
    """The letters of “a year earlier” and its like, for one unit."""
    after = tuple(f"{unit} {how}" for how in ("earlier", "ago", "before"))
    return (*after, f"{unit}-earlier", *(f"{how} {unit}" for how in ("previous", "prior", "preceding")))


MONTH_WORD = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?![a-z])"
)
"""A month's name as a word: the letters of one are in “market” too."""
SURE = {NAMED: MONTH_WORD}
"""What must be found, in small letters, where certain letters are."""

ENGLISH: tuple[Row, ...] = (
    (("since",), pattern(rf"\bsince (?:the )?(?:(?P<part>early|mid|late)[ -])?(?:(?P<decade>(?:19|20)\d0)s|{Y})"), _since, False),
    ((*TO_MONTH, "year that end"), pattern(rf"\b(?:fiscal |financial )?(?:year|twelve months|12 months) (?:that )?(?:to|ended|ending|ends|through)(?: in| on| at)? {DAY}{M}(?: \d\d?,)? {Y}"),
     lambda h, c: year_to(year_of(h["year"]), month_in(h)), False),
    (TO_MONTH, pattern(rf"\b{N}[- ]months?(?: period)? (?:that )?(?:to|ended|ending|ends|through)(?: in| on| at)? {DAY}{M}(?: \d\d?,)? {Y}"),
     lambda h, c: year_to(year_of(h["year"]), month_in(h), count_in(h)), False),
    (tuple(f"{lead}{era}" for lead in ("between ", "from ", "of ", "early ", "late ", "mid ", "mid-", "mid") for era in YEARS),
     pattern(rf"\b(?:between|from) {PARTLY}{Y} (?:and|to|through|until) {PARTLY}{Y2}\b"), years, False),
    (("annually in", "a year in", "per year in", "in both", "each in"), pattern(rf"(?:(?<=annually in )|(?<=a year in )|(?<=per year in )|(?<=in both )|(?<=each in )){Y} and (?P<year2>20\d\d)\b"), years, False),
    (("years to 20", "years through 20", "years ended 20", "years ending 20", "years ended in 20", "years ending in 20", "decade to 20", "decade through 20", "decade ended 20", "decade ending 20"), pattern(rf"\b(?:in|over|during|for|across) the (?:{N} years|(?P<decade>decade)) (?:to|through|ended|ending)(?: in)? {Y}\b"), lambda h, c: f"{year_of(h['year']) - (10 if h['decade'] else count_in(h)) + 1}/{h['year']}", False),
    (YEARS, pattern(rf"{Y}(?<!\w\d\d\d\d)(?:[-–—−/]|\s(?:to|through)\s(?=\d{{4}}|(?<!\bin \d{{4}} to )(?<!since \d{{4}} to ))|\s[-–—−/]\s(?=\d{{4}}))\s?{Y2}(?![\d,.]*\d)(?!\s?(?:tons?|tonnes?|million|billion|%|per ?cent|in \d))"), years, False),
    (("quarter",), pattern(rf"\b{Q}[- ](?:calendar |fiscal |financial )?quarter(?!ly)(?: of)?(?: (?:(?:fiscal|financial|calendar)(?: year)? |FY ?|the (?:fiscal|financial) year )?{Y}| (?P<rel>last|this|next) year)?(?:(?<=\d\d\d\d)|(?<=year)|(?! of))"), lambda h, c: quarter_named(h, c), False),
    (("q1", "q2", "q3", "q4",), pattern(rf"\bQ(?P<q>[1-4])(?: of)?[ ,']*{Y}?"), lambda h, c: quarter_numbered(h, c), False),
    (("half of", "week of", "fortnight of", "days of"), pattern(rf"\b(?:in |of )?(?:the )?(?:first|second|third|fourth|last|1st|2nd) (?:half|fortnight|week|ten days|two weeks|three weeks|\d\d? days) of {M}(?:,? {Y})?(?![a-z])"), _event_day, False),
    (("first half", "first-half", "second half", "second-half", "opening half", "latter half", "closing half", "back half"), pattern(rf"\b(?P<q>first|second|opening|latter|closing|back)[- ]half(?: of)?(?: {Y}| (?P<rel>last|this|next) year)?"), half_named, False),
    (("q'", "q’", "1q", "2q", "3q", "4q", "1'", "2'", "3'", "4'", "1’", "2’", "3’", "4’", "1 '", "2 '", "3 '", "4 '"), pattern(r"\bQ(?P<q>[1-4]) ?['’](?P<year>[012]\d)\b|\b(?P<q2>[1-4])Q(?: ?['’]?(?P<year2>2\d|20\d\d|(?<! )[01]\d))?\b"), quarter_in_short, False),
    (("1h", "2h"), pattern(r"\b(?P<q>[12])H ?['’]?(?P<year>[012]\d|20\d\d)\b"), lambda h, c: half_numbered(h, c), False),
    (("h1", "h2",), pattern(rf"\bH(?P<q>[12])\b(?: of)?(?: {Y})?"), lambda h, c: half_numbered(h, c), False),
    (tuple(f"{led} the {part}" for led in ("in", "from", "than") for part in ("first", "second", "third", "fourth")), pattern(r"\b(?:in|(?<=from )|(?<=than )|(?<=than in )) ?the (?P<q>first|second|third|fourth)(?: of (?:(?P<year>20\d\d)|(?P<rel>this|last) year))?(?=[,.;)]|$| (?:and|but)\b)"), that_part, False),
    (("in the last", "in the previous", "in the prior", "in the preceding", "in the old one", "the one before", "for the last", "for the previous"), pattern(r"\b(?:in|for) the (?:last|previous|prior|preceding|old) one\b|\b(?:in|for) the (?:last|previous|prior|preceding)(?=[,.;)]|$| (?:and|but)\b)|\b(?:in )?the one before(?=[,.;)]|$)"), the_last_one, False),
    (("current one", "in this one", "for this one"), pattern(r"\b(?:in|for) (?:the current|this) one\b"), the_current_one, False),
    (("the next", "the following"), pattern(r"\b(?:in|for) the (?:next|following)(?: one)?(?=[,.;)]|$| (?:and|but)\b)"), the_next_one, False),
    (("quarters", "months"), pattern(rf"\b(?:first|opening) {N} (?P<unit>quarters|months)(?: of)?(?: {Y}| (?P<rel>last|this|next) year)?"), first_months, False),
    (("months of", "quarters of"), pattern(rf"\b(?:last|final|closing) {N} (?P<unit>quarters|months) of (?:{Y}|(?P<rel>last|this|next) year|the year\b)"), last_months, False),
    (YEARS, pattern(rf"\b(?:between|from) {M.replace('month', 'first')} (?P<year1>(?:19|20)\d\d) (?:and|to|through|until|till) (?:\d\d? )?{M}(?: \d\d?,?(?!\d))? (?:{Y}|(?P<rel>this|last) year)(?![a-z])"), month_to_month, False),
    (("quarter to", "quarter ended", "quarter ending", "quarter through", "quarter that", "quarter, ended", "quarter, which"), pattern(rf"\b(?:(?:first|second|third|fourth|final)[- ](?:fiscal )?)?quarter,? (?:to|ended|ending|through|(?:that|which) ended)(?: in| on| at)? {DAY}{M}(?: \d\d?(?!\d))?(?:,? {Y})?(?![a-z])"), lambda h, c: quarter_ending(h, c), False),
    (("half to", "half ended", "half ending", "half through", "half-year to", "half-year ended", "half-year ending", "half year to", "half year ended", "half year ending"),
     pattern(rf"\b(?:first[- ])?half(?:[- ]year)? (?:to|ended|ending|through)(?: in| on| at)? {DAY}{M}(?: \d\d?(?!\d))?(?:,? {Y})?(?![a-z])"), lambda h, c: quarter_ending(h, c, 6), False),
    (("quarter", "qtr"), pattern(rf"\b{M}[- ](?:quarter(?: of)?|qtr\b\.?)(?: {Y})?"), lambda h, c: quarter_ending(h, c), False),
    (("quarter", "qtr"), pattern(rf"\b{M},? {Y} (?:quarter\b|qtr\b)"), lambda h, c: quarter_ending(h, c), False),
    (("quarter", "period", "half", "month"), pattern(rf"\bthe (?:same |comparable |corresponding )?{Y} (?P<unit>quarter|period|half|month)\b"), of_that_year, False),
    (("combined", "together"), pattern(rf"\b(?:in |for |over |during )?{M.replace('month', 'first')} and {M}(?:,? {Y})?,? (?:combined|together|taken together)\b"), both_months, False),
    (("and ", "through "), pattern(rf"\b(?:in|for|over|during|of|across) (?:both )?{M.replace('month', 'first')}(?:, {M.replace('month', 'second')},?)? and {M}(?:,? (?:of )?(?:{Y}|(?P<rel>this|last) year))?(?![a-z])(?! \d\d?\b(?!,\d))"), months_together, False),
    (("months from", "months since", "months starting", "months beginning"), pattern(rf"\b(?:in|over|during|for) the (?:first )?{N} months (?:from|since|starting(?: in| from)?|beginning(?: in)?) (?:\d\d? )?{M}(?:,? {Y})?(?![a-z])"), months_from, False),
    (("months of this", "months of last"), pattern(rf"(?<!first )(?<!last )(?<!final )(?<!closing )(?<!opening )(?<!same )(?<!the )\b{N} months of (?P<which>this|last) year\b"), so_many_of_year, False),
    (("hrough", "to date", "to-date"), pattern(rf"\b(?:year[- ]to[- ]date|(?:from )?the (?:start|beginning) of the year) (?:through|to|until|till) (?:the end of )?{M}(?: \d\d?(?!\d))?(?:,? {Y})?(?![a-z])"), through_date, False),
    (("through", "up to"), pattern(rf"\b(?:through|up to) (?:the end of |end[- ])?{M}(?: \d\d?(?!\d))?(?:,? {Y})?(?![a-z])"), through_date, False),
    (("q1", "q2", "q3", "q4"), pattern(rf"(?<!\d){Y} ?Q(?P<q>[1-4])\b"), lambda h, c: quarter_numbered(h, c), False),
    (NAMED, pattern(rf"\b{M} \d\d?(?:st|nd|rd|th)?(?:,? {Y})?(?![\d,]*\d)(?!\.\d)(?! (?:{MEASURED})\b)"), _event_day, True),
    (NAMED, pattern(rf"\b\d\d? {M}(?:,? {Y})?\b"), _event_day, True),
    (NAMED, pattern(rf"\b(?:(?:than in|in|of|since|from|with|until|by|for|than|below|above|against|on|compared to|relative to|versus) )?{M} (?:of )?(?P<which>last|this|next) year\b"), _month_of, False),
    (tuple(f"{which} {month}" for which in ("last", "this", "next") for month in NAMED), pattern(rf"\b(?P<which>last|this|next) {M}(?![a-z])(?! quarter)"), _near_month, False),
    (NAMED, pattern(rf"\b{M}(?: (?:of )?|, | ?['’]){Y}\b(?![-–/]\d\d(?!\d))(?! (?:{MEASURED})\b)"), _event_day, True),
    (NAMED, pattern(rf"\b{M}['’]s\b"), _event_day, False),
    (NAMED, pattern(rf"\b{M}(?= (?:trough|peak|lows?|highs?|bottom|level|record)\b)"), _turn, False),
    (NAMED, pattern(rf"\b(?:(?:in|during|of|since|from|with|than in|until|early|late|mid|by|last|this|for|was|than|below|above|against|on|compared to|relative to|versus|as(?= (?:early |mid-?|late )?(?-i:[A-Z]))|recently as|late as|early as)[ -])(?:early |late |mid[- ])?{M}(?![a-z])(?! (?:delivery|futures|contracts?|loading)\b| of (?:19|20)\d\d)(?:(?= \D)|(?= \d{{3}}\b)|(?= \d{{1,3}}[,.]\d)|(?= \d\d? (?:{MEASURED})\b)|(?=[,.;:?)])|$)"),
     _event_day, True),
    (NAMED, pattern(rf"\b(?=(?-i:[A-Z])){M}(?= {TOLD_OF})"), _of_its_month, False),
    (NAMED, pattern(rf"\bend-{M}(?:,? {Y})?(?![a-z])"), _event_day, False),
    (NAMED, pattern(rf"\b(?=(?-i:[A-Z])){M}(?=,? with (?:\w+ ){{0,2}}\d|,? at \d| (?:had been|had|was|brought|saw|remained) )"), _event_day, False),
    (("before the end", "before end"), pattern(rf"\bbefore (?:the )?end of {Y}(?!\d)"), lambda h, c: h["year"], False),
    (("end-", "mid-", "early-", "late-", "year-end ", "end 20"), pattern(rf"\b(?:(?:end|mid|early|late)-|(?:(?:at|by|since|until) )?year-end |(?:(?<=at )|(?<=by ))end ){Y}(?!\d)"), lambda h, c: h["year"], False),
    (("fiscal year", "financial year"), pattern(r"\b(?P<which>this|current|outgoing|last|previous|prior|preceding|past|next|coming|following|full) (?:fiscal|financial) year\b(?! (?:to|ended|ending|through)\b)"), fiscal_year, False),
    (("full-year", "full year"), pattern(r"\bfull[ -]year (?P<which>)(?=(?:[\w-]+ ){0,3}?(?:forecast|guidance|outlook|target|estimate|projection))"), fiscal_year, False),
    (("fiscal", "financial", "fy",), pattern(rf"\b(?:(?:fiscal|financial)(?: year)?[- ]|FY ?'?){Y}(?![-–/]\d\d)"), lambda h, c: h["year"], False),
    (("financial year", "fiscal year"), pattern(rf"\b(?<![-–/]){Y} (?:financial|fiscal) year"), lambda h, c: h["year"], False),
    (("quarterly", "latest quarter", "latest three", "recent quarter", "recent three", "past quarter", "just-ended", "just-finished"), pattern(rf"\bquarterly (?={TOLD_OF})|\b(?:latest|most recent|just-ended|just-finished) (?:quarter|three months)\b|\bthe past quarter\b"), quarterly, False),
    (("of that year", "of the same year"), pattern(rf"\b(?:in |by |since )?{M} of (?:that|the same) year\b"), lambda h, c: f"{c.year}-{month_in(h):02}" if c.year else None, True),
    (("half-year",), pattern(rf"\bhalf-year (?={TOLD_OF})"), last_half, False),
    (("full-year", "whole-year"), pattern(rf"\b(?:(?:full|whole)-year) (?={TOLD_OF})"), full_year, False),
    (("full-year", "full year"), pattern(rf"\b{Y} (?:full[- ]year) (?={TOLD_OF})|\b(?:(?:in|for|over|during) the )?full[- ]year (?P<year2>20\d\d)\b"), lambda h, c: h["year"] or h["year2"], False),
    (("-month ",), pattern(rf"\b{N}(?<!two)(?<!three)-month (?={TOLD_OF})"), tally, False),
    (("fy",), pattern(r"\bFY ?['’]?(?P<year>[1-4]\d)\b"), lambda h, c: str(year_of(h["year"])), False),
    (("twelve months", "12 months"), pattern(r"\b(?:past|last|latest|trailing) (?:twelve|12) months"), past_year, False),
    (("past ", "last "), pattern(rf"\b(?:in|over|during|across|within|for) (?P<each>each of |all of |most of )?(?:the|these) (?:past|last)(?! (?:12|twelve) months| quarter\b) (?:(?:{N}|(?P<some>couple of)) )?(?:full |calendar )?(?P<unit>decade|year|quarter|month)s?\b(?!['’-]| (?:of|to|ended|ending|before|in|for which)\b)"), past_span, False),
    (("past week", "last seven days", "past seven days"), pattern(r"\b(?:in|over|during) the (?:past week|(?:past|last) seven days)\b"), this_month, False),
    (("just",), pattern(r"\b(?:the )?year (?:that (?:has )?)?just (?:ended|past|gone|over|finished|closed)\b"), just_ended, False),
    (("last week",), pattern(r"\blast week\b"), last_week, False),
    (("week to", "week ended", "week ending", "week through"), pattern(r"\b(?:in |for |over )?the week (?:to|ended|ending|through)(?: on| last)? (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"), this_month, False),
    (("this week", "the week"), pattern(r"\bthis week\b|\b(?:ended|closed|finished|over|on|for|during) the week\b"), this_month, False),
    (("recent weeks", "recent days"), pattern(r"\bin recent (?:weeks|days)\b"), this_month, False),
    (("season", "marketing year", "crop year"), pattern(rf"\b(?:season|marketing year|crop year|campaign) (?:that |which )?(?:to|ended|ending|through|ends|closed|closes|finished)(?: in| on)? (?:\d\d? )?{M}(?: \d\d?\b)?(?:,? {Y})?(?![a-z])"), season_to, False),
    (("months",), pattern(rf"\b(?:in|over|across|after|through) {N} months(?=,? (?:the|it|they|that|exports|imports|output|sales|shipments|a total)\b)"), so_many_months, False),
    (("months",), pattern(rf"\b(?:in|for|over|during|of) the {N} months\b(?! (?:to|ended|ending|through|before|earlier|of|from|after|prior|ahead|starting|beginning|since|until)\b)"), the_months, False),
    (("year after",), pattern(r"\bthe year after(?=[.,;)]|$)"), lambda h, c: shifted(c.last, years=1) if c.last else None, False),
    (("this month", "current month"), pattern(r"\b(?:this|current) month\b"), this_month, False),
    (("this quarter", "last quarter", "current quarter", "next quarter", "coming quarter"), pattern(r"\b(?P<which>this|last|current|next|coming) quarter\b"), last_quarter, False),
    (("gmt", "utc", "bst"), pattern(r"\b(?:by|at|as of|around|before) \d{1,2}:?\d\d ?(?:GMT|UTC|BST)\b"), lambda h, c: str(c.today) if c.today else None, False),
    (("sday", "nday", "riday", "urday"), pattern(r"\b(?:on|since|by|late|early|until|last) (?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"), weekday, False),
    (tuple(f"{which} {season}" for which in ("previous", "preceding", "prior") for season in SEASONS), pattern(r"\b(?:the )?(?:previous|preceding|prior) (?:spring|summer|autumn|fall|winter)\b"), before(1), False),
    (tuple(f"{which} {season}" for which in ("this", "last") for season in SEASONS), pattern(r"\b(?P<which>this|last) (?P<season>spring|summer|autumn|fall|winter)\b"), _of_season, False),
    (("months to", "months ended", "months ending", "months through", "months that", "month period"), pattern(rf"\b{N}[- ]months?(?: period)? (?:(?:that |which )?(?:to|ended|ending|ends|through)(?: in| on| at)?) (?:(?P<which>last|this|next) )?{DAY}{M}(?: \d\d?\b)?(?:,? {Y})?(?![a-z])"), months_to, False),
    (("year to", "year ended", "year through", "year ending", "year that ended", "year which ended", "year that ends", "year which ends"), pattern(rf"\byear (?:(?:that |which )?(?:to|ended|ending|ends|through)(?: in| on| at)?) (?:(?P<which>last|this|next) )?{DAY}{M}(?: \d\d?\b)?(?:,? {Y})?(?![a-z])"), months_to, False),
    (("between", "from"), pattern(rf"\b(?:between|from) (?:\d\d? )?{M.replace('month', 'first')}(?: \d\d?)? (?:and|to|through|until|till) (?:\d\d? )?{M}(?: [0-3]?\d\b(?!,\d))?(?:,? (?:of )?(?:{Y}|(?P<rel>this|last) year))?(?![a-z\d])"), month_to_month, False),
    (NAMED, pattern(rf"\b(?:(?:in|for|of|over|during|from) )?{M.replace('month', 'first')}(?:\s?[-–—]\s?| to | through |-(?:to|through)-(?=\w+\b(?! 20\d\d/))){M}(?: period)?(?:,? (?:of |in )?(?:{Y}|(?P<rel>this|last) year))?(?![a-z])"), month_to_month, False),
    (tuple(f"{unit}s {rel}" for unit in ("month", "year", "quarter") for rel in ("ago", "earlier", "before")), pattern(rf"\b{N} (?P<unit>month|year|quarter)s (?P<rel>ago|earlier|before(?! (?:the )?(?:[\w'’-]+ ){{1,3}}(?:can|could|will)\b))\b"), months_ago, False),
    ((*ago("year"), "same time", "same month", "same quarter", "same period", "same months", "same half", "same stretch", "same span", "same weeks", "same point", "same stage", "same date", "same day", "twelve months", "12 months", "corresponding", "year-ago", "prior-year", "previous-year", "season before", "season earlier", "season ago", "crop year before", "crop year earlier", "marketing year before", "marketing year earlier"), pattern(r"\b(?:the )?(?:(?:prior|previous) corresponding (?:period|quarter|half)|(?:year-ago|prior-year|previous-year) (?:period|quarter|month|half)|corresponding (?:period|quarter|months?|half)(?: (?:last year|of (?:last|the previous) year|a year (?:ago|earlier|before)))?)\b|\bthe (?:previous|prior|preceding) (?:twelve|12) months|\b(?:a|one) year (?:earlier|ago|before(?! (?:the|its|their|it|they|he|she)\b))|\b(?:the )?same (?:time|month|quarter|period|months|half|stretch|span|weeks|point|stage|date|day) (?:(?:last|previous|prior|preceding) (?:year|season)|a year (?:ago|earlier|before)|of (?:last|(?:the )?(?:previous|preceding|prior)) (?:year|season|campaign|crop year|marketing year)|in (?:last|the (?:previous|preceding|prior)) (?:year|season)|(?:of|in) (?:the|a) (?:year|season) (?:before|earlier|ago))|\btwelve months (?:ago|earlier|before)|\bthe (?:previous|prior|preceding) year|\bthe year (?:before|earlier)|\byear-earlier\b|\b(?:the|a|one) (?:season|crop year|marketing year) (?:before|earlier|ago)\b"), before(1), False),
    (ago("month"), pattern(r"\b(?:a|one) month (?:earlier|ago|before)|\bthe (?:previous|prior|preceding) month|\bthe month (?:before|earlier)"), before(0, 1), False),
    ((*ago("quarter"), "previous three", "prior three", "preceding three"), pattern(r"\b(?:the|a) (?:previous|prior|preceding) (?:quarter|three months)|\ba quarter (?:earlier|ago)|\bthe quarter before"), before(0, 3), False),
    (("year later", "year on", "following year", "next year"), pattern(r"\b(?:a|one) year (?:later|on(?=[,.;)]|$))|\bthe (?:following|next) year"), lambda h, c: shifted(c.last, years=1) if c.last else None, False),
    (("month later", "month on", "following month"), pattern(r"\b(?:a|one) month (?:later|on(?=[,.;)]|$))|\bthe following month"), lambda h, c: shifted(c.last, months=1) if c.last else None, False),
    (("and a half",), pattern(r"\b(?P<n>a|one|two|three) years? and a half (?P<rel>ago|earlier|before)\b"), years_and_a_half, False),
    (("years later", "years on", "years after", "months later", "months on"), pattern(rf"\b{N} (?P<unit>years|months) (?:later|on(?=[,.;)]|$| (?:and|but|to)\b))|\b{N.replace('<n>', '<n2>')} years (?P<after>after)(?=[,.;)]|$)"), years_later, False),
    (("years' time", "years’ time", "year's time", "year’s time"), pattern(rf"\bin (?:(?:about|around|some) )?(?:a|{N}) years?['’]s? time\b"), in_years, False),
    (("and a half", "decade earlier", "decade ago", "decade before", "decades earlier", "decades ago"), pattern(r"\b(?:(?P<half>a decade and a half)|(?P<n>half a|a|one|two|three) decades?) (?:earlier|ago|before)\b"), decades_ago, False),
    (("season", "marketing year", "crop year", "previous crop", "last crop", "previous cycle", "last cycle"), pattern(rf"\b(?:last|previous|prior|preceding|past) {CROP}|\b(?:season|marketing year|crop year) (?:that (?:has )?|which (?:has )?)?(?:just (?:ended|finished|closed|over|gone|past)|past)\b"), last_season, False),
    (("season", "marketing year", "crop year"), pattern(rf"\b(?:season|marketing year|crop year) (?:that |which )?(?:has )?(?:just )?(?P<turn>end(?:s|ed|ing)|clos(?:es|ed|ing)|finish(?:es|ed|ing)|beg(?:ins|an|inning)|start(?:s|ed|ing)|open(?:s|ed|ing)) (?:(?:this|last|next) (?:week|month)|(?:in|on)(?: early| late| mid-?)? (?:\d\d? )?{M}(?: \d\d?)?(?! ?\d{{4}}))"), turning_season, False),
    (("season", "marketing year", "crop year"), pattern(rf"\b(?:this|current) {CROP}"), this_season, False),
    (("season", "marketing year", "crop year"), pattern(rf"\b{CROP} (?:that |which )?(?:has |have )?(?:just |now )?(?:begun|started|opened|got under way)(?=[.,;)]|$| (?:it|they|the|he|she)\b)"), new_season, False),
    (("year before last",), pattern(r"\b(?:in )?the year before last\b"), relative(-2), False),
    (("last year", "last calendar year"), pattern(r"\blast (?:calendar )?year(?:['’]s)?\b"), relative(-1), False),
    (("last year", "this year", "next year"), pattern(rf"\b(?P<rel>last|this|next) year['’]s (?:{Q} (?P<unit>quarter)|(?P<half>first|second) half|Q(?P<number>[1-4])\b)"), part_of_years, False),
    (("year so far",), pattern(r"\b(?:in )?the year so far\b"), relative(0), False),
    (("to date", "to-date"), pattern(r"\byear[- ]to[- ]date\b"), year_to_date, False),
    (("this year", "current year", "calendar year", "present year"), pattern(r"\b(?:(?:this|current) (?:calendar )?|present )year(?:['’]s)?\b"), relative(0), False),
    (("next year",), pattern(r"\bnext year(?:['’]s)?\b"), relative(1), False),
    (("next",), pattern(r"(?<=[a-z\d%] )next(?=[,.;)]| \(| \[|$)"), _next_one, False),
    (("the next", "the coming", "the following", "years after that"), pattern(r"\bthe (?:next|coming|following) (?P<n>two|three|four|five|six|ten)(?: years| (?:fiscal|calendar) years)?(?=[,.;)]| years|$)(?: years)?|\bthe (?P<n2>two|three|four|five|six|ten) years (?P<after>after that)"), next_years, False),
    (("previous years", "preceding years", "previous two", "previous three", "preceding two", "preceding three"), pattern(r"\bthe (?:(?:previous|preceding) (?P<n>two|three|four|five|six|ten)(?: years)|(?P<n2>two|three|four|five|six|ten) (?:previous|preceding) years)"), years_before, False),
    (("full year", "full-year", "whole year", "entire year", "year as a whole"), pattern(r"\b(?:for|over|in) the (?:(?:full|whole|entire) year\b(?! (?:to|ended|ending|of|before|after))|year as a whole\b)"), whole_year, False),
    (("next month",), pattern(r"\bnext month\b"), relative(0, 1), False),
    (("same", "corresponding", "comparable", "equivalent"), pattern(rf"\b(?:the |that of the )?(?:same|corresponding|comparable|equivalent) (?:time|month|quarter|period|months|half|stretch|week|point|stage|date|day|weeks|fortnight|season) (?:of|in) {Y}\b"), _same_of, False),
    (("last month",), pattern(r"\blast month\b"), relative(0, -1), False),
    (tuple(f"{which} {unit}" for which in ("same", "that", "the") for unit in ("year", "month", "quarter", "period", "half", "stretch", "span", "season")),
     pattern(r"\b(?:the (?:very )?same|that(?: very| same)?) (?P<unit>year|month|quarter|period|half|stretch|span|season|months)\b|\b(?:in|over|during|for) the (?P<unit2>period)\b(?! (?:to|of|from|between|ended|ending|since|before|after|when|in|covered|under))"), the_same, False),
    (("the month", "the quarter", "the half", "the year", "calendar year"), pattern(r"\b(?:in|for|over|during) the (?:whole |calendar )?(?P<unit>month|quarter|half|year)(?:(?<=half)[- ]year)?\b(?!-| (?:year\b|to(?! (?:[A-Z]{0,3}[$€£¥])?\d[\d,.]*(?:%| (?:million|billion|trillion|tonnes|tons|barrels|bcm|GW|TWh|bpd|percent|units|t)\b))|ended|ending|through|before|earlier|of|from|after|prior|ahead|starting|beginning|since|as(?! a whole))\b)"), the_unit, False),
    (("months",), re.compile(rf"(?:(?<=\n)|(?<![^#])|(?<=# ))(?:First |The first )?{N} months(?: results| highlights)?(?=\n|$)", re.IGNORECASE), the_months, False),
    (("hrough ",), re.compile(rf"(?:(?<=[.\n] )|(?<=\n)|^)Through (?:the end of )?{M}(?:,? {Y})?(?![a-z])(?! \d)"), through_month, False),
    (("by then",), pattern(r"\bby then\b"), by_then, False),
    (("or nine months", "n nine months", "months the", "months sales", "months output", "months exports", "months imports", "months it", "months, "), re.compile(rf"(?:(?<=[.\n] )|(?<=\n)|^)(?:For|In|Over) {N} months,? (?=the (?:count|total|tally|figure|sum)\b|(?:sales|output|exports|imports|production|shipments|deliveries)\b|it \w+ed\b)"), the_months, False),
    (("month tally", "month total", "months' total", "month period", "month figure"), pattern(rf"\b{N}[- ]months?['’]? (?:tally|total|period|figure)"), tally, False),
    (("of the year", "of this year", "of last year", "new year"), pattern(r"\b(?:the )?(?:start|beginning|turn|outset) of (?:the|this|(?P<last>last)) year\b|(?<=[nt] )New Year(?: (?:Day|Eve))?(?![\w'’])"), year_start, False),
    (("0s",), pattern(r"\b(?:(?:the )?(?:early|mid|late)[ -])?(?:the )?(?<![\d,.$€£¥])(?P<year>(?:19|20)\d0)s\b"), lambda h, c: f"{h['year']}/{int(h['year']) + 9}", False),
    (("century",), pattern(r"\bmid-century\b|\bmiddle of (?:the|this) century\b"), lambda h, c: str(c.today.year // 100 * 100 + 50) if c.today else None, False),
    (("the decade", "this decade"), pattern(r"\b(?:end|rest|remainder|close|turn) of (?:the|this) decade\b"), lambda h, c: str((c.today.year // 10 + 1) * 10) if c.today else None, False),
    (("year-end", "end of the year", "year is o", "rest of th", "remainder of th"), pattern(r"\b(?:over|for|in|during) the (?:rest|remainder) of (?:the|this) year\b|\b(?:by|before|at|until|since) year-end\b|\b(?:the )?end of the year\b|\bbefore the year is (?:out|over)\b|\byear-end (?=\d)"), year_end, False),
    (YEARS, pattern(rf"{Y}(?<![\d.,$€£¥#-]\d\d\d\d)(?![\d]|[,.]\d|-\d|(?:\s?(?:tons?|tonnes?|t|%|percent|million|billion|kg|MW|GW|km)\b)|\s?[吨元万亿家种辆台美个人名港千百公倍份座艘架颗块枚项件只条头多余兆克立桶户处])(?!-(?:tons?|tonnes?))(?! (?:prices|dollars|money|terms|pounds|euros|values)\b)"),
     lambda h, c: h["year"], True),
)  # fmt: skip
