"""What stays in mind after a sentence: what it was of, which firm or site it named, whom it was about."""

from __future__ import annotations

import re

from checker.extract import english
from checker.extract.actors import actor, in_passing, only_in_passing
from checker.extract.frame import FIRMS, NO_COMMODITY, STATES, Frame, Memory
from checker.extract.joints_en import IN_IT
from checker.extract.made_of import speaks_of_metal
from checker.extract.scene import Scene
from checker.extract.tenses import goes_back
from checker.extract.unnamed_en import who_speaks
from checker.model import Kind


def after_sentence(memory: Memory, scene: Scene, first: Frame | None, last: Frame | None) -> None:
    """Remember a sentence by the frames of its first and last number; both are None where it has none."""
    _recall_commodity(memory, scene, last if first is not None and first.metric == "things" else first)
    _recall_names(memory, scene)
    _recall_list(memory, scene)
    _recall_place(memory, scene, first is None)
    memory.opening = _only_time(scene) if first is None else None
    memory.question = _asked_for(scene) if first is None else None
    if first is None or (first is last and first.kind == "date"):
        opening = [a for a in scene.atoms[:6] if a.kind == "M"]
        memory.theme = opening[0].metrics()[0] if opening else None
    if first is not None and last is not None and first is not last and first.metric == last.metric:
        memory.frame = first.copy()
        memory.frame.modality = last.modality
        if not goes_back(first.carry, last.carry):
            memory.frame.carry = last.carry
    if first is not None and memory.earlier is not None and OF_THESE.match(scene.text, scene.start):
        memory.frame = memory.earlier
    _recall_subject(memory, scene, first, last)
    if not scene.chinese and (firm := who_speaks(scene)) is not None:
        memory.note(firm, scene.pack)
        memory.turned = True


NO_MEASURES = frozenset(["other", "things", "event"])


def _asked_for(scene: Scene) -> str | None:
    """The measure that a question without a number names; None of a sentence that is none."""
    if not scene.text[scene.start : scene.end].rstrip(' *_"”').endswith("?"):
        return None
    named = (id for a in scene.atoms if a.kind in "MV" for id in a.metrics() if id not in NO_MEASURES)
    return next(named, None)


OF_THESE = re.compile(r"Of (?:these|this|that|them|those|it|which|the total),? ")
"""How a sentence begins that only tells parts, after which a text goes on about all of it."""


def _only_time(scene: Scene) -> str | None:
    """The one time that a Chinese sentence names: 钢协的9月报告来了。"""
    named = {time.period for _, time in scene.times if time.role == "at"} if scene.chinese else set()
    return named.pop() if len(named) == 1 else None


BE = frozenset("is are was were remains remain has have had".split())


def _themes(scene: Scene) -> list[str]:
    """What an English sentence says something about: the gallium of “Gallium is a by-product of alumina”."""
    head = [j for j, atom in enumerate(scene.atoms[:2]) if atom.kind == "C"]
    spoken = bool(head) and not scene.chinese and scene.atoms[head[-1] + 1 : head[-1] + 2]
    return [scene.atoms[head[-1]].id] if spoken and spoken[0].low in BE else []


ANY_MINERALS = frozenset(["minerals", "critical_minerals", "metals"])


def _recall_commodity(memory: Memory, scene: Scene, first: Frame | None) -> None:
    """What the first number was of, else the last commodity named; lorries that wait for cocoa do not displace it."""
    pack = scene.pack
    named = [atom.id for atom in scene.atoms if atom.kind == "C"]
    memory.goods_named = memory.goods_named or bool(named)
    passing = (
        speaks_of_metal(scene)
        or (first is not None and first.commodity == "shares")
        or (first is not None and first.metric == "other" and not named)
    )
    unnamed = (
        first is not None and first.commodity not in memory.goods and first.commodity in pack.commodities
    )
    if first is not None and first.commodity is not None and not passing and not (unnamed and memory.goods):
        memory.commodity = first.commodity
        kin = pack.within(first.commodity, memory.topic) or pack.within(memory.topic, first.commodity)
        if scene.chinese and not kin and any(f.commodity == memory.topic for f in memory.spoken):
            memory.commodity = memory.topic  # 稀有金属6.58亿吨，其中稀土2850万吨: an article on rare earths
        if not memory.led and not scene.title:
            memory.led = True
            if pack.within(first.commodity, memory.topic) and pack.counted(first.commodity):
                memory.topic = first.commodity  # the first number says which cars an article on cars is about
    if first is None or (first.commodity is None and first.metric not in NO_COMMODITY):
        for id in _themes(scene) or named:
            if not scene.chinese and id in ANY_MINERALS and memory.topic not in (None, *ANY_MINERALS):
                continue  # a “minerals deal” in an article on rare earths
            if pack.counted(memory.topic or id) or not pack.counted(id):
                memory.commodity = id


