"""Percentages and multiples sorted into tariffs, stakes, changes, differences and shares."""

from __future__ import annotations

import re
from itertools import chain

from checker.extract.english.amount import amount_frame, fits, metric_of
from checker.extract.english.change import change_at, name_what_changed
from checker.extract.english.phrase import FUNCTION, Phrase, kind_of, near_word, phrase, word_at
from checker.extract.english.share import share_frame
from checker.extract.english.subject import named_before, subject_of
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

DIFFERENCE = frozenset(["difference", "gap", "premium", "discount", "disparity", "markup"])


USED = re.compile(
    r"\b(?:ran|runs?|running|operated?|operates|operating|worked|works) at\b|\b(?:operating rates?|run rates?|utili[sz]ation|capacity factors?|load factors?|capacity use)\b"
)


STAKE = frozenset(
    ["stake", "interest", "equity", "shareholding", "shareholder", "holding", "stock", "shares"]
)


TAKE_STAKE = frozenset(
    """took take takes taken taking own owns owned owning hold holds held holding bought buy acquire
    acquired""".split()
)


def proportion_frame(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """A percentage, a fraction, a multiple or points: tariff, change, stake, difference or share."""
    atoms = scene.atoms
    if (j := _metric_near(scene, i, "tariff", low, high)) is not None:
        return _tariff(scene, i, j, low, high, memory)
    if quantity.unit == "percent" and GRADE.search(scene.words(low, i)) is not None:
        return Frame(
            kind="amount", metric="grade", subject=subject_of(scene, i, low, high, memory, last, "grade")
        )
    if (levied := _levied(scene, i, low, memory, last)) is not None:
        return levied
    if _full(scene, i):
        return Frame(
            kind="ratio",
            metric="stockpile",
            whole="capacity",
            subject=subject_of(scene, i, low, high, memory, last, "stockpile"),
        )
    if MARGIN.search(scene.words(low, i)) is not None and quantity.unit == "percent":
        return Frame(
            kind="ratio",
            metric="profit",
            whole="revenue",
            subject=subject_of(scene, i, low, high, memory, last, "profit"),
        )
    change = change_at(scene, i, quantity, low, high)
    if (other := _other_one(scene, i, quantity, high)) is not None and not (
        change is not None and quantity.form != "multiple"
    ):
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind, frame.whole, frame.sign = "ratio", other, 1
        if frame.subject == other:
            frame.subject = (
                last.subject
                if last is not None and last.subject != other
                else memory.subject
                if memory.subject != other
                else None
            )
        return frame
    if quantity.form == "multiple" or quantity.unit == "x":
        return _multiple(scene, i, quantity, low, high, memory, last)
    if change is not None or quantity.unit == "pp":
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "change"
        result = _result(scene, i)
        if result is not None and frame.metric and not fits(scene, frame.metric, result):
            frame.metric = metric_of(scene, i, result, low, high, memory, last, frame)
        name_what_changed(scene, i, high, frame)
        if (thing := _thing_that_moved(scene, i, low)) is not None and "of" not in scene.words(
            low, i
        ).split():
            power = scene.pack.within(thing, "electricity")
            frame.metric = (
                "production"
                if power
                else memory.headed
                if memory.headed and fits(scene, memory.headed, "price")
                else "price"
            )
            frame.subject, frame.commodity = "world" if power else None, thing
        if _firm_that_moved(scene, i, low) is not None:
            frame.metric, frame.commodity = "price", "shares"
        frame.sign, words = change or (1, "")
        if frame.sign < 0 and quantity.low < 0:
            frame.sign = 1
        frame.because("kind", words)
        return frame
    if USED.search(scene.words(low, i)) is not None and quantity.unit == "percent":
        frame = Frame(kind="ratio", metric="production", whole="capacity")
        frame.subject = subject_of(scene, i, low, high, memory, last, "production")
        return frame
    if (j := near_word(scene, i, DIFFERENCE, 3, 2, low, high)) is not None:
        frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
        frame.kind = "ratio"
        if last is not None:
            frame.metric, frame.commodity = last.metric, last.commodity
        compared = [f for f in memory.spoken if last is not None and f.metric == last.metric and f.subject]
        if len(compared) > 1 and compared[0].subject != compared[-1].subject:
            dearer = max(compared[-2:], key=lambda f: f.value)
            frame.subject = dearer.subject
            frame.whole = next(f.subject for f in compared[-2:] if f is not dearer)
        else:
            others = [
                atoms[k].id for k in range(low, i) if atoms[k].kind == "E" and atoms[k].id != frame.subject
            ]
            frame.whole = others[0] if others else None
        frame.because("kind", atoms[j].text)
        return frame
    stake = near_word(scene, i, STAKE, 6, 3, low, high)
    if (
        stake is None
        and last is not None
        and last.metric == "stake"
        and word_at(scene, i - 1) in ("another", "further")
    ):
        stake = i - 1
    taken = near_word(scene, i, TAKE_STAKE, 4, 0, low, high)
    of = phrase(scene, i + 2, high) if word_at(scene, i + 1) == "of" else None
    if last is not None and last.kind == "ratio" and of is not None and of.has("its", "their"):
        noun = "_".join(w for w in of.words if w not in FUNCTION)
        frame = last.copy()
        frame.whole = f"{(last.subject or '').lower()}_{noun}".strip("_")
        return frame
    company = of is not None and any(
        kind_of(scene, atoms[k]) in ("company", "mine", "plant") for k in of.entities[:1]
    )
    if (
        last is not None
        and last.metric == "stake"
        and last.whole is not None
        and of is None
        and change is None
    ):
        who = named_before(scene, i, low)
        if who is not None and who != last.whole:
            frame = last.copy()
            frame.subject, frame.evidence = who, {"metric": "as before"}
            return frame
    held = i + 1 < high and "stake" in atoms[i + 1].metrics()
    goods = of is not None and bool(of.commodities) and any(map(scene.possessive, of.entities))
    if (
        held
        or (stake is not None and not goods)
        or (
            taken is not None
            and of is not None
            and not goods
            and (company or of.has("venture", "company", "firm"))
        )
    ):
        return _stake(scene, i, low, high, memory, of)
    return share_frame(scene, i, quantity, low, high, memory, last, of)


GRADE = re.compile(
    r"(?<!-)\bgrad(?:es?|ing)(?: of| at| averages?| averaging| is| was)? (?:about |around |roughly |nearly |over |just )?$"
)
MARGIN = re.compile(r"\b(?:gross|operating|net|profit|ebitda|pre-tax) margins?\b")
FULL = re.compile(r"\b(?:filled|full) (?:to|at) (?:about |around |just |only |some |nearly |almost )?$")


def _full(scene: Scene, i: int) -> bool:
    """“Storage sites are 82% full”, “stores were filled to 73%”."""
    before = scene.text[scene.start : scene.atoms[i].start].lower()
    return word_at(scene, i + 1) == "full" or FULL.search(before) is not None


def _levied(scene: Scene, i: int, low: int, memory: Memory, last: Frame | None) -> Frame | None:
    """A duty that the number before or the heading speaks of: “British goods still pay 25%”, “from 10% to 12.5%”."""
    held = last if last is not None else memory.frame
    spoken = (held is not None and held.metric == "tariff") or (last is None and memory.headed == "tariff")
    if not spoken or scene.atoms[i].quantity is None or scene.atoms[i].id != "percent":
        return None
    start = last.at + 1 if last is not None and last.at >= 0 else low
    between = scene.atoms[start:i]
    if (
        any(a.kind == "M" and a.metrics() and "tariff" not in a.metrics() for a in between)
        or word_at(scene, i + 1) == "of"
    ):
        return None
    if last is None and not any(a.low in LEVIES for a in between):
        return None
    frame = (
        held.copy()
        if held is not None and held.metric == "tariff"
        else Frame(metric="tariff", subject=memory.topic_country or memory.country)
    )
    frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
    payers = [
        a.id
        for a in between
        if a.kind == "E" and kind_of(scene, a) in ("country", "bloc") and a.id != frame.subject
    ]
    if payers:
        frame.counterparty = payers[-1]
    return frame


LEVIES = frozenset(
    "pay pays paid paying face faces faced facing charge charges charged impose imposes imposed levy levies levied slap slapped".split()
)


def _other_one(scene: Scene, i: int, quantity: Quantity, high: int) -> str | None:
    """Who or where the same is so many times as much or only a part: “four times the Chinese price”, “almost 2.5 times as much as Germany”."""
    verb = scene.atoms[i].low.endswith(("ed", "es", "ing", "s")) or word_at(scene, i + 1) not in (
        "the",
        "what",
        "that",
    )
    moves = verb and scene.atoms[i].low.startswith(
        ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv")
    )
    if quantity.form not in ("multiple", "share_word") or moves:
        return None
    following = scene.atoms[i + 1 : min(high, i + 9)]
    words = [a.low for a in following]
    as_much = "as" in words[:4] and words.count("as") > 1
    if quantity.form == "share_word" and words[:1] == ["of"] and not as_much:
        return None
    for n, atom in enumerate(following):
        if atom.kind in "QT" or (atom.kind == "P" and atom.text not in "’'"):
            return None
        if atom.kind == "E" and atom.id != "world":
            after = following[n + 1].low if n + 1 < len(following) else ""
            far = next((a for a in following[n + 1 :] if a.kind == "E" and a.id != "world"), None)
            if as_much and far is not None and following[n - 1].low == "in":
                return far.id  # “three times as much in Europe as in China”
            that = words[0] in ("those", "that") and following[n - 1].low in ("in", "of", "the")
            compared = (
                after in ("price", "level", "cost", "one", "rate", "average", "market", "'s", "’s", "figure")
                or as_much
                or that
            )
            return atom.id if compared else None
    return None


def _thing_that_moved(scene: Scene, i: int, low: int) -> str | None:
    """The commodity that rose or fell itself, with nothing said of what about it: “cobalt lost 22 percent”."""
    thing = None
    for atom in scene.atoms[low:i]:
        if atom.id == "shares":
            return None
        if atom.kind == "C" and thing is None:
            thing = atom.id
        elif (atom.kind in "EMQ" and not (atom.is_cue("up") or atom.is_cue("down"))) or (
            atom.kind == "V" and not (atom.is_cue("up") or atom.is_cue("down"))
        ):
            return None
    return thing


def _firm_that_moved(scene: Scene, i: int, low: int) -> str | None:
    """The company that rose or fell itself, which is its share: “MP Materials slid 7.2% to $57.10”."""
    firm = None
    for atom in scene.atoms[low:i]:
        moves = atom.is_cue("up") or atom.is_cue("down")
        if atom.kind == "E" and kind_of(scene, atom) == "company":
            firm = atom.id
        elif atom.kind in "CEQ" or (atom.kind in "MV" and not moves) or (firm is None and moves):
            return None
        elif firm is not None and moves:
            return (
                firm
                if _result(scene, i) in (None, "money")
                and word_at(scene, i + 1) in ("", "to", "on", ".", ",", "in")
                else None
            )
    return None


def _result(scene: Scene, i: int) -> str | None:
    """The dimension of what a change led to: tonnes in “rose 12% to 26.4 million tonnes”."""
    if word_at(scene, i + 1) != "to" or i + 2 >= len(scene.atoms):
        return None
    reached = scene.atoms[i + 2].quantity
    return dimension(reached.unit) if reached is not None and reached.unit is not None else None


def _metric_near(scene: Scene, i: int, metric: str, low: int, high: int) -> int | None:
    for j in chain(range(i + 1, min(high, i + 4)), range(i - 1, max(low - 1, i - 7), -1)):
        atom = scene.atoms[j]
        if metric in atom.metrics():
            return j
        if j > i and atom.kind in "QP":
            continue
    for j in range(i - 7, low - 1, -1):
        if metric in scene.atoms[j].metrics() and scene.atoms[j].kind == "M" and scene.still_governs(j, i):
            return j
    return None


def _tariff(scene: Scene, i: int, j: int, low: int, high: int, memory: Memory) -> Frame:
    """A duty: who levies it is the subject, who pays the counterparty."""
    frame = Frame(kind="amount", metric="tariff")
    frame.because("metric", scene.atoms[j].text)
    payer = levier = None
    places = ("country", "bloc", "region")
    named = [
        k
        for k, a in enumerate(scene.atoms)
        if a.kind == "E" and kind_of(scene, a) in places and a.id != "world"
    ]
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
    owner = next(
        (
            atoms_id
            for atoms_id in (
                scene.atoms[k].id
                for k in (j - 1, j - 2, j - 3)
                if k >= 0 and scene.atoms[k].kind == "E" and (scene.atoms[k].adjective or k == j - 1)
            )
        ),
        None,
    )
    if owner is not None and PAYS.search(head):
        first = next((scene.atoms[k].id for k in named if scene.atoms[k].id != owner), None)
        frame.subject, frame.counterparty = owner, first
        return frame
    entered = ENTERING.search(scene.words(0, len(scene.atoms)))
    if entered is not None and len(named) == 1 and payer is None:
        frame.subject, frame.counterparty = scene.atoms[named[0]].id, None
        return frame
    if levier is not None and payer in (None, levier) and PAYS.search(head):
        payer, levier = levier, None
    if (
        levier is not None
        and PAYS.search(head)
        and payer is not None
        and scene.words(min(i, j), len(scene.atoms)).find("from") > 0
    ):
        payer, levier = levier, None
    others = [id for id in (memory.topic_country, memory.country, "US") if id and id != payer]
    frame.subject, frame.counterparty = levier or next(iter(others), None), payer if payer != levier else None
    return frame


ENTERING = re.compile(r"\b(?:entering|imported into|shipped to|bound for|sold in)\b")
PAYS = re.compile(r"\b(?:agree\w*|accept\w*|fac(?:e|es|ed|ing)|pay\w*|paid|hit with|subject to|suffer\w*)\b")


def _stake(scene: Scene, i: int, low: int, high: int, memory: Memory, of: Phrase | None) -> Frame:
    atoms = scene.atoms
    frame = Frame(kind="share", metric="stake")
    for j in range(i + 1, len(atoms)):
        if atoms[j].kind == "Q":
            break
        if atoms[j].kind == "E" and kind_of(scene, atoms[j]) in ("company", "mine", "plant"):
            frame.whole = atoms[j].id
            break
    frame.subject = subject_of(scene, i, low, high, memory, None, "stake")
    if frame.whole is None and of is not None and of.has("it", "which", "them"):
        frame.whole = memory.anchor or memory.site or memory.company
    if frame.whole is None:
        named = [
            a.id
            for a in atoms[:i]
            if a.kind == "E" and kind_of(scene, a) in ("company", "mine", "plant") and a.id != frame.subject
        ]
        frame.whole = named[-1] if named else memory.company if memory.company != frame.subject else None
    return frame


def _multiple(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """Tripled, six-fold, six times: a multiple over time, or a ratio to something else."""
    atoms = scene.atoms
    frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
    frame.kind = "ratio" if quantity.note == "ratio" else "multiple"
    following = phrase(scene, i + 1, high)
    name_what_changed(scene, i, high, frame)
    own = following.has("its", "their") or (following.words[:1] == ["the"] and not following.has("pre"))
    money = last is not None and last.kind == "amount" and last.metric == "investment"
    if quantity.form == "multiple" and own and money and last is not None:
        noun = "_".join(w for w in following.words if w not in FUNCTION)
        frame = last.copy()
        frame.kind, frame.whole = "ratio", f"{(last.subject or '').lower()}_{noun}".strip("_")
        frame.because("kind", " ".join(following.words))
        return frame
    if i + 1 < len(atoms) and atoms[i + 1].low in ("of",) and frame.metric in FLOWS:
        after = phrase(scene, i + 2, high)
        if after.entities:
            frame.subject = atoms[after.entities[0]].id
    return frame
