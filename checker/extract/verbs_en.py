"""English verbs by the time that they tell of."""

from __future__ import annotations

FUTURE = frozenset(
    "will would should may might could shall expects expect anticipates anticipate plans plan wants want aims hopes".split()
)
TOLD = frozenset("says counts estimates puts gives reckons shows calculates reports finds notes".split())
"""Verbs of those who tell a figure, in whatever tense."""
PRESENT = frozenset("is are has have does do can owns own holds hold makes make says say costs cost".split())
GOES_ON = frozenset(
    "follows comes ranks remains leads trails lags contributes employs operates accounts follow come rank remain".split()
)
"""Verbs with which a main clause goes on behind an aside: “Vietnam, where others have plants, follows with 1%”."""
PAST = frozenset(
    """was were had did fell rose grew came went made took sold bought got gave saw dug shrank sank slid won lost kept held stood hit cut
    set put paid met led sent brought fed ran became began built spent cost left found overtook leapt leaped swelled drew drove fled""".split()
)


MULTIPLIED = ("doubled", "tripled", "trebled", "quadrupled", "halved", "quintupled")
"""Numbers that are verbs in the past."""

NOT_AN_OBJECT = frozenset("by in at to on and with from as".split())
"""What stands behind a past participle rather than behind a verb with its object."""
THOUGHT = frozenset(["put", "pegged", "estimated", "thought", "tipped", "reckoned"])
MOVING = frozenset(["up", "down", "reach", "share", "forecast", "gives", "takes"])
MOVED = frozenset(
    "rose fell grew sank shrank slid lost cut hit stood took held got sold sent bought leapt sees saw foresaw aims hopes".split()
)
"""Verbs of the lexicon's cues with which a main clause goes on after a relative one: “CSSC, which bought CSIC, predicts …”."""
