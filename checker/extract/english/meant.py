"""Whom a pronoun or a description means: “its”, “the company”, “the state-owned miner”, “the latter”."""

from __future__ import annotations

from checker.extract.english.actor import (
    FIRM_NOUNS,
    NATION_NOUNS,
    SITES,
    VIEWS,
    is_seat,
    is_site,
    owns_a_name,
)
from checker.extract.english.phrase import distance, kind_of, kind_of_id, word_at
from checker.extract.english.telling import OPINES, TELLING, speaks
from checker.extract.frame import LANDS, STATES, Memory
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, Scene

PRONOUNS = frozenset(["it", "its", "they", "their", "he", "she", "his", "her", "we", "our"])


def meant(scene: Scene, i: int, memory: Memory) -> tuple[float, str] | None:
    """Whom the last pronoun of the clause means, when nobody acts before it."""
    atoms = scene.atoms
    for j in range(i - 1, -1, -1):
        word = atoms[j].low
        if scene.clauses[j] != scene.clauses[i] and not _led_by(scene, j, i):
            return None
        if not (
            word in PRONOUNS
            or (word == "those" and j == 0)
            or word.partition("the ")[2] in HELD
            or (word in ("the", "this") and _noun(scene, j) is not None)
            or (word == "the state" and _owned_by_it(scene, j) is not None)
        ):
            continue
        part = word in ("its", "their") and word_at(scene, j + 1) == "part" and word_at(scene, j - 1) == "for"
        if part and any(a.kind in "ES" for a in atoms[:j]):
            continue  # “UBS, for its part, reckons with 53,000 tons”
        if word in ("we", "our") and (memory.topic_company is None or _is_quoted(scene, j)):
            continue
        if memory.frame is not None and memory.frame.subject == "world" and _in_the_view_of(scene, j):
            continue
        if any(word_at(scene, k) in TELLING for k in range(j + 2, j + 6)) and any(
            scene.possessive(k) for k in (j, j + 1)
        ):
            continue  # “the industry's own institute says”
        if word in ("it", "they") and _only_told_of(scene, j):
            continue
        if word.partition("the ")[2] in SITES and any(is_seat(scene, k) for k in range(j + 2, min(i, j + 7))):
            continue  # “The mine planned at Cinovec would …”
        first = scene.span_of(j)[0]
        described = scene.atoms[first].low in ("the company", "the firm", "the group", "the miner")
        if word in ("its", "their") and described and j > first:
            continue  # “The company has moved its seat and raised $90 million”
        if word in ("he", "she") and word_at(scene, j + 1) in SAYING:
            continue
        told = word in ("its", "their") and any(word_at(scene, k) in VIEWS for k in (j + 1, j + 2))
        acts = any(
            a.kind == "E" and scene.bare(k) and not speaks(scene, k) and not owns_a_name(scene, k)
            for k, a in enumerate(atoms[:j])
        )
        who = _resolve(scene, j, memory)
        if (
            acts
            and who is not None
            and word in ("the company", "the firm", "the group")
            and scene.possessive(j)
        ):
            acts = any(a.kind == "E" and kind_of(scene, a) == "company" for a in atoms[:j])
        return (distance(scene, i, j), who) if who is not None and not acts and not told else None
    return None


def _led_by(scene: Scene, j: int, i: int) -> bool:
    """Whether a description stands right before the relative clause of the number: “The group, which raised output to 600,000 tons”."""
    low, _ = scene.span_of(i)
    relative = low > 1 and word_at(scene, low) in ("which", "who") and scene.atoms[low - 1].text in COMMA
    return relative and low - 6 <= j < low and not any(a.kind in "EQ" for a in scene.atoms[j:low])


def _is_quoted(scene: Scene, j: int) -> bool:
    """Whether somebody is quoted, who need not speak for the firm that the article is about."""
    return any(atom.text in '“"‘”' for atom in scene.atoms[:j])


OPINIONS = frozenset(
    "view opinion estimate estimates reckoning data figures forecast forecasts outlook survey calculations numbers eyes".split()
)


def _in_the_view_of(scene: Scene, j: int) -> bool:
    """Whether the one who is meant only tells: “in the view of the group”, “according to the council”."""
    of = word_at(scene, j - 1) == "of" and word_at(scene, j - 2) in OPINIONS
    return of or (word_at(scene, j - 1) == "to" and word_at(scene, j - 2) == "according")


