"""A claim that extraction missed: made of a passage that a person marked in an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

from checker.articles.passage import places
from checker.model import Article, Claim, claim_id
from checker.packs import Pack
from checker.store import Edit
from checker.web.correcting import Wrong

LONGEST = 300
"""Characters of a passage; the longest value in words has a tenth of them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage as a claim to be: what is known of it, and the claims that stand there already."""

    edit: Edit
    there: tuple[Claim, ...]


def marked(
    article: Article, words: str, at: int | None, claims: Sequence[Claim], taken: Collection[str], pack: Pack
) -> Marked:
    """The claim to be of some words of an article; `at` is the offset of the right ones where they stand twice.

    `taken` are ids that cannot be had. Raises Wrong where the words do not stand in the article, or stand in it
    several times and `at` is none of them.
    """
    from checker.extract.marked import read_marked  # an editor who marks nothing does not wait for it

    start, end = _place(article, words, at)
    fields = read_marked(article, start, end, pack)
    there = tuple(
        claim for claim in claims if claim.article == article.id and claim.start < end and start < claim.end
    )
    quote, value_text = str(fields["quote"]), str(fields["value_text"])
    ids = (claim_id(article.id, quote, value_text, number) for number in count(1))
    id = next(id for id in ids if id not in taken)
    known = {name: value for name, value in fields.items() if value is not None}
    return Marked(Edit(id, known, add=True), there)


def found(article: Article, words: str) -> list[tuple[int, str]]:
    """Where some words stand: offsets, and the words with a little of what stands around them."""
    text, shown = article.text, []
    for start, end in places(article, words):
        before, after = max(article.start, start - 40), min(article.end, end + 40)
        shown.append((start, " ".join(text[before:after].split())))
    return shown


def _place(article: Article, words: str, at: int | None) -> tuple[int, int]:
    if not words.strip():
        raise Wrong({"passage": "found nothing, expected words of the article"})
    if len(words) > LONGEST:
        raise Wrong({"passage": f"found {len(words)} characters, expected the number with its unit"})
    spots = places(article, words)
    if not spots:
        raise Wrong(
            {
                "passage": f"found {words.strip()!r}, expected words that stand in {article.id}, letter for letter"
            }
        )
    chosen = [spot for spot in spots if spot[0] == at] if at is not None else spots
    if len(chosen) != 1:
        raise Wrong(
            {"passage": f"these words stand in {article.id} {len(spots)} times: choose the right ones"}
        )
    return chosen[0]
