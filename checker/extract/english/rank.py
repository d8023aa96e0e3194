"""Ranks and the only one: of what, and of which set."""

from __future__ import annotations

import re

from checker.extract.english.actor import FIRM_NOUNS, SITES, described, describes, is_object
from checker.extract.english.at_hand import OUTDOES
from checker.extract.english.epithets import MAKERS
from checker.extract.english.made_first import made_first, made_of_last, of_what_was_told
from checker.extract.english.metric import metric_of
from checker.extract.english.nothing import only_says_which
from checker.extract.english.phrase import HEADS, Phrase, kind_of, kind_of_id, phrase, word_at
from checker.extract.english.subject import subject_of
from checker.extract.frame import STATES, Frame, Memory, world_without
from checker.extract.scene import COMMA, Scene

TRADES = {
    "steelmaker": "steel", "chipmaker": "semiconductors", "shipbuilder": "ships", "planemaker": "aircraft", "drugmaker": "pharmaceuticals",
    "carmaker": "vehicles", "automaker": "vehicles", "steelmakers": "steel", "shipbuilders": "ships",
}  # fmt: skip
"""What those make whose trade says it: “India's biggest steelmaker”."""
MINERS = re.compile(r"[^,;.]{1,50}\bminers\b")
"""“Third in the world ranking of copper miners”: no miner is counted."""


def rank_frame(scene: Scene, i: int, memory: Memory) -> Frame:
    """The frame of “the largest producer of …”: what is ranked, whose rank it is, in which set."""
    frame = Frame(kind="rank")
    low, high = scene.span_of(i)
    among = next((k for k in (1, 2) if word_at(scene, i + k) == "among"), 0)
    head = phrase(scene, i + 1 + among, high)
    trade = next((word for word in head.words if word in TRADES), None)
    frame.metric = (
        _head_metric(scene, i, head)
        or made_of_last(scene, i, memory)
        or ("production" if trade is not None and TRADES[trade] in scene.pack.commodities else None)
        or metric_of(scene, i, "rank", low, high, memory, None, frame)
    )
    frame.metric = of_what_was_told(scene, i, frame, memory) or frame.metric
    if frame.metric == "workforce" and MINERS.match(scene.text, scene.atoms[i].end, scene.end):
        frame.metric = "mine_production"
    frame.commodity = scene.atoms[head.commodities[0]].id if head.commodities else None
    if trade is not None and frame.metric == "production" and TRADES[trade] in scene.pack.commodities:
        frame.commodity = frame.commodity or TRADES[trade]
    if (buyer := _supplies(scene, i)) is not None:
        frame.metric, frame.subject, frame.whole = "imports", buyer, buyer
        frame.counterparty = subject_of(scene, i, low, high, memory, None, "supply")
        if frame.counterparty not in (None, buyer, "world"):
            return frame
        frame.counterparty = None
    if (before := _of_the_amount(scene, i, memory)) is not None:
        frame.metric, frame.commodity, frame.subject = before.metric, before.commodity, before.subject
        frame.whole = _set_of(scene, i, head, high) or "world"
        frame.whole = "world" if frame.whole == frame.subject else frame.whole
        return frame
    if frame.metric == "reserves" and "holder" in head.words[:2] and _of_a_firm(scene, i, high):
        frame.metric = "stake"  # “MP's largest holder”
    if frame.metric == "exports" and "seller" in head.words[:2] and scene.pack.counted(frame.commodity or ""):
        frame.metric = "sales"  # “the largest seller of battery cars”: to whoever buys them
    frame.subject = subject_of(scene, i, low, high, memory, None, frame.metric or "")
    who = made_first(scene, i, memory) or _placed(scene, i) or _apposed(scene, i) or _of_another(scene, i)
    if who is not None:
        frame.subject = who
    elif frame.subject == "world":
        acting = [
            a.id
            for j, a in enumerate(scene.atoms[:i])
            if a.kind == "E" and a.id != "world" and scene.bare(j) and not describes(scene, j)
        ]
        frame.subject = acting[0] if acting else described(scene, i, memory) or frame.subject
    frame.whole = _set_of(scene, i, head, high) or "world"
    its = (
        scene.atoms[i].low.startswith(("its ", "their "))
        and frame.whole == "world"
        and frame.metric != "stake"
    )
    if its and (owner := _owner(scene, i, frame, memory)) is not None:
        frame.whole = owner
    if scene.atoms[i].low.startswith(("the country", "the nation", "the kingdom")):
        home = scene.pack.home(frame.subject) or memory.country or memory.topic_country
        frame.whole = home if home not in (None, frame.subject) else "world"
    if frame.metric == "stake":
        paid = memory.spoken[-1] if memory.spoken else None
        paid_to = paid.counterparty if paid is not None and paid.metric == "investment" else None
        known = kind_of_id(scene, memory.company) == "company"
        its = scene.atoms[i].low.startswith(("its ", "their "))
        told = _owner(scene, i, frame, memory) if its else None
        frame.whole = (
            paid_to
            or (told if kind_of_id(scene, told) == "company" else None)
            or (memory.company if known and not _opens(scene, i) else memory.topic_company or memory.company)
        )
        if (named := _named_behind(scene, i)) is not None and frame.whole != named:
            frame.subject = named
            return frame
        if (held := _possessor(scene, i)) is not None:
            owners = (
                a.id
                for j, a in enumerate(scene.atoms[:i])
                if a.kind == "E" and a.id != held and scene.bare(j)
            )
            frame.subject, frame.whole = next(owners, frame.subject), held
            return frame
        for j in range(i + 1, high):
            if scene.atoms[j].kind == "E":
                frame.whole = scene.atoms[j].id
                break
    if (place := _place_of(scene, i)) is not None:
        frame.whole = place  # “Bisie is Africa's biggest tin mine”
        if frame.subject == place:
            acts = [
                a.id
                for j, a in enumerate(scene.atoms[:i])
                if a.kind == "E" and a.id != place and scene.bare(j)
            ]
            frame.subject = acts[-1] if acts else memory.subject if memory.subject != place else None
    elif frame.subject == frame.whole:
        frame.whole = "world"
    return frame


