"""A claim is not what the reference facts have: it differs, is outdated, or is the number of something else.

Each claim that a fact of the pack speaks to is judged by the edition current on the day of its article.
`differs`: facts of the very measure and period are there and none meets the claim. `outdated`: the number is
right for another year or an older edition of the same publisher. `definition`: it is the number of another
measure one step beside, a later stage, all partners instead of one, a narrower commodity. A figure that stands
on one page only is a hint: it differs alone only where the two lie far apart.

It is always a note. The check is about the articles, and a new edition of the facts must not fail a build;
`checker verify` is where a claim that differs fails. The facts themselves take no part in the other rules, as
their editions disagree with each other.

Example: “about 40%” of the world's reserves for China (article 000) is the share of the edition of 2024; in that
of 2025, which was current when the article appeared, it is 48.4%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.columns import POSITION
from checker.model import Finding, Severity, Verdict
from checker.rules import say
from checker.rules.block import Block
from checker.rules.rule import Rule, finding

BY = ("measure",)
SAID = {
    Verdict.DIFFERS: "differs from the reference facts",
    Verdict.OUTDATED: "is outdated",
    Verdict.DEFINITION: "is another definition",
}


def find(block: Block) -> Iterator[Finding]:
    """The claims that the facts do not bear out, copies of one value with one verdict together."""
    codes = block.codes(*POSITION)
    alike: dict[tuple[int, Verdict], list[int]] = {}
    for row, judgement in enumerate(block.judgements):
        if judgement.verdict in SAID:
            alike.setdefault((int(codes[row]), judgement.verdict), []).append(row)
    for (_, verdict), rows in alike.items():
        articles = ", ".join(dict.fromkeys(str(block.text("article", row)) for row in rows))
        text = (
            f"{say.measure(block, rows[0])}: {say.value(block, rows[0])} ({articles}) {SAID[verdict]}. "
            f"{block.judgements[rows[0]].explanation}"
        )
        yield finding("reference", Severity.NOTE, block, rows, text, copies=False)


RULE = Rule("reference", BY, find)
