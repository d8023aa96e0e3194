from __future__ import annotations

from dataclasses import replace

from checker.model import Claim, Finding, Severity
from checker.render.view import report
from checker.render.wholes import Stack, stacks
from tests.render.made_up import CLAIMS, PACK, run

SHARE = CLAIMS[4]


def share(number: int, subject: str, low: float, hedge: str = "exact", **fields: object) -> Claim:
    """A share of what the world digs."""
    made = replace(SHARE, id=f"gazette-{number}", subject=subject, low=low, high=low, hedge=hedge)
    return replace(made, **fields)  # type: ignore[arg-type]


def drawn(*claims: Claim) -> tuple[Stack, ...]:
    """The stacks of one finding through the claims."""
    ids = tuple(claim.id for claim in claims)
    finding = Finding("share-sum-1", "share-sum", Severity.CONTRADICTION, ids, "m", "Too much.")
    return stacks([finding], report(run(claims=claims, findings=[finding]), PACK).entries, PACK)


def test_shares_are_laid_end_to_end_and_pass_the_line_of_all_of_it() -> None:
    (stack,) = drawn(share(1, "norland", 60), share(2, "westmark", 50))
    first, second = stack.segments
    assert (first.name, second.name) == ("Norland", "Westmark")
    assert first.left == 0
    assert second.left == first.width
    assert first.over is None
    assert second.over == stack.full
    assert second.left < stack.full < stack.end
    assert round(second.left + second.width, 2) == stack.end
    assert stack.total == "107.2%"
    assert stack.description == (
        "Norland at least 58.5%, Westmark at least 48.75%: "
        "together at least 107.2%, which is more than all of it."
    )


def test_what_comes_after_all_of_it_lies_wholly_beyond() -> None:
    (stack,) = drawn(share(1, "norland", 80), share(2, "westmark", 70), share(3, "eastland", 10))
    assert stack.segments[2].over == stack.segments[2].left


def test_shares_that_may_fit_make_no_stack() -> None:
    assert drawn(share(1, "norland", 60), share(2, "westmark", 40)) == ()


def test_two_values_of_one_share_are_no_two_parts() -> None:
    assert drawn(share(1, "norland", 60), share(2, "norland", 80)) == ()


def test_of_one_part_the_least_value_counts() -> None:
    claims = share(1, "norland", 60), share(2, "norland", 80), share(3, "westmark", 50)
    (stack,) = drawn(*claims)
    assert [part.entry.claim.id for part in stack.segments] == ["gazette-1", "gazette-3"]


def test_a_part_is_not_laid_beside_what_it_is_a_part_of() -> None:
    # A mine beside its country, and imports from one country beside all imports.
    assert drawn(share(1, "norland", 60), share(2, "amber_hill", 50)) == ()
    bought = share(1, "norland", 60, counterparty="westmark", whole="norland")
    assert drawn(bought, share(2, "norland", 80, whole="norland")) == ()


def test_shares_of_different_wholes_are_not_laid_together() -> None:
    assert drawn(share(1, "norland", 60), share(2, "westmark", 50, whole="norland")) == ()
