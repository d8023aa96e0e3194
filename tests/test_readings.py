"""What an article was read to say is kept: it is read once, anew where anything changed, and nothing depends on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker import cache, pipeline, readings
from checker.extract import extract, many
from checker.model import Article, Claim
from checker.packs import load_pack
from tests.ledger.desks import ARTICLES


class Reader:
    """Notes which articles are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []

        def noted(article: Article, pack: object) -> tuple[Claim, ...]:
            self.read.append(article.file)
            return extract(article, pack)  # type: ignore[arg-type]

        monkeypatch.setattr(many, "extract", noted)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test alone."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(monkeypatch)


def claims(folder: Path) -> tuple[Claim, ...]:
    return pipeline.extract(pipeline.read([folder], folder), load_pack())


def file(own_cache: Path) -> Path:
    return own_cache / readings.FOLDER / readings.FILE


def test_what_was_read_is_not_read_again_and_says_the_same(folder: Path, reader: Reader) -> None:
    first = claims(folder)
    assert reader.read == ["first.txt", "second.txt"]
    second = claims(folder)
    assert second == first != ()
    assert {type(claim.low) for claim in second} == {float}
    assert reader.read == ["first.txt", "second.txt"]


def test_only_what_changed_is_read_and_each_article_is_told_of(folder: Path, reader: Reader) -> None:
    claims(folder)
    text = (folder / "second.txt").read_text(encoding="utf-8")
    (folder / "second.txt").write_text(text.replace("21,000", "22,000"), encoding="utf-8")
    begun: list[str] = []
    articles = pipeline.read([folder], folder)
    found = pipeline.extract(articles, load_pack(), lambda article: begun.append(article.file))
    assert reader.read == ["first.txt", "second.txt", "second.txt"]
    assert begun == ["first.txt", "second.txt"]
    assert found == tuple(claim for article in articles for claim in extract(article, load_pack()))
    assert "over 22,000 tons" in [claim.value_text for claim in found]


def test_another_day_of_publication_is_another_article(folder: Path, reader: Reader) -> None:
    claims(folder)
    text = (folder / "first.txt").read_text(encoding="utf-8")
    (folder / "first.txt").write_text(text.replace("March 5", "March 6"), encoding="utf-8")
    assert {claim.published for claim in claims(folder)} == {"2024-03-06", "2024-05-20"}


def test_another_program_or_another_pack_reads_anew(
    folder: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims(folder)
    pipeline.extract(pipeline.read([folder], folder), load_pack(("rare_earths",)))
    assert len(reader.read) == 4
    monkeypatch.setattr(cache, "program", lambda: "another")
    claims(folder)
    assert len(reader.read) == 6


def test_who_stops_in_the_middle_loses_nothing(
    folder: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(articles: tuple[Article, ...], *rest: object) -> Iterator[tuple[Claim, ...]]:
        yield many.extract(articles[0], load_pack())
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("checker.extract.read_many", stopped)
        with pytest.raises(KeyboardInterrupt):
            claims(folder)
    claims(folder)
    assert reader.read == ["first.txt", "second.txt"]


@pytest.mark.parametrize("whole", [0, 10, 100, 4096, 5000])
def test_a_damaged_file_is_begun_anew(folder: Path, reader: Reader, own_cache: Path, whole: int) -> None:
    first = claims(folder)
    data = file(own_cache).read_bytes()
    file(own_cache).write_bytes(data[:whole] + b"?" * (len(data) - whole))
    for _ in range(3):
        assert claims(folder) == first
    assert 4 <= len(reader.read) <= 6
    claims(folder)
    assert len(reader.read) <= 6


def test_who_finds_the_file_locked_reads_for_himself(
    folder: Path, reader: Reader, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = claims(folder)
    monkeypatch.setattr(readings, "PATIENCE", 0.01)
    other = sqlite3.connect(file(own_cache))
    other.execute("BEGIN EXCLUSIVE")
    assert claims(folder) == first
    assert len(reader.read) == 4
    other.close()


def test_what_nobody_asked_for_in_a_month_is_forgotten(
    folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims(folder)
    (folder / "first.txt").unlink()
    (folder / "third.txt").write_text(ARTICLES["first.txt"], encoding="utf-8")

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date.today() + timedelta(readings.KEPT + 1)

    monkeypatch.setattr(readings, "date", Later)
    claims(folder)
    with sqlite3.connect(file(own_cache)) as held:
        assert held.execute("SELECT COUNT(*) FROM reading").fetchone() == (2,)


@pytest.mark.parametrize("way", ["off", "of somebody else", "no folder"])
def test_without_a_cache_all_is_read_each_time(
    folder: Path, reader: Reader, own_cache: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "off":
        monkeypatch.setenv(cache.OFF, "1")
    elif way == "no folder":
        monkeypatch.setenv(cache.VARIABLE, str(folder / "first.txt" / "in it"))
    else:
        monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert claims(folder) == claims(folder)
    assert len(reader.read) == 4
    assert not file(own_cache).exists()


def test_others_cannot_look_into_it(folder: Path, own_cache: Path) -> None:
    claims(folder)
    assert file(own_cache).parent.stat().st_mode & 0o077 == 0
