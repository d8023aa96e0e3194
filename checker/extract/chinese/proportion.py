"""Percentages and multiples sorted into tariffs, stakes, changes, comparisons and shares."""

from __future__ import annotations

import re

from checker.extract.chinese.against import (
    against_another,
    against_measure,
    against_own_past,
    against_that_of,
    entity_in,
    of_another_measure,
)
from checker.extract.chinese.amount import amount_frame
from checker.extract.chinese.bracketed import bracketed_change
from checker.extract.chinese.change import change_at
from checker.extract.chinese.home_aims import home_aim
from checker.extract.chinese.phrase import words_left
from checker.extract.chinese.plain import apart, said_plainly
from checker.extract.chinese.share import share_frame
from checker.extract.chinese.stakes import stake_frame, taken_of_it, takes_the_rest
from checker.extract.chinese.subject import subject_of
from checker.extract.chinese.tariff import is_tariff, tariff_frame
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

COMPARED = re.compile(
    r"(?:(?<![同环占对相])比(?![重例率值价])(?!(?<=[年月季]比)(?:[增成减降涨升跌衰大微略]|分别|则|均|各|[上下][升降涨跌滑]))|较)(?P<who>[^,，;；。比较]{1,10}?)(?:还|更)?(?:要)?(?:高|低|贵|便宜|多|少|大|小|快|慢|长|短)[出了]?(?:约|近|超过?|逾|将近)?$"
)


SAME_OF = re.compile(r"^(?:更?是|和|及|与)?([^,，;；。]{1,10})的(?:近|约|逾|超过?|将近|大约)?$")
MARGIN = re.compile(
    r"(?:(?:毛利|净利|利润|利益|营益)率|毛利赚幅)[^,，;；。占比]{0,3}(?:[为达至仅到约有只高低升降跌]|由|从|提|回|剩|滑|落|掉|缩|减|增|扩|收|窄|走|跌|破|[\d.%年月季上去今同期的])*$"
)
EARNINGS = re.compile(
    r"市盈率|市净率|市销率|PE估值|(?<![A-Za-z])P/?[EB](?:估值|倍数|值)?[^,，;；。A-Za-z]{0,4}$"
)
MARGINS = re.compile(r"(?:毛利|净利|利润|利益)率[比较]")
"""毛利率较同级产品高3个百分点."""
EXPENSES = re.compile(r"费用率[^,，;；。占比\d]{0,4}$")
FEES = re.compile(r"(?:特许权使用费|使用费率|权利金|版税)[^,，;；。占]*$")
"""镍矿特许权使用费率由10%上调至14%: what a state takes of what is dug."""
TIMES_OF = re.compile(
    r"(?:是|为|达|达到|相当于|约为|约是)(?P<who>[^,，;；。是为]{1,14})的(?:近|约|逾|超过?|将近|大约)?$"
)


LIKELY = re.compile(
    r"(?:可能性|概率|几率|(?<!开)(?<!停)机率|胜算|把握|成功率|胜率|赔率|违约率)(?:约|只|仅|还|就|也|则|有|为|是|在|到|达|不|足|超|过|高达|大约)*$"
)
"""年内放开的可能性只有三成: no part of anything."""