BANDS = frozenset(["army", "militia", "rebels", "front", "guerrilla", "houthis", "m23", "militants"])
"""Words in the name of an armed band."""


def _recall_names(memory: Memory, scene: Scene) -> None:
    """The firms and the site that were named."""
    before = len(memory.firms)
    for j in scene.names:
        atom = scene.atoms[j]
        known = scene.pack.entities.get(atom.id)
        if (known is None or known.kind == "group") and not BANDS.isdisjoint(atom.id.split("_")):
            memory.band = atom.id
        if known is not None and known.kind == "agency":
            memory.agency = atom.id
        if known is not None and known.kind == "country":
            memory.states.append(atom.id)
        if known is not None and known.kind == "place":
            memory.place = atom.id
        if known is not None and known.kind in ("bloc", "region"):
            memory.region = atom.id
        if known is None and not scene.chinese:
            where = scene.preposition(j) in ("in", "at", "near", "outside") or (
                j + 2 < len(scene.atoms) and scene.atoms[j + 2].low == "where"
            )
            (memory.spots.add if where else memory.spots.discard)(atom.id)
        owned = known is None and english.is_owned_by_a_firm(scene, j)
        if owned:
            memory.site = atom.id  # “Paladin's Langer Heinrich in Namibia”
        elif (known is None and not english.is_site(scene, j)) or (known and known.kind == "company"):
            memory.firms.append(atom.id)
        trades = known is not None and known.kind == "company" and (known.commodity or memory.company is None)
        if trades and not in_passing(scene, j):
            memory.company = atom.id
        elif (known is not None and known.kind in ("mine", "plant")) or english.is_site(scene, j):
            memory.site = atom.id
    if scene.chinese and not scene.title:
        _recall_firm_here(memory, scene)
    memory.named_firms = tuple(dict.fromkeys(memory.firms[before:]))
    if _is_named(scene, memory.site):
        memory.site_with = memory.named_firms


def _recall_firm_here(memory: Memory, scene: Scene) -> None:
    """The firm that a Chinese paragraph is about: 公司 means the one that it named first and alone."""
    kinds = scene.pack.kind
    towns = [j for j, a in enumerate(scene.atoms) if a.kind == "E" and kinds(a.id) == "place"]
    if towns:
        inner = towns[0] + 1 if towns[0] + 1 in towns else towns[0]  # 江西赣州
        memory.province = scene.atoms[inner].id
    if memory.firm_here is not None:
        return
    firms = list(dict.fromkeys(a.id for a in scene.atoms if a.kind == "E" and kinds(a.id) == "company"))
    memory.firm_here = firms[0] if firms else None
    if len(firms) == 1:
        memory.company = firms[0]


def _recall_place(memory: Memory, scene: Scene, silent: bool) -> None:
    """The country that a sentence is set in: “In Zambia, …”."""
    if scene.chinese or len(scene.atoms) < 4:
        return
    owners = [j for j in scene.names if english.owns_a_name(scene, j)]
    if owners and (owners[0] < 2 or len({id for j in scene.names if len(id := scene.atoms[j].id) == 2}) == 1):
        memory.country = scene.atoms[owners[0]].id  # “Brazil's Serra Verde expects …”
    if scene.atoms[0].low not in ("in", *IN_IT):
        return
    at = 1 + (scene.atoms[1].low == "the")
    place = scene.atoms[at]
    if (
        place.kind == "E"
        and not place.adjective
        and not scene.possessive(at)
        and scene.pack.kind(place.id) == "country"
    ):
        memory.country = place.id
        memory.subject = place.id if silent else memory.subject


