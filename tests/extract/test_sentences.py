"""Where one sentence ends and the next begins."""

from __future__ import annotations

import pytest

from checker.extract.sentences import sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("They hold half of the market and most of China's. Demand grew.", 2),
        ("It isn't. Demand grew.", 2),
        ("Acme Inc. Demand grew.", 1),
        ("The U.S. Geological Survey said so.", 1),
        ("J. Smith said so. Others did not.", 2),
        ("中国占七成。欧盟占一成。", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_but_no_abbreviation(text: str, pieces: int) -> None:
    assert len(sentences(text, 0, len(text))) == pieces
