"""What moved, where nothing but its own name stands before the verb: cobalt lost 22 percent, MP slid 7% to $57."""

from __future__ import annotations

from checker.extract.english.asides import behind_aside
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.english.sense import fits
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.scene import COMMA, Scene


def gapped_noun(scene: Scene, i: int, last: Frame, memory: Memory) -> str | None:
    """The measure that changed as the one before, its verb being left out: “revenue fell 3% and its net profit 46%”."""
    noun = scene.atoms[i - 1]
    changed = last.base is not None or any(f.kind == "change" for f in memory.spoken[-2:])
    if last.at < 0 or not changed or noun.kind != "M" or not noun.metrics():
        return None
    between = scene.atoms[last.at + 1 : i - 1]
    links = any(a.low in ("and", "but", ",", ";", "while") for a in between)
    acts = any(a.kind in "VKE" and not a.is_cue("pronoun") for a in between)
    fitting = [name for name in noun.metrics() if fits(scene, name, "share")]
    return fitting[0] if links and not acts and fitting else None


def thing_that_moved(scene: Scene, i: int, low: int) -> str | None:
    """The commodity that rose or fell itself, with nothing said of what about it: “cobalt lost 22 percent”."""
    thing = None
    for j, atom in enumerate(scene.atoms[low:i], start=low):
        if behind_aside(scene, j, i):
            continue  # “tin, used in solder, has gained 4%”
        if atom.id == "shares" or (
            thing is None and atom.kind in "KV" and (atom.is_cue("up") or atom.is_cue("down"))
        ):
            return None  # “drought cut arabica by 11%”
        if atom.kind == "C" and thing is None:
            thing = atom.id
        elif (
            atom.kind == "E" and thing is not None and kind_of(scene, atom) == "place" and not atom.adjective
        ):
            continue  # “lithium carbonate in Guangzhou gained 1.8%”
        elif (atom.kind in "EMQ" and not (atom.is_cue("up") or atom.is_cue("down"))) or (
            atom.kind == "V" and not (atom.is_cue("up") or atom.is_cue("down"))
        ):
            return None
    return thing


STUFF = frozenset("metal element oxide commodity ore fuel grain bean beans concentrate mineral".split())


