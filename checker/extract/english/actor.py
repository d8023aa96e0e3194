"""Who acts in a sentence: names beside a number, names that only tell or describe, names that something is done to."""

from __future__ import annotations

from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import Frame, Memory
from checker.extract.scene import COMMA, OPENERS, PREPOSITIONS, Scene

FIRM_NOUNS = frozenset(
    """company group firm developer maker carmaker miner giant producer lender refiner trader smelter start-up startup manufacturer
    supplier rival house utility operator chipmaker planemaker shipbuilder steelmaker retailer conglomerate business owner explorer
    foundry bank major champion venture partner""".split()
)
"""Nouns by which a text speaks of a company that it has named: “the Pittsburgh company”, “the Danish developer”."""


def describes(scene: Scene, j: int) -> bool:
    """Whether a name only describes the company that is meant: “the Texan carmaker”, “the would-be Greenland miner”."""
    first = j - 3 if j > 2 and word_at(scene, j - 1) == "-" else j - 1  # “the Anglo-Australian group”
    while first > max(0, j - 5) and (word_at(scene, first) == "-" or scene.atoms[first].kind in "WK"):
        if scene.atoms[first].is_word("the", "a", "an") or scene.atoms[first].low in PREPOSITIONS:
            break
        first -= 1
    if j == 0 or not scene.atoms[first].is_word("the", "a", "an", "its", "their"):
        return False
    for atom in scene.atoms[j + 1 : j + 4]:
        if atom.low in FIRM_NOUNS:
            return True
        if atom.kind not in "WCM" or atom.low in ("of", "in", "and", "'s", "’s"):
            return False
    return False


def names_a_firm(after: str) -> bool:
    """Whether what follows an adjective of a place makes it the description of a firm: “Taiwanese group's lead”."""
    return any(word.removesuffix("'s").removesuffix("’s") in FIRM_NOUNS for word in after.lower().split()[:2])


def described(scene: Scene, i: int, memory: Memory) -> str | None:
    """The company that the actor of the clause is a description of: after Vestas, “the Danish firm booked €17.3 billion”."""
    for j in range(i - 1, -1, -1):
        atom = scene.atoms[j]
        if scene.clauses[j] != scene.clauses[i]:
            return None
        if atom.kind != "E" or not scene.bare(j) or speaks(scene, j):
            continue
        if not describes(scene, j) or is_object(scene, j):
            return None
        named = [a.id for a in scene.atoms[:j] if a.kind == "E"]
        return _firm_of(scene, atom.id, [*memory.firms, *named])
    return None


def _firm_of(scene: Scene, place: str, named: list[str]) -> str | None:
    """The company named last that is at home there, or else the last one whose home is not known."""
    pack = scene.pack
    entity = pack.entities.get(place)
    home = entity.within[0] if entity is not None and entity.kind == "place" and entity.within else place
    firms = [id for id in reversed(named) if pack.kind(id) in ("company", "")]
    there = next((id for id in firms if pack.within(id, home)), None)
    strange = (
        id for id in firms if not any(map(pack.kind, pack.entities[id].within if id in pack.entities else ()))
    )
    return there or next(strange, None)


def right_there(scene: Scene, i: int, last: Frame | None) -> str | None:
    """Who stands right behind a number that is compared with another’s: “against $35,000 in China”, “at Tesla”."""
    if last is None or word_at(scene, i - 1) not in ("against", "to", "and", "with", "versus", "than"):
        return None
    return _place_behind(scene, i)


def each_in(scene: Scene, i: int) -> str | None:
    """The place of a number in a list of such: “23.4% in Britain, 19.1% in Germany and 6.2% in Italy”."""
    here = _place_behind(scene, i)
    if here is None:
        return None
    quantity = scene.atoms[i].quantity
    unit = quantity.unit if quantity is not None else None
    others = [
        j
        for j, q in scene.quantities()
        if j != i and q.unit == unit and word_at(scene, j + 1) == word_at(scene, i + 1)
    ]
    return here if any(_place_behind(scene, j) not in (None, here) for j in others) else None


def _place_behind(scene: Scene, i: int) -> str | None:
    if word_at(scene, i + 1) not in ("in", "at", "for"):
        return None
    j = i + 2 + (word_at(scene, i + 2) == "the")
    return scene.atoms[j].id if j < len(scene.atoms) and scene.atoms[j].kind == "E" else None


