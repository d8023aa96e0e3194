"""Noun phrases after a number, and what every part of the grammar asks of words and entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.extract.atom import Atom
from checker.extract.counted import NOUNS
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, OPENERS, Scene

FUNCTION = frozenset(
    """the a an of its their his our this that these those total annual alone only just some whole overall
    entire combined and or 's about around""".split()
)


HEADS = {
    "producer": "production", "maker": "production", "manufacturer": "production", "miner": "mine_production", "digger": "mine_production",
    "mine": "mine_production", "mines": "mine_production", "exporter": "exports", "seller": "exports",
    "importer": "imports", "buyer": "imports", "refiner": "refining", "processor": "refining", "smelter": "refining",
    "supplier": "supply", "source": "supply", "provider": "supply", "consumer": "consumption", "user": "consumption",
    "market": "demand", "stock": "stockpile", "stockpile": "stockpile", "hoard": "stockpile", "shareholder": "stake", "owner": "stake", "holder": "reserves", "reserves": "reserves",
    "deposit": "resources", "deposits": "resources", "employer": "workforce", "investor": "investment",
    "lender": "loan", "builder": "production", "carrier": "capacity", "grower": "production", "assembler": "production", "roaster": "consumption",
    "driller": "production", "harvester": "production", "builders": "production", "growers": "production", "makers": "production",
    "processing": "refining", "separation": "refining", "refining": "refining", "smelting": "refining",
    "miners": "mine_production", "refiners": "refining", "processors": "refining", "consumers": "consumption", "buyers": "imports",
    "plant": "production", "refinery": "refining", "facility": "production", "country": "supply",
    "producers": "production", "exporters": "exports", "importers": "imports", "suppliers": "supply",
}  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """A noun phrase after a preposition: what it names, in order, and where it ends."""

    end: int
    entities: list[int] = field(default_factory=list)
    commodities: list[int] = field(default_factory=list)
    metrics: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def has(self, *words: str) -> bool:
        """Whether one of these words stands in it."""
        return any(word in self.words or any(w.endswith(f" {word}") for w in self.words) for word in words)


def phrase(scene: Scene, i: int, high: int) -> Phrase:
    """The noun phrase that begins at atom `i`, up to the verb, preposition or mark that ends it."""
    found = Phrase(i)
    j = i
    while j < high:
        atom = scene.atoms[j]
        word = atom.low
        if atom.kind == "P" and word not in ("'", "’", '"', "“", "”", "-"):
            break
        if atom.kind == "T" and scene.possessive(j):
            j += 1 if word.endswith(("'s", "’s")) else 2  # “69% of last year's mining”
            continue
        if word == "that" and j == i and (j + 1 >= high or _ends_there(scene.atoms[j + 1])):
            found.words.append(word)  # “42% of that, and …”
            j += 1
            break
        if atom.kind in "QT" or (
            atom.kind == "K"
            and not (word == "total" and _ends_with_total(scene, j, high))
            and not any(map(atom.is_cue, ("forecast", "pronoun", "idle")))
        ):
            break
        named = atom.kind == "V" and word not in HEADS and found.metrics + found.commodities + found.entities
        if named and not _used(scene, j, high):
            break
        if (word in PREPOSITIONS and word != "of") or word == "there":
            break
        if word in (
            "which",
            "that",
            "who",
            "while",
            "whereas",
            "but",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
        ):
            break
        if word == "and" and not _goes_on(scene, j, high):
            break
        found.words.append(word)
        if atom.kind == "E":
            found.entities.append(j)
        elif atom.kind == "C" and scene.text.startswith(FOR_ITS, atom.end):
            pass  # “80% of battery-grade hydroxide” is of no batteries
        elif atom.kind == "C":
            found.commodities.append(j)
            if (
                " " in atom.low
                and atom.metrics()
                and j + 1 < len(scene.atoms)
                and scene.atoms[j + 1].kind not in "MV"
            ):
                found.metrics.append(j)  # “module exports”
        elif (atom.kind == "M" or named) and not (atom.low == "grade" and scene.atoms[j - 1].text == "-"):
            found.metrics.append(j)  # “high-grade ore” measures nothing
        j += 1
    found.end = j
    return found


def _ends_with_total(scene: Scene, j: int, high: int) -> bool:
    """Whether “total” is a noun or stands before one: “a tenth of the world's total is …”."""
    after = scene.atoms[j + 1] if j + 1 < high else None
    return after is None or after.kind in "MCP" or after.low in ("is", "are", "was", "were")


FOR_ITS = ("-grade", "-quality")