def proportion_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """A percentage, a 成, a multiple or points: tariff, change, stake, comparison or share."""
    atoms = scene.atoms
    clause = scene.clauses[i]
    if is_tariff(scene, i, last):
        return tariff_frame(scene, i, quantity, memory, last)
    if quantity.unit == "percent" and LIKELY.search(words_left(scene, i, 12)) is not None:
        return Frame(kind="amount", metric="other", subject=subject_of(scene, i, "other", memory, last))
    if quantity.unit == "percent" and (aim := home_aim(scene, i, memory)) is not None:
        return aim
    if last is not None and (rate := _rate_again(scene, i, quantity, last)) is not None:
        return rate
    if (listed := bracketed_change(scene, i, quantity, memory, last)) is not None:
        return listed
    if RUNS.search(words_left(scene, i, 14)):
        frame = Frame(kind="ratio", metric="production", whole="capacity")
        frame.subject = subject_of(scene, i, "production", memory, last)
        return frame
    compared = None if quantity.unit == "pp" else COMPARED.search(words_left(scene, i, 24))
    if compared is not None:
        other = entity_in(scene, i, compared[1])
        if other is not None:
            frame = amount_frame(scene, i, quantity, "share", memory, last)
            frame.kind, frame.whole = "ratio", other
            if frame.metric == "cost" and not any(a.kind == "E" and a.id != other for a in atoms[:i]):
                held = (memory.topic_country, memory.country, memory.subject)
                frame.subject = next((id for id in held if id not in (None, other)), frame.subject)
            if frame.subject == other:
                frame.subject = memory.subject if memory.subject != other else memory.topic_country
            frame.because("kind", compared[0])
            return frame
    if compared is not None and not NOT_AGAINST.search(compared[1]) and not _timed(scene, i, compared[1]):
        frame = amount_frame(scene, i, quantity, "share", memory, last)
        if last is not None and last.metric in ("price", "cost") and frame.metric not in ("price", "cost"):
            frame.metric = last.metric
        frame.kind = "ratio"  # 成本比云母提锂低一半: against another thing, not another time
        return frame
    if quantity.unit == "x" and (times := TIMES_OF.search(words_left(scene, i, 24))) is not None:
        other = entity_in(scene, i, times[1])
        subject = next((a.id for a in reversed(atoms[:i]) if a.kind == "E" and a.id != other), None)
        if other is not None and (set_against := of_another_measure(scene, i, times[1], other, last)):
            return set_against
        if other is not None:
            frame = amount_frame(scene, i, quantity, "share", memory, last)
            frame.kind, frame.whole = "ratio", other
            frame.subject = subject or (last.subject if last is not None else memory.subject)
            return frame
        who = times["who"]
        of_two = who in ("前者", "后者")
        if (
            who.startswith(("它", "本国", "自身", "自己"))
            and (of_it := against_measure(scene, i, memory, last)) is not None
        ):
            return of_it
        if other is None and (
            of_two or not (NOT_AGAINST.search(who) or THEN.search(who) or _timed(scene, i, who))
        ):
            frame = amount_frame(scene, i, quantity, "share", memory, last)
            frame.kind = (
                "multiple" if of_two and _at_two_times(memory) else "ratio"
            )  # 每小时300台，是人工的六倍
            if last is not None and last.metric == frame.metric:
                frame.subject = last.subject
            return frame
    if (
        quantity.unit == "x"
        and last is not None
        and last.kind == "ratio"
        and last.unit == "x"
        and (same := SAME_OF.search(words_left(scene, i, 16))) is not None
        and (other := entity_in(scene, i, same[1])) is not None
    ):  # 是美国的两倍多、中国的2.5倍
        frame = last.copy()
        frame.whole = other
        return frame
    if quantity.unit in ("x", "percent") and (gap := apart(scene, i, memory)) is not None:
        return gap
    if (against := against_another(scene, i, quantity, memory, last)) is not None:
        return against
    if quantity.unit == "x" and EARNINGS.search(words_left(scene, i, 16)) is not None:
        subject = subject_of(scene, i, "price", memory, last)
        return Frame(kind="ratio", metric="price", subject=subject, whole="profit", commodity="shares")
    if quantity.unit == "pp" and MARGINS.search(words_left(scene, i, 26)) is not None:
        rival = Frame(kind="change", metric="profit")
        _against_a_rival(scene, i, rival)
        if rival.kind == "ratio":
            rival.subject = subject_of(scene, i, "profit", memory, last)
            return rival
    if MARGIN.search(words_left(scene, i, 26)):
        frame = Frame(kind="ratio", metric="profit", whole="revenue")
        if quantity.unit == "pp":
            frame.kind, frame.sign = "change", change_at(scene, i, quantity) or 1
            _against_a_rival(scene, i, frame)
        frame.subject = subject_of(scene, i, "profit", memory, last)
        if frame.kind == "ratio" and last is not None and frame.subject == frame.whole:
            frame.subject = last.subject
        return frame
    if last is not None and quantity.unit == "percent" and _margin_again(scene, i, last):
        frame = last.copy()
        frame.kind, frame.whole, frame.sign = "ratio", "revenue", 1
        frame.period = frame.carry = frame.base = frame.item = None
        return frame
    if FEES.search(words_left(scene, i, 24)):
        frame = Frame(kind="change" if quantity.unit == "pp" else "amount", metric="other")
        frame.sign = change_at(scene, i, quantity) or 1 if quantity.unit == "pp" else 1
        frame.subject = subject_of(scene, i, "other", memory, last)
        return frame
    if EXPENSES.search(words_left(scene, i, 14)):
        return Frame(
            kind="ratio", metric="cost", whole="revenue", subject=subject_of(scene, i, "cost", memory, last)
        )
    if GRADE.search(words_left(scene, i, 20)) or _is_content(scene, i):
        return Frame(kind="amount", metric="grade", subject=subject_of(scene, i, "grade", memory, last))
    if (against := against_own_past(scene, i, last)) is not None:
        return against
    if (against := against_measure(scene, i, memory, last)) is not None:
        return against
    if (against := against_that_of(scene, i, last)) is not None:
        return against
    if last is not None and last.kind == "change" and RATE_OF_THEN.search(words_left(scene, i, 14)):
        frame = last.copy()  # 投资增长5%，低于2023年的14%
        frame.sign, frame.period, frame.carry, frame.base = 1, None, None, None
        return frame
    if PREMIUM.search(words_left(scene, i, 8)):
        frame = Frame(kind="ratio", metric="price", subject=subject_of(scene, i, "price", memory, last))
        if SHARES.search(scene.text, scene.start, scene.atoms[i].start):
            frame.commodity = "shares"
        return frame
    if quantity.unit == "percent" and USUAL.search(words_left(scene, i, 16)) is not None:
        frame = amount_frame(scene, i, quantity, "share", memory, last)
        frame.kind, frame.whole = "ratio", None
        return frame
    sign = change_at(scene, i, quantity)
    if quantity.unit == "x" or quantity.form == "multiple":
        frame = amount_frame(scene, i, quantity, "share", memory, last)
        frame.kind = "multiple"
        if sign is None and "相当于" in scene.text[scene.start : atoms[i].start]:
            others = [a.id for j, a in enumerate(atoms[:i]) if a.kind == "E" and scene.clauses[j] == clause]
            if others:
                frame.kind, frame.whole = "ratio", others[-1]
                frame.subject = next((o for o in others if o != frame.whole), memory.subject)
        return frame
    if quantity.unit == "pp" and last is not None and _moves_on(scene, i, last):
        frame = last.copy()
        frame.kind, frame.sign = "change", sign or 1
        frame.whole = last.whole if last.kind == "share" else None
        frame.period = frame.carry = frame.base = frame.item = None
        _against_a_rival(scene, i, frame)
        return frame
    if quantity.unit == "pp" or sign is not None:
        frame = amount_frame(scene, i, quantity, "share", memory, last)
        frame.kind, frame.sign = "change", sign or 1
        return frame
    stake = any("stake" in a.metrics() for a in atoms[max(0, i - 5) : i + 6])
    patents = any("patents" in a.metrics() for a in atoms[:i])
    if patents and not any(a.text in ("股权", "股份", "权益") for a in atoms):
        stake = False  # 固态电池的专利，日企持有34%
    elif stake or taken_of_it(scene, i, last) is not None or takes_the_rest(scene, i, last):
        return stake_frame(scene, i, memory, last)
    plain = said_plainly(scene, i, memory, last)
    frame = plain if plain is not None else share_frame(scene, i, quantity, memory, last)
    if patents and frame.metric == "stake" and not stake:
        frame.metric, frame.whole = "patents", frame.whole or "world"
    return frame


