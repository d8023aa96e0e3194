"""Goods that a country strikes with a duty, and those whose buyers pay one: who levies it and whose goods they are."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene

STRIKES = frozenset(
    """hit hits hitting slap slaps slapped slapping strike strikes struck punish punishes punished saddle saddles saddled
    burden burdens burdened target targets targeted""".split()
)
BUYERS = re.compile(r"\b(?:[Ii]mporters|[Bb]uyers) of [^,;]{2,40} in (?:the )?[A-Z]")
"""“Importers of French cognac in China pay 30%.”"""


def struck(scene: Scene, i: int, low: int) -> tuple[str, str] | None:
    """Who levies and whose goods pay: “China hit Canadian canola oil with a 100% tariff”."""
    if (bought := _bought_there(scene, i, low)) is not None:
        return bought
    for j in range(i - 2, low, -1):
        if scene.atoms[j].kind in "QT" or scene.atoms[j].text in (";", ":"):
            return None
        if scene.atoms[j].low not in STRIKES:
            continue
        whose = scene.atoms[j + 1]
        led = any(word_at(scene, k) == "with" for k in range(j + 3, i))
        levier = next((k for k in range(j - 1, low - 1, -1) if _is_state(scene, k)), None)
        if not (led and _is_state(scene, j + 1) and (whose.adjective or scene.possessive(j + 1))):
            return None
        return (scene.atoms[levier].id, whose.id) if levier is not None and scene.bare(levier) else None
    return None


def one_more(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """The next duty of the same country, on other goods: “…, and Canadian pork with one of 25%”."""
    told = memory.spoken[-1] if memory.spoken else None
    if told is None or told.metric != "tariff" or told.at < 0 or not ONE_OF.search(scene.words(told.at, i)):
        return None
    between = scene.atoms[told.at + 1 : i]
    frame = told.copy()
    frame.period = frame.carry = frame.base = frame.item = None
    frame.evidence = {"metric": "as before"}
    whose = (a.id for a in between if a.kind == "E" and kind_of(scene, a) in STATES and a.id != told.subject)
    frame.counterparty = next(whose, told.counterparty)
    frame.commodity = next((a.id for a in between if a.kind == "C"), None)
    return frame


ONE_OF = re.compile(r"\bone of (?:about |up to |only )?$")


def _bought_there(scene: Scene, i: int, low: int) -> tuple[str, str] | None:
    """The country in which buyers pay for the goods of another one."""
    if BUYERS.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    named = [j for j in range(low, i) if _is_state(scene, j)]
    there = next((scene.atoms[j].id for j in named if scene.preposition(j) == "in"), None)
    whose = next((scene.atoms[j].id for j in named if scene.atoms[j].adjective), None)
    return (there, whose) if there is not None and whose not in (None, there) else None


def _is_state(scene: Scene, j: int) -> bool:
    return scene.atoms[j].kind == "E" and kind_of(scene, scene.atoms[j]) in STATES
