"""Amounts: the metric whose word governs the number, flows and their partners, money and who gets it."""

from __future__ import annotations

import re
from itertools import chain

from checker.extract.english.change import change_at
from checker.extract.english.phrase import distance, kind_of, word_at
from checker.extract.english.subject import (
    actor_between,
    named_before,
    nearest_actor,
    right_there,
    subject_of,
)
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, Atom, Scene


def amount_frame(
    scene: Scene,
    i: int,
    quantity: Quantity,
    dim: str,
    low: int,
    high: int,
    memory: Memory,
    last: Frame | None,
) -> Frame:
    """The frame of a value of the measure itself, or of a change given in its unit."""
    if dim in ("mass", "volume", "energy", "rate") and (end := _bare_flow(scene, i, memory)) is not None:
        assert memory.frame is not None
        frame = memory.frame.copy()
        frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
        frame.counterparty = end
        return frame
    if (
        last is not None
        and dim not in ("share", "count", "time")
        and _restates(scene, last, i, dim)
        and not _compares(scene, i)
    ):
        return _same_again(scene, i, low, last)
    installed = dim == "power" and any(
        atom.is_word(*BUILT) and scene.atoms[j + 1].kind not in "CM"
        for j, atom in enumerate(scene.atoms[:i])
        if j >= low
    )
    if dim == "share" and last is not None and _apposed(scene, last, i):
        frame = last.copy()  # “172 tons in June, a gain of 15%”: of what was just said
        frame.evidence = {"metric": "as before"}
        return frame
    frame = Frame(kind="count" if dim == "count" else "amount")
    if dim == "count" and STAFF.search(scene.atoms[i].text):
        frame.metric = "workforce"
    elif dim == "count" and quantity.low < 1000:
        frame.metric = "things"
    elif dim == "mass" and (held := _held_in_the_ground(scene, i, low)) is not None:
        frame.metric = held
    else:
        frame.metric = metric_of(scene, i, dim, low, high, memory, last, frame)
    frame.subject = subject_of(scene, i, low, high, memory, last, frame.metric or "")
    if (dim not in ("share", "count", "time") or (dim == "count" and frame.metric == "workforce")) and (
        change := change_at(scene, i, quantity, low, high)
    ) is not None:
        word = change[1]
        settled = (
            word in ("lost", "losing", "lose", "cut", "raise", "raised", "lift")
            and word_at(scene, i - 1) != "by"
        )
        if word_at(scene, i - 1) != "to" and (not settled or frame.metric == "workforce"):
            frame.kind, frame.sign = "change", change[0]
            frame.because("kind", word)
    if installed and frame.metric == "capacity":
        frame.kind = "change"  # what was put up in a year is what the fleet grew by
    if frame.metric == "profit" and dim == "money" and LOSS.search(scene.words(low, i)):
        owner = scene.pack.entities.get(frame.subject or "")
        if owner is not None and owner.kind in ("country", "bloc", "world"):
            frame.metric = "other"
        else:
            frame.kind, frame.sign = "amount", -1
    if (
        frame.metric in ("sales", "supply", "production", "revenue")
        and (flow := _sent_to(scene, i, low, dim)) is not None
    ):
        frame.metric, frame.counterparty = "exports", flow
        others = [
            a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.id != flow and scene.bare(j)
        ]
        if frame.subject == flow:
            held = memory.flow.subject if memory.flow is not None else memory.topic_country
            frame.subject = next((id for id in (*others, held, memory.country) if id != flow), None)
    if frame.metric in FLOWS:
        frame.counterparty = frame.counterparty or _flow_partner(scene, i, low, high, frame)
    elif frame.metric == "loan" and (pair := _lender(scene, i)) is not None:
        frame.subject, frame.counterparty = pair
    elif frame.metric in ("investment", "loan"):
        frame.counterparty = _recipient(scene, i, low, high, memory, frame)
    return frame


BUILT = (
    "put up",
    "hooked up",
    "connected",
    "brought",
    "bring",
    "commissioned",
    "built",
    "erected",
    "added",
    "installed",
    "add",
    "install",
)
MAKES = frozenset(["make", "makes", "made", "making"])
"""Of money no production: a profit is made, too."""
STAFF = re.compile(r"\b(?:employees|workers|jobs|staff|miners|engineers|positions)$", re.IGNORECASE)


