from __future__ import annotations

import random

import pytest

from checker.diagnose import independent
from checker.diagnose.sources import copies
from checker.model import Article
from checker.normalize import normalize
from checker.packs import load_pack
from tests.claims import claim
from tests.render.made_up import P, article

WORDS = (
    "tin smelter output rose sharply after the mine at the northern border had opened a second shaft while the "
    "ministry kept its quota and exporters waited for licences that were promised before the rains ended again"
).split()
HAN = "印尼精炼锡出口量在三月大幅下降因为政府推迟发放许可证而冶炼厂库存仍然充足市场价格继续上涨交易商等待新的配额公布"


def told(seed: int, length: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def han(seed: int, length: int = 200) -> str:
    return "".join(random.Random(seed).choices(HAN, k=length))


@pytest.mark.parametrize("text", [told, han], ids=["English", "Chinese"])
def test_a_reprint_is_a_copy_whatever_its_headline_and_where_it_is_cut(text: object) -> None:
    assert callable(text)
    first, other = text(1), text(2)
    cut = first[: len(first) * 3 // 4]
    assert copies([first, other, f"Another headline\n{first}", cut, first]).tolist() == [0, 1, 0, 0, 0]


def test_texts_of_one_subject_are_not_copies() -> None:
    assert copies([told(seed) for seed in range(20)]).tolist() == list(range(20))


def test_two_short_texts_may_say_one_thing_in_the_same_words() -> None:
    assert copies(["Peru mined 25,000 tons of tin in 2023."] * 2).tolist() == [0, 1]


def test_a_thousand_reprints_are_one_source() -> None:
    agency = told(3, 200)
    assert set(copies([f"{agency} {told(seed, 10)}" for seed in range(1000)]).tolist()) == {0}


def printed(id: str, text: str, source: str | None = None) -> Article:
    return article(id, "Tin", source, "2024-03-05", [(P, text)])


def test_copies_are_one_source_and_articles_of_one_outlet_are_not() -> None:
    articles = [
        printed("a", told(1)),
        printed("b", told(1)),
        printed("c", told(2), "Portal"),
        printed("d", told(4), "portal"),
    ]
    frame = normalize([claim("7 tons", n, article=a.id) for n, a in enumerate(articles)], load_pack())
    source = independent(frame, articles).source.tolist()
    assert source[0] == source[1]
    assert len(set(source)) == 3


def test_without_texts_the_quotes_of_the_articles_are_compared() -> None:
    quotes = [told(seed, 12) for seed in range(6)]
    rows = [
        claim("7 tons", n, article=name, quote=quote)
        for n, (name, quote) in enumerate((a, q) for a in "ab" for q in quotes)
    ]
    rows.append(claim("7 tons", 99, article="c", quote=told(9, 40)))
    source = independent(normalize(rows, load_pack())).source.tolist()
    assert len(set(source[:12])) == 1
    assert source[12] != source[0]


def test_a_source_of_many_different_claims_weighs_more_and_a_stranger_a_third() -> None:
    rows = [claim(f"{n + 10} tons", n, article="desk", subject=f"mine_{n}") for n in range(18)]
    rows.append(claim("10 tons", 99, article="stranger"))
    weight = independent(normalize(rows, load_pack())).weight
    assert weight[0] == pytest.approx(0.9)
    assert weight[18] == pytest.approx(1 / 3)


def test_the_record_is_that_of_the_outlet() -> None:
    articles = [printed("a", told(1), "Portal"), printed("b", told(2), "Portal")]
    rows = [claim("7 tons", 1, article="a"), claim("8 tons", 2, article="b")]
    assert independent(normalize(rows, load_pack()), articles).weight.tolist() == pytest.approx([0.5, 0.5])
