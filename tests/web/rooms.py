"""Folders to decide in, rooms over them, and clients that have the token already."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from checker.config import load_config
from checker.model import Claim
from checker.packs import load_pack
from checker.store import save_claims
from checker.web.app import create
from checker.web.guard import Guard
from checker.web.room import Room
from checker.web.serve import Door
from tests.bench.news import news

PORT = 8123
BASE = f"http://127.0.0.1:{PORT}"
TOKEN = "let-me-in"


def newsroom(root: Path, claims: int) -> Path:
    """A folder with made-up news of so many claims, three a measure and three in ten of them wrong."""
    articles, made = news(claims, 3, outliers=0.3)
    (root / "articles").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[tool.checker]\npacks = ["rare_earths"]\n', encoding="utf-8")
    own: dict[str, list[Claim]] = {}
    for claim in made:
        own.setdefault(claim.article, []).append(claim)
    for article in articles:
        (root / "articles" / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
        save_claims(root / "claims", article.id, own.get(article.id, []))
    return root


def room(root: Path, by: str = "A. Desk") -> Room:
    """The room over a folder."""
    config = load_config(root)
    return Room(config, load_pack(config.packs), by)


def stranger(held: Room) -> TestClient:
    """A client of a room's app behind its guard, who does not know the token."""
    door = Door()
    door.app = create(held)
    return TestClient(Guard(door, TOKEN, PORT), base_url=BASE)


def client(held: Room) -> TestClient:
    """A client with the cookie that the token gives."""
    made = stranger(held)
    assert made.get(f"/?token={TOKEN}").status_code == 200
    return made


def field(page: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"{name} in {page}"
    return unescape(found[1])


def findings(page: str) -> list[str]:
    """The findings that a page of the queue lists."""
    return list(dict.fromkeys(re.findall(r'<a href="/finding/([^"?]+)', page)))


def said(page: str) -> str:
    """The words of a page, as a reader sees them."""
    body = re.sub(r"(?s)^.*<main[^>]*>|</main>.*$", "", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def kept(root: Path) -> list[str]:
    """The fingerprints that have a decision on disk."""
    return sorted(path.stem for path in (root / "claims" / "decisions").glob("*.toml"))
