"""The grammar of Chinese: the same questions as in English, with the words where Chinese puts them."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

TO = ("至", "到", "为", "達", "达", "成")
RANKED = (
    ("储量", "reserves"), ("藏量", "resources"), ("资源", "resources"), ("规模", "resources"), ("产量", "production"),
    ("生产", "production"), ("开采", "mine_production"), ("出口", "exports"), ("进口", "imports"),
    ("精炼", "refining"), ("冶炼", "refining"), ("加工", "refining"), ("股东", "stake"), ("消费", "consumption"),
    ("供应", "supply"), ("需求", "demand"), ("矿", "mine_production"),
)  # fmt: skip


def read_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of the quantity at atom `i`; `last` is the frame of the one before it in the sentence."""
    dim = dimension(quantity.unit)
    if quantity.form in ("rank", "exclusive"):
        return _rank(scene, i, quantity, memory, last)
    if quantity.form == "date":
        frame = Frame(kind="date", metric="event")
        frame.subject = _subject(scene, i, "event", memory, last)
        return frame
    if dim == "time" and re.match(r"来(?:首|第一|最)|以来(?:首|第一|最)", _right(scene, i)):
        frame = Frame(kind="recency", metric="event")
        frame.subject = _subject(scene, i, "event", memory, last)
        return frame
    if dim == "share":
        return _proportion(scene, i, quantity, memory, last)
    return _amount(scene, i, quantity, dim, memory, last)


def _left(scene: Scene, i: int, chars: int = 8) -> str:
    """The characters right before a number, back to the mark that ends the clause before."""
    start = scene.atoms[i].start
    text = scene.text[max(scene.start, start - chars) : start]
    return re.split(r"[,，;；。、：:（(●]", text)[-1]


def _right(scene: Scene, i: int, chars: int = 8) -> str:
    end = scene.atoms[i].end
    text = scene.text[end : min(scene.end, end + chars)]
    return re.split(r"[,，;；。、：:（()）●]", text)[0]


def _change(scene: Scene, i: int, quantity: Quantity) -> int | None:
    """The sign of a change when the words at the number say that it is one."""
    if quantity.direction:
        return quantity.direction
    atoms = scene.atoms
    left = _left(scene, i, 10)
    if left.endswith(TO) and not left.endswith(("幅为", "幅达", "增长率为")):
        return None
    for j in range(i - 1, max(-1, i - 7), -1):
        atom = atoms[j]
        if atom.kind == "Q" or (atom.kind == "P" and atom.text in ",，;；。、：:"):
            break
        if atom.is_cue("down") and not atom.text.startswith("低于"):
            return -1
        if atom.is_cue("up"):
            return 1
        if atom.kind in "EM" and not atom.is_cue("up"):
            if atom.kind == "M" and j >= i - 2:
                continue
            break
        if atom.is_word("占", "约") and atom.text == "占":
            break
    if re.search(r"(?:同比|环比)$", left):
        return 1
    return None


