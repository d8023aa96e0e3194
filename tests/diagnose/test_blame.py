"""Who is doubted: made-up claims, and planted errors through the whole line."""

from __future__ import annotations

import random

import pytest

from checker.diagnose import diagnose, independent
from checker.model import Claim, Diagnosis
from checker.normalize import normalize
from checker.packs import load_pack
from checker.rules import find
from tests.bench.blame import blamed, checked
from tests.bench.planted import corpus
from tests.claims import claim


def said(value: str, article: str, **fields: object) -> Claim:
    row = {"commodity": "tin", "subject": "PE", "period": "2024", "quote": f"{value} {article}", **fields}
    return claim(value, id=f"{article}-{value}", article=article, **row)


def diagnosed(claims: list[Claim], borne_out: dict[str, str] | None = None) -> tuple[Diagnosis, ...]:
    frame = normalize(claims, load_pack())
    return diagnose(frame, find(frame, load_pack()), independent(frame), borne_out or {})


def test_one_against_three_is_doubted_even_where_the_three_say_the_same() -> None:
    (one,) = diagnosed([said("25,000 tons", name) for name in "abc"] + [said("31,000 tons", "d")])
    assert one.doubted == ("d-31,000 tons",)
    assert len(one.claims) == 4
    assert one.reasons == ("31,000 t (d): one independent source says it, 3 against it",)


def test_one_against_one_is_left_undecided() -> None:
    (one,) = diagnosed([said("25,000 tons", "a"), said("31,000 tons", "b")])
    assert one.doubted == ()
    assert one.reasons == (
        "nothing speaks more against one than against another: 25,000 t (a) or 31,000 t (b)",
    )


def test_a_reference_tips_the_scale_against_two() -> None:
    claims = [said("25,000 tons", "a"), said("31,000 tons", "b"), said("31,000 tons", "c")]
    assert diagnosed(claims)[0].doubted == ("a-25,000 tons",)
    (one,) = diagnosed(claims, {"a-25,000 tons": "the yearbook"})
    assert one.doubted == ("b-31,000 tons", "c-31,000 tons")
    assert one.because == (0, 0), "claims of one value share a reason"
    assert one.reasons[0].endswith("the yearbook agrees with 25,000 t (a)")


def test_a_headline_alone_weighs_less_than_a_sentence() -> None:
    (one,) = diagnosed([said("25,000 tons", "a"), said("31,000 tons", "b", place="title")])
    assert one.doubted == ("b-31,000 tons",)


def test_copies_of_one_text_are_one_voice() -> None:
    words = "the ministry of mines and its regional offices said on Monday after months of silence and many requests that output was"
    claims = [said("31,000 tons", name, quote=f"{words} 31,000 tons") for name in "bcd"]
    (one,) = diagnosed([said("25,000 tons", "a"), *claims])
    assert one.doubted == ()


def test_one_wrong_whole_is_doubted_rather_than_many_right_parts() -> None:
    parts = [("BO", 10_000, 10), ("PE", 25_000, 25), ("ID", 30_000, 30)]
    claims = [said(f"{tons:,} tons", f"a{name}", subject=name) for name, tons, _ in parts]
    claims += [
        said(f"{share}%", f"b{name}", subject=name, kind="share", whole="world", unit="percent")
        for name, _, share in parts
    ]
    (one,) = diagnosed([*claims, said("200,000 tons", "w", subject="world")])
    assert one.doubted == ("w-200,000 tons",)
    assert "in 3 of 3 conflicts" in one.reasons[0]


def test_what_hangs_together_is_diagnosed_apart_from_the_rest_and_notes_are_left_out() -> None:
    claims = [said("25,000 tons", "a"), said("31,000 tons", "b")]
    claims += [said("9,000 tons", "c", subject="BO"), said("7,000 tons", "d", subject="BO")]
    claims += [
        said("50,000 tons", "e", subject="ID", modality="forecast", published="2024-02-01"),
        said("60,000 tons", "f", subject="ID"),
    ]
    found = diagnosed(claims)
    assert [set(one.claims) for one in found] == [
        {"c-9,000 tons", "d-7,000 tons"},
        {"a-25,000 tons", "b-31,000 tons"},
    ]
    assert len({one.id for one in found}) == 2


def test_nothing_found_is_nothing_to_doubt() -> None:
    assert diagnosed([said("25,000 tons", "a"), said("25,000 tons", "b")]) == ()


@pytest.mark.parametrize(("seed", "least", "most"), [(11, 3, 9), (12, 3, 3), (13, 20, 40)])
def test_planted_errors_are_blamed_and_hardly_anything_else(seed: int, least: int, most: int) -> None:
    made = corpus(400, seed, least, most)
    run, _ = checked(made)
    score = blamed(run, made)
    assert len(made.wrong) >= 5
    assert score.precision >= 0.98
    assert score.recall >= 0.95


def test_a_corpus_without_errors_is_blamed_for_none() -> None:
    run, _ = checked(corpus(400, 14, errors=0.0))
    assert run.diagnoses == ()


def test_the_order_of_the_claims_changes_neither_blame_nor_value() -> None:
    made = corpus(300, 15)
    mixed = random.Random(1).sample(made.claims, len(made.claims))
    one, other = checked(made)[0], checked(type(made)(tuple(mixed), made.wrong))[0]
    assert [(d.id, set(d.doubted)) for d in one.diagnoses] == [
        (d.id, set(d.doubted)) for d in other.diagnoses
    ]
    assert one.suggestions == other.suggestions


def test_figures_that_are_nearly_equal_are_no_reason_to_doubt_anybody() -> None:
    claims = [said("25,000 tons", name) for name in "abc"]
    assert diagnosed([*claims, said("25,120 tons", "d")]) == ()
    assert diagnosed([*claims, said("26,120 tons", "d")])[0].doubted == ("d-26,120 tons",)


def test_near_copies_are_one_side_of_which_no_single_claim_is_the_culprit() -> None:
    claims = [said("25,000 tons", "a"), said("about 25,000 tons", "b"), said("31,000 tons", "c")]
    (one,) = diagnosed(claims)
    assert one.doubted == ("c-31,000 tons",)