def actor_between(scene: Scene, low: int, high: int) -> bool:
    """Whether somebody else takes over between two numbers of a sentence."""
    return any(
        atom.kind == "E" and (scene.bare(j) or word_at(scene, j - 1) in ("to", "from", "in", "at", "for"))
        for j, atom in enumerate(scene.atoms[low + 1 : high], start=low + 1)
        if not (atom.id == "world" or scene.preposition(j) == "of")
    ) or any(
        atom.kind == "E" and antecedent(scene, j) for j, atom in enumerate(scene.atoms[:high]) if j > low
    )


NOT_VERBS = PREPOSITIONS | {"and", "or", "'s", "the", "a", "an", "other", "alone", "both", "then"}


def is_object(scene: Scene, j: int) -> bool:
    """Whether a verb stands between the entity and an actor before it in its clause."""
    verb = False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    if scene.absolute(j) or after is None or after.low in ("to", "is", "was", "has", "had", "will", "can"):
        return False
    if after.kind in "VK" and not after.is_cue("clause"):
        return False
    for k in range(j - 1, -1, -1):
        atom = scene.atoms[k]
        if scene.clauses[k] != scene.clauses[j] or atom.kind == "Q":
            return False
        if atom.kind in "VK" or (atom.kind == "W" and atom.id not in NOT_VERBS):
            verb = True
        if atom.kind == "E" and verb and scene.bare(k):
            return True
    return False


SAYS = frozenset(
    """says said say estimates estimated estimate predicts predicted reports reported counts counted sees
    saw puts gives gave reckons forecasts projects expects thinks believes calculates finds found shows
    calls warns warned notes noted argues looks has claims claimed insists alleges foresees foresaw offers arrives pegs pegged""".split()
)


OPINES = frozenset(
    "believes reckons predicts forecasts thinks expects sees estimates foresees anticipates arrives puts".split()
)


ADVERBS = frozenset(["now", "also", "still", "already", "meanwhile", "currently", "itself"])
OWN = frozenset(["revenue", "profit", "workforce", "sales", "cost", "investment"])
"""What a report tells of the reporter."""
OWN_OF_FIRMS = frozenset(
    ["production", "mine_production", "capacity", "exports", "refining", "metal_production"]
)


VALUES = frozenset(
    [
        "values",
        "valued",
        "assesses",
        "assessed",
        "rates",
        "believe",
        "reckon",
        "expect",
        "see",
        "estimate",
        "put",
        "predict",
        "say",
        "calculate",
        "project",
        "forecast",
        "think",
        "warn",
        "look",
        "pencil",
    ]
)
TELLING = frozenset(
    """department agency bureau office exchange consultancy tank institute institution association lobby bank banks analysts economists
    traders brokers broker forecasters geologists researchers survey statisticians watchdog ministry""".split()
)
"""Who tells figures of others: offices, brokers, analysts."""
TELLERS = frozenset(
    """ranking rankings data figures report survey poll study estimate estimates forecast forecasts model count index tracker analysis
    calculations numbers statistics outlook review""".split()
)
"""What tells: “TrendForce's ranking gives it 71%”."""


OFFICERS = frozenset(
    """chairman chairwoman boss chief ceo president executive executives analysts economists spokesman spokeswoman minister ministry
    director managers strategists officials""".split()
)