def _recall_list(memory: Memory, scene: Scene) -> None:
    """Those who were named together, else the only two who were named."""
    if scene.chinese:
        return
    named = [j for j in scene.names if scene.atoms[j].id != "world"]
    if len(named) < 2:
        return
    joint = scene.text.find(" and ", scene.start, scene.end) >= 0
    together = max((english.coordinated(scene, j) for j in named if joint), key=len, default=[])
    acting = dict.fromkeys(scene.atoms[j].id for j in named if not scene.atoms[j].adjective)
    if len(acting) > 2:
        bare = [scene.atoms[j].id for j in named if not scene.atoms[j].adjective and scene.bare(j)]
        first = memory.spoken[0].counterparty or memory.spoken[0].subject if memory.spoken else None
        pronoun = scene.atoms[0].is_cue("pronoun") and first is not None and first not in bare
        acting = dict.fromkeys([first, *bare] if pronoun and first is not None else bare)
    if len(together) > 1 or len(acting) == 2:
        memory.listed = tuple(together if len(together) > 1 else acting)


def _owner_of_a_site(scene: Scene, site: str) -> str | None:
    """The firm whose line or mine is named in its sentence: the Talga of “Talga wants to open its Vittangi line”."""
    if scene.chinese or scene.pack.kind(site):
        return None
    at = next((j for j in scene.names if scene.atoms[j].id == site), None)
    if at is None or not english.is_site(scene, at):
        return None
    acting = [j for j in scene.names if j < at and scene.bare(j) and not english.speaks(scene, j)]
    return next((scene.atoms[j].id for j in acting if scene.pack.kind(scene.atoms[j].id) == "company"), None)


def _only_a_noun(scene: Scene, subject: str, last: Frame | None) -> bool:
    """Whether an event is of a thing that no name is of: “the suspension runs until November”."""
    event = last is not None and last.metric == "event" and not scene.chinese
    return event and subject not in scene.pack.entities and not _is_named(scene, subject)


def _is_named(scene: Scene, id: str | None) -> bool:
    """Whether the sentence names it."""
    return any(scene.atoms[j].id == id for j in scene.names)


def _given_by_a_state(scene: Scene, frame: Frame, memory: Memory) -> bool:
    """Whether a state only gives money to what the firm builds that the paragraph is about."""
    given = frame.metric in ("loan", "investment") and scene.pack.kind(frame.subject) in (*STATES, "agency")
    return given and memory.firm_here is not None and any(a.low in BUILT for a in scene.atoms)


BUILT = frozenset(
    "project plant works factory mine refinery smelter scheme venture expansion mill facility line".split()
)


def _opens(scene: Scene, id: str | None) -> bool:
    """Whether an English sentence begins with somebody: “Ferrowin got a loan of $20 million from Norway”."""
    head = next((j for j in scene.names if j < 3 and scene.bare(j)), None)
    return not scene.chinese and head is not None and scene.atoms[head].id == id


def _told_aside(scene: Scene, frame: Frame) -> bool:
    """Whether who owns how much is only told in a relative clause of a sentence on a firm that is described."""
    aside = not scene.chinese and frame.at >= 0 and scene.clauses[frame.at] > 0
    head = next((j for j, a in enumerate(scene.atoms[:3]) if a.kind == "E"), None)
    return aside and head is not None and english.describes(scene, head)


def _splits_a_whole(memory: Memory) -> bool:
    """Whether the sentence only tells who has which part of the world's, the whole having been told before."""
    told, before = memory.spoken, memory.earlier
    whole = before is not None and before.subject == "world" and before.kind == "amount"
    parts = len(told) > 1 and all(f.kind == "share" and f.whole == "world" for f in told)
    if not (whole and parts and len({f.subject for f in told}) > 1 and before is not None):
        return False
    memory.frame = before
    if before.metric:
        memory.of_metric[before.metric] = before
    return True


