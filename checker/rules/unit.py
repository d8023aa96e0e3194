"""A sentence gives one value in two units, and the two are not the same; or a unit is mixed up.

“5,000 pounds (11,000 kg)”: a value with the other right behind it, in a bracket or after “or”, “equivalent to”,
“that is”, 约合, 即 or 相当于, in two written units of one dimension: mass, area, volume, length, energy, power,
a price per weight; barrels of oil against tonnes (6 to 12 barrels a tonne), cubic metres of gas a year against
cubic feet a day. The intervals must not meet and be over 2% apart, as conversions are rounded freely; where
only the reaches do not meet it is a tension. A plain “ton” beside tonnes may be a short ton. Currencies are
never converted.

And, as a tension: the same numeral, of three digits or more, with a unit of power in one place and of energy
in the other, for one subject, commodity and time, where that power cannot make that energy: kW retold as kWh.

Example that stays quiet: Mountain Pass’s “tons” (article 000) against “metric tons” (003): no conversion is
stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from checker.algebra import Bounds, Codes, Floats, Index, apart, joined, relative_gap, scaled
from checker.columns import YEAR
from checker.model import Finding, Kind, Severity
from checker.quantity.unit import CURRENCIES, LB, SHORT
from checker.quantity.words import amount
from checker.rules import say
from checker.rules.block import Block
from checker.rules.compare import SMALL_GAP, agreeing, overlapping
from checker.rules.rule import Rule, finding

BY = ("subject",)
THING = ("metric_key", "subject", "commodity", "counterparty", "whole")
OWNER = ("subject", "commodity", "counterparty", "whole")
LINK = re.compile(
    r"(?: of [\w ]{1,24}| in \d{4}){0,2}\s*[(（\[]\s*(?:(?:about|around|some|roughly|nearly|approximately) )?|,? or,?(?: (?:about|around|some|roughly|nearly))? |,? (?:equivalent to|equal to|that is,?|i\.e\.,?|=) |\s*[，,]?(?:约合|合|即|相当于|折合)\s*"
)
THAT_IS = re.compile(
    r"(?: (?:a|per) \w+)?,? (?:that is(?: to say)?|i\.e\.|in other words|equivalent to|equal to),?(?: (?:a|per) \w+,?)? "
    r"|(?:一\S|/\S{1,2})?[，,]?(?:也就是|也即|即|等于|相当于|折合)(?:每[\u3400-\u9fff]{1,2})?"
)
"""What makes two numbers one value, whatever their units look like."""
LONGEST_LINK = 48
NOT_CONVERTED = ("percent", "pp", "count", "x", "year", "day")
PLAIN_TON = re.compile(r"(?<!metric )(?<!short )(?<!long )\btons?\b", re.IGNORECASE)
POUND = re.compile(r"pounds?|磅", re.IGNORECASE)
STERLING = re.compile(r"£|sterling|british|GBP", re.IGNORECASE)
NUMERAL = re.compile(
    r"[\d.,\s-]+|\b(?:thousand|million|billion|trillion|about|around|some|roughly|nearly|over|under|almost|more than|less than|up to)\b|[一二三四五六七八九十百千万亿约近超逾]+",
    re.IGNORECASE,
)
LEAST_DIGITS = 3
TWH_PER_GW = 8.766
POWER, ENERGY = ("GW", "W"), ("TWh", "MWh")
TO = {"GW": 1.0, "W": 1e-9, "TWh": 1.0, "MWh": 1e-6}
LOWEST_LOAD, FULL_LOAD = 0.02, 1.05

LINEAR: dict[tuple[str, str], tuple[float, float]] = {
    ("bcf", "bcm"): (0.0283168, 0.0283168),
    ("m3", "bcm"): (1e-9, 1e-9),
    ("l", "m3"): (1e-3, 1e-3),
    ("gallon", "m3"): (0.00378541, 0.00454609),
    ("gallon", "l"): (3.78541, 4.54609),
    ("bbl", "m3"): (0.158987, 0.158987),
    ("bbl", "l"): (158.987, 158.987),
    ("bbl", "gallon"): (34.97, 42.0),
    ("km2", "ha"): (100.0, 100.0),
    ("m2", "ha"): (1e-4, 1e-4),
    ("MWh", "TWh"): (1e-6, 1e-6),
    ("W", "GW"): (1e-9, 1e-9),
    ("bbl", "t"): (1 / 12, 1 / 6),
    ("GBP", "t"): (LB, LB),
}
"""Between canonical units: the least and the most of the second that one of the first is."""
PER_DAY = {
    ("bcf/d", "bcm"): (0.0283168, 0.0283168),
    ("bbl/d", "t"): (1 / 12, 1 / 6),
    ("bbl/d", "bbl"): (1.0, 1.0),
}
"""The same for a rate a day against a full year's amount."""


