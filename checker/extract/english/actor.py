"""Who acts in a sentence: names beside a number, names that only tell or describe, names that something is done to."""

from __future__ import annotations

from checker.extract.english.epithets import ranked_firm
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.english.telling import speaks
from checker.extract.frame import FIRMS, LANDS, Frame, Memory
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, Scene

FIRM_NOUNS = frozenset(
    """company group firm developer maker carmaker miner giant producer lender refiner trader smelter start-up startup manufacturer
    supplier rival house utility operator chipmaker planemaker shipbuilder steelmaker retailer conglomerate business owner explorer
    foundry bank major champion venture partner competitor peer counterpart challenger designer contractor airline insurer brewer drugmaker
    automaker driller processor recycler heavyweight behemoth titan multinational subsidiary heavyweight upstart newcomer hopeful
    carrier engine-maker cruise-line tyremaker truckmaker phonemaker sugar-maker cement-maker papermaker meatpacker lessor bookmaker fabricator rollers digger integrator suitor bidder buyer acquirer exporter importer distributor wholesaler grower roaster shipper liner railway brand startup juggernaut distiller spinner spin-off""".split()
)
"""Nouns by which a text speaks of a company that it has named: “the Pittsburgh company”, “the Danish developer”."""
OWN = ("its", "their", "whose")
NATION_NOUNS = frozenset(
    "country nation kingdom republic state economy archipelago emirate sultanate".split()
)
"""Nouns by which a text speaks of a country that it has named: “the Andean nation”, “the Gulf state”."""
RIVALS = frozenset("rival competitor peer counterpart challenger".split())
PARTS_OF_FIRMS = frozenset(
    """unit units arm subsidiary subsidiaries division divisions branch branches operation operations business businesses mines plants
    farms stores hotels ships vessels wells rigs shops yards terminals stations restaurants labs kilns furnaces mills dealers customers
    factories smelters refineries pits assets affiliate affiliates sites facilities fields concessions shareholder shareholders""".split()
)
"""What only a company has abroad: “its Peruvian unit”, “its Canadian mines”."""


def describes(scene: Scene, j: int) -> bool:
    """Whether a name only describes the company that is meant: “the Texan carmaker”, “the would-be Greenland miner”."""
    if word_at(scene, j + 1) == "-" and word_at(scene, j + 2) in ("based", "listed", "born", "headquartered"):
        return True  # “the Paris-based agency”
    if word_at(scene, j + 1) == "-" and word_at(scene, j + 2) in ("made", "built", "assembled") and j > 1:
        return word_at(scene, j - 1) in ("'s", "’s", "its")  # “Volvo's China-made cars”
    if word_at(scene, j + 1) == "-" and j + 2 < len(scene.atoms) and scene.atoms[j + 2].kind == "E":
        return describes(scene, j + 2)  # “the Anglo-Australian group”
    if j > 1 and word_at(scene, j - 1) in ("in", "of") and scene.atoms[j - 2].kind == "S":
        return True  # “the International Energy Agency in Paris”
    first = j - 3 if j > 2 and word_at(scene, j - 1) == "-" else j - 1  # “the Anglo-Australian group”
    while first > max(0, j - 5) and (word_at(scene, first) == "-" or scene.atoms[first].kind in "WK"):
        if scene.atoms[first].is_word("the", "a", "an", *OWN) or scene.atoms[first].low in PREPOSITIONS:
            break
        first -= 1
    only = scene.atoms[first].quantity
    sole = only is not None and only.form in ("rank", "exclusive")  # “is the only American company”
    if j == 0 or not (sole or scene.atoms[first].is_word("the", "a", "an", *OWN)):
        return False
    if scene.atoms[first].is_word(*OWN) and first == j - 1:
        if kind_of(scene, scene.atoms[j]) in ("", "place"):
            named = NAMED_SITES if kind_of(scene, scene.atoms[j]) == "" else frozenset()
            return any(a.low in SITES - named for a in scene.atoms[j + 1 : j + 3])  # “its Chattanooga works”
        owned = PARTS_OF_FIRMS if scene.atoms[first].low in ("its", "their") else PARTS_OF_FIRMS | SITES
        if any(a.low in owned for a in scene.atoms[j + 1 : j + 3]):
            return True  # “Lynas, whose Malaysian works refined …”
    if _is_of_a_nation(scene, j):
        return True
    for k, atom in enumerate(scene.atoms[j + 1 : j + 4], start=j + 1):
        if atom.low in FIRM_NOUNS or (atom.low == "start" and word_at(scene, k + 1) == "-"):
            return True
        if atom.kind not in "WCM" or atom.low in ("of", "in", "and", "'s", "’s"):
            return False
    return False


