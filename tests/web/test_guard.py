"""The page answers its own browser with the token, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.web.guard import LIMIT
from checker.web.room import Room
from tests.web.rooms import BASE, PORT, TOKEN, client, findings, stranger

FOREIGN_HOSTS = (
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    "127.0.0.1:1",
    f"127.0.0.1.evil.example:{PORT}",
    "",
)
FOREIGN_ORIGINS = (
    "http://evil.example",
    "http://127.0.0.1",
    f"https://127.0.0.1:{PORT}",
    f"http://127.0.0.1.evil.example:{PORT}",
    "null",
)
OUTSIDE = (
    "/static/../guard.py",
    "/static/%2e%2e/guard.py",
    "/static/..%2f..%2f..%2fpyproject.toml",
    "/static//etc/passwd",
    "/static/",
    "/pyproject.toml",
    "/claims/decisions/x.toml",
    "/../../etc/passwd",
    "/finding/..%2f..%2fpyproject.toml",
    "/finding/%2fetc%2fpasswd",
    "/etc/passwd",
    "/.git/config",
)


@pytest.fixture
def editor(held: Room) -> TestClient:
    return client(held)


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_400_even_with_the_token(editor: TestClient, host: str) -> None:
    assert editor.get("/", headers={"host": host}).status_code == 400
    assert editor.get(f"/?token={TOKEN}", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_403(editor: TestClient, method: str, origin: str) -> None:
    assert editor.request(method, "/undo", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", ""])
def test_a_cross_site_post_is_403_and_our_own_is_answered(editor: TestClient, site: str) -> None:
    assert editor.post("/undo", headers={"sec-fetch-site": site}).status_code == 403
    own = {"sec-fetch-site": "same-origin", "origin": BASE}
    assert editor.post("/undo", headers=own, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "address", ["/", "/keys", "/finding/x", "/static/web.css", "/?token=", "/?token=guess"]
)
def test_without_the_token_all_is_403(held: Room, address: str) -> None:
    assert stranger(held).get(address).status_code == 403
    assert stranger(held).get(address, headers={"cookie": f"checker-{PORT}=guess"}).status_code == 403


def test_the_token_becomes_a_strict_cookie_and_leaves_the_address(held: Room) -> None:
    got = stranger(held).get(f"/keys?token={TOKEN}&rule=joint", follow_redirects=False)
    assert (got.status_code, got.headers["location"]) == (303, "/keys?rule=joint")
    cookie = got.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert f"checker-{PORT}={TOKEN}" in cookie


def test_a_token_leads_to_no_other_host(held: Room) -> None:
    got = stranger(held).get(f"{BASE}//evil.example/?token={TOKEN}", follow_redirects=False)
    assert got.headers["location"] == "/evil.example/"


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_path_outside_is_404(editor: TestClient, address: str) -> None:
    got = editor.get(BASE + address)
    assert got.status_code == 404
    assert "root:" not in got.text
    assert "tool.checker" not in got.text


def test_every_answer_has_a_policy_without_unsafe_and_no_page_has_inline_script_or_style(
    editor: TestClient, held: Room
) -> None:
    (first, *_) = findings(editor.get("/").text)
    addresses = [
        "/",
        "/keys",
        f"/finding/{first}?verdict=prefer",
        "/nothing",
        "/static/keys.js",
        "/static/nothing",
    ]
    answers = [editor.get(address) for address in addresses]
    answers.append(stranger(held).get("/"))
    answers.append(editor.get("/", headers={"host": "evil.example"}))
    for got in answers:
        policy = got.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert got.headers["x-content-type-options"] == "nosniff"
        if got.headers["content-type"].startswith("text/html"):
            assert not re.search(
                r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", got.text
            )


def test_a_body_over_the_limit_is_413_whether_its_length_is_told_or_not(editor: TestClient) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(LIMIT // 65536 + 1):
            yield b"x" * 65536

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert editor.post("/undo", content=b"x" * (LIMIT + 1), headers=headers).status_code == 413
    assert editor.post("/undo", content=chunks(), headers=headers).status_code == 413
    assert editor.post("/undo", headers={"content-length": "-1"}).status_code == 413


def test_what_articles_say_is_text_and_nothing_else(root: Path, held: Room) -> None:
    article = root / "articles" / "second.txt"
    text = article.read_text(encoding="utf-8").replace("Harbour Post", "<img src=x onerror=alert(1)> Post")
    text = text.replace("the ministry said", "</q><script>alert(1)</script> said")
    article.write_text(text, encoding="utf-8")
    held.reload()
    editor = client(held)
    pages = [editor.get(f"/finding/{id}?verdict=prefer").text for id in findings(editor.get("/").text)]
    assert any("&lt;script&gt;" in page for page in pages)
    assert not any("<script>" in page or "<img" in page for page in pages)
