"""A corrected claim as a regression case: a block for the corpus that extraction is tested with.

It is offered to be copied and not written: the corpus lies with the grammar, in the repository of `checker`, while
the folder that is edited may be anybody's, and a file that nobody runs is no test.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from checker.model import Article, Block, BlockKind, Claim
from checker.packs import Pack
from checker.store import WHERE, claim_row

DAY = "2025-08-15"
"""The day on which the sentences of the corpus are read."""
NOT_SAID = ("id", "attribution", *WHERE)


def corpus_case(claim: Claim, pack: Pack) -> str:
    """A claim with its sentence as `tests/extract/corpus.en.yaml` has them.

    The sentence stands under `missed` as long as it is not read so by itself; one that is goes under `said`, and its
    article misled.
    """
    said = {
        name: value for name, value in claim_row(claim).items() if name not in NOT_SAID and value is not None
    }
    wanted = {name: str(value) if isinstance(value, str) else value for name, value in said.items()}
    wanted |= {"low": claim.low, "high": claim.high}
    sentence = " ".join(claim.quote.split())
    read = [one.as_dict() for one in _alone(sentence, pack)]
    right = any(all(one[name] == value for name, value in wanted.items()) for one in read)
    flow = yaml.safe_dump(wanted, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    quoted = yaml.safe_dump([sentence], allow_unicode=True, width=10**6)
    part = "said" if right else "missed"
    return f"- claim: {flow.strip()}\n  {part}:\n    {quoted.strip()}\n"


def lookalike(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The sentence of a dropped claim as a line of `tests/extract/lookalikes.txt`, None where it has other claims."""
    others = [
        one
        for one in claims
        if one.id != claim.id and one.quote == claim.quote and one.article == claim.article
    ]
    return None if others else " ".join(claim.quote.split()) + "\n"


def _alone(sentence: str, pack: Pack) -> tuple[Claim, ...]:
    """What is read in a sentence that is an article of its own."""
    from checker.extract import extract  # an editor who corrects nothing does not wait for it

    block = Block(BlockKind.PARAGRAPH, 0, len(sentence), 1)
    article = Article("t", "t.txt", "", None, DAY, "en", "en", 0, len(sentence), sentence, sentence, (block,))
    return extract(article, pack)
