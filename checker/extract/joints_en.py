"""Small words of English by what they join or begin: clauses, a verb and another, a name and what it is called."""

from __future__ import annotations

CONJUNCTIONS = frozenset(
    """while whereas but although though yet whose which who when where because since so if unless as""".split()
)
"""Words that begin a clause behind a comma."""
AUXILIARY = frozenset("is are was were has have had will would could can may might should".split())
"""Verbs that another follows: “and Washington is giving”."""
ONLY_BUT = frozenset(["all", "anything", "nothing", "none", "last", "everyone", "everything"])
"""After what “but” means except or almost: “all but stopped”, “the last but one”."""
BOUND = frozenset(
    "bound sailed sails sail sailing headed heads heading destined earmarked cargoes shipments deliveries consignments".split()
)
"""What goods are for a place to which they go."""
CALLED_BY = frozenset(
    """company firm group developer maker carmaker miner giant producer lender refiner trader smelter startup manufacturer supplier utility
    operator chipmaker shipbuilder steelmaker retailer explorer bank driller processor recycler builder drugmaker planemaker grower""".split()
)
"""Nouns that stand right before the name of a firm: “from the utility Entergy”."""
