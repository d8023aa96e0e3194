"""The pages for claims and articles by plain forms: what is sent is what is written, and both are shown where they meet."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from checker.ledger import journal
from checker.ledger.decisions import load_decisions
from checker.model import Ruling
from checker.store import load_edits
from checker.web.adding import LIMIT
from checker.web.app import create
from checker.web.room import Room
from tests.ledger.desks import NEW
from tests.web.desks import PACK, Held, made, seen

ADD = "/articles/add"


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return made(tmp_path / "desk")


@pytest.fixture
def client(held: Held, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr("checker.web.room.LOOK", -1.0)  # tests write over the same files within a second
    app = create(Room(held.config, PACK, "A. Desk"))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=True) as client:
        yield client


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the last form of a page that has any."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def told(page: str) -> str:
    """The words of the main part of a page."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def effect(page: str) -> str:
    """What it says that a change does."""
    return told(f"<main{page.partition('id=' + chr(34) + 'effect' + chr(34))[2]}</main>")


def fields(page: str) -> dict[str, str]:
    """The fields of a claim as they stand on its page."""
    inputs = re.findall(r'<input type="text" id="field-(\w+)" name="\w+" value="([^"]*)"', page)
    chosen = re.findall(r'<select id="field-(\w+)".*?<option value="(\w*)" selected>', page, re.DOTALL)
    return {name: html.unescape(value) for name, value in [*inputs, *chosen]}


def path_of(held: Held, words: str) -> str:
    return f"/claim/{held.claim(words).id}"


def test_a_claim_is_shown_with_its_fields_and_what_a_change_does_before_it_is_saved(
    held: Held, client: TestClient
) -> None:
    path = path_of(held, "over 21,000 tons")
    page = client.get(path).text
    form = {**fields(page), **hidden(page), "period": "2022", "action": "show"}
    assert form["low"] == "21000"
    answer = client.post(path, data=form)
    assert "1 finding would go" in effect(answer.text)
    assert "read as 2023" in told(answer.text)
    assert load_edits(held.config.claims) == ()


def test_a_saved_correction_makes_its_finding_go_and_undo_brings_it_back(
    held: Held, client: TestClient
) -> None:
    path = path_of(held, "over 21,000 tons")
    (finding,) = [f for f in held.run.findings if held.claim("over 21,000 tons").id in f.claims]
    page = client.get(f"{path}?finding={finding.id}").text
    assert 'name="misread" value="yes" checked' in page
    form = {
        **fields(page),
        **hidden(page),
        "period": "2022",
        "misread": "yes",
        "reason": "it is 2022",
        "action": "save",
    }
    answer = client.post(path, data=form)
    assert answer.history[0].status_code == 303
    assert "Saved in claims/edits/" in told(answer.text)
    assert "- claim: {kind: amount" in answer.text
    (edit,) = load_edits(held.config.claims)
    assert edit.fields == {"period": "2022"}
    (decision,) = load_decisions(held.config.claims)
    assert (decision.ruling, decision.fingerprint, decision.reason, decision.by, decision.about) == (
        Ruling.MISREAD, finding.fingerprint, "it is 2022", "A. Desk", (held.claim("over 21,000 tons").id,)
    )  # fmt: skip
    assert client.get(f"/finding/{finding.id}").status_code == 404
    assert "0 of 0 decided" in client.get("/").text
    journal.undo(held.config.root)
    assert client.get(f"/finding/{finding.id}").status_code == 200
    assert load_decisions(held.config.claims) == ()


def test_without_the_tick_nothing_is_decided(held: Held, client: TestClient) -> None:
    path = path_of(held, "over 21,000 tons")
    page = client.get(path).text
    client.post(path, data={**fields(page), **hidden(page), "period": "2022", "action": "save"})
    assert len(load_edits(held.config.claims)) == 1
    assert load_decisions(held.config.claims) == ()


def test_a_dropped_claim_can_be_seen_and_taken_back(held: Held, client: TestClient) -> None:
    path = path_of(held, "over 21,000 tons")
    page = client.get(path).text
    answer = client.post(path, data={**fields(page), **hidden(page), "action": "drop"})
    assert "somebody dropped it" in told(answer.text)
    assert "lookalikes.txt" in answer.text
    article = client.get("/article/second").text
    assert "Dropped" in article
    assert path in article
    answer = client.post(path, data={**hidden(answer.text), "action": "restore"})
    assert "there is no correction" in told(answer.text)
    assert load_edits(held.config.claims) == ()