def _is_of_a_nation(scene: Scene, j: int) -> bool:
    """Whether the name says in which part of the world a country lies that is meant: “the West African nation”."""
    part = kind_of(scene, scene.atoms[j]) in ("region", "bloc", "") and word_at(scene, j - 1) != "its"
    return part and word_at(scene, j + 1) in NATION_NOUNS and scene.atoms[j].text[:1].isupper()


def owns_a_name(scene: Scene, j: int) -> bool:
    """Whether a place only says where a firm that is named behind it is at home: “Germany's Infineon said”."""
    after = scene.atoms[j + 2] if scene.possessive(j) and j + 2 < len(scene.atoms) else None
    named = after is not None and after.kind == "E" and not after.adjective
    return named and kind_of(scene, scene.atoms[j]) in ("country", "region") and kind_of_name(scene, j + 2)


def is_owned_by_a_firm(scene: Scene, j: int) -> bool:
    """Whether an unknown name stands behind a firm that owns it: “Paladin's Langer Heinrich”."""
    owner = scene.atoms[j - 2] if j > 1 and word_at(scene, j - 1) in ("'s", "’s") else None
    return owner is not None and owner.kind == "E" and kind_of(scene, owner) in ("company", "")


def kind_of_name(scene: Scene, j: int) -> bool:
    """Whether the name is that of a firm or a works, or one that no pack knows."""
    return kind_of(scene, scene.atoms[j]) in FIRMS


def names_a_site(text: str) -> bool:
    """Whether a sentence speaks of a mine or works."""
    return not SITES.isdisjoint(text.lower().replace(",", " ").split())


def names_a_firm(after: str) -> bool:
    """Whether what follows an adjective of a place makes it the description of a firm: “Taiwanese group's lead”."""
    return any(word.removesuffix("'s").removesuffix("’s") in FIRM_NOUNS for word in after.lower().split()[:2])


def described(scene: Scene, i: int, memory: Memory) -> str | None:
    """The company that the actor of the clause is a description of: after Vestas, “the Danish firm booked €17.3 billion”."""
    if (firm := ranked_firm(scene, i, memory)) is not None:
        return firm
    for j in range(i - 1, -1, -1):
        atom = scene.atoms[j]
        if scene.clauses[j] > scene.clauses[i]:
            continue  # in an aside: “Its works, for which a carmaker is the client, will make …”
        if scene.clauses[j] != scene.clauses[i]:
            return None
        if (
            atom.kind != "E"
            or atom.id == "world"
            or not (scene.bare(j) or _of_the_measure(scene, j))
            or speaks(scene, j)
            or scene.preposition(j) == "by"
        ):
            continue
        if (site := _site_described(scene, j, memory)) is not None:
            return site
        if not describes(scene, j) or is_object(scene, j):
            return None
        told = memory.frame.subject if memory.frame is not None else None
        of_a_region = kind_of(scene, atom) == "region" and scene.pack.kind(told) == "country"
        if _is_of_a_nation(scene, j) or (of_a_region and describes(scene, j)):
            return _state_of(scene, j, memory, None)  # “The South American giant supplies a third”
        named = [a.id for a in scene.atoms[:j] if a.kind == "E"]
        if scene.pack.kind(memory.anchor) == "company" and not named:
            return memory.anchor
        if any(word_at(scene, k) in RIVALS for k in (j + 1, j + 2)):
            told = memory.frame.subject if memory.frame is not None else None
            return whom_described(scene, j, memory, told)  # “its U.S. rival plans …”
        if word_at(scene, j - 1) in ("its", "their"):
            told = memory.frame.subject if memory.frame is not None and memory.same_block else None
            if not named and scene.pack.kind(told) == "company" and told in memory.firms[-4:]:
                return told
            firms = (id for id in reversed([*memory.firms, *named]) if scene.pack.kind(id) in ("company", ""))
            return next(firms, None)  # whose plant it is, wherever that stands
        return _firm_of(scene, atom.id, [*_of_the_article(memory), *memory.firms, *named])
    return None


