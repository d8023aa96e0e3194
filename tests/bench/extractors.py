"""Who is measured: ours, the peers that are installed, and the floor, each from an article to quantities."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.extract import extract
from checker.extract.fold import fold, lowered
from checker.extract.lexicon import lexicon_of
from checker.extract.quantities import find_quantities
from checker.extract.sentences import sentences
from checker.model import Article
from checker.quantity.unit import CURRENCIES, SPELT_UNIT, UNITS
from tests.bench.corpus import pack


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity of anybody: its place in the file, its least and greatest value, and the units it may have."""

    start: int
    end: int
    low: float
    high: float
    units: frozenset[str]
    bare: bool = False
    """Whether it is a number or date without a unit, which nobody need have meant as a quantity."""


Extractor = Callable[[Article], list[Found]]
SORTS = ("rank", "exclusive", "date", "recency")
"""Kinds of claims that no peer looks for: they are left out for everybody."""


def claims(article: Article) -> list[Found]:
    """Ours, whole claims: what is measured, whose, when, in whose words."""
    return [
        Found(c.start, c.end, c.low, c.high, frozenset([c.unit]))
        for c in extract(article, pack())
        if c.kind not in SORTS
    ]


def quantities(article: Article) -> list[Found]:
    """Ours, numbers with hedge and unit alone, sentence by sentence."""
    text = _folded(article)
    return [
        Found(q.start, q.end, q.low, q.high, frozenset([q.unit or "count"]), q.unit in (None, "count"))
        for block in article.blocks
        for start, end in sentences(text, block.start, block.end)
        for q in find_quantities(text, start, end)
        if q.form not in SORTS
    ]


def _folded(article: Article) -> str:
    """The article in simplified, half-width letters, at the places that it has in its file."""
    return article.plain[: article.start] + fold(article.plain[article.start : article.end])


DIGITS = re.compile(r"\d[\d.,]*")


def floor(article: Article) -> list[Found]:
    """The least that anybody must do: find digits, find the words of the lexicon, cut into sentences."""
    text = _folded(article)
    automaton = lexicon_of(pack())._automaton
    for block in article.blocks:
        sentences(text, block.start, block.end)
        automaton.find_matches_as_indexes(lowered(text[block.start : block.end]), overlapping=True)
        DIGITS.findall(text, block.start, block.end)
    return []


def quantulum(article: Article) -> list[Found]:
    """quantulum3 without its classifier, a call an article."""
    return list(_quantulum(article, [(article.start, article.end)]))


def quantulum_by_sentence(article: Article) -> list[Found]:
    """quantulum3 with our sentences, a call each: it costs more than proportionally on long texts."""
    cut = [span for block in article.blocks for span in sentences(article.plain, block.start, block.end)]
    return list(_quantulum(article, cut))


def _quantulum(article: Article, spans: list[tuple[int, int]]) -> Iterator[Found]:
    from quantulum3 import parser

    for start, end in spans:
        for q in parser.parse(article.plain[start:end]):
            a, b = q.span
            around = q.uncertainty or 0.0
            name = str(q.unit.name)
            for units, factor in _units(name):
                low, high = sorted((factor * (q.value - around), factor * (q.value + around)))
                yield Found(start + a, start + b, low, high, units, bare=name == "dimensionless")


def recognizers(article: Article) -> list[Found]:
    """Microsoft's recognizers: percentages, money, dimensions and numbers, in the language of the article."""
    return list(_recognizers(article))


def _recognizers(article: Article) -> Iterator[Found]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import Culture, recognize_currency, recognize_dimension

    culture = Culture.Chinese if article.language_body.startswith("zh") else Culture.English
    text = article.plain[article.start : article.end]
    for recognize in (recognize_percentage, recognize_currency, recognize_dimension, recognize_number):
        for hit in recognize(text, culture):
            said = str(hit.resolution.get("value") or "").rstrip("%")
            name = str(hit.resolution.get("isoCurrency") or hit.resolution.get("unit") or "")
            if recognize is recognize_percentage:
                name = "percentage"
            if re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", said):
                for units, factor in _units(name):
                    value = factor * float(said)
                    place = article.start + hit.start, article.start + hit.end + 1
                    yield Found(*place, value, value, units, bare=recognize is recognize_number)


NAMES = {
    "percentage": "percent", "percentage point": "percent", "percent": "percent", "dollar": "USD", "us dollar": "USD",
    "united states dollar": "USD", "chinese yuan": "CNY", "yuan": "CNY", "renminbi": "CNY", "euro": "EUR",
    "pound sterling": "GBP", "australian dollar": "AUD", "barrel of oil": "bbl", "cubic metre": "m3",
}  # fmt: skip


def _units(name: str) -> list[tuple[frozenset[str], float]]:
    """The canonical units that a peer's name of a unit can stand for, each with its factor; read kindly."""
    plain = name.lower().replace("_", " ")
    if plain in ("", "dimensionless", "count"):
        return [(frozenset(["count", "x", "year"]), 1.0)]
    money, per, base = plain.partition(" per ")
    if per and base:
        return [
            (frozenset(f"{one}/{other}" for one in units for other in others), factor / by)
            for units, factor in _units(money)
            for others, by in _units(base)
        ]
    if plain in NAMES:
        return [
            (frozenset(["percent", "pp"]) if NAMES[plain] == "percent" else frozenset([NAMES[plain]]), 1.0)
        ]
    if name.upper() in CURRENCIES:
        return [(frozenset([name.upper()]), 1.0)]
    for written in (name, plain):
        if (hit := SPELT_UNIT.any.fullmatch(written)) is not None and hit.lastgroup is not None:
            _, unit, factor = UNITS[int(hit.lastgroup[1:])]
            return [(frozenset(["year"]), factor / 12) if unit == "month" else (frozenset([unit]), factor)]
    return [(frozenset([plain]), 1.0)]


@dataclass(frozen=True, slots=True)
class Entrant:
    """One row of the table; a slow one reads only the beginning of the text."""

    name: str
    read: Extractor
    size: int | None = None
    needs: str | None = None

    @property
    def there(self) -> bool:
        """Whether the package that it needs is installed."""
        return self.needs is None or importlib.util.find_spec(self.needs) is not None


OURS, ALONE, FLOOR, PEER = "checker, whole claims", "checker, quantities alone", "floor", "quantulum3"
SLOW = 100_000
ENTRANTS = (
    Entrant(OURS, claims),
    Entrant(ALONE, quantities),
    Entrant(PEER, quantulum, SLOW, "quantulum3"),
    Entrant("quantulum3, by sentence", quantulum_by_sentence, SLOW, "quantulum3"),
    Entrant("recognizers-text", recognizers, SLOW, "recognizers_number_with_unit"),
    Entrant(FLOOR, floor),
)


def entrants() -> list[Entrant]:
    """Those that can run here; what the peers warn of while they load is theirs."""
    warnings.simplefilter("ignore")
    return [entrant for entrant in ENTRANTS if entrant.there]
