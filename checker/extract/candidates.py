"""What could fill a field of a frame: every candidate with the plain facts that speak for or against it.

A fact is a short string (`atom:before:0`, `last:flow`); `choice` adds up what each is worth. Facts are about place,
grammar and kind, never about a certain word, name or number, so that they hold for texts on any subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.calendar import Clock
from checker.extract.english.subject import describes, speaks
from checker.extract.frame import Frame, Memory, dimension, settle_metric
from checker.extract.scene import COMMA, OPENERS, Atom, Scene

Facts = dict[str | None, list[str]]
"""Candidate (an id or a period; None for an empty field) to its facts."""

GROUPS = {
    "revenue": "firm", "profit": "firm", "market_size": "firm", "stake": "firm", "workforce": "firm",
    "investment": "deal", "loan": "deal", "imports": "flow", "exports": "flow", "mine_production": "make",
    "production": "make", "refining": "make", "metal_production": "make", "magnet_production": "make", "supply": "make",
    "sales": "sell", "capacity": "plan", "quota": "plan", "reserves": "stock", "resources": "stock", "stockpile": "stock",
    "demand": "need", "consumption": "need", "import_reliance": "need", "price": "price", "cost": "price",
    "tariff": "tariff", "event": "event", "things": "things",
}  # fmt: skip
"""Metrics whose subjects stand at like places in a sentence."""
STATES = frozenset({"country", "bloc", "region"})


def _group(metric: str | None) -> str:
    return GROUPS.get(metric or "", "other")


def _sort(scene: Scene, id: str | None) -> str:
    """What an entity is, coarsely: state, firm, site, world, place, source or an unknown name."""
    kind = scene.pack.kind(id)
    if kind in STATES:
        return "state"
    return {"company": "firm", "mine": "site", "plant": "site", "": "name"}.get(kind, kind)


def _near(gap: int) -> str:
    """How many atoms apart, coarsely."""
    return "0" if gap <= 1 else "1" if gap <= 3 else "2" if gap <= 6 else "3" if gap <= 11 else "4"


def _place(scene: Scene, i: int, j: int) -> Iterator[str]:
    """Where an atom stands, seen from the number."""
    side = "before" if j < i else "after"
    low, high = (j, i) if j < i else (i, j)
    inside = scene.atoms[low + 1 : high]
    numbers = sum(atom.kind == "Q" for atom in inside)
    clauses = scene.clauses
    yield f"{side}:{_near(high - low)}"
    yield f"{side}:clause{min(2, abs(clauses[i] - clauses[j]))}"
    yield f"{side}:past{min(2, numbers)}"
    if any(atom.text in COMMA for atom in inside):
        yield f"{side}:comma"


def subjects(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> Facts:
    """Whose measure the number at `i` can be; `frame` is what the grammar made of it."""
    atoms, group = scene.atoms, _group(frame.metric)
    facts: Facts = {}

    def say(id: str | None, fact: str) -> None:
        facts.setdefault(id, []).append(fact)

    named = [j for j, atom in enumerate(atoms) if atom.kind in "ES"]
    actors = [j for j in named if atoms[j].kind == "E" and atoms[j].id != "world" and scene.bare(j)]
    free = "alone" if not named else "led" if any(j < i for j in actors) else "named"
    before = [j for j in named if j < i]
    after = [j for j in named if j > i]
    for j in named:
        atom = atoms[j]
        sort = _sort(scene, atom.id)
        for where in _place(scene, i, j):
            say(atom.id, f"atom:{where}")
        side = "before" if j < i else "after"
        say(atom.id, f"sort:{sort}:{group}")
        say(atom.id, f"sort:{sort}:{side}:{frame.kind}")
        say(atom.id, f"prep:{scene.preposition(j)}:{side}")
        if j in actors:
            say(atom.id, f"actor:{side}:{group}")
            if j == actors[0]:
                say(atom.id, f"first-actor:{side}")
        if before and j == before[-1]:
            say(atom.id, f"nearest:before:{frame.kind}")
        if after and j == after[0]:
            say(atom.id, f"nearest:after:{frame.kind}")
        if atom.adjective:
            say(atom.id, f"adjective:{side}:{group}")
        if scene.possessive(j):
            say(atom.id, f"owner:{side}:{group}")
        if j + 1 < len(atoms) and atoms[j + 1].kind in "VK" and not scene.possessive(j):
            say(atom.id, f"acts:{side}")
        if j + 1 < len(atoms) and atoms[j + 1].text in OPENERS and j + 2 == i:
            say(atom.id, "bracket")
        if j == i - 1:
            say(atom.id, f"touches:{frame.kind}")
        if atom.id == frame.whole:
            say(atom.id, f"whole:{frame.kind}:{group}")
        if describes(scene, j):
            say(atom.id, f"describes:{side}")
            for id in (memory.anchor, memory.company, memory.topic_company):
                if id is not None:
                    say(id, f"meant:{side}:{'head' if id == memory.anchor else 'firm'}")
        if speaks(scene, j):
            say(atom.id, f"speaks:{side}:{group}")
        if scene.chinese:
            head = scene.text[max(scene.start, atom.start - 1) : atom.start + 1]
            if head[-1:] in "对赴" or head[:1] in "对向从自往比较跟在据由被":
                say(atom.id, f"mark:{head[-1] if head[-1:] in '对赴' else head[0]}")
    for source, id in (
        ("topic-state", memory.topic_country), ("topic-firm", memory.topic_company), ("spoken", memory.subject),
        ("state", memory.country), ("firm", memory.company), ("site", memory.site), ("head", memory.anchor),
    ):  # fmt: skip
        if id is not None:
            say(id, f"{source}:{free}")
            say(id, f"{source}:{group}")
    if memory.anchor is not None and memory.anchor != memory.subject and memory.subject is not None:
        say(memory.subject, "spoken:though-headed")
    if last is not None and last.subject is not None:
        same = "same" if last.metric == frame.metric else "other"
        between = any(last.at < j < i for j in named)
        say(last.subject, f"last:{same}:{'name' if between else 'none'}")
        say(last.subject, f"last:{group}:{last.kind == frame.kind}")
    if memory.frame is not None and last is None and memory.frame.subject is not None:
        same = "same" if memory.frame.metric == frame.metric else "other"
        say(memory.frame.subject, f"previous:{same}:{free}")
        say(memory.frame.subject, f"previous:{group}:{'block' if memory.same_block else 'new'}")
    for k in range(i - 1, -1, -1):
        atom = atoms[k]
        if atom.is_cue("pronoun"):
            near = "near" if not any(k < j < i for j in named) else "far"
            clause = "same" if scene.clauses[k] == scene.clauses[i] else "other"
            previous = memory.frame.subject if memory.frame is not None else None
            for name, id in (("firm", memory.company), ("state", memory.country), ("spoken", memory.subject), ("site", memory.site),
                             ("head", memory.anchor), ("previous", previous)):  # fmt: skip
                if id is not None:
                    say(id, f"pronoun:{_pronoun(atom)}:{_sort(scene, id)}:{near}")
                    say(id, f"pronoun:{_pronoun(atom)}:{name}:{near}:{clause}")
            break
    if (told := memory.of_metric.get(frame.metric or "")) is not None and told.subject is not None:
        say(told.subject, f"told:{group}:{free}")
    if memory.flow is not None and memory.flow.subject is not None:
        say(memory.flow.subject, f"flow:{group}:{frame.counterparty is not None}")
    if any(atom.kind == "S" for atom in atoms) or any(speaks(scene, j) for j in named):
        say("world", f"world:quoted:{group}")
    if not scene.chinese:
        say("world", f"world:{scene.tense(i)}:{group}")
    say("world", f"world:{group}:{frame.kind}")
    say("world", f"world:{free}")
    say(None, f"none:{group}:{frame.kind}")
    say(None, f"none:{free}")
    say(frame.subject, f"grammar:{group}")
    say(frame.subject, f"grammar:{frame.kind}")
    if frame.subject not in {atoms[j].id for j in named}:
        say(frame.subject, f"grammar:carried:{free}")
    return facts


def _pronoun(atom: Atom) -> str:
    word = atom.text.lower()
    if any(
        part in word
        for part in ("company", "group", "firm", "miner", "maker", "producer", "venture", "司", "企", "集团")
    ):
        return "firm"
    if any(part in word for part in ("country", "nation", "kingdom", "state", "bloc", "国")):
        return "state"
    return "it"


def metrics(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> Facts:
    """What the number at `i` can be a measure of."""
    atoms, pack = scene.atoms, scene.pack
    quantity = atoms[i].quantity
    dim = dimension(quantity.unit if quantity is not None else None)
    facts: Facts = {}

    def say(id: str | None, fact: str) -> None:
        id = settle_metric(id, frame.commodity, pack)
        if id is not None and _can_be(id, dim, scene):
            facts.setdefault(id, []).append(fact)

    seen_before = seen_after = False
    for side, order in (("before", range(i - 1, -1, -1)), ("after", range(i + 1, len(atoms)))):
        for j in order:
            atom = atoms[j]
            if atom.mention is None:
                continue
            names = [m for m in atom.metrics() if _can_be(m, dim, scene)]
            if not names:
                continue
            nearest = not (seen_before if side == "before" else seen_after)
            if side == "before":
                seen_before = True
            else:
                seen_after = True
            for n, name in enumerate(dict.fromkeys(names)):
                for where in _place(scene, i, j):
                    say(name, f"word:{where}")
                say(name, f"word:{atom.kind}:{side}")
                say(name, f"prep:{scene.preposition(j)}:{side}")
                if n:
                    say(name, f"reading:{n}")
                if nearest:
                    say(name, f"nearest:{side}:{frame.kind}")
                if j == i + 1:
                    say(name, f"touches:{atom.kind}")
                if atom.is_cue("up") or atom.is_cue("down"):
                    say(name, "moves")
    if last is not None and last.metric is not None:
        same = "unit" if last.unit == frame.unit else "other"
        between = any(a.metrics() for a in atoms[last.at + 1 : i])
        say(last.metric, f"last:{same}:{'word' if between else 'none'}")
        say(last.metric, f"last:{frame.kind}:{last.kind}")
    if memory.frame is not None and memory.frame.metric is not None and last is None:
        same = "unit" if memory.frame.unit == frame.unit else "other"
        word = "word" if seen_before or seen_after else "none"
        say(memory.frame.metric, f"previous:{same}:{word}")
        say(memory.frame.metric, f"previous:{frame.kind}:{'block' if memory.same_block else 'new'}")
    if memory.headed is not None:
        say(memory.headed, f"head:{'word' if seen_before or seen_after else 'none'}")
    if (told := memory.of_dimension.get(dim)) is not None:
        say(told, f"told:{'word' if seen_before or seen_after else 'none'}")
    if memory.theme is not None:
        say(memory.theme, "theme")
    for name in PRIOR:
        say(name, "prior")
    say(frame.metric, f"grammar:{frame.kind}")
    say(frame.metric, f"grammar:{_group(frame.metric)}")
    sort = _sort(scene, frame.subject)
    goods = "pieces" if pack.counted(frame.commodity or "") else "goods"
    for name, said in facts.items():
        if name is not None:
            said.append(f"is:{name}:{goods}:{dim}")
            if last is not None and last.metric is not None:
                said.append(f"after:{name}:{last.metric}:{last.kind == frame.kind}")
            elif memory.frame is not None and memory.frame.metric is not None:
                said.append(f"since:{name}:{memory.frame.metric}")
            said.append(f"is:{name}:{dim}:{'change' if frame.kind in ('change', 'multiple') else 'value'}")
            said.append(f"is:{name}:{sort}")
    return facts


PRIOR = (
    "mine_production", "production", "refining", "exports", "imports", "demand", "consumption", "capacity", "supply", "sales", "price",
    "cost", "revenue", "profit", "investment", "stockpile", "reserves", "things", "tariff", "other", "quota", "stake", "import_reliance",
    "lead_time", "workforce",
)  # fmt: skip


def _can_be(metric: str, dim: str, scene: Scene) -> bool:
    known = scene.pack.metrics.get(metric)
    if known is None:
        return True
    if dim in ("share", "rank"):
        return metric not in ("lead_time", "things", "event")
    if dim == "price":
        return metric in ("price", "cost", "revenue", "other")
    return not known.units or dim in known.units


def periods(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None, clock: Clock) -> Facts:
    """When the number at `i` can hold."""
    atoms, pack = scene.atoms, scene.pack
    nature = pack.nature(frame.metric or "")
    what = f"{nature}:{frame.kind}"
    facts: Facts = {}

    def say(period: str | None, fact: str) -> None:
        facts.setdefault(period, []).append(fact)

    times = [j for j, atom in enumerate(atoms) if atom.time is not None]
    timed = "own" if any(atoms[j].time.role in ("at", "by") for j in times) else "other" if times else "bare"  # type: ignore[union-attr]
    before = [j for j in times if j < i]
    after = [j for j in times if j > i]
    for j in times:
        time = atoms[j].time
        assert time is not None
        side = "before" if j < i else "after"
        for where in _place(scene, i, j):
            say(time.period, f"time:{where}")
            say(time.period, f"time:{time.role}:{where}")
        say(time.period, f"role:{time.role}:{side}:{frame.kind}")
        say(time.period, f"long:{_length(time.period)}:{nature}")
        if before and j == before[-1]:
            say(time.period, f"nearest:before:{time.role}")
        if after and j == after[0]:
            say(time.period, f"nearest:after:{time.role}")
        if j < 2:
            say(time.period, f"opens:{'same' if scene.clauses[i] == scene.clauses[j] else 'other'}")
        if j and atoms[j - 1].is_word("from", "than", "由", "从", "较", "比"):
            say(time.period, f"begins:{side}")
    tense = "zh" if scene.chinese else scene.tense(i)
    if (told := memory.of_metric.get(frame.metric or "")) is not None and (told.carry or told.period) is not None:
        say(told.carry or told.period, f"metric:{timed}:{tense}")
        say(told.carry or told.period, f"metric:{nature}:{told.subject == frame.subject}")
    if clock.main is not None:
        say(clock.main, f"main:{timed}:{tense}")
        say(clock.main, f"main:{what}")
    if clock.last is not None:
        say(clock.last, f"clock:{timed}:{tense}:{min(clock.age, 4)}")
        say(clock.last, f"clock:{nature}")
    if last is not None:
        say(last.carry, f"last:{timed}:{last.metric == frame.metric}")
        say(last.carry, f"last:{what}")
        if last.period != last.carry:
            say(last.period, f"last-own:{timed}")
    elif memory.frame is not None:
        block = "block" if memory.same_block else "new"
        same = memory.frame.metric == frame.metric
        say(memory.frame.carry, f"previous:{timed}:{same}:{block}")
        say(memory.frame.carry, f"previous:{what}")
        who = memory.frame.subject == frame.subject
        say(memory.frame.carry, f"previous:{nature}:{same}:{who}")
        say(memory.frame.carry, f"previous:{tense}:{timed}")
    if clock.today is not None:
        say(str(clock.today.year), f"year:{what}")
        say(str(clock.today.year), f"year:{timed}:{tense}")
        say(str(clock.today.year - 1), f"year-before:{timed}:{tense}")
        say(str(clock.today.year - 1), f"year-before:{what}")
        for period, said in facts.items():
            if period is not None:
                ahead = int(period.rpartition("/")[2][:4]) - clock.today.year
                said.append(f"ahead:{max(-2, min(1, ahead))}:{frame.modality}")
                said.append(f"ahead:{max(-2, min(1, ahead))}:{tense}")
    say(None, f"none:{what}")
    say(None, f"none:{tense}:{timed}")
    say(None, f"none:{tense}:{nature}")
    say(None, f"none:{timed}:{nature}")
    say(None, f"none:{timed}:{frame.kind}")
    say(None, f"none:{'title' if scene.title else frame.modality}")
    say(frame.period, f"grammar:{frame.kind}")
    say(frame.period, f"grammar:{nature}:{timed}")
    return facts


def _length(period: str) -> str:
    if "/" in period:
        return "years" if len(period) == 9 else "months"
    return {4: "year", 7: "month"}.get(len(period), "day")