def speaks(scene: Scene, j: int) -> bool:
    """Whether the entity is only the one who says so: “the IEA predicts”, “according to USGS”."""
    if word_at(scene, j - 1) == "to" and word_at(scene, j - 2) == "according":
        return True
    if scene.possessive(j) and (teller := _teller(scene, j + 2)) is not None:
        verbs = SAYS if word_at(scene, teller) in TELLERS else OPINES
        return any(
            word_at(scene, k) in verbs and word_at(scene, k + 1) != "to"
            for k in (teller + 1, teller + 2, teller + 3)
        )
    if _of_tellers(scene, j) or _quoted(scene, j):
        return True
    inserted = word_at(scene, j + 2)
    if word_at(scene, j + 1) == "," and (inserted in ("the", "a", "an") or inserted.endswith("ing")):
        close = next((k for k in range(j + 3, j + 9) if word_at(scene, k) == ","), None)
        if close is not None and word_at(scene, close + 1) in OPINES and word_at(scene, close + 2) != "to":
            return True
    verb = j + 1
    while word_at(scene, verb) in ADVERBS:
        verb += 1
    said = SAYS & set(word_at(scene, verb).split())
    kind = kind_of(scene, scene.atoms[j])
    if kind != "source":
        said -= {"gives", "gave", "offers"}
    if kind in ("country", "bloc") and CLAIMS & said and _another_acts(scene, verb):
        return True
    if (
        not said
        or word_at(scene, verb + 1) == "to"
        or kind in ("country", "region", "place", "mine", "plant")
    ):
        return False  # “expects to produce”: of itself
    if "has" in said:
        after = scene.atoms[verb + 1] if verb + 1 < len(scene.atoms) else None
        return not kind and after is not None and after.kind == "E"
    return not _of_itself(scene, j, verb)


def _quoted(scene: Scene, j: int) -> bool:
    """Whether the verb stands before who tells: “…, says Clarksons, a broker, whereas cargo …”."""
    return (
        word_at(scene, j - 1) in OPINES | {"says", "said"}
        and word_at(scene, j - 2) in (",", "”", '"')
        and word_at(scene, j + 1) in (",", ".", ";", "")
    )


CLAIMS = frozenset("says said claims claimed insists alleges reckons believes estimates warns".split())


def _another_acts(scene: Scene, verb: int) -> bool:
    """Whether what a state says is of another: “Washington says Beijing has pledged to buy 12 million tonnes”."""
    j = verb + 1 + (word_at(scene, verb + 1) == "that")
    j += word_at(scene, j) == "the"
    return j < len(scene.atoms) and scene.atoms[j].kind == "E" and not scene.possessive(j)


def _teller(scene: Scene, k: int) -> int | None:
    """The noun of somebody or something that tells, within three words: “TrendForce's latest ranking gives”."""
    for n in range(k, min(len(scene.atoms), k + 3)):
        if scene.atoms[n].low in TELLERS or scene.atoms[n].low in OFFICERS:
            return n
        if scene.atoms[n].kind not in "WMCK" or scene.atoms[n].low in PREPOSITIONS:
            return None
    return None


def _of_tellers(scene: Scene, j: int) -> bool:
    """Whether the place belongs to an office that tells: “the U.S. department expects”, “a think-tank in Yangon values”."""
    here = scene.preposition(j) in ("in", "at", "of", "from")
    if here and any(word_at(scene, k) in TELLING for k in range(max(0, j - 4), j)):
        verb = j + 1
    elif scene.preposition(j) == "" and word_at(scene, j + 1) in TELLING:
        verb = j + 2
    else:
        return False
    return word_at(scene, verb) in SAYS | VALUES and word_at(scene, verb + 1) != "to"


def _of_itself(scene: Scene, j: int, verb: int) -> bool:
    """Whether what somebody reports is a measure of its own: “Antofagasta reported cash costs of …”.

    A company's income, staff and costs are; the output that it expects is when the pack knows it as a company.
    """
    own = OWN if not kind_of(scene, scene.atoms[j]) else OWN | OWN_OF_FIRMS
    if kind_of(scene, scene.atoms[j]) not in ("", "company"):
        return False
    for atom in scene.atoms[verb + 1 :]:
        if atom.kind in "EQP" or atom.low in ("that", "will", "would"):
            return False
        if atom.metrics():
            return not own.isdisjoint(atom.metrics())
    return False


OUTLOOKS = frozenset(
    """forecast forecasts target targets estimate estimates outlook projection projections goal quota quotas figure figures budget plan plans
    guidance total tally average""".split()
)


VIEWS = frozenset(
    "forecast forecasts estimate estimates outlook projection projections scenario scenarios view".split()
)
"""What “its” may stand before without being about the one who has it: “its middle scenario takes capacity to 746 GW”."""


def outlook_for(scene: Scene, j: int) -> bool:
    """Whether “for” before a name says whose a forecast is: “the target for McArthur River”."""
    k = next((k for k in range(j - 1, max(-1, j - 5), -1) if word_at(scene, k) == "for"), 0)
    return word_at(scene, k - 1) in OUTLOOKS


