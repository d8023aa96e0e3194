"""Folders to decide in, rooms over them, and clients that have the token already."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from starlette.testclient import TestClient

from checker.config import load_config
from checker.packs import load_pack
from checker.store import save_claims
from checker.web.app import create
from checker.web.guard import Guard
from checker.web.room import Room
from tests.bench.news import news
from tests.conftest import ROOT

PORT = 8123
BASE = f"http://127.0.0.1:{PORT}"
TOKEN = "let-me-in"


def newsroom(root: Path, claims: int) -> Path:
    """A folder with made-up news of so many claims, three a measure and three in ten of them wrong."""
    articles, made = news(claims, 3, outliers=0.3)
    (root / "articles").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[tool.checker]\npacks = ["rare_earths"]\n', encoding="utf-8")
    own: dict[str, list[object]] = {}
    for claim in made:
        own.setdefault(claim.article, []).append(claim)
    for article in articles:
        (root / "articles" / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
        save_claims(root / "claims", article.id, own.get(article.id, []))  # type: ignore[arg-type]
    return root


def seeds(root: Path) -> Path:
    """A copy of the project's own articles and claims."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("seeds", "claims", "pyproject.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    shutil.rmtree(root / "claims" / "decisions", ignore_errors=True)
    return root


def room(root: Path, by: str = "A. Desk") -> Room:
    """The room over a folder."""
    config = load_config(root)
    return Room(config, load_pack(config.packs), by)


def client(held: Room) -> TestClient:
    """A client of a room's app behind its guard, with the cookie that the token gives."""
    made = TestClient(Guard(create(held), TOKEN, PORT), base_url=BASE)
    assert made.get(f"/?token={TOKEN}").status_code == 200
    return made


def field(page: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"{name} in {page}"
    return found[1]


def decided(root: Path) -> list[str]:
    """The fingerprints that have a decision on disk."""
    return sorted(path.stem for path in (root / "claims" / "decisions").glob("*.toml"))