def _at_two_times(memory: Memory) -> bool:
    """Whether the two numbers before are of one measure at two times: 10月1860吨，9月620吨，前者是后者的三倍."""
    if len(memory.spoken) < 2:
        return False
    one, other = memory.spoken[-2:]
    alike = (one.metric, one.subject, one.counterparty, one.unit)
    return (
        alike == (other.metric, other.subject, other.counterparty, other.unit) and one.period != other.period
    )


USUAL = re.compile(
    r"(?:[掉降跌落缩减剩升][到至回]?|只有|仅有|仅|不到|不足|恢复[到至]|回[到至])(?:了|只有|仅)?(?:平时|平常|平日|往常|往年|常年|正常(?:水平|时期?)?|原来|以往|战前|疫情前|停产前|封锁前|高峰期?)(?:水平)?的(?:约|近|逾|不到|一)?$"
)
"""发电量掉到平时的三成: how much it is of what it mostly is."""
RUNS = re.compile(r"开工率|利用率|负荷率|运转率|开机率|稼动率|运行率|开工负荷|(?:开工|在产|在运)的")
"""How much of what can be made is."""
FROM_ONE = re.compile(r"(?:从|由|自)[^,，;；。\d]{0,12}$")
TO_ANOTHER = re.compile(r"[^,，;；。\d]{0,12}[至到为成](?:了|约|近|逾)*$")
LIKEWISE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:则|也|更|却|仅|只|还|不过)*(?:为|是|有|达|在|仅|只|剩|不足|不到)+(?:约|近|逾)*$"
)


