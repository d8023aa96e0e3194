"""What makes a percentage one that somebody holds: the nouns and verbs of owners, what is of a firm or of a works."""

from __future__ import annotations

import re

from checker.extract.english.actor import FIRM_NOUNS
from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, word_at
from checker.extract.frame import FIRMS, Frame, Memory
from checker.extract.scene import Scene

IN_WHICH = re.compile(
    r"\b(?:in|of) which (?:[\w.'’-]+ ){0,6}?(?:holds?|held|owns?|owned|has|took|bought|acquired|keeps?|kept|retains?|retained|controls?) $|, where (?:it|they) (?:still |once )?(?:holds?|held|owns?|owned) $",
    re.IGNORECASE,
)


def in_which(scene: Scene, i: int) -> bool:
    """Whether a firm is named of which so much is held: “MP Materials, in which the Pentagon holds 15%”."""
    firm = any(a.kind == "E" and kind_of(scene, a) in FIRMS for a in scene.atoms[:i])
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    closed = after is None or after.kind == "P" or after.low in ("and", "of")
    return firm and closed and IN_WHICH.search(scene.text, scene.start, scene.atoms[i].start) is not None


STAKE = frozenset(
    [
        "stake",
        "interest",
        "equity",
        "shareholding",
        "shareholder",
        "shareholders",
        "holding",
        "stock",
        "shares",
    ]
)


TAKE_STAKE = frozenset(
    """took take takes taken taking own owns owned owning hold holds held holding bought buy buys buying acquire
    acquires acquired acquiring sold sell sells selling keep keeps kept retain retains retained claims controls get gets got getting
    receive receives received secure secures secured""".split()
)


OWNS = frozenset(["owns", "own", "owned"])


HOLDERS = re.compile(
    r"\b(?:shareholders?|stakeholders?|consortium|family|investors?|fund|founders?|partners?|parent|state|government|employees)\b.{0,60}\b(?:holds?|held|keeps?|kept|has|have|retains?|retained)"
    r"(?: (?:about|around|roughly|nearly|just|only|over|up to|another|a further|more than|less than))*\s*$"
)
"""Who has a share in a firm, before the share that he has: “its Chinese shareholders, grouped in a consortium, hold 25%”."""


def holders(scene: Scene, i: int) -> bool:
    """Whether the percentage is what owners hold."""
    if SHARE_IN.search(scene.words(max(0, i - 14), i)):
        return True  # “the state's share in new mines has gone up to 35%”
    if A_SHARE.match(scene.text, scene.atoms[i].end, scene.end):
        return True  # “a 40% share went to Stonepeak for $5.7 billion”
    if AS_OWNER.match(scene.text, scene.atoms[i].end, scene.end):
        return True  # “Eramet, with 39%, is the second-largest owner of the mine”
    before = scene.words(max(0, i - 14), i)
    if word_at(scene, i - 1) == "with" and OWNERS_ARE.search(before) is not None:
        return True
    return word_at(scene, i + 1) != "of" and HOLDERS.search(before) is not None


OWNERS_ARE = re.compile(
    r"\b(?:owners|shareholders|backers|stakeholders|investors) (?:are|were|include|included|including|comprise)\b[^;]{0,60} with $"
)
"""“Vale, whose owners include Mitsui with 6%.”"""


def share_in_name(scene: Scene, i: int, low: int) -> str | None:
    """What is held in “its share in the Barkul project rose to 50%”."""
    if SHARE_IN.search(scene.words(max(low, i - 14), i)) is None:
        return None
    for j in range(i - 1, low, -1):
        if scene.atoms[j].kind == "E" and scene.preposition(j) == "in":
            return scene.atoms[j].id
    return None


def whose(scene: Scene, i: int, low: int) -> str | None:
    """Whose owners a clause tells of: “Northvolt, whose shareholders include Volkswagen with 21%”."""
    if word_at(scene, low) != "whose" or not OWNERS.intersection(a.low for a in scene.atoms[low : low + 4]):
        return share_in_name(scene, i, low)
    return next((a.id for j, a in enumerate(scene.atoms[:low]) if a.kind == "E" and scene.bare(j)), None)


OWNERS = frozenset("shareholders owners investors backers shareholder owner backer partners".split())
AS_OWNER = re.compile(
    r",? (?:is|was|are|were|became|remains|makes? it|made it|now) (?:[\w'’-]+ ){0,4}?(?:shareholder|owner|stakeholder|partner|investor)\b"
    r"|,(?: the)?(?: [A-Z][\w.&'’-]*){1,4} (?:is|was|are|were|remains) (?:[\w'’-]+ ){0,4}?(?:shareholder|owner|stakeholder|investor)\b"
)
SHARE_IN = re.compile(
    r"\b(?:share|interest|part|holding|participation)(?: of [\w-]+)? in (?:the |its |their |all |every |each )?(?:[a-z][\w-]* ){0,2}?(?:new |future |foreign |mining |state )*(?:mines?|ventures?|projects?|compan(?:y|ies)|firms?|plants?|smelters?|fields?|consortium|operator)\b(?! (?:output|production|supply|capacity|market)\b)[^.;,%]{0,40} (?:to|at|is|was|of|from|by) (?:about |just |only )?$"
)
A_SHARE = re.compile(
    r" (?:(?:indirect|direct|minority|majority|equity|non-operating) )?(?:share|participation|participating interest) (?:in (?:the |its |their )?(?:[A-Z]|(?:[\w-]+ )?(?:project|venture|mine|plant|company|firm|field|business|works|smelter|refinery)\b)|(?:went|goes|was sold|is to go) to\b)"
)
OF_A_VENTURE = re.compile(
    r" of (?:an?|the|their|its|this|that) (?:[$€£¥]?[\d.,]+ ?(?:million|billion|bn|m)?[\w-]* )?(?:[\w-]+ ){0,2}?(?:joint venture|venture|consortium|partnership|company|firm)\b"
)


