"""What makes a number a forecast though no word says so: an estimate of a year that runs, a day to be reached, a need."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.frame import Frame
from checker.extract.items import GIVEN_UP_AFTER
from checker.extract.periods_zh import is_done
from checker.extract.scene import RELATIVES, Scene
from checker.extract.verbs_en import PAST, PRESENT
from checker.model import Kind, Modality

SHALL = re.compile(r" of (?:[^,;.:]{1,60} )?(?:will|would|could|should|might)\b")


def shall(scene: Scene, i: int) -> bool:
    """Whether it is the part of which something will be: “30% of the output will one day come from there”."""
    end = scene.atoms[i].end
    hit = None if scene.chinese else SHALL.match(scene.text, end, scene.end)
    if hit is None:
        return False
    inside = [a for a in scene.atoms if end <= a.start < hit.end()]
    return not any(
        a.kind in "VQ" or a.low in ("and", "but") or a.low in PAST or a.low in PRESENT or a.low in RELATIVES
        for a in inside
    )


def laid_out(scene: Scene, j: int) -> bool:
    """Whether a capacity is only designed or planned: “is designed for 40,000 tonnes”, but not “was designed for 1,000”."""
    atom = scene.atoms[j]
    if (
        not scene.chinese
        and atom.kind == "M"
        and atom.low.endswith(("target", "target for", "goal", "guidance"))
    ):
        return True
    plan = (
        not scene.chinese
        and atom.kind == "V"
        and atom.low.startswith(("designed", "planned", "slated", "intended"))
    )
    return plan and not (j and scene.atoms[j - 1].is_word("was", "were", "originally"))


def lasts(scene: Scene, i: int) -> bool:
    """Whether it is how long a contract holds: “will take all of its magnets for 10 years”."""
    return not scene.chinese and scene.atoms[i - 1].is_word("for", "over", "within") and i > 0


def given_up(scene: Scene, i: int) -> bool:
    """Whether it is what somebody had hoped for: “short of the 500 that it had hoped for”."""
    end = scene.atoms[i].end
    if scene.chinese or scene.text.find(" had ", end, end + 30) < 0:
        return False
    return GIVEN_UP_AFTER.match(scene.text, end, min(scene.end, end + 70)) is not None


FORESIGHT = frozenset(
    """forecast forecasts estimate target targets goal goals guidance outlook projection projections budget
    prediction""".split()
)


def of_a_forecast(scene: Scene, low: int, fact: int) -> bool:
    """Whether what stands so high is a forecast: “whose own forecast stands at 175 million”."""
    return any(a.low in FORESIGHT for a in scene.atoms[max(low, fact - 6) : fact])


PUT = re.compile(
    r"\b(?:puts?|pegs?|pegged|sees|seen|estimates?|estimated|reckons?|pencils?|counts on|looks? for)\b|"
    r"\b(?:rais|cut|lower|upgrad|downgrad|lift|trimm|increas|reduc|revis|nudg|bump|kept|keep|left|slash)\w* (?:its|his|her|their|the|this year['’]s|20\d\d)\b(?:[^.;]|\.\d){0,40}\b(?:estimate|figure|view|number|spending|expenditure|outlay|capex|budget)s?\b|"
    r"\b(?:(?:ending|closing|carry-?over) (?:stocks?|inventories)|stocks at the end of the season)\b(?:[^.;]|\.\d){0,40} (?:raised|increased|cut|lifted|lowered|trimmed|reduced)\b|"
    r"\b(?:spending|expenditure|capex|guidance|budget|figure)(?: [\w-]+){0,3} (?:was|were|has been|have been|is|are) (?:narrowed|raised|cut|lowered|trimmed|lifted|revised|reduced|increased|nudged|set)\b"
)
"""How an estimate is given, which of a time that is not over is a forecast."""


def runs(frame: Frame, today: date | None) -> bool:
    """Whether it is of a year, season or quarter that is not over."""
    if today is None or frame.period is None or len(frame.period) in (7, 10):
        return False
    return last_month(frame.period) >= f"{today.year}-{today.month:02}"


def estimated_ahead(scene: Scene, i: int, frame: Frame, today: date | None) -> bool:
    """Whether what is put to a year, season or quarter that still runs is only expected of it."""
    if not runs(frame, today) or scene.pack.nature(frame.metric or "") == "price":
        return False
    low, _ = scene.span_of(i)
    put = PUT.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    return put is not None and not (put[0].startswith(THINKS) and _came_about(scene, put.end(), i))


THINKS = ("reckon", "estimate")


def _came_about(scene: Scene, place: int, i: int) -> bool:
    """Whether a verb in the past between a place and the number tells what has been: “reckons that growers picked”."""
    inside = (k for k, a in enumerate(scene.atoms[:i]) if a.start >= place)
    return any(
        scene.atoms[k].low in PAST or (scene.atoms[k].low.endswith("ed") and not scene.qualifies(k))
        for k in inside
    )


def to_be_reached(scene: Scene, frame: Frame, today: date | None) -> bool:
    """Whether it is what a day that is still to come has been set for: “to be 90% full by November 1”."""
    if today is None or frame.period is None or len(frame.period) not in (7, 10):
        return False
    ahead = frame.period[:7] > f"{today.year}-{today.month:02}"
    return ahead and any(time.role == "by" and time.period == frame.period for _, time in scene.times)


PARTS = (Kind.AMOUNT, Kind.SHARE, Kind.CHANGE)


def still_foreseen(scene: Scene, i: int, frame: Frame, held: Frame | None, today: date | None) -> bool:
    """Whether a sentence without a verb of its own time goes on listing what was foreseen: “Argentina comes fourth, with 24 million”."""
    if held is None or held.modality != Modality.FORECAST or frame.period != held.period:
        return False
    said = frame.evidence.get("metric")  # what the sentence does not name goes on about the same
    if not runs(frame, today) or frame.unit != held.unit or (said and frame.metric != held.metric):
        return False
    return frame.kind in PARTS and not is_done(scene, i) and (scene.chinese or scene.tense(i) != "past")


UNDER_WAY = re.compile(
    r"\b(?:is|are) (?:now |currently |also )?(?:being (?:extended|expanded|enlarged|raised|lifted|increased|upgraded|widened|doubled)|"
    r"(?:extending|expanding|enlarging|raising|lifting|increasing|upgrading|doubling) [^,;]{1,50}?) to "
    r"(?:about |around |some |nearly |almost |over |more than |up to |as much as )?$"
)
"""“Is being extended to 3,000 tons”: what something will come to."""


def under_way(scene: Scene, i: int) -> bool:
    """Whether it is what a change that goes on will come to."""
    start = scene.atoms[i].start
    said = not scene.chinese and scene.atoms[i - 1].low in (
        "to",
        "about",
        "around",
        "some",
        "nearly",
        "over",
        "than",
    )
    return said and UNDER_WAY.search(scene.text, max(scene.start, start - 110), start) is not None


NEEDS = re.compile(
    r"\b(?:(?:has|have|needs?) (?:still |now |first |also |yet )?to|must) (?!have|be able)[a-z]+ [^,;]*$"
)


COSTS = re.compile(
    r"\b(?:needs?|requires?|will take|calls? for|seeks?|seeking|weighs?|weighing|considers?|considering|mulls?|offers?|offering|asks? for|(?:is|are) raising) (?:[^,;]{0,30} )?$"
)


def needs(scene: Scene, i: int, frame: Frame, low: int) -> bool:
    """Whether it is what somebody still has to do or to find: “has to inject 35 bcm”, “the mine needs $400 million”."""
    if frame.kind == Kind.SHARE and frame.metric in ("imports", "import_reliance"):
        return False  # “has to import 98% of the magnets that it uses”: so it is, year by year
    said = scene.words(low, i)
    if frame.metric in ("investment", "loan") and COSTS.search(said) is not None:
        return True
    return (" to " in said or "must" in said) and NEEDS.search(said) is not None


def last_month(period: str) -> str:
    """The month in which a period ends: 2024 → `2024-12`; a season over the turn of a year, `2024/2025`, by June."""
    first, _, end = period.rpartition("/")
    if len(first) == len(end) == 4 and int(end) == int(first) + 1:
        return f"{end}-06"
    return f"{end}-12" if len(end) == 4 else end[:7]


BEGUN = re.compile(
    r"\b(?:br(?:oke|eaks?|eaking) ground|beg(?:an|ins?|un) (?:building|construction|to build)|start(?:s|ed)? (?:building|construction|to build)|laid the (?:foundation|first stone)|turned the first (?:sod|spade))\b[^.;]{0,90}$"
)


def settle_begun(scene: Scene, i: int, frame: Frame) -> None:
    """Make the capacity of a plant that is only begun a forecast, for no time yet: “in May it started building a mill for 2,300 tons”."""
    if frame.metric != "capacity" or frame.kind != "amount" or scene.chinese:
        return
    low, _ = scene.span_of(i)
    if BEGUN.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None:
        frame.modality, frame.period, frame.carry = Modality.FORECAST, None, None
