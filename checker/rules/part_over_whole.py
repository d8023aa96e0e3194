"""A part is larger than the whole that it lies in.

The same metric, in one respect narrower, over the same window: a mine more than its country, a company's
plants more than the company, a partner's flow more than the whole flow, one kind of power more than all of
it, a growth in tonnes more than what it grew to. It holds for amounts and for shares of one whole. The lower
end of the part is above the upper end of the whole, or several parts that one article names are together; an
inferred period, a headline, or an excess of under 2% make it a tension. One sentence in one voice means two
things, neighbouring ones or an excess of four times in one article are a note. A place that is no country is no
whole: “the Texas plant” is named for it.

Example: if Mountain Pass makes 15% of the world's rare earths (article 003), the United States cannot make
12%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.algebra import Bools, Codes, Floats, Index, below, exceeding, ranges
from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import DIFFERENT, in_one_article, in_one_breath
from checker.rules.compare import comparable, judge
from checker.rules.rule import Rule, finding
from checker.rules.share_sum import beside, is_part
from checker.rules.wholes import wholes

BY = ("family", "unit")
NOT_ADDED = (
    "price", "cost", "grade", "lead_time", "tariff", "stake", "investment", "loan", "event", "things",
    "other", "profit", "revenue", "market_size",
)  # fmt: skip
KEY = ("metric_key", "subject", "commodity", "counterparty", "whole", "unit")


def find(block: Block) -> Iterator[Finding]:
    """Every part over its whole, and the parts of one whole that together are over it."""
    amount, share = (block.among("kind", [kind]) for kind in (Kind.AMOUNT, Kind.SHARE))
    growth = block.among("kind", [Kind.CHANGE]) & ~block.among("unit", ["percent", "pp", "x"])
    counted = ~block.among("metric_key", NOT_ADDED)
    held = block.heads_among((amount | share) & counted & ~_a_place(block))
    asked = block.heads_among((amount | share | (growth & (block.interval.lower > 0))) & counted)
    whole_code, part, code = _keys(block, held, asked, growth)
    found: set[int] = set()
    rows = below(block.interval.take(held), block.interval.take(part), whole_code, code)
    over, parts = held[rows[0]], part[rows[1]]
    good = (over != parts) & _together(block, parts, over)
    over, parts = over[good], parts[good]
    good = ~in_one_breath(block, parts, over)
    over, parts = over[good], parts[good]
    excess = 1.0 - block.interval.upper[over] / block.interval.lower[parts]
    told = in_one_article(block, parts, over, excess)
    for whole, one, doubtful in zip(over.tolist(), parts.tolist(), told.tolist(), strict=True):
        found.add(whole)
        yield _finding(block, [one], whole, doubtful)
    single = ~np.isin(held, sorted(found))
    yield from _sums(block, held[single], whole_code[single], part, code, growth)


def _keys(block: Block, held: Index, asked: Index, growth: Bools) -> tuple[Codes, Index, Codes]:
    """Codes of the measures that are held; and for each part its rows and the codes of its wholes."""
    codes: dict[tuple[str | None, ...], int] = {}
    key_of = {
        row: tuple(block.text(name, row) for name in KEY)
        for row in np.unique(np.append(held, asked)).tolist()
    }
    whole_code = [codes.setdefault((*key_of[row], _kind(block, row)), len(codes)) for row in held.tolist()]
    rows, part_code = [], []
    for row in asked.tolist():
        metric, subject, commodity, partner, whole, unit = key_of[row]
        up = wholes(block.pack, metric, subject, commodity, partner, whole, unit)
        for wider in [*up, (subject, commodity, partner)] if growth[row] else up:
            code = codes.get((metric, *wider, whole, unit, _kind(block, row)))
            if code is not None:
                rows.append(row)
                part_code.append(code)
    return (
        np.array(whole_code, dtype=np.int64),
        np.array(rows, dtype=np.intp),
        np.array(part_code, dtype=np.int64),
    )


def _a_place(block: Block) -> Bools:
    """Which claims are of a place that is no country: “the Texas plant” is named for it and is not all of it."""
    kinds = {name: block.pack.kind(name) for name in block.frame["subject"].dropna().unique()}
    return block.among("subject", [name for name, kind in kinds.items() if kind == "place"])


def _kind(block: Block, row: int) -> str:
    return "share" if block.text("kind", row) == Kind.SHARE else "amount"


def _together(block: Block, parts: Index, over: Index) -> Bools:
    """Whether part and whole speak of one window, and not one of a plan and one of what is.

    What stands already is a part of what is planned, for things that last: a plant of the capacity to come.
    """
    lasting = block.among("nature", ["stock", "structure"])[over] & block.forecast[over]
    alike = (block.forecast[parts] == block.forecast[over]) | lasting
    return np.asarray(comparable(block, parts, over) & alike, dtype=np.bool_)


def _sums(
    block: Block, held: Index, whole_code: Codes, part: Index, code: Codes, growth: Bools
) -> Iterator[Finding]:
    """Parts of one article that together are more than the whole; each named once, none inside another."""
    lower, upper = block.interval.lower, block.interval.upper
    part, code = part[~growth[part]], code[~growth[part]]
    article = block.codes("article")[part]
    width = int(article.max(initial=0)) + 1
    named, first, group = np.unique(code * width + article, return_index=True, return_inverse=True)
    rows, stop = part[np.argsort(group, kind="stable")], np.cumsum(np.bincount(group, minlength=len(named)))
    total: Floats = np.bincount(group, lower[part], len(named)).astype(np.float64)
    one, other = exceeding(upper[held], whole_code, total, named // width)
    good = (total[other] > upper[held[one]]) & (np.diff(stop, prepend=0)[other] > 1)
    one, other = one[good], other[good]
    order = np.lexsort((first[other], one))
    wholes, other = held[one[order]], other[order]
    number, at = ranges(np.append(0, stop)[other], stop[other])
    alike = _together(block, rows[at], wholes[number])
    chosen: list[dict[str, int]] = [{} for _ in wholes]
    for which, row in zip(number[alike].tolist(), rows[at[alike]].tolist(), strict=True):
        chosen[which].setdefault(str(block.text("subject", row)), row)
    for whole, parts in zip(wholes.tolist(), chosen, strict=True):
        names = list(parts)
        known = all(is_part(block.pack, name) for name in names)
        least = lower[list(parts.values())]
        # A part that is over the whole alone was told already, or its author means two things.
        too_much = least.max(initial=0.0) <= upper[whole] and least.sum() > upper[whole] * (1 + 1e-12)
        if len(names) > 1 and known and too_much and beside(block.pack, names):
            yield _finding(block, list(parts.values()), whole)


def _finding(block: Block, parts: Sequence[int], whole: int, told: bool = False) -> Finding:
    total, limit = float(sum(block.interval.lower[list(parts)])), float(block.interval.upper[whole])
    excess = (total - limit) / total
    share = block.text("kind", whole) == Kind.SHARE
    severity, reasons = judge(block, [*parts, whole], share, total - limit, excess, one_plan=True)
    if told:
        severity, reasons = Severity.NOTE, [*reasons, DIFFERENT]
    said = [f"{say.measure(block, part)}: {say.cited(block, part)}" for part in parts]
    text = (
        f"A part over its whole: {' + '.join(said)}; {say.measure(block, whole)}: {say.cited(block, whole)}."
    )
    return finding("part-over-whole", severity, block, [*parts, whole], text, reasons, excess)


RULE = Rule("part-over-whole", BY, find)
