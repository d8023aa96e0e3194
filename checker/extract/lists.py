"""Numbers and names that pair off: “Australia and Myanmar at 18% and 9%”, 分别为, respectively."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.comparatives import COMPARATIVES
from checker.extract.frame import FLOWS, KNOWN_FIRMS, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.rows import is_a_code, run
from checker.extract.scene import COMMA, Scene
from checker.extract.signed import signed_behind
from checker.model import Kind


def pair_off(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Give the number at `i` what belongs to it when as many names as numbers are listed before it.

    Entities become its subject, or the other end of its flow; commodities and metrics its own: 火电、水电分别下降
    2.4%和2.9%. What the first number of a list is (a change, a share), the others are too.
    """
    numbers = run(scene, i, "Q")
    place = numbers.index(i)
    if len(numbers) < 2 or frame.kind in (Kind.RANK, Kind.EXCLUSIVE, Kind.COUNT):
        return
    units = {q.unit for q in (scene.atoms[k].quantity for k in numbers) if q is not None}
    if not scene.chinese and len(units) > 1 and _is_so_much_more(scene, numbers[-1]):
        return  # “for smelting and separation it is 254,000 tons, 4.2% larger than …”
    head = next((f for f in memory.spoken if f.at == numbers[place - 1]), None) if place else None
    both = head is not None and head.kind == Kind.CHANGE and head.unit == frame.unit and not scene.chinese
    if place and frame.kind == Kind.CHANGE and not both and _is_so_much_more(scene, i):
        return
    if head is not None and head.kind == Kind.CHANGE and _of_the_total(scene, i):
        return
    if scene.chinese and own_metric(scene, i) is not None:
        return  # 自给率不足20%，八成以上依赖进口: the second has its own
    counted = frame.unit == "count" and frame.metric == "workforce"  # “200 firms and 17,000 workers”
    if head is not None and head.unit == frame.unit and not counted:
        frame.kind, frame.metric, frame.whole = head.kind, head.metric, head.whole
        frame.sign = _own_way(scene, i) or head.sign
    for kind in "ECM":
        names = _names_before(scene, numbers, kind)
        if names is None and kind == "E" and (told := _told_before(scene, numbers, memory)) is not None:
            frame.subject, frame.counterparty = told[place], None
            continue
        if names is None:
            if kind == "M" and scene.chinese and (two := _two_in_one(scene, numbers)) is not None:
                frame.metric = two[place]
            elif kind == "M" and (of := _as_those_before(scene, numbers, memory)) is not None:
                frame.metric, frame.commodity = of[place].metric, of[place].commodity
            continue
        atom = scene.atoms[names[place]]
        if kind == "C":
            frame.commodity = atom.id
        elif kind == "M":
            named = [name for name in atom.metrics() if frame.unit != "count" or name != "revenue"]
            frame.metric = (named or list(atom.metrics()))[0]  # so many units are no takings
        elif scene.chinese and frame.metric == "stake" and scene.pack.kind(atom.id) in ("mine", "plant"):
            frame.whole = atom.id  # 拥有甲、乙两座矿，分别持股80%和71%
        elif (
            scene.chinese
            and head is not None
            and _as_the_one_before(frame, head, scene.atoms[names[place - 1]].id, atom.id)
        ):
            pass
        elif (
            not scene.chinese
            and frame.subject in (ids := {scene.atoms[j].id for j in names})
            and frame.counterparty not in {None, *ids}
        ):
            frame.whole = atom.id if frame.whole == frame.subject else frame.whole
            frame.subject = atom.id  # “Italy and Spain get 38% and 20% of their gas from Algeria”
        elif not scene.chinese and (flow := _trade_of(scene, names[-1], numbers[0], memory)) is not None:
            frame.metric, frame.subject, frame.counterparty = flow.metric, flow.subject, atom.id
            frame.whole = flow.subject if frame.kind == Kind.SHARE else frame.whole
        elif scene.chinese and (owner := _partners_of(scene, i, frame, memory)) is not None:
            frame.subject = frame.whole = owner.subject
            frame.metric, frame.counterparty = owner.metric, atom.id
        elif scene.chinese and (flow := _flow_before(scene, numbers, atom.id, frame, memory)) is not None:
            frame.subject, frame.counterparty = flow.subject, atom.id
        elif scene.chinese and any(
            a.kind == "E" and a.id == frame.counterparty for a in scene.atoms[names[-1] + 1 : numbers[0]]
        ):
            frame.subject = atom.id  # 甲、乙分别从丙进口3吨、2吨
        elif frame.counterparty is not None or (frame.metric in FLOWS and points(scene, names[place])):
            frame.counterparty = atom.id
        else:
            frame.subject = atom.id