def _of_the_measure(scene: Scene, j: int) -> bool:
    """Whether a description is said to have a measure: “net profit at the Stuttgart firm”, “output of the Chilean group”."""
    the = next((k for k in (j - 1, j - 2, j - 3) if word_at(scene, k) == "the"), 0)
    return the > 1 and word_at(scene, the - 1) in ("at", "of") and bool(scene.atoms[the - 2].metrics())


def _state_of(scene: Scene, j: int, memory: Memory, but: str | None) -> str | None:
    """The country named last that “the Andean nation” can be: one that lies there, if that is known of any."""
    here = [a.id for a in scene.atoms[:j] if a.kind == "E" and kind_of(scene, a) == "country"]
    told = memory.frame.subject if memory.frame is not None and memory.same_block and but is None else None
    named = [id for id in reversed([*memory.states, *here]) if id != but]
    if scene.pack.kind(told) == "country" and not here and told is not None:
        named.insert(0, told)  # “Argentina overtook China. The South American country …”
    there = (id for id in named if scene.pack.within(id, scene.atoms[j].id))
    return next(there, None) or next(iter(named), None)


def whom_described(scene: Scene, j: int, memory: Memory, but: str | None) -> str | None:
    """Whom a description names that another is set against: “versus 4,900 for the American company”."""
    if _is_of_a_nation(scene, j):
        return _state_of(scene, j, memory, but)
    named = [a.id for a in scene.atoms[:j] if a.kind == "E"]
    firms = (*_of_the_article(memory), *memory.firms, *named)
    return _firm_of(scene, scene.atoms[j].id, [id for id in firms if id != but])