SAYING = frozenset(["said", "says", "told", "added", "adds", "warned", "noted"])


def _only_told_of(scene: Scene, j: int) -> bool:
    """Whether “it” is the office that tells: “the farm office is bolder: it puts the crop at …”."""
    if word_at(scene, j + 1) not in OPINES or word_at(scene, j + 2) == "to":
        return False
    return any(word_at(scene, k) in TELLING for k in range(j)) or any(a.kind == "S" for a in scene.atoms[:j])


HELD = (
    frozenset(
        """company country government department group firm bloc venture miner producer maker nation kingdom sector industry""".split()
    )
    | SITES
)


ARMED = frozenset("militia rebels insurgents guerrillas guerrilla militants fighters gunmen army".split())
"""By what an armed band is spoken of: “The militia collects …”."""
PLACES = frozenset("enclave territory province district island peninsula town city".split())
"""Nouns by which a text speaks of a part of a country that it has named."""
CALLED = (FIRM_NOUNS | NATION_NOUNS | SITES | ARMED | PLACES) - frozenset(
    "major house business bank owner partner".split()
)


NOT_SAID_OF_ONE = frozenset(
    "and or same other new trade industry lobby lobbying study research advocacy campaign working expert whole entire".split()
)
"""What makes the noun behind it that of another, or of a body that only tells: “the trade group”."""


def _noun(scene: Scene, j: int) -> str | None:
    """The noun of “the company”, “the state-owned miner”, “the landlocked country”, by which somebody is meant."""
    if word_at(scene, j + 1) in HELD or word_at(scene, j + 1) in ARMED | PLACES:
        return word_at(scene, j + 1)
    for k in range(j + 1, min(len(scene.atoms), j + 5)):
        atom = scene.atoms[k]
        if atom.low in CALLED and scene.preposition(k) in ("", "by", "of", "at"):
            return atom.low
        hyphen = atom.low == "-" and k > j + 1
        if (atom.kind not in "WC" and not hyphen) or atom.low in PREPOSITIONS or atom.low in NOT_SAID_OF_ONE:
            return None
    return None


def _owned_by_it(scene: Scene, j: int) -> str | None:
    """The noun of “the state-owned miner”."""
    return _noun(scene, j + 1) if word_at(scene, j + 1) == "-" else None


