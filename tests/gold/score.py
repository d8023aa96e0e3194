"""How right the claims of an article are, against claims marked by hand: `python -m tests.gold.score [FOLDER]...`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.articles import read_articles
from checker.extract import extract
from checker.packs import load_pack

GOLD = Path(__file__).resolve().parent
FAMILY = {
    "mine_production": "production", "supply": "production", "resources": "reserves", "consumption": "demand", "cost": "price",
}  # fmt: skip
"""Metrics that two careful readers tell apart differently; either is right."""
FORM = frozenset("oxide ore concentrate metal compound raw material medium".split())
IDS = frozenset(["subject", "counterparty", "whole", "commodity"])
FIELDS = ("kind", "metric", "subject", "counterparty", "whole", "commodity", "hedge", "period", "modality")
CORE = ("kind", "metric", "subject", "period")
FULL = ("kind", "metric", "subject", "counterparty", "whole", "commodity", "period")
UNMARKED = {"hedge": "exact", "modality": "stated"}
"""What a marked claim says that does not name the field."""

SETS = ("held", "tuned", "wide_held", "wide")
"""The folders of marked articles; at the misses of the first nobody looks."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one set; the three F1 are those of quantities, core frames and full frames."""

    marked: int
    found: int
    quantities: int
    core: int
    full: int
    fields: Mapping[str, float]

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.marked + self.found) if self.marked + self.found else 0.0


def score(folder: Path) -> Score:
    """The score of the articles of a folder against its claims.jsonl."""
    with (folder / "claims.jsonl").open(encoding="utf-8") as lines:
        marked = [UNMARKED | json.loads(line) for line in lines]
    pack = load_pack(("rare_earths",))
    found = [
        claim.as_dict()
        for article in read_articles([folder / "articles"])
        for claim in extract(article, pack)
    ]
    pairs = list(matched(marked, found))
    right = {name: sum(same(a, b, name) for a, b in pairs) / max(1, len(pairs)) for name in FIELDS}
    whole = [sum(all(same(a, b, name) for name in names) for a, b in pairs) for names in (CORE, FULL)]
    return Score(len(marked), len(found), len(pairs), *whole, right)


def matched(marked: Iterable[Row], found: Iterable[Row]) -> Iterable[tuple[Row, Row]]:
    """Marked and found claims of one quantity, one to one, those first that agree in most fields."""
    articles: dict[object, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((marked, found)):
        for row in rows:
            articles[row["article"]][side].append(row)
    for one, other in articles.values():
        near = [(a, b) for a in one for b in other if _overlap(a, b) > 0 and _same_quantity(a, b)]
        near.sort(key=lambda pair: (-sum(same(*pair, name) for name in FIELDS), -_overlap(*pair)))
        taken: set[int] = set()
        for a, b in near:
            if id(a) not in taken and id(b) not in taken:
                taken |= {id(a), id(b)}
                yield a, b


def same(one: Row, other: Row, name: str) -> bool:
    """Whether two claims say the same in a field; open ids do when the words of one are among those of the other."""
    a, b = _value(one, name), _value(other, name)
    if a == b:
        return True
    if name not in IDS or not a or not b or min(len(a), len(b)) < 3:
        return False
    words, others = ({word.rstrip("s") for word in value.split("_")} - FORM for value in (a, b))
    if not words or not others:
        return False
    return words == others if name == "commodity" else words <= others or others <= words


def _value(row: Row, name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    text = str(value)
    if name == "metric":
        return FAMILY.get(text, text)
    if name == "kind" and text == "amount" and row.get("unit") == "count":
        return "count"
    if name == "period":
        years = [part[:4] for part in text.split("/")]
        return years[0] if len(set(years)) == 1 else "/".join(years)
    return text or None


def _number(row: Row, name: str) -> float:
    value = row.get(name, row["low"])
    assert isinstance(value, int | float)
    return float(value)


def _same_quantity(one: Row, other: Row) -> bool:
    return one["unit"] == other["unit"] and all(
        abs(_number(one, end) - _number(other, end)) <= 1e-6 * max(abs(_number(one, end)), 1e-9)
        for end in ("low", "high")
    )


def _overlap(one: Row, other: Row) -> float:
    return min(_number(one, "end"), _number(other, "end")) - max(
        _number(one, "start"), _number(other, "start")
    )


def main(folders: Sequence[str]) -> None:
    """Print the figures of each folder."""
    for folder in [Path(name) for name in folders] or [GOLD / name for name in SETS]:
        got = score(folder)
        print(f"{folder.name}: {got.marked} claims marked, {got.found} found")
        for name, hits in (("quantity", got.quantities), ("core frame", got.core), ("full frame", got.full)):
            print(
                f"  {name:<12} P {hits / max(1, got.found):.3f}  R {hits / max(1, got.marked):.3f}  F1 {got.f1(hits):.3f}"
            )
        print(
            "  of found quantities right: "
            + ", ".join(f"{name} {part:.3f}" for name, part in got.fields.items())
        )


if __name__ == "__main__":
    main(sys.argv[1:])