def test_fields_that_are_wrong_are_named_beside_them_and_kept_as_typed(
    held: Held, client: TestClient
) -> None:
    path = path_of(held, "over 21,000 tons")
    page = client.get(path).text
    form = {**fields(page), **hidden(page), "unit": "<b>zorkmids", "low": "many", "action": "save"}
    answer = client.post(path, data=form)
    assert answer.status_code == 422
    assert fields(answer.text)["low"] == "many"
    assert "<b>zorkmids" not in answer.text
    assert "expected a number such as 43,000" in told(answer.text)
    assert load_edits(held.config.claims) == ()


def test_who_comes_second_is_shown_both_and_writes_only_when_they_say_so(
    held: Held, client: TestClient
) -> None:
    path = path_of(held, "over 21,000 tons")
    first = client.get(path).text
    second = client.get(path).text
    client.post(path, data={**fields(first), **hidden(first), "period": "2022", "action": "save"})
    mine = {**fields(second), **hidden(second), "period": "2021", "action": "save"}
    answer = client.post(path, data=mine)
    assert answer.status_code == 409
    assert "period 2022 2021" in told(answer.text)
    assert load_edits(held.config.claims)[0].fields == {"period": "2022"}
    again = client.post(path, data={**fields(answer.text), **hidden(answer.text), "action": "save"})
    assert again.history[0].status_code == 303
    assert load_edits(held.config.claims)[0].fields == {"period": "2021"}


def test_a_change_on_disk_is_noticed(held: Held, client: TestClient) -> None:
    path = path_of(held, "over 21,000 tons")
    page = client.get(path).text
    edits = held.config.claims / "edits"
    edits.mkdir()
    (edits / f"{held.claim('over 21,000 tons').id}.toml").write_text('[claim]\nhedge = "about"\n')
    form = {**fields(page), **hidden(page), "period": "2022", "action": "save"}
    assert client.post(path, data=form).status_code == 409
    assert load_edits(held.config.claims)[0].fields == {"hedge": "about"}


def test_the_articles_are_listed_and_each_shows_its_claims_where_they_stand(
    held: Held, client: TestClient
) -> None:
    listing = client.get("/articles").text
    assert "2 articles" in listing
    assert "/article/first" in listing
    page = client.get("/article/first").text
    text = held.article("first").text
    for claim in [claim for claim in held.raw if claim.article == "first"]:
        assert f"/claim/{claim.id}" in page
        assert f'data-at="{claim.start}"' in page
    for at, words in re.findall(r'data-at="(\d+)"[^>]*>([^<]*)<', page):
        assert text[int(at) :].startswith(html.unescape(words))


def test_a_marked_passage_is_read_put_right_and_added(held: Held, client: TestClient) -> None:
    article = held.config.articles / "third.txt"
    sentence = "The south smelter, so its owner, put ninety score kilograms of tin through in 2023."
    article.write_text(f"Small print\nHarbour Post, June 1, 2024\n\n{sentence}\n", encoding="utf-8")
    (held.config.claims / "articles" / "third.jsonl").write_text("")
    page = client.get("/article/third/mark", params={"passage": "ninety score  kilograms"}).text
    form = {**hidden(page), **fields(page), "subject": "bolivia", "metric": "mine production", "kind": "amount",
            "commodity": "tin", "low": "1,800", "high": "1800", "unit": "kg", "hedge": "exact", "modality": "stated", "period": "2023"}  # fmt: skip
    answer = client.post("/article/third/mark", data={**form, "action": "show"})
    assert "would come" in effect(answer.text) or "would be told otherwise" in effect(answer.text)
    answer = client.post("/article/third/mark", data={**form, "action": "save"})
    assert answer.url.path.startswith("/claim/third-")
    assert "somebody added it" in told(answer.text)
    (claim,) = [claim for claim in seen(held.config.root).run.claims if claim.article == "third"]
    assert (claim.subject, claim.metric, claim.low, claim.unit) == ("BO", "mine_production", 1800.0, "kg")
    path = answer.url.path
    page = client.post(path, data={**fields(answer.text), **hidden(answer.text), "action": "drop"})
    assert page.url.path == "/article/third"
    assert load_edits(held.config.claims) == ()


