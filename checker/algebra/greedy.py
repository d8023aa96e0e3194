"""The greedy hitting set: a choice of members so that every set has one, most sets ended for its weight first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence


def hitting(sets: Iterable[Sequence[int]], weights: Mapping[int, float] | None = None) -> list[int]:
    """The members in the order in which they are chosen; of equals the smallest. Weights are positive, 1 if not given.

    A heap with what each member was worth last: worth only falls, so that one whose old worth leads and still
    holds is the best. O(n log n) for n members of all sets together.
    """
    held = [set(one) for one in sets]
    of: dict[int, list[int]] = {}
    for number, one in enumerate(held):
        for member in one:
            of.setdefault(member, []).append(number)
    count = {member: len(numbers) for member, numbers in of.items()}
    weight = dict.fromkeys(of, 1.0) if weights is None else weights
    queue = [(-count[member] / weight[member], member) for member in of]
    heapq.heapify(queue)
    is_open, left, chosen = [True] * len(held), sum(map(bool, held)), []
    while left:
        old, best = heapq.heappop(queue)
        now = -count[best] / weight[best]
        if now > old:
            heapq.heappush(queue, (now, best))
            continue
        chosen.append(best)
        for number in of[best]:
            if is_open[number]:
                is_open[number] = False
                left -= 1
                for other in held[number]:
                    count[other] -= 1
    return chosen