def _as_those_before(scene: Scene, numbers: list[int], memory: Memory) -> list[Frame] | None:
    """The measures told one by one right before: “output and sales were 91 and 89 cars, rising by 12% and 9%”."""
    if scene.chinese or scene.text.find("respectively", scene.start, scene.end) < 0:
        return None
    told = [f for f in memory.spoken if f.at < numbers[0]][-len(numbers) :]
    ways = {f.metric for f in told}
    listed = len(told) == len(numbers) == len(ways) and None not in ways
    return told if listed and all(f.kind in (Kind.AMOUNT, Kind.CHANGE) for f in told) else None


def paired_goods(scene: Scene, i: int) -> str | None:
    """The goods whose number it is where as many goods as numbers are told: 镓、锗各有98%和85%."""
    numbers = run(scene, i, "Q")
    names = _names_before(scene, numbers, "C") if scene.chinese and len(numbers) > 1 else None
    return scene.atoms[names[numbers.index(i)]].id if names is not None else None


def _as_the_one_before(frame: Frame, head: Frame, first: str, own: str) -> bool:
    """Give a later number of a Chinese list what the one before got: 对甲、乙出口分别增长3%和2%."""
    if head.unit != frame.unit or first not in (head.subject, head.counterparty):
        return False
    owns = head.subject == first
    frame.subject = own if owns else head.subject
    frame.counterparty = head.counterparty if owns else own
    frame.whole = own if owns and head.whole == first else head.whole
    return True


def own_metric(scene: Scene, i: int) -> int | None:
    """The metric that follows the number, right behind it or after 的: 九成的精炼产能和93%的磁体产量."""
    for j in range(i + 1, min(len(scene.atoms), i + 7)):
        atom = scene.atoms[j]
        if atom.kind in "MV":
            return j if j == i + 1 or scene.atoms[i + 1].text == "的" else None
        if atom.kind not in "CW":
            return None
    return None


def _is_so_much_more(scene: Scene, i: int) -> bool:
    """Whether a number is how much the one before it differs: “rose to 829 million tonnes, 13 million more than in May”."""
    return not scene.chinese and i + 1 < len(scene.atoms) and scene.atoms[i + 1].low in COMPARATIVES


def _of_the_total(scene: Scene, i: int) -> bool:
    """Whether a part is said after a change: “2 million, up a fifth, or half of all”."""
    after = [atom.low for atom in scene.atoms[i + 1 : i + 2]]
    return after == ["of"] and scene.atoms[i - 1].low in ("or", "and", ",")


ENDS = {
    "exports": frozenset("customers buyers destinations markets takers outlets recipients".split()),
    "imports": frozenset("suppliers sources providers sellers origins".split()),
}


def _trade_of(scene: Scene, names: int, number: int, memory: Memory) -> Frame | None:
    """The flow whose partners a list names: “Japan and Korea were the main destinations, with 31% and 18%”."""
    told = memory.flow
    if told is None or told.metric is None or not memory.same_block:
        return None
    said = {a.low for a in scene.atoms[names + 1 : number]}
    return told if not said.isdisjoint(ENDS[told.metric]) else None


