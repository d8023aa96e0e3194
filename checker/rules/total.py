"""Parts that are added up do not come to their total.

A total of named parts (“China, the U.S. and Myanmar together 94%”) against what is said of each of them; and the
flow of a time against those of the two shorter times that it consists of: January to August and September
against January to September, one half and the other against the year. The sums of the intervals must meet that
of the total. Parts of one article go before those of others. What softens it is what softens two claims.

Example that stays quiet: the 3.5 Mt of one country and the 1.8 Mt of another (article 000) are no total, as no
text adds them up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.algebra import Codes, Index, joined
from checker.model import Finding, Kind
from checker.packs.words import period_words
from checker.quantity.words import interval
from checker.rules import say
from checker.rules.block import Block
from checker.rules.compare import agreeing, comparable, judge
from checker.rules.rule import Rule, finding

BY = ("metric_key", "commodity", "counterparty", "whole", "unit")
SAME = ("metric_key", "subject", "commodity", "counterparty", "unit")
AND = "and"
A_DAY = 1.0


def find(block: Block) -> Iterator[Finding]:
    """Totals of named parts, and of times."""
    yield from _of_names(block)
    yield from _of_times(block)


# --- names -----------------------------------------------------------------------------------------------


def _of_names(block: Block) -> Iterator[Finding]:
    """Subjects that are several others (`cn_us_mm`), against the values of these."""
    kinds = (Kind.AMOUNT, Kind.SHARE)
    heads = block.heads_among(block.among("kind", kinds) & (block.codes("subject") > 0) & ~block.asks)
    code = block.codes(*BY, "kind")
    groups: dict[int, list[int]] = {}
    for head in heads.tolist():
        groups.setdefault(int(code[head]), []).append(head)
    for total in heads.tolist():
        words = _words(block, total)
        if len(words) > 1:
            yield from _against(block, total, _parts(block, total, words, groups[int(code[total])]))


def _words(block: Block, head: int) -> tuple[str, ...]:
    """The words of a subject that no pack knows; one that is a name of its own has none."""
    name = str(block.text("subject", head))
    known = name in block.pack.entities or "_" not in name
    return () if known else tuple(word for word in name.casefold().split("_") if word != AND)


def _parts(block: Block, total: int, words: Sequence[str], heads: Sequence[int]) -> list[list[int]]:
    """For each word of a total the heads whose subject begins with it; none if one has no such."""
    others = np.array([head for head in heads if head != total], dtype=np.intp)
    if not len(others):
        return []
    alike = block.forecast[others] == block.forecast[total]
    good = others[comparable(block, others, np.full(len(others), total)) & alike]
    named: dict[str, list[int]] = {word: [] for word in words}
    for head in good.tolist():
        first = str(block.text("subject", head)).casefold().split("_")[0]
        if first in named:
            named[first].append(head)
    return list(named.values()) if all(named.values()) else []


def _against(block: Block, total: int, parts: Sequence[Sequence[int]]) -> Iterator[Finding]:
    """A total against the parts of its own article, or else against those of any."""
    home = {block.text("article", row) for row in block.rows(total)}
    near = [
        [head for head in held if home & {block.text("article", row) for row in block.rows(head)}]
        for held in parts
    ]
    chosen = near if all(near) else parts
    if chosen:
        yield from _sum(block, total, [held[0] for held in chosen])


# --- times -----------------------------------------------------------------------------------------------


def _of_times(block: Block) -> Iterator[Finding]:
    """Flows of a stated time against those of its two parts."""
    flow = block.among("kind", [Kind.AMOUNT]) & block.among("nature", ["flow"]) & block.dated
    heads = block.heads_among(flow & (block.codes("subject") > 0) & ~block.title & ~block.asks)
    if not len(heads):
        return
    measure, start, end = block.codes(*SAME)[heads], block.start[heads], block.end[heads]
    first_day = _coded(measure, start)
    whole, first = joined(first_day, first_day)
    shorter = end[first] < end[whole]
    whole, first = whole[shorter], first[shorter]
    # The second begins the day after the first and ends with the whole.
    asked = np.stack((measure[whole], end[first] + A_DAY, end[whole]))
    row, second = joined(*_both(asked, np.stack((measure, start, end))))
    totals, ones, others = heads[whole[row]], heads[first[row]], heads[second]
    good = agreeing(block, ones, totals, "item") & agreeing(block, others, totals, "item")
    good &= block.forecast[ones] == block.forecast[others]
    good &= block.forecast[ones] == block.forecast[totals]
    done: set[int] = set()
    for n in np.argsort(~_at_home(block, totals, ones, others), kind="stable").tolist():
        if good[n] and int(totals[n]) not in done:
            found = list(_sum(block, int(totals[n]), (int(ones[n]), int(others[n]))))
            done |= {int(totals[n])} if found else set()
            yield from found


def _coded(measure: Codes, day: np.ndarray) -> Codes:
    return np.unique(np.stack((measure, day)), axis=1, return_inverse=True)[1].astype(np.int64)


def _both(one: np.ndarray, other: np.ndarray) -> tuple[Codes, Codes]:
    """One code for equal columns of two tables."""
    code = np.unique(np.concatenate((one, other), axis=1), axis=1, return_inverse=True)[1].astype(np.int64)
    return code[: one.shape[1]], code[one.shape[1] :]


def _at_home(block: Block, totals: Index, ones: Index, others: Index) -> np.ndarray:
    """Whether all three stand in one article."""
    return block.meeting(totals, ones, "article") & block.meeting(totals, others, "article")


# --- sums ------------------------------------------------------------------------------------------------


def _sum(block: Block, total: int, parts: Sequence[int]) -> Iterator[Finding]:
    """The finding that parts do not come to their total, if they do not."""
    held = block.interval
    low, high = (float(sum(ends[list(parts)])) for ends in (held.lower, held.upper))
    least, most = float(held.lower[total]), float(held.upper[total])
    if low <= most and least <= high:
        return
    inner, outer = (most, low) if low > most else (high, least)
    relative = (outer - inner) / outer
    share = block.text("unit", total) == "percent"
    severity, reasons = judge(block, [*parts, total], share, outer - inner, relative, one_plan=True)
    said = " + ".join(f"{_name(block, total, part)} {say.cited(block, part)}" for part in parts)
    ends = interval(float(f"{low:.6g}"), float(f"{high:.6g}"), False, False, str(block.text("unit", total)))
    text = f"{say.measure(block, total)}: {said} = {ends}, but {say.says(block, total)}."
    yield finding("total", severity, block, [*parts, total], text, reasons, relative)


def _name(block: Block, total: int, part: int) -> str:
    """What tells a part from the others: its subject, or its time."""
    if block.text("subject", part) != block.text("subject", total):
        return block.pack.label(block.text("subject", part))
    return period_words(str(block.text("period", part)))


RULE = Rule("total", BY, find)
