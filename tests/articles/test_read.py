"""Files, ids, languages, errors, and the laws that hold for every text."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles import READERS, article_id, language_of, read_articles, read_source, source_files
from checker.model import BlockKind, CheckerError

TEXT = "Copper slips\nOre Review· 2025-09-16 10:28\nCopper fell 2%.\n"


def put(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("en01.txt", "en01"),
        ("000_59bf3902258efc24.txt", "000"),
        ("a-b_0123456789abcdef0123456789abcdef.md", "a-b"),
        ("report_20250701.txt", "report_20250701"),
        ("report_2025-07-01.txt", "report_2025-07-01"),
        ("prices_decade.html", "prices_decade"),
        ("59bf3902258efc24.txt", "59bf3902258efc24"),
        ("铜价.txt", "铜价"),
    ],
)
def test_the_id_is_the_stem_without_a_content_hash(name: str, id: str) -> None:
    assert article_id(Path(name)) == id


def test_a_folder_is_its_article_files_in_order_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.HTML", ".hidden/x.txt", "notes.csv", "a/.cache.txt"):
        put(tmp_path / name)
    assert [file.relative_to(tmp_path).as_posix() for file in source_files(tmp_path)] == [
        "a/y.HTML",
        "a/z.md",
        "b.txt",
    ]


def test_files_are_named_relative_to_the_base_and_read_once(tmp_path: Path) -> None:
    file = put(tmp_path / "news" / "a.txt")
    (article,) = read_articles([file, tmp_path / "news", file], base=tmp_path)
    assert article.file == "news/a.txt"
    (article,) = read_articles([file])
    assert article.file == file.as_posix()


def test_two_articles_with_one_id_are_refused_and_both_files_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a" / "x.txt")
    put(tmp_path / "b" / "x.md")
    with pytest.raises(CheckerError, match=r"b/x\.md: .*'x'.* a/x\.txt"):
        read_articles([tmp_path], base=tmp_path)


def test_an_id_of_a_bundle_clashes_with_a_file_of_that_name(tmp_path: Path) -> None:
    put(tmp_path / "x.txt", TEXT + TEXT)
    put(tmp_path / "x-b.txt")
    with pytest.raises(CheckerError, match="'x-b'"):
        read_articles([tmp_path])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"Copper \xff fell",
            r"byte 7 \(0xff\) is not UTF-8; .*save the file in that encoding",
        ),
        ("智利去年产铜五百三十万吨，比上一年多。".encode("gb18030"), r"byte 0 .*looks like GB18030"),
        ("Copper fell 2%.".encode("utf-16"), r"byte 0 .*looks like UTF-16"),
    ],
)
def test_bytes_that_are_not_utf_8_are_named_with_their_place_and_the_remedy(
    tmp_path: Path, data: bytes, said: str
) -> None:
    file = put(tmp_path / "x.txt", data)
    with pytest.raises(CheckerError, match=said) as error:
        read_articles([file])
    assert str(file) in str(error.value)


def test_what_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="no such file"):
        source_files(tmp_path / "missing.txt")
    with pytest.raises(CheckerError, match=r"\.txt, .*\.html"):
        source_files(put(tmp_path / "x.pdf"))
    with pytest.raises(CheckerError, match="no article in this folder"):
        source_files(tmp_path / "empty" if (tmp_path / "empty").mkdir() is None else tmp_path)


def test_an_empty_file_among_others_is_no_article_and_no_error(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "")
    put(tmp_path / "b.txt")
    assert [article.id for article in read_articles([tmp_path])] == ["b"]


def test_offsets_count_characters_of_the_file_as_it_is(tmp_path: Path) -> None:
    data = "\ufeff铜价走低\r\n矿讯社 2025-09-16\r\n𝟙 智利产铜530万吨。\r\n"
    (article,) = read_articles([put(tmp_path / "x.txt", data)])
    assert article.text == data
    paragraph = article.blocks[1]
    assert data[paragraph.start : paragraph.end] == "𝟙 智利产铜530万吨。"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Copper fell 2%.", "en"),
        ("铜价走低", "zh"),
        ("Copper (铜) fell 2% on Monday.", "en"),
        ("五角大楼入股MP Materials，美国稀土成色几何？", "zh"),
        ("2025", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_letters(words: str, language: str) -> None:
    assert language_of(words) == language


def test_title_and_body_have_a_language_each() -> None:
    (article,) = read_source("铜价走低\n矿讯社 2025-09-16\nCopper fell 2% on Monday.\n", "x.txt")
    assert (article.language_title, article.language_body) == ("zh", "en")


# Pieces of texts, marks and pages, put together in any order.
PIECES = st.lists(
    st.sampled_from([
        "Copper fell 2%.", "Copper slips", "铜价走低。", "[3][4]", "[12, 13]", " - ", "- ", "* ", "# ", "**",
        "_", "`", "```", "\n", "\n\n", "\r\n", "\r", "\t", "|", "|---|", "---", "Group 1: Output",
        "Core Insights",
        "Ore Review· 2025-09-16 10:28", "（来源：矿讯 2025-07-21）", "LIMA, May 5 – ",
        "icon",
        "<p>", "</p>", "<table><tr><td>", "</table>", "<!--", "-->", "<h1>", "</h1>", "<li>", "<script>",
        "</script>",
        "&amp;", "&#x94DC;", "&", "<", ">", "](", ")", "[", "\ufeff", "\\", "𝟙", ".",
    ]),
    max_size=40,
)  # fmt: skip


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
@given(pieces=PIECES)
def test_offsets_hold_for_any_text(ending: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    for article in read_source(text, f"x{ending}"):
        assert article.text == text
        assert len(article.plain) == len(text)
        assert all(
            new in (old, " ", "\n", "|") or old in "&\r" for old, new in zip(text, article.plain, strict=True)
        )
        assert 0 <= article.start < article.end <= len(text)
        spans = sorted((block.start, block.end) for block in article.blocks)
        assert all(article.start <= start < end <= article.end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert all(article.plain[start:end].strip() for start, end in spans)
        assert [b.kind for b in article.blocks[1:] if b.kind is BlockKind.TITLE] == []
        groups = [block.group for block in article.blocks]
        assert groups == sorted(groups)


@given(pieces=PIECES)
def test_a_text_read_twice_gives_the_same_articles(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert read_source(text, "x.txt") == read_source(text, "x.txt")


def test_every_format_has_its_ending_once() -> None:
    assert {".txt", ".md", ".html"} <= set(READERS)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in READERS)


def test_a_hash_as_long_as_sha_256_is_cut_off_too() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert article_id(Path(f"x_{digest}.txt")) == "x"