def find(block: Block) -> Iterator[Finding]:
    """Conversions that do not hold, and power retold as energy."""
    yield from _conversions(block)
    yield from _mixed_up(block)


# --- conversions -----------------------------------------------------------------------------------------


def _conversions(block: Block) -> Iterator[Finding]:
    for one, other in _neighbours(block):
        link = _link(block, one, other)
        factor = _factor(block, one, other) if link else None
        if factor is None:
            continue
        rows = np.array([one]), np.array([other])
        near = [_times(block.interval.take(rows[0]), factor), block.interval.take(rows[1])]
        far = [_times(block.reach.take(rows[0]), factor), block.reach.take(rows[1])]
        hard = bool(apart(*near)[0])
        sides = near if hard else far
        relative = float(relative_gap(*sides)[0])
        if not apart(*sides)[0] or relative <= SMALL_GAP:
            continue
        severity = Severity.CONTRADICTION if hard else Severity.TENSION
        reasons = [] if hard else ["the ranges meet, but hardly where the author can have meant"]
        said = [str(block.text("value_text", row)) for row in (one, other)]
        text = (
            f"{say.measure(block, one)}: {said[0]} are {_converted(block, one, other, factor)}, "
            f"but {block.text('article', one)} gives them as {said[1]}."
        )
        yield finding("unit", severity, block, (one, other), text, reasons, relative, copies=False)


