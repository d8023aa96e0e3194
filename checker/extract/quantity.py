"""Quantity: one number of a text with its hedge and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

OF_THE_LIST = "unit of the list"
"""The note of a bare number that has the unit of the line above its list."""


@dataclass(slots=True)  # frozen, each would take four times as long to make
class Quantity:
    """One quantity: where its `value_text` stands and what it says in the canonical unit.

    `unit` is None for a bare number; `form` tells how it is written (number, money, percent, pp,
    share_word, multiple, rank, exclusive, date, count); `direction` is the sign that the phrase itself has. `factor` is how many canonical units one of the written is.
    """

    start: int
    end: int
    low: float
    high: float
    hedge: str
    unit: str | None
    form: str
    numeral: tuple[int, int]
    direction: int = 0
    per: str | None = None
    note: str | None = None
    factor: float = 1.0


def times(quantity: Quantity, factor: float, unit: str) -> Quantity:
    """The quantity in a unit that it leaves out: the 86 of 每磅80美元，后升到86美元."""
    return replace(
        quantity, low=quantity.low * factor, high=quantity.high * factor, unit=unit,
        factor=quantity.factor * factor, note="carried",
    )  # fmt: skip
