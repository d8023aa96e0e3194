"""Which name of a sentence a number most likely speaks of: each has a cost, and a pronoun may be nearer than all."""

from __future__ import annotations

import re

from checker.extract.english.actor import (
    FIRM_NOUNS,
    SITES,
    antecedent,
    bought_from,
    describes,
    is_object,
    is_seat,
    opened,
    outlook_for,
    owned,
)
from checker.extract.english.at_hand import OUTDOES
from checker.extract.english.epithets import named_by_trade
from checker.extract.english.made_at import DONE, done_to
from checker.extract.english.meant import meant
from checker.extract.english.not_meant import not_meant
from checker.extract.english.partner import given
from checker.extract.english.phrase import distance, kind_of, word_at
from checker.extract.english.situated import goods_from
from checker.extract.english.tariff import hits_goods
from checker.extract.english.telling import speaks
from checker.extract.english.worldly import has_the_part
from checker.extract.frame import FIRMS, FLOWS, LANDS, Memory
from checker.extract.joints_en import NOT_OF_ACTORS
from checker.extract.rows import run
from checker.extract.scene import COMMA, SUBORDINATES, Scene
from checker.extract.shown import TELLER

PLACES = (*LANDS, "world")


def likeliest(scene: Scene, i: int, memory: Memory, metric: str) -> tuple[float, str] | None:
    """The cost and id of the name that the number at `i` speaks of, or of whom a nearer pronoun means."""
    best: tuple[float, str] | None = None
    for j in scene.names:
        atom = scene.atoms[j]
        if not describes(scene, j) and not not_meant(scene, i, j, memory):
            cost = _subject_cost(scene, i, j, metric)
            if metric == "event" and kind_of(scene, atom) not in PLACES:
                cost -= 9 if is_object(scene, j) and opened(scene, j) else 4
                # what opened or was enacted, before who did it
            if best is None or cost < best[0]:
                best = cost, atom.id
    told = meant(scene, i, memory)
    if told is not None and (best is None or best[1] == "world" or told[0] < best[0]):
        return told
    return best


def _in_a_description(scene: Scene, i: int, j: int) -> bool:
    """Whether the name at `j` only describes the one before it, in an aside that is over before the number."""
    atoms = scene.atoms
    opens = next((k for k in range(j - 1, max(0, j - 6), -1) if atoms[k].text == ","), None)
    if opens is None or atoms[opens - 1].kind != "E" or atoms[opens - 1].adjective or scene.possessive(j):
        return False
    head = atoms[opens + 1].low.split()[0]
    over = any(atoms[k].text == "," for k in range(j + 1, i))
    return head in ("the", "a", "an") and over and all(a.kind not in "VMK" for a in atoms[opens + 1 : j])


