"""Common words that are goods only beside what measures goods."""

import pytest

from checker.extract.lexicon import Lexicon, lexicon_of
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("shipped 9,000 tonnes of salt to Oslo", "salt"),
        ("Paper exports fell", "paper"),
        ("a fifth of the world's sand.", "sand"),
        ("sold 12,000 cameras last year", "cameras"),
        ("a paper by two economists", None),
        ("dates back to the war", None),
        ("rubs salt into the wound", None),
        ("Shell's output rose", None),
    ],
)
def test_a_common_word_is_goods_beside_what_measures_them(said: str, id: str | None) -> None:
    assert [m.id for m in lexicon_of(PACK).find(said) if m.role == "commodity"] == ([id] if id else [])


def test_no_common_word_has_another_sense() -> None:
    words = [name for goods in PACK.commodities.values() for name in goods.common]
    assert [
        word for word in words if len(Lexicon(PACK).find(f"sales of {word} rose")[1].senses.by_role) > 1
    ] == []
