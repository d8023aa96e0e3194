"""Edits of a folder of articles as people make them: those that say nothing new, and those that do."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.articles import read_articles
from checker.articles.digest import is_digest
from checker.model import Article, Claim

SYNONYMS = {
    "significant": "considerable", "crucial": "vital", "highlighting": "underlining", "highlights": "underlines",
    "emphasizes": "stresses", "challenges": "difficulties", "indicating": "suggesting", "aims to": "seeks to",
    "efforts": "attempts", "concerns": "worries", "essential": "indispensable", "discusses": "describes",
    "despite": "in spite of", "significantly": "markedly", "currently": "at present", "various": "several",
    "particularly": "especially", "However": "Even so", "critical": "decisive", "enhance": "strengthen",
    "potential": "possible", "ongoing": "continuing", "complex": "intricate", "initiatives": "schemes",
    "necessary": "needed", "reflects": "mirrors", "strategy": "plan", "collaboration": "cooperation",
}  # fmt: skip
REMARKS = ("Archive copy, please keep.", "From the reading list of the desk", "Read and filed.", "存档备查")
BULLET = re.compile(r" - (?=\S)")
HEAD = re.compile(r"^.*\n.*· ?\d{4}-\d{2}-\d{2} \d{2}:\d{2}\s*(?:\n|$)", re.MULTILINE)
LIST = re.compile(r"\n(?=- |\S[^\n]{0,60}\n- |\n)")
GROUP = re.compile(r" (?=Group \d+: )")


@dataclass(frozen=True)
class Desk:
    """A folder of articles and the dice that choose what is done to it."""

    folder: Path
    dice: random.Random

    def file(self) -> Path:
        """One of the files."""
        return self.dice.choice(sorted(self.folder.glob("*.txt")))

    def kind(self, path: Path) -> str:
        """Whether a file is an original or a reprint; a new name tells it too."""
        return "reprint" if path.name.startswith("reprint") else "piece"

    def article(self) -> tuple[Path, Article]:
        """One of the articles with its file."""
        path = self.file()
        return path, self.dice.choice(read_articles([path]))

    def body(self) -> tuple[Path, str, int, int]:
        """A file, its text, and where the body of one of its articles begins and ends, by the lines that date them.

        A title stands right over its dateline; one article has both below its body. A remark on top is no body.
        """
        path = self.file()
        text = path.read_text(encoding="utf-8")
        heads = list(HEAD.finditer(text))
        n = self.dice.randrange(len(heads))
        start = heads[n].end()
        end = heads[n + 1].start() if n + 1 < len(heads) else len(text)
        if not text[start:].strip():
            start, end = (text.index("\n\n") + 2) if text.startswith(REMARKS) else 0, heads[n].start()
        return path, text, start, start + len(text[start:end].rstrip())


def add_a_line_on_top(desk: Desk) -> str:
    """A remark over all; a second one takes the place of the first."""
    path = desk.file()
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n\n")
    path.write_text(f"{desk.dice.choice(REMARKS)}\n\n{rest if first in REMARKS else text}", encoding="utf-8")
    return path.name


def wrap(desk: Desk) -> str:
    """A digest on one line, or on lines of some width; a list with each of its bullets so."""
    path, text, start, end = desk.body()
    width = desk.dice.choice((60, 72, 80, 100, 100_000))
    parts = (
        [text[start:end]] if is_digest(text[start:end].partition("\n")[0]) else LIST.split(text[start:end])
    )
    body = "\n".join(
        textwrap.fill(part, width, subsequent_indent="  " * part.startswith("- "), break_long_words=False,
                      break_on_hyphens=False)
        for part in parts
    )  # fmt: skip
    path.write_text(text[:start] + body + text[end:], encoding="utf-8")
    return f"{path.name} at {width}"


def rename(desk: Desk) -> str:
    path = desk.file()
    new = path.with_name(f"{desk.kind(path)}-{desk.dice.randrange(10**6):06}.txt")
    path.rename(new)
    return f"{path.name} to {new.name}"


def move(desk: Desk) -> str:
    """A paragraph of a body to another place of its group; where there are groups, sometimes one of them."""
    path, text, start, end = desk.body()
    if not is_digest(text[start:end].partition("\n")[0]):
        lines = LIST.split(text[start:end])
        spots = [n for n, line in enumerate(lines) if line.startswith("- ") and lines[n - 1].startswith("- ")]
        if spots:
            n = desk.dice.choice(spots)
            lines[n - 1], lines[n] = lines[n], lines[n - 1]
        path.write_text(text[:start] + "\n".join(lines) + text[end:], encoding="utf-8")
        return f"{path.name} list"
    groups = GROUP.split(" ".join(text[start:end].split()))
    g = desk.dice.randrange(len(groups))
    if len(groups) > 3 and desk.dice.random() < 0.3:
        groups.insert(desk.dice.randrange(1, len(groups)), groups.pop(max(1, g)))
    else:
        head, *bullets = BULLET.split(groups[g])
        if len(bullets) > 1:
            bullets.insert(desk.dice.randrange(len(bullets)), bullets.pop(desk.dice.randrange(len(bullets))))
        groups[g] = " - ".join([head, *bullets])
    path.write_text(text[:start] + " ".join(groups) + text[end:], encoding="utf-8")
    return f"{path.name} group {g}"


def reword(desk: Desk) -> str:
    path = desk.file()
    text = path.read_text(encoding="utf-8")
    here = [word for word in SYNONYMS if re.search(rf"\b{word}\b", text)]
    if not here:
        return "nothing"
    word = desk.dice.choice(here)
    spots = list(re.finditer(rf"\b{word}\b", text))
    spot = desk.dice.choice(spots)
    path.write_text(text[: spot.start()] + SYNONYMS[word] + text[spot.end() :], encoding="utf-8")
    return f"{path.name}: {word}"


def syndicate(desk: Desk) -> str:
    """A copy of one article as a file of its own, as another outlet prints it; there are four at most."""
    for old in sorted(desk.folder.glob("reprint-*.txt"))[3:]:
        old.unlink()
    path, article = desk.article()
    text = article.text[article.start : article.end]
    new = path.with_name(f"reprint-{desk.dice.randrange(10**6):06}.txt")
    new.write_text(text, encoding="utf-8")
    return f"{article.id} as {new.name}"


HARMLESS: tuple[Callable[[Desk], str], ...] = (add_a_line_on_top, wrap, rename, move, reword, syndicate)


@dataclass(frozen=True)
class Change:
    """Other words for a part of a file."""

    start: int
    end: int
    words: str

    def applied(self, text: str) -> str:
        """The text with them."""
        return text[: self.start] + self.words + text[self.end :]


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
UNITS = {"million": "billion", "tons": "kilograms", "metric tons": "pounds", "亿": "万", "billion": "million"}
HEDGES = {
    "about": "under", "around": "more than", "approximately": "less than", "nearly": "over", "over": "under",
    "up to": "over", "exceeding": "below", "about ": "over ",
}  # fmt: skip


def other_number(claim: Claim, dice: random.Random) -> Change | None:
    """Another number in a claim, clearly another."""
    found = NUMBER.search(claim.value_text)
    if found is None:
        return None
    value = float(found[0].replace(",", ""))
    if claim.unit == "percent":
        new = dice.choice([v for v in (5, 18, 33, 47, 61, 74, 88, 96) if abs(v - value) > 6])
    else:
        new = round(value * dice.choice((0.3, 0.6, 1.7, 4)), 2 if value < 100 else 0)
    start = claim.start + found.start()
    return Change(start, claim.start + found.end(), f"{new:,.10g}")


def other_unit(claim: Claim, dice: random.Random) -> Change | None:
    """Another unit or scale word in a claim."""
    return _replaced(claim, UNITS)


def other_hedge(claim: Claim, dice: random.Random) -> Change | None:
    """Another hedge, or one where there was none."""
    if (change := _replaced(claim, HEDGES)) is not None:
        return change
    plain = claim.hedge == "exact" and claim.value_text[:1].isdigit()
    return Change(claim.start, claim.start, dice.choice(("over ", "under ", "nearly "))) if plain else None


def other_period(claim: Claim, dice: random.Random) -> Change | None:
    """Another year in the sentence of a claim, before or behind its value."""
    at = claim.quote.find(claim.value_text)
    years = [
        found
        for found in re.finditer(r"\b20[12]\d\b", claim.quote)
        if not at <= found.start() < at + len(claim.value_text)
    ]
    if at < 0 or not years:
        return None
    found = dice.choice(years)
    start = claim.start - at + found.start()
    return Change(start, start + 4, str(int(found[0]) - dice.choice((3, 5, 7))))


def _replaced(claim: Claim, words: Mapping[str, str]) -> Change | None:
    for old, new in words.items():
        at = claim.value_text.find(old)
        if at >= 0:
            return Change(claim.start + at, claim.start + at + len(old), new)
    return None


MEANINGFUL = (other_number, other_unit, other_hedge, other_period)