def _subject_cost(scene: Scene, i: int, j: int, metric: str) -> float:
    """How unlikely the entity at `j` is the one that the number at `i` speaks of."""
    atoms, atom = scene.atoms, scene.atoms[j]
    preposition = scene.preposition(j)
    cost = distance(scene, i, j)
    if j > i and any(atoms[k].low == "with" and atoms[k - 1].low == "," for k in range(i + 2, j)):
        return 99.0  # “fell 11%, with Chinese buyers down by 24%”
    if scene.absolute(j) or (preposition == "with" and _has_the_measure(scene, j)):
        preposition = ""
    if preposition == "for" and outlook_for(scene, j):
        preposition = "of"
        cost -= 8 * (
            kind_of(scene, atom) in ("mine", "plant")
        )  # “made Ivanhoe cut its target for Kamoa to 380,000 tons”
    if j < i and preposition in ("on", "of", "for", "into") and _studied(scene, j):
        preposition, cost = "", cost - 3  # “a study on the project gives it a value of $800 million”
    if kind_of(scene, atom) in LANDS and _in_a_description(scene, i, j):
        return 99.0  # “White Mesa, the only US mill of its kind, can treat 1,000 tonnes”
    if atom.adjective and preposition == "in" and word_at(scene, j + 1) in PARTS_OF_LAND:
        return 99.0  # “a mine in the Brazilian state of Bahia”
    end = {"imports": "from", "exports": "to"}.get(metric)
    led = False
    seat = preposition == "of" and j > 1 and atoms[j - 2].kind == "E" and atoms[j - 1].low == "of"
    if j > 1 and atoms[j - 1].low == "of" and atoms[j - 2].low.removeprefix("the ") in NAMED_PARTS:
        preposition, cost = scene.preposition(j - 2), cost - 5  # “the state of Kachin in Myanmar”
    if seat:
        cost += 6  # “Nestlé of Vevey, which supplies …”
    elif antecedent(scene, j) and preposition not in ("in", end) and j < i:
        preposition, cost = "", cost - 3
        led = scene.clauses[j] != scene.clauses[i]
    sited = preposition == "in" and j < i and word_at(scene, j - 1) == "in" and word_at(scene, j - 2) in SITES
    site = atoms[j - 2] if preposition == "in" and 1 < j < i and word_at(scene, j - 1) == "in" else None
    if site is not None and site.kind == "E" and kind_of(scene, site) in ("mine", "plant"):
        return 99.0  # “the Ridge works in Utah, priced at $900 million”
    seat_at = j - 2 - (word_at(scene, j - 1) == "the")
    if (
        kind_of(scene, atom) in LANDS
        and word_at(scene, seat_at + 1) in ("in", ",")
        and is_seat(scene, seat_at)
    ):
        return 99.0  # “the mine planned at Cinovec in the Czech Republic”, “a plant in Narva, Estonia”
    if sited and j > 3 and atoms[j - 3].kind == "E" and not atoms[j - 3].adjective:
        return 99.0  # “its Zafranal pit in Peru holds …”
    barred = preposition in NOT_OF_ACTORS or (preposition == "through" and metric in FLOWS)
    if barred or (sited and antecedent(scene, j) and kind_of(scene, atom) in LANDS):
        return 99.0  # “its complex in Mali, which had accounted for 14%”
    if (metric == "imports" and bought_from(scene, j)) or (j < i and hits_goods(scene, j)):
        return 99.0  # “a duty has shut out American cargoes, and purchases dropped by 14%”
    if (
        metric == "price"
        and j > i
        and any(a.quantity is not None and a.quantity.unit == "x" for a in atoms[i + 1 : j])
    ):
        return 99.0  # “paid $850, three times the price inside China”
    if j > i and any(a.low in ("which", "whom") for a in scene.atoms[i + 1 : j]):
        return 99.0  # “275 million, of which China holds half”
    if atom.id == "world" and (word_at(scene, j - 1) in ("its", "their") or has_the_part(scene, i, j)):
        return 99.0  # “its worldwide deliveries”
    if (atom.id == "world" and metric in FLOWS) or (
        atom.low == "elsewhere" and j < i and any(a.kind == "E" for a in atoms[:j])
    ):
        return 99.0
    if j > i and preposition in ("in", "at") and metric in OF_FIRMS and kind_of(scene, atom) in ("", "place"):
        return 99.0  # “2,800 of its workers were laid off in Skellefteå”
    if preposition == "with":
        cost += 12
    elif preposition == "from":
        source = (metric in ("event", "grade") and kind_of(scene, atom) not in LANDS) or (
            metric in ("price", "") and goods_from(scene, j)
        )  # “first lithium from the Kachi project”
        cost += 3 if metric == "exports" or source else 30
    owned_by = scene.possessive(j) and kind_of(scene, atom) in LANDS and j + 2 < len(atoms)
    if (
        owned_by
        and atoms[j + 2].kind == "E"
        and (kind_of(scene, atoms[j + 2]) in FIRMS or word_at(scene, j + 3) in SITES)
    ):
        if speaks(scene, j + 2):
            return 99.0  # “Germany's Infineon said it would cut 1,400 jobs”
        cost += 6  # “China's Tsingshan”, “Finland's Sokli deposit”
    if (
        word_at(scene, j - 1) in ("its", "their")
        and word_at(scene, j + 1) not in OTHERS
        and kind_of(scene, atom) in (*LANDS, "agency", "source")
        and not scene.possessive(j)
    ):
        return 99.0  # “its OPEC+ quota”, “its U.S. rival”
    if (
        scene.possessive(j)
        and word_at(scene, j + 2) in ACCOUNTING
        and word_at(scene, j + 3) in ("year", "quarter")
    ):
        return 99.0  # “in BHP's fiscal year”
    works = word_at(scene, j + 1) in SITES and word_at(scene, j - 1) in ("'s", "’s", "its", "their")
    if kind_of(scene, atom) == "place" and not works:
        cost += 5
    if metric in ("reserves", "resources", "grade") and kind_of(scene, atom) == "mine" and j < i:
        cost -= 6  # “Lynas digs at Mount Weld, which has reserves of 32 million tonnes”
    if metric in ("revenue", "profit") and kind_of(scene, atom) in LANDS and not scene.possessive(j):
        cost += 5  # takings are a firm's, or those of a state that is said to own them
    if preposition == "by":
        cost += 12 if metric not in PAID and j < i and done_to(scene, j) is not None else -1 if j > i else 1
    elif preposition in ("in", "at", "of"):
        cost += -6 if _has_it(scene, j) else 4
    if atom.adjective and CALLED.match(scene.text, atom.end, scene.end) is not None:
        return 99.0  # “Lanark, a Scottish consultancy, expects …”
    if atom.adjective and word_at(scene, j + 1) in ("trading", "trade", "hours", "session", "time"):
        return 99.0  # “a record in Asian trading”
    if (atom.adjective and _governs_other(scene, j)) or (owned(scene, j) and not works):
        cost += 3
    called = not atom.adjective and word_at(scene, j + 1) in FIRM_NOUNS and kind_of(scene, atom) in LANDS
    if (atom.adjective and (_named_next(scene, j) or _before_a_name(scene, j))) or (
        called and _before_a_name(scene, j)
    ):
        cost += 9
    if _places_a_rank(scene, j) or _apposed(scene, j):
        cost += 4 + 12 * (preposition == "by")
    if j < i and _in_an_aside(scene, j, i):
        cost += 16
    elif j < i and scene.clauses[j] > scene.clauses[i] and not scene.preposition(j):
        cost += 6  # “Demand in China, where Luckin runs 60 cafes, doubled”
    if atom.low in ("the rest", "rest", "remainder") and word_at(scene, j - 1) not in ("and", ",", ""):
        return 99.0  # “in which Barrick has 61.5% and Newmont the rest”
    if speaks(scene, j) or _is_a_member(scene, j):
        return 99.0
    if j < i and scene.preposition(j) in ("in", "at") and _done_there(scene, j, i):
        return 99.0
    if word_at(scene, j + 1) == "among" and word_at(scene, j + 2) == "them":
        return 99.0  # “Three makers, Yunsheng among them, have licences”
    if (
        preposition == ""
        and j < i
        and not led
        and (is_object(scene, j) or (_outdone(scene, j) and word_at(scene, j + 1) == "to"))
    ):
        cost += 9 if _outdone(scene, j) or given(scene, j) else 3
    if atom.id == "world" and any(
        a.kind == "E" and a.id != "world" and scene.bare(k) and scene.clauses[k] == scene.clauses[i]
        for k, a in enumerate(atoms[:i])
    ):
        cost += 3
    if j > i:
        cost += 2 if preposition in ("in", "by") and j - i <= 4 else 6
        if not preposition and word_at(scene, j - 1) == "and" and word_at(scene, j + 1) in OUTDOES:
            return 99.0  # “fell to 330,000 bags, and Germany overtook them”
        if scene.clauses[j] != scene.clauses[i]:
            after = atoms[scene.span_of(j)[0]].low in SUBORDINATES
            joined = atoms[scene.span_of(j)[0]].low in ("and", "but", "while") and scene.bare(j)
            cost += 90 if after or joined else 6  # “rose to $2,920 after Guinea said …”
    return cost


