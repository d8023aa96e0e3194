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
PREPOSITIONS = frozenset(
    """of in on to into from for with by at against among outside than via through across under over
    between beyond despite including excluding except like without within beneath near throughout amid
    toward towards onto alongside besides upon unlike notwithstanding versus""".split()
)
IN_IT = frozenset(["across", "throughout", "within"])
"""Prepositions that mean “in” where a place is named: “the cars sold across the EU”."""
TOWARDS = frozenset(["to", "into", "onto", "toward", "towards"])
"""Prepositions behind which it is told where something goes."""
COMPOUND = {
    "to": ("according", "due", "owing", "thanks", "contrary", "compared", "prior", "next"),
    "as": ("such",),
    "of": ("because", "instead", "regardless", "out"),
    "from": ("apart", "aside"),
    "with": ("along", "together", "compared"),
    "than": ("rather", "other"),
}
"""Prepositions of two words, by the second: what they lead to is neither where something goes nor whose it is."""
FIRST_OF_TWO = frozenset(first for firsts in COMPOUND.values() for first in firsts)
"""Words that such a preposition begins with: the “thanks” of “thanks to”."""
NOT_OF_ACTORS = frozenset(
    """to for on against outside than via into among between after behind before near beyond despite without including over under like
    beneath excluding except unlike alongside besides amid toward towards onto notwithstanding versus""".split()
) | {f"{first} {second}" for second, firsts in COMPOUND.items() for first in firsts}
"""Prepositions under which nobody stands who acts."""


def led_by(before: str, word: str) -> str:
    """The preposition that a word is with the one before it, where two are one or another word says the same: “across” is “in”.

    >>> led_by("due", "to"), led_by("sailed", "for"), led_by("tons", "of")
    ('due to', 'to', '')
    """
    if word in IN_IT or (before, word) == ("all", "over"):
        return "in"
    if word == "for" and before in BOUND:
        return "to"
    if before in COMPOUND.get(word, ()):
        return "from" if (before, word) == ("out", "of") else f"{before} {word}"
    return ""