def _used(scene: Scene, j: int, high: int) -> bool:
    """Whether “use” is a noun: “80% of American rare earth use in 2024”, not “of the plants use coal”."""
    if scene.atoms[j].low != "use":
        return False
    after = scene.atoms[j + 1] if j + 1 < high else None
    return (
        after is None or after.kind in "PTQ" or after.low in PREPOSITIONS or after.low in ("and", "is", "was")
    )


def _ends_there(after: Atom) -> bool:
    """Whether “that” before the atom stands for what was told: “its part in that has dropped”."""
    moved = after.kind == "K" and (after.is_cue("up") or after.is_cue("down") or after.is_cue("origin"))
    return after.kind == "P" or moved or after.low in ENDS_THAT


ENDS_THAT = frozenset("and in last was were is are has had have went will would could came".split())


def _goes_on(scene: Scene, j: int, high: int) -> bool:
    """Whether “and” joins two words inside one phrase (“compounds and metals”, “mining and refining company”)."""
    if j + 1 >= high or scene.atoms[j + 1].kind not in "CMW":
        return False
    after = scene.atoms[j + 1]
    if j + 3 < high and scene.atoms[j + 2].low in ("for", "at", "with") and scene.atoms[j + 3].kind == "Q":
        return False  # “two thirds of demand and batteries for 17%”
    if after.kind == "W" and after.low.endswith("ed") and j + 2 < high and scene.atoms[j + 2].kind in "MQ":
        return False  # “70% of the known reserves and posted revenue of 114 billion”
    verb = after.mention is not None and after.mention.ids("verb") and j + 2 < high
    if verb and scene.atoms[j + 2].kind in "QWEK" and not scene.atoms[j + 2].is_word("of", "and", "in"):
        return False  # “… of the world’s cobalt and imports almost all”: a second verb
    return not any(atom.kind == "V" for atom in scene.atoms[j + 1 : j + 3])


def word_at(scene: Scene, i: int) -> str:
    """The word at an atom in lower case; empty outside the sentence."""
    return scene.atoms[i].low if 0 <= i < len(scene.atoms) else ""


def kind_of(scene: Scene, atom: Atom) -> str:
    """What kind of entity it is; empty for a name that the pack does not know."""
    return scene.pack.kind(atom.id)


def kind_of_id(scene: Scene, id: str | None) -> str:
    """The kind of the entity with that id; empty when the pack does not know it."""
    return scene.pack.kind(id)


def quantity_words(scene: Scene, i: int) -> str:
    """The quantity as the text has it."""
    return scene.atoms[i].text


def distance(scene: Scene, i: int, j: int) -> float:
    """How far apart two atoms are for a reader: words, commas, numbers and clause borders between."""
    low, high = (i, j) if i < j else (j, i)
    cost = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        if atom.kind == "Q":
            cost += 2.0
        elif atom.kind == "P":
            cost += 0.7 if atom.text in COMMA else 0.4
        else:
            cost += 0.2
    return cost + 3.0 * abs(scene.clauses[i] - scene.clauses[j])


def near_word(
    scene: Scene, i: int, words: frozenset[str], back: int, ahead: int, low: int, high: int
) -> int | None:
    """The nearest of some words behind or before a number, with no other number between."""
    for j in range(i + 1, min(high, i + 1 + ahead)):
        if scene.atoms[j].kind == "Q" or scene.atoms[j].text in OPENERS or scene.atoms[j].low == "and":
            break
        if scene.atoms[j].low in words:
            return j
    for j in range(i - 1, max(low - 1, i - 1 - back), -1):
        if scene.atoms[j].kind == "Q":
            break
        if scene.atoms[j].low in words:
            return j
    return None


def in_passing(scene: Scene, j: int) -> bool:
    """Whether a part is put between commas, after which the sentence goes on: “shipped 14,000 tons, or 70% of its total, to China”."""
    before = j - 1 - (word_at(scene, j - 1) == "or")
    behind = scene.atoms[j + 1 : j + 7]
    closed = next((a for a in behind if a.text in COMMA or a.kind in "VQE" or a.low in ("from", "to")), None)
    share = scene.atoms[j].quantity
    return (
        share is not None
        and share.unit == "percent"
        and word_at(scene, before) == ","
        and closed is not None
        and closed.text in COMMA
    )


def measure_of(scene: Scene, of: Phrase) -> str | None:
    """The measure of which a part was lost or won; values and prices are told by the one before."""
    names = [name for k in of.metrics for name in scene.atoms[k].metrics()]
    return names[0] if names and names[0] not in ("price", "market_size", "other", "cost") else None


THINGS = re.compile(rf"(?:{NOUNS})")


def counts_things(of: Phrase) -> bool:
    """Whether a part is one of many things that are counted, none of which makes or holds goods that are named."""
    named = of.metrics or of.commodities
    return not named and any(THINGS.fullmatch(word) is not None for word in of.words)
