"""Ranks against numbers: who is said to be n-th, though n others are clearly ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.algebra import Bools, Index, below, joined
from checker.model import Kind, Modality
from checker.rules.block import Block
from checker.rules.compare import comparable, one_window, overlapping
from checker.rules.share_sum import MANY

ORDER = ("metric_key", "commodity", "counterparty")
SCALE = (*ORDER, "kind", "unit", "whole")
UNRANKED = (
    "price", "cost", "grade", "lead_time", "tariff", "import_reliance", "event", "things", "other",
)  # fmt: skip
"""What “the largest” is not said of, or where a large number is not the first place."""
ALL, HALF = 100.0, 50.0
SHOWN = 3
OTHER_SET = re.compile(
    r"\b(?:outside|excluding|except|apart from|other than|besides|not counting)\b|以外|之外|除了?\S{1,12}外",
    re.IGNORECASE,
)
NARROWED = re.compile(
    r"\b(?:listed|private|independent|state|non-\w+|foreign|western|hard[- ]rock|single|open[- ]pit|underground|pure|dedicated|"
    r"primary|integrated|new|planned|remaining|known|single|per capita)\b|单一|单体|民营|私营|上市|露天|地下",
    re.IGNORECASE,
)
NEAR = 40


@dataclass(frozen=True, slots=True)
class Refuted:
    """A rank and the values that refute it: its own subject's first, where it is needed; then the others'.

    Of those who are ahead of a first there may be more than the one that is needed: they are one disagreement.
    """

    rank: int
    own: int | None
    ahead: tuple[int, ...]
    relative: float


def refuted_ranks(block: Block) -> Iterator[Refuted]:
    """Every rank that numbers refute, each with a smallest set of them."""
    ranks = _ranks(block)
    values = _values(block)
    yield from _by_others(block, ranks, values)
    share = block.among("kind", [Kind.SHARE])
    yield from _by_share(block, ranks, values[share[values]])


def _ranks(block: Block) -> Index:
    """Ranks of one subject in a set that their sentence does not narrow, and does not put at a distance."""
    said = block.among("kind", [Kind.RANK]) & ~block.among("modality", [Modality.CLAIMED])
    heads = block.heads_among(said & (block.codes("subject") > 0) & ~block.among("metric_key", UNRANKED))
    plain = [row for row in heads.tolist() if not narrowed(block, row)]
    return np.array(plain, dtype=np.intp)


def narrowed(block: Block, head: int) -> bool:
    """Whether all that say this rank say it of a narrower set than the claim model can hold."""
    return all(_narrows(block, row) for row in block.rows(head))


def _narrows(block: Block, row: int) -> bool:
    quote, said = str(block.text("quote", row)), str(block.text("value_text", row))
    at = max(quote.find(said), 0)
    return bool(OTHER_SET.search(quote) or NARROWED.search(quote, at, at + len(said) + NEAR))


def _values(block: Block) -> Index:
    """Amounts, and shares of another whole than the subject itself."""
    amount = block.among("kind", [Kind.AMOUNT]) & (block.codes("whole") == 0)
    part = block.column("subject") != block.column("whole")
    share = block.among("kind", [Kind.SHARE]) & (block.codes("whole") > 0) & part.astype(np.bool_)
    told = ~block.asks & ~block.among("modality", [Modality.CLAIMED])
    return block.heads_among((amount | share) & told & (block.codes("subject") > 0))


def _fits(block: Block, rank: Index, value: Index) -> Bools:
    """Whether a value is of the rank's time and set, and of what is or what is to come as the rank is."""
    share = block.among("kind", [Kind.SHARE])[value]
    column = block.column("whole")
    one_set = (column[rank] == column[value]).astype(np.bool_)
    alike = block.forecast[rank] == block.forecast[value]
    dated = block.dated[rank] & block.dated[value]
    timely = overlapping(block, rank, value) & (one_window(block, rank, value) | ~dated)
    return np.asarray((one_set | ~share) & alike & timely, dtype=np.bool_)


