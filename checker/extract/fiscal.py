"""Years that are not calendar years: the financial ones of companies and countries, the seasons of crops."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.calendar import Clock, months_in, shifted, year_to
from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.extract.words_en import ORDINAL

COUNTRIES = {"JP": (1, 3), "AU": (0, 6)}
"""How many years after its name, and in which month, a country's financial year ends: Japan's 2024 in March 2025."""
FIRMS = COUNTRIES | {"IN": (0, 3), "NZ": (0, 6)}
"""The same of a country's firms where the pack does not say when theirs ends."""


FINANCIAL = re.compile(r"\bfiscal|\bfinancial year|^full[ -]year|\bFY|财", re.IGNORECASE)
RUNNING = re.compile(
    r"\b(?:(?P<next>next|coming|following)|(?P<last>last|previous|prior|preceding|past)|this|current|outgoing|full)[ -]|(?P<before>上一?个?|前一个?)(?=财)|(?P<after>下一?个?|明)(?=财)|本(?=财)",
    re.IGNORECASE,
)
"""A financial year that is told by its distance from the article: “this fiscal year”, “the current financial year”."""

OF_A_YEAR = re.compile(
    r"(?:fiscal )?(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th)[- ](?:fiscal )?(?P<unit>quarter|half)(?: of)?",
    re.IGNORECASE,
)
"""A part of a year that is not named; that of a company is of its own year."""
OF_ITS_YEAR = re.compile(
    r"(?: of)? (?:its|the|their|his|this) (?:[\w/-]+ )?(?:fiscal|financial|business) year", re.IGNORECASE
)
"""What refers the first months of a year to that of a firm's books."""
HALF = re.compile(r"(?:(?:今年|去年|(?P<year>20\d\d)年?)?(?:财年)?)(?P<half>[上下])半(?:个?财年|年)")
"""上半财年, 2025财年上半年: half of a year of books."""
TWO_YEARS = re.compile(r"(?:\D{0,20}\b)?(?:19|20)\d\d[/-]\d\d(?:\d\d)?(?![\d-])")
FULL_YEAR = re.compile(r"full[ -]year", re.IGNORECASE)
FORESEEN = re.compile(
    r" ?(?:[\w-]+ ){0,2}(?:forecast|guidance|outlook|target|estimate|projection)", re.IGNORECASE
)
SEES = re.compile(
    r"\b(?:sees?|expects?|forecasts?|predicts?|projects?|targets?|guides?|will|would)\b", re.IGNORECASE
)
"""What tells that “full-year” is of the year that runs, not of the last one that is over."""


def financial(scene: Scene, j: int, period: str, subject: str | None, clock: Clock) -> str:
    """The months of a company's financial year: “fiscal 2025” of one that closes in June is July to June."""
    words = scene.atoms[j].text
    if clock.today is not None and (part := OF_A_YEAR.fullmatch(words)) is not None:
        plain = subject in COUNTRIES and FINANCIAL.search(words) is None  # “first-quarter premiums in Japan”
        own = _part_of_its_year(part, 12 if plain else _year_ends(scene, subject)[1], period, clock.today)
        if own != period:
            clock.correct(period, own)
        return own
    if clock.today is not None and "财" in words and (half := HALF.fullmatch(words)) is not None:
        return _half_of_its_year(half, _year_ends(scene, subject), period, clock.today)
    if clock.today is not None and OF_ITS_YEAR.match(scene.text, scene.atoms[j].end) is not None:
        return _months_of_its_year(period, _year_ends(scene, subject)[1], clock.today)
    firm, season = scene.pack.kind(subject) == "company", len(period) > 4 and months_in(period) in (12, 24)
    if firm and season and TWO_YEARS.match(words) and (month := _year_ends(scene, subject)[1]) != 12:
        return year_to(
            int(period.partition("/")[2][:4]), month
        )  # “in 2024/25” of a firm that closes its books in August
    if len(period) > 4 and clock.corrected and shifted(clock.corrected[0], years=-1) == period:
        return shifted(clock.corrected[1], years=-1) or period  # “a year earlier” of the same sentence
    if len(period) != 4 or not FINANCIAL.search(words):
        return period
    later, month = _year_ends(scene, subject)
    running = RUNNING.search(words)
    if running is None or clock.today is None:
        own = year_to(int(period) + later, month)
        if own != period:
            clock.correct(period, own)
        return own
    if FULL_YEAR.match(words):
        if month == 12:
            return period
        end = scene.atoms[j].end
        foreseen = FORESEEN.match(scene.text, end) or SEES.search(scene.text, scene.start, end)
        return year_to(clock.today.year - (clock.today.month <= month) + (foreseen is not None), month)
    away = -1 if running["last"] or running["before"] else 1 if running["next"] or running["after"] else 0
    return year_to(clock.today.year + (clock.today.month > month) + away, month)


