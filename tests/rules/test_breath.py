"""What stands side by side in one voice is of two things; what two voices say is set against each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Claim, Severity
from checker.normalize import normalize
from checker.packs import load_pack
from checker.rules import find
from tests.claims import claim

PACK = load_pack(("rare_earths",))

ONE_VOICE = [
    ("The ministry lent the first $400 million of a $2.2 billion facility.", "$400 million", "$2.2 billion"),
    ("Output was 9,100 t, against 7,300 t before.", "9,100 t", "7,300 t"),
    ("Of 9,100 t sold, 2,000 t went to the reserve.", "9,100 t", "2,000 t"),
    ("The mine yielded 9,100 t, more than twice its original estimate of 4,300 t.", "9,100 t", "4,300 t"),
    ("锡矿产量9100吨，其中2000吨入库。", "9100吨", "2000吨"),
    ("今年产锡9100吨，上年同期7300吨。", "9100吨", "7300吨"),
]
TWO_VOICES = [
    ("The company speaks of 9,100 t, but others say 7,300 t.", "9,100 t", "7,300 t"),
    ("Output was 9,100 t, or by another count 7,300 t.", "9,100 t", "7,300 t"),
    ("One agency gives 9,100 t; a shipping broker reckons 7,300 t.", "9,100 t", "7,300 t"),
    ("The state reports 9,100 t; some traders claim that it was 7,300 t.", "9,100 t", "7,300 t"),
    ("Mined were 9,100 t. The Geological Survey has 7,300 t.", "9,100 t", "7,300 t"),
    ("官方称产锡9100吨，业内却说只有7300吨。", "9100吨", "7300吨"),
    ("產錫9100噸（一說7300噸）。", "9100噸", "7300噸"),
]


def told(text: str, *values: str, **fields: object) -> list[Claim]:
    """Claims of one sentence, each where its value stands."""
    claims = []
    for number, value in enumerate(values):
        start = text.index(value)
        claims.append(
            claim(
                value, number, quote=text, start=start, end=start + len(value), **{"period": "2024", **fields}
            )
        )
    return claims


def test_what_one_sentence_sets_beside_a_smaller_whole_is_no_part_of_a_sum_either() -> None:
    text = "Mount Weld dug 9,000 t and Nolans 1,000 t in 2024, with Australia at 4,000 t."
    claims = told(text, "9,000 t", "1,000 t", "4,000 t")
    whose = ("mount_weld", "nolans", "AU")
    assert severities([replace(one, subject=name) for one, name in zip(claims, whose, strict=True)]) == []


def test_a_place_beside_the_share_that_leaves_no_room_for_it_is_of_another_order() -> None:
    text = "With 69% of what the world dug in 2024 the country ranked third."
    share, rank = told(text, "69%", "third")
    shared = replace(share, kind="share", subject="CN", whole="world", unit="percent", low=69.0, high=69.0)
    ranked = replace(rank, kind="rank", subject="CN", whole="world", unit="count", low=3.0, high=3.0)
    assert severities([shared, ranked]) == []
    apart = [replace(shared, id="x", article="b"), ranked]
    assert severities(apart) == [Severity.CONTRADICTION]


def severities(claims: list[Claim]) -> list[Severity]:
    return [found.severity for found in find(normalize(claims, PACK), PACK)]


@pytest.mark.parametrize(("text", "one", "other"), ONE_VOICE)
def test_one_voice_in_one_sentence_means_two_things(text: str, one: str, other: str) -> None:
    assert severities(told(text, one, other)) == []


@pytest.mark.parametrize(("text", "one", "other"), TWO_VOICES)
def test_two_voices_contradict_each_other(text: str, one: str, other: str) -> None:
    assert severities(told(text, one, other)) == [Severity.CONTRADICTION]


def test_forecasters_disagree_and_one_who_revises_does_not() -> None:
    two = "Alpha Bank sees 9,100 t next year, Beta Metals just 7,300 t."
    same = "Alpha Bank lowered its view from 9,100 t to 7,300 t."
    assert severities(told(two, "9,100 t", "7,300 t", modality="forecast", period="2026")) == [
        Severity.TENSION
    ]
    assert severities(told(same, "9,100 t", "7,300 t", modality="forecast", period="2026")) == []


def test_named_sources_are_two_voices() -> None:
    one, other = told("In 2024 it was 9,100 t here and 7,300 t there.", "9,100 t", "7,300 t")
    said = [
        Claim.from_dict(row.as_dict() | {"attribution": who}) for row, who in ((one, "usgs"), (other, "iea"))
    ]
    assert severities(said) == [Severity.CONTRADICTION]


def test_another_article_still_contradicts_what_one_sentence_sets_side_by_side() -> None:
    pair = told("Output was 9,100 t, against 7,300 t before.", "9,100 t", "7,300 t")
    more = [claim("9,100 t", 2, article="b", period="2024"), claim("7,300 t", 3, article="c", period="2024")]
    assert severities([*pair, more[0]]) == []
    assert severities([*pair, *more]) == [Severity.CONTRADICTION]


def test_neighbouring_sentences_and_worlds_apart_are_a_note() -> None:
    first, second, far = "It mined 9,100 t in 2024.", "The best year brought 7,300 t.", "It came to 12 t."
    start = len(first) + 1
    said = [
        claim("9,100 t", 0, quote=first, start=9, end=16, period="2024"),
        claim("7,300 t", 1, quote=second, start=start + 22, end=start + 29, period="2024"),
        claim("12 t", 2, quote=far, start=9000, end=9004, period="2024"),
    ]
    assert severities(said[:2]) == [Severity.NOTE]
    assert severities([said[0], said[2]]) == [Severity.NOTE]
    later = Claim.from_dict(said[1].as_dict() | {"start": 5000, "end": 5007})
    assert severities([said[0], later]) == [Severity.CONTRADICTION]


def test_shares_that_one_sentence_lists_are_not_added() -> None:
    text = "Malaysia fills 62% of its stores and Vietnam 84%."
    fields = {"kind": "share", "metric": "stockpile", "whole": "world"}
    rows = [
        Claim.from_dict(row.as_dict() | {"subject": who})
        for row, who in zip(told(text, "62%", "84%", **fields), ("MY", "VN"), strict=True)
    ]
    assert severities(rows) == []
