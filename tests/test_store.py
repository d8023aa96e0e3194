"""Claims survive the way to disk and back, and every bad line is named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Claim
from checker.store import BadClaims, apply_edits, load_claims, load_edits, prune, read_claims, save_claims

CLAIM = Claim(
    id="a-1", article="a", published="2025-07-31", place="body", quote="It made over 45,000 tons.", value_text="over 45,000 tons",
    start=10, end=26, kind="amount", metric="production", subject="CN", counterparty=None, whole=None, commodity="tin",
    low=45000.0, high=45000.0, hedge="over", unit="t", period="2024", modality="stated",
)  # fmt: skip


def test_load_after_save_is_identity(tmp_path: Path) -> None:
    claims = (CLAIM, replace(CLAIM, id="a-2", start=40, end=56, low=1.5, high=2.0, hedge="range", base="y/y"))
    save_claims(tmp_path, "a", claims)
    assert load_claims(tmp_path) == claims


def test_claims_are_written_in_the_order_of_the_text(tmp_path: Path) -> None:
    path = save_claims(tmp_path, "a", [replace(CLAIM, id="late", start=90, end=99), CLAIM])
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["a-1", "late"]


def test_a_file_that_would_not_change_is_not_touched(tmp_path: Path) -> None:
    path = save_claims(tmp_path, "a", [CLAIM])
    before = path.stat().st_mtime_ns
    save_claims(tmp_path, "a", [CLAIM])
    assert path.stat().st_mtime_ns == before


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    save_claims(tmp_path, "a", [CLAIM])
    assert [p.name for p in (tmp_path / "articles").iterdir()] == ["a.jsonl"]


def test_files_of_articles_that_are_gone_are_pruned(tmp_path: Path) -> None:
    save_claims(tmp_path, "a", [CLAIM])
    save_claims(tmp_path, "b", [CLAIM])
    assert [p.name for p in prune(tmp_path, ["a"])] == ["b.jsonl"]
    assert len(load_claims(tmp_path)) == 1


def bad(**changes: object) -> str:
    return json.dumps({**CLAIM.as_dict(), **changes}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "field", "says"),
    [(bad(hedge="abot"), "hedge", "found 'abot', expected one of exact, about"), (bad(hedge="abot"), "hedge", "did you mean about?"),
     (bad(low=9e9), "high", "at least low"), (bad(unit="zorkmids"), "unit", "found 'zorkmids'"), (bad(period="last year"), "period", "2024-06"),
     (bad(value_text="46,000"), "value_text", "letter for letter"), (bad(start=-1), "start", "0 or more"), (bad(kind=None), "kind", "found null"),
     (bad(metric=7), "metric", "a text"), (bad(published="2025-13-45"), "published", "2025-07-31"), ("{", "line", "one JSON object"), ("[1]", "line", "one JSON object"),
     (json.dumps({**CLAIM.as_dict(), "item": "tin \ud800"}), "item", r"found 'tin \ud800', expected a text of whole characters")],
)  # fmt: skip
def test_a_bad_line_is_named_with_what_would_be_right(
    tmp_path: Path, line: str, field: str, says: str
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.jsonl").write_text(bad(id="good") + "\n" + line + "\n")
    with pytest.raises(BadClaims) as caught:
        load_claims(tmp_path)
    message = str(caught.value)
    assert f"a.jsonl:2: {field}: " in message
    assert says in message


def test_all_bad_lines_are_named_at_once_and_the_good_ones_are_kept(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    lines = [
        bad(id="one"),
        bad(id="two", hedge="x"),
        bad(id="three", unit="y"),
        bad(id="one"),
        bad(id="four"),
    ]
    (tmp_path / "articles" / "a.jsonl").write_text("\n".join(lines))
    with pytest.raises(BadClaims) as caught:
        load_claims(tmp_path)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]
    assert [claim.id for claim in caught.value.good] == ["one", "four"]


def test_optional_fields_may_be_missing_and_unknown_ones_are_ignored(tmp_path: Path) -> None:
    row = {k: v for k, v in CLAIM.as_dict().items() if k not in ("item", "base", "attribution")}
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps({**row, "colour": "red"}))
    assert read_claims(path) == (CLAIM,)


def test_a_correction_replaces_fields_and_can_drop_a_claim(tmp_path: Path) -> None:
    edits = tmp_path / "edits"
    edits.mkdir()
    (edits / "a-1.toml").write_text('[claim]\nsubject = "ID"\n')
    (edits / "a-2.toml").write_text("drop = true\n")
    (edits / "gone.toml").write_text("drop = true\n")
    claims, warnings = apply_edits((CLAIM, replace(CLAIM, id="a-2")), load_edits(tmp_path))
    assert [claim.subject for claim in claims] == ["ID"]
    assert warnings == ("claims/edits/gone.toml: no claim has this id any more",)
