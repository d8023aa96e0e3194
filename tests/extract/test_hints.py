"""What lets a sentence skip a form must never hide one: hints are asked beside the forms themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.extract import lookalikes, times
from checker.extract.amounts import CURRENCY_ENDS
from checker.extract.attribution import ACCORDING, AFTER, BEFORE, BY, SAID, ZH, ZH_SAID
from checker.extract.fold import fold, lowered
from checker.extract.names import RANKED, TOP
from checker.extract.quantities import DATED, FORMS, HINTS, dates
from checker.extract.sentences import sentences
from checker.extract.times_en import SURE
from checker.extract.units import UNITLESS
from checker.quantity.hedge import AFTER_RE, NAMES, hedge_after, hedge_before
from checker.quantity.unit import CENTS_BEGIN, CENTS_RE, PREFIX_RE, SPELT_MONEY, SPELT_UNIT
from tests.bench.corpus import articles
from tests.data import read_yaml

FOLDER = Path(__file__).parent
MORE = (
    "The coal burns at 5,500大卡.", "It came in bags of 50 kg.", "Output on a 100% basis.", "See [12, 13] and https://a.example/b.",
    "Section 232, Phase 2 and No. 7.", "F-35, A320 and 10X at 10:30, call 0800 123 456 7890.", "Mid-2024, early 2023 and late 2022.",
    "On 12 March, on March 12, 2024 and in Sept. 2023.", "一二年和二〇二四年3月5日，十一月十五日在北京。",
)  # fmt: skip


def said() -> list[str]:
    """Sentences of all sorts: look-alikes, phrasings, articles, and one of each form."""
    found = [*MORE, *(FOLDER / "lookalikes.txt").read_text(encoding="utf-8").splitlines()]
    for name in ("corpus.en.yaml", "corpus.zh.yaml"):
        for entry in read_yaml(FOLDER / name):
            found += entry.get("said", [])
    for article in articles():
        for block in article.blocks:
            found += [article.plain[a:b] for a, b in sentences(article.plain, block.start, block.end)]
    return [fold(sentence) for sentence in found]


SAYINGS = said()


@pytest.mark.parametrize("name", FORMS)
def test_no_number_in_words_is_hidden(name: str) -> None:
    hidden = [text for text in SAYINGS if name not in HINTS.of(lowered(text))]
    assert [text for text in hidden if list(FORMS[name](text, 0, len(text)))] == []


def test_no_look_alike_is_hidden() -> None:
    low = [(text, lowered(text)) for text in SAYINGS]
    hidden = [text for text, small in low if not lookalikes.possible(small, "look-alike" in HINTS.of(small))]
    assert [text for text in hidden if lookalikes.LATIN.search(text)] == []
    hidden = [text for text, small in low if "label" not in HINTS.of(small)]
    assert [text for text in hidden if lookalikes.LABELLED.search(text)] == []


def test_no_date_is_hidden() -> None:
    for text in SAYINGS:
        there = HINTS.of(lowered(text))
        form = dates("month" in there, "part" in there, "day" in there)
        spans = [hit.span() for hit in dates(True, True, True).finditer(text)]
        assert not spans or "day" in there or not there.isdisjoint(DATED)
        assert [hit.span() for hit in form.finditer(text)] == spans


def test_no_time_is_hidden() -> None:
    for text in SAYINGS:
        low = text.lower()
        there = times.HINTS.of(low)
        for row, (_, (letters, form, _, _)) in enumerate(times.ROWS):
            sure = SURE[letters].search(low) if letters in SURE else None
            found = form.search(text)
            assert (row in there and (sure or letters not in SURE)) or found is None, (text, form.pattern)
            assert not (sure and found) or sure.start() - found.start() < times.LEAD_IN, (text, form.pattern)


def test_nobody_who_speaks_is_hidden() -> None:
    for text in SAYINGS:
        assert SAID.search(text) or not (BEFORE.search(text) or AFTER.search(text))
        assert ZH_SAID.search(text) or not ZH.search(text)
        assert any(words in text.lower() for words in BY) or not ACCORDING.search(text)
        assert any(word in text.lower() for word in RANKED) or not TOP.search(text)


def test_no_unit_and_no_currency_is_hidden() -> None:
    for text in SAYINGS:
        for at, sign in enumerate(text):
            if sign in UNITLESS:
                assert not any(
                    form.match(text, at) for form in (SPELT_UNIT.any, SPELT_MONEY.any, CENTS_RE)
                ), text[at:]
            if sign.lower() not in CENTS_BEGIN:
                assert not CENTS_RE.match(text, at), text[at:]
            if sign.isdigit() and (prefix := PREFIX_RE.search(text, max(0, at - 5), at)) is not None:
                assert prefix[0].rstrip()[-1] in CURRENCY_ENDS


def test_no_hedge_behind_a_number_is_hidden() -> None:
    for text in SAYINGS:
        for at in range(len(text)):
            assert AFTER_RE.match(text, at) is None or hedge_after(text, at, len(text)), text[at:]


def test_every_hedge_is_read_backwards() -> None:
    for phrase, name in NAMES.items():
        assert hedge_before(f"was {phrase} 5", len(f"was {phrase} "), 0) == (name, len("was "))
