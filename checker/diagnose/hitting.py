"""Minimum hitting sets: the lightest choice of members that leaves no set whole, and what all such choices share.

A set stands for one conflict, its members for the values in it; giving up one member ends the conflict. It is
Reiter's diagnosis (*A theory of diagnosis from first principles*, 1987), weighted. The search is exact, by
branch and bound: a member is given up or kept, a kept one forces what is left alone in its sets, and a
packing of disjoint sets bounds from below what is still to come. A conflict of one outlier with a hundred
others ends in two steps, as keeping the outlier gives up all hundred. Where a search grows past its budget
the greedy choice is taken: most sets ended for its weight, within ln n of the lightest (Chvátal, 1979), which
no fast method can better in general (Feige, 1998); what is needless in it is taken out, and a member of it is
certain when a packing of the sets that it alone ends shows that nothing as light can stand in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.algebra import hitting

STEPS, VISITS = 500, 200_000
"""Steps of one search, and visits to sets in all of them; most searches need fewer than ten steps."""

LARGEST = 2_000
"""Sets of a problem that is searched at all; a larger one is left to the greedy choice at once."""

SAME = 1e-9


@dataclass(slots=True)
class _Search:
    """One problem: sets as bit masks of members, members as bit masks of sets."""

    members: Sequence[int]
    sets: Sequence[int]
    weights: Sequence[float]
    best: float = float("inf")
    chosen: int = 0
    steps: int = 0
    visits: int = 0

    @property
    def failed(self) -> bool:
        """Whether the search was given up."""
        return self.steps > STEPS or self.visits > VISITS

    def run(self, open_sets: int, given_up: int, kept: int, cost: float) -> None:
        """Look for something lighter than the best so far, with some members already decided."""
        self.steps += 1
        self.visits += open_sets.bit_count()
        if self.failed:
            return
        if not open_sets:
            if cost < self.best - SAME:
                self.best, self.chosen = cost, given_up
            return
        bound, forced = self.bound(open_sets, kept)
        if cost + bound >= self.best - SAME:
            return
        member = forced if forced is not None else self._busiest(open_sets, kept)
        rest = open_sets & ~self.sets[member]
        self.run(rest, given_up | 1 << member, kept, cost + self.weights[member])
        if forced is None:
            self.run(open_sets, given_up, kept | 1 << member, cost)

    def bound(self, open_sets: int, kept: int) -> tuple[float, int | None]:
        """The weight of disjoint sets, each at its lightest member; and a member that is alone in its set."""
        total, used, forced = 0.0, kept, None
        for number in bits(open_sets):
            free = self.members[number] & ~kept
            if not free:
                return float("inf"), None
            if free & (free - 1) == 0:
                forced = free.bit_length() - 1
            if not free & used:
                total += min(self.weights[member] for member in bits(free))
                used |= free
        return total, forced

    def _busiest(self, open_sets: int, kept: int) -> int:
        """The member that ends most for its weight, the first of equals."""
        free = 0
        for number in bits(open_sets):
            free |= self.members[number] & ~kept
        return max(bits(free), key=lambda m: ((self.sets[m] & open_sets).bit_count() / self.weights[m], -m))


def bits(mask: int) -> list[int]:
    """The numbers of the bits that are set, in rising order."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def certain(sets: Sequence[Sequence[int]], weights: Sequence[float]) -> list[int]:
    """The members that every lightest hitting set has, in rising order.

    `sets` holds numbers of members, `weights` a positive weight for each member. Empty where two choices
    that share nothing are equally light. Members that only some lightest choices have are left out: of a
    hundred conflicts, a tie over one takes nothing from the verdict on the others.
    """
    held: list[list[int]] = [[] for _ in weights]
    for number, one in enumerate(sets):
        for member in set(one):
            held[member].append(number)
    if len(sets) <= LARGEST:
        search = _Search([_mask(one) for one in sets], [_mask(numbers) for numbers in held], weights)
        everything = (1 << len(sets)) - 1
        search.run(everything, 0, 0, 0.0)
        if not search.failed:
            return [member for member in bits(search.chosen) if _needed(search, member, everything)]
    return _greedy(sets, held, weights)


def _mask(numbers: Sequence[int]) -> int:
    return sum(1 << number for number in set(numbers))


def _needed(search: _Search, member: int, everything: int) -> bool:
    """Whether keeping this member makes every hitting set heavier; one that cannot be told is not needed."""
    # Whatever is as light as the best, and does without the member, is found below this bar.
    other = _Search(search.members, search.sets, search.weights, best=search.best + 2 * SAME)
    other.run(everything, 0, 1 << member, 0.0)
    return not other.failed and not other.chosen


def _greedy(sets: Sequence[Sequence[int]], held: Sequence[list[int]], weights: Sequence[float]) -> list[int]:
    """The members of the greedy hitting set that nothing as light can replace."""
    chosen = hitting(sets, dict(enumerate(weights)))
    hits = [0] * len(sets)
    for member in chosen:
        for number in held[member]:
            hits[number] += 1
    kept = []
    for member in reversed(chosen):  # what was taken early may have become needless by what came later
        if any(hits[number] == 1 for number in held[member]):
            kept.append(member)
        else:
            for number in held[member]:
                hits[number] -= 1
    return sorted(
        member
        for member in kept
        if _instead([sets[number] for number in held[member] if hits[number] == 1], member, weights)
        > weights[member] + SAME
    )


def _instead(own: Sequence[Sequence[int]], member: int, weights: Sequence[float]) -> float:
    """What it costs at least to hit these sets without this member: disjoint ones, each at its lightest."""
    total, used = 0.0, {member}
    for one in own:
        others = [other for other in one if other != member]
        if not others:
            return float("inf")
        if used.isdisjoint(others):
            total += min(weights[other] for other in others)
            used.update(others)
    return total