def _by_others(block: Block, ranks: Index, values: Index) -> Iterator[Refuted]:
    """Ranks whose own value is below those of too many others."""
    code = block.codes(*ORDER, "subject")
    rank, own = joined(code[ranks], code[values])
    rank, own = ranks[rank], values[own]
    good = _fits(block, rank, own)
    rank, own = rank[good], own[good]
    scale = block.codes(*SCALE)
    pair, other = below(block.interval.take(own), block.interval.take(values), scale[own], scale[values])
    other = values[other]
    good = _fits(block, rank[pair], other) & comparable(block, own[pair], other)
    ahead: dict[int, list[int]] = {}
    for n, row in zip(pair[good].tolist(), other[good].tolist(), strict=True):
        ahead.setdefault(n, []).append(row)
    place = block.frame["low"].to_numpy(dtype=np.float64)
    lower, upper = block.interval.lower, block.interval.upper
    told: set[int] = set()
    # A rank is refuted once, by the best that is said of its own subject: dated, in the body.
    for n in sorted(ahead, key=lambda n: (not block.dated[own[n]], bool(block.title[own[n]]), n)):
        head, mine = int(rank[n]), int(own[n])
        need = int(place[head])
        others = tuple(_rivals(block, head, ahead[n])[: max(need, SHOWN if need == 1 else need)])
        if head not in told and len(others) >= need:
            told.add(head)
            nearest = float(lower[others[need - 1]])
            yield Refuted(head, mine, others, (nearest - float(upper[mine])) / nearest)


def _rivals(block: Block, rank: int, rows: Sequence[int]) -> list[int]:
    """One value for each other of the same sort in the set, the furthest ahead first; none within another."""
    # A dated value of the body is better evidence than one that must be softened.
    order = sorted(
        rows, key=lambda row: (not block.dated[row], bool(block.title[row]), -block.interval.lower[row])
    )
    one_each: dict[str, int] = {}
    for row in order:
        name = str(block.text("subject", row))
        if name not in one_each and is_rival(block, rank, name):
            one_each[name] = row
    chosen: list[int] = []
    for row in sorted(one_each.values(), key=lambda row: -float(block.interval.lower[row])):
        one, held = block.text("subject", row), [block.text("subject", other) for other in chosen]
        if not any(block.pack.within(one, other) or block.pack.within(other, one) for other in held):
            chosen.append(row)
    return chosen


def is_rival(block: Block, rank: int, name: str) -> bool:
    """Whether another is in the set of a rank: of the same sort as its subject, neither within the other.

    Who has a stake in a company is in the set of its owners, whatever it is.
    """
    pack, subject, whole = block.pack, block.text("subject", rank), block.text("whole", rank)
    if name == subject or pack.within(name, subject) or pack.within(subject, name):
        return False
    if block.text("metric_key", rank) == "stake":
        return True
    kind = pack.kind(subject)
    return bool(kind) and kind not in MANY and pack.kind(name) == kind and pack.within(name, whole)


def _by_share(block: Block, ranks: Index, shares: Index) -> Iterator[Refuted]:
    """The n-th of a whole has at most one n-th of it; and who is first has no other above one half."""
    lower, place = block.interval.lower, block.frame["low"].to_numpy(dtype=np.float64)
    code = block.codes(*ORDER, "whole")
    rank, share = joined(code[ranks], code[shares])
    rank, share = ranks[rank], shares[share]
    names = block.codes("subject")
    mine = names[rank] == names[share]
    much = (mine & (place[rank] >= 2) & (lower[share] * place[rank] > ALL)) | (
        ~mine & (place[rank] == 1) & (lower[share] > HALF)
    )
    good = much & _fits(block, rank, share)
    for head, row in zip(rank[good].tolist(), share[good].tolist(), strict=True):
        held = float(lower[row])
        if block.text("subject", head) == block.text("subject", row):
            yield Refuted(head, row, (), 1.0 - ALL / (held * float(place[head])))
        elif is_rival(block, head, str(block.text("subject", row))):
            yield Refuted(head, None, (row,), 1.0 - HALF / held)
