"""One sentence as a row of atoms: entities, commodities, metrics, cues, times, quantities, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from checker.extract.atom import Atom
from checker.extract.joints_en import AUXILIARY, CALLED_BY, CONJUNCTIONS, ONLY_BUT, PREPOSITIONS, led_by
from checker.extract.labels import ends_label
from checker.extract.lexicon import Mention
from checker.extract.quantity import Quantity
from checker.extract.times import Time
from checker.extract.verbs_en import (
    FUTURE,
    GOES_ON,
    MOVED,
    MOVING,
    MULTIPLIED,
    NOT_AN_OBJECT,
    PAST,
    PRESENT,
    THOUGHT,
    TOLD,
)
from checker.packs import Pack

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
SPACED = re.compile(r"[\u3400-\u9fff%％]\s+[\u3400-\u9fff]")
"""What parts the halves of a Chinese headline: 磁材出口再降6.2% 对美发货反增."""
STRONG = frozenset(";；。!?！？●")
COMMA = frozenset(",，")
JOINTS = frozenset([",", "，", "、", "and", "和", "及", "与", "or"])
OPENERS = frozenset("(（")
CLOSERS = frozenset(")）")
SUBORDINATES = frozenset(
    ["after", "although", "as", "because", "before", "once", "since", "though", "unless", "until", "when"]
)
DETERMINERS = frozenset(
    """the a an its their his her our this that these those some all any such other another more existing
    total annual own new global mere just only even""".split()
)
RELATIVES = frozenset(["which", "whose", "who", "where"])
OPENING = frozenset(["while", "whereas", "but", "although"]) | SUBORDINATES | RELATIVES
"""Words that can begin a clause though no comma stands before them."""


@dataclass
class Scene:
    """A sentence, its atoms, and the questions about neighbourhood that the grammar asks."""

    text: str
    start: int
    end: int
    atoms: list[Atom]
    pack: Pack
    title: bool = False
    inside: dict[int, list[Mention]] = field(default_factory=dict)
    told: tuple[bool, list[int]] | None = None
    """Whether somebody is named as a source, and where somebody says something; see `attribution`."""
    governed: dict[int, str] = field(default_factory=dict)
    """The prepositions that were asked for, and the tenses."""
    tenses: dict[int, str] = field(default_factory=dict)
    lasting: dict[int, int | None] = field(default_factory=dict)
    """The verbs in the present that were asked for; see `present`."""
    asides: list[tuple[int, int]] | None = None
    """What is put between a noun and its verb; see `english.asides`."""

    @cached_property
    def chinese(self) -> bool:
        """Whether Chinese grammar applies: most of the letters are Han."""
        said = self.text[self.start : self.end]
        if said.isascii() or not (han := len(HAN.findall(said))):
            return False
        return han * 3 > len(LATIN.findall(said))

    def quantities(self) -> Iterator[tuple[int, Quantity]]:
        """The quantities with the index of their atom, in order."""
        return ((i, atom.quantity) for i, atom in enumerate(self.atoms) if atom.quantity is not None)

    @cached_property
    def names(self) -> list[int]:
        """The atoms that are entities, in order."""
        return [i for i, atom in enumerate(self.atoms) if atom.kind == "E"]

    @cached_property
    def times(self) -> list[tuple[int, Time]]:
        """The times with the index of their atom, in order."""
        return [(i, atom.time) for i, atom in enumerate(self.atoms) if atom.time is not None]

    @cached_property
    def clauses(self) -> list[int]:
        """The clause number of each atom. Strong marks and conjunctions after a comma begin a new one.

        After a relative clause between commas the main one goes on: “Germany, whose caverns hold 25 bcm, stood at 66%”.
        """
        numbers: list[int] = []
        clause = depth = 0
        main: int | None = None
        fresh, comma, spaced = 0, False, self.title and self.chinese
        for i, atom in enumerate(self.atoms):
            before, comma = comma, atom.kind == "P" and atom.text in COMMA
            if not (atom.kind == "P" or before or spaced or atom.low in OPENING):
                numbers.append(clause)
                continue
            if main is not None and atom.text in COMMA and self.goes_on(i + 1):
                fresh, clause, main = max(fresh, clause), main, None
                numbers.append(clause)
                continue
            led = i - (
                i > 2 and self.atoms[i - 1].low in ("with", "in", "to", "from", "for", "on")
            )  # “, with which …”
            if not self.chinese and atom.low in RELATIVES and i > 1 and self.atoms[led - 1].text in COMMA:
                main = clause
            if atom.kind == "P" and atom.text in OPENERS:
                depth += 1
            elif atom.kind == "P" and atom.text in CLOSERS:
                depth = max(0, depth - 1)
            elif depth == 0 and self._begins_clause(i, atom):
                fresh = clause = max(fresh, clause) + 1
                if atom.text in STRONG:
                    main = None
            numbers.append(clause)
        return numbers

    def _resumes(self, i: int) -> bool:
        """Whether a verb follows the comma that ends a relative clause, so that the main clause goes on."""
        if i >= len(self.atoms):
            return False
        atom = self.atoms[i]
        word = atom.low.partition(" ")[0]
        moves = (
            atom.kind == "K"
            and not MOVING.isdisjoint(atom.cues)
            and (word in MOVED or word[-2:] in ("es", "ts", "ns", "ks", "ds", "ed"))
        )
        finite = word in PAST or word in PRESENT or word in GOES_ON or word in FUTURE or moves
        return finite or (
            atom.mention is not None
            and (atom.kind in "VK" or word.endswith("ed"))
            and not word.endswith("ing")
            and bool(atom.mention.ids("verb"))
        )

    def goes_on(self, i: int) -> bool:
        """Whether the verb of a main clause stands there, behind an aside."""
        if i >= len(self.atoms):
            return False
        if self.atoms[i].kind == "Q" and self.atoms[i].low.endswith(MULTIPLIED):
            return True  # “Demand in Peru, where Inca runs 60 cafes, doubled”
        own = i + 2 < len(self.atoms) and self.atoms[i + 1].low in ("its", "their")
        if own and self.atoms[i].low == "and":
            return not self.chinese  # “Chevron, which operates Leviathan, and its partners want …”
        return self._resumes(i) or self._acted(i) or self._does(i) or self._gapped(i)

    def _gapped(self, i: int) -> bool:
        """Whether a list goes on there without its verb: “Ghana for 12% and Ecuador, which has passed Brazil, for 11%”."""
        if self.chinese or self.atoms[i].low not in ("for", "with", "at"):
            return False
        before = [(a.low, b.kind) for a, b in pairwise(self.atoms[: i + 2])]
        return before.count((self.atoms[i].low, "Q")) > 1 and before[-1][1] == "Q"

    def _acted(self, i: int) -> bool:
        """Whether a past that the lexicon does not know goes on with the main clause: “, filed for bankruptcy”."""
        if i + 1 >= len(self.atoms) or self.chinese:
            return False
        word = self.atoms[i].low
        past = self.atoms[i].kind == "W" and word.endswith("ed") and len(word) > 4
        return past and self.atoms[i + 1].low not in NOT_AN_OBJECT

    def _acts(self, i: int) -> bool:
        """Whether a verb stands there, so that the name before it is an actor: “gas to Europe, Norway exported …”."""
        noun = i < len(self.atoms) and self.atoms[i].kind == "M" and not self.atoms[i].low.endswith("ed")
        return not noun and (self._resumes(i) or self._does(i))

    def _does(self, i: int) -> bool:
        """Whether a word that the lexicon does not know is a verb by its form: “In Australia, BHP mothballed its pits”."""
        atom = self.atoms[i] if i + 1 < len(self.atoms) else None
        named = (
            atom is not None and atom.kind == "M" and atom.mention is not None and atom.mention.ids("verb")
        )
        if atom is None or not (atom.kind == "W" or named):
            return False
        word, after = atom.low, self.atoms[i + 1]
        if word in ("said", "says"):
            return True
        past = word.endswith("ed") and len(word) > 4
        object = after.low in DETERMINERS or after.kind in "QE"
        return past or (word.endswith("s") and len(word) > 3 and object)

    def _begins_clause(self, i: int, atom: Atom) -> bool:
        if atom.kind == "P" and (
            atom.text in STRONG
            or (atom.text[0] in ":：–—" and (i > 0 or atom.text[0] in "–—") and not ends_label(self.atoms, i))
        ):
            return True
        if self.title and i and self.chinese and SPACED.match(self.text, self.atoms[i - 1].end - 1):
            return True
        before = self.atoms[i - 1] if i else None
        word = atom.low
        if word == "but" and before is not None and before.low in ONLY_BUT:
            return False  # “all but dried up”
        if word in ("while", "whereas", "but", "although", "which", "whose") and i:
            return True
        if word in SUBORDINATES and i and self._another_acts(i + 1):
            return True
        if before is None or before.kind != "P" or before.text not in COMMA:
            return False
        if self.chinese:
            return True
        return word in CONJUNCTIONS or (word == "and" and self._has_verb(i + 1))

    def _another_acts(self, i: int) -> bool:
        """Whether somebody or something is named and then does something: “after the Chinese firm stopped …”."""
        for j in range(i, min(i + 6, len(self.atoms) - 1)):
            if self.atoms[j].kind not in "EMCW" or (
                j == i and self.atoms[j].low in ("much", "many", "well", "of")
            ):
                return False
            if self.atoms[j].kind in "EMC" and self._acts(j + 1):
                return True
        return False

    def _has_verb(self, i: int) -> bool:
        """Whether a clause of its own begins here: a subject and then a verb before the next comma."""
        if i < len(self.atoms) and self._acts_anew(i + (self.atoms[i].low == "the")):
            return True
        for j in range(i, min(len(self.atoms), i + 5)):
            atom = self.atoms[j]
            if atom.kind == "P":
                named = self.atoms[j - 1].kind == "E" and atom.text in COMMA and j + 1 < len(self.atoms)
                return named and self.atoms[j + 1].low in RELATIVES  # “, and Japan, which takes 40%, got …”
            if atom.kind in "VK" and j > i and atom.mention is not None and atom.mention.ids("verb"):
                return True
        return False

    def span_of(self, i: int) -> tuple[int, int]:
        """First and one-past-last atom of the clause of atom `i`."""
        return self._spans[self.clauses[i]]

    @cached_property
    def _spans(self) -> dict[int, tuple[int, int]]:
        """First and one-past-last atom of each clause."""
        spans: dict[int, tuple[int, int]] = {}
        for i, clause in enumerate(self.clauses):
            spans[clause] = spans.get(clause, (i, i))[0], i + 1
        return spans

    def preposition(self, i: int) -> str:
        """The preposition that governs the noun phrase of atom `i`, or an empty string.

        In a list (“from Chile, Peru, and Mexico”) that of the first name governs all.
        """
        if i not in self.governed:
            self.governed[i] = self._preposition(i)
        return self.governed[i]

    def _preposition(self, i: int) -> str:
        if self.atoms[i].low == "there" and self.atoms[i - 1].low not in PREPOSITIONS:
            return "in"
        hyphen = i > 1 and self.atoms[i - 1].text == "-"
        if hyphen and self.atoms[i - 2].id in ("de", "anti", "pro", "non", "ex"):
            return "against"
        listed = i - 1
        while listed > 0 and self.atoms[listed].low in ("and", "or", ",", "、", "和"):
            listed -= 1
        main = (
            listed == i - 2 and self.atoms[i - 1].text in COMMA and (self._acts(i + 1) or self.possessive(i))
        )
        apart = listed == i - 3 and self.atoms[i - 1].low == "and" and self._acts_anew(i)
        if (
            0 <= listed < i - 1
            and self.atoms[listed].kind == "E" == self.atoms[i].kind
            and not (main or apart)
        ):
            return self.preposition(listed)
        for j in range(i - 1, max(-1, i - 6), -1):
            atom = self.atoms[j]
            word = atom.low
            if led := led_by(self.atoms[j - 1].low if j else "", word):
                return led
            if atom.is_cue("origin") and atom.kind in "VK":
                return "from"  # “originating in Chile”
            if word in PREPOSITIONS or (word in ("after", "behind", "before") and not self._acts(i + 1)):
                return word
            if atom.kind in "VK" and word.rpartition(" ")[2] in PREPOSITIONS:
                return word.rpartition(" ")[2]  # “depends on”, “came from”
            if word == "interest in":
                return "in"  # “a 30% interest in Copper World”
            if word in ("them", "these", "those") and self.atoms[j - 1].low == "among":
                return "among"  # “its owners, among them American funds”
            if word in ("'s", "’s") and self.atoms[j - 1].kind == "E":
                continue  # “by China's Shenghe”
            if j == i - 1 and word in CALLED_BY and j and self.atoms[j - 1].kind in "WCE":
                continue  # “from the utility Entergy”
            if word in ("the", "its") and j and self.atoms[j - 1].kind == "C":
                return ""  # “with lorries the Swedish group earned …”
            if atom.kind in "QTP" or (atom.kind in "VKW" and word not in DETERMINERS):
                return ""
            if atom.kind == "E" and not atom.adjective and not self.possessive(j):
                return ""
        return ""

    def _acts_anew(self, i: int) -> bool:
        """Whether a clause of its own begins with the name at `i`: “in Tennessee, and Washington has promised …”."""
        return i + 1 < len(self.atoms) and self.atoms[i].kind == "E" and self.atoms[i + 1].low in AUXILIARY

    def bare(self, i: int) -> bool:
        """Whether the entity at `i` can be the actor: under no preposition, or that of “with X doing”."""
        return self.preposition(i) in ("", "by") or self.absolute(i)

    def absolute(self, i: int) -> bool:
        """Whether the entity is the actor of “with China contributing …”, “with China at …”."""
        if self.preposition(i) != "with":
            return False
        for atom in self.atoms[i + 1 : i + 7]:
            if atom.kind == "P" or atom.kind == "Q":
                return False
            word = atom.low
            if word in ("at", "up", "down", "ahead", "first", "second") or (
                word.endswith("ing") and atom.kind in "VKMW" and len(word) > 4
            ):
                return True
        return False

    def possessive(self, i: int) -> bool:
        """Whether the atom is followed by 's or 的, so that it owns what comes next."""
        if i + 1 >= len(self.atoms):
            return False
        after = self.atoms[i + 1]
        return after.low in ("'s", "’s", "'", "’", "的") or self.atoms[i].low.endswith(("'s", "’s"))

    def tense(self, i: int) -> str:
        """The tense of the clause of a number by its nearest verb: past, present, will or none (English only)."""
        if i not in self.tenses:
            self.tenses[i] = self._tense(i)
        return self.tenses[i]

    def _tense(self, i: int) -> str:
        low, high = self.span_of(i)
        for j in (i, *range(i - 1, low - 1, -1), *range(i + 1, high)):
            atom = self.atoms[j]
            if atom.kind == "Q" and j and atom.low.endswith(MULTIPLIED):
                return "present" if self.atoms[j - 1].low in PRESENT else "past"
            if j == i or atom.kind == "T":
                continue  # May is no verb
            word = atom.low.partition(" ")[0]
            verb = atom.kind in "VK" and atom.mention is not None and not atom.is_cue("pronoun")
            if word in TOLD or (j and self.atoms[j - 1].low == "to" and word not in FUTURE):
                continue  # “is said to cost”: the infinitive has no tense
            if word in FUTURE:
                return "will"
            if j and self.atoms[j - 1].low in ("is", "are") and (atom.is_cue("forecast") or word in THOUGHT):
                continue  # “are expected to use”, “is put at”: the participle has no tense
            if word in PAST or (
                word.endswith("ed")
                and len(word) > 4
                and (verb or atom.kind in "WM")
                and not self.qualifies(j)
            ):
                return "past"
            if word in PRESENT or (
                verb and (word.endswith("s") or atom.kind == "V") and not word.endswith(("ing", "ed"))
            ):
                return "present"
        return "none"

    def qualifies(self, j: int) -> bool:
        """Whether a participle stands before its noun: “a guaranteed price”, “refined copper”."""
        before = self.atoms[j - 1].low if j else ""
        after = self.atoms[j + 1] if j + 1 < len(self.atoms) else None
        if before == "and" and after is not None and after.kind == "Q":
            return False  # “smelts 60% of it and shipped 5 million tonnes”
        return (
            before in DETERMINERS
            or before in ("of", "for", "in", "more", "and", "'s", "’s")
            or (after is not None and after.kind in "CM" and before not in PAST)
        )

    def still_governs(self, j: int, i: int) -> bool:
        """Whether no other measure is named between a metric's word and the number that stands far from it."""
        return not any(a.kind == "M" and a.metrics() for a in self.atoms[j + 1 : i])

    def words(self, low: int, high: int) -> str:
        """The text between two atoms, in lower case."""
        high = min(high, len(self.atoms))
        if low >= high:
            return ""
        stop = self.atoms[high].start if high < len(self.atoms) else self.atoms[high - 1].end
        return self.text[self.atoms[low].start : stop].lower()