def owned(scene: Scene, j: int) -> bool:
    """Whether a place only tells which of somebody's things is meant: “CATL's Hong Kong listing”, “BHP's Chilean mines”."""
    if j < 2 or scene.atoms[j - 2].kind != "E" or not scene.possessive(j - 2) or scene.possessive(j):
        return False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    place = kind_of(scene, scene.atoms[j]) in ("country", "bloc", "region", "place")
    return place and after is not None and after.kind in "WMC" and after.low not in NOT_VERBS


SITES = frozenset(
    "mine plant works factory smelter refinery project deposit facility complex pit pipeline dam terminal".split()
)


def is_site(scene: Scene, j: int) -> bool:
    """Whether an unknown name is that of a site: “the Dobra mine”, “opened Narva”, “broke ground on Stibnite”."""
    if kind_of(scene, scene.atoms[j]):
        return False
    ground = word_at(scene, j - 1) == "on" and word_at(scene, j - 2) == "ground"
    return word_at(scene, j + 1) in SITES or ground or word_at(scene, j - 1) in BRINGS


BRINGS = frozenset(
    """bring brings brought bringing open opens opened opening reopen reopened restart restarts restarted launch launches launched
    start starts started close closes closed shut shuts commission commissioned inaugurate inaugurated complete completed idle idled
    finish finished mothball mothballed revive revived approve approved switch switched""".split()
)


def opened(scene: Scene, j: int) -> bool:
    """Whether the name is what somebody opens, closes or brings into operation: “EDF plans to bring Hinkley Point C …”."""
    for k in range(j - 1, max(-1, j - 5), -1):
        word = word_at(scene, k)
        if word.rpartition(" ")[2] in BRINGS:
            return True
        if scene.atoms[k].kind in "QTP" or word in PREPOSITIONS:
            return False
    return False


def comes_from(scene: Scene, i: int) -> str | None:
    """Where the number says that its part comes from: “67,000, or 83%, came from China, 3,400 from Vietnam”, “1.27 million was Chinese”."""
    j = i + 1
    while j < len(scene.atoms) and (
        scene.atoms[j].text in COMMA or scene.atoms[j].kind == "Q" or word_at(scene, j) == "or"
    ):
        j += 1
    if j > i + 1 and word_at(scene, i + 2) != "or":
        return None
    be = word_at(scene, j) in ("was", "were", "is", "are")
    if j + 1 >= len(scene.atoms) or not (be or scene.atoms[j].is_cue("origin")):
        return None
    who = (
        scene.atoms[j + 1 + (word_at(scene, j + 1) == "the")]
        if j + 2 < len(scene.atoms)
        else scene.atoms[j + 1]
    )
    return who.id if who.kind == "E" and (who.adjective or not be) else None


def antecedent(scene: Scene, j: int) -> bool:
    """Whether “, which” follows the noun phrase of the entity, so that it acts in what comes."""
    for k in range(j + 1, min(len(scene.atoms) - 1, j + 5)):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            return word_at(scene, k + 1) in ("which", "who")
        if atom.kind not in "CWM" or atom.low in PREPOSITIONS:
            return False
    return False


def named_before(scene: Scene, i: int, low: int) -> str | None:
    """The entity right before a number in a list: “Malaysia (13%)”, “Malaysia at 9%”, “Estonia 6%”."""
    atoms = scene.atoms
    for j in range(i - 1, max(low - 1, i - 5), -1):
        atom, word = atoms[j], atoms[j].low
        if atom.kind == "E":
            return atom.id
        if atom.kind == "P" and word not in OPENERS and word not in "'’“”\"":
            return None
        if atom.kind in "QCMT":
            return None
        if word in ("and", "or") or (word == "with" and j < i - 1):
            return None
    return None


def nearest_actor(scene: Scene, low: int, high: int) -> str | None:
    """The last entity between two atoms that can act or be the place of the act."""
    for j in range(high - 1, low, -1):
        if scene.atoms[j].kind == "E" and (scene.bare(j) or scene.preposition(j) in ("from", "in", "at")):
            return scene.atoms[j].id
    return None