PARTNERS = {
    "imports": re.compile(r"供应[国商方]|来源(?:国|地)?|供货[国商方]|卖家"),
    "exports": re.compile(r"买家|客户|目的地|出口市场|去向|进口国"),
}


def _partners_of(scene: Scene, i: int, frame: Frame, memory: Memory) -> Frame | None:
    """The flow whose partners a list names: 美国进口11吨，主要供应国是中国和加拿大，占19%和21%."""
    held = next(
        (f for f in (*reversed(memory.spoken), memory.frame) if f is not None and f.metric in FLOWS), None
    )
    if frame.kind != Kind.SHARE or held is None or held.metric is None:
        return None
    start = max(scene.start, scene.atoms[i].start - 60)
    return held if PARTNERS[held.metric].search(scene.text, start, scene.atoms[i].start) else None


FIRST_OF = re.compile(r"[居列位排占]前[二三四五]|前[二三四五][大位名]")


def _flow_before(scene: Scene, numbers: list[int], id: str, frame: Frame, memory: Memory) -> Frame | None:
    """The flow whose next partners a list names without its word: 对美出口590吨；日本、韩国分别为240吨和310吨."""
    told = next((f for f in reversed(memory.spoken) if f.at < numbers[0]), None)
    if told is None and FIRST_OF.search(scene.text, scene.start, scene.atoms[numbers[0]].start):
        led = [f for f in memory.before if f.metric in FLOWS and f.subject != id]
        if led and not any(a.metrics() for a in scene.atoms[: numbers[0]]):
            frame.metric = led[0].metric
            return led[0]
    if told is None or told.metric != frame.metric or frame.metric not in FLOWS or told.counterparty is None:
        return None
    named = any(a.metrics() for a in scene.atoms[told.at + 1 : numbers[0]])
    return told if not named and told.subject != id and frame.kind == Kind.AMOUNT else None


def _names_before(scene: Scene, numbers: list[int], kind: str) -> list[int] | None:
    """The nearest list of as many names of one kind before the numbers, with no other number between."""
    first = numbers[0]
    for j in range(_each_at(scene, first) if kind == "E" else first - 1, -1, -1):
        atom = scene.atoms[j]
        number = atom.kind == "Q" and atom.id != "date" and not (_coded(scene, j) or _of_kinds(atom))
        if number or scene.clauses[j] < scene.clauses[first] - 1:
            return None
        if atom.kind != kind or (scene.chinese and atom.id == "world"):
            continue  # 分别占全球的3%和4%
        names = run(scene, j, kind)
        if scene.chinese:  # 四成来自澳大利亚，马来西亚和俄罗斯分别占15%和9%
            names = [n for n in names if scene.clauses[n] == scene.clauses[j]]
        compound = kind == "M" and names[-1] + 1 < len(scene.atoms) and scene.atoms[names[-1] + 1].kind == "M"
        return names if len(names) == len(numbers) and not compound else None
    return None


def _each_at(scene: Scene, first: int) -> int:
    """Where 分别 stands before a list of numbers, behind which only the object is named: 三国分别从我国进口1吨、2吨和3吨."""
    for j in range(first - 1, max(0, first - 14), -1):
        if scene.atoms[j].kind == "Q" or scene.clauses[j] != scene.clauses[first]:
            break
        if scene.atoms[j].text == "别" and scene.atoms[j - 1].text == "分":
            return j - 1
    return first - 1


THEY = re.compile(
    r"(?P<n>[两三四五])(?:家|国|者|省|地|方|座)[^,，;；。]{0,24}(?:分别|依次|各为)[^,，;；。]{0,8}$"
)
SO_MANY = {"两": 2, "三": 3, "四": 4, "五": 5}


