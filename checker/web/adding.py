"""An article that is brought in: its name, its claims and what they contradict, before anything is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath

from checker.articles import READERS, is_article, read_source
from checker.articles.read import decoded
from checker.config import Config
from checker.model import Article, CheckerError, Claim, Run
from checker.packs import Pack
from checker.store import Desk, claims_path, claims_text
from checker.web.difference import Difference, difference

LIMIT = 1_000_000
"""Bytes of an article; the longest novels have three times as many."""
STEM = 80
"""Bytes of a name without its ending: ids of claims and names of their files are made of it."""
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that no file can have on some systems."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that could become an article: the file that it would be, what stands in it, what it does to the findings."""

    name: str
    text: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    difference: Difference
    run: Run
    """The run over the folder with it."""


def drafted(config: Config, desk: Desk, run: Run, pack: Pack, name: str, data: bytes) -> Draft:
    """What a text would be as an article of the folder. Without a name it is called by its title.

    Raises CheckerError for what is too long, not UTF-8, of no known format, empty, or in the folder already.
    """
    if len(data) > LIMIT:
        raise CheckerError(f"found {len(data):,} bytes, expected an article of at most {LIMIT:,}")
    text = decoded(name or "the text", data)
    if "\x00" in text:
        raise CheckerError("found a zero byte, expected a text")
    if not text.strip():
        raise CheckerError("found nothing, expected the text of an article")
    if (there := same_text(desk, text)) is not None:
        raise CheckerError(f"this text is in the folder already: {there}")
    ending = _ending(name)
    asked = name or f"{_title(text, ending)}{ending}"
    taken = {article.id for article in desk.articles} | desk.kept
    for file in _names(asked, ending, {Path(article.file).name for article in desk.articles}):
        articles = read_source(text, _file(config, file))
        if not {article.id.casefold() for article in articles} & {id.casefold() for id in taken}:
            break
    from checker import pipeline  # an editor who adds no article does not wait for it

    claims = pipeline.extract(articles, pack)
    after = pipeline.check((*run.articles, *articles), (*run.claims, *claims), pack)
    return Draft(file, text, articles, claims, difference(run.findings, after.findings), after)


def texts(config: Config, draft: Draft) -> dict[Path, str | None]:
    """What is to be written for it: the article, and its claims."""
    written: dict[Path, str | None] = {config.articles / draft.name: draft.text}
    for article in draft.articles:
        own = [claim for claim in draft.claims if claim.article == article.id]
        written[claims_path(config.claims, article.id)] = claims_text(own)
    return written


def safe_name(name: str, ending: str) -> str:
    """A file name of letters, digits, points, dashes and lines that stays in its folder, with that ending.

    >>> safe_name("../../etc/Tin & lead.TXT", ".txt")
    'Tin-lead.txt'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = last[: -len(ending)] if last.lower().endswith(ending) else last
    stem = re.sub(r"[^\w.-]+", "-", stem)
    stem = re.sub(r"-{2,}", "-", _cut(stem)).strip("-.")
    if not stem or RESERVED.fullmatch(stem):
        stem = f"article-{stem}".strip("-")
    return f"{stem}{ending}"


def same_text(desk: Desk, text: str) -> str | None:
    """The file of the folder that has this very text, however it is spaced."""
    wanted = text.split()
    files = {article.file: article.text for article in desk.articles}
    return next((file for file, held in files.items() if held.split() == wanted), None)


def _names(asked: str, ending: str, files: Collection[str]) -> Iterator[str]:
    """Names to try, none of which a file has: the safe one, then with numbers."""
    first = safe_name(asked, ending)
    stem = first.removesuffix(ending)
    there = {file.casefold() for file in files}
    for number in count(1):
        name = first if number == 1 else f"{stem}-{number}{ending}"
        if name.casefold() not in there:
            yield name


def _ending(name: str) -> str:
    """The ending of a name; a text without one is plain text."""
    ending = PurePath(re.split(r"[/\\]", name)[-1]).suffix.lower()
    if not ending:
        return ".txt"
    if ending not in READERS:
        raise CheckerError(f"found a name that ends in {ending}, expected one of {', '.join(READERS)}")
    return ending


def _title(text: str, ending: str) -> str:
    """What a text calls itself, as the name of a file."""
    title = read_source(text, f"article{ending}")[0].title
    return "-".join(re.findall(r"\w+", title.lower()))


def _cut(stem: str) -> str:
    return stem.encode("utf-8")[:STEM].decode("utf-8", "ignore")


def _file(config: Config, name: str) -> str:
    """An article's file as the folder's other articles have it: from the root of the project."""
    if not is_article(PurePath(name)) or PurePath(name).name != name:
        raise CheckerError(f"found {name!r}, expected the name of an article")
    try:
        return (config.articles.resolve() / name).relative_to(config.root.resolve()).as_posix()
    except ValueError:
        raise CheckerError(
            f"{config.articles}: lies outside of {config.root}, where nothing is written"
        ) from None
