"""The queue: order, facets, pages; and the keys that one can choose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.config import load_config
from checker.model import CheckerError, Diagnosis, Finding, Severity
from checker.web.keys import ACTIONS, keys_of
from checker.web.queue import SIZE, Facets, Item, beside, listed, ordered
from checker.web.room import Room
from tests.render.many import many
from tests.web.rooms import client, findings, room

FAR = 1_000


class Standing:
    """Findings none of which is decided, or all but these."""

    def __init__(self, items: tuple[Item, ...], open: set[str] | None = None) -> None:
        from checker.model import Settled

        self.settled = {item.finding.id: Settled(item.finding.id) for item in items}
        self.open = set(self.settled) if open is None else open


def finding(id: str, severity: Severity, gap: float) -> Finding:
    return Finding(id, "same-measure", severity, (), f"price|{id}|tin|-|-", id, gap=gap)


def test_what_hangs_together_stands_together_the_hardest_and_widest_first() -> None:
    run = replace(
        many(2),
        findings=(
            finding("a-mild", Severity.TENSION, 0.9),
            finding("b-near", Severity.CONTRADICTION, 0.1),
            finding("c-far", Severity.CONTRADICTION, 0.5),
            finding("d-beside-b", Severity.NOTE, 0.0),
            finding("e-beside-c", Severity.TENSION, 0.2),
        ),
        diagnoses=(
            Diagnosis("one", ("b-near", "d-beside-b"), (), (), ()),
            Diagnosis("two", ("e-beside-c", "c-far"), (), (), ()),
        ),
    )
    ids = [item.finding.id for item in ordered(run)]
    assert ids == ["c-far", "e-beside-c", "b-near", "d-beside-b", "a-mild"]


def test_a_long_queue_comes_page_by_page_and_none_is_missing() -> None:
    items = ordered(many(3 * SIZE + 1))
    pages = [listed(items, Standing(items), Facets(), page) for page in (1, 2, 3, 4)]
    shown = [item.finding.id for page in pages for item in page.items]
    assert [page.pages for page in pages] == [4] * 4
    assert shown == [item.finding.id for item in items]
    assert listed(items, Standing(items), Facets(), FAR).page == 4


def test_facets_choose_and_what_is_none_of_theirs_is_passed_over() -> None:
    items = ordered(many(40))
    stand = Standing(items, {items[0].finding.id})
    assert listed(items, stand, Facets()).number == 1
    assert listed(items, stand, Facets(state="decided")).number == 39
    assert listed(items, stand, Facets(state="all", severity="tension")).number == 20
    assert listed(items, stand, Facets(state="all", subject="m3")).number == 1
    assert listed(items, stand, Facets(state="all", article="post-0")).number == 40
    assert listed(items, stand, Facets(state="due")).number == 0
    assert Facets.of({"severity": "burning", "state": "odd", "page": "2"}) == Facets()
    assert Facets(rule="joint", state="all").query(verdict="prefer") == "?rule=joint&state=all&verdict=prefer"


def test_the_neighbours_are_those_that_are_open_round_the_end() -> None:
    items = ordered(many(10))
    stand = Standing(items, {items[at].finding.id for at in (2, 5, 9)})
    assert beside(items, stand, Facets(), 5) == (items[2], items[9])
    assert beside(items, stand, Facets(), 9) == (items[5], items[2])
    assert beside(items, Standing(items, {items[4].finding.id}), Facets(), 4) == (None, None)


def test_facets_stay_while_one_decides(held: Room) -> None:
    editor = client(held)
    (only,) = findings(editor.get("/?subject=PE").text)
    page = editor.get(f"/finding/{only}?subject=PE&verdict=prefer").text
    assert f'action="/finding/{only}?subject=PE"' in page
    assert "0 of 1 decided" in page


def test_every_action_has_a_key_and_the_page_of_keys_lists_them(held: Room) -> None:
    page = client(held).get("/keys").text
    for action in ACTIONS:
        assert f"<kbd>{action.key}</kbd>" in page
        assert f"<code>{action.name}</code>" in page


def test_keys_are_what_one_sets_them_to(root: Path) -> None:
    settings = '[tool.checker]\n\n[tool.checker.keys]\nundo = "z"\nnot-a-conflict = "x"\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    editor = client(room(root))
    (first, *_) = findings(editor.get("/").text)
    page = editor.get(f"/finding/{first}").text
    assert 'verdict=not-a-conflict" data-key="x"' in page
    assert "<kbd>z</kbd>" in editor.get("/keys").text


@pytest.mark.parametrize(
    "line, words",
    [
        ('undoo = "z"', "keys.undoo: found an unknown action (did you mean undo?)"),
        ('undo = "zz"', "keys.undo: found 'zz', expected one character"),
        ('undo = "3"', "keys.undo: found '3'"),
        ('undo = "p"', "found 'p' for prefer and undo"),
        ("undo = 3", "expected a table of actions and keys"),
    ],
)
def test_a_wrong_key_is_said_with_what_would_be_right(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "pyproject.toml").write_text(
        f"[tool.checker]\n[tool.checker.keys]\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(CheckerError) as error:
        keys_of(load_config(tmp_path))
    assert words in str(error.value)
