"""A made-up corpus with known errors: amounts, shares and changes of metals, and a few claims shifted well outside.

Behind it is one consistent world: each country's output of each metal in each year, the world's, their quotients
and their changes. Every measure is told by three or more articles, each rounding and hedging in its own way, so
that what they say holds together. Then some claims, always fewer than half of a measure's, are made wrong.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Claim

METALS = ("tin", "lithium", "copper", "nickel", "cobalt", "zinc", "lead", "tungsten")
COUNTRIES = ("CL", "AU", "ID", "PE", "BO", "ZA", "BR", "IN", "CA", "MX", "KZ", "PH")
SHARE_OF_ERRORS = 0.03
AHEAD = 4
"""How many countries share out one metal."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Claims in the order of their articles, and the ids of those that were made wrong."""

    claims: tuple[Claim, ...]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Measure:
    kind: str
    subject: str
    whole: str | None
    commodity: str
    year: int
    value: float


def corpus(size: int, seed: int, least: int = 3, most: int = 9, errors: float = SHARE_OF_ERRORS) -> Corpus:
    """At least `size` claims, `least` to `most` a measure; the same for the same seed."""
    chance = random.Random(seed)
    articles = max(3 * most, size // 8)
    told: list[Claim] = []
    wrong: set[str] = set()
    for measure in _measures(chance):
        if len(told) >= size:
            break
        number = chance.randint(least, most)
        allowed = (number - 1) // 2
        for article in chance.sample(range(articles), number):
            off = allowed > 0 and chance.random() < errors
            allowed -= off
            claim = _claim(
                measure, f"a{article:06}", len(told), _shifted(measure, chance) if off else None, chance
            )
            told.append(claim)
            if off:
                wrong.add(claim.id)
    return Corpus(tuple(sorted(told, key=lambda claim: (claim.article, claim.id))), frozenset(wrong))


def _measures(chance: random.Random) -> Iterator[_Measure]:
    """What there is to tell of one metal after another; when they are told, of the next grade of each."""
    for number in itertools.count():
        metal = METALS[number % len(METALS)] + (f"_{number // len(METALS)}" if number >= len(METALS) else "")
        countries = chance.sample(COUNTRIES, AHEAD)
        output = {name: chance.uniform(5e3, 9e5) for name in countries}
        rest = chance.uniform(1e4, 9e5)
        for year in range(2016, 2026):
            now = {name: before * chance.uniform(0.8, 1.3) for name, before in output.items()}
            total = sum(now.values()) + rest
            yield _Measure("amount", "world", None, metal, year, total)
            for name in countries:
                yield _Measure("amount", name, None, metal, year, now[name])
                yield _Measure("share", name, "world", metal, year, 100 * now[name] / total)
                if year > 2016:
                    yield _Measure("change", name, None, metal, year, 100 * (now[name] / output[name] - 1))
            output = now


def _shifted(measure: _Measure, chance: random.Random) -> float:
    """A value well outside of what the sources of a measure can have meant."""
    if measure.kind == "change":
        return measure.value + chance.choice((-1, 1)) * chance.uniform(20, 60)
    if measure.kind == "share":
        away = chance.uniform(12, 30)
        return measure.value - away if measure.value > away + 1 else measure.value + away
    return measure.value * chance.choice((chance.uniform(0.3, 0.65), chance.uniform(1.6, 4)))


def _claim(
    measure: _Measure, article: str, number: int, shifted: float | None, chance: random.Random
) -> Claim:
    value = measure.value if shifted is None else shifted
    hedges = (
        ("exact", "exact", "about") if shifted is not None else ("exact", "exact", "about", "over", "nearly")
    )
    # A small change is a matter of tenths of a point, and so is what its hedge can mean.
    hedge = "exact" if measure.kind == "change" else chance.choice(hedges)
    said = _rounded(value, 3 if hedge == "exact" else 2, hedge)
    unit = "t" if measure.kind == "amount" else "percent"
    text = f"{said:g}" if said < 1e6 else f"{said:.0f}"
    return Claim(
        id=f"{article}-{number:07}", article=article, published=f"{measure.year + 1}-02-01", place="body",
        quote=f"{measure.subject} {measure.kind} of {measure.commodity} in {measure.year}, as {article} has it: {text}",
        value_text=text, start=number, end=number + len(text), kind=measure.kind, metric="mine_production",
        subject=measure.subject, counterparty=None, whole=measure.whole, commodity=measure.commodity,
        low=said, high=said, hedge=hedge, unit=unit, period=str(measure.year), modality="stated",
        base="y/y" if measure.kind == "change" else None,
    )  # fmt: skip


def _rounded(value: float, digits: int, hedge: str) -> float:
    """A number of so many digits: below what is exceeded, above what is nearly reached."""
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    rounds = {"over": math.floor, "nearly": math.ceil}.get(hedge, round)
    return float(f"{rounds(value / step) * step:.10g}")
