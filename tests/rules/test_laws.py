"""Laws that hold for any claims: order, units and copies change nothing of what is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Claim, Finding
from checker.normalize import normalize
from checker.packs import load_pack
from checker.rules import find
from tests.claims import claim

PACK = load_pack(("rare_earths",))
CASES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

AMOUNTS = (
    "12,000 t",
    "about 13,000 t",
    "over 45,000 t",
    "43,000 t",
    "400,000 t",
    "nearly 300,000 t",
    "10 to 15 kt",
)
SHARES = ("15%", "nearly 70%", "90%", "less than 5%", "about 30%", "over 80%")
CHANGES = ("20%", "about 5%", "660%")
SUBJECTS = ("CN", "US", "AU", "mount_weld", "mountain_pass")


@st.composite
def said(draw: st.DrawFn, number: int) -> Claim:
    """A claim that could stand in an article on a few mines, countries and the world."""
    kind = draw(st.sampled_from(("amount", "amount", "share", "share", "change", "rank", "exclusive")))
    fields: dict[str, object] = {
        "kind": kind,
        "subject": draw(st.sampled_from(SUBJECTS)),
        "period": draw(st.sampled_from(("2023", "2024", "2024", None))),
        "article": draw(st.sampled_from("abcd")),
        "quote": draw(st.sampled_from("xyz")),
        "place": draw(st.sampled_from(("body", "body", "body", "title"))),
        "modality": draw(st.sampled_from(("stated", "stated", "stated", "forecast", "claimed"))),
        "metric": draw(st.sampled_from(("mine_production", "mine_production", "production", "reserves"))),
    }
    match kind:
        case "amount":
            value = draw(st.sampled_from(AMOUNTS))
            fields["subject"] = draw(st.sampled_from((*SUBJECTS, "world")))
        case "share":
            value, fields["whole"] = draw(st.sampled_from(SHARES)), "world"
        case "change":
            value, fields["base"] = draw(st.sampled_from(CHANGES)), "y/y"
        case _:
            place = float(draw(st.sampled_from((1, 2)))) if kind == "rank" else 1.0
            value, fields["whole"] = "the largest", draw(st.sampled_from(("world", "US")))
            fields |= {"low": place, "high": place, "unit": "count"}
    return claim(value, number, **fields)


@st.composite
def corpus(draw: st.DrawFn) -> list[Claim]:
    """Up to a dozen claims."""
    return [draw(said(number)) for number in range(draw(st.integers(2, 12)))]


def found(claims: list[Claim]) -> list[Finding]:
    return list(find(normalize(claims, PACK), PACK))


def told(findings: list[Finding]) -> list[tuple[object, ...]]:
    """All of findings that must not change: everything but the order in which claims of one value are named."""
    return sorted((f.rule, f.severity, tuple(sorted(f.claims)), f.measure, f.gap) for f in findings)


@given(corpus(), st.randoms(use_true_random=False))
@CASES
@pytest.mark.slow
def test_the_order_of_claims_changes_no_finding(claims: list[Claim], random: object) -> None:
    turned = list(claims)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert told(found(turned)) == told(found(claims))


@given(corpus(), st.sampled_from(("kg", "kt", "Mt")))
@CASES
@pytest.mark.slow
def test_scaling_the_unit_changes_no_finding(claims: list[Claim], unit: str) -> None:
    factor = {"kg": 1000.0, "kt": 0.001, "Mt": 1e-6}[unit]
    scaled = [
        replace(c, low=c.low * factor, high=c.high * factor, unit=unit) if c.unit == "t" else c
        for c in claims
    ]
    one, other = told(found(claims)), told(found(scaled))
    assert [row[:4] for row in other] == [row[:4] for row in one]


@given(corpus(), st.data())
@CASES
@pytest.mark.slow
def test_an_agreeing_copy_removes_no_finding(claims: list[Claim], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(claims))
    copy = replace(original, id="copy", article="elsewhere")
    before = {(f.rule, f.id) for f in found(claims)}
    after = {(f.rule, f.id) for f in found([*claims, copy])}
    assert before <= after
