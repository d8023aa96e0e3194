"""How fast and how well quantities and claims are found, beside peers and a floor: `python -m tests.bench.extract`."""

from __future__ import annotations

import itertools
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from checker.model import Article
from tests.bench import corpus
from tests.bench.extractors import (
    ENTRANTS,
    FLOOR,
    PEER,
    SORTS,
    Entrant,
    Extractor,
    Found,
    claims,
    entrants,
)

PASSES = 3
LONG = 2.0
GROWTH = 1.3
"""How much more than proportionally the cost of a longer text may grow."""
LINES = {
    "digits": "1234567890",
    "digits and commas": "123,456,",
    "commas": ",",
    "brackets": "([",
    "千万亿": "千万亿",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one extractor did: characters a second of processor time, peak of its own memory, and how right it was."""

    name: str
    read: int
    speed: float
    peak: int
    right: tuple[float, float, float] | None


def main() -> None:
    """Print the table, the ratios and the growth."""
    rows = list(measured())
    print(
        f"{'':<27}{'read':>8}{'chars/s':>11}{'÷ quantulum3':>14}{'floor ÷ it':>12}{'peak MB':>9}   quantities of the seeds"
    )
    speeds = {row.name: row.speed for row in rows}
    for row in rows:
        ratio = f"{row.speed / speeds[PEER]:.1f}" if PEER in speeds else "–"
        right = "P {:.2f}  R {:.2f}  F1 {:.2f}".format(*row.right) if row.right else ""
        print(
            f"{row.name:<27}{row.read // 1000:>6} K{row.speed / 1000:>9.0f} K{ratio:>14}"
            f"{speeds[FLOOR] / row.speed:>12.1f}{row.peak / 1e6:>9.1f}   {right}".rstrip()
        )
    for entrant in ENTRANTS:
        if not entrant.there:
            print(f"{entrant.name:<27}is not installed: pip install '.[bench]'")
    print("\nmilliseconds, and growth for each tenfold text (1.0 is proportional)")
    for name, times in grown():
        steps = [after / before / 10 for before, after in itertools.pairwise(times)]
        told = "  ".join(f"{1000 * t:9.1f}" for t in times)
        print(
            f"{name:<27}{told}    {'  '.join(f'{s:.2f}' for s in steps)}{'' if max(steps) <= GROWTH else '  more than proportional'}"
        )


def measured() -> Iterator[Row]:
    """A row an extractor, over the same text."""
    whole = corpus.repeated(corpus.SIZE)
    for entrant in entrants():
        text = whole if entrant.size is None else corpus.repeated(entrant.size)
        _read(entrant.read, corpus.articles())
        speed = corpus.length(text) / fastest(partial(_read, entrant.read, text))
        yield Row(entrant.name, corpus.length(text), speed, _peak(entrant), accuracy(entrant))


def _read(read: Extractor, text: Sequence[Article]) -> None:
    for article in text:
        read(article)


def fastest(run: Callable[[], object]) -> float:
    """The least processor time of some passes, in seconds; a long one is made once."""
    times: list[float] = []
    while len(times) < PASSES and sum(times) < LONG:
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)


def _peak(entrant: Entrant) -> int:
    """The most memory that was held at once while each article was read, beyond what stays loaded, in bytes."""
    tracemalloc.start()
    _read(entrant.read, corpus.articles())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def accuracy(entrant: Entrant) -> tuple[float, float, float] | None:
    """Precision, recall and F1 of value and unit on the seeds; None without gold or for the floor.

    Ranks, dates and “the only” are left out. A number without a unit counts only where it is right, and the sign
    of a change, which a verb says, for nothing.
    """
    gold = [row for row in corpus.gold_of_seeds() if row["kind"] not in SORTS]
    if not gold or entrant.name == FLOOR:
        return None
    right = told = 0
    for article in corpus.seeds():
        wanted = [row for row in gold if row["article"] == article.id]
        open_ = list(wanted)
        for found in entrant.read(article):
            hit = next((row for row in open_ if _same(found, row)), None)
            if hit is not None:
                open_.remove(hit)
                right += 1
            told += hit is not None or not (found.bare or any(_same(found, row) for row in wanted))
    precision, recall = right / max(told, 1), right / len(gold)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _same(found: Found, row: corpus.Gold) -> bool:
    apart = found.end <= row["start"] or row["end"] <= found.start
    return (
        not apart
        and row["unit"] in found.units
        and all(
            abs(abs(a) - abs(b)) <= 1e-6 * max(abs(b), 1e-9)
            for a, b in ((found.low, row["low"]), (found.high, row["high"]))
        )
    )


def grown() -> Iterator[tuple[str, list[float]]]:
    """Seconds for 1, 10 and 100 copies of an article, in one and as articles of one file, and for one line of 10 KB, 100 KB and 1 MB."""
    first = corpus.seeds()[0]
    claims(first)
    texts = {
        "copies of an article": [[corpus.copies(first, times)] for times in (1, 10, 100)],
        "articles of one file": [corpus.bundle(first, times) for times in (1, 10, 100)],
    }
    for name, piece in LINES.items():
        texts[f"one line of {name}"] = [
            [corpus.of_lines([piece * (size // len(piece))])] for size in (10_000, 100_000, 1_000_000)
        ]
    for name, grows in texts.items():
        yield name, [fastest(partial(_read, claims, articles)) for articles in grows]


if __name__ == "__main__":
    main()
