"""Reference facts of a pack: `facts.csv`, one figure a line, read as claims or checked line by line.

The columns are the fields of the claim model (metric … modality), and then where the figure comes from:

- `basis`: `printed`, or `derived` from printed figures;
- `as_of`: the edition or date, such as `MCS 2025 (Jan 2025)` or `2025-07-10`;
- `source_title`, `publisher`, `source_url`;
- `confidence`: `primary` (read in the publisher's own page), `secondary` (the same on two or more independent
  pages) or `single` (one page: a hint, not a judge);
- `note`: one that begins with `event:` names the event of a date, one with “month on month” or “year on year”
  what a change is measured against, one with “separation” a quota of that stage, one with “outside China” the
  set of which somebody is the only one.

Facts come in as claims of the article `ref:<edition>`. Their words go through the names of the pack as the
words of an article do (`Europe` → `europe`, `dysprosium_oxide` → `dysprosium`, which stays as the item, and
`all_goods` is no commodity in particular); the file is never changed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker.model import CheckerError, Claim, Hedge, Kind, Modality
from checker.packs.model import Fact, Pack

NAME = "facts.csv"
FIELDS = (
    "id", "metric", "subject", "counterparty", "whole", "commodity", "kind", "low", "high", "hedge", "unit",
    "period", "modality", "basis", "as_of", "source_title", "publisher", "source_url", "confidence", "note",
)  # fmt: skip
OPTIONAL = ("subject", "counterparty", "whole", "commodity", "period", "source_title", "note")
CONFIDENCE = ("primary", "secondary", "single")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(Kind), "hedge": tuple(Hedge), "modality": tuple(Modality), "basis": ("printed", "derived"),
    "confidence": CONFIDENCE,
}  # fmt: skip
FORMS = frozenset(
    "oxide oxides metal metals compound compounds ore ores concentrate concentrates ingots and".split()
)
"""What a commodity comes as; a fact on one of its forms is a fact on it."""

BASES = {"month on month": "m/m", "year on year": "y/y", "quarter on quarter": "q/q"}

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NAMED = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.? (\d{{4}})")
_DAY = re.compile(r"\b(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\b")
_VIA = re.compile(r",? via | \(|, (?:from|on|quoting|via) | / ")
_EVENT = re.compile(r"event: ([^;]+)")

_OUTSIDE = re.compile(r"\boutside (?:of )?([A-Z][a-z]+)")

Rows = Sequence[tuple[int, Mapping[str, str]]]
"""The lines of a file: the number of each, and its cells by column."""


def rows(path: Path) -> Rows:
    """The lines of a facts file, without the head. Raises UnicodeDecodeError for what is not UTF-8."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [(reader.line_num, {name: (row.get(name) or "").strip() for name in FIELDS}) for row in reader]


def head(path: Path) -> list[str]:
    """The names of the columns, as they stand in the first line."""
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def load_facts(files: Sequence[Path], pack: Pack) -> tuple[Fact, ...]:
    """The facts of some files, in their order. Raises CheckerError for a file that cannot be read."""
    found: list[Fact] = []
    names = _Names(pack)
    for path in files:
        try:
            lines = rows(path)
            read = [_fact(row, names) for _, row in lines]
        except (UnicodeDecodeError, ValueError) as error:
            raise CheckerError(f"{path}: {error}; `checker pack check` says which line") from error
        found.extend(_dated(read))
    return tuple(found)


def edition_date(as_of: str) -> str:
    """The first day of the month or year that an edition names: `MCS 2025 (Jan 2025)` → 2025-01-01.

    Of several dates the last one counts, and of a day the day itself.
    """
    named = _NAMED.findall(as_of)
    if named:
        month, year = named[-1]
        return f"{year}-{_MONTHS.index(month) + 1:02}-01"
    days = _DAY.findall(as_of)
    if not days:
        raise ValueError(f"as_of: found {as_of!r}, expected a year, a date or an edition with its date")
    year, month, day = days[-1]
    return f"{year}-{month or '01'}-{day or '01'}"


def publisher(text: str) -> str:
    """Whose figure it is, without the page that carries it: “MIIT of China, via Reuters” → MIIT of China."""
    return _VIA.split(text, maxsplit=1)[0]


def plain_commodity(pack: Pack, id: str) -> str:
    """The commodity of a pack of which an id that it does not know is a form: `tin_concentrates` → tin."""
    return _Names(pack).commodity(id)[0] or id