GAVE = frozenset(
    "lent lend lends lending granted grants grant gave gives give paid pays pay awarded awards".split()
)


def _given_to(scene: Scene, i: int, frame: Frame) -> str | None:
    """The receiver right after the verb: “lent Vulcan Energy €250 million”."""
    for j in range(i - 1, 0, -1):
        atom = scene.atoms[j]
        if atom.kind == "E" and atom.id != frame.subject and scene.atoms[j - 1].low in GAVE:
            return atom.id
        if atom.kind == "Q":
            return None
    return None


def _lender(scene: Scene, i: int) -> tuple[str, str] | None:
    """Giver and receiver of “Vulcan received a €250m loan from the bank”."""
    takes = [
        j
        for j, a in enumerate(scene.atoms)
        if a.low
        in ("received", "receives", "obtained", "secured", "won", "got", "drew", "drawn", "has drawn")
    ]
    if not takes:
        return None
    who = next((a.id for a in reversed(scene.atoms[: takes[0]]) if a.kind == "E"), None)
    bank = next(
        (
            a.id
            for j, a in enumerate(scene.atoms)
            if a.kind in "ES" and j > takes[0] and scene.preposition(j) == "from"
        ),
        None,
    )
    return (bank, who) if bank is not None and who is not None else None


SENT = frozenset(
    ["sales", "deliveries", "shipments", "supplies", "cargoes", "those", "sold", "sells", "sell"]
)