def _is_owned(scene: Scene, first: Frame | None) -> str | None:
    """What a sentence is about that only tells who owns how much of it."""
    if scene.chinese or first is None or first.metric != "stake":
        return None
    head = next((scene.atoms[j].id for j in scene.names if j < 3 and scene.bare(j)), None)
    return head if head is not None and head == first.whole else None


def _recall_subject(memory: Memory, scene: Scene, first: Frame | None, last: Frame | None) -> None:
    """Whom the first number was about, or who acts in the sentence where that is nobody in particular."""
    if first is not None and memory.lead is None:
        memory.lead = first.subject
    theme = first.subject if first is not None and not first.passing else None
    if scene.chinese and first is not None and first.actor is not None:
        theme = first.actor  # 公司氧化镨钕均价43万元: the market's price, but the firm's story
    if theme in (None, "world", "other_countries", "rest_of_world"):
        theme = actor(scene, memory, silent=first is None)
    if not scene.chinese and _splits_a_whole(memory):
        return  # “Kazakhstan accounted for 39%, Canada for 24%”: the text is about the whole
    if first is not None and first is last and first.metric == "stake" and _told_aside(scene, first):
        memory.frame, theme, first, last = memory.earlier, None, None, None
    memory.turned = first is None and (theme is not None or memory.turned)
    if first is None and scene.pack.kind(theme) in (*FIRMS, "country", "bloc"):
        where = theme in memory.spots and any(a.low == "where" for a in scene.atoms)
        if theme is not None and not where:
            memory.turned_to = theme
            memory.spots.discard(theme)  # “It is different at Ferrowin”
    elif any(f.subject not in (None, "world", memory.turned_to) for f in memory.spoken):
        memory.turned_to = None
    lent = first is not None and first.counterparty is not None
    lent = lent and first is not None and first.metric in ("loan", "investment")
    lender = theme
    if first is not None and first is last:
        if first.kind == Kind.RANK and only_in_passing(scene, first.subject):
            return  # 最大的客户是博世。公司去年…
        if _given_by_a_state(scene, first, memory):
            return  # “Norway supports the project with 50 million kroner. Output …”
    if lent and first is not None and not scene.chinese and scene.pack.kind(first.counterparty) in FIRMS:
        memory.firm_here = first.counterparty
    if (
        lent
        and first is not None
        and (scene.pack.kind(theme) in ("agency", "source") or _opens(scene, first.counterparty))
    ):
        theme = first.counterparty  # what a bank lends to is spoken of, not the bank
    else:
        lent = False
    another = scene.pack.kind(theme) == "company" and theme != memory.company
    another = (
        another
        and theme not in memory.site_with
        and (first is None or first.metric not in ("stake", "investment"))
        and not _is_named(scene, memory.site)
    )
    if not scene.chinese and another and not scene.pack.within(memory.site, theme):
        memory.site = None  # the text has turned to another firm, whose plant is meant from now on
    said = [
        (frame.actor if scene.chinese else None) or frame.subject
        for frame in (last, first)
        if frame is not None
        and not frame.passing
        and not (lent and (frame is first or (scene.chinese and frame.subject == lender)))
    ]
    head = next((scene.atoms[j].id for j in scene.names if j < 3 and scene.bare(j)), None)
    if not scene.chinese and first is not last and last is not None and last.subject == head:
        said.reverse()  # “Northvolt, whose owners include Volkswagen with 21%, owes $5.8 billion” is on Northvolt
    owned = _is_owned(scene, first) if first is last else None
    if owned is not None:
        memory.note(owned, scene.pack)
        memory.turned = True  # “Pilgangoora is 50% owned by POSCO. It made …”
        return
    for subject in (None if first is None and scene.title else theme, *said):
        if subject is not None and not _only_a_noun(scene, subject, last):
            trades = scene.pack.kind(subject) in ("company", "") and subject not in memory.spots
            if trades and not scene.chinese and not scene.title:
                memory.firm_here = subject
            firm = _owner_of_a_site(scene, subject)
            memory.note(firm or subject, scene.pack)
            memory.site = subject if firm is not None else memory.site