def _proportion(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    atoms = scene.atoms
    clause = scene.clauses[i]
    if any("tariff" in a.metrics() and abs(j - i) <= 5 for j, a in enumerate(atoms)):
        frame = Frame(kind="amount", metric="tariff")
        named = [a.id for a in atoms if a.kind == "E"]
        frame.subject = named[0] if named else memory.country
        frame.counterparty = named[1] if len(named) > 1 and named[1] != named[0] else None
        return frame
    sign = _change(scene, i, quantity)
    if quantity.unit == "x" or quantity.form == "multiple":
        frame = _amount(scene, i, quantity, "share", memory, last)
        frame.kind = "multiple"
        if sign is None and "相当于" in scene.text[scene.start : atoms[i].start]:
            others = [a.id for j, a in enumerate(atoms[:i]) if a.kind == "E" and scene.clauses[j] == clause]
            if others:
                frame.kind, frame.whole = "ratio", others[-1]
                frame.subject = next((o for o in others if o != frame.whole), memory.subject)
        return frame
    if quantity.unit == "pp" or sign is not None:
        frame = _amount(scene, i, quantity, "share", memory, last)
        frame.kind, frame.sign = "change", sign or 1
        return frame
    if any("stake" in a.metrics() and abs(j - i) <= 5 for j, a in enumerate(atoms)):
        frame = Frame(kind="share", metric="stake")
        frame.subject = _subject(scene, i, "stake", memory, last)
        frame.whole = next(
            (a.id for a in reversed(atoms[:i]) if a.kind == "E" and a.id != frame.subject), memory.company
        )
        return frame
    return _share(scene, i, quantity, memory, last)


def _share(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """占全球产量的60%, 七成来自中国, 85%以上的精炼产能攥在中国手里, 中国4400万吨，占48.41%."""
    atoms = scene.atoms
    clause = scene.clauses[i]
    frame = Frame(kind="share")
    here = [j for j in range(len(atoms)) if scene.clauses[j] == clause]
    metrics = [j for j in here if atoms[j].kind in "MV" and _fits(scene, atoms[j].metrics(), "share")]
    chosen = [m for j in sorted(metrics, key=lambda j: abs(j - i)) for m in atoms[j].metrics()]
    chosen = [m for m in chosen if m != "capacity"] or chosen
    reliance = [j for j in here if "import_reliance" in atoms[j].metrics()]
    origin = next(
        (j for j in range(i + 1, len(atoms)) if atoms[j].is_cue("origin") and scene.clauses[j] <= clause + 1),
        None,
    )
    if origin is None:
        origin = next((j for j in here if atoms[j].is_cue("origin") and j < i), None)
    if "imports" in chosen and "import_reliance" not in chosen and not reliance:
        return _import_share(scene, i, origin, memory, last)
    if reliance:
        frame.metric = "import_reliance"
        named = [j for j in here if atoms[j].kind == "E" and atoms[j].id != "world"]
        for j in named:
            if _pointed_at(scene, j):
                frame.counterparty = frame.counterparty or atoms[j].id
            else:
                frame.subject = frame.subject or atoms[j].id
        if frame.subject is None:
            frame.subject = next(
                (a.id for a in atoms if a.kind == "E" and a.id not in ("world", frame.counterparty)), None
            )
        frame.subject = frame.subject or memory.topic_country
        frame.whole = frame.subject
        return frame
    world = [
        j
        for j in range(len(atoms))
        if atoms[j].kind == "E" and atoms[j].id == "world" and abs(scene.clauses[j] - clause) <= 1
    ]
    carried = last if last is not None else memory.frame
    if carried is not None and carried.metric in (
        "things",
        "lead_time",
        "event",
        "price",
        "cost",
        "investment",
    ):
        carried = None
    if (
        not chosen
        and carried is not None
        and carried.metric in FLOWS
        and carried.kind == "share"
        and origin is not None
    ):
        return _import_share(scene, i, origin, memory, carried)
    if not chosen and origin is not None:
        nearby = [
            m
            for j, a in enumerate(atoms[:i])
            if scene.clauses[j] >= clause - 1
            for m in a.metrics()
            if m in FLOWS
        ]
        if "imports" in nearby:
            return _import_share(scene, i, origin, memory, carried)
    frame.metric = chosen[0] if chosen else None
    named = [j for j in here if atoms[j].kind == "E" and atoms[j].id != "world"]
    right = [j for j in named if j > i]
    if origin is not None and right:
        frame.subject = atoms[right[0]].id
    elif named:
        left = [j for j in named if j < i]
        frame.subject = atoms[(left or named)[-1]].id
    elif carried is not None and carried.subject not in (None, "world") and last is not None:
        frame.subject = last.subject
    else:
        frame.subject = _subject(scene, i, frame.metric or "", memory, last)
    if frame.metric is None and carried is not None:
        frame.metric = carried.metric
        frame.commodity = carried.commodity
    if (
        carried is not None
        and carried.metric in FLOWS
        and frame.metric == carried.metric
        and carried.kind == "share"
    ):
        other = frame.subject if named and frame.subject != carried.subject else carried.counterparty
        frame.counterparty, frame.subject, frame.whole = other, carried.subject, carried.whole
        return frame
    if frame.metric == "exports":
        partner = next(
            (atoms[j].id for j in here if atoms[j].kind == "E" and scene.text[atoms[j].start] == "对"), None
        )
        if partner is not None:
            frame.counterparty = partner
            frame.subject = (
                carried.subject if carried and carried.subject != partner else memory.topic_country
            )
        frame.whole = frame.subject
        return frame
    if world or frame.metric in WORLDLY or frame.metric is None:
        frame.whole = "world"
    frame.metric = frame.metric or "production"
    if frame.subject == "world":
        frame.subject = memory.subject
    return frame


def _import_share(scene: Scene, i: int, origin: int | None, memory: Memory, last: Frame | None) -> Frame:
    """Whose imports come from whom: 美国进口的稀土有七成来自中国."""
    atoms = scene.atoms
    frame = Frame(kind="share", metric="imports")
    named = [
        j
        for j in range(len(atoms))
        if atoms[j].kind == "E" and atoms[j].id != "world" and abs(scene.clauses[j] - scene.clauses[i]) <= 2
    ]
    if origin is not None:
        after = [j for j in named if j > origin]
        frame.counterparty = atoms[after[0]].id if after else None
    owners = [atoms[j].id for j in named if atoms[j].id != frame.counterparty]
    frame.subject = owners[0] if owners else None
    if frame.counterparty is None and last is not None and last.metric == "imports":
        frame.counterparty = last.counterparty
    if frame.subject is None:
        held = (last.subject if last is not None else None, memory.country, memory.topic_country)
        frame.subject = next((id for id in held if id is not None and id != frame.counterparty), None)
    frame.whole = frame.subject
    return frame


def _amount(scene: Scene, i: int, quantity: Quantity, dim: str, memory: Memory, last: Frame | None) -> Frame:
    frame = Frame(kind="count" if dim == "count" else "amount")
    frame.metric = (
        "things" if dim == "count" and quantity.low < 1000 else _metric(scene, i, dim, memory, last, frame)
    )
    if (
        dim == "share"
        and any(_pointed_at(scene, j) for j, a in enumerate(scene.atoms[:i]) if a.kind == "E")
        and not any(m in FLOWS for a in scene.atoms[:i] for m in a.metrics())
    ):
        frame.metric = "exports"
    frame.subject = _subject(scene, i, frame.metric or "", memory, last)
    if dim not in ("share", "count", "time"):
        sign = _change(scene, i, quantity)
        if sign is not None:
            frame.kind, frame.sign = "change", sign
    if frame.metric in FLOWS:
        for j, atom in enumerate(scene.atoms[:i]):
            other = atom.kind == "E" and atom.id not in ("world", frame.subject)
            before = scene.atoms[j - 1].text if j else ""
            origin = frame.metric == "imports" and before in ("从", "自")
            if other and (scene.text[atom.start] in "对向" or before in ("向", "对", "往", "至") or origin):
                frame.counterparty = atom.id
        if (
            frame.counterparty is None
            and last is not None
            and last.metric == frame.metric
            and last.subject == frame.subject
        ):
            frame.counterparty = (
                last.counterparty
                if not any(a.kind == "E" and a.id == "world" for a in scene.atoms[:i])
                else None
            )
    elif frame.metric in ("investment", "loan"):
        entity = scene.pack.entities
        frame.counterparty = next(
            (a.id for a in scene.atoms if a.kind == "E" and a.id != frame.subject and a.id in entity
             and entity[a.id].kind in ("company", "mine", "plant")),
            None if frame.subject is None or len(frame.subject) == 2 else next(
                (id for id in (memory.company, memory.topic_company) if id != frame.subject), None),
        )  # fmt: skip
    return frame


def _fits(scene: Scene, metrics: tuple[str, ...], dim: str) -> list[str]:
    found = []
    for metric in metrics:
        known = scene.pack.metrics.get(metric)
        if dim == "share":
            if metric not in ("lead_time", "things", "event", "price", "cost", "investment", "loan"):
                found.append(metric)
        elif dim == "price":
            if metric in ("price", "cost"):
                found.append(metric)
        elif known is None or not known.units or dim in known.units:
            found.append(metric)
    return found


def _metric(scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None, frame: Frame) -> str | None:
    best: tuple[float, str, str] | None = None
    for j, atom in enumerate(scene.atoms):
        if j == i or atom.mention is None:
            continue
        if dim == "share":
            names = [m for m in atom.metrics() if m not in ("lead_time", "things", "event")]
        else:
            names = _fits(scene, atom.metrics(), dim)
        if not names:
            continue
        cost = _distance(scene, i, j) + (2.5 if j > i else 0)
        if best is None or cost < best[0]:
            best = cost, names[0], atom.text
    if best is not None and best[0] < 9:
        frame.because("metric", best[2])
        return best[1]
    for earlier in (last, memory.frame):
        if earlier is not None and earlier.metric and _fits(scene, (earlier.metric,), dim):
            return earlier.metric
    return best[1] if best else None


def _distance(scene: Scene, i: int, j: int) -> float:
    low, high = (i, j) if i < j else (j, i)
    cost = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        cost += 1.5 if atom.kind == "Q" else 0.5 if atom.kind == "P" else 0.2
    return cost + 1.5 * abs(scene.clauses[i] - scene.clauses[j])


def _subject(scene: Scene, i: int, metric: str, memory: Memory, last: Frame | None) -> str | None:
    """The entity before the number in its clause, else that of the clause before, else carried."""
    best: tuple[float, str] | None = None
    for j, atom in enumerate(scene.atoms):
        if atom.kind != "E":
            continue
        cost = _distance(scene, i, j)
        if j > i:
            cost += 5
        if _pointed_at(scene, j) or (atom.id == "world" and metric in FLOWS):
            continue
        if best is None or cost < best[0]:
            best = cost, atom.id
    for j, atom in enumerate(scene.atoms[:i]):
        if atom.is_cue("pronoun"):
            held = (
                memory.company
                if "公司" in atom.text or "企" in atom.text
                else memory.country
                if "国" in atom.text
                else memory.subject
            )
            cost = _distance(scene, i, j) + (2 if atom.text == "其" else 0)
            if held is not None and (best is None or cost < best[0]):
                best = cost, held
    if best is not None and best[0] < 8:
        return best[1]
    if last is not None and last.subject:
        return last.subject
    return best[1] if best is not None else memory.subject


def _pointed_at(scene: Scene, j: int) -> bool:
    """Whether the entity is the other end: 对美, 向美国, 从中国, 比中国."""
    atom = scene.atoms[j]
    return scene.text[atom.start] in "对赴" or (
        atom.start > scene.start
        and scene.text[atom.start - 1] in "对向从自由比往与和跟"
        and scene.text[atom.start - 1] not in "和与"
    )


def _rank(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    frame = Frame(kind="rank" if quantity.form == "rank" else "exclusive")
    clause = (
        scene.text[scene.atoms[i].start : scene.atoms[i].end] + _right(scene, i, 10) + _left(scene, i, 12)
    )
    frame.metric = next((metric for word, metric in RANKED if word in clause), None)
    if frame.metric is None:
        frame.metric = _metric(scene, i, "share", memory, last, frame)
    frame.subject = _subject(scene, i, frame.metric or "", memory, last)
    inside = [
        a.id for j, a in enumerate(scene.atoms) if a.kind == "E" and abs(j - i) <= 4 and a.id != frame.subject
    ]
    frame.whole = inside[0] if inside else "world"
    return frame
