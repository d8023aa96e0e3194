"""The other side of a flow of goods or money: who is sent it, who lends it, whom it is given to."""

from __future__ import annotations

import re
from itertools import chain

from checker.extract.english.actor import bought_from, describes
from checker.extract.english.phrase import in_passing, kind_of, kind_of_id, word_at
from checker.extract.frame import FIRMS, KNOWN_FIRMS, STATES, Frame, Memory
from checker.extract.joints_en import TOWARDS
from checker.extract.scene import COMMA, Scene

GAVE = frozenset(
    "lent lend lends lending granted grants grant gave gives give paid pays pay awarded awards".split()
)


def given(scene: Scene, j: int) -> bool:
    """Whether the name is whom something is given: “lent the Australians $250 million”."""
    before = scene.atoms[j - 1 - (scene.atoms[j - 1].is_word("the", "a", "an"))] if j > 1 else scene.atoms[0]
    return j > 0 and before.low in GAVE


MONEY = ("loan", "loans", "grant", "grants", "subsidy", "subsidies", "credit line", "tax credit")


def donor_of(scene: Scene, i: int) -> tuple[str, str | None] | None:
    """Giver and receiver of money by the name before its noun: “Vulcan builds a plant with a Pentagon loan of $620 million”."""
    for j in range(i - 1, max(1, i - 5), -1):
        if scene.atoms[j].low in MONEY:
            giver = scene.atoms[j - 1]
            if giver.low in ("government", "federal", "state", "public", "state-backed"):
                return _home_of_taker(scene, i)
            if giver.kind != "E" or scene.possessive(j - 1):
                return None
            named = (a.id for k, a in enumerate(scene.atoms[: j - 1]) if a.kind == "E" and scene.bare(k))
            return giver.id, next((id for id in named if id != giver.id), None)
        if scene.atoms[j].kind in "QE":
            return None
    return None


def _home_of_taker(scene: Scene, i: int) -> tuple[str, str | None] | None:
    """The country of “a government loan” and who gets it: where the firm of the sentence is at home."""
    for atom in reversed([a for k, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(k)]):
        if (home := scene.pack.home(atom.id)) is not None:
            return home, atom.id
    return None


