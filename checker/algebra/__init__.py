"""Interval arithmetic on columns: which bounds exclude one another, alone, in pairs, in threes and in chains.

Every numeric claim bounds a quotient of two unknown true values, Q(numerator) ÷ Q(denominator) ∈ interval: an
amount has the denominator 1, a share is part ÷ whole, a change or a multiple now ÷ then. Two bounds on one
quotient must meet, and so must all around a cycle of quotients and all parts under their whole. What can be said in
closed form is checked for all combinations at once; a Python loop runs over what is found, never over what is
asked.
"""

from checker.algebra.bounds import (
    Bools,
    Bounds,
    Codes,
    Floats,
    Index,
    apart,
    difference,
    gap,
    product,
    quotient,
    relative_gap,
    scaled,
)
from checker.algebra.chains import chains, excess
from checker.algebra.greedy import hitting
from checker.algebra.network import Network, Parts, triangles
from checker.algebra.sets import Sets, minimal_sets
from checker.algebra.sweep import below, disjoint_pairs, exceeding, joined, ranges

__all__ = [
    "Bools",
    "Bounds",
    "Codes",
    "Floats",
    "Index",
    "Network",
    "Parts",
    "Sets",
    "apart",
    "below",
    "chains",
    "difference",
    "disjoint_pairs",
    "exceeding",
    "excess",
    "gap",
    "hitting",
    "joined",
    "minimal_sets",
    "product",
    "quotient",
    "ranges",
    "relative_gap",
    "scaled",
    "triangles",
]
