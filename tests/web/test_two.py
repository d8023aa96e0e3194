"""Two editors at once, each with a server of their own over one folder: nothing is lost, every conflict is shown."""

from __future__ import annotations

import random
import threading
from pathlib import Path

from starlette.testclient import TestClient

from checker.ledger import journal
from checker.ledger.decisions import load_decisions
from tests.web.rooms import client, field, findings, newsroom, room, said

DECISIONS = 500
FEW = 8
"""So many findings do they decide over and over, so that they often meet."""


def seen(editor: TestClient, id: str) -> dict[str, str]:
    """The form of a finding as an editor has it before them."""
    page = editor.get(f"/finding/{id}?verdict=unresolved").text
    return {"verdict": "unresolved", "reason": "", "seen": field(page, "seen")}


def test_500_interleaved_decisions_of_two_editors_lose_none_and_show_each_conflict(tmp_path: Path) -> None:
    root = newsroom(tmp_path / "news", 300)
    editors = [client(room(root, "A. Desk")), client(room(root, "B. Desk"))]
    ids = findings(editors[0].get("/").text)[:FEW]
    chance = random.Random(7)
    before: list[tuple[str, dict[str, str], str] | None] = [None, None]
    truth: dict[str, str] = {}
    written = conflicts = 0
    while written + conflicts < DECISIONS:
        at = chance.randrange(2)
        held = before[at]
        if held is None:
            id = chance.choice(ids)
            before[at] = (id, seen(editors[at], id), truth.get(id, ""))
            continue
        id, form, known = held
        before[at] = None
        reason = f"decision {written + conflicts} of {'AB'[at]}"
        got = editors[at].post(f"/finding/{id}", data=form | {"more": reason}, follow_redirects=False)
        if truth.get(id, "") == known:
            assert got.status_code == 303
            truth[id] = reason
            written += 1
        else:
            assert got.status_code == 409
            assert truth[id] in said(got.text)
            assert reason in said(got.text)
            conflicts += 1
    assert conflicts > 30
    assert {one.fingerprint: one.reason for one in load_decisions(root / "claims")} == truth
    assert len(journal.entries(root)) == written


def test_two_editors_at_the_very_same_time_lose_nothing(tmp_path: Path) -> None:
    root = newsroom(tmp_path / "news", 300)
    editors = {name: client(room(root, f"{name}. Desk")) for name in "AB"}
    ids = findings(editors["A"].get("/").text)[:10]
    written: list[tuple[str, str]] = []

    def decide(name: str) -> None:
        chance = random.Random(name)
        for number in range(60):
            id, reason = chance.choice(ids), f"decision {number} of {name}"
            form = seen(editors[name], id) | {"more": reason}
            got = editors[name].post(f"/finding/{id}", data=form, follow_redirects=False)
            assert got.status_code in (303, 409)
            if got.status_code == 303:
                written.append((id, reason))
            else:
                assert reason in said(got.text)

    threads = [threading.Thread(target=decide, args=(name,)) for name in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [
        (Path(change.file).stem, change.after or "")
        for entry in journal.entries(root)
        for change in entry.changes
    ]
    assert len(told) == len(written)
    for id, reason in written:
        assert any(id == file and f'"{reason}"' in text for file, text in told)
    last = dict(told)
    files = {
        path.stem: path.read_text(encoding="utf-8") for path in (root / "claims" / "decisions").glob("*.toml")
    }
    assert files == last
