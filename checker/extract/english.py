"""The grammar of English: which words around a number say what it measures, whose, of what and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, OPENERS, PREPOSITIONS, Atom, Scene

FUNCTION = frozenset(
    "the a an of its their his our this that these those total annual alone only just some whole overall entire "
    "combined and or 's about around".split()
)
AFTER_CHANGE = frozenset("more less higher lower fewer above below up down".split())
DIFFERENCE = frozenset("difference gap premium discount disparity markup".split())
STAKE = frozenset("stake interest equity shareholding shareholder holding stock shares".split())
TAKE_STAKE = frozenset("took take takes taken taking own owns owned owning hold holds held holding bought buy acquire acquired".split())
HEADS = {
    "producer": "production", "maker": "production", "manufacturer": "production", "miner": "mine_production",
    "mine": "mine_production", "mines": "mine_production", "exporter": "exports", "seller": "exports",
    "importer": "imports", "buyer": "imports", "refiner": "refining", "processor": "refining", "smelter": "refining",
    "supplier": "supply", "source": "supply", "provider": "supply", "consumer": "consumption", "user": "consumption",
    "market": "demand", "shareholder": "stake", "owner": "stake", "holder": "reserves", "reserves": "reserves",
    "deposit": "resources", "deposits": "resources", "employer": "workforce", "investor": "investment",
    "lender": "loan", "plant": "production", "refinery": "refining", "facility": "production", "country": "supply",
    "producers": "production", "exporters": "exports", "importers": "imports", "suppliers": "supply",
}  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """A noun phrase after a preposition: what it names, in order, and where it ends."""

    end: int
    entities: list[int] = field(default_factory=list)
    commodities: list[int] = field(default_factory=list)
    metrics: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def has(self, *words: str) -> bool:
        """Whether one of these words stands in it."""
        return any(word in self.words for word in words)


def phrase(scene: Scene, i: int, high: int) -> Phrase:
    """The noun phrase that begins at atom `i`, up to the verb, preposition or mark that ends it."""
    found = Phrase(i)
    j = i
    while j < high:
        atom = scene.atoms[j]
        word = atom.text.lower()
        if atom.kind == "P" and word not in ("'", "’", '"', "“", "”", "-"):
            break
        if atom.kind in "QT" or (atom.kind == "K" and not any(map(atom.is_cue, ("forecast", "pronoun", "idle")))):
            break
        if atom.kind == "V" and word not in HEADS and found.metrics + found.commodities + found.entities:
            break
        if word in PREPOSITIONS and word != "of":
            break
        if word in ("which", "that", "who", "while", "whereas", "but", "is", "are", "was", "were", "has", "have"):
            break
        if word == "and" and not _goes_on(scene, j, high):
            break
        found.words.append(word)
        if atom.kind == "E":
            found.entities.append(j)
        elif atom.kind == "C":
            found.commodities.append(j)
        elif atom.kind == "M":
            found.metrics.append(j)
        j += 1
    found.end = j
    return found


def _goes_on(scene: Scene, j: int, high: int) -> bool:
    """Whether “and” joins two words inside one phrase (“compounds and metals”, “mining and refining company”)."""
    return j + 1 < high and scene.atoms[j + 1].kind in "CMW" and not any(
        atom.kind == "V" for atom in scene.atoms[j + 1 : j + 3]
    )


def read_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of the quantity at atom `i`; `last` is the frame of the one before it in the sentence."""
    frame = Frame()
    low, high = scene.span_of(i)
    dim = dimension(quantity.unit)
    if dim == "time" and (recency := _recency(scene, i)) is not None:
        frame = Frame(kind="recency", metric=recency)
        if recency != "event" and last is not None:
            frame.metric, frame.commodity = last.metric, last.commodity
        elif recency != "event":
            frame.metric = _metric(scene, i, "rank", low, high, memory, last, frame) or "event"
        frame.subject = _subject(scene, i, low, high, memory, last, frame.metric or "")
        return frame
    if quantity.form == "exclusive":
        return _exclusive(scene, i, memory)
    if quantity.form == "rank":
        return _rank(scene, i, memory)
    if quantity.form == "date":
        frame.kind, frame.metric = "date", "event"
        frame.subject = _subject(scene, i, low, high, memory, last, "event")
        return frame
    if dim == "share":
        frame = _proportion(scene, i, quantity, low, high, memory, last)
    else:
        frame = _amount(scene, i, quantity, dim, low, high, memory, last)
    return frame


FIRST = re.compile(r"\bfirst(?: [\w'’-]+){0,6} (?:in|for)(?: the past| the last| more than| over| about| nearly| almost)?\s*$|\bfirst time in\s*$")
EXTREME = re.compile(r"\b(?:lowest|highest|worst|best|largest|smallest|biggest|slowest|fastest|most|least)(?: [\w'’-]+){0,3} (?:in|for)\s*$")


def _recency(scene: Scene, i: int) -> str | None:
    """“The first in over 70 years”, “the lowest in 15 years”, “a 25-year low”: since when it was not so."""
    before = scene.words(max(0, i - 10), i)
    if FIRST.search(before):
        return "event"
    if EXTREME.search(before) or _word(scene, i + 1) in ("high", "low", "peak", "record") or _word(scene, i + 2) in ("high", "low") and _word(scene, i + 1) == "-":
        return "measure"
    return None


# --- what kind of number ---------------------------------------------------------------------------------


def _word(scene: Scene, i: int) -> str:
    return scene.atoms[i].text.lower() if 0 <= i < len(scene.atoms) else ""


