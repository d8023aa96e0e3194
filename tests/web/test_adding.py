"""An article is seen with its claims before it is in the folder, and nothing lands outside of that."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles import READERS, article_id, is_article
from checker.ledger import journal
from checker.model import CheckerError
from checker.store import load_claims
from checker.web.adding import LIMIT, Draft, drafted, safe_name, texts
from tests.ledger.desks import ARTICLES, NEW
from tests.web.desks import PACK, Held, made, seen


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return made(tmp_path_factory.mktemp("desk"))


def draft(held: Held, name: str, text: str | bytes = NEW) -> Draft:
    data = text.encode() if isinstance(text, str) else text
    return drafted(held.config, held.desk, held.run, PACK, name, data)


def test_a_draft_shows_its_claims_and_what_they_contradict_and_writes_nothing(held: Held) -> None:
    made = draft(held, "lowland.txt")
    assert [claim.value_text for claim in made.claims] == ["190,000 tons"]
    (come,) = made.difference.come
    assert made.claims[0].id in come.claims
    assert held.claim("130,000 tons").id in come.claims
    assert sorted(path.name for path in held.config.articles.iterdir()) == sorted(ARTICLES)


def test_an_accepted_article_is_what_was_shown_and_can_be_taken_back(tmp_path: Path) -> None:
    held = made(tmp_path / "desk")
    new = draft(held, "lowland.txt")
    written = texts(held.config, new)
    journal.write(held.config.root, "add lowland", written, dict.fromkeys(written))
    now = seen(held.config.root)
    assert (held.config.articles / "lowland.txt").read_text(encoding="utf-8") == NEW
    assert set(load_claims(now.config.claims)) == {*held.raw, *new.claims}
    assert now.warnings == ()
    assert {f.id for f in now.run.findings} - {f.id for f in held.run.findings} == {
        f.id for f in new.difference.come
    }
    assert journal.undo(held.config.root) is not None
    again = seen(held.config.root)
    assert (again.desk, again.run.findings) == (held.desk, held.run.findings)


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    held = made(tmp_path / "desk")
    written = texts(held.config, draft(held, "lowland.txt"))
    (held.config.articles / "lowland.txt").write_text("Another one.\n")
    with pytest.raises(journal.Changed):
        journal.write(held.config.root, "add", written, dict.fromkeys(written))
    assert (held.config.articles / "lowland.txt").read_text() == "Another one.\n"


@pytest.mark.parametrize(
    ("name", "called"),
    [("", "tin-in-the-andes.txt"), ("first.txt", "first-2.txt"), ("FIRST.TXT", "FIRST-2.txt"), ("../../first.txt", "first-2.txt"), ("first_59bf3902258efc24.txt", "first_59bf3902258efc24-2.txt"),
     ("锡 报告.md", "锡-报告.md"), ("/etc/passwd", "passwd.txt"), ("C:\\desk\\tin.htm", "tin.htm"), (".txt", "article.txt"), ("con.txt", "article-con.txt"), ("..", "article.txt")],
)  # fmt: skip
def test_a_name_is_made_safe_and_its_own(held: Held, name: str, called: str) -> None:
    new = draft(held, name)
    assert new.name == called
    assert not {article.id for article in new.articles} & {article.id for article in held.desk.articles}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("a.txt", b"", "found nothing"), ("a.txt", b" \n\t", "found nothing"), ("a.pdf", b"%PDF", "ends in .pdf"), ("a.txt", "Zinn für".encode("latin-1"), "not UTF-8"),
     ("a.txt", "锡产量增长了百分之五".encode("gb18030"), "GB18030"), ("a.txt", b"x" * (LIMIT + 1), "at most 1,000,000"), ("a.txt", b"tin\0", "zero byte"),
     ("other.txt", ARTICLES["first.txt"].replace("\n", "\r\n").encode(), "articles/first.txt")],
)  # fmt: skip
def test_what_is_no_new_article_is_refused(held: Held, name: str, text: bytes, says: str) -> None:
    with pytest.raises(CheckerError, match=r"(?s).*" + says.replace(".", r"\.")):
        draft(held, name, text)


@pytest.mark.parametrize("data", [NEW.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + NEW.encode()])
def test_a_file_is_written_as_it_was_dropped_letter_for_letter(tmp_path: Path, data: bytes) -> None:
    held = made(tmp_path / "desk")
    journal.write(held.config.root, "add", texts(held.config, draft(held, "n.txt", data)))
    assert (held.config.articles / "n.txt").read_bytes() == data
    assert seen(held.config.root).warnings == ()


def test_an_article_folder_outside_of_the_project_is_refused(tmp_path: Path) -> None:
    held = made(tmp_path / "desk")
    (tmp_path / "desk" / "pyproject.toml").write_text('[tool.checker]\narticles = "../elsewhere"\n')
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_text("Tin")
    with pytest.raises(CheckerError, match="lies outside of"):
        draft(seen(held.config.root), "b.txt")


NASTY = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=200),
    st.text(st.sampled_from('./\\-_ ~:\0\n\t\r%*?"<>|$`é锡aZ\u202e\u2028\u200b'), max_size=60),
    st.sampled_from(["..", "../..", "/", "//etc", "~", "a/../..", "..\\..\\x", "CON", "nul.txt", "." * 300]),
)


@settings(max_examples=400)
@given(NASTY, st.sampled_from(sorted(READERS)))
def test_no_name_leads_out_of_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str, ending: str
) -> None:
    folder = Path("/desk/articles")
    safe = safe_name(name, ending)
    assert (folder / safe).resolve().parent == folder
    assert PurePath(safe).name == safe
    assert is_article(PurePath(safe))
    assert len(safe.encode()) < 120
    assert article_id(Path(safe))
    assert safe_name(safe, ending) == safe
