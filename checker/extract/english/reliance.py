"""How far somebody depends on what comes from elsewhere: reliance on imports, needs that are met."""

from __future__ import annotations

import re
from itertools import chain

from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, phrase, word_at
from checker.extract.frame import FIRMS, STATES, Frame, Memory
from checker.extract.scene import COMMA, Scene

USES = frozenset(
    "consumes consumed uses used needs needed burns burned requires required eats drinks".split()
)


FROM_ABROAD = re.compile(
    r"(?:(?:is|are|was|were) (?:met|covered|satisfied|supplied|filled) )?(?:with|by|through|from) (?:foreign|imported|imports|purchases abroad)\b|(?:comes?|came|coming|arrives?) from (?:abroad|overseas|foreign)\b"
)
NEEDED = ("needs", "demand", "requirements", "consumption", "use", "supplies")


def needs_frame(scene: Scene, i: int, of: Phrase, low: int, high: int, memory: Memory) -> Frame | None:
    """Reliance said by what is used: “imports 85% of the antimony that it consumes”."""
    atoms = scene.atoms
    before = atoms[low:i]
    after = atoms[of.end : of.end + 4]
    met = FROM_ABROAD.match(scene.words(of.end, min(high, of.end + 4))) is not None
    foreign = _with_goods_of(scene, of.end)
    met = met or foreign is not None
    abroad = met or any(a.low.startswith("import") or a.low == "purchases" for a in before)
    used = any(a.low in USES for a in (*after, *atoms[i + 2 : of.end + 1])) or (met and of.has(*NEEDED))
    stop = next((j for j in range(i + 1, high) if atoms[j].kind == "Q"), high)
    buys = before and before[-1].low in ("imports", "import", "imported", "importing")
    own = buys and of.has("its", "their") and of.commodities and not of.metrics
    from_one = any(atoms[j].is_word("from") for j in range(i, stop))
    if not (abroad and used) and (not own or from_one):
        return None
    states = [j for j, a in enumerate(atoms[:high]) if a.kind == "E" and kind_of(scene, a) in STATES]
    partners = (atoms[j].id for j in states if scene.preposition(j) in ("from", "on") and low < j < stop)
    partner = foreign or next(partners, None)
    owner = next(
        (atoms[j].id for j in reversed(states) if atoms[j].id != partner and j < i),
        memory.country or memory.topic_country,
    )
    frame = Frame(kind="share", metric="import_reliance", subject=owner, whole=owner, counterparty=partner)
    frame.commodity = atoms[of.commodities[-1]].id if of.commodities else None
    frame.because("metric", " ".join(of.words))
    return frame


def _with_goods_of(scene: Scene, at: int) -> str | None:
    """The country with whose goods needs are met: “covers 55% of its gas demand with Russian gas”."""
    if word_at(scene, at) not in ("with", "by", "through") or at + 2 >= len(scene.atoms):
        return None
    whose, goods = scene.atoms[at + 1], scene.atoms[at + 2]
    foreign = whose.kind == "E" and whose.adjective and kind_of(scene, whose) in STATES
    return whose.id if foreign and goods.kind == "C" else None


def met_by(scene: Scene, i: int, low: int) -> str | None:
    """What is to meet a share of demand: “home refining is to cover a fifth of demand” is refining of a country's own."""
    before = [atom for atom in scene.atoms[max(low, i - 4) : i] if atom.low in MEETS]
    home = any(
        atom.is_word("domestic", "home", "homegrown", "local", "own") and word_at(scene, j - 2) != "on"
        for j, atom in enumerate(scene.atoms[low:i], start=low)
    )  # but “on its own”
    if not before or not home:
        return None
    names = [name for atom in scene.atoms[low:i] if atom.kind == "M" for name in atom.metrics()]
    return names[-1] if names else "supply"


def at_home(scene: Scene, i: int, memory: Memory) -> list[str | None]:
    """The countries whose own a supply can be, likeliest first: “Japan wants home mines to provide 10% of what it needs”."""
    acting = (a for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(j))
    named = [a.id for a in acting if kind_of(scene, a) == "country" and not a.adjective]
    return [*reversed(named), memory.country, memory.topic_country]


