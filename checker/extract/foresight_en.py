"""Estimates that an English text sets a result against, and the known values that it sets a forecast against."""

from __future__ import annotations

import re

from checker.extract.scene import Scene

OTHERS = r"(?:analysts?|economists?|traders?|brokers?|strategists?|forecasters?|the market|Wall Street|investors?|consensus)"
SAYS = r"(?:estimates?|forecasts?|expectations?|projections?|consensus|predictions?|SmartEstimate|polls?)"
BEATS = r"(?i:topp(?:ed|ing)|beat(?:ing|s)?|miss(?:ed|ing)|exceed(?:ed|ing|s)|surpass(?:ed|ing)|above|below|ahead of|short of|shy of|against|versus|compared (?:with|to)|than|trail(?:ed|ing)|undershot|in line with)"
ESTIMATE_OF = re.compile(
    rf"\b{BEATS} (?:an? |the |its |their )?(?:(?:average|mean|median|consensus|market|Street|Wall Street|Reuters|Bloomberg|LSEG|FactSet|Refinitiv|Zacks|(?:{OTHERS}['’]?s?['’]?)|[A-Z]\w+) )*"
    rf"(?:{SAYS})(?: (?:from|by|in|for) (?:[\w-]+ ){{1,5}}?)?(?: (?:of|for|at))? (?:an? )?(?:about |around |some )?$"
)
"""“Topped the consensus of …”, “beat analysts' estimate of …”, “above the average estimate of …”."""
ITS_OWN = re.compile(
    r"\b(?:its|their|his|her|our) (?:own |earlier |previous |prior )?(?:estimate|forecast|projection)s?\b"
)
ESTIMATED = re.compile(
    rf"(?: (?:[A-Z]\w+|a share|per share|consensus|average|mean|median|analysts?['’]?))* (?:{SAYS})\b"
    rf"|(?: (?:figure|number|mark))?(?: that)? {OTHERS} (?:had |were |on average |polled by \w+ )*(?:expect(?:ed|ing)?|forecast|predict(?:ed|ing)?|look(?:ed|ing) for|estimated|anticipat(?:ed|ing)|projected)\b"
    r"|(?: that)? (?:was |were |had been )?(?:expected|forecast|predicted|estimated|projected|anticipated) by (?:analysts|economists|traders|the market|Wall Street)\b"
)
"""“The 477,000 that analysts had expected”, “a $748 million LSEG estimate”."""
SET = re.compile(rf"\b{BEATS} (?:an? |the )?$|\b{BEATS} (?:an? |the )?(?:about |around |some )$")


def expected_by_others(scene: Scene, i: int) -> bool:
    """Whether a result is set against the number as what others had expected."""
    if scene.chinese:
        return False
    atom = scene.atoms[i]
    before = scene.text[max(scene.start, atom.start - 90) : atom.start]
    if (said := ESTIMATE_OF.search(before)) is not None:
        return ITS_OWN.search(said[0]) is None
    behind = ESTIMATED.match(scene.text, atom.end, scene.end)
    led = SET.search(before) is not None or SET.search(before + atom.text.partition(" ")[0] + " ") is not None
    return behind is not None and led


YEAR_BEFORE = re.compile(
    r"(?: [a-z]+){0,3}? (?:the (?:previous|prior|preceding) (?:year|season)|(?:a|the) (?:year|season) (?:earlier|ago|before)|last (?:year|season)|(?:harvested|produced|recorded|reaped|collected|exported|in) )"
)
"""What right behind “from 23 million tonnes” makes it no forecast that was revised, but what was so before."""
AND_BEFORE = re.compile(
    r"\b(?:from|against|versus|compared (?:with|to)) (?:[^\s;]+ ){1,8}and (?:about |some |around )?$"
)


def and_before(scene: Scene, i: int) -> bool:
    """Whether the number is a second one that is set against: “up from 110 million in 2023 and 105 million in 2022”."""
    return not scene.chinese and AND_BEFORE.search(scene.words(max(0, i - 10), i)) is not None