def _told_before(scene: Scene, numbers: list[int], memory: Memory) -> list[str] | None:
    """Those that the sentence before told of, in their order: 三家上半年出栏量依次为500万头、300万头和100万头."""
    start = max(scene.start, scene.atoms[numbers[0]].start - 40)
    hit = THEY.search(scene.text, start, scene.atoms[numbers[0]].start) if scene.chinese else None
    if hit is None or SO_MANY[hit["n"]] != len(numbers):
        return None
    for frames in (memory.spoken[: len(memory.spoken) - len(numbers) + 1], memory.before):
        told = list(dict.fromkeys(f.subject for f in frames if f.subject not in (None, "world")))
        if len(told) == len(numbers):
            return [str(id) for id in told]
    return None


def _of_kinds(atom: Atom) -> bool:
    """Whether a number only counts kinds of what is told of: 两省十种有色金属产量分别为4万吨和2万吨."""
    quantity = atom.quantity
    return (
        quantity is not None
        and quantity.unit == "count"
        and quantity.high <= 20
        and atom.text[-1] in "种类大项"
    )


def _coded(scene: Scene, j: int) -> bool:
    """Whether the number at `j` opens a bracket as the number of a share does."""
    return j > 0 and scene.atoms[j - 1].text == "(" and is_a_code(scene.atoms[j])