def as_described(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Write the country that a description behind the number means: “40% comes from the Central Asian country”."""
    for j in range(i + 1, len(scene.atoms)):
        atom = scene.atoms[j]
        if atom.kind == "E" and atom.id in (frame.subject, frame.counterparty) and _is_of_a_nation(scene, j):
            meant = _state_of(scene, j, memory, None) or atom.id
            frame.subject = meant if frame.subject == atom.id else frame.subject
            frame.counterparty = meant if frame.counterparty == atom.id else frame.counterparty


def _of_the_article(memory: Memory) -> list[str]:
    """The firm that an article is about, which a description can mean before a sentence has named it."""
    return [memory.topic_company] if memory.topic_company is not None else []


def _site_described(scene: Scene, j: int, memory: Memory) -> str | None:
    """The mine or works spoken of that “the Brazilian mine” means."""
    if word_at(scene, j - 1) != "the" or word_at(scene, j + 1) not in SITES:
        return None
    if kind_of(scene, scene.atoms[j]) in ("mine", "plant", ""):
        return None  # “the Boguty mine” names itself
    here = [
        a.id
        for k, a in enumerate(scene.atoms[:j])
        if a.kind == "E"
        and (kind_of(scene, a) in ("mine", "plant") or (is_site(scene, k) or opened(scene, k)))
    ]
    told = memory.frame.subject if memory.frame is not None else None
    spoken_of = (*reversed(here), memory.anchor, memory.company, told)
    place = scene.atoms[j].id if kind_of(scene, scene.atoms[j]) == "place" else None
    sites = (
        id for id in spoken_of if id is not None and (scene.pack.kind(id) in ("mine", "plant") or id in here)
    )
    # “the Kalgoorlie facility” is no mine that lies elsewhere
    return next((id for id in sites if place is None or scene.pack.within(id, place)), None)


def _firm_of(scene: Scene, place: str, named: list[str]) -> str | None:
    """The company named last that is at home there, or else the last one whose home is not known."""
    pack = scene.pack
    entity = pack.entities.get(place)
    home = entity.within[0] if entity is not None and entity.kind == "place" and entity.within else place
    firms = [id for id in reversed(named) if pack.kind(id) in ("company", "") and id != place]
    if not pack.kind(place):
        return firms[0] if firms else None  # where that is, no pack tells
    there = next((id for id in firms if pack.within(id, home)), None)
    strange = (
        id for id in firms if not any(map(pack.kind, pack.entities[id].within if id in pack.entities else ()))
    )
    return there or next(strange, None)


def nationals(scene: Scene, id: str, i: int, memory: Memory) -> str | None:
    """The firm that “the Germans earned €408 million” is about: the last one named that is at home there."""
    for j, atom in enumerate(scene.atoms[1:i], start=1):
        if atom.kind == "E" and atom.id == id and atom.adjective and word_at(scene, j - 1) == "the":
            after = scene.atoms[j + 1]
            if after.kind in "CM" or scene.possessive(j):
                return None
            firms = (firm for firm in reversed(memory.firms) if scene.pack.kind(firm) == "company")
            home = id if kind_of(scene, atom) != "place" else scene.pack.home(id) or id
            return next((firm for firm in firms if scene.pack.within(firm, home)), None)
    return None


def bought_from(scene: Scene, j: int) -> bool:
    """Whether goods that are bought are his: “purchases of Chilean copper”, “imports of cheap US gas”."""
    atoms = scene.atoms
    if j < 2 or j + 1 >= len(atoms) or atoms[j + 1].kind != "C" or scene.possessive(j):
        return False
    if not (atoms[j].adjective or (atoms[j].kind == "E" and kind_of(scene, atoms[j]) in LANDS)):
        return False
    of = j - 2 if atoms[j - 1].kind == "W" and atoms[j - 1].low != "of" else j - 1
    return of > 0 and atoms[of].low == "of" and "imports" in atoms[of - 1].metrics()


def _is_place(scene: Scene, j: int) -> bool:
    """Whether a name is that of a place: one that the pack has, or an unknown one that something is in."""
    kind = kind_of(scene, scene.atoms[j])
    return kind == "place" or (not kind and word_at(scene, j - 1) in ("in", "at"))


def actor_between(scene: Scene, low: int, high: int, gives: bool = False) -> bool:
    """Whether somebody else takes over between two numbers of a sentence; not who only gets what one `gives`."""
    behind = () if gives else ("to", "from", "in", "at", "for")
    named = [j for j in range(low + 1, high) if scene.atoms[j].kind == "E"]
    return any(
        (scene.bare(j) or (word_at(scene, j - 1) in behind and not _is_place(scene, j)))
        and not speaks(scene, j)
        and not describes(scene, j)
        for j in named
        if scene.atoms[j].id != "world" and scene.preposition(j) != "of"
    ) or any(antecedent(scene, j) for j in named)


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
        if scene.clauses[k] > scene.clauses[j]:
            continue  # an aside: “Peru, where farms yield more, hopes to overtake Ecuador”
        if scene.clauses[k] != scene.clauses[j] or atom.kind == "Q":
            return False
        if atom.kind in "VK" or (atom.kind == "W" and atom.id not in NOT_VERBS):
            verb = True
        if atom.kind == "E" and verb and scene.bare(k):
            return True
    return False


OUTLOOKS = frozenset(
    """forecast forecasts target targets estimate estimates outlook projection projections goal quota quotas figure figures budget plan plans
    guidance total tally average""".split()
)


VIEWS = frozenset(
    """forecast forecasts estimate estimates outlook projection projections scenario scenarios view report reports review survey
    bulletin update figure figures""".split()
)
"""What “its” may stand before without being about the one who has it: “its middle scenario takes capacity to 746 GW”."""


def outlook_for(scene: Scene, j: int) -> bool:
    """Whether “for” before a name says whose a forecast is: “the target for McArthur River”."""
    k = next((k for k in range(j - 1, max(-1, j - 5), -1) if word_at(scene, k) == "for"), 0)
    return word_at(scene, k - 1) in OUTLOOKS


def owned(scene: Scene, j: int) -> bool:
    """Whether a place only tells which of somebody's things is meant: “CATL's Hong Kong listing”, “BHP's Chilean mines”."""
    of = next((k for k in range(j - 2, max(-1, j - 5), -1) if scene.atoms[k].kind != "W" or k + 1 == j), -1)
    if of < 0 or scene.atoms[of].kind != "E" or not scene.possessive(of) or scene.possessive(j):
        return False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    place = kind_of(scene, scene.atoms[j]) in ("country", "bloc", "region", "place")
    return place and after is not None and after.kind in "WMC" and after.low not in NOT_VERBS


SITES = frozenset(
    "mine plant works factory smelter refinery project deposit facility complex pit pipeline dam terminal canal port airport reactor mill yard shipyard field operation line quarry shaft furnace kiln circuit campus fab foundry gigafactory cracker".split()
)


NAMED_SITES = frozenset(["mine", "deposit", "project", "field", "pit", "reactor", "dam"])
"""Sites that have names of their own: “its Maracás mine” is Maracás."""


def is_site(scene: Scene, j: int) -> bool:
    """Whether an unknown name is that of a site: “the Dobra mine”, “opened Narva”, “broke ground on Stibnite”."""
    if kind_of(scene, scene.atoms[j]):
        return is_seat(scene, j)
    ground = word_at(scene, j - 1) == "on" and word_at(scene, j - 2) == "ground"
    return word_at(scene, j + 1) in SITES or ground or word_at(scene, j - 1) in BRINGS or is_seat(scene, j)


STANDS = ("in", "at", "near", "outside")


def is_seat(scene: Scene, j: int) -> bool:
    """Whether the name at `j` is the town of works: “a magnet plant in Narva”, “the refinery that Iluka is building at Eneabba”."""
    kind = kind_of(scene, scene.atoms[j]) if scene.atoms[j].kind == "E" else None
    lies = word_at(scene, j + 1) == "," and [a.kind for a in scene.atoms[j + 2 : j + 3]] == ["E"]
    if kind not in ("", "mine", "plant") and not (
        kind == "place" and (lies or word_at(scene, j - 1) == "at")
    ):
        return False  # “a plant in Texas”, but “in Narva, Estonia”
    if word_at(scene, j - 1) not in STANDS or scene.possessive(j):
        return False
    for k in range(j - 2, max(-1, j - 9), -1):
        atom = scene.atoms[k]
        if atom.low.removeprefix("the ") in SITES or (
            atom.low == "one" and any(a.low in SITES for a in scene.atoms[:k])
        ):
            return True
        if atom.kind in "QPT" or (atom.kind == "E" and not _builds(scene, k)):
            return False
    return False


def _builds(scene: Scene, k: int) -> bool:
    """Whether the name at `k` is who builds the works: “that Iluka is building at …”."""
    return word_at(scene, k - 1) in ("that", "which") or word_at(scene, k - 2) in ("that", "which")


BRINGS = frozenset(
    """bring brings brought bringing open opens opened opening reopen reopened restart restarts restarted launch launches launched
    start starts started close closes closed shut shuts commission commissioned inaugurate inaugurated complete completed idle idled
    finish finished mothball mothballed revive revived approve approved switch switched expand expands expanded expanding reopening
    restarting closing commissioning mothballing reviving build builds built building develop develops developed developing""".split()
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


def antecedent(scene: Scene, j: int) -> bool:
    """Whether “, which” follows the noun phrase of the entity, so that it acts in what comes."""
    for k in range(j + 1, min(len(scene.atoms) - 1, j + 5)):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            return word_at(scene, k + 1) in ("which", "who", "whose")
        if atom.kind not in "CWM" or atom.low in PREPOSITIONS:
            return False
    return False
