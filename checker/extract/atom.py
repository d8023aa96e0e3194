"""One piece of a sentence: a name, a number, a time, a word, a mark."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.lexicon import Mention
from checker.extract.quantity import Quantity
from checker.extract.times import Time


@dataclass(slots=True)
class Atom:
    """One piece of a sentence.

    `kind` is E entity (or adjective of one), S one that only publishes figures, C commodity, M metric noun, V metric verb, K cue word,
    Q quantity, T time, W other word, P punctuation. `id` is the pack's id, the cue or the lower-case word.
    """

    kind: str
    id: str
    start: int
    end: int
    text: str
    low: str
    """The text in lower case."""
    mention: Mention | None = None
    quantity: Quantity | None = None
    time: Time | None = None
    cues: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()

    @property
    def adjective(self) -> bool:
        """Whether it is the adjective of a country (“Chinese”), which belongs to the noun after it."""
        return self.mention is not None and self.mention.role == "adjective"

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words, whatever else the lexicon says of it."""
        return self.low in words

    def is_cue(self, cue: str) -> bool:
        """Whether one of its readings is this cue."""
        return cue in self.cues

    def metrics(self) -> tuple[str, ...]:
        """The metrics that it names, as a noun or as a verb."""
        return self.named
