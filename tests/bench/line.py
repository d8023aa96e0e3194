"""What the whole check takes, stage by stage and rule by rule: `python -m tests.bench.line [--sizes 1000 10000]`.

News is made up (`news.py`), 10 and 100 claims a measure, 3% of them wrong. Each size is read once, in order, in one
process. The first stage of each size bears what is loaded once (the facts of the pack), as it does for a user.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from checker import pipeline
from checker.diagnose import diagnose, independent, suggest
from checker.model import Article, Claim
from checker.normalize import normalize
from checker.packs import Pack, load_pack
from checker.reference import judge
from checker.rules import ALL_RULES, _smallest
from checker.rules.block import Block
from checker.rules.merge import merged
from tests.bench.news import news

SIZES = (1_000, 10_000, 100_000)
SHAPES = (10, 100)

T = TypeVar("T")
Took = dict[str, tuple[float, float]]
"""For each stage its seconds, and the most memory in MB that the process held while it ran."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one table a shape."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--a-measure", type=int, nargs="+", default=list(SHAPES))
    options = parser.parse_args(arguments)
    pack = load_pack(("rare_earths",))
    for a_measure in options.a_measure:
        runs = []
        for size in options.sizes:
            articles, claims = news(size, a_measure)
            runs.append(timed(articles, claims, pack))
        print(table(a_measure, options.sizes, runs))


def timed(articles: Sequence[Article], claims: Sequence[Claim], pack: Pack) -> tuple[Took, dict[str, int]]:
    """What each stage took, and how many findings there are of each rule."""
    took: Took = {}

    def stage(name: str, run: Callable[[], T]) -> T:
        _forget_peak()
        begin = time.process_time()
        result = run()
        took[name] = time.process_time() - begin, _peak()
        return result

    frame = stage("normalize", lambda: normalize(claims, pack))
    judgements = stage("reference", lambda: judge(frame, pack))
    block = Block(frame.reset_index(drop=True), pack, articles, judgements)
    raw, found = [], {}
    for rule in ALL_RULES:
        own = stage(f"  {rule.id}", lambda rule=rule: list(rule.find(block)))  # type: ignore[misc]
        raw.extend(own)
        found[f"  {rule.id}"] = len(own)
    least = stage("smallest", lambda: _smallest(block, raw))
    findings = stage("merge", lambda: merged(block, least))
    sources = stage("sources", lambda: independent(frame, articles))
    borne_out = pipeline._borne_out(judgements, pack)
    diagnoses = stage("diagnose", lambda: diagnose(frame, findings, sources, borne_out))
    doubted = {id for diagnosis in diagnoses for id in diagnosis.doubted}
    suggestions = stage("suggest", lambda: suggest(frame, sources, borne_out, doubted))
    found |= {
        "smallest": len(least),
        "merge": len(findings),
        "diagnose": len(diagnoses),
        "suggest": len(suggestions),
    }
    took["all"] = sum(seconds for seconds, _ in took.values()), max(peak for _, peak in took.values())
    return took, found


def table(a_measure: int, sizes: Sequence[int], runs: Sequence[tuple[Took, dict[str, int]]]) -> str:
    """Seconds, megabytes and findings of each size, and the growth from one size to the next."""
    lines = [f"\n{a_measure} claims a measure", f"{'':<18}" + "".join(f"{f'{size:,}':>22}" for size in sizes)]
    lines.append(f"{'':<18}" + f"{'s':>8}{'MB':>6}{'found':>8}" * len(sizes) + "  growth")
    for name in runs[0][0]:
        cells = [(took[name], found.get(name, 0)) for took, found in runs]
        line = f"{name:<18}" + "".join(f"{s:>8.2f}{mb:>6.0f}{n or '':>8}" for (s, mb), n in cells)
        growth = [after[0][0] / max(before[0][0], 0.01) for before, after in pairwise(cells)]
        lines.append(line + "  " + " ".join(f"{one:>5.1f}" for one in growth))
    return "\n".join(lines)


def _forget_peak() -> None:
    """Linux counts the peak anew from here; elsewhere it is that of the whole run so far."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    with suppress(OSError):
        status = Path("/proc/self/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
