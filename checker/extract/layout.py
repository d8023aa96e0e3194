"""Laying quantities, times and known words over a sentence, and the words and marks between them: a scene."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter

from checker.extract.atom import Atom
from checker.extract.lexicon import Mention, Role
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene
from checker.extract.times import Time
from checker.packs import Pack

TOKEN = re.compile(r"[A-Za-z][A-Za-z'’.]*[A-Za-z]|[A-Za-z]|\d(?:[\d.,]*\d)?|[\u3400-\u9fff]|[—–]+|\S")
CORPORATE = frozenset({"revenue", "profit", "market_size", "stake", "loan", "investment", "workforce"})
KINDS: Mapping[Role, str] = {
    "entity": "E", "adjective": "E", "commodity": "C", "metric": "M", "verb": "V", "cue": "K",
}  # fmt: skip
"""The kind of atom that a mention becomes."""
SAID_BY = re.compile(
    r"(?:\b[Aa]ccording to|[,”] (?:said|says|reckons?|estimates?|calculates?)) (?:the )?(?:[a-z]+ ){0,2}$"
)
"""What stands before who only tells what a sentence says, though such a one has takings of its own."""
ACTS = re.compile(
    r" (?:keeps?|kept|retains?|retained|holds?|held|owns?|owned|buys|bought|sells|sold|lends|lent|levies|levied|fined|seized|employs|employed|spends|spent)\b"
)
"""What one who mostly tells figures can do himself: “the regulator keeps a tenth of it”."""
PRESS = re.compile(r"媒体|传媒|报纸|报章|舆论|学者|专家|分析师|分析人士|智库|网友|业内人士")
"""Who after a country's name only says something of somebody: 日本媒体, 美国智库."""
HOUSE = re.compile(
    r"(?:机构|咨询公司|咨询|智库|投行|券商|研究所|评级公司|数据商|数据公司|顾问公司|顾问|调研公司)$"
)
"""咨询机构甲估计: who only says how much it is of others."""
TELLS = re.compile(
    r"(?:最新|年初|上月|日前|此前|则|也)?的?(?:预测|预计|预估|统计|估计|估算|认为|指出|数据|公布|发布)"
)


MONTH_OF_MAY = re.compile(
    r"\bMay\b(?= (?!(?:be|have|not|also|still|soon|yet|well|never|only|need|the|even)\b)[a-z])|(?<=['’]s )May\b"
)
"""What no verb is, with its capital before a small letter: “May sugar settled at 19 cents”, “China May exports jump”."""


def build_scene(
    text: str,
    start: int,
    end: int,
    quantities: list[Quantity],
    times: list[Time],
    mentions: list[Mention],
    pack: Pack,
) -> Scene:
    """Lay quantities, times and mentions over the words of `text[start:end]`.

    Where they overlap a quantity wins over a mention, and a time over a quantity that is only a date.
    """
    taken: list[Atom] = []
    dates = [q for q in quantities if q.form == "date"]
    for time in times:
        date = next((q for q in dates if q.start < time.end and time.start < q.end), None)
        first, last = (
            (min(time.start, date.start), max(time.end, date.end)) if date else (time.start, time.end)
        )
        if any(
            q.form != "date" and q.start < last and first < q.end and not _covers(time, q) for q in quantities
        ):
            continue
        said = text[first:last]
        if date is not None and "/" in time.period and said.startswith(("截至", "截止")):
            date = None  # 截至2025年9月的九个月 dates nothing
        taken.append(Atom("T", time.period, first, last, said, said.lower(), None, date, time))
    if times_at := [(atom.start, atom.end) for atom in taken]:
        quantities = [q for q in quantities if q.form == "date" or not _overlaps(times_at, q.start, q.end)]
    for quantity in quantities:
        if not _overlaps(times_at, quantity.start, quantity.end):
            said = text[quantity.start : quantity.end]
            taken.append(
                Atom("Q", quantity.form, quantity.start, quantity.end, said, said.lower(), None, quantity)
            )
    occupied = [(atom.start, atom.end) for atom in taken]
    sources = [
        m
        for m in mentions
        if m.role == "entity"
        and m.id in pack.sources
        and not (_is_shown(m, pack) and ACTS.match(text, m.end))
    ]
    if sources and not all(CORPORATE.isdisjoint(mention.senses.metrics) for mention in mentions):
        sources = [m for m in sources if _says_so(text, m, pack)]
    months = [hit.span() for hit in MONTH_OF_MAY.finditer(text, start, end)]
    taken.extend(Atom("W", "May", *span, "May", "May") for span in months if not _overlaps(occupied, *span))
    occupied += months
    for mention in mentions:
        begin, stop, role, id, senses = mention
        if not _overlaps(occupied, begin, stop):
            said = text[begin:stop]
            tells = mention in sources or (
                text[stop : stop + 1] >= "\u3400" and _only_tells(text, mention, end, pack)
            )
            kind = "S" if tells else KINDS[role]
            taken.append(
                Atom(
                    kind,
                    id,
                    begin,
                    stop,
                    said,
                    said.lower(),
                    mention,
                    None,
                    None,
                    senses.cues,
                    senses.metrics,
                )
            )
    taken.sort(key=attrgetter("start"))
    hidden = {q.start: [m for m in mentions if m.start < q.end and q.start < m.end] for q in quantities}
    return Scene(text, start, end, _with_words(text, start, end, taken), pack, inside=hidden)


