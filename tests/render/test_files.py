"""Every format against a whole file kept beside this one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.model import FIELDS, Claim, Finding, Severity
from checker.render import CLAIM_RENDERERS, FACT_RENDERERS, RENDERERS, VERDICT_RENDERERS
from checker.store import read_claims
from tests.render.expected import (
    CLAIM_FILES,
    FACT_FILES,
    FOLDER,
    LEDGER_FILES,
    RUN_FILES,
    VERDICT_FILES,
    made,
)
from tests.render.ledgered import ledgered
from tests.render.made_up import CLAIMS, FINDINGS, KNOWING, PACK, knowing, run


@pytest.mark.parametrize("name", [*RUN_FILES, *LEDGER_FILES, *CLAIM_FILES, *FACT_FILES, *VERDICT_FILES])
def test_a_format_writes_what_was_kept(name: str) -> None:
    assert made()[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_no_format_goes_without_a_kept_file() -> None:
    assert {*RUN_FILES.values(), *LEDGER_FILES.values()} == set(RENDERERS)
    assert set(CLAIM_FILES.values()) == set(CLAIM_RENDERERS)
    assert set(VERDICT_FILES.values()) == set(VERDICT_RENDERERS)
    assert set(FACT_FILES.values()) == set(FACT_RENDERERS)
    kept = {*RUN_FILES, *LEDGER_FILES, *CLAIM_FILES, *FACT_FILES, *VERDICT_FILES}
    assert {file.name for file in FOLDER.iterdir()} == kept


@pytest.mark.parametrize("form", RENDERERS)
def test_a_run_with_nothing_in_it_can_be_written(form: str) -> None:
    text = RENDERERS[form](run((), (), ()), PACK)
    assert text == "" if form.endswith("jsonl") else text.endswith("\n")


@pytest.mark.parametrize("form", RENDERERS)
def test_claims_without_their_articles_can_be_written(form: str) -> None:
    text = RENDERERS[form](run(articles=()), PACK)
    assert "43" in text


@pytest.mark.parametrize("form", RENDERERS)
def test_the_order_of_equal_input_does_not_change_the_bytes(form: str) -> None:
    assert RENDERERS[form](run(), PACK) == RENDERERS[form](run(), PACK)


def test_claims_jsonl_is_read_back_as_the_same_claims(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(RENDERERS["claims-jsonl"](run(), PACK), encoding="utf-8")
    assert read_claims(file) == CLAIMS


def test_findings_jsonl_has_the_fields_of_the_claim_model() -> None:
    rows = [json.loads(line) for line in RENDERERS["findings-jsonl"](run(), PACK).splitlines()]
    assert [row["id"] for row in rows] == [finding.id for finding in FINDINGS]
    assert {"id", "rule", "severity", "claims", "measure", "explanation"} <= set(rows[0])
    back = [
        Finding(
            **{
                **row,
                "severity": Severity(row["severity"]),
                "claims": tuple(row["claims"]),
                "softened": tuple(row["softened"]),
                "fingerprints": tuple(row["fingerprints"]),
            }
        )
        for row in rows
    ]
    assert back == list(FINDINGS)


def test_json_has_a_version_and_no_number_that_is_not_json() -> None:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    document = json.loads(RENDERERS["json"](run(), PACK), parse_constant=refuse)
    assert document["version"] == 1
    assert document["counts"]["contradictions"] == 1
    over = next(row for row in document["claims"] if row["id"] == "post-2")
    assert over["normal"]["interval"] == {
        "lower": 45000.0,
        "upper": None,
        "lower_open": True,
        "upper_open": True,
    }
    assert [Claim.from_dict(row) for row in document["claims"]] == list(CLAIMS)
    assert set(FIELDS) <= set(over)


def test_json_has_what_was_decided_and_what_is_gone() -> None:
    document = json.loads(RENDERERS["json"](ledgered(), KNOWING))
    assert document["against"] == "main"
    assert [row["fingerprint"] for row in document["absent"]] == ["share-sum-d4d4d4d4d4d4"]
    assert [row["reason"] for row in document["stale"]] == ["a typing error of the ledger"]
    updated = next(row for row in document["findings"] if row["change"] == "updated")
    assert updated["decision"]["ruling"] == "prefer"
    assert (updated["decided"], updated["fails"], updated["fresh"]) == (True, False, ["gazette-3"])
    assert updated["why"] == "since it was decided: nearly 70% (gazette)"
    assert all(row["fingerprint"] for row in document["findings"])


def test_json_without_a_ledger_says_nothing_of_one() -> None:
    document = json.loads(RENDERERS["json"](run(), PACK))
    assert not {"against", "absent", "stale"} & set(document)
    assert not {"change", "decision"} & set(document["findings"][0])


def test_json_has_the_verdicts_and_the_facts_that_they_rest_on() -> None:
    document = json.loads(RENDERERS["json"](knowing(), KNOWING))
    assert document["counts"]["verdicts"] == {
        "differs": 1, "outdated": 1, "definition": 1, "agrees": 2, "unverified": 6,
    }  # fmt: skip
    old = next(row for row in document["judgements"] if row["verdict"] == "outdated")
    assert (old["claim"], old["facts"], old["current"]) == ("gazette-1", ["T2", "T1"], "T1")
    assert document["facts"]["T1"]["address"] == "https://tin.example/2024"
