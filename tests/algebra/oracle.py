"""z3 asked the same question: which sets of at most three claims cannot hold together, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import and_

import numpy as np
import z3

from checker.algebra import Network
from tests.algebra.networks import ONE

Set = tuple[int, ...]


def minimal_sets(net: Network) -> set[Set]:
    """All minimal sets of at most three claims, component by component."""
    found: set[Set] = set()
    for rows, cells in components(net):
        found |= Component(net, rows, cells).minimal_sets()
    return {rows for rows in found if not any(set(other) < set(rows) for other in found)}


class Component:
    """Some claims of a network as linear constraints behind switches, with what is known of parts and wholes."""

    def __init__(self, net: Network, rows: Sequence[int], cells: Sequence[int]) -> None:
        self.net, self.rows = net, rows
        self.solver = z3.SolverFor("QF_LRA")
        self.solver.set("phase_selection", 0)  # a switch that nobody asks for is off
        self.cell = {cell: z3.Real(f"q{cell}") for cell in (ONE, *cells)}
        self.switch = {row: z3.Bool(f"c{row}") for row in rows}
        self.row_of = {str(switch): row for row, switch in self.switch.items()}
        self.solver.add(*(cell > 0 for cell in self.cell.values()))
        within: dict[int, set[int]] = {}
        for part, whole in zip(net.parts.part.tolist(), net.parts.whole.tolist(), strict=True):
            if whole in self.cell:
                within.setdefault(whole, set()).add(part)
        for whole, parts in within.items():
            inner = {part for other in parts for part in within.get(other, ())}
            self.solver.add(z3.Sum([self.cell[part] for part in sorted(parts - inner)]) <= self.cell[whole])
        above: dict[int, set[int]] = {}
        for whole, parts in within.items():
            for part in parts:
                above.setdefault(part, set()).add(whole)
        self.near = {
            row: set().union(*({cell} | above.get(cell, set()) for cell in self._ends(row))) for row in rows
        }
        for row in rows:
            self.solver.add(*(z3.Implies(self.switch[row], said) for said in self._said(row)))
        self.worlds = 0
        self.true = dict.fromkeys(rows, 0)  # the worlds in which a claim is true, a bit for each

    def _ends(self, row: int) -> list[int]:
        ends = int(self.net.numerator[row]), int(self.net.denominator[row])
        return [cell for cell in ends if cell != ONE]

    def _said(self, row: int) -> Iterator[z3.BoolRef]:
        bounds = self.net.bounds
        top, bottom = (self.cell[int(codes[row])] for codes in (self.net.numerator, self.net.denominator))
        least = z3.RealVal(Fraction(float(bounds.lower[row])))
        yield top > least * bottom if bounds.lower_open[row] else top >= least * bottom
        if np.isfinite(bounds.upper[row]):
            most = z3.RealVal(Fraction(float(bounds.upper[row])))
            yield top < most * bottom if bounds.upper_open[row] else top <= most * bottom

    def holds(self, rows: Sequence[int]) -> bool:
        """Whether these claims can hold together.

        They can where z3 has a world in which each is true. In it others are true as well, so that most sets need not
        be asked about: z3 showed it when it was asked about another.
        """
        if reduce(and_, (self.true[row] for row in rows), (1 << self.worlds) - 1):
            return True
        if self.solver.check([self.switch[row] for row in rows]) != z3.sat:
            return False
        for row in self._true(self.solver.model()):
            self.true[row] |= 1 << self.worlds
        self.worlds += 1
        return True

    def _true(self, world: z3.ModelRef) -> Iterator[int]:
        """The claims that are true in a world, by exact numbers."""
        value = {code: world.eval(cell).as_fraction() for code, cell in self.cell.items()}
        bounds = self.net.bounds
        for row in self.rows:
            top, bottom = (value[int(codes[row])] for codes in (self.net.numerator, self.net.denominator))
            quotient = top / bottom
            low, high = bounds.lower[row], bounds.upper[row]
            above = quotient > low if bounds.lower_open[row] else quotient >= low
            if above and (quotient < high if bounds.upper_open[row] else quotient <= high):
                yield row

    def minimal_sets(self) -> set[Set]:
        """Every set has one of some claims without which all others hold together; each is asked with the others."""
        found: set[Set] = set()
        rest = list(self.rows)
        for odd in self._odd():
            rest.remove(odd)
            self._with(odd, rest, found)
        return found

    def _odd(self) -> list[int]:
        """Claims without which the others hold together."""
        odd: list[int] = []
        kept = list(self.rows)
        while not self.holds(kept):
            core = sorted(self.row_of[str(switch)] for switch in self.solver.unsat_core())
            # Rather one that is at the bottom of many troubles: without it the core of what is left is another.
            odd.append(max(core, key=lambda row: (self._trouble(row, kept), -row)))
            kept.remove(odd[-1])
        return odd

    def _trouble(self, row: int, kept: Sequence[int]) -> int:
        """With how many others a claim cannot hold together."""
        return sum(not self.holds([row, other]) for other in kept if other != row)

    def _with(self, odd: int, rest: Sequence[int], found: set[Set]) -> None:
        """The sets of one claim with at most two others."""
        if not self.holds([odd]):
            found.add((odd,))
            return
        pairs = [row for row in rest if not self.holds([odd, row])]
        found |= {tuple(sorted((odd, row))) for row in pairs}
        left = [row for row in rest if row not in set(pairs)]
        for n, row in enumerate(left):
            for third in left[n + 1 :]:
                if (
                    self._linked(odd, row, third)
                    and not self.holds([odd, row, third])
                    and self.holds([row, third])
                ):
                    found.add(tuple(sorted((odd, row, third))))

    def _linked(self, *rows: int) -> bool:
        """Whether each of the claims has to do with another: they share a cell, or one lies in another's whole."""
        near = [self.near[row] for row in rows]
        return all(any(near[n] & other for m, other in enumerate(near) if m != n) for n in range(len(near)))


def components(net: Network) -> list[tuple[list[int], list[int]]]:
    """Claims and cells by what connects the cells, the one tonne left out."""
    parent = list(range(net.cells))

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for ends in ((net.numerator, net.denominator), (net.parts.part, net.parts.whole)):
        for one, other in zip(*(codes.tolist() for codes in ends), strict=True):
            if ONE not in (one, other):
                parent[root(one)] = root(other)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for cell in range(net.cells):
        if cell != ONE:
            groups.setdefault(root(cell), ([], []))[1].append(cell)
    for row, cell in enumerate(net.numerator.tolist()):
        groups[root(cell)][0].append(row)
    return [group for group in groups.values() if group[0]]
