"""One number of a sentence, with all that is known when it is asked what it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.english.phrase import word_at
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

MADE = frozenset(
    {"production", "mine_production", "magnet_production", "metal_production", "supply", "refining"}
)
"""Measures of what somebody makes."""
USES = frozenset({"demand", "consumption"})
"""Measures of what somebody uses."""
WEIGHED = ("mass", "volume", "energy", "rate")
"""Dimensions of goods that are not counted."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number at atom `i`, its dimension, its clause from `low` to `high`, and the frame before it."""

    scene: Scene
    i: int
    quantity: Quantity
    dim: str
    low: int
    high: int
    memory: Memory
    last: Frame | None

    @property
    def before(self) -> str:
        """The words of the clause before the number, in lower case."""
        return self.scene.words(self.low, self.i)

    def words_before(self, n: int) -> str:
        """The last `n` atoms of the clause before the number, in lower case."""
        return self.scene.words(max(self.low, self.i - n), self.i)

    def word(self, by: int) -> str:
        """The word so many atoms behind the number, or before it."""
        return word_at(self.scene, self.i + by)

    @property
    def sum(self) -> bool:
        """Whether it is a sum of money and not one for so much of something."""
        return self.dim == "money" and self.quantity.per is None


LOSES = re.compile(r"\bthe economy (?:[a-z]+ ){0,2}(?:lose|lost|loses|shed|forgo) [^,;.]{0,12}$")
"""“The economy would lose $3 billion”: of the country that is spoken of."""
