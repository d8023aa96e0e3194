"""MARCO (Liffiton et al., *Fast, flexible MUS enumeration*, 2016) over z3: all minimal sets, of any size."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from tests.algebra.oracle import Component, Set


def sets_of(component: Component) -> Iterator[Set]:
    """The minimal sets of a component's claims that cannot hold together, one after the other."""
    rows = list(component.rows)
    chosen = {row: z3.Bool(f"m{row}") for row in rows}
    maps = z3.Solver()
    maps.set("phase_selection", 1)  # Rather large seeds: what holds together then blocks much at once.
    while maps.check() == z3.sat:
        model = maps.model()
        seed = [row for row in rows if z3.is_true(model.eval(chosen[row], model_completion=True))]
        if component.holds(seed):
            grown = set(seed)
            for row in rows:
                if row not in grown and component.holds([*grown, row]):
                    grown.add(row)
            maps.add(z3.Or([chosen[row] for row in rows if row not in grown]))
        else:
            core = [component.row_of[str(switch)] for switch in component.solver.unsat_core()]
            for row in list(core):
                fewer = [other for other in core if other != row]
                if not component.holds(fewer):
                    core = fewer
            yield tuple(sorted(core))
            maps.add(z3.Or([z3.Not(chosen[row]) for row in core]))