def test_words_that_stand_nowhere_or_twice_are_asked_for_again(held: Held, client: TestClient) -> None:
    answer = client.get("/article/first/mark", params={"passage": "7,000 tons"})
    assert answer.status_code == 422
    assert "words that stand in first" in told(answer.text)
    answer = client.get("/article/first/mark", params={"passage": "tons"})
    spots = re.findall(r'name="at" value="(\d+)"', answer.text)
    assert len(spots) == 2
    chosen = client.get("/article/first/mark", params={"passage": "tons", "at": spots[1]})
    assert chosen.status_code == 200
    assert "A claim stands there already" in told(chosen.text)


def test_an_article_is_shown_with_what_it_contradicts_and_then_accepted(
    held: Held, client: TestClient
) -> None:
    assert client.get(ADD).status_code == 200
    shown = client.post(ADD, data={"text": NEW.replace("\n", "\r\n")})
    assert "1 finding would come" in effect(shown.text)
    assert "190,000 tons" in shown.text
    assert not (held.config.articles / "tin-in-the-andes.txt").exists()
    answer = client.post(ADD, data=hidden(shown.text))
    assert answer.url.path == "/article/tin-in-the-andes"
    assert (held.config.articles / "tin-in-the-andes.txt").read_bytes() == NEW.encode()
    assert "0 of 2 decided" in client.get("/").text
    assert "added article: tin-in-the-andes.txt" in answer.text
    journal.undo(held.config.root)
    assert client.get("/article/tin-in-the-andes").status_code == 404


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_dropped_file_keeps_its_letters_and_its_line_ends(
    held: Held, client: TestClient, ends: str
) -> None:
    data = NEW.replace("\n", ends).encode()
    shown = client.post(ADD, files={"file": ("../../tin & more.TXT", data)})
    assert client.post(ADD, data=hidden(shown.text), files={"none": b""}).status_code == 200
    assert (held.config.articles / "tin-more.txt").read_bytes() == data


def test_a_name_that_was_taken_meanwhile_is_shown_again_under_another(held: Held, client: TestClient) -> None:
    shown = client.post(ADD, data={"text": NEW, "name": "new.txt"})
    (held.config.articles / "new.txt").write_text(
        "Lead\nHarbour Post, May 1, 2024\n\nNothing.\n", encoding="utf-8"
    )
    answer = client.post(ADD, data=hidden(shown.text))
    assert answer.status_code == 409
    assert "new-2.txt" in answer.text
    assert client.post(ADD, data=hidden(answer.text)).url.path == "/article/new-2"


@pytest.mark.parametrize(
    ("data", "files", "says"),
    [({"text": ""}, None, "Found nothing"), ({}, {"file": ("a.pdf", b"%PDF")}, "ends in .pdf"), ({}, {"file": ("a.txt", b"\xff\xfe")}, "UTF-16"),
     ({}, {"file": ("a.txt", b"x " * (LIMIT // 2 + 1))}, "at most 1,000,000"), ({"exact": "{", "sure": "yes"}, None, "found no text"), ({"exact": '"\\ud800"'}, None, "not UTF-8")],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_what_would_be(
    client: TestClient, data: dict[str, str], files: dict[str, tuple[str, bytes]] | None, says: str
) -> None:
    answer = client.post(ADD, data=data, files=files)
    assert answer.status_code == 422
    assert says.casefold() in told(answer.text).casefold()


@pytest.mark.parametrize(
    "path",
    [
        "/claim/none",
        "/claim/..%2f..%2fpyproject",
        "/article/none",
        "/article/..%2fsecond",
        "/article/%2e%2e/mark",
    ],
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, data={"action": "save"}).status_code in (404, 405)


def test_what_a_page_takes_from_articles_is_escaped(held: Held, client: TestClient) -> None:
    nasty = 'Tin <script>alert(1)</script>\nHarbour Post, May 1, 2024\n\nPeru "made" <img src=x> 5,000 tons of tin in 2023.\n'
    shown = client.post(ADD, data={"text": nasty, "name": "nasty.txt"})
    client.post(ADD, data=hidden(shown.text))
    for path in ("/articles", "/article/nasty", "/"):
        assert "<script>alert" not in client.get(path).text
        assert "<img src=x" not in client.get(path).text
    assert "<script>alert" not in shown.text
    assert (held.config.articles / "nasty.txt").read_text(encoding="utf-8") == nasty
