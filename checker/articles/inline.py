"""Markup that is no language, blanked where it stands: citations, emphasis, links, tags, entities.

Every function writes spaces into `chars`, the text as a list of characters, so that no offset moves.
Each makes one pass over the text; none backs up further than one line, so the cost is that of the length.
"""

from __future__ import annotations

import re
from html import unescape

CITATION = re.compile(r"[\[［] ?\d{1,3}(?: ?[,，、;–-] ?\d{1,3}){0,40} ?[\]］]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|mark|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead"
    r"|time|tr|u|ul|wbr)\b(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]: +\S[^\n]*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"<?\b(?:https?://|ftp://|www\.)[^\s<>()（）\[\]，。、；：”“\"|]+(?<![.,:;!?])>?", re.IGNORECASE
)
_TARGET = re.compile(
    r"\(\s{0,8}<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*){0,8}>?(?:\s{1,8}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s{0,8}\)"
)
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~$-])")
_RUN = re.compile(r"\\.|\*+|_+|~~|`+|\n")


def blank(chars: list[str], start: int, end: int) -> None:
    """Write spaces over `start..end`; line ends stay."""
    for at in range(start, end):
        if chars[at] not in "\r\n":
            chars[at] = " "


def blank_citations(text: str, chars: list[str]) -> None:
    """`[3]`, `[3][4]`, `[12, 13]`, and the references of footnotes, `[^2]`."""
    for pattern in (CITATION, _FOOTNOTE):
        for hit in pattern.finditer(text):
            blank(chars, *hit.span())


def blank_inline(text: str, chars: list[str]) -> None:
    """All the inline marks of Markdown and the stray HTML that texts carry."""
    _blank_comments(text, chars)
    for hit in _TAG.finditer(text):
        blank(chars, *hit.span())
    _blank_links(text, chars)
    blank_citations(text, chars)
    for hit in _ADDRESS.finditer(text):
        blank(chars, *hit.span())
    _blank_emphasis(text, chars)
    for hit in ENTITY.finditer(text):
        write_entity(hit[0], hit.start(), chars)
    for hit in _ESCAPE.finditer(text):
        chars[hit.start()] = " "


def write_entity(entity: str, at: int, chars: list[str]) -> None:
    """The character that `&amp;` stands for, padded with spaces; what is no entity stays as it is."""
    said = unescape(entity)
    if said != entity and len(said) <= len(entity):
        chars[at : at + len(entity)] = said.replace("\r", " ").replace("\n", " ").ljust(len(entity))


def _blank_comments(text: str, chars: list[str]) -> None:
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        blank(chars, at, end + 3)
        at = text.find("<!--", end + 3)


def _blank_links(text: str, chars: list[str]) -> None:
    """`[words](target)` keeps its words, `![picture](target)` nothing, `[words][ref]` its words."""
    known = set()
    for hit in _DEFINITION.finditer(text):
        known.add(hit[1].strip().lower())
        blank(chars, *hit.span())
    opened: list[int] = []
    for mark in re.finditer(r"[\[\]\n]", text):
        at = mark.start()
        if mark[0] == "\n":
            opened.clear()
        elif mark[0] == "[":
            opened.append(at)
        elif opened:
            begin = opened.pop()
            target = _TARGET.match(text, at + 1)
            if target is None and known:
                target = _reference(text, begin, at, known)
            if target is None:
                continue
            image = begin > 0 and text[begin - 1] == "!"
            blank(chars, begin - 1 if image else begin, at + 1 if image else begin + 1)
            blank(chars, at, target.end())


def _reference(text: str, begin: int, at: int, known: set[str]) -> re.Match[str] | None:
    named = re.compile(r"\[([^\[\]\n]{0,200})\]").match(text, at + 1)
    if named and (named[1] or text[begin + 1 : at]).strip().lower() in known:
        return named
    if at - begin < 200 and text[begin + 1 : at].strip().lower() in known:
        return re.compile("").match(text, at + 1)
    return None


def _blank_emphasis(text: str, chars: list[str]) -> None:
    """Paired runs of `*`, `_`, `~~` and backquotes within one line. A lone star is left: `World*`."""
    opened: dict[str, list[tuple[int, int]]] = {}
    for run in _RUN.finditer(text):
        start, end = run.span()
        sign = run[0][0]
        if sign == "\n":
            opened.clear()
        if sign in "\\\n":
            continue
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        inside_word = before.isalnum() and after.isalnum() and (sign == "_" or before.isdigit())
        stack = opened.setdefault(sign, [])
        if stack and not before.isspace() and not inside_word:
            begin, stop = stack.pop()
            length = min(stop - begin, end - start)
            blank(chars, stop - length, stop)
            blank(chars, start, start + length)
        elif not after.isspace() and not inside_word and (sign != "*" or not before.isdigit()):
            stack.append((start, end))