def _is_shown(mention: Mention, pack: Pack) -> bool:
    """Whether no pack knows the name, which only the text shows to tell figures."""
    return not pack.entities[mention.id].names


def _says_so(text: str, mention: Mention, pack: Pack) -> bool:
    """Whether one who tells figures does so here, and has none of his own: “…, said the Lanark Institute”."""
    if SAID_BY.search(text, max(0, mention.start - 24), mention.start) is not None:
        return True
    return _is_shown(mention, pack) and not text.startswith(("'s ", "’s "), mention.end)


def _only_tells(text: str, mention: Mention, end: int, pack: Pack) -> bool:
    """Whether a name only says who tells the figure: 日本媒体, 国际能源署预计."""
    if mention.role not in ("entity", "adjective"):
        return False
    if PRESS.match(text, mention.end, end) is not None:
        return True
    tells = mention.id in pack.sources or pack.kind(mention.id) == "agency"
    tells = tells or HOUSE.search(text, max(0, mention.start - 6), mention.start) is not None
    return tells and TELLS.match(text, mention.end, end) is not None


def _with_words(text: str, start: int, end: int, taken: list[Atom]) -> list[Atom]:
    """The atoms that are known, and every other word and mark between them."""
    atoms: list[Atom] = []
    split = False
    at = start
    for atom in [*taken, None]:
        for token in TOKEN.finditer(text, at, atom.start if atom else end):
            word = token[0]
            begin, stop = token.span()
            kind, low, owns = _written(word)
            if owns:
                atoms.append(Atom("W", low, begin, stop - 2, word[:-2], low))
                atoms.append(Atom("W", "'s", stop - 2, stop, "'s", "'s"))
            else:
                split = split or low == "s"
                atoms.append(Atom(kind, low, begin, stop, word, low))
        if atom:
            atoms.append(atom)
            at = atom.end
    return _with_possessives(atoms) if split else atoms


@lru_cache(maxsize=20_000)
def _written(word: str) -> tuple[str, str, bool]:
    """The kind of a word or mark, its small letters, and whether they leave out an “’s” that it ends with."""
    if len(word) > 2 and word[-1] == "s" and word[-2] in "'’":
        return "W", word.lower()[:-2], True
    return "W" if word[0].isalnum() else "P", word.lower(), False


def _with_possessives(atoms: list[Atom]) -> list[Atom]:
    """Join the apostrophe and the s after a name into one atom."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined and atom.id == "s" and joined[-1].id in ("'", "’") and joined[-1].end == atom.start:
            first = joined.pop()
            joined.append(Atom("W", "'s", first.start, atom.end, "'s", "'s"))
        else:
            joined.append(atom)
    return joined


def _covers(time: Time, quantity: Quantity) -> bool:
    """Whether a number is only a part of a time expression: “the first three quarters”."""
    return time.start <= quantity.numeral[0] and quantity.numeral[1] <= time.end


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    for a, b in spans:  # noqa: SIM110 (half the time of any() in the place where it is asked most)
        if a < end and start < b:
            return True
    return False
