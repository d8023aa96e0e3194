"""The votes of the sources on the values of each measure, counted for all measures at once.

A claim speaks for a value when their reaches overlap, so that what the rules let pass is hardly ever dissent here. The weight
that meets a reach is all the weight of its group less what lies wholly below and wholly above it, which sorting
and running sums give: O(n log n) however many claims a measure has.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.algebra import Bools, Bounds, Codes, Floats, Index, apart
from checker.columns import bounds, numbered
from checker.diagnose.sources import Sources
from checker.model import Kind, Place

SLIP = 2.0
"""An amount beyond twice or below half of the leading one is a slip, no rival."""

EDGE = 1e-6
DIGITS = 9
"""Running sums are compared to this many places, so that no order of adding decides."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """How the claims of each group of claims vote; arrays have one element a row, or one a group.

    `agrees`, by row: whether the claim speaks for the leading value of its group. By group: `leader`, the row
    that states the leading value; `part`, its part of the weight, from 0 to 1; `behind` and `sources`, the
    independent sources behind it and in all; `tied`, whether a rival has as much weight.
    """

    agrees: Bools
    leader: Index
    part: Floats
    behind: Codes
    sources: Codes
    tied: Bools


def count_votes(frame: pd.DataFrame, group: Codes, sources: Sources, borne_out: Bools) -> Votes:
    """The votes over a NormalClaims table whose rows are in groups numbered from 0 without a gap.

    Where a reference bears out some claims (`borne_out`, by row), only their values can lead.
    """
    voice = _voices(frame, group, sources)
    reach = _reaches(frame)
    weight = np.round(_meeting(group, voice, reach), DIGITS)
    leader = _leaders(frame, group, voice, weight, borne_out)
    agrees = ~apart(reach.take(leader[group]), reach)
    size = len(leader)
    held = np.bincount(group, np.where(agrees, voice, 0.0), size)
    rival = np.bincount(group, np.where(agrees | _slips(frame, leader[group]), 0.0, voice), size)
    tied = ~agrees & (voice > 0) & (weight >= weight[leader[group]])
    return Votes(
        agrees,
        leader,
        np.divide(held, held + rival, out=np.zeros(size), where=held > 0),
        _speakers(group, sources.source, agrees & (voice > 0), size),
        _speakers(group, sources.source, voice > 0, size),
        np.bincount(group, tied, size) > 0,
    )


def _voices(frame: pd.DataFrame, group: Codes, sources: Sources) -> Floats:
    """The weight of each claim: that of its source, in equal parts for its claims; 0 for a headline beside its body."""
    speaker = numbered(group, sources.source)
    title = frame["place"].eq(Place.TITLE).to_numpy(dtype=np.bool_)
    bodies = np.bincount(speaker, ~title)
    silent = title & (bodies[speaker] > 0)
    claims = np.bincount(speaker, ~silent)
    return np.where(silent, 0.0, sources.weight / claims[speaker])


def _reaches(frame: pd.DataFrame) -> Bounds:
    """The reaches, drawn in by a millionth: 80 and 81, or 2017 and 2018, only touch and are two values."""
    held = bounds(frame, "reach_")
    edge = EDGE * (held.upper - held.lower)
    return Bounds(held.lower + edge, held.upper - edge, held.lower_open, held.upper_open)


def _meeting(group: Codes, voice: Floats, reach: Bounds) -> Floats:
    """For each row the weight of the claims of its group whose reach meets its own."""
    under = _below(group, voice, reach.upper, reach.upper_open, reach.lower, reach.lower_open)
    over = _below(group, voice, -reach.lower, reach.lower_open, -reach.upper, reach.upper_open)
    return np.asarray(np.bincount(group, voice)[group] - under - over, dtype=np.float64)


def _below(
    group: Codes, voice: Floats, end: Floats, end_open: Bools, begin: Floats, begin_open: Bools
) -> Floats:
    """For each `begin` the weight of those of its group whose `end` lies before it."""
    count = len(group)
    # At one number an open end lies before all that begins there, a closed one only before what begins open.
    tie = np.concatenate((np.where(end_open, 0, 2), np.where(begin_open, 3, 1)))
    block = np.concatenate((group, group))
    order = np.lexsort((tie, np.concatenate((end, begin)), block))
    passed = np.cumsum(np.concatenate((voice, np.zeros(count)))[order])
    before = np.concatenate(([0.0], np.cumsum(np.bincount(group, voice))))
    result = np.empty(2 * count)
    result[order] = passed - before[block[order]]
    return result[count:]


def _leaders(frame: pd.DataFrame, group: Codes, voice: Floats, weight: Floats, borne_out: Bools) -> Index:
    """For each group the row that leads: borne out, with most weight, narrowest, said most, lowest, first by id."""
    width = (frame["reach_upper"] - frame["reach_lower"]).to_numpy(dtype=np.float64)
    id = pd.factorize(frame["id"], sort=True)[0]
    low, high = (frame[name].to_numpy(dtype=np.float64) for name in ("low", "high"))
    same = numbered(group, low, high)
    said = np.round(np.bincount(same, voice)[same], DIGITS)
    order = np.lexsort((id, low, -said, np.round(width, DIGITS), -weight, voice == 0, ~borne_out, group))
    first = np.flatnonzero(np.diff(group[order], prepend=-1))
    return np.asarray(order[first], dtype=np.intp)


def _slips(frame: pd.DataFrame, leader: Index) -> Bools:
    """Which claims give an amount that is more than twice or less than half of that of their leader."""
    middle = (frame["low"] + frame["high"]).to_numpy(dtype=np.float64) / 2
    led = middle[leader]
    amount = frame["kind"].isin([Kind.AMOUNT, Kind.COUNT]).to_numpy(dtype=np.bool_)
    return np.asarray(amount & (led > 0) & ((middle > SLIP * led) | (SLIP * middle < led)), dtype=np.bool_)


def _speakers(group: Codes, source: Codes, chosen: Bools, size: int) -> Codes:
    """For each group the number of different sources of the chosen rows."""
    pairs = np.unique(np.stack((group[chosen], source[chosen])), axis=1)
    return np.bincount(pairs[0], minlength=size).astype(np.int64)
