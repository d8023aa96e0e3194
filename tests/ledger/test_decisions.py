"""Decisions survive the way to disk and back, and what is wrong with a file is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ledger.decisions import decision_text, load_decisions, parse_decisions
from checker.model import CheckerError, Decision, Dimension, Ruling, Seen, Severity

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1).filter(
    str.strip
)
SEEN = st.builds(
    Seen, id=WORDS, article=WORDS, value=WORDS, value_text=WORDS, quote=WORDS, period=st.none() | WORDS
)


def made(ruling: Ruling, reason: str, seen: tuple[Seen, ...], dimension: Dimension) -> Decision:
    about = (Ruling.PREFER, Ruling.SUPERSEDED, Ruling.SOURCE_ERROR, Ruling.MISREAD)
    return Decision(
        fingerprint="share-sum-0123456789ab", ruling=ruling, reason=reason, by="A. Desk", date="2026-03-31",
        rule="share-sum", measure="stake|x|-|-|y", severity=Severity.TENSION, explanation=reason,
        fingerprints=("share-sum-0123456789ab",), seen=seen,
        about=tuple(dict.fromkeys(one.id for one in seen)) if ruling in about else (),
        dimension=dimension if ruling is Ruling.BOTH_STAND else None, review_by="2026-04-01",
    )  # fmt: skip


@given(
    st.sampled_from(list(Ruling)),
    WORDS,
    st.lists(SEEN, min_size=1, max_size=4),
    st.sampled_from(list(Dimension)),
)
def test_load_after_save_is_identity(
    ruling: Ruling, reason: str, seen: list[Seen], dimension: Dimension
) -> None:
    decision = made(ruling, reason, tuple(seen), dimension)
    text = decision_text(decision)
    assert parse_decisions([("share-sum-0123456789ab.toml", text.encode())]) == (decision,)


def test_a_decision_may_be_written_by_hand_with_a_verdict_and_a_reason(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    path = tmp_path / "decisions" / "rank-0123456789ab.toml"
    path.write_text('verdict = "not-a-conflict"\nreason = "two lists"\n', encoding="utf-8")
    (decision,) = load_decisions(tmp_path)
    assert decision.fingerprints == ("rank-0123456789ab",)
    assert decision.rule == "rank"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("verdict = ", "a.toml: not readable as TOML"),
        ('reason = "x"', "a.toml: verdict: found nothing, expected a text"),
        (
            'reason = "x"\nverdict = "prefr"',
            "a.toml:2: verdict: found 'prefr' (did you mean prefer?), expected one of",
        ),
        ('verdict = "unresolved"\nreason = " "', "a.toml:2: reason: found nothing, expected why"),
        (
            'verdict = "unresolved"\nreason = "x"\nreviewby = "2026"',
            "a.toml:3: reviewby: found an unknown field (did",
        ),
        (
            'verdict = "unresolved"\nreason = "x"\nreview-by = "2026"',
            "a.toml:3: review-by: found '2026', expected a day",
        ),
        (
            'verdict = "unresolved"\nreason = "x"\nclaims = [1]',
            "a.toml:3: claims: found [1], expected a list of texts",
        ),
        ('version = 2\nverdict = "unresolved"\nreason = "x"', "a.toml:1: version: found 2, expected 1"),
        ('verdict = "prefer"\nreason = "x"', "claims: found nothing, expected the claims that stand"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_field(text: str, said: str) -> None:
    with pytest.raises(CheckerError) as error:
        parse_decisions([("a.toml", text.encode())])
    assert said in str(error.value)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(CheckerError) as error:
        parse_decisions([("a.toml", b"x"), ("b.toml", b'verdict = "unresolved"')])
    assert [line.partition(":")[0] for line in str(error.value).splitlines()] == ["a.toml", "b.toml"]
