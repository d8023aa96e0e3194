"""Shares: 占全国用电量的三成, 两成来自挪威, and what a list of them leaves open."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import is_aside, is_outside
from checker.extract.chinese.joint import as_one
from checker.extract.chinese.parts import of_that_place, part_of_amount
from checker.extract.chinese.phrase import fits, words_left, words_right
from checker.extract.chinese.plain import serves
from checker.extract.chinese.results import made_there, part_of_results
from checker.extract.chinese.subject import subject_of
from checker.extract.chinese.told import (
    has_told,
    of_a_kind,
    relies_too,
    rest_is_imported,
    same_total,
    spoken_of,
    together,
)
from checker.extract.chinese.trade import (
    bought_from,
    destination_told,
    import_share,
    is_to_whom,
    likewise,
    next_of_list,
    origin_after,
    sent_to,
    supplied_by,
    taken_of,
    told_before,
)
from checker.extract.chinese.wholes import (
    contributes,
    of_its_firm,
    of_its_power,
    of_market,
    of_world,
    own_total,
)
from checker.extract.frame import FLOWS, STATES, WORLDLY, Frame, Memory, world_without
from checker.extract.lists import own_metric, points
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

SUM = re.compile(
    r"合计|合占|共占|总共|加起来|加在一起|合在一起|相加|加总|合共|一共|[两二三四五六七八](?:国|家|省|地|者|强|巨头)(?:的)?(?:占比|份额|占(?!各|别))"
)


def share_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """占全国用电量的三成, 两成来自挪威, 近半铜矿攥在智利手里, 秘鲁270万吨，占12%."""
    atoms = scene.atoms
    clause = scene.clauses[i]
    frame = Frame(kind="share")
    here = [j for j in range(len(atoms)) if scene.clauses[j] == clause]
    metrics = [j for j in here if atoms[j].kind in "MV" and fits(scene, atoms[j].metrics(), "share")]
    if (
        not metrics
        and clause
        and not any(atoms[j].kind == "Q" for j in range(len(atoms)) if scene.clauses[j] == clause - 1)
    ):
        before = [j for j in range(i) if scene.clauses[j] == clause - 1]
        metrics = [j for j in before if atoms[j].kind in "MV" and fits(scene, atoms[j].metrics(), "share")]
    behind = own_metric(scene, i) if i + 1 < len(atoms) and atoms[i + 1].text == "的" else None
    near = sorted(metrics, key=lambda j: (j != behind, abs(j - i)))
    chosen = [m for j in near for m in atoms[j].metrics()]
    chosen = [m for m in chosen if m != "capacity"] or chosen
    if OWN_SUPPLY.search(words_left(scene, i, 12)) is not None:
        frame.metric = "supply"
        states = [atoms[j].id for j in here if scene.pack.kind(atoms[j].id) in STATES]
        firm = last.subject if last is not None and scene.pack.kind(last.subject) == "company" else None
        frame.subject = states[0] if states else firm or memory.country or memory.topic_country
        frame.whole = frame.subject
        return frame
    if (
        chosen in ([], ["quota"])
        and GRANTED.search(words_left(scene, i, 14) + "|" + words_right(scene, i, 6)) is not None
    ):
        frame.metric, frame.subject = "other", subject_of(scene, i, "other", memory, last)
        frame.whole = frame.subject
        return frame
    if (taken := taken_of(scene, i)) is not None:
        return taken
    if (bought := destination_told(scene, i)) is not None:
        return bought
    if (again := _share_again(scene, i, chosen, memory, last)) is not None:
        return again
    if (served := serves(scene, i, memory, last)) is not None:
        return served
    if (same := likewise(scene, i, last)) is not None:
        return same
    measured = any(atoms[j].kind in "MV" for j in here if "supply" not in atoms[j].metrics())
    if not measured and (supplied := supplied_by(scene, i, last)) is not None:
        return supplied
    reliance = [j for j in here if "import_reliance" in atoms[j].metrics()]
    origin = origin_after(scene, i)
    if origin is None and i + 2 < len(atoms) and atoms[i + 1].text == "是" and atoms[i + 2].kind == "E":
        origin = i + 1 if OF_THERE.match(scene.text, atoms[i + 2].end, scene.end) else None  # 九成是中国货
    if origin is not None and origin > i and not any(scene.clauses[j] == clause for j in metrics):
        chosen = [
            metric for metric in chosen if metric != "exports"
        ]  # 一度中断出口，当时日本九成来自中国: of another trade
    if origin is None:
        origin = next((j for j in here if atoms[j].is_cue("origin") and j < i), None)
    if origin is None and last is not None and last.metric == "imports":
        origin = told_before(scene, i)
    if (sent := sent_to(scene, i, memory, last)) is not None and "imports" not in chosen and not reliance:
        return sent
    if "imports" in chosen and "import_reliance" not in chosen and not reliance:
        return import_share(scene, i, origin, memory, last)
    if origin is not None and origin > i and not reliance and chosen[:1] == ["import_reliance"]:
        return import_share(scene, i, origin, memory, last)  # 全靠进口，九成来自中国
    if (
        origin is not None
        and not reliance
        and (bought := bought_from(scene, i, origin, chosen, memory)) is not None
    ):
        return bought
    if reliance:
        frame.metric = "import_reliance"
        named = [j for j in here if atoms[j].kind == "E" and atoms[j].id != "world"]
        for j in named:
            if points(scene, j) or RELIES.search(scene.text, scene.start, atoms[j].start):
                frame.counterparty = frame.counterparty or atoms[j].id
            else:
                frame.subject = frame.subject or atoms[j].id
        if frame.subject is None and last is not None and last.metric == "imports":
            frame.subject = last.subject  # 进口12亿吨，其中澳大利亚占六成，对两国的依赖度合计超过八成
        if frame.subject is None:
            frame.subject = next(
                (a.id for a in atoms[:i] if a.kind == "E" and a.id not in ("world", frame.counterparty)), None
            )
        offices = [scene.pack.home(a.id) for a in atoms[:i] if a.kind == "S"]
        held = (id for id in (*offices, memory.topic_country) if id not in (None, frame.counterparty))
        frame.subject = frame.subject or next(held, None)
        rate = any(atoms[j].text.endswith("度") for j in reliance)
        if rate and last is not None and last.kind == "share" and last.metric == "imports":
            other = last.counterparty if last.counterparty != frame.subject else None
            frame.counterparty = frame.counterparty or other
        frame.whole = frame.subject
        return frame
    if (source := of_its_power(scene, i, last)) is not None:
        frame.metric, frame.commodity = "production", source[0]
        frame.subject = frame.whole = source[1]
        return frame
    of_it = last is not None and (last.counterparty is not None or last.whole == last.subject)
    goes_on = last is not None and last.kind == "share" and of_it and not chosen
    goes_on = goes_on or contributes(scene, i, last)
    chosen = (
        [last.metric] if goes_on and last is not None and last.metric in ("revenue", "profit") else chosen
    )
    if not chosen and last is not None and made_there(scene, i, last):
        return part_of_results(scene, i, last.metric or "", here, memory, last)
    beside = i + 1 < len(atoms) and atoms[i + 1].kind == "M" and fits(scene, atoms[i + 1].metrics(), "share")
    money = next((m for m in chosen if m in ("revenue", "profit")), None)
    if money is not None and (not beside or chosen[0] == money):  # not 三成产能要亏现金
        return part_of_results(scene, i, money, here, memory, last)
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
        and not any(scene.clauses[j] == clause and j < i for j in world)
    ):
        return import_share(scene, i, origin, memory, carried)
    if not chosen and origin is not None and last is not None and last.metric == "imports":
        return import_share(scene, i, origin, memory, carried)  # 买进5万吨，三分之一来自智利
    if not chosen and origin is not None:
        nearby = [
            m
            for j, a in enumerate(atoms[:i])
            if scene.clauses[j] >= clause - 1
            for m in a.metrics()
            if m in FLOWS
        ]
        if "imports" in nearby:
            return import_share(scene, i, origin, memory, carried)
    summed = SUM.search(words_left(scene, i, 12)) is not None
    if summed and (last or chosen) and (group := together(scene, i, memory)) is not None:
        frame = last.copy() if last is not None else Frame(metric=chosen[0])
        partners = last is not None and last.counterparty is not None and last.metric in FLOWS
        frame.kind, frame.evidence = "share", {"subject": "together"}
        if partners and last is not None and chosen and {chosen[0], last.metric} == set(FLOWS):
            frame.metric = chosen[0]  # 甲、乙分别从我国进口3吨和2吨，合计占出口总量的六成
            frame.subject = frame.whole = last.counterparty
            frame.counterparty = group
        elif partners:  # 自缅甸进口1.2万吨，自老挝6200吨，两国合占89%
            frame.counterparty, frame.whole = group, frame.subject
        else:
            all_of = next(
                (j for j in here if 0 < j < i and atoms[j].kind == "E" and "占" in atoms[j - 1].text), None
            )
            of_whom = _of_a_country(scene, i, memory, last)
            frame.subject, frame.whole = group, atoms[all_of].id if all_of is not None else of_whom
        return frame
    frame.metric = chosen[0] if chosen else None
    if (part := part_of_amount(scene, i, chosen, world, last)) is not None:
        return part
    named = [j for j in here if atoms[j].kind == "E" and atoms[j].id != "world" and not is_aside(scene, j)]
    of = next((j for j in named if 0 < j < i and "占" in atoms[j - 1].text), None)
    if (
        of is None
        and len(named) > 1
        and named[-1] == i - 1
        and "全" in scene.text[atoms[i - 1].start - 1 : atoms[i - 1].end]
    ):
        of = i - 1  # 某厂用掉全台近一成的电
    if of is not None and (
        len(named) > 1
        or (memory.province is not None and of_that_place(scene, of))
        or (last is not None and spoken_of(scene, memory) not in (None, atoms[of].id))
    ):
        named.remove(of)  # 山东50家，产能占全国的四分之一
    named = named or next_of_list(scene, i, last)
    right = [j for j in named if j > i]
    if origin is not None and right:
        frame.subject = atoms[right[0]].id
    elif named:
        left = [j for j in named if j < i]
        frame.subject = as_one(scene, i, memory) or atoms[(left or named)[-1]].id
    elif last is not None and (told := spoken_of(scene, memory)) is not None:
        frame.subject = told
    else:
        frame.subject = subject_of(scene, i, frame.metric or "", memory, last)
    of_the_world = any(scene.clauses[j] == clause and j < i for j in world)
    if of_the_world and origin is not None and carried is not None and carried.metric in FLOWS:
        carried = None  # 进口三万吨。全球约六成的镝来自这片山区
    if frame.metric is None and carried is not None:
        frame.metric = carried.metric
        since = atoms[last.at + 1 : i] if last is not None else ()
        if not any(a.kind == "C" for a in since):  # 石墨产量…；球形石墨这一步，中国占98%
            frame.commodity = carried.commodity
        if carried is last and carried.metric == "import_reliance" and not named:
            return _replaced(carried)  # 依存度由九成，降到58%
    if (
        carried is not None
        and carried.metric in FLOWS
        and frame.metric == carried.metric
        and carried.kind == "share"
    ):
        other = frame.subject if named and frame.subject != carried.subject else carried.counterparty
        frame.counterparty, frame.subject, frame.whole = other, carried.subject, carried.whole
        return frame
    if (
        not chosen
        and carried is not None
        and carried.metric in FLOWS
        and (
            (carried.subject != frame.subject and "其中" in words_left(scene, i, 20))
            or (carried is last and carried.counterparty is not None and not world)
            or (_of_those_imports(scene, i, frame, carried, last) and not world)
        )
    ):  # 中国自印尼进口1.37亿吨，占比39.5%；俄罗斯占19%
        partner = frame.subject if named and frame.subject != carried.subject else None
        frame.counterparty = partner or (carried.counterparty if not named else None)
        frame.metric, frame.subject, frame.whole = carried.metric, carried.subject, carried.subject
        return frame
    of_all = SHARE.search(words_left(scene, i, 14)) is not None
    if not (chosen or of_all) and named and carried is last is not None and relies_too(scene, frame, last):
        again = _replaced(last)
        again.subject = again.whole = frame.subject
        return again
    if (
        (not chosen or chosen[0] == "supply")
        and named
        and carried is not None
        and (carried.metric == "import_reliance" or rest_is_imported(scene, i, carried))
        and frame.subject not in (carried.subject, carried.whole)
    ):
        frame.counterparty, frame.metric = frame.subject, "imports"  # 八成依赖进口，巴西占七成
        frame.subject = frame.whole = carried.whole if carried.metric == "supply" else carried.subject
        return frame
    if frame.metric == "exports":
        partner = next((atoms[j].id for j in here if atoms[j].kind == "E" and is_to_whom(scene, j)), None)
        if partner is not None:
            frame.counterparty = partner
            owner = next((atoms[j].id for j in named if j < i and atoms[j].id != partner), None)
            told = carried.subject if carried and carried.subject != partner else memory.topic_country
            frame.subject = owner or told  # 东盟对华出口占其总出口的六成
        elif last is not None and last.metric == "exports" and last.subject == frame.subject:
            frame.counterparty = last.counterparty
        of_all = partner is None and any(scene.clauses[j] == clause for j in world)
        frame.whole = "world" if of_all else frame.subject
        return frame
    if frame.metric == "quota" and not world and frame.subject != memory.topic_country:
        frame.whole = memory.topic_country or "CN"  # 北方稀土获配18.9万吨，占70%: of those of its country
        return frame
    if (firm := of_its_firm(scene, i, frame, memory)) is not None:
        frame.whole = firm
        frame.metric = frame.metric or "production"
        return frame
    own_share = carried is not None and carried.kind == "share" and carried.subject == carried.whole
    if of is not None:
        outside = is_outside(scene, atoms[of])  # 占中国以外全球的八成
        frame.whole = world_without(atoms[of].id, scene.pack) if outside else atoms[of].id
    elif not chosen and last is not None and own_share and frame.metric == last.metric:
        country = scene.pack.kind(frame.subject) == "country"
        frame.whole = frame.subject if country else last.whole  # 全球销量占比将超40%，中国达80%
    elif not chosen and not world and (total := same_total(frame, memory)) is not None:
        frame.whole = total
    elif of_world(scene, i, world) and not has_told(frame, last):
        frame.subject = frame.whole = "world"
        return frame
    elif not world and (own := own_total(scene, i, frame, memory, carried)) is not None:
        frame.whole = own
    elif not chosen and not named and last is not None and of_a_kind(scene, i, frame, last):
        frame.whole = last.subject
    elif world or frame.metric in WORLDLY or frame.metric is None or of_market(scene, i, frame, last):
        frame.whole = "world"
    elif frame.metric in ("revenue", "profit", "workforce"):
        frame.whole = frame.subject  # 电池收入30亿元，占比35%
    company = scene.pack.kind(frame.subject) == "company"  # 宁德时代份额43%: of what is sold
    frame.metric = frame.metric or ("sales" if company else "production")
    if frame.subject == "world":
        frame.subject = memory.subject
    return frame


OWN_SUPPLY = re.compile(r"自给率|国产化率|自供率|本土化率|国产率")
"""How much of what a country needs it makes itself."""
SHARE = re.compile(r"(?:份额|占比|比重|市占率)[^,，;；。\d]{0,8}$")


def _share_again(scene: Scene, i: int, chosen: list[str], memory: Memory, last: Frame | None) -> Frame | None:
    """The share told before, past something else: 产量占31%，配额减了两成，到2012年份额只剩六成."""
    if chosen not in ([], ["sales"]) or last is None or last.kind != "change":
        return None
    if SHARE.search(words_left(scene, i, 14)) is None or any(
        a.kind in "EC" for a in scene.atoms[last.at : i]
    ):
        return None
    told = next((f for f in reversed(memory.spoken) if f.kind == "share"), None)
    if told is not None and last.metric in FLOWS and told.counterparty != last.counterparty:
        told = last.copy()  # 蒙古国占47%；俄罗斯1578万吨，同比增6%，占比近三成
        told.kind, told.whole, told.sign = "share", last.subject, 1
    return _replaced(told) if told is not None else None


def _of_a_country(scene: Scene, i: int, memory: Memory, last: Frame | None) -> str:
    """Of whose total provinces make up a part together: 国内产量8000吨，其中江西、广东两省合占三成."""
    low, _ = scene.span_of(i)
    places = [a for a in scene.atoms[low:i] if a.kind == "E" and a.id != "world"]
    if not places or any(scene.pack.kind(a.id) != "place" for a in places):
        return "world"
    state = last is not None and scene.pack.kind(last.subject) == "country"
    return (last.subject if state and last is not None else memory.home) or "world"


def _replaced(last: Frame) -> Frame:
    """The same share at another time."""
    frame = last.copy()
    frame.period = frame.carry = frame.item = frame.base = None
    return frame


OF_THERE = re.compile(r"货|产|造|的(?=[,，。；;]|$)")
RELIES = re.compile(r"(?:依赖|依靠|仰赖|倚赖|[全要]靠|依存)(?:于|着)?$")
GRANTED = re.compile(r"获批|核准|批准|获准|批准|申请量|通过率|驳回")
"""仅四分之一获批: a part of what was asked for."""


def _of_those_imports(scene: Scene, i: int, frame: Frame, carried: Frame, last: Frame | None) -> bool:
    """Whether a state's part is of what another one brought in: 全年进口1.588亿吨，几内亚的份额约七成."""
    pack = scene.pack
    states = pack.kind(frame.subject) == pack.kind(carried.subject) == "country"
    bought = carried is last and carried.metric == "imports" and carried.kind == "amount"
    return bought and states and frame.subject != carried.subject and not scene.title
