"""A claim is shown in its sentence, with what stands before and after it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.model import BlockKind, Run
from checker.normalize import normalize
from checker.render.entries import entries_of
from checker.web.context import ROOM, Context, context
from tests.render.made_up import PACK, B, H, P, article, claim

SAID = "Amber Hill gave 70 tonnes of tin in 2023."


def around(blocks: Sequence[tuple[BlockKind, str]], file: str = "") -> Context:
    """The context of the claim that Amber Hill gave 70 tonnes."""
    made = article("post", "Tin", "Post", "2024-03-05", blocks, file)
    row = claim(
        made, 1, "70 tonnes", SAID.removesuffix("."), kind="amount", metric="mine_production", subject="amber_hill",
        commodity="tin", low=70.0, unit="t", period="2023",
    )  # fmt: skip
    (entry,) = entries_of(Run((made,), (row,), normalize([row], PACK), ()), PACK)
    return context(entry)


def test_sentences_of_the_same_paragraph_stand_around_it() -> None:
    found = around([(P, f"Miners met. {SAID} Prices rose.")])
    assert found == Context(
        "Miners met.", ("Amber Hill gave ", "70 tonnes", " of tin in 2023."), "Prices rose."
    )


def test_a_sentence_that_is_a_paragraph_has_its_neighbours_apart_and_no_heading_after_it() -> None:
    found = around([(H, "Output"), (B, SAID), (H, "Trade"), (B, "Exports fell.")])
    assert (found.before, found.after, found.apart) == ("Output", "", (True, True))
    found = around([(B, "Miners met."), (B, SAID), (B, "Exports fell.")])
    assert (found.before, found.after) == ("Miners met.", "Exports fell.")


@pytest.mark.parametrize("filler", ["The vein runs deep there. ", "vein "])
def test_long_texts_are_cut_at_sentences_or_else_at_words(filler: str) -> None:
    found = around([(P, f"{filler * 99}{SAID} {filler * 99}")])
    assert 0 < len(found.before) <= ROOM + 2
    assert 0 < len(found.after) <= ROOM + 2
    assert found.before.split()[0] in ("The", "…")