def _sent_to(scene: Scene, i: int, low: int, dim: str) -> str | None:
    """The country of “deliveries to China sagged to 12,944 tons”, “Myanmar sold China 41,700 tons”."""
    if dim not in ("mass", "energy", "volume", "rate", "share", "count"):
        return None
    for j in range(i - 1, low, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            return None
        if atom.kind == "E" and kind_of(scene, atom) in ("country", "bloc", "region"):
            if scene.atoms[j - 1].low == "to" and j > 1 and scene.atoms[j - 2].low in SENT:
                return atom.id
            if j == i - 1 and scene.atoms[j - 1].low in ("sold", "sells", "sell", "sent", "shipped"):
                return atom.id
    return None


def _held_in_the_ground(scene: Scene, i: int, low: int) -> str | None:
    """“The deposit holds 45 million tonnes”: what a mine or an unnamed place has, no other measure being named."""
    holds = [
        j
        for j in range(low, i)
        if scene.atoms[j].is_word("holds", "hold", "held", "contains", "contain", "contained")
    ]
    if not holds or i - holds[-1] > 3 or any(a.metrics() for a in scene.atoms[low:i]):
        return None
    named = [a for a in scene.atoms[low : holds[-1]] if a.kind == "E"]
    return "resources" if named and kind_of(scene, named[-1]) in ("mine", "place") else None


LOSS = re.compile(r"\b(?:lost|loses?|losing|loss|losses)\b")


PLEDGE = re.compile(r"\b(?:pledg|commit|promis|conced|agree)")


def _bare_flow(scene: Scene, i: int, memory: Memory) -> str | None:
    """The partner of “21 bcm from Norway” when imports or exports were spoken of before."""
    held = memory.frame
    if held is None or held.metric not in FLOWS or i + 2 >= len(scene.atoms):
        return None
    wanted = "from" if held.metric == "imports" else "to"
    if (
        word_at(scene, i + 1) == wanted
        and scene.atoms[i + 2].kind == "E"
        and not any(
            a.metrics() for k, a in enumerate(scene.atoms[:i]) if scene.clauses[k] == scene.clauses[i]
        )
    ):
        return scene.atoms[i + 2].id
    return None


def _apposed(scene: Scene, last: Frame, i: int) -> bool:
    """Whether only words of change, times and marks stand between the number before and this one."""
    if (
        last.kind not in ("amount", "change", "count")
        or last.at < 0
        or scene.clauses[last.at] != scene.clauses[i]
    ):
        return False
    between = scene.atoms[last.at + 1 : i]
    own = any(
        a.kind in "EQCV" and a.time is None for a in between if not (a.is_cue("up") or a.is_cue("down"))
    )
    turns = any(a.is_cue("up") or a.is_cue("down") for a in between)
    named = any(a.metrics() and not a.is_cue("up") and not a.is_cue("down") for a in between)
    return turns and not own and not named


def _restates(scene: Scene, last: Frame, i: int, dim: str) -> bool:
    """Whether the number stands beside the one before with no measure of its own: “77%, or 10.4 million kg”."""
    if last.kind in ("change", "multiple") and last.at >= 0 and last.metric is not None:
        between = scene.atoms[last.at + 1 : i]
        alike = dimension(last.unit) == dim or (fits(scene, last.metric, dim) and len(between) < 8)
        named = any(a.metrics() or a.kind in "EQ" or a.is_cue("up") or a.is_cue("down") for a in between)
        return alike and not named
    if (
        last.kind not in ("share", "amount")
        or last.at < 0
        or last.metric is None
        or not fits(scene, last.metric, dim)
    ):
        return False
    between = scene.atoms[last.at + 1 : i]
    return not any(
        a.metrics() or a.kind == "Q" or a.is_cue("up") or a.is_cue("down") for a in between
    ) and not any(a.metrics() for a in scene.atoms[i + 1 : i + 2])


def _compares(scene: Scene, i: int) -> bool:
    """Whether the number is how much more or less: “9.97 million in September, 248,000 more than in August”."""
    return word_at(scene, i + 1) in (
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "above",
        "below",
        "up",
        "down",
    )


def _same_again(scene: Scene, i: int, low: int, last: Frame) -> Frame:
    """The frame of the number before, for the one named with it."""
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    who = right_there(scene, i, last) or named_before(scene, i, low)
    if last.kind in ("change", "multiple"):
        if who is not None and last.counterparty is None:
            frame.subject = who
        own = scene.atoms[i].quantity
        if dimension(last.unit) != dimension(own and own.unit):
            frame.kind, frame.sign = "amount", 1
        return frame
    frame.kind, frame.whole = "amount", None
    if last.metric != "profit":
        frame.sign = 1
    if frame.metric == "exports" and "of which" in scene.words(max(0, i - 6), i):
        frame.counterparty = next(
            (
                a.id
                for j, a in enumerate(scene.atoms)
                if j > i and a.kind == "E" and scene.preposition(j) == "to"
            ),
            None,
        )
    if who is not None and last.counterparty is not None and last.metric in FLOWS:
        frame.counterparty = who
    elif who is not None:
        frame.subject = who
    elif last.kind == "amount" and actor_between(scene, last.at, i):
        frame.subject = nearest_actor(scene, last.at, i) or last.subject
    return frame


def metric_of(
    scene: Scene, i: int, dim: str, low: int, high: int, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric whose word governs the number: nearest, in its clause, of a fitting dimension."""
    best: tuple[float, str, Atom] | None = None
    for j, atom in enumerate(scene.atoms):
        if j == i or atom.mention is None:
            continue
        names = [m for m in atom.metrics() if fits(scene, m, dim)]
        if not names or (atom.is_word("made") and j > i) or (dim == "money" and atom.low in MAKES):
            continue
        if (
            set(names) == {"cost"}
            and atom.low in ("cost", "costs")
            and dim == "price"
            and 0 < i - j < 4
            and _is_verb(scene, j)
        ):
            names = ["price"]  # what goods cost is their price; “cash costs” are somebody's
        if "sales" in names and "production" in names:
            names = [
                "sales" if dim == "count" else "production"
            ]  # cars are delivered to buyers, ore by mines
        if names[0] == "imports" and atom.is_cue("takes") and not atom.low.startswith("import"):
            names = [_bought(scene, dim, memory)]
        cost = distance(scene, i, j)
        if j == i + 1 and atom.kind == "M":
            cost = -2.0
        elif j > i:
            near = word_at(scene, i + 1) in ("of", "in", "for") or j - i <= 2
            cost += 0.5 if near and j - i <= 6 and scene.clauses[i] == scene.clauses[j] else 9
        if scene.preposition(j) in ("for", "to", "on", "with", "despite", "against") and j < i:
            cost += 4
        if atom.kind == "V" and j < i:
            cost -= 0.5
        if _passive_adjective(scene, j):
            cost += 6
        name = names[0]
        if name in FLOWS and atom.kind == "V":
            cost += {"money": 4, "power": 20}.get(dim, 0)
        if best is None or cost < best[0]:
            best = cost, name, atom
    if best is not None and best[0] < 14:
        frame.because("metric", best[2].text)
        return best[1]
    if dim == "share" and frame.kind == "share":
        dim = "part"  # what is carried must have parts; a price or an investment has none
    if last is not None and last.metric and fits(scene, last.metric, dim):
        return last.metric
    if memory.headed is not None and fits(scene, memory.headed, dim):
        return memory.headed
    held = memory.frame
    if held is not None and held.metric not in (None, "other") and fits(scene, held.metric or "", dim):
        return held.metric
    return memory.of_dimension.get(dim)


def _is_verb(scene: Scene, j: int) -> bool:
    """Whether “costs” is what goods do, not what somebody has: after a name or thing, not after an adjective."""
    before = scene.atoms[j - 1] if j else None
    return before is not None and (
        before.kind in "CEW"
        and before.low
        not in ("cash", "unit", "production", "operating", "the", "its", "their", "of", "sustaining")
    )


def _bought(scene: Scene, dim: str, memory: Memory) -> str:
    """What buying is a measure of: of cars sales, of gold demand, of anything else a country's imports."""
    goods = [a.id for a in scene.atoms if a.kind == "C"] or [memory.commodity or ""]
    if dim == "count" or scene.pack.counted(goods[0]):
        return "sales"
    return "demand" if goods[0] == "gold" else "imports"


def _passive_adjective(scene: Scene, j: int) -> bool:
    """Whether a metric word only qualifies a noun: “mining and refining company”, “import curbs”."""
    nxt = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    return nxt is not None and nxt.low in (
        "company",
        "companies",
        "firm",
        "industry",
        "sector",
        "technology",
        "technologies",
        "licence",
        "license",
        "restrictions",
        "controls",
        "curbs",
        "ban",
        "facilities",
        "mechanism",
    )


def fits(scene: Scene, metric: str, dim: str) -> bool:
    """Whether a value of that dimension can be one of the metric."""
    known = scene.pack.metrics.get(metric)
    if known is None:
        return True
    if dim == "part":
        return bool(
            {"mass", "energy", "volume", "count", "rate", "power"} & set(known.units)
        ) and metric not in (
            "workforce",
            "patents",
            "stockpile",
        )
    if dim in ("share", "rank"):
        return metric not in ("lead_time", "things", "event", "market_size")
    if dim == "price":
        return metric in ("price", "cost")
    return not known.units or dim in known.units


def _flow_partner(scene: Scene, i: int, low: int, high: int, frame: Frame) -> str | None:
    wanted = "to" if frame.metric == "exports" else "from"
    for j in chain(range(i - 1, low - 1, -1), range(i + 1, high)):
        atom = scene.atoms[j]
        if atom.kind == "E" and atom.id not in (frame.subject, "world") and scene.preposition(j) == wanted:
            return atom.id
    for j in range(i + 1, min(high, i + 4)):
        atom = scene.atoms[j]
        if frame.metric == "imports" and atom.kind == "E" and atom.id not in (frame.subject, "world"):
            goods = scene.atoms[j + 1 : j + 4]
            if scene.preposition(j) == "of" and any(a.kind == "C" for a in goods) and not scene.possessive(j):
                return atom.id  # “12 million tons of U.S. soybeans”
    return None


def _recipient(scene: Scene, i: int, low: int, high: int, memory: Memory, frame: Frame) -> str | None:
    """Who gets the money: the company after in, of, to; else the one spoken of."""
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
    if (direct := _given_to(scene, i, frame)) is not None:
        return direct
    giver = scene.pack.entities.get(frame.subject or "")
    if giver is not None and giver.kind == "country":
        if not PLEDGE.search(scene.words(0, len(scene.atoms))):
            return None
        return memory.topic_country if memory.topic_country != frame.subject else None
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