PAID = ("investment", "loan", "stake")


STUDIES = frozenset(
    "study studies report survey assessment appraisal review evaluation analysis audit estimate test tests drilling exploration".split()
)
NAMED_PARTS = frozenset("state province region county district oblast island territory prefecture".split())
PARTS_OF_LAND = frozenset(
    """state province region county district department oblast island islands city town territory prefecture desert highlands coast
    mountains lowlands hinterland port capital north south east west northeast northwest southeast southwest interior""".split()
)


def _studied(scene: Scene, j: int) -> bool:
    """Whether the name is what a study looked into."""
    before = (word_at(scene, k) for k in range(j - 1, max(-1, j - 4), -1))
    return any(word in STUDIES for word in before)


def _has_the_measure(scene: Scene, j: int) -> bool:
    """Whether a clause begins with whose measure moves: “With American wheat exports down by a tenth, …”."""
    measure = next(
        (a for a in scene.atoms[j + 1 : j + 4] if a.kind not in "C" and a.low not in ("'s", "’s")), None
    )
    owner = scene.atoms[j].adjective or scene.possessive(j)
    return (
        owner and measure is not None and measure.kind == "M" and scene.atoms[j - 1].low == "with" and j < 3
    )


def _in_an_aside(scene: Scene, j: int, i: int) -> bool:
    """Whether the name stands in the aside on the name that begins the sentence: “Mimo, a venture in which Barrick has a part, yielded”."""
    first = next((k for k, a in enumerate(scene.atoms[:3]) if a.kind == "E"), None)
    if _among_its_owners(scene, j, i):
        return True
    if first is None or j < first + 2 or word_at(scene, first + 1) != ",":
        return False
    owned = scene.atoms[first + 2].kind == "E" and scene.possessive(first + 2)
    if not owned and word_at(scene, first + 2) not in ("a", "an", "the", "one", *KIN):
        return False  # but “Mosaic, OCP's American competitor, shipped …”
    commas = [k for k in range(first + 3, i) if scene.atoms[k].text in COMMA and scene.goes_on(k + 1)]
    return bool(commas) and j < commas[-1]


