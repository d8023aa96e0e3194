"""How long something lasts: a stock by the time that it covers, a standstill; and how much of a stock there is."""

from __future__ import annotations

import re

from checker.extract.english.number import Number

HELD = r"(?:stocks?|stockpiles?|inventor(?:y|ies)|buffers?|cover|supplies)"
OF_STOCK = re.compile(
    rf"(?:['’]s?)?(?: (?:worth )?of)?(?: [\w-]+){{0,2}}? (?:{HELD}|supply(?= (?:on|in|at|of)\b))\b(?! (?:market|exchange|price))"
)
"""“Four weeks of magnet stocks”, “six weeks' supply of it”."""
STOCK_LASTS = re.compile(
    rf"\b{HELD}\b[^.;,\d]{{0,40}}\b(?:last|lasts|lasted|cover|covers|covered|for|equal(?:s|led)?(?: to)?|equivalent to|of|to|at|under|from) (?:about |only |just |some |barely |nearly |around |another )?$"
)
STANDS_STILL = re.compile(
    r"\b(?:shut|shuts|shutting|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|clos(?:e|es|ed|ing)|paus(?:e|es|ed|ing)|stood still|interrupt(?:s|ed|ing)?|mothballed|furloughed|sent home)\b[^.;]{0,64}? for (?:about |some |only |just |nearly |over |almost |more than )?$"
)
"""“Halted output of the Swift for ten days.”"""
OWN_STOCK = re.compile(
    r"\bstocks?\b(?! (?:market|exchange|price))(?:[^.;\d]|\.\d){0,60}\b(?:of|to|at|hold|holds|held|by|from|shrunk to|was|were|is|are|totalled|numbered) (?:about |only |just |some |barely |nearly |around |another |a mere )?$"
)
"""“Its stock of magnets has shrunk to 30 tons.”"""


def spell(number: Number) -> str | None:
    """The metric of a length of time that a stock lasts or that something stood still."""
    if number.dim != "time" or number.quantity.form == "date":
        return None
    scene = number.scene
    if OF_STOCK.match(scene.text, scene.atoms[number.i].end, scene.end) is not None:
        return "stockpile"
    before = number.words_before(14)
    if STOCK_LASTS.search(before) is not None:
        return "stockpile"
    if STANDS_STILL.search(before) is not None:
        return "other"
    last = number.last
    if last is not None and last.metric == "stockpile" and last.unit == number.quantity.unit:
        return "stockpile"
    return None


def stocked(number: Number) -> bool:
    """Whether goods are those of somebody's stock, which by weight can be no shares."""
    return (
        number.dim == "mass"
        and "stock" in number.before
        and OWN_STOCK.search(number.words_before(16)) is not None
    )
