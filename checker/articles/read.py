"""Source files to articles: which files, how decoded, which reader, and the id of each article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePath

from checker.articles.html import read_html
from checker.articles.markdown import read_markdown
from checker.articles.page import Part
from checker.articles.text import read_text
from checker.model import Article, BlockKind, CheckerError

READERS: Mapping[str, Callable[[str], tuple[list[Part], str]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""File ending to the reader of that format: text → its articles, and the text with its markup blanked."""

_HASH = re.compile(r"[_.-](?=[0-9a-fA-F]*\d)([0-9a-fA-F]{12,64})$")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]")


def read_articles(paths: Iterable[Path], base: Path | None = None) -> tuple[Article, ...]:
    """The articles of all files, in the order of the files and of their texts.

    A folder stands for the article files in it, sorted. `Article.file` is relative to `base`.
    Raises `CheckerError` for a file that cannot be read and for two articles with one id.
    """
    files: dict[Path, Path] = {}
    for path in paths:
        for file in source_files(path):
            files.setdefault(file.resolve(), file)
    return read_files((_relative(file, base), _bytes(file)) for file in files.values())


def read_files(files: Iterable[tuple[str, bytes]]) -> tuple[Article, ...]:
    """The articles of files as bytes, each with the name that becomes `Article.file`, in their order.

    Raises `CheckerError` for a file that is not UTF-8 and for two articles with one id.
    """
    owner: dict[str, str] = {}
    articles: list[Article] = []
    for name, data in files:
        for article in read_source(decoded(name, data), name):
            other = owner.setdefault(article.id, article.file)
            if other != article.file:
                raise CheckerError(
                    f"{article.file}: its article has the id {article.id!r}, which one of {other} has "
                    "already; give one of the two files another name."
                )
            articles.append(article)
    return tuple(articles)


@lru_cache(maxsize=64)
def read_source(text: str, file: str) -> tuple[Article, ...]:
    """The articles of one decoded text; the ending of `file` chooses the format, its stem is the id.

    Who looks at a folder again and again, as an editor's desk does, cuts up only what has changed.
    """
    parts, plain = READERS[_ending(Path(file))](text)
    stem = article_id(Path(file))
    articles = []
    for number, part in enumerate(parts):
        body = "".join(plain[b.start : b.end] for b in part.blocks if b.kind is not BlockKind.TITLE)
        articles.append(
            Article(
                id=stem if len(parts) == 1 else f"{stem}-{_letters(number)}",
                file=file,
                title=part.title or stem,
                source=part.source,
                published=_day(part.published),
                language_title=language_of(part.title or body),
                language_body=language_of(body or part.title),
                start=part.start,
                end=part.end,
                text=text,
                plain=plain,
                blocks=tuple(part.blocks),
            )
        )
    return tuple(articles)


def source_files(path: Path) -> tuple[Path, ...]:
    """The article files that `path` stands for: itself, or those in the folder and below, sorted.

    Hidden files and folders are left out. Raises `CheckerError` where there is nothing to read.
    """
    if path.is_dir():
        found = (file for file in path.rglob("*") if is_article(file.relative_to(path)) and file.is_file())
        files = tuple(sorted(found, key=lambda file: file.relative_to(path).as_posix()))
        if not files:
            raise CheckerError(
                f"{path}: no article in this folder; articles are files that end in {_endings()}."
            )
        return files
    if not path.exists():
        raise CheckerError(f"{path}: there is no such file or folder.")
    if _ending(path) not in READERS:
        raise CheckerError(
            f"{path}: articles are files that end in {_endings()}, not in {path.suffix or 'nothing'!r}."
        )
    return (path,)


def is_article(name: PurePath) -> bool:
    """Whether a file of a folder is an article, by its name in it: a known ending, nothing hidden on the way."""
    return _ending(name) in READERS and not any(part.startswith(".") for part in name.parts)


def article_id(file: Path) -> str:
    """The stem of a file without a trailing content hash.

    >>> article_id(Path("000_59bf3902258efc24.txt"))
    '000'
    """
    return _HASH.sub("", file.stem) or file.stem


def language_of(words: str) -> str:
    """`zh` or `en`, by its letters; one Han character says about as much as three Latin letters."""
    return "zh" if 3 * len(_HAN.findall(words)) > len(_LATIN.findall(words)) else "en"


def _day(published: str | None) -> str | None:
    """The date as the claim model has it, which knows days only: a month is its first day."""
    return f"{published}-01" if published and len(published) == len("2025-09") else published


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CheckerError(f"{file}: cannot be read: {error.strerror}.") from error


def decoded(file: str, data: bytes) -> str:
    """The text of a file; raises `CheckerError` with the first byte that is not UTF-8, and what it may be instead."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckerError(
            f"{file}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8{_guess(data)}; "
            "articles are read as UTF-8: save the file in that encoding."
        ) from None


def _guess(data: bytes) -> str:
    """What the bytes look like, for the message only; nothing is read on a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ", the file looks like UTF-16"
    try:
        words = data[:100_000].decode("gb18030", errors="strict")
    except UnicodeDecodeError:
        return ""
    return ", the file looks like GB18030" if len(_HAN.findall(words)) * 4 > len(words) else ""


def _relative(file: Path, base: Path | None) -> str:
    if base is not None and file.resolve().is_relative_to(base.resolve()):
        return file.resolve().relative_to(base.resolve()).as_posix()
    return file.as_posix()


def _ending(file: PurePath) -> str:
    return file.suffix.lower()


def _endings() -> str:
    return ", ".join(READERS)


def _letters(number: int) -> str:
    """a, b … z, aa, ab …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
