"""Running text: gaps are closed inside blocks, nowhere else, and every letter is found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.extract.running import running
from checker.model import Block, BlockKind


def blocks(*spans: tuple[BlockKind, int, int]) -> tuple[Block, ...]:
    return tuple(Block(kind, start, end, 1) for kind, start, end in spans)


def test_a_gap_is_one_space_and_none_between_chinese_characters() -> None:
    text = "about\n  43,000\ttons 稀土\n产量  43吨"
    flow = running(text, blocks((BlockKind.PARAGRAPH, 0, len(text))))
    assert flow.text == "about 43,000 tons 稀土产量43吨"
    assert text[slice(*flow.span(0, 12))] == "about\n  43,000"


def test_tables_and_breaks_between_paragraphs_keep_their_lines() -> None:
    text = "a |\n b\n\none\ntwo\n \nthree"
    flow = running(text, blocks((BlockKind.TABLE, 0, 6), (BlockKind.PARAGRAPH, 8, len(text))))
    assert flow.text == "a |\n b\n\none two\n \nthree"


def test_a_text_without_gaps_stays_as_it_is() -> None:
    text = "one two"
    whole = blocks((BlockKind.PARAGRAPH, 0, len(text)))
    assert running(text, whole).places is None


@given(st.text("ab稀。 \n\t", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_letter_is_found_again(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    flow = running(text, blocks((BlockKind.TITLE, 0, start), (BlockKind.PARAGRAPH, start, end)))
    for at, letter in enumerate(flow.text):
        first, last = flow.span(at, at + 1)
        assert last == first + 1
        assert letter == text[first] or (letter == " " and text[first].isspace())
    for before, after in zip(
        blocks((BlockKind.TITLE, 0, start), (BlockKind.PARAGRAPH, start, end)), flow.blocks, strict=True
    ):
        assert "".join(text[before.start : before.end].split()) == "".join(
            flow.text[after.start : after.end].split()
        )
