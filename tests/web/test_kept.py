"""What a folder gave is kept for the next start, and only while nothing that it was made of has changed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import pipeline
from checker.ledger.decide import decided
from checker.model import Ruling
from checker.web import kept
from tests.counting import calls
from tests.ledger.desks import NEW
from tests.web.rooms import room


class Checked:
    """Counts how often the articles are checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times, check = 0, pipeline.check

        def counted(*given: object) -> object:
            self.times += 1
            return check(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(pipeline, "check", counted)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test alone."""
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    return Checked(monkeypatch)


def files(cache: Path) -> list[Path]:
    return [path for path in (cache / kept.FOLDER).iterdir() if path.is_file()]


def test_the_second_start_checks_nothing_and_shows_the_same(root: Path, checked: Checked) -> None:
    first, second = room(root).state(), room(root).state()
    assert checked.times == 1
    assert [item.finding for item in second.table.items] == [item.finding for item in first.table.items]
    assert [item.component for item in second.table.items] == [item.component for item in first.table.items]
    assert second.settled == first.settled
    assert second.table.raw == first.table.raw
    assert second.table.view.conclusions == first.table.view.conclusions
    assert second.table.view.pack is second.table.pack


def test_a_decision_is_seen_though_the_table_was_kept(root: Path, checked: Checked) -> None:
    one = room(root)
    state = one.state()
    found = [state.table.items[0].finding]
    made = decided(state.table.run, found, Ruling.UNRESOLVED, "later", "A. Desk", date.today())
    one.decide("decide", found, made, state.seen(found))
    again = room(root).state()
    assert checked.times == 1
    assert found[0].id in state.open
    assert found[0].id not in again.open


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "articles" / "fourth.txt").write_text(
            NEW.replace("tin", "zinc"), encoding="utf-8"
        ),
        lambda root: next((root / "articles").iterdir()).unlink(),
        lambda root: os.utime(next((root / "articles").iterdir()), ns=(1, 1)),
        lambda root: (
            (root / "claims" / "edits").mkdir(parents=True)
            or (root / "claims" / "edits" / "x.toml").write_text("drop = true\n")
        ),
    ],
    ids=["another article", "one article less", "one written again", "a correction"],
)
def test_any_change_is_read(root: Path, checked: Checked, change) -> None:  # type: ignore[no-untyped-def]
    room(root)
    change(root)
    room(root)
    assert checked.times == 2


def test_another_pack_or_another_version_of_the_program_is_another_key(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = room(root).config
    pack = root / "mypack"
    pack.mkdir()
    (pack / "entities.yaml").write_text("", encoding="utf-8")
    own = replace(config, packs=("mypack",))
    before = kept.key(own, {})
    assert before != kept.key(config, {})
    (pack / "entities.yaml").write_text("a_place: {label: A}\n", encoding="utf-8")
    assert kept.key(own, {}) != before
    now = kept.key(config, {})
    monkeypatch.setattr("checker.cache.program", lambda: "another")
    assert kept.key(config, {}) != now


@pytest.mark.parametrize("keep", [0, 10, 40, 200])
def test_what_is_damaged_is_read_anew(root: Path, cache: Path, checked: Checked, keep: int) -> None:
    room(root)
    (file,) = files(cache)
    file.write_bytes(file.read_bytes()[:keep])
    room(root)
    assert checked.times == 2


def test_nobody_else_can_read_or_write_it(root: Path, cache: Path) -> None:
    room(root)
    (file,) = files(cache)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert not list(root.rglob("*.pickle"))


def test_what_somebody_else_left_there_is_not_opened(
    root: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    room(root)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    room(root)
    assert checked.times == 2


def test_without_a_cache_it_works_as_well(
    root: Path, tmp_path: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "file" / "in it"))
    assert room(root).state().table.items
    assert room(root).state().table.items
    assert checked.times == 2


def test_folders_that_were_left_alone_longest_are_forgotten(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.cache.MOST", 2)
    one = room(root)
    for number in range(4):
        kept.keep(replace(one.config, root=root / str(number)), "key", one.pack, number)
    assert len(files(cache)) == 2


def test_a_start_over_what_is_known_costs_a_part_of_the_first(root: Path) -> None:
    first, second = calls(lambda: room(root)), calls(lambda: room(root))
    assert second < first / 5
