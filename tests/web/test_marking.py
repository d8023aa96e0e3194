"""A passage that is marked becomes a claim that outlives extraction, and is lost only with its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.articles import read_source
from checker.articles.passage import places
from checker.extract import extract
from checker.ledger import journal
from checker.store import save_claims
from checker.web.correcting import Wrong, corrected, effect, filled, shown_fields, texts
from checker.web.marking import found, marked
from tests.web.desks import PACK, Held, made, seen

MISSED = "Bolivia's biggest smelter, so the ministry, had put ninety score kilograms through by the spring of 2023."
MORE = (
    f"Tin, the small print\nHarbour Post, June 1, 2024\n\n{MISSED} Peru's reserves of tin are 130,000 tons.\n"
)


def with_more(root: Path, text: str = MORE) -> Held:
    held = made(root)
    (held.config.articles / "third.txt").write_text(text, encoding="utf-8")
    extracted(root)
    return seen(root)


def extracted(root: Path) -> None:
    now = seen(root)
    for article in now.desk.articles:
        save_claims(now.config.claims, article.id, pipeline.extract([article], PACK))


def add(held: Held, words: str, **fields: str) -> str:
    """Mark these words of the third article and add the claim; its id."""
    made = marked(held.article("third"), words, None, held.run.claims, {c.id for c in held.run.claims}, PACK)
    form = {**shown_fields(made.edit.fields), **fields}
    correction = filled(made.edit, form, PACK)
    journal.write(held.config.root, "add", texts(held.config.claims, correction))
    assert correction.after is not None
    assert effect(held.run, correction, PACK).gone == ()
    return correction.id


FIELDS = {
    "kind": "amount", "metric": "mine_production", "subject": "BO", "commodity": "tin", "low": "1800", "high": "1800",
    "unit": "kg", "hedge": "exact", "modality": "stated", "period": "2023",
}  # fmt: skip


def test_an_added_claim_is_checked_like_any_other_and_extraction_leaves_it(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    held = with_more(root)
    assert not any("score" in claim.value_text for claim in held.raw)
    id = add(held, "ninety score kilograms", **FIELDS)
    extracted(root)
    now = seen(root)
    (claim,) = [claim for claim in now.run.claims if claim.id == id]
    text = now.article("third").text
    assert text[claim.start : claim.end] == claim.value_text == "ninety score kilograms"
    assert (claim.quote, claim.published, claim.place, claim.low) == (MISSED, "2024-06-01", "body", 1800.0)
    assert any(id in finding.claims for finding in now.run.findings)
    assert now.warnings == ()


def test_it_keeps_its_place_when_the_text_moves_and_is_wrapped_anew(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    held = with_more(root)
    id = add(held, "ninety score kilograms", **FIELDS)
    wrapped = MORE.replace("\n\nBolivia", "\n\nA word before. Bolivia").replace("score kilo", "score\nkilo")
    (root / "articles" / "third.txt").write_text(wrapped, encoding="utf-8")
    extracted(root)
    now = seen(root)
    (claim,) = [claim for claim in now.run.claims if claim.id == id]
    assert wrapped[claim.start : claim.end] == claim.value_text == "ninety score\nkilograms"
    assert now.warnings == ()


@pytest.mark.parametrize("text", [MORE.replace("ninety", "eighty"), None])
def test_a_claim_whose_words_are_gone_is_left_out_with_a_warning(tmp_path: Path, text: str | None) -> None:
    root = tmp_path / "desk"
    held = with_more(root)
    id = add(held, "ninety score kilograms", **FIELDS)
    third = root / "articles" / "third.txt"
    if text is None:
        third.unlink()
        (root / "claims" / "articles" / "third.jsonl").unlink()
    else:
        third.write_text(text, encoding="utf-8")
        extracted(root)
    now = seen(root)
    assert id not in {claim.id for claim in now.run.claims}
    (warning,) = now.warnings
    assert warning.startswith(f"claims/edits/{id}.toml: ")
    assert warning.endswith("any more")


def test_an_added_claim_is_corrected_in_its_own_file(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    held = with_more(root)
    id = add(held, "ninety score kilograms", **FIELDS)
    now = seen(root)
    (claim,) = [claim for claim in now.run.claims if claim.id == id]
    form = {**shown_fields(claim.as_dict()), "low": "1,810", "high": "1,810", "value_text": "score kilograms"}
    correction = corrected(None, now.edit(id), form, PACK)
    journal.write(root, "correct", texts(now.config.claims, correction))
    assert correction.after in seen(root).run.claims
    assert correction.after is not None
    assert MORE[correction.after.start : correction.after.end] == "score kilograms"


def test_what_the_grammar_reads_is_the_start_and_what_stands_there_is_said(tmp_path: Path) -> None:
    held = with_more(tmp_path / "desk")
    made = marked(held.article("third"), "130,000 tons", None, held.run.claims, (), PACK)
    assert [claim.value_text for claim in made.there] == ["130,000 tons"]
    (read,) = [claim for claim in held.raw if claim.article == "third" and claim.value_text == "130,000 tons"]
    shown = shown_fields(read.as_dict())
    assert shown_fields(made.edit.fields) == shown
    assert made.edit.id == read.id


def test_a_second_claim_of_the_same_words_has_an_id_of_its_own(tmp_path: Path) -> None:
    held = with_more(tmp_path / "desk")
    taken = {claim.id for claim in held.raw}
    made = marked(held.article("third"), "130,000 tons", None, held.run.claims, taken, PACK)
    assert made.edit.id not in taken
    assert made.edit.id.endswith("-2")


@pytest.mark.parametrize(
    ("words", "says"),
    [("", "found nothing"), ("  \n", "found nothing"), ("900 tons", "letter for letter"), ("in", "times"), ("x" * 301, "characters")],
)  # fmt: skip
def test_words_that_are_not_one_passage_are_refused(tmp_path: Path, words: str, says: str) -> None:
    held = with_more(tmp_path / "desk")
    with pytest.raises(Wrong) as caught:
        marked(held.article("third"), words, None, held.run.claims, (), PACK)
    assert says in caught.value.messages["passage"]


def test_of_words_that_stand_twice_the_offset_chooses() -> None:
    (article,) = read_source("Tin\n2 March 2026\n\nIt was 5 tons. It was 5 tons.\n", "x.txt")
    spots = found(article, "5 tons")
    assert len(spots) == 2
    assert [marked(article, "5 tons", at, (), (), PACK).edit.fields["start"] for at, _ in spots] == [
        at for at, _ in spots
    ]


def test_words_are_found_in_markup_and_between_chinese_lines() -> None:
    (page,) = read_source(
        "<html><body><h1>Tin</h1><p>It made <b>5</b> tons of tin.</p></body></html>", "x.html"
    )
    ((start, end),) = places(page, "5 tons")
    assert page.text[start:end] == "5</b> tons"
    (zh,) = read_source("锡\n2026年3月2日\n\n产量约为四万\n三千吨。\n", "zh.txt")
    ((start, end),) = places(zh, "四万三千吨")
    assert zh.text[start:end] == "四万\n三千吨"


@given(st.text(max_size=40), st.integers(0, 60), st.integers(1, 20))
def test_whatever_is_cut_out_of_a_text_is_found_there(noise: str, at: int, size: int) -> None:
    text = f"Tin\n2 March 2026\n\nBefore {noise} after, some 5 tons (of tin). 产量四万 吨。\n"
    for article in read_source(text, "x.txt"):
        start = min(article.start + at, article.end)
        words = article.text[start : min(start + size, article.end)]
        if words.strip():
            begin = start + len(words) - len(words.lstrip())
            assert begin in [place[0] for place in places(article, words)]


def test_every_claim_of_extraction_is_read_alike_when_it_is_marked(tmp_path: Path) -> None:
    held = made(tmp_path / "desk")
    for article in held.desk.articles:
        for claim in extract(article, PACK):
            edit = marked(article, claim.value_text, claim.start, (), (), PACK).edit
            assert {**edit.fields, "id": edit.id} == {
                k: v for k, v in claim.as_dict().items() if v is not None
            }