def of_a_venture(scene: Scene, i: int) -> bool:
    """Whether it is a part of a venture that somebody has: “each hold half of a €4 billion venture”."""
    holds = any(
        a.low in HOLD or a.low in OWNS or a.low in ("have", "has", "keeps")
        for a in scene.atoms[max(0, i - 3) : i]
    )
    return holds and OF_A_VENTURE.match(scene.text, scene.atoms[i].end, scene.end) is not None


def controls_with(scene: Scene, i: int) -> bool:
    """Whether it is by so much that somebody rules a firm: “which a fund controls with 51%”."""
    return word_at(scene, i - 1) == "with" and word_at(scene, i - 2) in (
        "controls",
        "controlled",
        "owns",
        "runs",
    )


WORKS = (
    "project",
    "mine",
    "plant",
    "refinery",
    "smelter",
    "deposit",
    "complex",
    "pipeline",
    "terminal",
    "field",
    "partnership",
    "business",
    "licence",
    "license",
    "concession",
    "tenement",
    "permit",
)


def of_a_works(of: Phrase) -> bool:
    """Whether a part is of a works itself, not of what it makes: “holds 49% of the mine”."""
    named = of.entities[:1] and of.words[-1] in (*WORKS, "deposit") and of.words[0] == "the"
    if named and len(of.words) < 5 and (not of.commodities or of.commodities[0] > of.entities[0]):
        return True  # “agreed to buy 70% of the North Katpar deposit”, “of the Tamarack nickel project”
    if not of.words or of.metrics or of.commodities or of.entities or len(of.words) > 3:
        return False
    return of.words[-1].rpartition(" ")[2] in WORKS and of.words[0].startswith(("the", "its", "this", "that"))


def of_named_works(scene: Scene, of: Phrase) -> bool:
    """Whether a part is of a firm's works, or of a land's named one: “of Glencore's Congolese mines”, “of Nevada's Round Mountain mine”."""
    last = of.words[-1] if of.words else ""
    if not of.entities or of.metrics or not (last in WORKS or last.removesuffix("s") in WORKS):
        return False
    owned = scene.possessive(of.entities[0])
    firm = kind_of(scene, scene.atoms[of.entities[0]]) in ("company", "")
    named = len(of.entities) > 1 and not scene.atoms[of.entities[-1]].adjective
    return owned and (firm or named)


def owned_goods(scene: Scene, of: Phrase | None) -> bool:
    """Whether a part is of somebody's goods, and of none of his works: “of Peru's copper”."""
    goods = of is not None and bool(of.commodities) and any(map(scene.possessive, of.entities))
    return goods and of is not None and not of_named_works(scene, of)


HOLD = frozenset(["held", "hold", "holds", "acquired", "bought"])


def of_a_firm(scene: Scene, i: int, of: Phrase, memory: Memory, last: Frame | None) -> bool:
    """Whether a part is of nothing but a name that the pack does not know, or of the firm spoken of: “bought 51% of Mopani”, “owns 30% of it”."""
    if len(of.words) < 3 and of.words[-1:] != [] and of.words[-1].removeprefix("the ") in FIRM_NOUNS:
        return word_at(scene, i - 1) in OWNS | HOLD and of.words[0].startswith("the")
    if of_named_works(scene, of):
        return True
    if of.words == ["it"] and word_at(scene, i - 1) in OWNS | HOLD:
        told = last or memory.frame
        owned = last.whole if last is not None and last.metric == "stake" else None
        spoken_of = (
            told.subject if told is not None else None,
            memory.anchor if last is None else None,
            owned,
        )
        return any(kind_of_id(scene, id) in FIRMS for id in spoken_of if id)
    only = of.entities == [of.end - 1] and len(of.words) == 1
    return only and not kind_of(scene, scene.atoms[of.end - 1]) and word_at(scene, of.end) not in ("'s", "’s")


LARGEST = re.compile(
    r"(?P<whose>['’]s? )?(?:[\w-]+ ){0,3}?(?:shareholder|owner|stakeholder|investor)(?: (?P<of>of|in) (?:the )?)?"
)
"""What names somebody by what he owns a part of: “Ferrowin's largest shareholder”, “the biggest owner of Ferrowin”."""


def as_holder(scene: Scene, i: int) -> tuple[str, str] | None:
    """Owner and owned of “Bosch became the largest shareholder of Ferrowin with 15%”, “Ferrowin's main owner is Bosch with 15%”."""
    atoms = scene.atoms
    named = [
        j for j, a in enumerate(atoms[:i]) if a.kind == "E" and kind_of(scene, a) not in ("place", "region")
    ]
    if word_at(scene, i - 1) != "with" or len(named) < 2 or named[-1] != i - 2:
        return None
    first, second = atoms[named[-2]], atoms[named[-1]]
    between = scene.text[first.end : second.start]
    hit = LARGEST.search(between)
    if hit is None:
        return None
    if hit["of"] and hit.end() == len(between):
        return first.id, second.id
    return (second.id, first.id) if hit["whose"] and hit.start() == 0 else None
