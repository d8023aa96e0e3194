from __future__ import annotations

from checker.extract import extract, unread
from checker.model import Article, Block, BlockKind
from checker.packs import load_pack

PACK = load_pack(())


def article(text: str, start: int = 0) -> Article:
    """A text as an article that begins at `start` of its file."""
    whole = "." * start + text
    block = Block(BlockKind.PARAGRAPH, start, len(whole))
    return Article(
        "a", "a.txt", "", None, "2025-03-01", "en", "en", start, len(whole), whole, whole, (block,)
    )


def seen(text: str, start: int = 0) -> list[str]:
    """The numbers of a text that no claim was made of."""
    made = article(text, start)
    return [made.text[one.start : one.end] for one in unread(made, extract(made, PACK))]


def test_a_number_that_no_claim_was_made_of_is_told() -> None:
    text = "The index of tin miners closed at 2,345 on Monday. Peru produced 30,000 tonnes of tin in 2024."
    assert seen(text) == ["2,345"]


def test_offsets_are_those_of_the_file() -> None:
    assert seen("The index closed at 2,345 on Monday.", start=400) == ["2,345"]


def test_dates_small_counts_and_claims_are_not_told() -> None:
    assert seen("In 2024 two of them met, on 3 May, for one day.") == []
    assert seen("Peru produced 30,000 tonnes of tin in 2024.") == []


def test_without_any_claim_all_figures_are_told() -> None:
    made = article("Peru produced 30,000 tonnes of tin in 2024, 8% more.")
    assert [made.text[one.start : one.end] for one in unread(made, ())] == ["30,000 tonnes", "8%"]
