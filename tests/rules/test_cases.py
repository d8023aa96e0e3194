"""Every rule against its cases: some flag, with the severity they say, and some stay quiet."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model import Claim, Finding
from checker.normalize import normalize
from checker.packs import load_pack
from checker.reference import judge
from checker.rules import ALL_RULES, find
from tests.claims import claim
from tests.data import read_yaml

PACK = load_pack(("rare_earths",))
FOLDER = Path(__file__).parent


def cases() -> list[object]:
    """All cases of all files, named by rule and case."""
    found = []
    for rule in ALL_RULES:
        for case in read_yaml(FOLDER / f"{rule.id}.yaml"):
            found.append(pytest.param(rule.id, case, id=f"{rule.id}: {case['name']}"))
    return found


def judged(claims: Sequence[Claim]) -> Sequence[Finding]:
    """All findings on claims, with what the reference facts say of them."""
    frame = normalize(claims, PACK)
    return find(frame, PACK, (), judge(frame, PACK))


@pytest.mark.parametrize(("rule", "case"), cases())
def test_a_rule_says_what_its_cases_say(rule: str, case: dict[str, object]) -> None:
    rows = case["claims"]
    assert isinstance(rows, list)
    claims = [claim(str(row.pop("value")), number, **{k: str(v) if k == "period" else v for k, v in row.items()})
              for number, row in enumerate(dict(r) for r in rows)]  # fmt: skip
    found = [finding for finding in judged(claims) if finding.rule == rule]
    got = sorted([str(f.severity), *sorted(int(id[1:]) for id in f.claims)] for f in found)
    wanted = case.get("finds") or []
    assert isinstance(wanted, list)
    assert got == sorted([item["severity"], *item["claims"]] for item in wanted)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_cases_that_flag_and_cases_that_stay_quiet(rule: object) -> None:
    read = read_yaml(FOLDER / f"{rule.id}.yaml")
    assert any(case.get("finds") for case in read)
    assert any(not case.get("finds") for case in read)


def test_the_order_of_claims_changes_nothing() -> None:
    claims = [
        claim("about 43,000 t", 0, period="2024"),
        claim("over 45,000 t", 1, period="2024"),
        claim("39,000 t", 2, period="2024"),
    ]
    one, other = (find(normalize(list(order), PACK), PACK) for order in (claims, claims[::-1]))
    assert [(f.id, sorted(f.claims)) for f in one] == [(f.id, sorted(f.claims)) for f in other]


def test_scaling_the_unit_changes_no_finding() -> None:
    kt = [claim("43 kt", 0, period="2024"), claim("over 45 kt", 1, period="2024")]
    t = [claim("43,000 t", 0, period="2024"), claim("over 45,000 t", 1, period="2024")]
    assert [f.severity for f in find(normalize(kt, PACK), PACK)] == [
        f.severity for f in find(normalize(t, PACK), PACK)
    ]


def test_an_agreeing_copy_removes_no_finding_and_adds_none() -> None:
    claims = [claim("43,000 t", 0, period="2024"), claim("45,500 t", 1, period="2024")]
    copy = claim("43,000 t", 2, period="2024", article="b")
    before, after = (find(normalize(rows, PACK), PACK) for rows in (claims, [*claims, copy]))
    assert len(before) == len(after) == 1
    assert set(before[0].claims) < set(after[0].claims)


def test_the_id_of_a_finding_has_no_place_in_it() -> None:
    one = [claim("43,000 t", 0, period="2024"), claim("45,500 t", 1, period="2024")]
    moved = [
        claim("43,000 t", 7, period="2024", article="x", start=900, end=908),
        claim("45,500 t", 8, period="2024", article="y"),
    ]
    assert find(normalize(one, PACK), PACK)[0].id == find(normalize(moved, PACK), PACK)[0].id


def test_one_disagreement_said_many_times_is_one_finding() -> None:
    share = {"kind": "share", "metric": "refining", "subject": "MY", "whole": "world"}
    claims = [
        claim("70%", 0, period="2024", **share),
        claim("about 70%", 1, period="2024", article="b", **share),
        claim("70%", 2, article="c", **share),
        claim("70%", 3, article="c", place="title", **share),
        claim("80%", 4, period="2024", article="d", **share),
        claim("80%", 5, article="e", **share),
    ]
    (found,) = find(normalize(claims, PACK), PACK)
    assert found.severity == "contradiction"
    assert set(found.claims) == {"c0", "c1", "c2", "c3", "c4", "c5"}
    assert "70%" in found.explanation
    assert "about 70% in 2024 (b)" in found.explanation


def test_the_same_two_values_of_two_years_are_two_findings() -> None:
    claims = [
        claim(value, n, period=year, article=f"{value}{year}")
        for n, (value, year) in enumerate((v, y) for v in ("700 t", "800 t") for y in ("2023", "2024"))
    ]
    found = find(normalize(claims, PACK), PACK)
    assert sorted(sorted(f.claims) for f in found) == [["c0", "c2"], ["c1", "c3"]]


def test_a_mild_near_copy_leaves_the_id_of_a_finding_alone() -> None:
    claims = [claim("700 t", 0, period="2024"), claim("800 t", 1, period="2024", article="b")]
    more = [*claims, claim("about 700 t", 2, article="c")]
    before, after = (find(normalize(rows, PACK), PACK) for rows in (claims, more))
    assert [f.id for f in before] == [f.id for f in after]


def test_over_and_under_one_value_are_two_sides_of_it() -> None:
    share = {"kind": "share", "metric": "refining", "subject": "MY", "whole": "world", "period": "2024"}
    claims = [
        claim("over 90%", 0, **share),
        claim("nearly 90%", 1, article="b", **share),
        claim("over 90%", 2, article="c", **{**share, "period": None}),
    ]
    (found,) = find(normalize(claims, PACK), PACK)
    assert set(found.claims) == {"c0", "c1", "c2"}