def given_to(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The receiver right after the verb: “lent Vulcan Energy €250 million”, “granted it $465 million”."""
    for j in range(i - 1, 0, -1):
        atom = scene.atoms[j]
        if atom.is_word("it", "them") and scene.atoms[j - 1].low in GAVE:
            told = memory.frame.subject if memory.frame is not None and memory.same_block else None
            firm = told if kind_of_id(scene, told) in KNOWN_FIRMS else None
            takers = (*_taker_told(memory, frame), firm, memory.anchor, memory.company)
            return next((id for id in takers if id not in (None, frame.subject)), None)
        if atom.kind == "E" and atom.id != frame.subject and given(scene, j):
            return atom.id
        if atom.kind == "Q":
            return None
    return None


def _taker_told(memory: Memory, frame: Frame) -> list[str]:
    """Whom the sentence has just said that the giver pays or owns a part of: “paid 110 million for shares in Caremag and lends it 106 million”."""
    told = (f for f in reversed(memory.spoken) if f.subject == frame.subject)
    ends = (f.whole if f.metric == "stake" else f.counterparty for f in told if f.metric in DEALT)
    return [id for id in ends if id is not None]


DEALT = ("investment", "loan", "stake")


def paid_to(scene: Scene, i: int) -> str | None:
    """Who gets a sum that is told as one of several: “$45 million went to MP Materials, $288 million to Lynas”."""
    to = next((j for j in range(i + 1, min(i + 4, len(scene.atoms) - 1)) if scene.atoms[j].low == "to"), None)
    if to is None or any(a.low not in PAYMENTS for a in scene.atoms[i + 1 : to]):
        return None
    who = scene.atoms[to + 1]
    return who.id if who.kind == "E" and kind_of(scene, who) in FIRMS else None


PAYMENTS = frozenset("went goes go gone was were paid given awarded lent each".split())
RECEIVES = frozenset(
    """received receives receive receiving obtained obtains secured secures won wins got gets get getting drew drawn raised raises
    seeks seek seeking sought""".split()
) | {"has drawn", "has secured"}


def lender_of(scene: Scene, i: int, metric: str, spoken: str | None) -> tuple[str | None, str] | None:
    """Giver and receiver of “Vulcan received a €250m loan from the bank”; of an investment the giver may go unnamed."""
    takes = next((j for j, a in enumerate(scene.atoms[:i]) if a.low in RECEIVES), None)
    if takes is None or scene.atoms[takes + 1].low in ("its", "their"):  # “raised its budget to 85 billion”
        return None
    named = [
        (j, a)
        for j, a in enumerate(scene.atoms[:takes])
        if a.kind == "E"
        and not describes(scene, j)
        and not (kind_of(scene, a) in ("place", "region") and scene.preposition(j) in ("in", "at"))
    ]
    bare = [a.id for j, a in named if scene.bare(j) and kind_of(scene, a) != "place"]
    firm = any(
        a.is_word("its", "the company", "the firm", "the group", "the miner")
        or (a.kind == "E" and describes(scene, j))
        for j, a in enumerate(scene.atoms[:takes])
    )
    who = bare[-1] if bare else named[-1][1].id if named else spoken if firm else None
    ends = next((j for j in range(i + 1, len(scene.atoms)) if scene.atoms[j].kind == "Q"), len(scene.atoms))
    givers = [
        (j, a.id)
        for j, a in enumerate(scene.atoms[:ends])
        if a.kind in "ES" and scene.preposition(j) == "from"
    ]
    behind = [id for j, id in givers if j > i]
    bank = next(iter(behind or [id for _, id in givers]), None)
    around = scene.atoms[takes : i + 3]
    unnamed = any(a.kind == "M" and metric in a.metrics() for a in around)
    return (bank, who) if who is not None and (bank is not None or unnamed) else None


FUNDS = re.compile(r"(?: in (?:[a-z-]+ ){1,3}?)? ?from ")
"""“$94 million from the Pentagon”, “€20 million in state aid from Berlin”."""


def funded_by(scene: Scene, i: int, spoken: str | None) -> tuple[str, str | None] | None:
    """Giver and receiver of “has built a plant with $94 million from the Pentagon”."""
    if word_at(scene, i - 1) not in ("with", "using", "plus", "including", "got", "had", "has"):
        return None
    hit = FUNDS.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return None
    giver = next((a for a in scene.atoms[i + 1 : i + 9] if a.start >= hit.end() and a.low != "the"), None)
    if (
        giver is None
        or giver.kind not in "ES"
        or kind_of(scene, giver) in ("place", "mine", "plant", "world")
    ):
        return None
    acting = [
        a.id
        for j, a in enumerate(scene.atoms[:i])
        if a.kind == "E" and scene.bare(j) and kind_of(scene, a) in ("company", "")
    ]
    return giver.id, acting[-1] if acting else spoken


STATE = re.compile(
    r" (?:in \w+ )?from (?:the )?(?:(?:federal|central|state|national) )?(?:government|state|taxpayers?|treasury)\b"
)


def from_the_state(scene: Scene, i: int, firm: str | None) -> tuple[str, str] | None:
    """Giver and receiver of “received $1.6 billion from the government”: the country where the firm is at home."""
    if STATE.match(scene.text, scene.atoms[i].end, scene.end) is None or firm is None:
        return None
    home = scene.pack.home(firm)
    return None if home is None else (home, firm)


SENT = frozenset(
    ["sales", "deliveries", "shipments", "supplies", "cargoes", "those", "sold", "sells", "sell"]
)


def sent_to(scene: Scene, i: int, low: int, dim: str) -> str | None:
    """The country of “deliveries to Japan slid to 9,000 tons”, “Chile sold Japan 8,000 tons”, “supplied Japan with …”."""
    if dim not in ("mass", "energy", "volume", "rate", "share", "count"):
        return None
    for j in range(i - 1, low, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            return None
        if atom.kind == "E" and kind_of(scene, atom) in STATES:
            k = j - 1 - (scene.atoms[j - 1].low == "the")
            goods = k > 2 and scene.atoms[k - 1].kind == "C" and scene.atoms[k - 2].low == "of"
            if k > 0 and scene.atoms[k].low == "to" and scene.atoms[k - 1 - 2 * goods].low in SENT:
                return atom.id  # “deliveries of tin to South Korea”
            if j == i - 1 and scene.atoms[k].low in ("sold", "sells", "sell", "sent", "shipped"):
                return atom.id
            if j == i - 2 and scene.atoms[i - 1].low == "with" and scene.atoms[k].low in SUPPLIED:
                return atom.id
    return None


SUPPLIED = frozenset(
    "supplied supplies supply supplying provided provides provide providing furnished furnishes furnish".split()
)
"""Verbs whose object gets the goods: “supplied Japan with 8,000 tons”."""


BUYS = frozenset(
    """buy buys buying bought acquire acquires acquired acquiring purchase purchased purchases taking take takes took over taken""".split()
) | {
    f"{verb} up"
    for verb in "snap snaps snapped snapping scoop scooped pick picked picks picking swallow swallowed".split()
}
DEALS = frozenset(
    [
        "takeover",
        "acquisition",
        "purchase",
        "buyout",
        "bid",
        "takeovers",
        "sale",
        "disposal",
        "divestment",
        "merger",
    ]
)


def bought_firm(scene: Scene, i: int, low: int, high: int) -> tuple[int, int] | None:
    """Verb and firm of what money buys: “is buying Less Common Metals for $100 million”, “its $4.7 billion takeover of Spirit”."""
    if i + 1 < high and scene.atoms[i + 1].low in DEALS:
        verb, around = i, range(min(high, i + 6) - 1, i + 1, -1)
    elif scene.atoms[i - 1].low == "for" and i - 1 <= low + 1:
        verb = next((j for j in range(i + 1, min(high, i + 9)) if scene.atoms[j].low in BUYS), 0)
        around = range(verb + 1, min(high, verb + 9))
    elif scene.atoms[i - 1].low == "for":
        verb = next((j for j in range(i - 2, low, -1) if scene.atoms[j].low in BUYS | DEALS), 0)
        around = range(i - 1, verb, -1)
    else:
        return None
    told = [atom.low for atom in scene.atoms[max(0, verb - 3) : verb]]
    if told[1:] in (["which", "it"], ["which", "they"]) and scene.atoms[verb - 4].kind == "E":
        return verb, verb - 4  # “U.S. Steel, which it bought for $14.9 billion”
    for j in around if verb else ():
        atom = scene.atoms[j]
        if (
            atom.kind == "E"
            and kind_of(scene, atom) in FIRMS
            and scene.preposition(j) in ("", "of", "in", "for", "by")
        ):
            return verb, j
    return None


SHARES = re.compile(
    r" (?:of|worth of|in|for) (?:\w+ )?(?:new |preferred |preference |common |ordinary )?(?:shares|stock|equity|convertible bonds)\b"
)
TAKES_SHARES = frozenset(
    "buy buys buying bought take takes took taking subscribed purchased purchases invested".split()
)


def pays_for_shares(scene: Scene, i: int, low: int) -> tuple[str, str | None] | None:
    """Buyer and issuer of “the Pentagon bought $400 million of preferred shares”."""
    if SHARES.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    verb = next((j for j in range(i - 1, max(low, i - 5), -1) if scene.atoms[j].low in TAKES_SHARES), None)
    if verb is None:
        return None
    buyers = [
        a.id for j, a in enumerate(scene.atoms[low:verb], start=low) if a.kind in "ES" and scene.bare(j)
    ]
    behind = (a.id for a in scene.atoms[i + 1 : i + 8] if a.kind == "E" and kind_of(scene, a) in FIRMS)
    return (buyers[-1], next(behind, None)) if buyers else None


PLEDGE = re.compile(r"\b(?:pledg|commit|promis|conced|agree)")


def flow_partner(scene: Scene, i: int, low: int, high: int, frame: Frame) -> str | None:
    """To whom an export goes, from whom an import comes, within the atoms from `low` to `high`."""
    credits = any(a.low in CREDITS for a in scene.atoms[max(low, i - 2) : i])
    wanted = TOWARDS if frame.metric == "exports" or credits else ("from",)
    parts = (j for j in range(i + 1, high) if scene.atoms[j].kind == "Q" and scene.atoms[j + 1 : j + 2])
    ends = next(
        (j for j in parts if scene.atoms[j + 1].low in PARTED and not in_passing(scene, j)), high
    )  # “18 bcm, 6 of it from Norway”
    for j in chain(range(i - 1, low - 1, -1), range(i + 1, ends)):
        atom = scene.atoms[j]
        if atom.kind == "E" and atom.id not in (frame.subject, "world") and scene.preposition(j) in wanted:
            return atom.id
    if frame.metric == "imports" and (origin := _adjective_of(scene, i, low, frame)) is not None:
        return origin
    for j in range(i + 1, min(high, i + 4)):
        atom = scene.atoms[j]
        if frame.metric == "imports" and atom.kind == "E" and atom.id not in (frame.subject, "world"):
            goods = scene.atoms[j + 1 : j + 4]
            named = any(a.kind == "C" or a.low in WARES for a in goods)
            if scene.preposition(j) == "of" and named and not scene.possessive(j):
                return atom.id  # “12 million tons of U.S. soybeans”
    return None


PARTED = frozenset("of from to was were is are went goes came comes".split())
"""What behind a number says that it is a part of the one before: “of 612 tons, 15% was bound for Iraq”."""
CREDITS = frozenset(
    "attribute attributes attributed ascribe ascribes ascribed credit credits credited".split()
)
"""Who does so says where goods came from: “customs attribute 4,100 tons of the imports to Kazakhstan”."""
WARES = frozenset(
    "beans grain crude fuel ore ores concentrate fruit meat cargoes barrels goods products material cars chips".split()
)


def _adjective_of(scene: Scene, i: int, low: int, frame: Frame) -> str | None:
    """Whose the goods are that are bought: “purchases of Chilean copper rose to 70,000 tons”."""
    origin = next((scene.atoms[j].id for j in range(low, i - 1) if bought_from(scene, j)), None)
    return origin if origin != frame.subject else None


FOR_ITSELF = re.compile(
    r"\b(?:build|builds|building|built|raise[sd]?|raising|attract(?:s|ed)?|collect(?:s|ed)?|set up|sets up|construct(?:s|ed)?|open(?:s|ed)?|announced?|plans?|planned)\b"
)
"""What a firm does with money for itself: “has raised $1.5 billion”, “will build a plant for $277 million”."""
OWN_WORKS = frozenset(
    "plant plants line lines circuit refinery smelter factory facility mine project works kiln furnace fab complex expansion upgrade research exploration".split()
)


def _works_of_its_own(scene: Scene, i: int, high: int) -> bool:
    """Whether a firm's money is for works that it builds: “will spend 500 million ringgit on a circuit”."""
    behind = [a.low for a in scene.atoms[i + 1 : min(high, i + 9)]]
    return bool(behind) and behind[0] in ("on", "for", "in", "to") and not OWN_WORKS.isdisjoint(behind)


def recipient_of(scene: Scene, i: int, low: int, high: int, memory: Memory, frame: Frame) -> str | None:
    """Who gets the money: the company after in, of, to; else the one spoken of."""
    spoken = memory.spoken[-1] if memory.spoken else None
    if spoken is not None and "of which" in scene.words(spoken.at, i) and spoken.subject != frame.subject:
        return (
            spoken.subject
        )  # “Iluka's refinery will cost A$1.8 billion, of which Canberra lends A$1.65 billion”
    if (direct := given_to(scene, i, frame, memory)) is not None:
        return direct
    last = next(
        (
            k
            for k in range(i + 1, high)
            if scene.atoms[k].text in COMMA or (scene.atoms[k].kind == "Q" and scene.atoms[k].id == "money")
        ),
        high,
    )
    for j in chain(range(i + 1, last), range(i - 1, low - 1, -1)):
        atom = scene.atoms[j]
        if atom.kind != "E" or atom.id in (frame.subject, "world"):
            continue
        if scene.possessive(j) and j + 2 < len(scene.atoms) and scene.atoms[j + 2].kind == "E":
            if scene.atoms[j + 2].adjective:
                return atom.id
            return scene.atoms[j + 2].id  # “into Codelco's Maricunga project”
        preposition = scene.preposition(j)
        kind = kind_of(scene, atom)
        if (
            (
                preposition in ("in", "to", "into", "of", "for", "with", "at")
                or kind
                in (
                    "company",
                    "mine",
                    "plant",
                )
            )
            and kind in ("company", "mine", "plant", "country", "bloc", "")
            and (kind != "country" or preposition in ("in", "to", "into"))
        ):
            return atom.id
    giver = scene.pack.entities.get(frame.subject or "")
    if giver is not None and giver.kind == "bloc":
        return None
    if giver is not None and giver.kind == "country":
        if not PLEDGE.search(scene.words(0, len(scene.atoms))):
            return memory.anchor or memory.company if frame.metric == "loan" else None
        firm = any(a.kind == "E" and describes(scene, j) for j, a in enumerate(scene.atoms[:low]))
        if firm and low and word_at(scene, low - 1) != ";":
            return (
                memory.company
            )  # “the Luxembourg group's plants, for which Berlin had promised €1.3 billion”
        return memory.topic_country if memory.topic_country != frame.subject and not memory.worldly else None
    asked = spoken.subject if spoken is not None and spoken.metric == "investment" else None
    if asked != frame.subject and kind_of_id(scene, asked) in ("company", "mine"):
        return asked  # “the firm wants 400 million; the Pentagon has paid 40 million”
    firm = giver is None or giver.kind == "company"
    if firm and (_works_of_its_own(scene, i, high) or FOR_ITSELF.search(scene.words(low, i)) is not None):
        return None
    return next(
        (
            id
            for id in (memory.company, memory.topic_company)
            if id != frame.subject
            and (held := scene.pack.entities.get(id or "")) is not None
            and held.commodity
        ),
        None,
    )
