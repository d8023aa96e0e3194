"""What the gate adds to a check: `python -m tests.bench.gate [--sizes 1000 10000 100000]`.

News is made up (`news.py`); of the base one claim in a hundred had another value, and half of the findings are
decided. The floor is the check of the same claims, which a gate runs once for each side.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from checker import pipeline
from checker.ledger.base import base_of
from checker.ledger.decide import decided
from checker.ledger.decisions import decision_text, parse_decisions
from checker.ledger.settle import settle
from checker.model import Claim, Ruling
from checker.packs import load_pack
from tests.bench.news import news

TODAY = date(2026, 3, 31)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args(arguments)
    pack = load_pack(("rare_earths",))
    print(
        f"{'claims':>9} {'findings':>9} {'new':>6} {'decided':>8} {'check':>8} {'decisions':>10} {'settle':>8}"
    )
    for size in options.sizes:
        articles, claims = news(size, 10)
        dice = random.Random(1)
        before = [_other(claim) if dice.random() < 0.01 else claim for claim in claims]
        base = base_of(pipeline.check(articles, before, pack), "base")
        begin = time.process_time()
        run = pipeline.check(articles, claims, pack)
        checked = time.process_time()
        made = decided(run, run.findings[::2], Ruling.UNRESOLVED, "later", "A. Desk", TODAY)
        files = [(f"{one.fingerprint}.toml", decision_text(one).encode()) for one in made]
        written = time.process_time()
        decisions = parse_decisions(files)
        read = time.process_time()
        ledger = settle(run, decisions, base, today=TODAY)
        settled = time.process_time()
        new = sum(one.change == "new" for one in ledger.settled.values())
        print(
            f"{size:>9,} {len(run.findings):>9,} {new:>6,} {len(made):>8,} {checked - begin:>7.2f}s "
            f"{read - written:>9.2f}s {settled - read:>7.2f}s"
        )


def _other(claim: Claim) -> Claim:
    return replace(claim, low=claim.low * 2, high=claim.high * 2)


if __name__ == "__main__":
    main()
