"""A correction is what was typed, is saved as it is loaded, and says what it does to the findings."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger import journal
from checker.model import Hedge, Kind, Modality
from checker.store import apply_edits, corrected_claim, edit_text, load_edits
from checker.web.correcting import (
    Correction,
    Wrong,
    corrected,
    dropped,
    effect,
    shown_fields,
    texts,
    uncorrected,
)
from tests.test_store import CLAIM
from tests.web.desks import PACK, Held, made, seen


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return made(tmp_path_factory.mktemp("desk"))


def form(held: Held, words: str, **fields: str) -> dict[str, str]:
    return {**shown_fields(held.claim(words).as_dict()), **fields}


def test_a_form_that_is_sent_as_it_was_corrects_nothing(held: Held) -> None:
    for claim in held.raw:
        correction = corrected(claim, None, shown_fields(claim.as_dict()), PACK)
        assert correction == Correction(claim.id, claim, None)


def test_only_what_differs_is_kept_and_its_finding_goes(held: Held) -> None:
    claim = held.claim("over 21,000 tons")
    correction = corrected(claim, None, form(held, "over 21,000 tons", period="2022"), PACK)
    assert correction.edit is not None
    assert correction.edit.fields == {"period": "2022"}
    (gone,) = effect(held.run, correction, PACK).gone
    assert (gone.rule, set(gone.claims)) == ("same-measure", {claim.id, held.claim("about 18,000 tons").id})


def test_a_correction_can_bring_a_finding(held: Held) -> None:
    claim = held.claim("130,000 tons")
    fields = form(held, "130,000 tons", subject="Bolivia", metric="mine production", period="2023")
    correction = corrected(claim, None, fields, PACK)
    assert correction.after is not None
    assert (correction.after.subject, correction.after.metric) == ("BO", "mine_production")
    change = effect(held.run, correction, PACK)
    assert claim.id in {id for finding in change.come for id in finding.claims}


def test_dropping_takes_the_finding_away_and_going_back_changes_nothing(held: Held) -> None:
    claim = held.claim("over 21,000 tons")
    correction = dropped(claim, None, claim.id)
    assert correction.edit is not None
    assert edit_text(correction.edit) == "drop = true\n"
    assert len(effect(held.run, correction, PACK).gone) == 1
    assert not effect(held.run, uncorrected(claim, claim.id), PACK).anything


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [("low", "many", "a number such as 43,000"), ("low", "inf", "a number"), ("high", "1", "at least low"), ("hedge", "abuot", "did you mean about?"),
     ("kind", "", "cannot do without it"), ("unit", "zorkmids", "a unit such as t"), ("period", "last year", "2024-06"), ("metric", "", "cannot do without it"),
     ("value_text", "over 22,000 tons", "letter for letter"), ("modality", "guessed", "one of stated, forecast, claimed")],
)  # fmt: skip
def test_a_field_that_cannot_be_so_is_named(held: Held, field: str, value: str, says: str) -> None:
    fields = form(held, "over 21,000 tons", **{field: value})
    with pytest.raises(Wrong) as caught:
        corrected(held.claim("over 21,000 tons"), None, fields, PACK)
    assert list(caught.value.messages) == [field]
    assert says in caught.value.messages[field]


def test_all_fields_that_are_wrong_are_named_at_once(held: Held) -> None:
    with pytest.raises(Wrong) as caught:
        corrected(
            held.claim("over 21,000 tons"), None, form(held, "over 21,000 tons", hedge="x", unit="y"), PACK
        )
    assert set(caught.value.messages) == {"hedge", "unit"}


def test_other_words_of_the_quote_take_their_offsets_with_them(held: Held) -> None:
    claim = held.claim("over 21,000 tons")
    after = corrected(claim, None, form(held, "over 21,000 tons", value_text="21,000  tons"), PACK).after
    assert after is not None
    text = held.article("second").text
    assert text[after.start : after.end] == after.value_text == "21,000 tons"


def test_a_saved_correction_is_what_is_read_next_and_undo_takes_it_back(tmp_path: Path) -> None:
    held = made(tmp_path / "desk")
    claim = held.claim("over 21,000 tons")
    first = corrected(
        claim, None, form(held, "over 21,000 tons", period="", low="2500", high="2500", unit="kg"), PACK
    )
    journal.write(held.config.root, "correct", texts(held.config.claims, first))
    now = seen(held.config.root)
    assert first.after in now.run.claims
    second = corrected(
        claim, now.edit(claim.id), {**form(held, "over 21,000 tons"), "item": "the north"}, PACK
    )
    assert second.edit is not None
    assert second.edit.fields == {"item": "the north"}
    journal.undo(held.config.root)
    assert seen(held.config.root).run.claims == held.run.claims


def test_a_field_that_no_form_asks_for_stays_corrected(held: Held) -> None:
    claim = held.claim("over 21,000 tons")
    (old,) = load_edits_of("[claim]\nplace = 'title'\n", claim.id)
    correction = corrected(claim, old, form(held, "over 21,000 tons", hedge="about"), PACK)
    assert correction.edit is not None
    assert correction.edit.fields == {"place": "title", "hedge": "about"}


def load_edits_of(text: str, id: str) -> object:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "edits").mkdir()
        (Path(folder) / "edits" / f"{id}.toml").write_text(text, encoding="utf-8")
        return load_edits(Path(folder))


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=64)


@settings(max_examples=60, deadline=None)
@given(
    low=NUMBERS,
    more=st.floats(0, 1e6),
    words=st.fixed_dictionaries(
        dict.fromkeys(("subject", "counterparty", "whole", "commodity", "item", "attribution"), WORDS)
    ),
    chosen=st.fixed_dictionaries(
        {
            "kind": st.sampled_from(Kind),
            "hedge": st.sampled_from(Hedge),
            "modality": st.sampled_from(Modality),
            "unit": st.sampled_from(["t", "kg", "percent", "USD/t", "x"]),
            "period": st.sampled_from(["", "2024", "2024-06", "2020/2023"]),
        }
    ),
)
def test_a_saved_correction_is_the_one_that_is_loaded(
    low: float, more: float, words: dict[str, str], chosen: dict[str, str]
) -> None:
    fields = {**shown_fields(CLAIM.as_dict()), **words, **chosen, "low": repr(low), "high": repr(low + more)}
    correction = corrected(CLAIM, None, fields, PACK)
    assert correction.after is not None
    if correction.edit is None:
        assert correction.after == CLAIM
        return
    (loaded,) = load_edits_of(edit_text(correction.edit), CLAIM.id)
    assert apply_edits([CLAIM], [loaded])[0] == (correction.after,)
    # And it is a fixed point: what is shown of it and sent again is the same correction.
    again = corrected(CLAIM, loaded, shown_fields(correction.after.as_dict()), PACK)
    assert again.after == correction.after


def test_a_value_that_stands_twice_is_the_one_that_is_nearest() -> None:
    claim = replace(
        CLAIM, quote="5 tons now, 5 tons then, 6 tons soon", value_text="6 tons", start=125, end=131
    )
    (edit,) = load_edits_of('[claim]\nvalue_text = "5 tons"\n', claim.id)
    after = corrected_claim(claim, edit)
    assert (after.start, after.end) == (112, 118)
