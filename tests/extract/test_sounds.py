"""One foreign name in other characters of the same sound."""

import pytest

from checker.extract.lexicon import lexicon_of
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("塞拉伟尔德", "serra_verde"),
        ("塞拉薇尔得", "serra_verde"),
        ("克瓦奈湾", None),
        ("卡尔黛拉", "caldeira"),
    ],
)
def test_a_name_is_known_by_its_sound(written: str, id: str | None) -> None:
    found = [
        mention.id for mention in lexicon_of(PACK).find(f"今年{written}的产量") if mention.role == "entity"
    ]
    assert found == ([id] if id else [])


def test_words_of_the_language_are_no_names() -> None:
    said = "该矿今年产量大幅下滑，基本金属价格却普遍上涨，马上就要到来的冬季也不例外。"
    assert not [mention for mention in lexicon_of(PACK).find(said) if mention.role == "entity"]