FOREIGN_MEETS = re.compile(
    r"\b(?:(?:foreign|imported|overseas) (?:[\w-]+ ){1,3}?|imports (?:now |still |already |alone )?)(?:meets?|met|meeting|cover(?:s|ed|ing)?|satisf(?:y|ies|ied)|suppl(?:y|ies|ied)|fill(?:s|ed)?|provided?|provides)(?: (?:about|some|around|nearly|almost|over|more than|roughly|fully))?\s*$"
)


def foreign_meets(scene: Scene, i: int, low: int) -> bool:
    """Whether it is what comes from abroad that meets a share of needs: “foreign ore covers 85% of consumption”."""
    return FOREIGN_MEETS.search(scene.words(max(low, i - 8), i)) is not None


IS_IMPORTED = re.compile(
    r" (?:of (?:it|them|these|that|which) )?(?:is|are|was|were|being|has to be|have to be|had to be|must be) (?:all )?"
    r"(?:imported|bought (?:abroad|in from abroad)|brought in|shipped in)\b(?! from)"
)


def is_imported(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """What part of a country's use comes from abroad: “it needs 2 million tonnes of feed, of which 92% is imported”."""
    if last is None or last.metric not in ("demand", "consumption"):
        return None
    if IS_IMPORTED.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    frame = last.copy()
    frame.kind, frame.metric, frame.whole, frame.sign = "share", "import_reliance", last.subject, 1
    frame.counterparty = frame.base = frame.item = None
    frame.evidence = {"metric": "imported"}
    return frame


def reliance_at(scene: Scene, i: int, low: int, high: int) -> int | None:
    """The atom that makes a share one of reliance: reliant on imports for, dependence on, imports 80% of its needs."""
    atoms = scene.atoms
    if word_at(scene, i + 1) == "of":
        of = phrase(scene, i + 2, high)
        if any({"demand", "consumption"} & set(atoms[k].metrics()) for k in of.metrics):
            for j in range(i - 1, low - 1, -1):
                if {"imports", "import_reliance"} & set(atoms[j].metrics()):
                    return j
            return None
        supplied = all("supply" in atoms[k].metrics() for k in of.metrics) and of.has("its", "their")
        if of.metrics and not supplied:
            return None
    for j in chain(range(i + 1, min(high, i + 3)), range(i - 1, low - 1, -1)):
        if atoms[j].kind == "Q" and j != i:
            return None
        if "import_reliance" in atoms[j].metrics():
            return j
    return None


def reliance_frame(
    scene: Scene, i: int, j: int, low: int, high: int, memory: Memory, frame: Frame, of: Phrase | None
) -> Frame:
    """What a country takes from abroad of what it needs; with a partner, from that one."""
    atoms = scene.atoms
    result = Frame(kind="share", metric="import_reliance", commodity=frame.commodity)
    result.because("metric", atoms[j].text)
    stop = next((k for k in range(max(i, j) + 1, high) if atoms[k].kind == "Q"), high)
    owners = []
    for k in range(low, stop):
        atom = atoms[k]
        acts = scene.bare(k) and k < j and kind_of(scene, atom) in ("company", "agency", "")
        if atom.kind != "E" or (kind_of(scene, atom) not in STATES and not acts):
            continue
        preposition = scene.preposition(k)
        if of is not None and k in of.entities and use_in(scene, of) is not None:
            owners.append((-1.0, atom.id))  # “reliance on imports stood at 60% of American consumption”
        elif (preposition in ("on", "upon", "from") and k > min(i, j)) or (
            atom.adjective and k > j and not scene.possessive(k)
        ):
            result.counterparty = result.counterparty or atom.id
        elif k < max(i, j) and atom.id != "world":
            owners.append(
                ((0 if scene.bare(k) or preposition == "of" else 5) + abs(k - min(i, j)) * 0.1, atom.id)
            )
    result.subject = min(owners)[1] if owners else memory.country or memory.topic_country
    if result.subject == result.counterparty:
        others = [id for _, id in sorted(owners) if id != result.counterparty]
        home = (memory.topic_country, memory.country)
        result.subject = others[0] if others else next((id for id in home if id != result.counterparty), None)
    result.whole = result.subject
    return result


def share_partner(scene: Scene, i: int, low: int, high: int) -> str | None:
    """The other end of a flow: the entity after from, to, in (came from, went to, originated in), or “was Chinese”."""
    atoms = scene.atoms
    for j in range(i + 1, high):
        if atoms[j].kind == "Q":
            break
        if (
            atoms[j].adjective
            and word_at(scene, j - 1) in ("was", "is", "were", "are", "be", "been")
            and (j + 1 >= high or atoms[j + 1].kind in "PT" or atoms[j + 1].is_word("in", "and"))
        ):
            return atoms[j].id
    apposed = i + 3 if word_at(scene, i + 1) == "," and word_at(scene, i + 2) == "or" else i
    for j in range(apposed + 1, high):
        atom = atoms[j]
        second = atom.is_word("and") and j + 1 < high and bool(atoms[j + 1].metrics())
        if atom.kind == "Q" or second or (atom.kind == "P" and atom.text in COMMA and j > i + 6):
            break
        if (
            atom.kind == "E"
            and atom.id != "world"
            and (scene.preposition(j) in ("from", "to") or atoms[j - 1].is_cue("origin"))
            and not (scene.possessive(j) and j + 2 < len(atoms) and atoms[j + 2].kind == "Q")
        ):
            return atom.id
        if (
            atom.kind == "E"
            and scene.preposition(j) == "in"
            and (
                any(a.is_cue("origin") or a.low in BEGAN for a in atoms[i + 1 : j])
                or ENDS_UP.search(scene.words(i + 1, j))
            )
        ):
            return atom.id
    return _leant_on(scene, i, low) or _put_first(scene, i, low)


ENDS_UP = re.compile(r"\b(?:end(?:s|ed)? up|wound up|winds? up|land(?:s|ed)?|arriv(?:es|ed?)) in (?:the )?$")
"""“52% of its exports ended up in America.”"""


def _put_first(scene: Scene, i: int, low: int) -> str | None:
    """The other end that the sentence begins with: “It was from China that India obtained 72% of its imports”."""
    start = low + 2 * (word_at(scene, low) == "it" and word_at(scene, low + 1) in ("is", "was"))
    named = start + 1 + (word_at(scene, start + 1) == "the")
    if word_at(scene, start) not in ("from", "to") or named + 1 >= i or scene.atoms[named].kind != "E":
        return None
    return scene.atoms[named].id if word_at(scene, named + 1) in (",", "that") else None


BEGAN = frozenset("loaded mined dug grown made produced built caught picked refined smelted".split())
"""What was done to goods where they came from: “43% of it was loaded in the Emirates”."""
LEANS = re.compile(
    r"\b(?:depend(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|reliant|dependent|lean(?:s|ed|ing)?|count(?:s|ed)?) (?:heavily |still |mainly )?(?:up)?on (?:[\w’'.-]+ ){1,4}?for (?:about |some |around |nearly |over |more than |up to |almost |roughly )?$"
    r"|\b(?:turn(?:s|ed|ing)?|look(?:s|ed|ing)?) to (?:[\w’'.-]+ ){1,4}?for (?:about |some |around |nearly |over |more than |up to |almost |roughly )?$"
)


def _leant_on(scene: Scene, i: int, low: int) -> str | None:
    """On whom somebody depends for a part of his imports: “relies on Peru for 40% of its zinc imports”."""
    if word_at(scene, i - 1) != "for" or LEANS.search(scene.words(max(low, i - 9), i)) is None:
        return None
    named = (j for j in range(i - 2, max(low, i - 7), -1) if scene.atoms[j].kind == "E")
    return next((scene.atoms[j].id for j in named if scene.preposition(j) in ("on", "upon", "to")), None)


Moved = tuple[str, str, str | None, str]


def _gone_to(scene: Scene, at: int) -> int | None:
    """Where the place is named to which goods go: “a tenth of its copper went to Spain”, “ends up in Spain”, “is shipped to Spain”."""
    words = [word_at(scene, k) for k in range(at - 1, at + 3)]
    if words[0] in ("went", "goes", "go") and words[1] == "to":
        return at + 1
    if words[0] in ("ends", "ended", "end", "winds", "wound") and words[1:3] == ["up", "in"]:
        return at + 2
    sent = words[1] in ("is", "was", "are", "were") and words[2] in SENT_OUT and words[3] == "to"
    return at + 3 if sent else None


SENT_OUT = frozenset(["shipped", "sold", "sent", "exported", "flown", "delivered", "piped"])


def moved_share(scene: Scene, of: Phrase, memory: Memory) -> Moved | None:
    """Metric, subject, counterparty and whole of “70% of Japan's gallium came from China”, “a tenth of its copper went to Spain”."""
    atoms, at = scene.atoms, of.end
    origin = at < len(atoms) and atoms[at].is_cue("origin")
    gone = _gone_to(scene, at)
    there = at + 1 if gone is None else gone
    if not (origin or gone is not None) or not of.commodities or of.metrics or there >= len(atoms):
        return None
    if atoms[there].is_word("the"):
        there += 1
    theirs = memory.country if of.has("its", "their", "country", "nation") else None
    owner = atoms[of.entities[0]].id if of.entities else theirs
    if there >= len(atoms) or atoms[there].kind != "E" or owner in (None, "world", atoms[there].id):
        return None
    other, kind = atoms[there].id, kind_of(scene, atoms[there])
    if kind_of_id(scene, owner) not in STATES:
        return None
    if kind in STATES:
        return "imports" if origin else "exports", owner, other, owner
    return ("mine_production", other, None, owner) if origin and kind in FIRMS else None


MEETS = frozenset(
    "meet meets met meeting cover covers covered covering satisfy satisfies satisfied fill fills supply supplies supplied provide provides provided".split()
)


def _user_of(scene: Scene, of: Phrase) -> str | None:
    """The country whose use a part is taken of: “of the EU's needs”, “of the rare earths that Europe needs”."""
    named = scene.atoms[of.entities[0]] if of.entities else None
    if named is not None:
        return named.id if kind_of(scene, named) in STATES and use_in(scene, of) is not None else None
    user = of.end + 1 + (word_at(scene, of.end + 1) == "the")
    if word_at(scene, of.end) not in ("that", "which") or user + 1 >= len(scene.atoms):
        return None
    uses = scene.atoms[user + 1].low in USES or "demand" in scene.atoms[user + 1].metrics()
    state = scene.atoms[user].kind == "E" and kind_of(scene, scene.atoms[user]) in STATES
    return scene.atoms[user].id if uses and state else None


def meets_needs(scene: Scene, i: int, of: Phrase, low: int) -> tuple[str, str] | None:
    """A country and who meets its needs: “Chinese suppliers meet 98% of the EU's needs” is the EU's reliance on China."""
    buyer = _user_of(scene, of)
    source = word_at(scene, i - 1) == "of" and word_at(scene, i - 2) in ("source", "supplier")
    if buyer is None or not (source or any(a.low in MEETS for a in scene.atoms[max(low, i - 3) : i])):
        return None
    named = [(j, a) for j, a in enumerate(scene.atoms[low:i], start=low) if a.kind == "E"]
    one = len(named) == 1 and scene.bare(named[0][0]) and kind_of(scene, named[0][1]) in STATES
    if one and named[0][1].id == buyer and word_at(scene, named[0][0] + 1) not in MAKERS:
        return None  # “Washington's geologists say that imports cover 80% of American use”
    return (buyer, named[0][1].id) if one else None


MAKERS = frozenset(
    "mines pits miners producers smelters refiners refineries plants mills output mining fields growers farms makers".split()
)
"""Who makes things at home: “European mines supply a tenth of what Europe needs”."""


def use_in(scene: Scene, of: Phrase) -> str | None:
    """Demand or consumption, when that is what a share is taken of: “43% of cobalt consumption”."""
    names = [name for k in of.metrics for name in scene.atoms[k].metrics()]
    return next((name for name in names if name in ("demand", "consumption")), None)