def _change(scene: Scene, i: int, quantity: Quantity, low: int, high: int) -> tuple[int, str] | None:
    """The sign of a change and the words that say it is one, or None."""
    atoms = scene.atoms
    if quantity.direction:
        return quantity.direction, quantity_words(scene, i)
    after = [atoms[j] for j in range(i + 1, min(high, i + 3))]
    for n, atom in enumerate(after):
        word = atom.text.lower()
        if atom.kind == "P" or word in ("of", "in", "to"):
            break
        if word in AFTER_CHANGE or (atom.is_cue("up") or atom.is_cue("down")) and atom.kind == "K":
            if n == 0 and word in ("more", "less", "up", "down") and len(after) > 1 and after[1].kind == "Q":
                break
            return (-1 if atom.is_cue("down") else 1), word
        if word in ("year-on-year", "year-over-year", "on-year"):
            return 1, word
    if _word(scene, i + 1) == "of" and _word(scene, i + 2) in ("new", "additional", "extra"):
        return 1, "new"
    crossed = 0
    for j in range(i - 1, max(low - 1, i - 8), -1):
        atom, word = atoms[j], atoms[j].text.lower()
        if atom.kind == "P" and (word in COMMA or word in OPENERS) and j != i - 1:
            break
        if atom.kind == "P" and word not in "-,(":
            break
        if word in ("to", "at", "into", "from") and j == i - 1:
            return None
        if atom.kind == "Q":
            break
        if (atom.is_cue("up") or atom.is_cue("down")) and atom.kind in "KVM":
            if word in ("more", "less", "fewer", "up", "down", "cut", "add", "added", "adds", "adding") and crossed > 1:
                break
            return (-1 if atom.is_cue("down") else 1), word
        if atom.kind in "VE" or (atom.kind == "M" and crossed > 2):
            break
        if word in ("of", "for") and j == i - 1:
            continue
        crossed += 1
    return None


def quantity_words(scene: Scene, i: int) -> str:
    """The quantity as the text has it."""
    return scene.atoms[i].text


def _near(scene: Scene, i: int, words: frozenset[str], back: int, ahead: int, low: int, high: int) -> int | None:
    for j in range(i + 1, min(high, i + 1 + ahead)):
        if scene.atoms[j].kind == "Q" or scene.atoms[j].text in OPENERS:
            break
        if scene.atoms[j].text.lower() in words:
            return j
    for j in range(i - 1, max(low - 1, i - 1 - back), -1):
        if scene.atoms[j].kind == "Q":
            break
        if scene.atoms[j].text.lower() in words:
            return j
    return None