def _neighbours(block: Block) -> Iterator[tuple[int, int]]:
    """Values that follow each other in one sentence, close enough to be one value twice."""
    sentence = block.codes("article", "quote")
    start, end = (block.frame[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    order = np.lexsort((start, sentence))
    one, other = order[:-1], order[1:]
    distance = start[other] - end[one]
    good = (sentence[one] == sentence[other]) & (distance > 0) & (distance <= LONGEST_LINK)
    value, thing = block.among("kind", [Kind.AMOUNT]), block.codes(*THING, "period")
    good &= value[one] & value[other] & (thing[one] == thing[other]) & agreeing(block, one, other, "item")
    yield from zip(one[good].tolist(), other[good].tolist(), strict=True)


def _link(block: Block, one: int, other: int) -> bool:
    """Whether only a bracket or “or” stands between two values, and they are in two written units."""
    quote, said, also = (
        str(block.text("quote", one)),
        str(block.text("value_text", one)),
        str(block.text("value_text", other)),
    )
    between = int(block.column("start")[other]) - int(block.column("end")[one])
    at = quote.find(said)
    while at >= 0:
        begin = at + len(said)
        if quote.startswith(also, begin + between):
            linked = LINK.fullmatch(quote, begin, begin + between) is not None
            own = bool(re.match(r"约合|合|即|相当于|折合", also)) and not quote[
                begin : begin + between
            ].strip("（( ，,")
            same = THAT_IS.fullmatch(quote, begin, begin + between) is not None
            return same or ((linked or own) and _written(said) != _written(also))
        at = quote.find(said, at + 1)
    return False


def _written(value: str) -> str:
    """The unit as written: the value without numeral and hedge."""
    return NUMERAL.sub("", value).strip().lower().rstrip("s")


def _factor(block: Block, one: int, other: int) -> tuple[float, float] | None:
    """What one of the first unit is in the second, at least and at most; None if nothing converts them."""
    units = str(block.text("unit", one)), str(block.text("unit", other))
    said = [str(block.text("value_text", row)) for row in (one, other)]
    if "GBP" in units and not any(POUND.search(text) and not STERLING.search(text) for text in said):
        return None
    if units[0] == units[1]:
        if units[0] in NOT_CONVERTED or units[0] in CURRENCIES:
            return None
        plain = [bool(PLAIN_TON.search(text)) for text in said]
        if units[0] == "t" and plain[0] != plain[1]:
            return (SHORT, 1.0) if plain[0] else (1.0, 1 / SHORT)
        return 1.0, 1.0
    for table, years in ((LINEAR, 1.0), (PER_DAY, YEAR)):
        if years != 1.0 and not 363 <= block.end[one] - block.start[one] <= 366:
            continue
        if units in table:
            low, high = table[units]
            return low * years, high * years
        if units[::-1] in table:
            low, high = table[units[::-1]]
            return 1 / (high * years), 1 / (low * years)
    return None


def _times(bounds: Bounds, factor: tuple[float, float]) -> Bounds:
    low, high = factor
    return Bounds(scaled(bounds, low).lower, scaled(bounds, high).upper, bounds.lower_open, bounds.upper_open)


def _converted(block: Block, one: int, other: int, factor: tuple[float, float]) -> str:
    value, unit = float(block.column("low")[one]), str(block.text("unit", other))
    ends = [amount(float(f"{value * by:.3g}"), unit) for by in factor]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


# --- power and energy ------------------------------------------------------------------------------------


def _mixed_up(block: Block) -> Iterator[Finding]:
    """Energy that has the digits of a power which cannot make it, by more than its load allows."""
    exact = block.among("kind", [Kind.AMOUNT]) & (block.frame["low"] == block.frame["high"]).to_numpy()
    known = exact & (block.codes("subject") > 0) & (block.codes("commodity") > 0) & ~block.title
    power, energy = (
        block.heads_among(known & np.isin(block.column("unit").astype(str), units))
        for units in (POWER, ENERGY)
    )
    left, right = joined(_digits(block)[power], _digits(block)[energy])
    left, right = power[left], energy[right]
    in_gw = _in(block, left, "GW")
    full = TWH_PER_GW * in_gw * (block.end[right] - block.start[right] + 1) / YEAR
    load = _in(block, right, "TWh") / np.where(full > 0, full, np.nan)
    wrong = (load < LOWEST_LOAD) | (load > FULL_LOAD)
    good = wrong & overlapping(block, left, right) & (block.forecast[left] == block.forecast[right])
    most = TWH_PER_GW * in_gw[good]
    for one, other, twh in zip(left[good].tolist(), right[good].tolist(), most.tolist(), strict=True):
        text = (
            f"{say.measure(block, one)}: {say.cited(block, one)}; {say.measure(block, other)}: "
            f"{say.cited(block, other)}. The numeral is the same, but such a power makes up to "
            f"{amount(float(f'{twh:.3g}'), 'TWh')} a year."
        )
        reason = "whether one was copied from the other is not said"
        yield finding("unit", Severity.TENSION, block, (one, other), text, [reason], 1.0)


def _digits(block: Block) -> Codes:
    """One number for each owner and run of digits; a different one for each row whose digits are too few."""
    low = block.frame["low"].to_numpy(dtype=np.float64)
    size = np.where(low > 0, low, 1.0)
    mantissa = np.round(size / 10.0 ** np.floor(np.log10(size) + 1e-9), 6)
    few = np.isclose(mantissa * 10 ** (LEAST_DIGITS - 2), np.round(mantissa * 10 ** (LEAST_DIGITS - 2)))
    _, code = np.unique(np.round(mantissa * 1e6).astype(np.int64), return_inverse=True)
    joint = code.astype(np.int64) * (int(block.codes(*OWNER).max(initial=0)) + 1) + block.codes(*OWNER)
    return np.where(few | (low <= 0), -1 - np.arange(len(low)), joint)


def _in(block: Block, rows: Index, unit: str) -> Floats:
    """The values of some rows in GW or TWh."""
    factor = np.array([TO[str(block.text("unit", row))] for row in rows.tolist()], dtype=np.float64)
    return np.asarray(block.frame["low"].to_numpy(dtype=np.float64)[rows] * factor)


RULE = Rule("unit", BY, find)
