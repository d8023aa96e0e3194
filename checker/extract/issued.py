"""Times that only say when a figure was given out, or when something else happened."""

from __future__ import annotations

from checker.extract.calendar import Clock, pattern

OF_ITS_YEAR = pattern(
    r" (?:feasibility |scoping |initial |original |earlier )?(?:(?P<made>study|survey|report|assessment|edition|agreement|accord|pact|treaty|act|law)|estimate|plan|budget|projection)\b"
)


def of_a_study(period: str, text: str, after: tuple[int, int], clock: Clock) -> bool:
    """Whether a year before “estimate” or “study” is that in which it was made."""
    hit = OF_ITS_YEAR.match(text, *after)
    if hit is None:
        return False
    return hit["made"] is not None or (clock.today is not None and period < str(clock.today.year - 1))


def had_foreseen(period: str, text: str, after: tuple[int, int]) -> bool:
    """Whether a month or year at the head of a sentence is that of an older forecast."""
    return len(period) in (4, 7) and HAD_FORESEEN.match(text, *after) is not None


FORECAST_REVISED = (
    r"\b(?:forecast|estimate|target|guidance|outlook|projection|goal|budget)s?(?: (?:for|of) [^,;.]{1,24})? "
    r"(?:was|were|has been|had been|is|being) (?:raised|cut|lowered|upgraded|downgraded|lifted|trimmed|reduced|increased|slashed|revised)"
)
"""“The forecast for 2026 was raised”, to stand in other patterns."""
ISSUED = pattern(
    r"\b(?:plan|law|act|deal|agreement|report|study|strategy|programme|program|survey|decree|bill|contract|scheme) (?:approved|adopted|passed|announced|unveiled|signed|agreed|launched|presented)(?: by (?:the )?[\w ]{1,20}?)? (?:in|on) $|"
    r"\b(?:(?:forecast|estimate|projection|prediction|assessment|calculation|count|survey|study|guess|promise|pledge|offer|bid|commitment|decision|proposal|statement|announcement|deal|agreement)s? (?:of (?:[^,;.]|[,.]\d){1,24} )?made|published|issued|released|given|dated|reported|report|budgeted|pencilled in|promised|pledged)(?: (?:in|on|of|from))? $"
    r"|\b(?:it|they|he|she|who|had) (?:had )?(?:forecast|predicted|projected|estimated|expected|foreseen|foresaw|reckoned|saw|pencilled in) (?:back |earlier )?in $"
    r"|\b(?:having|had) (?:earlier |previously )?(?:forecast|predicted|projected|estimated|foreseen|put|seen|pegged) (?:[^,;]|,\d){0,70} (?:in|as late as|as recently as|as early as) $"
    rf"|{FORECAST_REVISED}(?: up| down)? (?:in|on) $"
    r"|\b(?:range|forecast|target|guidance|outlook|estimate) (?:lowered|raised|cut|trimmed|narrowed|widened|revised|set|given|slashed)(?: up| down| again)? (?:in|on) $"
    r"|\b(?:plan|law|study|report|survey|estimate|forecast|strategy|programme|handbook|edition|blueprint|roadmap) from $"
    r"|\b(?:that|which) (?:took effect|came into force|was signed|was struck|was agreed) (?:in|on) $"
    r"|\b(?:that|which) (?:[\w']+ ){1,3}(?:set|fixed|agreed|promised|announced|imposed|laid down|drew up) in $"
)

HAPPENED = pattern(
    r"\b(?:before|since|after|until) (?:[\w'’-]+ ){1,6}?(?:began|begun|started|broke out|erupted|ended|took effect|took over|came into force|came to power|invaded|closed|shut|opened|collapsed|seized power|went to war|(?:was|were) [a-z]+ed) (?:back )?(?:in|on) $"
)
"""What only says after or before what event something was so: “before the attacks began in November 2023”."""

HAD_FORESEEN = pattern(
    r",? (?:[\w'’-]+ ){1,4}had (?:still |then |even |also |only )?(?:been )?(?:forecast|foreseen|expect|predict|project|estimat|reckon|pencil|seen|guid|hop(?:ed|ing)|plann(?:ed|ing)|looking for|counting on|aiming|bank(?:ed|ing) on)"
)
"""What after a time says that it is only that of an older forecast: “in April it had still foreseen a surplus”."""

SAID = pattern(
    r"\b(?:said|says|announced|showed|forecast|wrote|warned|disclosed|confirmed|told \w+) (?:late |early )?$"
)
"""What makes a day of the week that of the news: “the ministry said on Wednesday that exports rose”."""


DAY = pattern(r"\d\d?(?:st|nd|rd|th)? [a-z]|[a-z]\.? \d\d?(?!\d)|day$")
"""What names a day, which qualifies no figure: “dated 12 May”, “released Tuesday”."""
BEFORE_IT = frozenset("in on of om or ed de en rt ck er aw ct ce as".split())
"""How the word before such a time ends, in small letters."""


REVISES = pattern(
    r"\b(?:rais|cut|lower|lift|trimm|revis|upgrad|downgrad|slash|narrow|bump|nudg)\w* (?:its|his|her|their|the) (?:[\w'’/-]+ ){0,6}?(?:forecasts?|estimates?|outlook|projections?|targets?|guidance)\b"
)
FROM_A_MONTH = pattern(
    r"\bfrom (?:about |around |some )?[^\s,;]*\d[^,;]{0,24} (?:in|given in|made in) (?:early |late |mid-)?$"
)


def of_an_older_forecast(text: str, start: int, begin: int) -> bool:
    """Whether a time is only that of the forecast which a new one takes the place of."""
    if not text.startswith("in ", begin - 3) and not text.startswith("-", begin - 1):
        return False
    before = FROM_A_MONTH.search(text, max(start, begin - 50), begin)
    return before is not None and REVISES.search(text, start, before.start()) is not None


def only_issued(before: str, words: str) -> bool:
    """Whether the words before a time say so: “a forecast made in October”, “said on Wednesday”."""
    if words.endswith("day") and SAID.search(before):
        return True
    if before[-3:-1] in BEFORE_IT and ISSUED.search(before) is not None:
        qualifies = before.endswith(("ed ", "report ", "given ", "ue ")) and DAY.search(words) is None
        return not qualifies  # “reported second-quarter profit”, “released June figures”
    return before[-4:] in (" in ", " on ") and HAPPENED.search(before) is not None