def _proportion(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """A percentage, a fraction, a multiple or points: tariff, change, stake, difference or share."""
    atoms = scene.atoms
    if (j := _metric_near(scene, i, "tariff", low, high)) is not None:
        return _tariff(scene, i, j, low, high, memory)
    change = _change(scene, i, quantity, low, high)
    if quantity.form == "multiple" or quantity.unit == "x":
        return _multiple(scene, i, quantity, low, high, memory, last)
    if change is not None or quantity.unit == "pp":
        frame = _amount(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "change"
        _of_what(scene, i, high, frame)
        frame.sign, words = change or (1, "")
        if frame.sign < 0 and quantity.low < 0:
            frame.sign = 1
        frame.because("kind", words)
        return frame
    if (j := _near(scene, i, DIFFERENCE, 3, 2, low, high)) is not None:
        frame = _amount(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "ratio"
        if last is not None:
            frame.metric, frame.commodity = last.metric, last.commodity
        others = [atoms[k].id for k in range(low, i) if atoms[k].kind == "E" and atoms[k].id != frame.subject]
        frame.whole = others[0] if others else None
        frame.because("kind", atoms[j].text)
        return frame
    stake = _near(scene, i, STAKE, 6, 3, low, high)
    taken = _near(scene, i, TAKE_STAKE, 4, 0, low, high)
    of = phrase(scene, i + 2, high) if _word(scene, i + 1) == "of" else None
    if last is not None and last.kind == "ratio" and of is not None and of.has("its", "their"):
        noun = "_".join(w for w in of.words if w not in FUNCTION)
        frame = last.copy()
        frame.whole = f"{(last.subject or '').lower()}_{noun}".strip("_")
        return frame
    company = of is not None and any(_kind(scene, atoms[k]) in ("company", "mine", "plant") for k in of.entities[:1])
    if stake is not None or (taken is not None and of is not None and (company or of.has("venture", "company", "firm"))):
        return _stake(scene, i, low, high, memory, of)
    return _share(scene, i, quantity, low, high, memory, last, of)


def _of_what(scene: Scene, i: int, high: int, frame: Frame) -> None:
    """“A threefold increase in global demand”: the noun phrase after the change says whose and what."""
    for j in range(i + 1, min(high, i + 4)):
        if scene.atoms[j].text.lower() in ("in", "of") and (scene.atoms[j - 1].is_cue("up") or scene.atoms[j - 1].is_cue("down")):
            what = phrase(scene, j + 1, high)
            if what.metrics:
                frame.metric = scene.atoms[what.metrics[-1]].metrics()[0]
                if what.entities:
                    frame.subject = scene.atoms[what.entities[0]].id
            if what.commodities:
                frame.commodity = scene.atoms[what.commodities[-1]].id
            return


def _kind(scene: Scene, atom: Atom) -> str:
    entity = scene.pack.entities.get(atom.id)
    return entity.kind if entity else ""


def _metric_near(scene: Scene, i: int, metric: str, low: int, high: int) -> int | None:
    for j in (*range(i + 1, min(high, i + 4)), *range(i - 1, max(low - 1, i - 7), -1)):
        atom = scene.atoms[j]
        if metric in atom.metrics():
            return j
        if j > i and atom.kind in "QP":
            continue
    return None


def _tariff(scene: Scene, i: int, j: int, low: int, high: int, memory: Memory) -> Frame:
    """A duty: who levies it is the subject, who pays the counterparty."""
    frame = Frame(kind="amount", metric="tariff")
    frame.because("metric", scene.atoms[j].text)
    payer = levier = None
    places = ("country", "bloc", "region")
    named = [k for k, a in enumerate(scene.atoms) if a.kind == "E" and _kind(scene, a) in places and a.id != "world"]
    for k in sorted(named, key=lambda k: abs(k - max(i, j))):
        id, preposition, right = scene.atoms[k].id, scene.preposition(k), k > min(i, j)
        if right and abs(scene.clauses[k] - scene.clauses[i]) > 0:
            continue
        if preposition in ("on", "against", "for"):
            payer = payer or id
        elif preposition == "from" and right and payer is None:
            payer = id
        elif preposition == "by" or (not right and preposition in ("", "of")):
            levier = levier or id
    head = scene.words(0, max(i, j))
    if levier is not None and payer in (None, levier) and PAYS.search(head):
        payer, levier = levier, None
    if levier is not None and PAYS.search(head) and payer is not None and scene.words(min(i, j), len(scene.atoms)).find("from") > 0:
        payer, levier = levier, None
    others = [id for id in (memory.topic_country, memory.country, "US") if id and id != payer]
    frame.subject, frame.counterparty = levier or others[0], payer if payer != levier else None
    return frame


PAYS = re.compile(r"\b(?:agree\w*|accept\w*|fac(?:e|es|ed|ing)|pay\w*|paid|hit with|subject to|suffer\w*)\b")


def _stake(scene: Scene, i: int, low: int, high: int, memory: Memory, of: Phrase | None) -> Frame:
    atoms = scene.atoms
    frame = Frame(kind="share", metric="stake")
    for j in range(i + 1, len(atoms)):
        if atoms[j].kind == "Q":
            break
        if atoms[j].kind == "E" and _kind(scene, atoms[j]) in ("company", "mine", "plant"):
            frame.whole = atoms[j].id
            break
    frame.subject = _subject(scene, i, low, high, memory, None, "stake")
    if frame.whole is None:
        named = [a.id for a in atoms[:i] if a.kind == "E" and _kind(scene, a) in ("company", "mine", "plant") and a.id != frame.subject]
        frame.whole = named[-1] if named else memory.company if memory.company != frame.subject else None
    return frame


def _multiple(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """Tripled, six-fold, six times: a multiple over time, or a ratio to something else."""
    atoms = scene.atoms
    frame = _amount(scene, i, quantity, "share", low, high, memory, last)
    frame.kind = "multiple"
    following = phrase(scene, i + 1, high)
    _of_what(scene, i, high, frame)
    own = following.has("its", "their") or (following.words[:1] == ["the"] and not following.has("pre"))
    money = last is not None and last.kind == "amount" and last.metric == "investment"
    if quantity.form == "multiple" and own and money and last is not None:
        noun = "_".join(w for w in following.words if w not in FUNCTION)
        frame = last.copy()
        frame.kind, frame.whole = "ratio", f"{(last.subject or '').lower()}_{noun}".strip("_")
        frame.because("kind", " ".join(following.words))
        return frame
    if i + 1 < len(atoms) and atoms[i + 1].text.lower() in ("of",) and frame.metric in FLOWS:
        after = phrase(scene, i + 2, high)
        if after.entities:
            frame.subject = atoms[after.entities[0]].id
    return frame


def _share(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None, of: Phrase | None
) -> Frame:
    """A part of a whole: whose part, of which measure of which whole."""
    atoms = scene.atoms
    frame = Frame(kind="share")
    if of is None and i + 1 < high and _word(scene, i + 1) in ("from", "in", "to"):
        of = None
    bare = of is None and quantity.form != "rank"
    opened = i > 0 and atoms[i - 1].text in OPENERS
    held = last or (memory.frame if _named_before(scene, i, low) and not _own_metric(scene, i, low) else None)
    if bare and held is not None and not _reliance(scene, i, low, high):
        return _ellipsis(scene, i, low, high, memory, held, opened)
    if of is not None:
        _from_phrase(scene, i, of, frame, memory, last)
    if (words := _reliance(scene, i, low, high)) is not None and frame.metric not in FLOWS - {"imports"}:
        return _import_reliance(scene, i, words, low, high, memory, frame, of)
    if frame.metric is None and _word(scene, i - 1) == "of" and _word(scene, i - 2) in HEADS:
        frame.metric = HEADS[_word(scene, i - 2)]
    if frame.metric is None:
        frame.metric = _metric(scene, i, "share", low, high, memory, last, frame)
    if frame.metric == "import_reliance":
        frame.subject = frame.whole = _subject(scene, i, low, high, memory, last, "import_reliance")
        return frame
    partner = _partner(scene, i, low, high)
    actor = _subject(scene, i, low, high, memory, last, frame.metric or "")
    if last is not None and last.metric in FLOWS and last.at >= 0 and not _actor_between(scene, last.at, i):
        actor = last.counterparty or actor
    if of is None and memory.frame is not None and memory.frame.metric in FLOWS and memory.frame.subject != actor:
        words = {atom.text.lower() for atom in atoms[low:i]}
        if words & (TAKES if memory.frame.metric == "exports" else GIVES):
            frame.metric, frame.commodity = memory.frame.metric, memory.frame.commodity
            frame.subject = frame.whole = memory.frame.subject
            frame.counterparty = actor
            return frame
    if frame.metric in ("imports", "exports"):
        owner = frame.whole if frame.whole not in (None, "world") else None
        if owner is None and of is not None and of.has("its", "their", "his"):
            owner = actor
        if owner is None:
            owner = actor if partner else memory.frame.subject if memory.frame and memory.frame.metric == frame.metric else None
        if owner is None:
            owner = actor
        frame.subject = owner
        frame.whole = owner
        frame.counterparty = partner if partner not in (None, owner) else actor if actor != owner else None
        return frame
    if partner is not None and (actor is None or _origin_at(scene, _after_of(of, i))):
        actor = partner
    frame.subject = actor
    if of is not None and frame.whole is not None and (named := _commodity_actor(scene, i, low)) is not None:
        frame.subject, frame.commodity = frame.whole, named
        return frame
    if frame.whole is None:
        own = of is not None and of.has("its", "their")
        if own and last is not None and last.kind == "share" and last.whole == "world":
            frame.whole = "world"
        elif own:
            frame.whole = actor
        elif last is not None and last.whole and last.kind == "share":
            frame.whole = last.whole
        elif frame.metric in WORLDLY or frame.metric in ("magnet_production",):
            frame.whole = "world"
    if frame.whole == frame.subject == "world":
        frame.subject = memory.subject
    return frame


def _commodity_actor(scene: Scene, i: int, low: int) -> str | None:
    """The commodity that is itself the subject of the clause: “solar grew to 6.9% of global power”."""
    for atom in scene.atoms[low:i]:
        if atom.kind in "EM":
            return None
        if atom.kind == "C":
            return atom.id
        if atom.kind in "VKQ":
            return None
    return None


def _own_metric(scene: Scene, i: int, low: int) -> bool:
    """Whether the clause names a metric before the number, so that nothing is left to carry."""
    return any(atom.metrics() and atom.kind in "MV" for atom in scene.atoms[low:i])


def _origin_at(scene: Scene, j: int) -> bool:
    """Whether the verb of a share follows there: “90% of production comes from …”."""
    return j < len(scene.atoms) and scene.atoms[j].is_cue("origin")


def _after_of(of: Phrase | None, i: int) -> int:
    return of.end if of is not None else i + 1


def _from_phrase(scene: Scene, i: int, of: Phrase, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """What “of …” after a share names: the whole, the measure, the commodity."""
    atoms = scene.atoms
    if of.entities:
        entity = atoms[of.entities[0]]
        if _kind(scene, entity) == "group" or entity.id == "us_military":
            frame.whole, frame.metric = entity.id, "supply"
        else:
            frame.whole = entity.id
        frame.because("whole", entity.text)
    if of.metrics:
        names = [m for k in of.metrics for m in atoms[k].metrics()]
        specific = [m for m in names if m not in ("capacity", "production", "supply", "demand", "consumption")]
        frame.metric = frame.metric or (specific or names)[-1]
        if frame.metric in ("demand", "consumption"):
            frame.metric = memory.theme if memory.theme == "import_reliance" else "supply"
        frame.because("metric", " ".join(atoms[k].text for k in of.metrics))
    if of.commodities:
        frame.commodity = atoms[of.commodities[-1]].id
        frame.because("commodity", atoms[of.commodities[-1]].text)
    if of.has("total", "it", "them", "that") and not of.entities and last is not None:
        frame.whole = last.whole or "world"
        frame.metric = frame.metric or last.metric
        frame.commodity = frame.commodity or last.commodity


def _reliance(scene: Scene, i: int, low: int, high: int) -> int | None:
    """The atom that makes a share one of reliance: reliant on imports for, dependence on, imports 80% of its needs."""
    atoms = scene.atoms
    if _word(scene, i + 1) == "of":
        of = phrase(scene, i + 2, high)
        if any({"demand", "consumption"} & set(atoms[k].metrics()) for k in of.metrics):
            for j in range(i - 1, low - 1, -1):
                if {"imports", "import_reliance"} & set(atoms[j].metrics()):
                    return j
            return None
        if of.metrics:
            return None
    for j in (*range(i + 1, min(high, i + 3)), *range(i - 1, low - 1, -1)):
        if atoms[j].kind == "Q" and j != i:
            return None
        if "import_reliance" in atoms[j].metrics():
            return j
    return None


def _import_reliance(
    scene: Scene, i: int, j: int, low: int, high: int, memory: Memory, frame: Frame, of: Phrase | None
) -> Frame:
    """What a country takes from abroad of what it needs; with a partner, from that one."""
    atoms = scene.atoms
    result = Frame(kind="share", metric="import_reliance", commodity=frame.commodity)
    result.because("metric", atoms[j].text)
    stop = next((k for k in range(max(i, j) + 1, high) if atoms[k].kind == "Q"), high)
    places = ("country", "bloc", "region")
    owners = []
    for k in range(low, stop):
        atom = atoms[k]
        if atom.kind != "E" or _kind(scene, atom) not in places:
            continue
        preposition = scene.preposition(k)
        if preposition in ("on", "upon", "from") and k > min(i, j):
            result.counterparty = result.counterparty or atom.id
        elif atom.adjective and k > j and not scene.possessive(k):
            result.counterparty = result.counterparty or atom.id
        elif k < max(i, j) and atom.id != "world":
            owners.append(((0 if scene.bare(k) or preposition == "of" else 5) + abs(k - min(i, j)) * 0.1, atom.id))
    result.subject = min(owners)[1] if owners else memory.country or memory.topic_country
    if result.subject == result.counterparty:
        others = [id for _, id in sorted(owners) if id != result.counterparty]
        result.subject = others[0] if others else memory.topic_country
    result.whole = result.subject
    return result


def _partner(scene: Scene, i: int, low: int, high: int) -> str | None:
    """The other end of a flow: the entity after from, to, in (came from, went to, originated in)."""
    atoms = scene.atoms
    for j in range(i + 1, high):
        atom = atoms[j]
        if atom.kind == "Q" or (atom.kind == "P" and atom.text in COMMA and j > i + 6):
            break
        if atom.kind == "E" and atom.id != "world" and (
            scene.preposition(j) in ("from", "to") or atoms[j - 1].is_cue("origin")
        ):
            return atom.id
        if atom.kind == "E" and scene.preposition(j) == "in" and any(a.is_cue("origin") for a in atoms[i + 1 : j]):
            return atom.id
    return None


def _ellipsis(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame, opened: bool
) -> Frame:
    """A number that leaves its frame to the one before it: “followed by Malaysia (13%)”, “or 15%”."""
    atoms = scene.atoms
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    frame.sign = 1
    frame.item = frame.base = None
    who = _named_before(scene, i, low)
    what = [a.id for a in scene.atoms[max(low, i - 4) : i] if a.kind == "C"]
    if what and who is None:
        frame.commodity = what[-1]
    if frame.metric == "exports" and "of which" in scene.words(max(0, i - 8), i):
        frame.counterparty = _partner(scene, i, low, high) or frame.counterparty
    if last.kind in ("share", "ratio"):
        frame.kind = last.kind
        if who is not None:
            if last.counterparty is not None:
                frame.counterparty = who
            else:
                frame.subject = who
        return frame
    frame.kind = "share"
    if last.kind == "amount":
        if who is not None and last.counterparty is not None:
            frame.counterparty = who
        elif who is not None:
            frame.subject = who
        if last.metric in FLOWS:
            frame.whole = frame.subject
        else:
            frame.whole = "world" if frame.subject != "world" else None
    if last.kind in ("change", "multiple"):
        frame.kind = "share"
    return frame


def _named_before(scene: Scene, i: int, low: int) -> str | None:
    """The entity right before a number in a list: “Malaysia (13%)”, “Malaysia at 9%”, “Estonia 6%”."""
    atoms = scene.atoms
    for j in range(i - 1, max(low - 1, i - 5), -1):
        atom, word = atoms[j], atoms[j].text.lower()
        if atom.kind == "E":
            return atom.id
        if atom.kind == "P" and word not in OPENERS and word not in "'’“”\"":
            return None
        if atom.kind in "QCMT":
            return None
        if word in ("with", "or", "and") and j < i - 1:
            return None
    return None


# --- amounts ---------------------------------------------------------------------------------------------


def _amount(
    scene: Scene, i: int, quantity: Quantity, dim: str, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    if dim in ("mass", "volume", "energy", "rate") and (end := _bare_flow(scene, i, memory)) is not None:
        assert memory.frame is not None
        frame = memory.frame.copy()
        frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
        frame.counterparty = end
        return frame
    if last is not None and dim not in ("share", "count", "time") and _restates(scene, last, i, dim):
        return _same_again(scene, i, low, last)
    frame = Frame(kind="count" if dim == "count" else "amount")
    if dim == "count" and quantity.low < 1000:
        frame.metric = "things"
    else:
        frame.metric = _metric(scene, i, dim, low, high, memory, last, frame)
    frame.subject = _subject(scene, i, low, high, memory, last, frame.metric or "")
    if frame.metric == "price" and not _has_owner(scene, frame.subject):
        frame.subject = None
    if dim not in ("share", "count", "time") and (change := _change(scene, i, quantity, low, high)) is not None:
        word = change[1]
        if _word(scene, i - 1) != "to" and word not in ("lost", "losing", "lose", "cut", "raise", "raised", "lift"):
            frame.kind, frame.sign = "change", change[0]
            frame.because("kind", word)
    if frame.metric == "profit" and dim == "money" and LOSS.search(scene.words(low, i)):
        owner = scene.pack.entities.get(frame.subject or "")
        if owner is not None and owner.kind in ("country", "bloc", "world"):
            frame.metric = "other"
        else:
            frame.kind, frame.sign = "amount", -1
    if frame.metric in FLOWS:
        _perspective(scene, i, low, memory, frame)
        frame.counterparty = frame.counterparty or _flow_partner(scene, i, low, high, frame)
    elif frame.metric in ("investment", "loan"):
        frame.counterparty = _recipient(scene, i, low, high, memory, frame)
    return frame


PLEDGE = re.compile(r"\b(?:pledg|commit|promis|conced|agree)")
LOSS = re.compile(r"\b(?:lost|loses?|losing|loss|losses)\b")
TAKES = frozenset("took take takes taken bought buy buys received receive receives absorbed".split())
GIVES = frozenset("supplied supplies supply provided provides provide sold sells delivered sent contributed".split())


def _bare_flow(scene: Scene, i: int, memory: Memory) -> str | None:
    """The partner of “21 bcm from Norway” when imports or exports were spoken of before."""
    held = memory.frame
    if held is None or held.metric not in FLOWS or i + 2 >= len(scene.atoms):
        return None
    wanted = "from" if held.metric == "imports" else "to"
    if _word(scene, i + 1) == wanted and scene.atoms[i + 2].kind == "E" and not any(
        a.metrics() for k, a in enumerate(scene.atoms[:i]) if scene.clauses[k] == scene.clauses[i]
    ):
        return scene.atoms[i + 2].id
    return None


def _restates(scene: Scene, last: Frame, i: int, dim: str) -> bool:
    """Whether the number stands beside the one before with no measure of its own: “77%, or 10.4 million kg”."""
    if last.kind == "change" and dimension(last.unit) == dim and last.at >= 0:
        between = scene.atoms[last.at + 1 : i]
        return not any(a.metrics() or a.kind == "Q" or a.is_cue("up") or a.is_cue("down") for a in between)
    if last.kind not in ("share", "amount") or last.at < 0 or last.metric is None or not _fits(scene, last.metric, dim):
        return False
    between = scene.atoms[last.at + 1 : i]
    return not any(a.metrics() or a.kind == "Q" or a.is_cue("up") or a.is_cue("down") for a in between) and not any(
        a.metrics() for a in scene.atoms[i + 1 : i + 2]
    )


def _same_again(scene: Scene, i: int, low: int, last: Frame) -> Frame:
    """The frame of the number before, for the one named with it."""
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    if last.kind == "change":
        return frame
    frame.kind, frame.whole = "amount", None
    if last.metric != "profit":
        frame.sign = 1
    who = _named_before(scene, i, low)
    if frame.metric == "exports" and "of which" in scene.words(max(0, i - 6), i):
        frame.counterparty = next(
            (a.id for j, a in enumerate(scene.atoms) if j > i and a.kind == "E" and scene.preposition(j) == "to"), None
        )
    if who is not None and last.counterparty is not None and last.metric in FLOWS:
        frame.counterparty = who
    elif who is not None:
        frame.subject = who
    elif last.kind == "amount" and _actor_between(scene, last.at, i):
        frame.subject = _nearest_actor(scene, last.at, i) or last.subject
    return frame


def _nearest_actor(scene: Scene, low: int, high: int) -> str | None:
    for j in range(high - 1, low, -1):
        if scene.atoms[j].kind == "E" and (scene.bare(j) or scene.preposition(j) in ("from", "in", "at")):
            return scene.atoms[j].id
    return None


def _has_owner(scene: Scene, subject: str | None) -> bool:
    """Whether a price is somebody's: a company's, or of a place that the sentence names."""
    entity = scene.pack.entities.get(subject or "")
    if entity is None:
        return False
    return entity.kind in ("company", "mine", "plant") or any(a.kind == "E" and a.id == subject for a in scene.atoms)


def _perspective(scene: Scene, i: int, low: int, memory: Memory, frame: Frame) -> None:
    """“India took 172 tons” among somebody's exports is that one's flow to India, not India's."""
    held = memory.frame
    if held is None or held.metric not in FLOWS or held.subject in (None, frame.subject, "world"):
        return
    words = {atom.text.lower() for atom in scene.atoms[low:i]}
    if (held.metric == "exports" and words & TAKES) or (held.metric == "imports" and words & GIVES):
        frame.counterparty, frame.subject, frame.metric = frame.subject, held.subject, held.metric
        frame.commodity = frame.commodity or held.commodity


def _metric(
    scene: Scene, i: int, dim: str, low: int, high: int, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric whose word governs the number: nearest, in its clause, of a fitting dimension."""
    best: tuple[float, str, Atom] | None = None
    for j, atom in enumerate(scene.atoms):
        if j == i or atom.mention is None:
            continue
        names = [m for m in atom.metrics() if _fits(scene, m, dim)]
        if not names:
            continue
        cost = _distance(scene, i, j)
        if j == i + 1 and atom.kind == "M":
            cost = -2.0
        elif j > i:
            near = _word(scene, i + 1) in ("of", "in") or j - i <= 2
            cost += 0.5 if near and j - i <= 6 and scene.clauses[i] == scene.clauses[j] else 9
        if scene.preposition(j) in ("for", "to", "on", "with", "despite", "against") and j < i:
            cost += 4
        if atom.kind == "V" and j < i:
            cost -= 0.5
        if _passive_adjective(scene, j):
            cost += 6
        name = names[0]
        if dim == "money" and name in FLOWS and atom.mention.role == "verb":
            cost += 4
        if best is None or cost < best[0]:
            best = cost, name, atom
    if best is not None and best[0] < 14:
        frame.because("metric", best[2].text)
        return best[1]
    if last is not None and last.metric and _fits(scene, last.metric, dim):
        return last.metric
    if memory.headed is not None and _fits(scene, memory.headed, dim):
        return memory.headed
    held = memory.frame
    if held is not None and held.metric not in (None, "other") and _fits(scene, held.metric or "", dim):
        return held.metric
    return memory.of_dimension.get(dim)


def _passive_adjective(scene: Scene, j: int) -> bool:
    """Whether a metric word only qualifies a noun: “mining and refining company”, “import curbs”."""
    nxt = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    return nxt is not None and nxt.text.lower() in (
        "company", "companies", "firm", "industry", "sector", "technology", "technologies", "licence", "license",
        "restrictions", "controls", "curbs", "ban", "facilities", "mechanism",
    )


def _fits(scene: Scene, metric: str, dim: str) -> bool:
    known = scene.pack.metrics.get(metric)
    if known is None:
        return True
    if dim in ("share", "rank"):
        return metric not in ("lead_time", "things", "event")
    if dim == "price":
        return metric in ("price", "cost")
    return not known.units or dim in known.units


def _distance(scene: Scene, i: int, j: int) -> float:
    """How far apart two atoms are for a reader: words, commas, numbers and clause borders between."""
    low, high = (i, j) if i < j else (j, i)
    cost = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        if atom.kind == "Q":
            cost += 2.0
        elif atom.kind == "P":
            cost += 0.7 if atom.text in COMMA else 0.4
        else:
            cost += 0.2
    return cost + 3.0 * abs(scene.clauses[i] - scene.clauses[j])


def _subject(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    """Whose measure it is: the entity named at the number, else the actor of the clause, else carried."""
    atoms = scene.atoms
    if _local(scene, i, low) and (named := _named_before(scene, i, low)) is not None:
        return named
    if last is not None and last.subject and last.at >= 0 and not _actor_between(scene, last.at, i):
        return last.subject
    best: tuple[float, str] | None = None
    for j, atom in enumerate(atoms):
        if atom.kind == "E":
            cost = _subject_cost(scene, i, j, metric)
            if metric == "event" and _kind(scene, atom) not in ("country", "bloc", "region", "world", "place"):
                cost -= 4  # what opened or was enacted, before who did it
            if best is None or cost < best[0]:
                best = cost, atom.id
    for j in range(i - 1, -1, -1):
        word = atoms[j].text.lower()
        if scene.clauses[j] != scene.clauses[i]:
            break
        if word in ("it", "its", "they", "their") or word.partition("the ")[2] in HELD or (
            word == "the" and _word(scene, j + 1) in HELD
        ):
            held = _resolve(scene, j, memory)
            earlier = any(a.kind == "E" and scene.bare(k) for k, a in enumerate(atoms[:j]))
            if held is not None and not earlier and (best is None or _distance(scene, i, j) < best[0]):
                best = _distance(scene, i, j), held
            break
    if best is not None and best[0] < 12:
        return best[1]
    if metric == "event" and (head := _head_noun(scene)) is not None:
        return head
    if last is not None and last.subject:
        return last.subject
    if metric == "other" and any(a.is_word("surplus", "deficit", "shortfall", "glut", "shortage") for a in atoms):
        return "world"
    if memory.anchor is not None:
        return memory.anchor
    held = memory.of_metric.get(metric)
    if held is not None and held.subject and memory.subject is not None and metric not in ("event", "things", "other"):
        return held.subject
    return memory.subject


def _head_noun(scene: Scene) -> str | None:
    """The noun of an unnamed actor: “a collaborative initiative with …” is an initiative."""
    if not scene.atoms or scene.atoms[0].text.lower() not in ("a", "an", "the"):
        return None
    for j in range(1, min(len(scene.atoms), 6)):
        if scene.atoms[j].text.lower() in PREPOSITIONS or scene.atoms[j].kind in "VKTQP":
            before = scene.atoms[j - 1]
            return before.id if before.kind == "W" and before.id not in ("a", "an", "the") else None
    return None


HELD = frozenset("company country group firm mine bloc plant venture miner producer maker nation kingdom".split())


def _actor_between(scene: Scene, low: int, high: int) -> bool:
    """Whether somebody else takes over between two numbers of a sentence."""
    return any(
        atom.kind == "E" and (scene.bare(j) or _word(scene, j - 1) in ("to", "from", "in", "at", "for"))
        for j, atom in enumerate(scene.atoms[low + 1 : high], start=low + 1)
        if not (atom.id == "world" or scene.preposition(j) == "of")
    )


SAYS = frozenset(
    "says said say estimates estimated estimate predicts predicted reports reported counts counted sees saw puts gives gave reckons "
    "forecasts projects expects thinks believes calculates finds found shows calls warns warned notes noted argues looks has".split()
)


def speaks(scene: Scene, j: int) -> bool:
    """Whether the entity is only the one who says so: “the IEA predicts”, “according to USGS”."""
    if _word(scene, j - 1) == "to" and _word(scene, j - 2) == "according":
        return True
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    if after is not None and after.kind == "K" and SAYS & set(after.text.lower().split()):
        return _kind(scene, scene.atoms[j]) not in ("country", "mine", "plant")
    word = _word(scene, j + 1)
    if word in ("now", "also", "still", "already", "meanwhile", "currently", "itself"):
        word = _word(scene, j + 2)
    kind = _kind(scene, scene.atoms[j])
    return word in SAYS and kind not in ("country", "mine", "plant") and not (word == "has" and kind)


NOT_VERBS = PREPOSITIONS | {"and", "or", "'s", "the", "a", "an", "other", "alone", "both", "then"}


def _object(scene: Scene, j: int) -> bool:
    """Whether a verb stands between the entity and an actor before it in its clause."""
    verb = False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    if scene.absolute(j) or after is None or after.text.lower() in ("to", "is", "was", "has", "had", "will", "can"):
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


def _antecedent(scene: Scene, j: int) -> bool:
    """Whether “, which” follows the noun phrase of the entity, so that it acts in what comes."""
    for k in range(j + 1, min(len(scene.atoms) - 1, j + 5)):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            return _word(scene, k + 1) in ("which", "who")
        if atom.kind not in "CWM" or atom.text.lower() in PREPOSITIONS:
            return False
    return False


def _subject_cost(scene: Scene, i: int, j: int, metric: str) -> float:
    """How unlikely the entity at `j` is the one that the number at `i` speaks of."""
    atoms, atom = scene.atoms, scene.atoms[j]
    preposition = scene.preposition(j)
    cost = _distance(scene, i, j)
    if scene.absolute(j):
        preposition = ""
    if _antecedent(scene, j) and preposition != "in" and j < i:
        preposition, cost = "", cost - 3
    if preposition in ("to", "for", "on", "against", "outside", "than", "via", "into", "among", "between"):
        return 99.0
    if atom.id == "world" and metric in FLOWS:
        return 99.0
    if preposition == "with":
        cost += 12
    elif preposition == "from":
        cost += 3 if metric == "exports" else 30
    if _kind(scene, atom) == "place":
        cost += 5
    if preposition == "":
        pass
    elif preposition == "by":
        cost += -1 if j > i else 1
    elif preposition in ("in", "at", "of"):
        cost += 4
    if atom.adjective and _governs_other(scene, j):
        cost += 3
    if speaks(scene, j) and metric not in ("revenue", "profit", "investment", "loan", "stake", "sales"):
        return 99.0
    if preposition == "" and j < i and _object(scene, j):
        cost += 3
    if atom.id == "world" and any(
        a.kind == "E" and a.id != "world" and scene.bare(k) and scene.clauses[k] == scene.clauses[i]
        for k, a in enumerate(atoms[:i])
    ):
        cost += 3
    if j > i:
        cost += 2 if preposition in ("in", "by") and j - i <= 4 else 6
        if scene.clauses[j] != scene.clauses[i]:
            cost += 6
    return cost


def _resolve(scene: Scene, j: int, memory: Memory) -> str | None:
    nxt = scene.atoms[j].text.lower().partition("the ")[2] or _word(scene, j + 1)
    if nxt in ("company", "group", "firm", "mine", "plant", "venture"):
        return memory.company or memory.subject
    if nxt in ("country", "bloc"):
        return memory.country or memory.subject
    return memory.frame.subject if memory.frame and memory.frame.subject else memory.subject


def _governs_other(scene: Scene, j: int) -> bool:
    """Whether an adjective of nationality belongs to officials, banks or goods that are not the subject."""
    return _word(scene, j + 1) in ("officials", "customs", "companies", "goods", "products", "scientists", "media", "workers")


def _local(scene: Scene, i: int, low: int) -> bool:
    """Whether the number stands right at a name: in brackets, after at, a colon, or nothing but the name."""
    for j in range(i - 1, max(low - 1, i - 4), -1):
        atom = scene.atoms[j]
        if atom.kind == "E" and speaks(scene, j):
            return False
        if atom.kind == "E":
            preposition = scene.preposition(j)
            if j == i - 2 and _word(scene, i - 1) == "at":
                return True
            return preposition not in ("to", "from", "on", "for", "against") and not (atom.id == "world" and j == i - 1 and False)
        if atom.kind == "P" and atom.text not in "(（'’":
            return False
        if atom.kind == "W" and atom.text.lower() not in ("at", "has", "had", "with", "'s", "only", "still", "almost", "a", "the", "an"):
            return False
        if atom.kind in "VKM" and not (atom.is_cue("share") and j >= i - 2):
            return False
    return False


def _flow_partner(scene: Scene, i: int, low: int, high: int, frame: Frame) -> str | None:
    wanted = "to" if frame.metric == "exports" else "from"
    for j in (*range(i - 1, low - 1, -1), *range(i + 1, high)):
        atom = scene.atoms[j]
        if atom.kind == "E" and atom.id not in (frame.subject, "world") and scene.preposition(j) == wanted:
            frame.because("counterparty", atom.text)
            return atom.id
    return None


def _recipient(scene: Scene, i: int, low: int, high: int, memory: Memory, frame: Frame) -> str | None:
    """Who gets the money: the company after in, of, to; else the one spoken of."""
    last = next(
        (k for k in range(i + 1, high) if scene.atoms[k].text in COMMA or scene.atoms[k].kind == "Q" and scene.atoms[k].id == "money"), high
    )
    for j in (*range(i + 1, last), *range(i - 1, low - 1, -1)):
        atom = scene.atoms[j]
        if atom.kind != "E" or atom.id in (frame.subject, "world"):
            continue
        preposition = scene.preposition(j)
        kind = _kind(scene, atom)
        if preposition in ("in", "to", "into", "of", "for", "with", "at") or kind in ("company", "mine", "plant"):
            if kind in ("company", "mine", "plant", "country", "bloc") and (kind != "country" or preposition in ("in", "to", "into")):
                return atom.id
    giver = scene.pack.entities.get(frame.subject or "")
    if giver is not None and giver.kind == "country":
        if not PLEDGE.search(scene.words(0, len(scene.atoms))):
            return None
        return memory.topic_country if memory.topic_country != frame.subject else None
    return memory.company if memory.company != frame.subject else None


# --- ranks and exclusives --------------------------------------------------------------------------------


def _rank(scene: Scene, i: int, memory: Memory) -> Frame:
    frame = Frame(kind="rank")
    low, high = scene.span_of(i)
    head = phrase(scene, i + 1, high)
    frame.metric = _head_metric(scene, i, head) or _metric(scene, i, "rank", low, high, memory, None, frame)
    frame.commodity = scene.atoms[head.commodities[0]].id if head.commodities else None
    frame.subject = _subject(scene, i, low, high, memory, None, frame.metric or "")
    frame.whole = _set_of(scene, i, head, high) or "world"
    if frame.metric == "stake":
        frame.whole = memory.company
        for j in range(i + 1, high):
            if scene.atoms[j].kind == "E":
                frame.whole = scene.atoms[j].id
                break
    if frame.subject == frame.whole:
        frame.whole = "world"
    return frame


def _head_metric(scene: Scene, i: int, head: Phrase) -> str | None:
    for word in scene.atoms[i].text.lower().split() + head.words:
        if word in HEADS:
            if word == "country" and head.end < len(scene.atoms):
                continue
            return HEADS[word]
    for j in head.metrics:
        names = scene.atoms[j].metrics()
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
            return f"world_ex_{scene.pack.label(atom.id).lower().replace(' ', '_')}"
        if preposition in ("in", "of", "on", "among") and j > i:
            return atom.id
        if atom.id == "world" and abs(j - i) <= 3:
            return "world"
    for j in range(i, min(high, i + 8)):
        if scene.atoms[j].is_word("country") and scene.preposition(j) == "in":
            return "the_country"
    return None


def _exclusive(scene: Scene, i: int, memory: Memory) -> Frame:
    frame = Frame(kind="exclusive")
    low, high = scene.span_of(i)
    head = phrase(scene, i + 1, high)
    words = scene.atoms[i].text.lower().split()
    frame.metric = next((HEADS[w] for w in (*words, *head.words) if w in HEADS), None)
    frame.commodity = scene.atoms[head.commodities[0]].id if head.commodities else None
    frame.subject = None
    for j in range(i - 1, -1, -1):
        atom = scene.atoms[j]
        if atom.kind == "E" and scene.preposition(j) not in ("in", "of", "at", "from", "on", "to") and not atom.adjective:
            frame.subject = atom.id
            break
    if frame.subject is None:
        frame.subject = _subject(scene, i, low, high, memory, None, frame.metric or "")
    whole = _set_of(scene, i, head, high)
    if whole == "the_country":
        entity = scene.pack.entities.get(frame.subject or "")
        whole = next((w for w in entity.within if len(w) == 2), memory.country) if entity else memory.country
    frame.whole = whole or "world"
    return frame