def _among_its_owners(scene: Scene, j: int, i: int) -> bool:
    """Whether the name is in a list of those by whom something is run: “the railway, operated by A, B and C, moved”."""
    by = next((k for k in range(j - 1, max(1, j - 9), -1) if word_at(scene, k) == "by"), None)
    if (
        by is None
        or scene.atoms[by - 2].text not in COMMA
        or not word_at(scene, by - 1).endswith(("ed", "run", "led", "built"))
    ):
        return False
    return any(scene.atoms[k].text in COMMA and scene.goes_on(k + 1) for k in range(j + 1, i))


CALLED = re.compile(rf" {TELLER}\b")
OF_FIRMS = frozenset(["workforce", "revenue", "profit", "investment"])
COMPRISES = frozenset(
    "includes include included comprises comprise represents represent groups counts".split()
)


def _is_a_member(scene: Scene, j: int) -> bool:
    """Whether the name is only one of those whom a group includes: “a lobby that represents Cargill and Bunge”."""
    first = run(scene, j, "E")[0]
    verb = first - 1 - (word_at(scene, first - 1) in ("the", "both"))
    return (
        verb > 0
        and word_at(scene, verb) in COMPRISES
        and word_at(scene, verb - 1) in ("that", "which", ",", "and")
    )


OTHERS = frozenset(["rivals", "counterparts", "peers", "competitors", "neighbours", "neighbors"])
"""Nouns by which a nationality is that of others who act: “their Chinese counterparts, who took 479 tonnes”."""
ACCOUNTING = frozenset(["fiscal", "financial", "business", "reporting", "accounting"])
"""Years and quarters that only tell whose books the time is taken from."""


def _outdone(scene: Scene, j: int) -> bool:
    """Whether the name is what the actor is measured against; “Chinese rival BYD” is only called one."""
    noun = word_at(scene, j - 1) == "rival" and (
        scene.atoms[j - 2].adjective
        or word_at(scene, j - 2) in ("its", "their", "the", "local", "bigger", "smaller")
    )
    return word_at(scene, j - 1 - (word_at(scene, j - 1) == "the")) in OUTDOES and not (j > 1 and noun)