def _part_of_its_year(part: re.Match[str], month: int, period: str, today: date) -> str:
    """The quarter or half of a company's own year: the last one, or the one that runs where that is nearer."""
    length = 6 if part["unit"].lower() == "half" else 3
    number = ORDINAL.get(part["q"].lower(), 0)
    if month == 12 or months_in(period) != length or number * length > 12:
        return period
    last = (month + number * length - 1) % 12 + 1
    return _nearest(last, length, today)


def _nearest(last: int, length: int, today: date) -> str:
    """So many months to the `last` one, of the year in which it lies nearest to the month before today's."""
    away = [abs((today.year + n) * 12 + last - today.year * 12 - today.month + 1) for n in (-1, 0, 1)]
    return year_to(today.year - 1 + away.index(min(away)), last, length)


def _half_of_its_year(half: re.Match[str], ends: tuple[int, int], period: str, today: date) -> str:
    """Half of a company's own year: that of the year named, else the one that ended nearest to the article."""
    later, month = ends
    if month == 12:
        return period
    before = 6 if half["half"] == "上" else 0
    last, turned = (month - before - 1) % 12 + 1, month - before < 1
    if half["year"]:
        return year_to(int(half["year"]) + later - turned, last, 6)
    return _nearest(last, 6, today)


def _months_of_its_year(period: str, month: int, today: date) -> str:
    """The first months of a company's own year: the last time that as many were over."""
    length = months_in(period) or 12
    last = (month + length - 1) % 12 + 1
    return period if month == 12 else year_to(today.year - (last >= today.month), last, length)


def _year_ends(scene: Scene, subject: str | None) -> tuple[int, int]:
    """How many years after its name, and in which month, the financial year of a country or company ends."""
    entity = scene.pack.entities.get(subject or "")
    if subject in COUNTRIES:
        return COUNTRIES[subject]
    if entity is None or entity.kind == "country":
        return 0, 12
    if entity.year_ends:
        return 0, entity.year_ends
    return next((FIRMS[home] for home in entity.within if home in FIRMS), (0, 12))


OF_A_CROP = frozenset({"production", "area", "exports", "imports", "consumption", "demand", "supply"})
"""What is told of the season that an article on a crop is about."""
LEFT_OVER = re.compile(
    r"\b(?:ending|closing|carry-?over|year-end|end-of-season) stock|\bstocks? at the end of the (?:season|marketing year|crop year)",
    re.IGNORECASE,
)
"""What is left of a crop when its season ends."""


def of_the_crop(scene: Scene, frame: Frame, clock: Clock) -> str | None:
    """The season that an article on a crop is about, where a sentence names no time of its own."""
    dated = scene.chinese or any(time.role in ("at", "by") for _, time in scene.times)
    of_crop = frame.metric in OF_A_CROP or (
        frame.metric == "stockpile" and LEFT_OVER.search(scene.text, scene.start, scene.end)
    )
    return clock.season if of_crop and not dated else None
