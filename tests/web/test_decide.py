"""Deciding by plain forms: what is written, what is shown next, what is refused, and what others did meanwhile."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.ledger import journal
from checker.ledger.decisions import load_decisions
from checker.model import Ruling
from checker.web.answer import REASONS
from checker.web.room import Room
from tests.web.rooms import client, field, findings, kept, newsroom, room, said

LEFT_OPEN = {"verdict": "unresolved", "reason": "To be looked up"}


@pytest.fixture
def editor(held: Room) -> TestClient:
    return client(held)


def form(editor: TestClient, id: str, **fields: object) -> dict[str, object]:
    """A form for a finding as the page has it now."""
    page = editor.get(f"/finding/{id}?verdict={fields.get('verdict', 'unresolved')}").text
    return LEFT_OPEN | {"seen": field(page, "seen")} | fields


def test_the_queue_counts_and_leads_to_the_first(editor: TestClient) -> None:
    page = editor.get("/").text
    assert "0 of 2 decided" in page
    assert len(findings(page)) == 2


def test_a_decision_is_a_file_and_the_next_finding_comes(editor: TestClient, root: Path) -> None:
    first, second = findings(editor.get("/").text)
    page = editor.get(f"/finding/{first}?verdict=prefer").text
    (claim, *_) = [part.partition('"')[0] for part in page.split('name="claim" value="')[1:]]
    got = editor.post(
        f"/finding/{first}",
        data=form(
            editor, first, verdict="prefer", claim=claim, reason=REASONS[Ruling.PREFER][0], more="See p. 3."
        ),
        follow_redirects=False,
    )
    assert (got.status_code, got.headers["location"]) == (303, f"/finding/{second}")
    (decision,) = load_decisions(root / "claims")
    assert decision.fingerprint == first
    assert (decision.ruling, decision.about, decision.by) == (Ruling.PREFER, (claim,), "A. Desk")
    assert decision.reason == f"{REASONS[Ruling.PREFER][0]}: See p. 3."
    after = editor.get("/").text
    assert "1 of 2 decided" in after
    assert findings(after) == [second]
    assert findings(editor.get("/?state=decided").text) == [first]


@pytest.mark.parametrize(
    "fields, problem",
    [
        ({"verdict": "prefer"}, "Choose the claims that stand."),
        ({"verdict": "both-stand"}, "Choose in what they differ."),
        ({"reason": "", "more": "  "}, "Choose a reason, or write one."),
        ({"reason": "No reason of ours"}, "Choose a reason, or write one."),
        ({"verdict": "source-error", "claim": "no-such-claim", "more": "A slip"}, "no-such-claim"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    editor: TestClient, root: Path, fields: dict[str, str], problem: str
) -> None:
    (first, *_) = findings(editor.get("/").text)
    got = editor.post(f"/finding/{first}", data=form(editor, first, **fields))
    assert got.status_code == 422
    assert problem in said(got.text)
    assert kept(root) == []


def test_both_stand_keeps_the_dimension_and_a_review_its_day(editor: TestClient, root: Path) -> None:
    (first, *_) = findings(editor.get("/").text)
    reason = REASONS[Ruling.BOTH_STAND][0]
    answer = form(editor, first, verdict="both-stand", dimension="scope", reason=reason, review="30")
    editor.post(f"/finding/{first}", data=answer)
    read = tomllib.loads((root / "claims" / "decisions" / f"{first}.toml").read_text(encoding="utf-8"))
    assert read["dimension"] == "scope"
    assert (read["review-by"] - read["date"]).days == 30


def test_an_unknown_verdict_is_no_decision(editor: TestClient, root: Path) -> None:
    (first, *_) = findings(editor.get("/").text)
    assert editor.post(f"/finding/{first}", data=form(editor, first) | {"verdict": "burn"}).status_code == 422
    assert editor.get(f"/finding/{first}?verdict=burn").status_code == 200
    assert kept(root) == []


def test_what_was_decided_elsewhere_is_shown_and_not_overwritten(
    editor: TestClient, held: Room, root: Path
) -> None:
    (first, *_) = findings(editor.get("/").text)
    mine = form(editor, first, more="mine")
    other = client(room(root, "B. Desk"))
    other.post(f"/finding/{first}", data=form(other, first, more="theirs"))
    got = editor.post(f"/finding/{first}", data=mine)
    assert got.status_code == 409
    assert "theirs" in said(got.text)
    assert "mine" in said(got.text)
    assert [one.by for one in load_decisions(root / "claims")] == ["B. Desk"]
    # Whoever has seen it may decide otherwise.
    editor.post(f"/finding/{first}", data=mine | {"seen": field(got.text, "seen")})
    assert [one.by for one in load_decisions(root / "claims")] == ["A. Desk"]


@pytest.mark.parametrize("way", ["written over", "removed", "broken"])
def test_what_changes_on_disk_between_two_looks_is_not_overwritten(
    editor: TestClient, held: Room, root: Path, way: str
) -> None:
    (first, *_) = findings(editor.get("/").text)
    editor.post(f"/finding/{first}", data=form(editor, first, more="before"))
    mine = form(editor, first, more="mine")
    held._looked = float("inf")  # so that the memory is old and only the journal can notice
    file = root / "claims" / "decisions" / f"{first}.toml"
    text = file.read_text(encoding="utf-8")
    match way:
        case "written over":
            file.write_text(text.replace("before", "pulled"), encoding="utf-8")
        case "removed":
            file.unlink()
        case _:
            file.write_text("verdict = ", encoding="utf-8")
    changed = file.read_text(encoding="utf-8") if file.exists() else None
    got = editor.post(f"/finding/{first}", data=mine)
    assert got.status_code == (500 if way == "broken" else 409)
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == changed


def test_a_file_that_cannot_be_read_is_named_and_once_mended_all_goes_on(
    editor: TestClient, root: Path
) -> None:
    (first, *_) = findings(editor.get("/").text)
    folder = root / "claims" / "decisions"
    folder.mkdir(parents=True)
    bad = folder / f"{first}.toml"
    bad.write_text('verdict = "burn"\nreason = "x"\n', encoding="utf-8")
    got = editor.get("/")
    assert got.status_code == 500
    assert f"{first}.toml:1: verdict" in said(got.text)
    bad.unlink()
    assert "0 of 2 decided" in editor.get("/").text


def test_a_new_article_is_noticed(editor: TestClient, held: Room, root: Path) -> None:
    before = findings(editor.get("/?severity=all").text)
    text = (
        "Tin again\nThe Lowland Courier, June 9, 2024\n\nBolivia produced about 30,000 tons of tin in 2023.\n"
    )
    (root / "articles" / "fourth.txt").write_text(text, encoding="utf-8")
    held._looked = 0.0
    assert findings(editor.get("/?severity=all").text) != before
    gone = editor.get("/finding/same-measure-000000000000")
    assert gone.status_code == 404
    assert "no such finding" in said(gone.text)


def test_undo_goes_back_as_far_as_one_likes_and_shows_what_it_took_back(
    editor: TestClient, root: Path
) -> None:
    ids = findings(editor.get("/").text)
    for id in ids:
        page = editor.post(f"/finding/{id}", data=form(editor, id)).text
    for id in reversed(ids):
        got = editor.post("/undo", data={"entry": field(page, "entry")})
        assert str(got.url).endswith(f"/finding/{id}")
        page = got.text
    assert kept(root) == []
    assert 'action="/undo' not in page
    assert editor.post("/undo", data={"entry": ""}).status_code == 200


def test_undo_takes_back_only_what_its_button_named(editor: TestClient, root: Path) -> None:
    first, second = findings(editor.get("/").text)
    page = editor.post(f"/finding/{first}", data=form(editor, first)).text
    other = client(room(root, "B. Desk"))
    other.post(f"/finding/{second}", data=form(other, second))
    got = editor.post("/undo", data={"entry": field(page, "entry")})
    assert got.status_code == 409
    assert len(kept(root)) == 2
    editor.post("/undo", data={"entry": field(got.text, "entry")})
    assert kept(root) == [first]


def test_what_was_changed_by_hand_since_is_not_undone(editor: TestClient, root: Path) -> None:
    (first, *_) = findings(editor.get("/").text)
    page = editor.post(f"/finding/{first}", data=form(editor, first)).text
    file = root / "claims" / "decisions" / f"{first}.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    assert editor.post("/undo", data={"entry": field(page, "entry")}).status_code == 409
    assert file.read_text(encoding="utf-8").endswith("# by hand\n")


def test_one_answer_for_a_pair_or_a_source_is_shown_first_and_names_the_claims_of_that_source(
    tmp_path: Path,
) -> None:
    root = newsroom(tmp_path / "news", 300)
    held = room(root)
    editor = client(held)
    table = held.state().table
    item = next(
        item
        for item in table.items
        if len(item.articles) == 2
        and "source:" in editor.get(f"/finding/{item.finding.id}?verdict=source-error").text
    )
    id = item.finding.id
    wrong = item.finding.claims[0]
    article = table.view.by_id[wrong].claim.article
    asked = form(
        editor, id, verdict="source-error", claim=wrong, reason=REASONS[Ruling.SOURCE_ERROR][0],
        scope=f"source:{article}",
    )  # fmt: skip
    preview = editor.post(f"/finding/{id}", data=asked)
    assert kept(root) == []
    number = int(said(preview.text).partition(" ")[0])
    assert number > 1
    editor.post(f"/finding/{id}", data=asked | {"sure": "yes", "seen": field(preview.text, "seen")})
    decisions = load_decisions(root / "claims")
    assert len(decisions) == len({one.fingerprint for one in decisions}) == number
    for one in decisions:
        assert {table.source_of(claim) for claim in one.about} == {table.source_of(wrong)}
    assert len(journal.entries(root)) == 1, "one key takes all of it back"


def test_a_preview_that_is_old_decides_nothing(tmp_path: Path) -> None:
    root = newsroom(tmp_path / "news", 300)
    editor = client(room(root))
    for id in findings(editor.get("/").text):
        page = editor.get(f"/finding/{id}?verdict=unresolved").text
        if 'value="pair"' in page:
            break
    asked = form(editor, id, scope="pair")
    preview = editor.post(f"/finding/{id}", data=asked).text
    asked |= {"sure": "yes", "seen": field(preview, "seen")}
    editor.post(f"/finding/{id}", data=form(editor, id, more="alone"))
    got = editor.post(f"/finding/{id}", data=asked)
    assert got.status_code == 409
    assert len(kept(root)) == 1
