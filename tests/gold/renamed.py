"""How firms that nobody knows are read: the tuned English articles with every known firm under an invented name.

`python -m tests.gold.renamed` prints the core frames that are right before and after; whoever knows how a firm is named
and not which firms there are gets the same ones.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from checker.articles import read_source
from checker.extract import extract
from checker.packs import Pack, load_pack
from tests.gold.score import CORE, GOLD, UNMARKED, Row, matched, same

INVENTED = """Tolvex Kestrand Marbeck Orvane Dunhollow Velmora Brackton Isterra Quillon Fenwark Halvorn Sandrix Trevanion Ombra Calderwick
    Norvinia Pellmoor Rethwick Solbrand Ustrava Wexmere Yardel Zelkova Arbrook Corvend Drayholt Eskmoor Farndale Grestol Hestrava
    Jorvale Kelmore Lorbeck Mestrand Nordrick Ospray Pentwick Quarwell Rostrand Selvane Tormund Umberly Vostrel Wendrick""".split()
ENDS = ("", "", "", " Resources", " Mining", " Group", " Energy", " Metals")
"""What a firm's name ends with where it is first named."""
WHO = ("subject", "counterparty", "whole")


def firms_of(pack: Pack) -> dict[str, str]:
    """The English names of the firms of a pack that stand for themselves in a text, with their ids."""
    return {
        name: entity.id
        for entity in pack.entities.values()
        if entity.kind == "company"
        for name in entity.names.get("en", ())
        if name[0].isupper() and (len(name) > 3 or name.isupper())
    }


def renamed(text: str, seed: str, firms: dict[str, str]) -> tuple[str, dict[str, str], list[tuple[int, int]]]:
    """The text with other names, the new id of each firm, and by how much what follows a place has moved."""
    chance, names, ends = Random(seed), INVENTED.copy(), {}
    chance.shuffle(names)
    given: dict[str, str] = {}
    moved: list[tuple[int, int]] = []
    known = "|".join(map(re.escape, sorted(firms, key=len, reverse=True)))

    def another(hit: re.Match[str]) -> str:
        firm = firms[hit[0]]
        first = firm not in given
        if first:
            given[firm], ends[firm] = names.pop(), chance.choice(ENDS)
        name = given[firm] + (ends[firm] if first else "")
        moved.append((hit.end(), len(name) - len(hit[0])))
        return name

    return re.sub(rf"(?<![\w-])(?:{known})(?![\w-])", another, text), given, moved


def right(marked: Sequence[Row], text: str, file: str, pack: Pack) -> set[object]:
    """The ids of the marked claims of a text whose core frame is read rightly."""
    found = [
        {**claim.as_dict(), "article": ""}
        for article in read_source(text, file)
        for claim in extract(article, pack)
    ]
    pairs = matched([{**row, "article": ""} for row in marked], found)
    return {one["id"] for one, other in pairs if all(same(one, other, name) for name in CORE)}


def _moved(row: Row, given: dict[str, str], moved: list[tuple[int, int]]) -> Row:
    """A marked claim of the renamed text."""
    ids = {field: given[str(row.get(field))].lower() for field in WHO if row.get(field) in given}
    places = {end: int(str(row[end])) for end in ("start", "end")}
    return {
        **row,
        **ids,
        **{end: at + sum(by for stop, by in moved if stop <= at) for end, at in places.items()},
    }


def both() -> Iterator[tuple[set[object], set[object]]]:
    """For each tuned English article that names firms of the pack: what is right of it as it is, and renamed."""
    pack = load_pack(("rare_earths",))
    firms = firms_of(pack)
    marked: dict[str, list[Row]] = defaultdict(list)
    with (GOLD / "tuned" / "claims.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = UNMARKED | json.loads(line)
            marked[row["article"]].append(row)
    for path in sorted((GOLD / "tuned" / "articles").iterdir()):
        text = path.read_text(encoding="utf-8")
        other, given, moved = renamed(text, path.stem, firms)
        if not given or (not text[:400].isascii() and re.search(r"[\u4e00-\u9fff]", text[:400])):
            continue
        rows = [_moved(row, given, moved) for row in marked[path.stem]]
        yield right(marked[path.stem], text, path.name, pack), right(rows, other, path.name, pack)


def main() -> None:
    """Print both counts."""
    counts = [(len(one), len(one & other)) for one, other in both()]
    before, after = (sum(column) for column in zip(*counts, strict=True))
    print(f"core frames right: {before}; of these under invented names too: {after} ({after / before:.1%})")


if __name__ == "__main__":
    main()
