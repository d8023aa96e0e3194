"""What writing costs grows with the claims and no faster: calls are counted, no clock is read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from checker.diagnose import independent, suggest
from checker.export import Form, export
from checker.model import Claim, Finding, Ledger, Ruling, Run, Settled
from checker.normalize import normalize
from tests.claims import claim
from tests.counting import calls
from tests.export.made_up import decision
from tests.render import made_up

FEW, TIMES = 200, 8


def large(number: int) -> Run:
    """Five claims a measure, fifty an article, and a decided finding for every tenth."""
    row = claim("about 43,000 t", quote="The works gave about 43,000 t of tin, said the owner.").as_dict()
    claims = [
        Claim.from_dict(
            {**row, "id": f"a{n // 50}-{n}", "article": f"a{n // 50}", "subject": f"works_{n // 5}", "low": 1000.0 + n % 7, "high": 1000.0 + n % 7}
        )
        for n in range(number)
    ]  # fmt: skip
    frame = normalize(claims, made_up.PACK)
    findings = [
        replace(
            made_up.FINDINGS[0], id=f"f{n}", claims=(claims[n].id, claims[n + 1].id), fingerprints=(f"f{n}",)
        )
        for n in range(0, number, 10)
    ]
    return Run(
        (),
        tuple(claims),
        frame,
        tuple(findings),
        suggestions=suggest(frame, independent(frame)),
        ledger=_ledger(findings),
    )


def _ledger(findings: list[Finding]) -> Ledger:
    kept = decision(made_up.FINDINGS[0], Ruling.SOURCE_ERROR)
    return Ledger(
        {
            finding.id: Settled(
                finding.id, decision=replace(kept, fingerprint=finding.id, about=finding.claims[:1])
            )
            for finding in findings
        }
    )


@pytest.mark.parametrize("form", Form)
def test_eight_times_the_claims_cost_eight_times_as_much(form: Form) -> None:
    export(large(FEW), made_up.PACK, form)
    few, many = (large(number) for number in (FEW, TIMES * FEW))
    few_calls, many_calls = (calls(partial(export, run, made_up.PACK, form)) for run in (few, many))
    assert many_calls <= 1.1 * TIMES * few_calls
