"""Whom a sentence is on that has no number, or none of anybody: who acts in it, or whom it turns to."""

from __future__ import annotations

import re

from checker.extract import english
from checker.extract.frame import FIRMS, KNOWN_FIRMS, LANDS, Memory
from checker.extract.joints_en import FIRST_OF_TWO, NOT_OF_ACTORS, PREPOSITIONS
from checker.extract.lists import points
from checker.extract.scene import COMMA, SUBORDINATES, Scene


def actor(scene: Scene, memory: Memory, silent: bool) -> str | None:
    """Who acts in a sentence; in a silent one, without a number, also whom it is on though he does nothing."""
    acting = _acting_zh(scene) if scene.chinese else _acting_en(scene)
    if silent and not scene.chinese:
        if any(a.low in THE_FIRM for a in scene.atoms):
            named = [scene.atoms[j].id for j in scene.names]
            firms = [id for id in named if scene.pack.kind(id) == "company"]
            if firms:
                return firms[-1]  # “Washington lifted sanctions on Belaruskali, and the company could export”
        if (firm := _firm_called(scene, memory)) is not None:
            return firm
        if (owner := _owner_of_the_theme(scene)) is not None:
            acting.insert(0, owner)
    if acting:
        return scene.atoms[acting[0]].id
    return _turned_to(scene) if silent and not scene.title else None


def _acting_en(scene: Scene) -> list[int]:
    beside = any(a.low in ASIDES for a in scene.atoms)
    acting = [
        j
        for j in scene.names
        if scene.bare(j)
        and scene.atoms[j].id != "world"
        and not english.speaks(scene, j)
        and not in_passing(scene, j)
        and not english.describes(scene, j)
        and not (beside and _told_aside(scene, j))
    ]
    return [_owned_name(scene, j) or j for j in acting]


def _told_aside(scene: Scene, j: int) -> bool:
    """Whether a name acts in a clause that another is only set off by: “When Peru struck, …”, not “After a strike in Peru, Zambia …”."""
    low, _ = scene.span_of(j)
    return scene.atoms[low].low in ASIDES and not any(a.text in COMMA for a in scene.atoms[low:j])


def _acting_zh(scene: Scene) -> list[int]:
    acting = [
        _owned_name(scene, j) or j
        for j in scene.names
        if scene.bare(j)
        and scene.atoms[j].id != "world"
        and not english.speaks(scene, j)
        and not points(scene, j)
        and not in_passing(scene, j)
    ]
    return [j for j in acting if _opens_a_clause(scene, j)] or acting


ASIDES = SUBORDINATES | {"although", "though", "while", "whereas", "if", "so"}
"""How a clause begins of which the next sentence does not go on."""
SPOKEN_OF = frozenset(["at", "for", "with"])
"""Prepositions before whom a sentence that opens with them is on."""
MEANT_ASIDE = NOT_OF_ACTORS - SPOKEN_OF | {"such as", "from", "by"}
"""Prepositions before those whom a sentence names in passing: “rivals such as Bosch”."""
THEIRS = frozenset(["its", "their", "his", "her"])
IS = frozenset(["is", "are", "was", "were", "remains", "remain", "include", "includes", "included"])
THE_FIRM = frozenset(["the company", "the firm", "the group", "the producer"])
OWNED_BY = re.compile(r"\b(?:belong(?:s|ed)? to|(?:owned|run|operated|built|led|managed) by) (?:the )?$")
"""“The plant near Oslo belongs to Ferrowin.”"""
RELATED = re.compile(
    r"(?:客户|买家|用户|供应商|股东|对手|伙伴|合作方|母公司|子公司|投资者|投资方|竞争者|同行|金主)"
    r"(?:则|也|主要|还|大多)*(?:是|为|有|包括|包含|来自)(?:了)?[^,，。;；]{0,16}$"
    r"|(?:除了?|与|和|同|跟|像|如)$"
)
"""What before a name says that it is somebody else's customer, or only set beside who is spoken of: 最大的客户是博世, 与甲不同."""
AMONG_OTHERS = re.compile(r"等(?!于|待|级|候)")
"""What behind a name makes it an example: 甲等同行规模更小."""
PLACED = re.compile(r"(?:在|于|地处|毗邻|靠近)$")
"""What before a place says only where something is."""
ONCE = re.compile(r"[^,，。;；]{1,10}(?:后|期间|之际|之下)[,，]")
"""What behind a name makes a clause that only says when: 秘鲁罢工后，赞比亚产量增加."""
MAKER = re.compile(
    r"(?:的|籍)?(?:[\u4e00-\u9fff]{0,6}(?:企业|公司|巨头|厂商|[矿药钢车铝锂]企|生产商|制造商|集团|龙头|同行|[车钢炼矿]厂))?(?:“|——)?"
)
"""What stands between a country and its firm: 澳大利亚磁材企业莱纳斯."""


