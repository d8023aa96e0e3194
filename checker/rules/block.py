"""The table a rule reads: the normal claims as columns, with the claims that say the same counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bools, Bounds, Codes, Floats, Index, ranges
from checker.columns import POSITION, YEAR, bounds, days, numbered, values
from checker.model import Article, Judgement, Modality, Place
from checker.packs import Pack

EARLIER = re.compile("before|earlier|last edition|previous")
YEARS_AHEAD = 10


@dataclass(frozen=True, eq=False)
class Block:
    """Normal claims as columns, with the pack and the articles at hand; rows are numbered from 0.

    A *position* is one value of one measure with all the claims that say it. Rules work on the rows that
    stand for the positions (`heads`), so that a copy is no new disagreement, and name all of its claims.
    """

    frame: pd.DataFrame
    pack: Pack
    articles: Sequence[Article] = ()
    judgements: Sequence[Judgement] = ()

    def column(self, name: str) -> NDArray[np.object_]:
        """One column as an array of objects, None for null."""
        if name not in self._columns:
            self._columns[name] = values(self.frame[name])
        return self._columns[name]

    def text(self, name: str, row: int) -> str | None:
        """One cell of a column of strings, None for null."""
        value = self.column(name)[row]
        return None if value is None else str(value)

    def codes(self, *names: str) -> Codes:
        """One number for each row, the same for rows that agree in these columns; 0 only for all null."""
        if names not in self._codes:
            # A row of nulls in front, which gets 0; a column of nulls, for all rows agree in no column.
            nulls = np.full(len(self.frame) + 1, -1)
            columns = (np.append(-1, self._coded(name)[0]) for name in names)
            self._codes[names] = numbered(nulls, *columns)[1:]
        return self._codes[names]

    def _coded(self, name: str) -> tuple[Codes, NDArray[np.object_]]:
        """The number of each row's value in one column, −1 for null, and the values by their numbers."""
        if name not in self._factors:
            self._factors[name] = pd.factorize(self.column(name))
        return self._factors[name]

    @cached_property
    def _columns(self) -> dict[str, NDArray[np.object_]]:
        return {}

    @cached_property
    def _factors(self) -> dict[str, tuple[Codes, NDArray[np.object_]]]:
        return {}

    @cached_property
    def _codes(self) -> dict[tuple[str, ...], Codes]:
        return {}

    @cached_property
    def interval(self) -> Bounds:
        """The intervals of all rows."""
        return bounds(self.frame)

    @cached_property
    def reach(self) -> Bounds:
        """The reaches of all rows."""
        return bounds(self.frame, "reach_")

    # --- time, in days since 1970; NaN for claims that are of no time -----------------------------------

    @cached_property
    def start(self) -> Floats:
        """The first day that a claim speaks of."""
        return days(self.frame["period_start"])

    @cached_property
    def end(self) -> Floats:
        """The last day that a claim speaks of."""
        return days(self.frame["period_end"])

    @cached_property
    def earliest(self) -> Floats:
        """The first day that a claim may speak of: an undated one also meets the years before."""
        return np.asarray(self.start - YEAR * self.frame["period_back"].to_numpy(dtype=np.float64))

    @cached_property
    def latest(self) -> Floats:
        """The last day that a claim may speak of: an undated plan of what lasts is for years ahead."""
        plan = self.forecast & ~self.dated & self.among("nature", ["stock", "structure"])
        return np.where(plan, self.end + YEARS_AHEAD * YEAR, self.end)

    @cached_property
    def published(self) -> Floats:
        """The day on which the article appeared."""
        return days(pd.to_datetime(self.frame["published"].astype(str).str.slice(0, 10), errors="coerce"))

    @cached_property
    def dated(self) -> Bools:
        """Whether the text gives the period."""
        return self.frame["period_stated"].to_numpy(dtype=np.bool_)

    # --- how it is said ----------------------------------------------------------------------------------

    def among(self, name: str, values: Sequence[str]) -> Bools:
        """Which rows have one of these values in a column, as an array that cannot be written to."""
        key = name, *values
        if key not in self._among:
            code, known = self._coded(name)
            wanted = np.array([value in values for value in known] + [False], dtype=np.bool_)
            self._among[key] = wanted[code]
            self._among[key].flags.writeable = False
        return self._among[key]

    @cached_property
    def _among(self) -> dict[tuple[str, ...], Bools]:
        return {}

    @cached_property
    def early(self) -> Bools:
        """Which claims say by their item that it was so before."""
        items = self.frame["item"].dropna().unique()
        return self.among("item", [str(item) for item in items if EARLIER.search(item)])

    @cached_property
    def title(self) -> Bools:
        """Which claims stand in a headline."""
        return self.among("place", [Place.TITLE])

    @cached_property
    def forecast(self) -> Bools:
        """Which claims are forecasts of something that was still to come."""
        stated = self.frame["counts_as_stated"].to_numpy(dtype=np.bool_)
        return np.asarray(self.among("modality", [Modality.FORECAST]) & ~stated, dtype=np.bool_)

    @cached_property
    def asks(self) -> Bools:
        """Which claims are only a question in a headline."""
        return np.asarray(self.title & self.among("modality", [Modality.CLAIMED]), dtype=np.bool_)

    # --- positions ---------------------------------------------------------------------------------------

    @cached_property
    def _grouped(self) -> tuple[Index, Index, Index]:
        """Rows sorted by position (body before headline), where each position begins and ends."""
        code = self.codes(*POSITION)
        order = np.lexsort((np.arange(len(code)), self.title, code))
        begin = np.flatnonzero(np.diff(code[order], prepend=-1)).astype(np.intp)
        return order, begin, np.append(begin[1:], len(order)).astype(np.intp)

    @cached_property
    def heads(self) -> Index:
        """One row for each position, in the order of the frame: a body sentence before a headline."""
        order, begin, _ = self._grouped
        return np.sort(order[begin])

    @cached_property
    def _place_of(self) -> Index:
        order, begin, _ = self._grouped
        place = np.zeros(len(order), dtype=np.intp)
        place[order[begin]] = np.arange(len(begin))
        return place

    def heads_among(self, asked: Bools) -> Index:
        """The heads at which `asked` holds."""
        return self.heads[asked[self.heads]]

    def rows(self, head: int) -> tuple[int, ...]:
        """All rows of the position that a head stands for, the head first."""
        order, begin, stop = self._grouped
        place = self._place_of[head]
        return tuple(order[begin[place] : stop[place]].tolist())

    def told(self, head: int, name: str) -> tuple[str, ...]:
        """The different values of a column among the claims of a position, in their order.

        A value that many dispute is in many findings, and all of them name its claims: read once each.
        """
        key = head, name
        if key not in self._told:
            column = self.column(name)
            self._told[key] = tuple(dict.fromkeys(str(column[row]) for row in self.rows(head)))
        return self._told[key]

    @cached_property
    def _told(self) -> dict[tuple[int, str], tuple[str, ...]]:
        return {}

    def homes(self, heads: Index, *names: str) -> tuple[Index, Codes]:
        """For each claim of each head: the number of the head, and the code of these columns."""
        order, begin, stop = self._grouped
        place = self._place_of[heads]
        number, at = ranges(begin[place], stop[place])
        return number, self.codes(*names)[order[at]]

    def meeting(self, left: Index, right: Index, *names: str) -> Bools:
        """For pairs of heads, whether some claim of one agrees in these columns with some claim of the other.

        `meeting(a, b, "article", "quote")`: whether the two positions stand together in one sentence.
        """
        known, width = self._known_homes(names)
        _, begin, stop = self._grouped
        claims = (stop - begin)[self._place_of]
        # The one with fewer claims asks for the other: a value that a hundred say meets nearly everything.
        fewer = claims[left] <= claims[right]
        number, code = self.homes(np.where(fewer, left, right), *names)
        asked = np.where(fewer, right, left)[number] * width + code
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        result = np.zeros(len(left), dtype=np.bool_)
        result[number[known[at] == asked]] = True
        return result

    def _known_homes(self, names: tuple[str, ...]) -> tuple[Codes, int]:
        """Every head with the codes of its claims as one number each, sorted: head × width + code; and the width."""
        if names not in self._homes:
            number, code = self.homes(self.heads, *names)
            width = int(code.max(initial=0)) + 1
            self._homes[names] = np.unique(self.heads[number] * width + code), width
        return self._homes[names]

    @cached_property
    def _homes(self) -> dict[tuple[str, ...], tuple[Codes, int]]:
        return {}
