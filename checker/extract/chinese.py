"""The grammar of Chinese: the same questions as in English, with the words where Chinese puts them."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene
from checker.quantity.numeral import HAN, han_value

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
    if dim == "time" and quantity.unit == "year" and LASTS.search(_left(scene, i, 12)):
        return _years_of_use(scene, i, memory, last)
    if dim == "share":
        return _proportion(scene, i, quantity, memory, last)
    return _amount(scene, i, quantity, dim, memory, last)


LASTS = re.compile(r"(?:可供|够|足够|足以|可用|用上|使用|开采|支撑|满足)\S{0,6}$")


def _years_of_use(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame:
    """可供日本使用730年: reserves against the yearly use of somebody."""
    if last is not None and last.kind == "ratio":
        return last.copy()
    named = [m for a in scene.atoms[:i] for m in a.metrics() if m in ("reserves", "resources")]
    user = next((a.id for a in reversed(scene.atoms[:i]) if a.kind == "E"), memory.country)
    frame = Frame(kind="ratio", metric=named[-1] if named else "reserves", subject=memory.site or memory.subject)
    frame.whole = f"{user.lower()}_annual_use" if user else None
    return frame


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
    if re.search(r"开工率|利用率|负荷率|运转率", _left(scene, i, 14)):
        frame = Frame(kind="ratio", metric="production", whole="capacity")
        frame.subject = _subject(scene, i, "production", memory, last)
        return frame
    if (compared := COMPARED.search(_left(scene, i, 24))) is not None:
        other = _entity_in(scene, i, compared[1])
        if other is not None:
            frame = _amount(scene, i, quantity, "share", memory, last)
            frame.kind, frame.whole = "ratio", other
            if frame.subject == other:
                frame.subject = memory.subject if memory.subject != other else memory.topic_country
            frame.because("kind", compared[0])
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


COMPARED = re.compile(r"[比较](?P<who>[^,，;；。比较]{1,10}?)(?:还|更)?(?:要)?(?:高出?|低|贵|便宜|多出?|少|大|小)了?(?:约|近|超过?|逾|将近)?$")


def _entity_in(scene: Scene, i: int, words: str) -> str | None:
    """The entity that stands in the words right before a number, when they begin with it."""
    for j in range(i - 1, max(-1, i - 14), -1):
        if scene.atoms[j].kind == "E" and words.startswith(scene.atoms[j].text):
            return scene.atoms[j].id
    return None


def _share(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """占全球产量的60%, 七成来自中国, 85%以上的精炼产能攥在中国手里, 中国4400万吨，占48.41%."""
    atoms = scene.atoms
    clause = scene.clauses[i]
    frame = Frame(kind="share")
    here = [j for j in range(len(atoms)) if scene.clauses[j] == clause]
    metrics = [j for j in here if atoms[j].kind in "MV" and _fits(scene, atoms[j].metrics(), "share")]
    if not metrics and clause and not any(atoms[j].kind == "Q" for j in range(len(atoms)) if scene.clauses[j] == clause - 1):
        before = [j for j in range(i) if scene.clauses[j] == clause - 1]
        metrics = [j for j in before if atoms[j].kind in "MV" and _fits(scene, atoms[j].metrics(), "share")]
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
    if last is not None and SUM.search(_left(scene, i, 12)) and (group := _together(scene, i, memory)) is not None:
        frame = last.copy()
        frame.kind, frame.subject, frame.whole, frame.evidence = "share", group, "world", {"subject": "together"}
        return frame
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
        sent = next((j for j in here if j > i and atoms[j].is_word(*SENT)), None)
        if sent is not None and sent + 1 < len(atoms) and atoms[sent + 1].kind == "E":
            owner = next((atoms[j].id for j in here if j < i and atoms[j].kind == "E"), frame.subject)
            frame.subject = frame.whole = owner
            frame.counterparty = atoms[sent + 1].id
            return frame
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


SENT = ("运到", "运往", "销往", "卖到", "卖往", "送往", "流向", "输往", "发往", "出口到", "出口至")
SUM = re.compile(r"合计|合占|共占|总共|加起来|合共|一共")
COUNTED = re.compile(rf"([{HAN}\d]{{1,2}})(?:国|家|者|强|大|省|地|矿)")


def _together(scene: Scene, i: int, memory: Memory) -> str | None:
    """The id of those that were named one by one before: 四国合计 → cn_br_in_au."""
    told = COUNTED.search(_left(scene, i, 12))
    number = int(han_value(told[1])) if told else 0
    named: list[str] = []
    for frame in reversed((*memory.before, *memory.spoken)):
        if frame.subject is not None and frame.subject != "world" and frame.subject not in named:
            named.insert(0, frame.subject)
        if len(named) == number:
            break
    return "_".join(id.lower() for id in named) if len(named) > 1 and len(named) == (number or len(named)) else None


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
        if j > i and scene.clauses[j] != scene.clauses[i]:
            continue
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
    if best is None and _split_up(scene, i):
        return "world"
    return best[1] if best is not None else memory.subject


def _split_up(scene: Scene, i: int) -> bool:
    """Whether the total at `i` is shared out right after it: 储量只有8600吨，美国占45%."""
    follows = [a for j, a in enumerate(scene.atoms) if j > i and scene.clauses[j] == scene.clauses[i] + 1]
    return len(follows) > 1 and follows[0].kind == "E" and follows[1].is_cue("share")


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