def _fact(row: Mapping[str, str], names: _Names) -> Fact:
    low, high = float(row["low"]), float(row["high"])
    commodity, item = names.commodity(row["commodity"])
    event = _EVENT.search(row["note"])
    base = next((base for words, base in BASES.items() if words in row["note"]), None)
    said = _said(low, high, row["unit"])
    claim = Claim(
        id=row["id"],
        article=f"ref:{row['as_of']}",
        published=edition_date(row["as_of"]),
        place="body",
        quote=said,
        value_text=said,
        start=0,
        end=len(said),
        kind=row["kind"],
        metric=row["metric"],
        subject=names.entity(row["subject"]),
        counterparty=names.entity(row["counterparty"]),
        whole=_set_of(row, names),
        commodity=names.stage(commodity, row),
        low=low,
        high=high,
        hedge=row["hedge"],
        unit=row["unit"],
        period=row["period"] or None,
        modality=row["modality"],
        item=event[1].strip() if event else item,
        base=base if row["kind"] in (Kind.CHANGE, Kind.MULTIPLE) else None,
        attribution=row["publisher"] or None,
    )
    return Fact(
        claim=claim,
        edition=row["as_of"],
        publisher=publisher(row["publisher"]),
        title=row["source_title"],
        address=row["source_url"],
        confidence=row["confidence"],
        derived=row["basis"] == "derived",
        note=row["note"],
    )


def _set_of(row: Mapping[str, str], names: _Names) -> str | None:
    """The whole; that of the only one “outside China” is the world without it."""
    outside = _OUTSIDE.search(row["note"]) if row["kind"] == Kind.EXCLUSIVE else None
    if outside is not None and row["whole"] == "world":
        return f"world_ex_{outside[1].lower()}"
    return names.entity(row["whole"])


def _said(low: float, high: float, unit: str) -> str:
    """The value as one would write it, so that its last digit that is not zero is its place: 45,000 t."""
    if unit == "year" and low == high and low > 1000:
        return f"{low:.0f}"
    sign = "%" if unit == "percent" else f" {unit}"
    first, last = (f"{end:,.10g}" if abs(end) < 1e15 else f"{end:g}" for end in (low, high))
    return f"{first}{sign}" if low == high else f"{first}-{last}{sign}"


def _dated(facts: Sequence[Fact]) -> Iterator[Fact]:
    """An edition that gives no month has that of the other lines that name it: “MCS 2025”."""
    known: dict[str, str] = {}
    for fact in facts:
        name = fact.edition.partition(" (")[0]
        if name != fact.edition and fact.claim.published:
            known[name] = fact.claim.published
    for fact in facts:
        if fact.edition in known:
            yield replace(fact, claim=replace(fact.claim, published=known[fact.edition]))
        else:
            yield fact


class _Names:
    """The ids of a pack by the words that mean them."""

    def __init__(self, pack: Pack) -> None:
        self._entities = {id: id for id in pack.entities}
        self._commodities = {id.replace("_", " "): id for id in pack.commodities}
        for entity in pack.entities.values():
            for words in entity.names.get("en", ()):
                self._entities.setdefault(words, entity.id)
        for commodity in pack.commodities.values():
            for words in commodity.names.get("en", ()):
                self._commodities.setdefault(words.replace("-", " ").casefold(), commodity.id)

    def entity(self, id: str) -> str | None:
        """The id that the pack has for an entity; what it does not know stays as it is."""
        if id == "other":
            return "other_countries"
        return self._entities.get(id) or self._entities.get(id.replace("_", " ")) or id or None

    def stage(self, commodity: str | None, row: Mapping[str, str]) -> str | None:
        """The separated commodity for a quota of separation, where the pack has one."""
        separated = f"separated_{commodity}"
        quota = row["metric"] == "quota" and "separation" in row["note"]
        return separated if quota and separated in self._commodities.values() else commodity

    def commodity(self, id: str) -> tuple[str | None, str | None]:
        """The commodity that the words name, and the words themselves where they say more than its name."""
        words = id.replace("_", " ")
        if words in self._commodities:
            return self._commodities[words], None
        if words.startswith("all ") or words == "all":
            return self._commodities.get(words[4:]), words
        parts = words.split(" ")
        for size in range(len(parts) - 1, 0, -1):
            if parts[size] not in FORMS:
                break
            if (known := self._commodities.get(" ".join(parts[:size]))) is not None:
                return known, words
        return id or None, None
