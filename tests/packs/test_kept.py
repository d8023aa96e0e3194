"""A pack that was read is kept in the cache, and read anew as soon as one of its files is another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import cache
from checker.packs import Pack, load


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of this test alone, and nothing left in memory from others or for them."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    load._load.cache_clear()
    yield tmp_path / "cache"
    load._load.cache_clear()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "mypack"
    folder.mkdir()
    (folder / "entities.yaml").write_text("reed: {label: Reed, en: [reed]}\n", encoding="utf-8")
    return folder


def loaded(*names: str) -> Pack:
    """The pack as another process would load it."""
    load._load.cache_clear()
    return load.load_pack(names)


def test_what_is_kept_is_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    first = loaded("rare_earths")
    monkeypatch.setattr(load, "_read", None)
    second = loaded("rare_earths")
    assert first is not second
    for table in ("name", "entities", "metrics", "commodities", "fact_files", "made_of"):
        assert getattr(first, table) == getattr(second, table)
    assert [fact.claim for fact in first.facts] == [fact.claim for fact in second.facts] != []


def test_a_changed_file_is_read(own: Path) -> None:
    first = loaded(str(own))
    (own / "entities.yaml").write_text("reed: {label: The Reed, en: [reed]}\n", encoding="utf-8")
    second = loaded(str(own))
    assert [first.label("reed"), second.label("reed")] == ["Reed", "The Reed"]
    assert first.made_of != second.made_of


def test_a_file_that_comes_is_read(own: Path) -> None:
    loaded(str(own))
    (own / "commodities.yaml").write_text("rush: {label: Rush, en: [rush]}\n", encoding="utf-8")
    assert "rush" in loaded(str(own))


@pytest.mark.parametrize("left", [0, 10, 40, 3000])
def test_what_is_damaged_is_read_anew(own_cache: Path, left: int) -> None:
    first = loaded()
    (kept,) = (own_cache / load.FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes()[:left])
    assert loaded().entities == first.entities


def test_nothing_is_kept_where_that_is_not_wanted(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert loaded().entities
    assert not own_cache.exists()
