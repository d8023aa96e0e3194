"""Finding the words of a pack and of the languages in a text, in one pass of an automaton."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

import ahocorasick_rs
import yaml

from checker.extract.fold import lowered
from checker.packs import Pack
from checker.packs.model import Names

Role = Literal["entity", "adjective", "commodity", "metric", "verb", "cue"]
WORDS = Path(__file__).parent / "words"
_ORDER: Mapping[Role, int] = {"entity": 0, "adjective": 1, "commodity": 2, "metric": 3, "verb": 4, "cue": 5}
_SAME_LENGTH = str.maketrans("-–‐\u00a0\n\t’", "      '")
YEAR_DIGITS = frozenset("0123456789〇零○")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Mention:
    """One word or phrase of the lexicon in a text.

    `role` and `id` are its first reading (an id of the pack, or the name of a cue); `also` has the others:
    “imports” is a metric as a noun and as a verb.
    """

    start: int
    end: int
    role: Role
    id: str
    also: tuple[tuple[Role, str], ...] = ()

    def ids(self, role: Role) -> tuple[str, ...]:
        """The ids under which these words are known in that role."""
        return tuple(id for r, id in ((self.role, self.id), *self.also) if r == role)


@dataclass(frozen=True, slots=True)
class _Reading:
    role: Role
    id: str
    phrase: str

    def fits(self, written: str) -> bool:
        """Whether the case of the text allows it: proper names need their capital, acronyms all of them."""
        if not self.phrase[0].isupper():
            return True
        return written == self.phrase if self.phrase.isupper() else written[0].isupper()


class Lexicon:
    """The automaton of one pack; `find` is linear in the text."""

    def __init__(self, pack: Pack) -> None:
        entries: dict[str, dict[tuple[Role, str], _Reading]] = {}
        for reading in chain(_of_pack(pack), _of_languages()):
            key = reading.phrase.lower().translate(_SAME_LENGTH)
            entries.setdefault(key, {}).setdefault((reading.role, reading.id), reading)
        self._readings = [
            sorted(readings.values(), key=lambda r: _ORDER[r.role]) for readings in entries.values()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Mentions in `text[start:end]`, longest first at each place, none overlapping, in order."""
        piece = text[start:end]
        low = lowered(piece).translate(_SAME_LENGTH)
        hits = [
            (a, -b, number)
            for number, a, b in self._automaton.find_matches_as_indexes(low, overlapping=True)
            if _is_word(low, a, b)
        ]
        hits.sort()
        found: list[Mention] = []
        last = 0
        for a, minus_b, number in hits:
            if a < last or (low[a] == "年" and a and low[a - 1] in YEAR_DIGITS):
                continue  # 2024年产: the 年 is that of the year
            readings = [r for r in self._readings[number] if r.fits(piece[a:-minus_b])]
            if readings:
                first, *rest = readings
                also = tuple((r.role, r.id) for r in rest)
                found.append(Mention(start + a, start - minus_b, first.role, first.id, also))
                last = -minus_b
        return found


@lru_cache(maxsize=8)
def lexicon_of(pack: Pack) -> Lexicon:
    """The lexicon of a pack, built once for each pack."""
    return Lexicon(pack)


def _is_word(low: str, a: int, b: int) -> bool:
    if a and _latin(low[a]) and _latin(low[a - 1]):
        return False
    if b < len(low):
        after = low[b]
        if _latin(low[b - 1]) and (_latin(after) or after in "$£€"):
            return False
    return True


def _latin(char: str) -> bool:
    return char.isalnum() and not "\u3400" <= char <= "\u9fff"


def _of_pack(pack: Pack) -> Iterator[_Reading]:
    for entity in pack.entities.values():
        for name in chain(entity.names.get("en", ()), entity.names.get("zh", ())):
            yield _Reading("entity", entity.id, name)
        for short in entity.names.get("short", ()):
            for before in "对赴访":  # with the full names too, since the leftmost match wins: 对美国
                yield _Reading("entity", entity.id, before + short)
                for name in entity.names.get("zh", ()):
                    yield _Reading("entity", entity.id, before + name)
            for after in "方企军国媒资商":
                yield _Reading("entity", entity.id, short + after)
        for name in chain(*entity.adjectives.values()):
            yield _Reading("adjective", entity.id, name)
    for commodity in pack.commodities.values():
        for name in chain(*commodity.names.values()):
            yield from (_Reading("commodity", commodity.id, form) for form in _plurals(name))
    for metric in pack.metrics.values():
        for name in chain(*metric.nouns.values()):
            yield from (_Reading("metric", metric.id, form) for form in _plurals(name))
        yield from _verbs(metric.verbs, "verb", metric.id)


def _of_languages() -> Iterator[_Reading]:
    for path in sorted(WORDS.glob("*.yaml")):
        words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for cue, verbs in words.get("verbs", {}).items():
            yield from _verbs({"en": tuple(verbs)}, "cue", cue)
        for cue, phrases in words.get("words", {}).items():
            yield from (_Reading("cue", cue, str(phrase)) for phrase in phrases)


def _plurals(name: str) -> Iterator[str]:
    yield name
    if name[-1].isascii() and name[-1].isalpha() and name[-1] not in "sS" and not name.isupper():
        yield name + "s"


def _verbs(verbs: Names, role: Role, id: str) -> Iterator[_Reading]:
    for written in chain(*verbs.values()):
        base, *irregular = written.split("/")
        for form in {base, *irregular, *_inflected(base, irregular)}:
            yield _Reading(role, id, form)


def _inflected(phrase: str, irregular: list[str]) -> Iterator[str]:
    """The English forms of a regular verb: ship → ships, shipped, shipping; rely on → relies on …."""
    word, _, rest = phrase.partition(" ")
    if not word.isascii() or not word.isalpha() or len(word) < 2:
        return
    tail = f" {rest}" if rest else ""
    if word.endswith("y") and word[-2] not in _VOWELS:
        third, past, stem = word[:-1] + "ies", word[:-1] + "ied", word
    elif word.endswith("e"):
        third, past, stem = word + "s", word + "d", word[:-1]
    else:
        doubled = _doubles(word)
        third = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
        stem = word + word[-1] if doubled else word
        past = stem + "ed"
    yield third + tail
    yield stem + "ing" + tail
    if not irregular:
        yield past + tail


def _doubles(word: str) -> bool:
    """A short last syllable doubles its consonant: ship, dig, cut, slip; not gain, lift, account."""
    return (
        len(word) <= 4
        and word[-1] not in "wxy" + _VOWELS
        and word[-2] in _VOWELS
        and (len(word) < 3 or word[-3] not in _VOWELS)
    )
