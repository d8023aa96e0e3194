"""The English words that behind a number say that it is a difference: “$20 dearer than a week before”."""

GREATER = frozenset(
    "more higher above up dearer costlier pricier larger bigger greater heavier stronger firmer faster longer taller deeper wider richer steeper".split()
)
SMALLER = frozenset(
    "less lower fewer below beneath down cheaper smaller lighter weaker softer slower shorter shallower narrower poorer thinner shy".split()
)
COMPARATIVES = GREATER | SMALLER
