"""Which value stands, and when none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.diagnose import independent, suggest
from checker.model import Claim, Standing, Suggestion
from checker.normalize import normalize
from checker.packs import load_pack
from tests.bench import population
from tests.claims import claim


def said(value: str, article: str, **fields: object) -> Claim:
    row = {"commodity": "tin", "subject": "PE", "period": "2024", "quote": f"{value} {article}", **fields}
    return claim(value, id=f"{article}-{value}", article=article, **row)


def suggested(
    claims: list[Claim], borne_out: dict[str, str] | None = None, doubted: tuple[str, ...] = ()
) -> tuple[Suggestion, ...]:
    frame = normalize(claims, load_pack())
    return suggest(frame, independent(frame), borne_out or {}, doubted)


def test_two_of_three_stand_against_one_who_is_named() -> None:
    (one,) = suggested([said("25,000 tons", "a"), said("25,000 tons", "b"), said("31,000 tons", "c")])
    assert one.standing is Standing.SUGGESTED
    assert one.claim == "a-25,000 tons"
    assert one.reasons == ("2 of 3 independent sources",)
    assert [(side.articles, side.sources) for side in one.sides] == [(("a", "b"), 2), (("c",), 1)]


def test_two_who_disagree_are_both_shown() -> None:
    (one,) = suggested([said("25,000 tons", "a"), said("31,000 tons", "b")])
    assert (one.standing, one.claim) == (Standing.OPEN, None)
    assert one.reasons == ("2 independent sources and no reference",)
    assert {side.claim for side in one.sides} == {"a-25,000 tons", "b-31,000 tons"}


def test_a_reference_decides_between_two() -> None:
    (one,) = suggested(
        [said("25,000 tons", "a"), said("31,000 tons", "b")], {"b-31,000 tons": "the yearbook"}
    )
    assert one.claim == "b-31,000 tons"
    assert one.reasons == ("1 of 2 independent sources", "the yearbook agrees")


def test_three_who_all_differ_are_left_open() -> None:
    (one,) = suggested([said(f"{n},000 tons", f"a{n}") for n in (25, 31, 40)])
    assert one.standing is Standing.OPEN
    assert len(one.sides) == 3


def test_who_is_alone_and_who_agrees() -> None:
    alone, agreed = suggested(
        [said("9 tons", "a", subject="BO"), said("25,000 tons", "a"), said("about 25,000 tons", "b")]
    )
    assert (alone.standing, alone.claim) == (Standing.ALONE, "a-9 tons")
    assert (agreed.standing, agreed.claim) == (Standing.AGREED, "a-25,000 tons")
    assert agreed.sources == 2


def test_the_value_is_always_one_that_was_stated_and_the_finer_one_of_two_that_meet() -> None:
    (one,) = suggested(
        [said("about 26,000 tons", "a"), said("26,300 tons", "b"), said("over 26,000 tons", "c")]
    )
    assert one.claim == "b-26,300 tons"
    assert len(one.sides) == 1


def test_copies_of_one_text_have_one_voice() -> None:
    words = "the ministry of mines and its regional offices said on Monday after months of silence and many requests that output was"
    copies = [said("31,000 tons", name, quote=f"{words} 31,000 tons") for name in "bcd"]
    (one,) = suggested([said("25,000 tons", "a"), *copies])
    assert (one.standing, one.sources) == (Standing.OPEN, 2)


@pytest.mark.parametrize(
    ("rival", "standing"), [("250,000 tons", Standing.SUGGESTED), ("27,000 tons", Standing.OPEN)]
)
def test_a_slip_of_a_digit_takes_nothing_from_the_certainty_and_a_near_rival_does(
    rival: str, standing: Standing
) -> None:
    records = [
        said(f"{n} tons", name, subject=f"mine_{n}")
        for name, count in (("a", 4), ("c", 5))
        for n in range(10, 10 + count)
    ]
    claims = [said("25,000 tons", "a"), said("25,000 tons", "b"), said(rival, "c"), *records]
    found = {one.measure: one for one in suggested(claims)}["mine_production|PE|tin|-|-"]
    assert found.standing is standing
    assert {side.articles for side in found.sides} == {("a", "b"), ("c",)}


def test_one_voice_with_a_long_record_does_not_stand_against_two() -> None:
    record = [said(f"{n} tons", "desk", subject=f"mine_{n}") for n in range(10, 40)]
    claims = [said("25,000 tons", "a"), said("25,000 tons", "b"), said("27,000 tons", "desk"), *record]
    found = {one.measure: one for one in suggested(claims)}["mine_production|PE|tin|-|-"]
    assert found.standing is Standing.OPEN
    assert found.reasons == ("3 independent sources, but 27,000 t with most weight has one only",)


def test_a_value_that_is_doubted_elsewhere_does_not_stand() -> None:
    claims = [said("25,000 tons", "a"), said("25,000 tons", "b")]
    (one,) = suggested(claims, doubted=("a-25,000 tons", "b-25,000 tons"))
    assert one.standing is Standing.OPEN
    (one,) = suggested(claims, {"a-25,000 tons": "the yearbook"}, ("a-25,000 tons", "b-25,000 tons"))
    assert one.standing is Standing.AGREED


def test_a_headline_has_no_voice_beside_its_own_body() -> None:
    claims = [said("25,000 tons", "a"), said("31,000 tons", "a", place="title"), said("25,000 tons", "b")]
    (one,) = suggested([*claims, said("31,000 tons", "c")])
    assert one.reasons == ("2 of 3 independent sources",)


def test_periods_are_apart_and_an_undated_claim_joins_the_latest_that_it_may_speak_of() -> None:
    share = {"kind": "share", "whole": "world", "unit": "percent", "published": "2025-06-01"}
    claims = [
        said("30%", "a", **{**share, "period": "2024"}),
        said("28%", "b", **{**share, "period": "2022"}),
        said("30.2%", "c", **{**share, "period": None}),
        said("25,000 tons", "d", period=None, published="2025-06-01"),
    ]
    found = suggested(claims)
    assert [(one.period, one.inferred, one.sides[0].articles) for one in found] == [
        ("2025", True, ("d",)),
        ("2022", False, ("b",)),
        ("2024", False, ("a", "c")),
    ]


def test_forecasts_and_allegations_are_kept_from_what_is_stated() -> None:
    found = suggested(
        [
            said("25,000 tons", "a"),
            said("31,000 tons", "b", modality="claimed"),
            said("40,000 tons", "c", period="2030", modality="forecast"),
        ]
    )
    assert [one.standing for one in found] == [Standing.ALONE] * 3


def test_nothing_said_is_nothing_suggested() -> None:
    assert suggested([]) == ()


def test_the_bench_scores_ours_beside_majority_and_median(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said_rows = [
        ("ash", 120, "s1"),
        ("ash", 120, "s2"),
        ("ash", 9000, "s3"),
        ("elm", 80, "s1"),
        ("elm", 81, "s2"),
    ]
    lines = "".join(f"{name},trees,{value},{source}\n" for name, value, source in said_rows)
    (tmp_path / "claims.csv").write_text(f"object,property,value,source\n{lines}", encoding="utf-8")
    (tmp_path / "truth.csv").write_text(
        "object,property,value\nash,trees,120\nelm,trees,80\n", encoding="utf-8"
    )
    population.main(tmp_path)
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[-2:] for line in shown[2:]] == [["50.0%", "100.0%"]] * 3
