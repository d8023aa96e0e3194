"""Tariffs: who levies them, who pays, on what."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.meant import meant
from checker.extract.english.phrase import kind_of, kind_of_id, word_at
from checker.extract.english.struck import one_more, struck
from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.scene import Scene


def levied_frame(scene: Scene, i: int, low: int, memory: Memory, last: Frame | None) -> Frame | None:
    """A duty that the number before or the heading speaks of: “British goods still pay 25%”, “from 10% to 12.5%”."""
    held = last if last is not None else memory.frame
    spoken = (held is not None and held.metric == "tariff") or (last is None and memory.headed == "tariff")
    if scene.atoms[i].quantity is None or scene.atoms[i].id != "percent":
        return None
    paid = (
        GOODS_PAY.search(scene.words(max(low, i - 7), i)) is not None or _wares_pay(scene, i, low)
    ) and word_at(scene, i + 1) not in DEARER
    charged = _charged(scene, i, low, memory) if not paid else None
    if not spoken and not paid and charged is None:
        return None
    start = last.at + 1 if last is not None and last.at >= 0 else low
    between = scene.atoms[start:i]
    if (
        any(
            a.kind == "M" and a.metrics() and "tariff" not in a.metrics()
            for a in between
            if not _flows(a, paid)
        )
        or word_at(scene, i + 1) == "of"
    ):
        return None
    if last is None and not any(a.low in LEVIES for a in scene.atoms[start : i + 8]):
        return None
    frame = (
        held.copy()
        if held is not None and held.metric == "tariff"
        else Frame(metric="tariff", subject=memory.topic_country or memory.country)
    )
    frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
    if charged is not None:
        frame.subject, frame.counterparty = charged[0] or frame.subject, charged[1]
        frame.commodity = None if kind_of_id(scene, charged[1]) == "company" else frame.commodity
        return frame
    first = max(start, low)
    first += word_at(scene, first) in (";", "and", "while", "but", ",")
    first += word_at(scene, first) in ("the", "while", "and")
    acts = (
        first < i
        and scene.atoms[first].kind == "E"
        and kind_of(scene, scene.atoms[first]) in ("country", "bloc")
    )
    if acts and GOES_TO.match(scene.words(first + 1, i)) is not None:
        frame.subject = scene.atoms[first].id  # “…; Canada has gone to 100 percent”
        return frame
    payers = [
        a.id
        for a in between
        if a.kind == "E" and kind_of(scene, a) in ("country", "bloc", "company") and a.id != frame.subject
    ]
    if paid and not spoken:
        payers = [a.id for a in between if a.kind == "E" and kind_of(scene, a) in ("country", "bloc")][:1]
        levying = (memory.anchor, memory.topic_country, memory.country)
        frame.subject = next((id for id in levying if id is not None and id not in payers), None)
    if paid and (gate := _gate(scene, i, low)) is not None:
        frame.subject = gate
    if payers:
        frame.counterparty = payers[-1]
    if (bears := _bearing(scene, i, low)) is not None:
        frame.counterparty = bears
        goods = (a.id for a in scene.atoms[low:i] if a.kind == "C")
        frame.commodity = next(goods, frame.commodity)
        if frame.subject == bears:
            frame.subject = _levier(scene, memory, bears)
    if OTHER_GOODS.search(scene.words(low, i)):
        frame.commodity = None
    return frame


PAY = frozenset("pay pays paid paying".split())
PAYING = frozenset(
    "still now already will would have has had to must been be only just about an a extra".split()
)
NO_WARES = frozenset(["shares", "bonds", "money", "housing", "electricity", "gold", "cryptocurrency"])


def _wares_pay(scene: Scene, i: int, low: int) -> bool:
    """Whether goods are said to pay so much, at a border or as such: “Mexican tomatoes pay 17%”, “a Peruvian cargo pays 10% at an American port”."""
    j = i - 1
    while j > low and scene.atoms[j].low in PAYING:
        j -= 1
    if scene.atoms[j].low not in PAY:
        return False
    j -= 1
    while j > low and scene.atoms[j].low in PAYING:
        j -= 1
    head, before = scene.atoms[j], scene.atoms[j - 1] if j > low else None
    if head.kind == "C":
        return head.id not in NO_WARES
    foreign = before is not None and before.adjective and head.kind == "W"
    return foreign and (head.low in ("one", "ones") or _gate(scene, i, low) is not None)


BORDERS = frozenset("port ports border customs market soil docks harbour gate".split())


def _gate(scene: Scene, i: int, low: int) -> str | None:
    """The country at whose border a duty is paid: “pays 13% at a Chinese port”, “in America, where imports have paid 50%”."""
    if word_at(scene, low) == "where" and low > 1:
        place = scene.atoms[low - 2]
        return place.id if place.kind == "E" and kind_of(scene, place) in ("country", "bloc") else None
    for k in range(i + 1, min(len(scene.atoms), i + 6)):
        atom = scene.atoms[k]
        if atom.kind in "QVT" or atom.text in (",", ";"):
            return None
        if atom.kind == "E" and kind_of(scene, atom) in ("country", "bloc"):
            inside = scene.preposition(k) in ("in", "at") or word_at(scene, k - 2) in ("in", "at")
            return atom.id if inside and (not atom.adjective or word_at(scene, k + 1) in BORDERS) else None
    return None


OTHER_GOODS = re.compile(r"\b(?:other|remaining) (?:goods|products|imports|wares)\b|\beverything else\b")
BEARS = frozenset(
    "bear bears bore borne pay pays paid face faces faced attract attracts carry carries carried".split()
)


def _bearing(scene: Scene, i: int, low: int) -> str | None:
    """Whose goods bear the duty: “Chinese tungsten has borne an additional 25%”."""
    bears = next((j for j in range(i - 1, low, -1) if scene.atoms[j].low in BEARS), None)
    whose = next((j for j in range(low, bears or low) if scene.atoms[j].kind == "E"), None)
    if bears is None or any(a.kind == "Q" for a in scene.atoms[bears:i]):
        return None
    if whose is None or not scene.atoms[whose].adjective:
        return None
    return scene.atoms[whose].id if kind_of(scene, scene.atoms[whose]) in STATES else None


def _levier(scene: Scene, memory: Memory, payer: str | None) -> str | None:
    """Who most likely lays a duty on those goods: who did before, who buys them, the country that the text is about."""
    told = memory.of_metric.get("tariff")
    known = (
        memory.anchor, told.subject if told is not None else None, _buyer(scene, memory), memory.titled_country,
        memory.topic_country, memory.country, *reversed(memory.states),
    )  # fmt: skip
    return next((id for id in known if id not in (None, payer) and kind_of_id(scene, id) in STATES), None)


GOODS_PAY = re.compile(
    r"\b(?:goods|products|imports|exports|shipments|cars|wares)\b(?: (?:from|that|which|of|made in|built in|coming from) [\w ]+?)?(?: (?:still|now|already|will|would|have|had|to|must))*"
    r" (?:pay|pays|paid|paying|face|faces|faced|facing)(?: (?:only|just|about|an extra|an additional|a further|up to|at least))?\s*$"
)
GOES_TO = re.compile(
    r"(?:has |have |had )?(?:gone|went|goes|moved|risen|rose|raised) (?:it |them |its own )?(?:up )?to (?:about |as much as )?$|(?:charges|levies|takes|asks|demands|wants) (?:only |just |a mere |a full )?$"
)
DEARER = ("more", "less", "higher", "lower", "of")
LEVIES = frozenset(
    "hit answered answers retaliated retaliates responded countered borne bear bears bore attract attracts carry carries carried replaced replaces replacing pay pays paid paying face faces faced facing charge charges charged impose imposes imposed levy levies levied slap slapped".split()
)


CHARGES = frozenset(
    "charge charges charged charging impose imposes imposed imposing levy levies levied slap slaps slapped".split()
)
PAYERS = ("country", "bloc", "company")


def _flows(atom: Atom, paid: bool) -> bool:
    """Whether goods are only named by their trade: “imports of steel have paid 50%”."""
    return paid and not FLOWS.isdisjoint(atom.metrics())


DUTY = re.compile(r"\b(?:duty|duties|tariffs?|levy|levies)\b")


def _charged(scene: Scene, i: int, low: int, memory: Memory) -> tuple[str | None, str | None] | None:
    """Who lays a duty on whom: “Brussels charges BYD 17%”, “Ottawa slaps 90% on Chinese buses”."""
    verb = next((j for j in range(i - 1, max(low - 1, i - 4), -1) if scene.atoms[j].low in CHARGES), None)
    if verb is None:
        return None
    acting = [a.id for a in scene.atoms[low:verb] if a.kind == "E" and kind_of(scene, a) in PAYERS]
    levier = acting[-1] if acting else None
    if levier is None and word_at(scene, low) == "which" and low > 1 and scene.atoms[low - 2].kind == "E":
        levier = scene.atoms[low - 2].id  # “Britain, which charges 35% on Russian fish”
    payers = [a.id for a in scene.atoms[verb + 1 : i] if a.kind == "E" and kind_of(scene, a) in PAYERS]
    if payers:
        return levier, payers[-1]
    if (
        verb == i - 2
        and word_at(scene, i - 1) in ("it", "them")
        and DUTY.search(scene.text, scene.start, scene.end)
    ):
        spoken = (memory.frame.subject if memory.frame is not None else None, memory.company, memory.country)
        return levier, next((id for id in spoken if id not in (None, levier)), None)
    if verb < i - 2 or word_at(scene, i + 1) != "on":
        return None
    behind = scene.atoms[i + 2 : i + 7]
    return levier, next((a.id for a in behind if a.kind == "E" and kind_of(scene, a) in PAYERS), None)


ON_TOP = re.compile(
    r"(?:They|These|Those|This|That|It|Both|The new (?:duties|duty|tariffs?|levy|levies)) (?:\w+ )?(?:comes?|came|is|are|was|were|stacks?) (?:on top of|in addition to|over and above|atop) "
)
"""“They come on top of a levy of 15%”: more duties of the same ones."""


def tariff_frame(scene: Scene, i: int, j: int, low: int, high: int, memory: Memory) -> Frame:
    """A duty: who levies it is the subject, who pays the counterparty."""
    held = memory.frame
    if (
        held is not None
        and held.metric == "tariff"
        and memory.same_block
        and ON_TOP.match(scene.text, scene.start)
    ):
        again = held.copy()  # of whom and on what the duties before were
        again.kind, again.whole, again.sign = "amount", None, 1
        again.period = again.carry = again.base = again.item = None
        again.evidence = {"metric": scene.atoms[j].text}
        return again
    frame = Frame(kind="amount", metric="tariff")
    frame.because("metric", scene.atoms[j].text)
    quantity = scene.atoms[i].quantity
    if quantity is not None and quantity.unit == "x":
        frame.kind = "multiple"
    if (next_one := one_more(scene, i, memory)) is not None:
        return next_one
    if (blow := struck(scene, i, low)) is not None:
        frame.subject, frame.counterparty = blow
        return frame
    payer = levier = None
    named = [
        k
        for k, a in enumerate(scene.atoms)
        if a.kind == "E" and kind_of(scene, a) in STATES and a.id != "world"
    ]
    for k in sorted(named, key=lambda k: abs(k - max(i, j))):
        id, preposition, right = scene.atoms[k].id, scene.preposition(k), k > min(i, j)
        if right and abs(scene.clauses[k] - scene.clauses[i]) > 0:
            continue
        where = next((m for m in (k + 1, k + 2) if word_at(scene, m) == "where"), None)
        if where is not None and where < max(i, j):
            levier = levier or id  # “4 million went to the EU, where a duty of €45 applies”
        elif preposition in ("on", "against", "for") or (right and _laid_on(scene, k)):
            payer = payer or id
        elif preposition == "from" and k > i and word_at(scene, k + 1) == "on":
            if any(a.kind == "Q" for a in scene.atoms[i + 1 : k]):
                continue
            levier = id  # “a tax of 30% from Brasilia on American goods”
        elif preposition == "from" and right and payer is None:
            payer = id
        elif right and preposition == "in" and word_at(scene, k - 2) in BUILT and payer is None:
            payer = id  # “fees on ships built in Japan”
        elif right and preposition == "" and hits_goods(scene, k):
            payer = payer or id  # “a duty of 25% has shut out American cargoes”
        elif preposition == "by" or (not right and preposition in ("", "of")):
            levier = levier or id
    if len(named) == 1 and payer is levier is None and scene.preposition(named[0]) == "to" and named[0] < i:
        home = (id for id in (memory.topic_country, memory.country) if id != scene.atoms[named[0]].id)
        frame.subject, frame.counterparty = scene.atoms[named[0]].id, next(home, None)
        return frame  # “shipments to America plunged because of a 50% tariff”
    before = memory.spoken[-1] if memory.spoken else None
    goes_on = before is not None and before.metric == "tariff" and before.at >= 0 and payer is not None
    anew = before is not None and any(before.at < k < i and scene.preposition(k) == "" for k in named)
    if goes_on and not anew and before is not None and AGAINST.search(scene.words(before.at + 1, i)):
        frame.subject = before.subject  # “34% on American beans, against 3% for Brazilian ones”
        frame.counterparty = next((scene.atoms[k].id for k in named if k > i), payer)
        return frame
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
    gate = next(
        (
            k
            for k in named
            if entered is not None
            and word_at(scene, k - 1 - (word_at(scene, k - 1) == "the")) in ("entering", "into", "to", "for")
        ),
        None,
    )
    if gate is not None and len(named) > 1:  # “Taiwanese goods entering the United States pay 15%”
        frame.subject = scene.atoms[gate].id
        frame.counterparty = next(scene.atoms[k].id for k in named if k != gate)
        return frame
    if entered is not None and len(named) == 1 and payer is None:
        frame.subject, frame.counterparty = scene.atoms[named[0]].id, None
        return frame
    charging = [k for k in named if k > max(i, j) and scene.preposition(k) == "in" and PAYS.search(head)]
    if (
        charging
        and levier not in (None, scene.atoms[charging[0]].id)
        and payer in (None, scene.atoms[charging[0]].id)
    ):
        frame.subject, frame.counterparty = scene.atoms[charging[0]].id, levier
        return frame  # “Brazil faces a duty of 50% in the United States”
    if levier is not None and payer in (None, levier) and PAYS.search(head):
        payer, levier = levier, None
    if (
        levier is not None
        and PAYS.search(head)
        and payer is not None
        and scene.words(min(i, j), len(scene.atoms)).find("from") > 0
    ):
        payer, levier = levier, None
    headed = memory.anchor if kind_of_id(scene, memory.anchor) in STATES else None
    if levier is None and payer is None and (told := meant(scene, i, memory)) is not None:
        headed = told[1] if kind_of_id(scene, told[1]) == "group" or told[1] == memory.band else headed
    others = [
        id
        for id in (headed, _buyer(scene, memory), memory.topic_country, memory.country)
        if id and id != payer
    ]
    if levier is payer is None and before is not None and before.metric == "tariff":
        frame.subject, frame.counterparty = before.subject, before.counterparty
        return frame  # “pay the 10% that replaced a levy of 20%”
    levier = levier or next(iter(others), None) or _levier(scene, memory, payer)
    frame.subject, frame.counterparty = levier, payer if payer != levier else None
    sold = memory.spoken[-1] if memory.spoken else None
    if (
        sold is not None
        and sold.metric == "exports"
        and frame.counterparty is None
        and sold.subject != frame.subject
    ):
        frame.counterparty = sold.subject  # “Vietnam was the top buyer, despite duties of 27%”
    return frame


ON_SOME = re.compile(
    r"\bon (?:certain|some|all|most|other|many|various|selected|specific|imported|imports of|[\w$€£., ]{2,24} of) $"
)


def _laid_on(scene: Scene, k: int) -> bool:
    """Whether the goods of a nation are what a duty is laid on: “15% on $20 billion of American goods”."""
    adjective = scene.atoms[k].adjective or word_at(scene, k + 1) in WARES
    return adjective and ON_SOME.search(scene.words(max(0, k - 6), k)) is not None


BUILT = frozenset("built made produced assembled mined grown manufactured smelted caught registered".split())


HITS = re.compile(
    r"\b(?:shut(?:s|ting)? out|hit|hits|hitting|hurt|hurts|deters?|deterred|kept out|keeps out|stopp(?:ed|ing)|stops|curb(?:s|ed)?|priced out|prices out|chok(?:es|ed)|targets|targeted) $"
)


def hits_goods(scene: Scene, k: int) -> bool:
    """Whether a duty is said to hit the goods of a nation."""
    goods = word_at(scene, k + 1) in WARES or (k + 1 < len(scene.atoms) and scene.atoms[k + 1].kind == "C")
    return scene.atoms[k].adjective and goods and HITS.search(scene.words(max(0, k - 4), k)) is not None


WARES = frozenset("cargoes cargo goods imports exports products shipments supplies wares cars".split())


def _buyer(scene: Scene, memory: Memory) -> str | None:
    """Who brings in the goods that the paragraph tells of, and so taxes them: “America imported 2.7 million tonnes. The duty is 50%”."""
    flow = next((f for f in reversed(memory.here) if f.metric in ("imports", "exports")), None)
    who = None if flow is None else flow.subject if flow.metric == "imports" else flow.counterparty
    return who if kind_of_id(scene, who) in ("country", "bloc") else None


AGAINST = re.compile(r"\b(?:against|compared with|versus|but|and|while)\b")
ENTERING = re.compile(
    r"\b(?:entering|imported into|imports? (?:of [^,;.]{2,50} )?into|shipped to|bound for|sold in)\b"
)


PAYS = re.compile(
    r"\b(?:agree\w*|accept\w*|fac(?:e|es|ed|ing)|pay\w*|paid|bears?|bore|borne|carry|carries|carried|hit with|spared|exempt\w*|escap\w*|subject to|suffer\w*|(?:is|are|was|were|be|being) (?:now |still )?charged)\b"
)
