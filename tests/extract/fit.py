"""Fitting the weights of `checker/extract/choice.py` to articles that people marked by hand.

    python -m tests.extract.fit GOLD… [--folds 5] [--write]

A GOLD folder has `articles/` and `claims.jsonl` in the fields of the claim model. Each choice of a field is one
example: its candidates with their facts, and the one that the gold has. The weights are those of a conditional logit
with a ridge, found by gradient descent; with --folds the articles are split and each part is scored with the weights
of the others, which is the honest estimate for texts that nobody has seen.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from checker.articles import read_articles
from checker.extract import choice
from checker.extract.candidates import Facts
from checker.extract.quantity import Quantity
from checker.extract.read import read_claims
from checker.model import Article
from checker.packs import Pack, load_pack

FAMILY = {
    "mine_production": "production",
    "supply": "production",
    "resources": "reserves",
    "consumption": "demand",
    "cost": "price",
}
Gold = Mapping[str, object]
Weights = dict[str, dict[str, float]]


@dataclass
class Example:
    """One choice: the facts of each candidate, and which candidates are right."""

    field: str
    article: str
    facts: list[list[str]]
    right: list[bool]
    weight: float = 1.0


def gold_of(folder: Path) -> dict[str, list[Gold]]:
    """The marked claims of a folder by article."""
    by: dict[str, list[Gold]] = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            claim = json.loads(line)
            by[claim["article"]].append(claim)
    return by


def same(field: str, gold: object, found: str | None) -> bool:
    """Whether a candidate says what the gold says: families of metrics, years of periods, words of open ids."""
    a, b = _value(field, gold), _value(field, found)
    if a == b:
        return True
    if field == "subject" and a and b and len(a) > 2 and len(b) > 2:
        one, other = ({word.rstrip("s") for word in id.split("_")} for id in (a, b))
        return one <= other or other <= one
    return False


def _value(field: str, value: object) -> str | None:
    if not value:
        return None
    said = str(value)
    if field == "metric":
        return FAMILY.get(said, said)
    if field == "period":
        years = {part[:4] for part in said.split("/")}
        return years.pop() if len(years) == 1 else "/".join(part[:4] for part in said.split("/"))
    return said


def examples(article: Article, golds: Sequence[Gold], pack: Pack, mute: bool = False) -> list[Example]:
    """The choices that were made while reading one article whose right answers the gold knows.

    With `mute` the grammar's own answer is no fact: for articles that the grammar was tuned on.
    """
    made: list[tuple[str, Quantity, Facts]] = []
    read_claims(article, pack, observe=lambda field, quantity, facts: made.append((field, quantity, facts)))
    found = []
    for field, quantity, facts in made:
        gold = next((g for g in golds if _overlap(g, quantity) and _equal(g, quantity)), None)
        if gold is None:
            continue
        name = field.partition(":")[0]
        ids = list(facts)
        right = [same(name, gold.get(name), id) for id in ids]
        if any(right) and not all(right):
            kept = [[f for f in facts[id] if not (mute and f.startswith("grammar"))] for id in ids]
            found.append(Example(field, article.id, kept, right))
    return found


def _overlap(gold: Gold, quantity: Quantity) -> bool:
    return min(int(str(gold["end"])), quantity.end) > max(int(str(gold["start"])), quantity.start)


def _equal(gold: Gold, quantity: Quantity) -> bool:
    low, high = sorted((abs(float(str(gold["low"]))), abs(float(str(gold["high"])))))
    return bool(
        np.isclose(low, abs(quantity.low), rtol=1e-6) and np.isclose(high, abs(quantity.high), rtol=1e-6)
    ) or (
        gold["unit"] == quantity.unit
        and bool(np.isclose(low, min(abs(quantity.low), abs(quantity.high)), rtol=1e-3))
    )


def fit(found: Sequence[Example], ridge: float = 1.0, steps: int = 300) -> dict[str, float]:
    """The weights of one field: facts that make the right candidates likely among their rivals."""
    counts: dict[str, int] = defaultdict(int)
    for example in found:
        for fact in {f for facts in example.facts for f in facts}:
            counts[fact] += 1
    index = {fact: n for n, fact in enumerate(sorted(f for f, c in counts.items() if c >= 4))}
    columns: list[int] = []
    starts, groups, right = [], [], []
    for n, example in enumerate(found):
        for facts, good in zip(example.facts, example.right, strict=True):
            starts.append(len(columns))
            columns.extend(index[f] for f in facts if f in index)
            columns.append(len(index))  # the last weight is nobody's and stays 0, so that no row is empty
            groups.append(n)
            right.append(good)
    cols, ptr, group, good = np.array(columns), np.array(starts), np.array(groups), np.array(right)
    row_of = np.repeat(np.arange(len(ptr)), np.diff(np.append(ptr, len(cols))))
    weights = np.zeros(len(index) + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        score = np.add.reduceat(weights[cols], ptr)
        score -= np.maximum.reduceat(score, np.searchsorted(group, np.arange(len(found))))[group]
        exp = np.exp(score)
        total = np.bincount(group, exp)
        hit = np.bincount(group, exp * good)
        slope = exp / total[group] - exp * good / hit[group]
        gradient = np.bincount(cols, slope[row_of], minlength=len(weights)) + ridge * weights
        gradient[-1] = 0.0
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= 0.1 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {fact: round(float(weights[n]), 3) for fact, n in index.items() if abs(weights[n]) > 0.02}


def fit_all(found: Iterable[Example], ridge: float = 1.0) -> Weights:
    """The weights of every field and language."""
    by: dict[str, list[Example]] = defaultdict(list)
    for example in found:
        by[example.field].append(example)
    return {field: fit(by[field], ridge) for field in sorted(by)}


def accuracy(found: Sequence[Example], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The share of choices that are right, by field."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for example in found:
        worth = weights.get(example.field, {})
        scores = [sum(worth.get(f, 0.0) for f in facts) for facts in example.facts]
        hits[example.field].append(example.right[int(np.argmax(scores))])
    return {field: round(float(np.mean(values)), 3) for field, values in sorted(hits.items())}


def main() -> None:
    """Fit, print the accuracy in cross-validation, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--tuned", type=Path, nargs="*", default=[], help="gold that the grammar was tuned on"
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument(
        "--rounds", type=int, default=2, help="the first round follows the grammar, the next its own choices"
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pack = load_pack(("rare_earths",))
    read = [(a, gold_of(f)[a.id], f in options.tuned) for f in (*options.gold, *options.tuned)
            for a in read_articles([f / "articles"]) if a.id in gold_of(f)]  # fmt: skip
    choice.weights.cache_clear()
    current: Weights = {}
    for round in range(options.rounds):
        choice.weights = lambda: current  # type: ignore[assignment]
        found = [e for a, g, tuned in read for e in examples(a, g, pack, tuned)]
        names = sorted({e.article for e in found})
        random.Random(7).shuffle(names)
        print(f"round {round + 1}: {len(found)} choices of {len(names)} articles")
        tested: dict[str, list[float]] = defaultdict(list)
        for k in range(options.folds):
            part = set(names[k :: options.folds])
            trained = fit_all([e for e in found if e.article not in part], options.ridge)
            held = [e for e in found if e.article in part]
            for field, value in accuracy(held, trained).items():
                tested[field].extend([value] * sum(e.field == field for e in held))
        grammar = accuracy([e for e in found], defaultdict(dict))
        for field, values in sorted(tested.items()):
            plain = [e for e in found if e.field == field]
            ruled = np.mean(
                [
                    any(
                        r and any(f.startswith("grammar") for f in fs)
                        for fs, r in zip(e.facts, e.right, strict=True)
                    )
                    for e in plain
                ]
            )
            print(f"  {field:12} {len(values):5}  grammar {ruled:.3f}  held out {np.mean(values):.3f}")
        del grammar
        current = fit_all(found, options.ridge)
    if options.write:
        choice.WEIGHTS.write_text(
            json.dumps(current, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        print(f"{sum(map(len, current.values()))} weights are in {choice.WEIGHTS}")


if __name__ == "__main__":
    main()