def _rate_again(scene: Scene, i: int, quantity: Quantity, last: Frame) -> Frame | None:
    """A rate told again: 增速从6%放缓至4%; 大厂的开工率八成，小厂只有五成."""
    since = scene.atoms[last.at + 1 : i]
    if (
        quantity.unit != "percent"
        or last.unit != "percent"
        or any(a.metrics() or a.kind == "Q" for a in since)
    ):
        return None
    between = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    level = last.kind == "ratio" and last.whole == "capacity"
    if (last.kind == "change" or level) and TO_ANOTHER.fullmatch(between) is not None:
        one = FROM_ONE.search(words_left(scene, last.at, 16)) is not None
        rate = RATE_WORD.search(
            scene.text, max(scene.start, scene.atoms[last.at].start - 20), scene.atoms[last.at].start
        )
        again = last.copy() if one and (level or rate is not None) else None
    elif last.kind == "ratio" and last.whole == "capacity" and not any(a.kind in "EC" for a in since):
        again = last.copy() if LIKEWISE.fullmatch(between.lstrip(",，、;；")) is not None else None
    else:
        return None
    if again is not None:
        again.period = again.carry = again.base = again.item = None
    return again


def _margin_again(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a margin is set against that of another time: 毛利率6.2%，比去年同期的6.1%高0.1个百分点."""
    if last.metric != "profit" or not (last.whole == "revenue" or last.unit == "pp"):
        return False
    since = scene.atoms[last.at + 1 : i]
    return not any(a.kind in "EC" or set(a.metrics()) - {"profit"} for a in since)


RATE_WORD = re.compile(r"[增升涨降跌减][幅速]|[增成]长率|下降率")
RATE_OF_THEN = re.compile(r"(?:低于|高于|快于|慢于|不及|超过|逊于|好于)[^,，;；。]{2,8}的$")
SHARES = re.compile(r"收盘价?|股价|每股|配股|停牌|增发|定增")
PREMIUM = re.compile(r"(?:折让|折价|溢价)(?:率|幅度)?(?:一度|曾|最高|约|近|了|达到?|为|逾|超过?|高)*$")
"""较收盘价折让10%, 欧洲溢价三成: one price set against another."""


def _moves_on(scene: Scene, i: int, last: Frame) -> bool:
    """Whether points are by how much the part right before them moved: 开工率约六成，较9月降5个百分点."""
    since = scene.atoms[last.at + 1 : i]
    if last.kind in ("share", "ratio") and THAT_PART.search(words_left(scene, i, 18)) is not None:
        return True  # 65.5%来自中国，这一比例比上年低3.7个百分点
    return last.kind in ("share", "ratio") and not any(a.kind in "EC" or a.metrics() for a in since)


THAT_PART = re.compile(r"(?:这一?个?|该)(?:比例|比重|占比|份额|比率)")


NOT_AGAINST = re.compile(
    r"上一版|报告|此前|原先|原计划|[预期计测前初末底年月季日周]|同期|水平|高点|低点|峰值|均值|目标|招股价|发行价|发售价|开盘价|收盘价|定价|[\d]"
)


def _against_a_rival(scene: Scene, i: int, frame: Frame) -> None:
    """A margin that is so many points above another's, not above what it was: 毛利率比同行高3个百分点."""
    hit = COMPARED.search(words_left(scene, i, 24))
    if hit is None or NOT_AGAINST.search(hit["who"]) or _timed(scene, i, hit["who"]):
        return
    frame.kind, frame.sign, frame.whole = "ratio", 1, entity_in(scene, i, hit["who"])


THEN = re.compile(
    r"[原旧老]来?$|现在|目前|如今|当前|今天|眼下|以前|之前|从前|过去|当时|当初|谷底|低谷|高峰|正常|平时"
)
"""What a thing was or is at another time."""


def _timed(scene: Scene, i: int, words: str) -> bool:
    """Whether the words right before a number hold a time or a number."""
    start = scene.atoms[i].start - 24
    return any(
        a.kind in "TQ" and a.start > start and a.text in words for a in scene.atoms[max(0, i - 14) : i]
    )


CONTENT = re.compile(
    r"(?:平均|原矿|矿石|矿体)(?:的)?含(?:铁|铜|镍|锂|铝|锌|铅|锡|钨|金|锰|锑|稀土|氧化[\u4e00-\u9fff]{1,2})(?:量|率)?(?:达到?|为|约|仅|在|高|近|逾|超过?)*$"
)


def _is_content(scene: Scene, i: int) -> bool:
    """Whether it is how much of the metal the ore of a mine has: 探明储量40亿吨，平均含铁六成."""
    return (
        CONTENT.search(words_left(scene, i, 14)) is not None
        and scene.text.find("矿", scene.start, scene.end) >= 0
    )


GRADE = re.compile(r"品位[^,，;；。、占]*$|纯度[^,，;；。、占)）]*$|REO ?[=＝] ?$")