SUPPLIERS = frozenset(["supplier", "source", "provider"])


def _supplies(scene: Scene, i: int) -> str | None:
    """The state whose supplier is ranked: “the second-largest supplier of magnets to China”."""
    noun = next(
        (j for j in range(i + 1, min(i + 4, len(scene.atoms))) if word_at(scene, j) in SUPPLIERS), None
    )
    if noun is None:
        return None
    for j in range(noun + 1, min(noun + 7, len(scene.atoms))):
        atom = scene.atoms[j]
        if atom.kind == "E":
            state = kind_of(scene, atom) in STATES and scene.preposition(j) in ("to", "for")
            return atom.id if state and not atom.adjective else None
        if atom.kind in "QPV":
            return None
    return None


def _of_the_amount(scene: Scene, i: int, memory: Memory) -> Frame | None:
    """The amount that is first or third itself: “3 million tonnes, the largest in Europe”, “reserves of 5 million are the fourth-largest”."""
    told = memory.spoken[-1] if memory.spoken else None
    bare = i + 1 >= len(scene.atoms) or scene.atoms[i + 1].kind == "P" or word_at(scene, i + 1) == "in"
    if not bare or told is None or told.kind != "amount" or told.at < 0 or told.metric in (None, "other"):
        return None
    between = scene.atoms[told.at + 1 : i]
    return told if all(a.text in COMMA or a.low in APPOSED or a.kind == "C" for a in between) else None


APPOSED = frozenset("of oxide oxides ore metal concentrate is are was were the".split())