def _apposed(scene: Scene, j: int) -> bool:
    """Whether the name stands in an aside on another actor: “the maker, a Tesla and BYD supplier, earned”, “the mine, owned by MMG, dug”."""
    for k in range(j - 1, max(-1, j - 6), -1):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            opened = word_at(scene, k + 1) in ("a", "an", "the", "one", *KIN) or (
                "by" in (word_at(scene, k + 2), word_at(scene, k + 3))
                and (word_at(scene, k + 1)[-2:] == "ed" or word_at(scene, k + 1) in DONE)
            )
            ahead = scene.atoms[j + 1 : j + 7]
            closed = next((a for a in ahead if a.text in COMMA or a.kind in "VQ"), None)
            return opened and k > 0 and closed is not None and closed.text in COMMA
        if atom.kind in "QP" or (atom.kind == "V" and word_at(scene, k + 1) != "by"):
            return False
    return False


def _done_there(scene: Scene, j: int, i: int) -> bool:
    """Whether an aside says what was done in a place: “cobalt, first recovered in Indonesia in April, came to 40 tonnes”."""
    comma = next((k for k in range(j - 1, max(0, j - 7), -1) if scene.atoms[k].text in COMMA), 0)
    done = next(
        (k for k in (comma + 1, comma + 2) if word_at(scene, k)[-2:] == "ed" or word_at(scene, k) in DONE), j
    )
    closed = (k for k in range(j + 1, min(i, j + 6)) if scene.atoms[k].text in COMMA)
    return comma > 0 and done < j and any(scene.goes_on(k + 1) for k in closed)


KIN = frozenset(
    "parent owner maker operator builder producer home part unit subsidiary supplier developer heir successor".split()
)
"""What a firm is called by another: “the yard, parent of Hyundai Heavy, has …”."""
OF_SITES = frozenset(["resources", "reserves", "grade", "capacity", "mine_production"])


def _has_it(scene: Scene, j: int) -> bool:
    """Whether the measure is said to be that of a site: “raised the resource of Kvanefjeld by a tenth”."""
    if (
        j < 2
        or kind_of(scene, scene.atoms[j]) not in ("mine", "plant")
        or scene.atoms[j - 1].low not in ("at", "of")
    ):
        return False
    return not OF_SITES.isdisjoint(scene.atoms[j - 2].metrics())


def _named_next(scene: Scene, j: int) -> bool:
    """Whether the noun of a nationality is named right behind a comma: “a Polish mill, Huta of Kraków, …”."""
    for k in range(j + 1, min(len(scene.atoms) - 2, j + 5)):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            name = scene.atoms[k + 1]
            closed = any(a.text in COMMA for a in scene.atoms[k + 2 : k + 7])
            return (
                k > j + 1
                and name.kind == "E"
                and not name.adjective
                and kind_of(scene, name) not in PLACES
                and closed
            )
        if atom.kind not in "WCM":
            return False
    return False


def _before_a_name(scene: Scene, j: int) -> bool:
    """Whether the nationality is that of a firm named behind its noun: “Chinese rival BYD”, “Swiss trader Glencore”."""
    for k in (j + 2, j + 3):
        name = scene.atoms[k] if k < len(scene.atoms) else None
        if name is not None and name.kind == "E" and not name.adjective:
            return kind_of(scene, name) in ("company", "") and all(
                a.kind == "W" and a.low.isalpha() for a in scene.atoms[j + 1 : k]
            )
    return named_by_trade(scene, j) is not None


def _places_a_rank(scene: Scene, j: int) -> bool:
    """Whether the name only says where somebody else is first: “SMIC, China’s largest foundry”."""
    after = scene.atoms[j + 2] if scene.possessive(j) and j + 2 < len(scene.atoms) else None
    return after is not None and (after.id == "rank" or after.is_word("largest", "biggest", "top", "leading"))


def _governs_other(scene: Scene, j: int) -> bool:
    """Whether an adjective of nationality belongs to officials, banks or goods that are not the subject."""
    return word_at(scene, j + 1) in THEIRS


THEIRS = frozenset("officials customs companies goods products scientists media workers".split())