def in_passing(scene: Scene, j: int) -> bool:
    """Whether a name only tells who somebody's customer is, or stands among others: “Its main customer is Bosch”."""
    atom = scene.atoms[j]
    if not scene.chinese:
        theirs = any(a.low in THEIRS for a in scene.atoms[:2])
        return theirs and any(a.low in IS for a in scene.atoms[:j])
    before = max(scene.start, atom.start - 24)
    others = len({scene.atoms[k].id for k in scene.names}) > 1
    return (
        RELATED.search(scene.text, before, atom.start) is not None
        or AMONG_OTHERS.match(scene.text, atom.end, scene.end) is not None
        or (others and PLACED.search(scene.text, before, atom.start) is not None)
        or (others and ONCE.match(scene.text, atom.end, scene.end) is not None)
    )


def only_in_passing(scene: Scene, id: str | None) -> bool:
    """Whether a sentence names somebody only as somebody else's customer or owner."""
    named = [j for j in scene.names if scene.atoms[j].id == id]
    return bool(named) and all(in_passing(scene, j) for j in named)


def _owned_name(scene: Scene, j: int) -> int | None:
    """Who acts in “South Korea's LS Eco Energy has moved faster”, 澳大利亚的莱纳斯: the firm."""
    if scene.possessive(j) and j + 2 < len(scene.atoms) and scene.atoms[j + 2].kind == "E":
        return j + 2
    if not scene.chinese or scene.pack.kind(scene.atoms[j].id) not in (*LANDS, "place"):
        return None
    firm = next((k for k in scene.names if k > j and scene.clauses[k] == scene.clauses[j]), None)
    if firm is None or scene.pack.kind(scene.atoms[firm].id) not in FIRMS:
        return None
    return firm if MAKER.fullmatch(scene.text, scene.atoms[j].end, scene.atoms[firm].start) else None


def _opens_a_clause(scene: Scene, j: int) -> bool:
    """Whether nothing but a time and a word of two signs stands before it: 尽管没碰美国货，中国的进口仍将增长."""
    low, _ = scene.span_of(j)
    before = scene.atoms[low:j]
    return all(a.kind in "TPW" for a in before) and sum(len(a.text) for a in before if a.kind == "W") <= 2


def _owner_of_the_theme(scene: Scene) -> int | None:
    """The country that a sentence begins with the measure of: “Shipments of Chinese magnets picked up”."""
    if scene.atoms[0].low in PREPOSITIONS | FIRST_OF_TWO | {"after", "before"}:
        return None  # “Thanks to demand from China, Zambia …”
    for j, atom in enumerate(scene.atoms[:5]):
        if atom.kind == "E" and j and scene.atoms[j - 1].low in ("of", "from", "the"):
            return j if any(a.kind == "M" for a in scene.atoms[:j]) else None
    return None


def _firm_called(scene: Scene, memory: Memory) -> str | None:
    """The firm that a sentence is about by its description: “The Brazilian group outproduced Rio's mines”."""
    head = next((j for j, a in enumerate(scene.atoms[:3]) if a.kind == "E"), None)
    if head is None or not english.describes(scene, head) or not scene.bare(head):
        return None
    return english.whom_described(scene, head, memory, None)


def _turned_to(scene: Scene) -> str | None:
    """The one firm or site that a sentence is on though it does nothing: “It is different at JL Mag”, 对金力永磁来说."""
    named = [j for j in scene.names if scene.atoms[j].id != "world"]
    owners = [j for j in named if OWNED_BY.search(scene.text, scene.start, scene.atoms[j].start)]
    if owners and not scene.chinese:
        return scene.atoms[owners[0]].id
    if len({scene.atoms[j].id for j in named}) != 1 or any(a.is_cue("pronoun") for a in scene.atoms[1:]):
        return None
    j = named[0]
    if scene.pack.kind(scene.atoms[j].id) not in (*KNOWN_FIRMS, "") or english.speaks(scene, j):
        return None
    if in_passing(scene, j) or scene.preposition(j) in MEANT_ASIDE:
        return None
    opens = scene.atoms[j].start - scene.start < 5 and (scene.chinese or scene.preposition(j) in SPOKEN_OF)
    return scene.atoms[j].id if opens or not any(a.metrics() for a in scene.atoms) else None