def _resolve(scene: Scene, j: int, memory: Memory) -> str | None:
    nxt = (
        _owned_by_it(scene, j)
        or scene.atoms[j].low.partition("the ")[2]
        or _noun(scene, j)
        or word_at(scene, j + 1)
    )
    kinds = {"company": ("company",), "country": ("country",), "government": ("country",)}.get(
        nxt, ("mine", "plant") if nxt in SITES else ()
    )
    for k, atom in reversed([*enumerate(scene.atoms[:j])]):
        if atom.kind == "E" and (kind_of(scene, atom) in kinds or (nxt in SITES and is_site(scene, k))):
            return atom.id
    told = memory.frame.subject if memory.frame is not None and not memory.frame.passing else None
    if nxt in PLACES:
        alike = kind_of_id(scene, told) in ("place", "country", "region", "") and memory.same_block
        turned = memory.subject if memory.turned else None
        if memory.place is not None and scene.pack.within(memory.place, turned or told):
            return memory.place  # “In Myanmar the Wa let a pit reopen. The enclave once …”
        return turned or (told if alike and told else None) or memory.place or memory.subject
    if nxt in ARMED:
        return memory.band or memory.subject
    if scene.atoms[j].is_word("we", "our"):
        return (
            memory.anchor or memory.topic_company or memory.company or memory.subject
        )  # of whom a firm's report is
    if scene.atoms[j].is_word("he", "she", "his", "her"):
        return memory.company or memory.subject  # who speaks for a company
    if nxt in SITES:
        new = told if memory.same_block and told is not None and kind_of_id(scene, told) == "" else None
        return (
            memory.site or new or memory.company or memory.subject
        )  # “… expands Hook Lake for $1bn. The mine …”
    if nxt in ("group", "alliance", "cartel") and kind_of_id(scene, told) in ("bloc", "group"):
        return told
    if nxt in ("company", "group", "firm", "venture"):
        owned = memory.frame.whole if memory.frame is not None and memory.frame.metric == "stake" else None
        if memory.same_block and kind_of_id(scene, owned) == "company":
            return owned  # “A fund holds 14%. The group employs 1,088 people”
        told = memory.frame.subject if memory.frame is not None else None
        if (
            memory.same_block
            and len(memory.named_firms) == 1
            and (told is None or kind_of_id(scene, told) in ("country", "bloc"))
        ):
            return memory.named_firms[0]  # “Morocco holds 70% of it, in the hands of OCP. The group earned …”
        deal = (
            memory.frame
            if memory.frame is not None and memory.frame.metric in ("investment", "loan")
            else None
        )
        if deal is not None and deal.counterparty is not None and deal.counterparty == memory.topic_company:
            return deal.counterparty  # “Apple paid Zorb $200 million. The company makes 900 tonnes”
        if memory.company in memory.spots:
            firms = (
                id
                for id in reversed(memory.firms)
                if kind_of_id(scene, id) == "company" and id not in memory.spots
            )
            return next(firms, memory.topic_company or memory.company)
        if nxt != "venture" and kind_of_id(scene, memory.company) in ("mine", "plant"):
            firms = (id for id in reversed(memory.firms) if kind_of_id(scene, id) == "company")
            return next(firms, memory.company)  # no pit is a group
        return memory.company or memory.subject
    if nxt == "department" and memory.agency is not None:
        return memory.agency
    if nxt in ("country", "bloc", "government"):
        home = scene.pack.home(told) if nxt == "country" and told not in (None, "world") else None
        unnamed = home is not None and home not in memory.states and memory.same_block
        unnamed = unnamed and not any(kind_of_id(scene, f.subject) in STATES for f in memory.here)
        return home if unnamed else memory.country or memory.subject
    if nxt in FIRM_NOUNS and nxt not in HELD and kind_of_id(scene, told) not in ("company", ""):
        return memory.company or memory.subject
    if nxt in NATION_NOUNS and kind_of_id(scene, told) not in ("country", "bloc"):
        return memory.country or memory.subject
    teller = next((a.id for k, a in enumerate(scene.atoms[:j]) if a.kind == "E" and _tells(scene, k)), None)
    if teller is not None:
        return teller  # “Viridis claims that its deposit holds …”
    firm = memory.subject is not None and memory.subject == memory.company
    if memory.turned and (firm or kind_of_id(scene, memory.subject) in (*LANDS, "company", "agency")):
        return memory.subject  # “Can China catch up? It is trying. Its plants met …”
    frame = memory.frame
    held = frame.subject if frame is not None and not frame.passing else None
    gave = (
        frame is not None and frame.metric in ("loan", "investment") and kind_of_id(scene, held) == "agency"
    )
    if gave and kind_of_id(scene, memory.subject) == "company":
        return memory.subject  # “Talga got $50 million from the department. It promises 10,000 tonnes”
    return held if held not in (None, "world") else memory.subject


def _tells(scene: Scene, k: int) -> bool:
    """Whether a company tells something of itself: it says, and what comes is of “its” or “it”."""
    return kind_of(scene, scene.atoms[k]) in ("company", "") and scene.bare(k) and speaks(scene, k)


COSTS = frozenset(
    "cost costs costing save saves saved saving earn earned earns earning bring brings brought net nets netted".split()
)


def borne_by(scene: Scene, i: int, memory: Memory) -> str | None:
    """Whose cost or gain a sum is by the name or the pronoun before it: “tariffs will cost it 1.4 trillion yen”, “cost Vale $7 billion”."""
    j = i - 1
    while j > 1 and word_at(scene, j) in (
        "about",
        "around",
        "some",
        "up",
        "to",
        "over",
        "more",
        "than",
        "nearly",
        "roughly",
        "an",
        "at",
        "least",
    ):
        j -= 1
    if j < 1 or word_at(scene, j - 1).rpartition(" ")[2] not in COSTS:
        return None
    if scene.atoms[j].kind == "E" and not scene.possessive(j):
        return scene.atoms[j].id
    if word_at(scene, j) not in ("it", "them"):
        return None
    named = (
        a.id
        for k, a in enumerate(scene.atoms[:j])
        if a.kind == "E" and not a.adjective and scene.bare(k) and not speaks(scene, k)
        if scene.atoms[k + 1].kind != "M"  # “U.S. tariffs will cost it …”
    )
    return next(named, None) or _resolve(scene, j, memory)