def _owner(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """Whose largest it is: “Rio Tinto is now its largest producer” under what was said of Argentina."""
    told = memory.spoken[-1] if memory.spoken else memory.frame
    spoken_of = told.subject if told is not None else memory.subject
    return spoken_of if spoken_of not in (None, "world", frame.subject) and len(spoken_of or "") > 1 else None


def _opens(scene: Scene, i: int) -> bool:
    """Whether a sentence names nobody's shareholders: “AustralianSuper is the largest shareholder”."""
    return scene.atoms[i].low.startswith("the ") and not any(
        a.is_word("its", "company", "group") for a in scene.atoms
    )


def _named_behind(scene: Scene, i: int) -> str | None:
    """Who is said to be the first: “its largest shareholder is AustralianSuper”."""
    be = next(
        (
            k
            for k in range(i + 1, min(i + 4, len(scene.atoms) - 1))
            if word_at(scene, k) in ("is", "was", "remains")
        ),
        None,
    )
    if be is None:
        return None
    name = scene.atoms[be + 1 + (word_at(scene, be + 1) == "the") if be + 2 < len(scene.atoms) else be + 1]
    return name.id if name.kind == "E" and not name.adjective else None


def _possessor(scene: Scene, i: int) -> str | None:
    """The firm whose largest owner somebody is: “the Pentagon is MP's largest shareholder”."""
    for j in range(i - 1, max(-1, i - 3), -1):
        firm = scene.atoms[j].kind == "E" and kind_of(scene, scene.atoms[j]) in ("company", "")
        if firm and scene.possessive(j):
            return scene.atoms[j].id
    return None


def _of_a_firm(scene: Scene, i: int, high: int) -> bool:
    """Whether a company is named as that which is held: “MP's largest holder”, “the biggest holder in Lynas”."""
    near = [*range(max(0, i - 2), i), *range(i + 1, min(high, i + 5))]
    return any(scene.atoms[j].kind == "E" and kind_of(scene, scene.atoms[j]) == "company" for j in near)


def _apposed(scene: Scene, i: int) -> str | None:
    """Who stands right before: “near Dong Pao, the country's biggest deposit”, “from Nikon of Japan, the sole maker”."""
    who = i - 2
    if who < 0 or scene.atoms[i - 1].text not in COMMA or scene.atoms[who].kind != "E":
        return None
    of = who - 1 - (word_at(scene, who - 1) == "the")
    seated = of > 0 and word_at(scene, of) in ("of", "in") and scene.atoms[of - 1].kind == "E"
    if seated and kind_of(scene, scene.atoms[who]) in STATES and not scene.atoms[of - 1].adjective:
        who = of - 1
    led = scene.preposition(who) in ("near", "at", "from", "to", "with") or _ranks_a_site(scene, i, who)
    led = led or (who > 1 and word_at(scene, who - 1) in MAKERS and not scene.atoms[who].adjective)
    return scene.atoms[who].id if led or (seated and not scene.possessive(i - 2)) else None


def _of_another(scene: Scene, i: int) -> str | None:
    """Who is said to be somebody else's first, in an aside: “Foxconn, Apple's largest supplier, booked …”."""
    owner = i - 1 - (word_at(scene, i - 1) in ("'s", "’s"))
    if owner < 2 or scene.atoms[owner].kind != "E" or not scene.possessive(owner):
        return None
    comma = owner - 1 - (word_at(scene, owner - 1) == "the")
    who = scene.atoms[comma - 1] if comma else scene.atoms[owner]
    apart = scene.atoms[comma].text in COMMA and who.kind == "E" and not scene.possessive(comma - 1)
    return who.id if apart and not who.adjective and scene.bare(comma - 1) else None


def _ranks_a_site(scene: Scene, i: int, who: int) -> bool:
    """Whether the name at `who` is that of the site which is ranked, whoever has it: “Codelco runs El Teniente, the largest mine”."""
    noun = next((k for k in range(i + 1, min(i + 6, len(scene.atoms))) if word_at(scene, k) in SITES), None)
    if noun is None or kind_of(scene, scene.atoms[who]) not in ("mine", "plant", ""):
        return False
    return is_object(scene, who) and all(a.kind in "WCMV" for a in scene.atoms[i + 1 : noun])


def _placed(scene: Scene, i: int) -> str | None:
    """Who is named right behind a place: “third-placed Russia”."""
    as_first = next((k for k in range(i - 1, max(0, i - 6), -1) if word_at(scene, k) == "as"), None)
    if as_first is not None and scene.atoms[as_first - 1].kind == "E":
        past = word_at(scene, as_first - 2) in OUTDOES or word_at(scene, as_first - 2) in (
            "from",
            "replaced",
            "succeeded",
        )
        acting = [a.id for j, a in enumerate(scene.atoms[: as_first - 1]) if a.kind == "E" and scene.bare(j)]
        if past and acting:
            return acting[-1]  # “BYD overtook Tesla as the world's biggest maker”
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    placed = scene.atoms[i].low.endswith("placed")
    return after.id if placed and after is not None and after.kind == "E" else None


def _place_of(scene: Scene, i: int) -> str | None:
    """The country or region whose first it is: “Chile's largest copper mine”."""
    j = i - 2
    if j < 0 or scene.atoms[j].kind != "E" or not scene.possessive(j) or scene.atoms[j].id == "world":
        return None
    return (
        scene.atoms[j].id
        if kind_of(scene, scene.atoms[j]) in ("country", "region", "bloc", "place")
        else None
    )


def _head_metric(scene: Scene, i: int, head: Phrase) -> str | None:
    for word in scene.atoms[i].low.split() + head.words:
        named = word if word in HEADS else word.removesuffix("s")  # “fourth among producers of tin”
        if named in HEADS:
            if named == "country" and head.end < len(scene.atoms):
                continue
            return HEADS[named]
    for j in head.metrics:
        names = scene.atoms[j].metrics()
        if only_says_which(scene, j):
            continue  # “the biggest contract chipmaker”
        specific = [name for name in names if name not in ("capacity",)]
        return (specific or list(names))[0]
    return None


def _set_of(scene: Scene, i: int, head: Phrase, high: int) -> str | None:
    """The set a rank or an exclusive is taken of: “in Europe”, “the world's”, “outside China”."""
    for j in range(max(0, i - 1), high):
        atom = scene.atoms[j]
        if j > i and atom.kind == "P" and atom.text in COMMA:
            break
        if atom.kind != "E":
            continue
        preposition = scene.preposition(j)
        if preposition == "outside":
            return world_without(atom.id, scene.pack)
        if preposition in ("in", "of", "on", "among") and j > i:
            return atom.id
        if atom.id == "world" and abs(j - i) <= 3:
            return "world"
        if j == i + 1 and (atom.adjective or atom.text.startswith("U.")) and _ranked_noun(scene, j + 1):
            return atom.id  # “the biggest Indian buyer”
    for j in range(i, min(high, i + 8)):
        if scene.atoms[j].low.rpartition(" ")[2] == "country" and scene.preposition(j) == "in":
            return "the_country"
    return None


def _ranked_noun(scene: Scene, j: int) -> bool:
    """Whether the noun of those who are ranked follows within two words."""
    near = (word_at(scene, k) for k in (j, j + 1, j + 2))
    return any(word in HEADS or word in FIRM_NOUNS or word in SITES for word in near)


WORKS = frozenset("production mine_production refining metal_production magnet_production".split())


def _made_by_the_only(scene: Scene, i: int, high: int) -> str | None:
    """What the only one does: “the only company making magnets in America”, “the only firm able to refine it”."""
    for j in range(i + 1, min(high, i + 11)):
        atom = scene.atoms[j]
        if atom.text in COMMA or atom.kind == "Q":
            return None
        if atom.kind in "VM" and (names := [name for name in atom.metrics() if name in WORKS]):
            return names[0]
    return None


def _named_as_the_one(scene: Scene, i: int, head: Phrase) -> str | None:
    """The one that is named behind it: “the United States has only one rare earth mine, Mountain Pass”."""
    has = word_at(scene, i - 1) in ("has", "had", "have")
    named = scene.atoms[head.end + 1] if head.end + 2 < len(scene.atoms) else None
    if not has or named is None or scene.atoms[head.end].text not in COMMA or named.kind != "E":
        return None
    return named.id if scene.atoms[head.end + 2].kind == "P" and not named.adjective else None


def exclusive_frame(scene: Scene, i: int, memory: Memory) -> Frame:
    """The frame of “the only operating mine in …”."""
    frame = Frame(kind="exclusive")
    low, high = scene.span_of(i)
    head = phrase(scene, i + 1, high)
    words = scene.atoms[i].low.split()
    frame.metric = next(
        (HEADS[n] for w in (*words, *head.words) for n in (w, w.removesuffix("s")) if n in HEADS), None
    )
    made = [
        name
        for k in head.metrics
        for name in scene.atoms[k].metrics()
        if name not in ("production", "capacity")
    ]
    if made:
        frame.metric = made[0]  # “the only separation plant”
    elif frame.metric is None:
        frame.metric = _made_by_the_only(scene, i, high)
    owner = next(
        (
            scene.atoms[k].id
            for k in (i - 1, i - 2)
            if k >= 0 and scene.atoms[k].kind == "E" and scene.possessive(k)
        ),
        None,
    )
    frame.commodity = scene.atoms[head.commodities[0]].id if head.commodities else None
    frame.subject = _apposed(scene, i)
    for j in range(i - 1, -1 if frame.subject is None else i, -1):
        atom = scene.atoms[j]
        if (
            atom.kind == "E"
            and scene.preposition(j) not in ("in", "of", "at", "from", "on", "to", "by", "with", "for")
            and not atom.adjective
        ):
            frame.subject = atom.id
            break
    if frame.subject is None:
        frame.subject = subject_of(scene, i, low, high, memory, None, frame.metric or "")
    if (sole := _named_as_the_one(scene, i, head)) is not None and sole != frame.subject:
        frame.subject, frame.whole = sole, frame.subject
        return frame
    whole = _set_of(scene, i, head, high)
    comma = i - 3
    if (
        owner is not None
        and comma > 0
        and scene.atoms[comma].text in COMMA
        and scene.atoms[comma - 1].kind == "E"
    ):
        frame.subject, frame.whole = scene.atoms[comma - 1].id, owner
        return frame  # “to Serra Verde, Brazil's only producer”
    if owner is not None and owner != "world":
        whole = owner
        others = [
            a.id
            for j, a in enumerate(scene.atoms)
            if a.kind == "E"
            and a.id not in (owner, "world")
            and scene.preposition(j) not in ("in", "on", "at")
        ]
        frame.subject = others[0] if others else frame.subject
    if whole == "the_country":
        headed = memory.anchor if scene.pack.kind(memory.anchor) == "country" else None
        whole = scene.pack.home(frame.subject) or headed or memory.country
    frame.whole = whole or "world"
    return frame