def _two_in_one(scene: Scene, numbers: list[int]) -> tuple[str, ...] | None:
    """The metrics of one word that names as many as there are numbers: 产销分别完成279万辆和290万辆."""
    for j in range(numbers[0] - 1, -1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            return None
        if atom.kind == "M" and len(found := atom.mention.ids("metric") if atom.mention else ()) > 1:
            return found if len(found) == len(numbers) else None
    return None


SENT = frozenset(("口到", "口至", "运到", "运至", "销至", "卖到", "卖给", "流向", "供给", "输给"))
"""Ends of words that an other end follows: 出口到中国."""


def points(scene: Scene, j: int) -> bool:
    """Whether the entity at `j`, or the list that it stands in, is the other end: 对美, 向美国, 从中国, 比中国."""
    names = run(scene, j, "E")
    if scene.chinese:  # 稀土八成来自中国，欧盟的依赖度更高: a comma joins no names
        names = [n for n in names if scene.clauses[n] == scene.clauses[j]]
    start = scene.atoms[names[0]].start
    firm = scene.pack.kind(scene.atoms[names[0]].id) in KNOWN_FIRMS  # 自由港 is a name
    return (scene.text[start] in "对赴自输" and not firm) or (
        (
            start > scene.start
            and (scene.text[start - 1] in "对向从自由比往跟" or scene.text[start - 2 : start] in SENT)
        )
        or (scene.chinese and TO_OR_FROM.search(scene.text, max(scene.start, start - 9), start) is not None)
    )


TO_OR_FROM = re.compile(r"\b(?:to|from) (?:the )?$")
"""Half a sentence may be English: Exports to Japan为300吨."""


APIECE = re.compile(
    r"(?:均|都|皆)[为是达在有约近超逾]{1,2}$|各自?(?:[有占为达产约近超逾]|[\u4e00-\u9fff]{2})?$|\beach\b"
)


def sharers(scene: Scene, i: int, frame: Frame) -> list[Frame]:
    """The frames of the others that have the same number each: 德国、法国各30万吨, “Peru and Chile each mined 5,000 tons”."""
    low, _ = scene.span_of(i)
    if low and scene.atoms[low].text == ":":
        low = 0  # “Australia, Nigeria and Thailand: 13,000 tonnes each”
    places = [j for j in scene.names if low <= j < i]
    names = run(scene, places[-1], "E") if places else []
    if len(names) < 2 or (scene.chinese and len(run(scene, i, "Q")) > 1):
        return []
    after = scene.atoms[i + 1].low if i + 1 < len(scene.atoms) else ""
    if after not in ("each", "apiece") and APIECE.search(scene.words(names[-1] + 1, i)) is None:
        return []
    ids = [scene.atoms[j].id for j in names]
    found = []
    for name in ("subject", "counterparty"):
        if getattr(frame, name) not in ids:
            continue
        for id in ids:
            if id != getattr(frame, name):
                twin = frame.copy()
                setattr(twin, name, id)
                found.append(twin)
        return found
    return found


EACH = re.compile(r"各占|分别占|占比分别|\beach\b|\brespectively\b")


def mirrored(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The frame that the number at `i` takes over by its place in a list that names nothing itself.

    “A 6 and B 5 in 2024, against 4 and 3 before”; “the next year it was 50%, 30% and 20%”;
    两国将分别减至40%和60%: the first number speaks of what the first one before did, and so on.
    """
    if (changed := signed_behind(scene, i, quantity, memory.spoken)) is not None:
        return changed
    numbers = run(scene, i, "Q")
    if len(numbers) < 2:
        return None
    low, _ = scene.span_of(numbers[0])
    if any((other := scene.atoms[j].quantity) is None or other.unit != quantity.unit for j in numbers):
        return None
    follows = any(scene.atoms[j].kind == "Q" for j in range(low, numbers[0]))
    for j in range(numbers[0] - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q" or (follows and atom.text in COMMA):
            break
        if atom.text == "指标" and scene.text[atom.start - 1] in "项个":
            continue  # 两项指标分别增长20%和35%
        if atom.kind in "ECM" and not (atom.id == "world" and "占" in scene.atoms[j - 1].text):
            return None
    earlier = memory.spoken[: len(memory.spoken) - numbers.index(i)] or memory.before
    models = earlier[-len(numbers) :]
    if len(models) < len(numbers):
        return None
    led = scene.words(low, numbers[0])
    parts = quantity.unit == "percent" and (
        EACH.search(led) is not None or led.startswith(("占全球", "占世界"))
    )
    way = None if parts else _way(scene, low, numbers[0], quantity)
    if any(
        (model.unit != quantity.unit and not parts and not way) or model.kind != models[0].kind
        for model in models
    ):
        return None
    if len({(m.metric, m.subject, m.counterparty, m.commodity) for m in models}) < len(models):
        return None
    frame = models[numbers.index(i)].copy()
    frame.evidence = {"subject": "in the order of the list before"}
    frame.period = frame.carry = frame.base = frame.item = None
    ways = [a for a in scene.atoms[low : numbers[0]] if a.is_cue("down") or a.is_cue("up")]
    falls = not scene.chinese and frame.kind == Kind.CHANGE and bool(ways) and ways[-1].is_cue("down")
    frame.sign = -1 if falls else 1  # “rising by 12% and 9%, while falling by 7% and 6% on the month”
    if parts and frame.kind != Kind.SHARE:
        frame.kind, frame.whole = Kind.SHARE, frame.subject if frame.metric in FLOWS else "world"
    if way is not None:
        frame.kind, frame.sign, frame.whole = Kind.CHANGE, _own_way(scene, i) or way, None
    elif (
        frame.kind == "change"
        and numbers[0]
        and scene.atoms[numbers[0] - 1].low in ("to", "at", "至", "到", "为")
    ):
        frame.kind = "amount"  # “added 20 ships and 9 tugs, bringing the fleets to 300 and 80”
    return frame


def _way(scene: Scene, low: int, first: int, quantity: Quantity) -> int | None:
    """Up or down, where a list of percentages says how each of the amounts before changed: 增幅依次为3.8%、12%."""
    if quantity.unit != "percent" or not scene.chinese:
        return None
    for atom in reversed(scene.atoms[low:first]):
        if atom.kind == "Q":
            return None
        if atom.is_cue("down") or atom.is_cue("up"):
            if scene.atoms[first - 1].is_cue("to") and atom.text[-1] not in "幅速":
                return None  # 两国将分别减至40%和60%
            return -1 if atom.is_cue("down") else 1
    return None


def _own_way(scene: Scene, i: int) -> int | None:
    """Up or down, where a later number of a list says so itself: 依次增长6%、下降2%和增长11%."""
    before = scene.atoms[i - 1] if scene.chinese and i else None
    if before is None or not (before.is_cue("up") or before.is_cue("down")):
        return None
    return -1 if before.is_cue("down") else 1