def goods_meant(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """The goods of “the metal has lost 12%” and “tin, which has risen by 3%”, of which nothing else is said."""
    head = scene.atoms[low].low
    if head in ("which", "that") and low > 1 and scene.atoms[low - 1].text in COMMA:
        goods = scene.atoms[low - 2].id if scene.atoms[low - 2].kind == "C" and low == 2 else None
        after = low + 1
    else:
        short = word_at(scene, low + 1) if head == "the" else head.removeprefix("the ")
        after = low + 1 + (head == "the")
        goods = memory.commodity if head.startswith("the") and short in STUFF else None
    moves = [j for j in range(after, i) if scene.atoms[j].is_cue("up") or scene.atoms[j].is_cue("down")]
    others = any(a.kind in "EMCQ" and not (a.is_cue("up") or a.is_cue("down")) for a in scene.atoms[after:i])
    return goods if moves and not others else None


def set_beside(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a multiple says how the amount before compares: “stood at $5,100 in May, more than twice that of last year”."""
    if (
        not (
            last.kind in ("amount", "count") or (last.kind == "change" and last.unit not in ("percent", "pp"))
        )
        or last.at < 0
        or scene.atoms[i - 1].text not in COMMA
    ):
        return False
    between = scene.atoms[last.at + 1 : i - 1]
    return all(a.kind in "WTK" for a in between) and word_at(scene, i + 1) in ("the", "as", "its", "what")


def priced_thing(scene: Scene, i: int, low: int) -> str | None:
    """The goods whose price was multiplied: “cocoa has halved to £2,900 a tonne”, “terbium, at $3,600, has doubled”, “tungsten doubles”."""
    goods = [a.id for a in scene.atoms[low:i] if a.kind == "C"]
    told = any(a.metrics() and a.kind in "MV" for a in scene.atoms[low:i])
    if len(goods) != 1 or told:
        return None
    aside = [a.quantity for a in scene.atoms[low:i] if a.quantity is not None]
    led_to = reached(scene, i) == "price"
    at_price = (
        len(aside) == 1
        and dimension(aside[0].unit) == "price"
        and scene.atoms[i - 1].is_word("has", "have", "had")
    )
    head = [a for a in scene.atoms[low:i] if a.kind != "P"]
    alone = head[0].kind == "C" and all(a.is_word("has", "have", "had", "prices") for a in head[1:])
    made = (
        scene.pack.counted(goods[0])
        or scene.pack.within(goods[0], "electricity")
        or goods[0] == "electricity"
    )
    led_elsewhere = reached(scene, i) in ("mass", "volume", "energy", "rate", "count")
    return (
        goods[0] if (led_to and not aside) or at_price or (alone and not made and not led_elsewhere) else None
    )


def firm_that_moved(scene: Scene, i: int, low: int) -> str | None:
    """The company that rose or fell itself, which is its share: “MP Materials slid 7.2% to $57.10”."""
    firm = None
    for j, atom in enumerate(scene.atoms[low:i], start=low):
        moves = atom.is_cue("up") or atom.is_cue("down")
        if atom.kind == "E" and kind_of(scene, atom) == "company" and not scene.possessive(j):
            firm = atom.id
        elif atom.kind in "CEQ" or (atom.kind in "MV" and not moves) or (firm is None and moves):
            return None
        elif firm is not None and moves:
            if any(a.kind in "CEMVKP" for a in scene.atoms[j + 1 : i]):
                return None  # “Teck recovers germanium and may lift output by 40%”
            return (
                firm
                if reached(scene, i) in (None, "money")
                and (
                    word_at(scene, i + 1) in ("", "to", "on", ".", ",", "in")
                    or word_at(scene, i + 1).startswith("on ")
                )
                else None
            )
    return None


def reached(scene: Scene, i: int) -> str | None:
    """The dimension of what a change led to: tonnes in “rose 12% to 26.4 million tonnes”."""
    to = i + 1
    while to < len(scene.atoms) and (scene.atoms[to].kind == "T" or scene.atoms[to].text == ","):
        to += 1  # “by 55% since January, to $5,100 a tonne”
    if word_at(scene, to) != "to" or to + 1 >= len(scene.atoms):
        return None
    end = scene.atoms[to + 1].quantity
    return dimension(end.unit) if end is not None and end.unit is not None else None


def weighed_thing(result: str | None, memory: Memory) -> str | None:
    """What goods rose in that came to a weight: “zinc rose by 10% to 709,400 tonnes” after what was mined of copper."""
    if result not in ("mass", "volume", "energy", "rate", "count"):
        return None
    told = next((f.metric for f in reversed(memory.here) if f.metric in FLOWING), None)
    return told or "production"


FLOWING = FLOWS | {"production", "mine_production", "refining", "sales", "demand", "consumption", "stockpile"}


CURRENCY = frozenset(
    """kwacha rand peso rouble ruble yuan renminbi yen euro dollar greenback rupee naira real lira krone krona won pound sterling franc
    ringgit baht rupiah dong tenge zloty forint shekel cedi shilling birr dinar loonie""".split()
)
AUXILIARIES = frozenset("has have had is was will would could may itself then also".split())


def money_that_moved(scene: Scene, i: int, low: int) -> str | None:
    """The currency that rose or fell, whose price in others changed: “the kwacha gained 20%”."""
    at = next((j for j in range(low, min(low + 5, i)) if scene.atoms[j].low in CURRENCY), None)
    if at is None or any(a.kind in "MVQ" for a in scene.atoms[low:at]):
        return None
    verb = next((j for j in range(at + 1, i) if scene.atoms[j].low not in AUXILIARIES), i)
    moves = verb < i and (scene.atoms[verb].is_cue("up") or scene.atoms[verb].is_cue("down"))
    return (
        scene.atoms[at].low
        if moves and all(a.kind not in "MCEQ" for a in scene.atoms[verb + 1 : i])
        else None
    )


def hit_extreme(scene: Scene, i: int, low: int) -> str | None:
    """The goods that reached a low or a high themselves, which is one of their price: “wheat slid to a five-year low”."""
    told = scene.atoms[low:i]
    goods = [a.id for a in told if a.kind == "C"]
    moves = any(a.is_cue("up") or a.is_cue("down") or a.is_cue("reach") or a.low == "at" for a in told)
    measured = any(a.kind in "EQ" or (a.metrics() and not (a.is_cue("up") or a.is_cue("down"))) for a in told)
    return goods[0] if len(goods) == 1 and moves and not measured else None
