"""The grammar of Chinese: the same questions as in English, with the words where Chinese puts them."""

from __future__ import annotations

import re

from checker.extract.chinese.amount import amount_frame
from checker.extract.chinese.change import change_at
from checker.extract.chinese.deals import settle_deal
from checker.extract.chinese.firm_to_firm import between_firms
from checker.extract.chinese.lasting import LASTS, years_of_use
from checker.extract.chinese.metric import metric_of
from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.chinese.proportion import proportion_frame
from checker.extract.chinese.rank import rank_frame
from checker.extract.chinese.subject import subject_of
from checker.extract.chinese.tariff import is_duty_in_money, tariff_frame
from checker.extract.chinese.uses import of_a_use
from checker.extract.dated import NEWLY
from checker.extract.frame import Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import STRONG, Scene
from checker.extract.select import was_idle
from checker.extract.stock_days import is_stock

__all__ = ["read_frame"]


THIS = re.compile(
    r"(?:这一|这个|该|此|上述)(?:比例|比重|占比|份额|数字|数据|数值|指标|价格)(?:则|仅|只|还|已)?(?:为|是|达|达到|有)?(?:约|近|逾|超过?)?$"
)
THEN = re.compile(
    r"^[的则仅只还约近]?(?:则|仅|只|还)?(?:时?的?(?:预测|预期|预估|估计|目标|指引|说法|口径)(?:则|还|仅|只)?)?(?:为|是|达|有)(?:约|近|逾)?$"
)


RATE = re.compile(r"[增升涨降跌减][幅速]|[增成]长率")


def _was_a_rate(scene: Scene, last: Frame) -> bool:
    """Whether the change before was told as a rate: 成长率上修到35%，七月的预测是三成."""
    start = scene.atoms[last.at].start
    return last.kind == "change" and RATE.search(scene.text, max(scene.start, start - 12), start) is not None


HIGH = re.compile(r"(?:以来|来)?的?(?:同[期月])?(?:新高|新低|最高|最低|高位|低位|高点|低点)")


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether the number only says the one before it for another time: 去年为297亿元, 去年同期这一比例为75.9%."""
    if THIS.search(words_left(scene, i, 14)):
        return True
    low, _ = scene.span_of(i)
    inside = [a for a in scene.atoms[low:i] if a.kind != "P"]
    return (
        len(inside) > 1
        and inside[0].kind == "T"
        and THEN.match("".join(a.text for a in inside[1:])) is not None
    )


VALID = re.compile(r"禁令|有效|年期|许可期|松绑|喊停|暂缓|暂停|中止|豁免|宽限|缓征|停止执行|休战|休兵")
"""许可证有效期6个月, 暂停执行一年: how long a rule holds, which is no time that work takes."""
UNTIL = re.compile(r"[从自][^,，;；。]{1,8}到[^,，;；。]{1,6}")
"""从勘探到开采至少要六年: how long it takes."""
FIRST_ONE = re.compile(rf"以?来{NEWLY}的?(?:首|第一)(?:座|家|个|条|艘|款|批|所|台|例|处)")
"""45年来首座炼厂: an event, whatever is said of its cost."""
FORMER = re.compile(r"(?P<one>前者)|后者")


THAT_NUMBER = re.compile(
    r"(?:^|[,，、。：:\s])(?:而|但|不过|如今)?(?:这一?(?:个|一)?|该)(?:数字|数据|总量|规模|总数|水平|比例|比重|占比|份额|数值)"
)


def _of_that_number(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The measure of the first number of the sentence before, where another is put to it: 到2030年，这个数字将增至945亿度."""
    if THAT_NUMBER.search(scene.text, scene.start, scene.atoms[i].start) is None:
        return None
    if change_at(scene, i, quantity) is not None or any(a.kind in "EC" for a in scene.atoms[:i]):
        return None
    told = [f for f in memory.before or memory.spoken if f.unit == quantity.unit and f.kind in SAID_ANEW]
    return _again(told[0]) if told else None


SAID_ANEW = ("amount", "share", "ratio", "count")


def _of_two(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The measure of the first or the second of the two numbers before: 份额43%，比亚迪21%，前者降1个百分点."""
    hit = FORMER.search(words_left(scene, i, 14))
    spoken = memory.spoken or memory.before
    if hit is None or len(spoken) < 2:
        return None
    pair = [frame for frame in spoken if frame.kind == spoken[-1].kind and frame.unit == spoken[-1].unit][-2:]
    sign = change_at(scene, i, quantity)
    if sign is None or len(pair) < 2:
        return None
    frame = _again(pair[0] if hit["one"] else pair[1])
    frame.kind, frame.sign, frame.whole = "change", sign, None
    return frame


def _one_of_two(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The same amount of the first or the second told before, at another time: 出口镓8吨、锗9吨。9月前者只剩0.2吨."""
    hit = FORMER.search(words_left(scene, i, 10))
    low, _ = scene.span_of(i)
    told = [f for f in memory.before or memory.spoken if f.kind == "amount" and f.unit == quantity.unit]
    if hit is None or len(told) != 2 or change_at(scene, i, quantity) is not None:
        return None
    if any(a.metrics() or a.kind in "EC" for a in scene.atoms[low:i]):
        return None
    return _again(told[0] if hit["one"] else told[1])


STORED = re.compile(r"存量|仓库|库里|手[上头里中边]|存货|备货|囤货|家里|现有的")


def _in_stock(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether what lasts so long is a stock: 港口库存2500万吨，够用两个月."""
    if last is not None and last.metric == "stockpile":
        return True
    if STORED.search(scene.text, scene.start, scene.atoms[i].start) is not None:
        return True
    return any("stockpile" in a.metrics() for a in scene.atoms[:i])


def _again(last: Frame) -> Frame:
    frame = last.copy()
    frame.period = frame.carry = frame.base = None
    frame.evidence = {"subject": "as before"}
    return frame


def read_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of the quantity at atom `i`; `last` is the frame of the one before it in the sentence."""
    frame = of_a_use(scene, i, quantity, _read(scene, i, quantity, memory, last), last, memory)
    if dimension(quantity.unit) == "time" and (whose := _of_any(scene, i)) is not None:
        frame.metric, frame.subject, frame.commodity = "lead_time", whose, memory.topic
    timed = frame.metric in (None, "lead_time") and dimension(quantity.unit) == "time"
    if timed and VALID.search(words_left(scene, i, 14) + "|" + words_right(scene, i, 6)):
        frame.metric = "other"
    if last is not None and last.passing and frame.subject == last.subject:
        frame.passing = True
    _of_who_tells(scene, i, frame, last)
    settle_deal(scene, i, frame, last)
    return frame


FROM_TO = re.compile(
    r"(?:[从自由]|^)[^,，;；。\d]{1,8}[到至][^,，;；。\d]{1,8}?[,，]?(?:一般|通常|往往|平均|大约|至少|动辄|少说|快则|也|都|最快|一共|前后|全程|全球)*(?:要|需|得|花|用|耗|历时|耗时|需时|需要|耗费|走|等)"
)
"""从勘探到投产平均要花14年: how long it takes anybody."""


def _of_any(scene: Scene, i: int) -> str | None:
    """The world where it is told of nobody how long something takes from its beginning to its end."""
    if FROM_TO.search(scene.text, max(scene.start, scene.atoms[i].start - 30), scene.atoms[i].start) is None:
        return None
    whose = any(a.kind in "ES" or a.is_cue("pronoun") or a.is_word("它") for a in scene.atoms[:i])
    return None if whose else "world"


OF_ALL = (
    "production",
    "mine_production",
    "refining",
    "sales",
    "demand",
    "consumption",
    "supply",
    "imports",
    "exports",
)
NEEDS = ("demand", "consumption", "supply")


OFFICE = re.compile(r"[\u4e00-\u9fff]{0,12}(?:机构|管理局|监管局|委员会|管理署|部门|总局|局|署)[(（]?")


def _whose_office(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country whose office a quota is told of, which is named behind it: 印尼矿业监管机构MINERBA批准的配额."""
    if scene.pack.kind(frame.subject) not in ("", "agency"):
        return None
    office = next((a for a in scene.atoms[:i] if a.kind == "E" and a.id == frame.subject), None)
    lands = (a for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) in ("country", "bloc"))
    return next(
        (a.id for a in lands if office is not None and OFFICE.fullmatch(scene.text, a.end, office.start)),
        None,
    )


def _of_who_tells(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """Give what an office only counts or foresees to its country, and to the world where it has none: 中汽协的目标是1600万辆."""
    if frame.metric == "quota" and (state := _whose_office(scene, i, frame)) is not None:
        frame.subject = state
    if frame.metric not in OF_ALL:
        return
    if scene.pack.kind(frame.subject) == "source":
        whose = scene.pack.home(frame.subject or "") or "world"
        frame.whole = whose if frame.whole == frame.subject else frame.whole
        frame.subject = whose
    elif last is None and frame.metric in NEEDS and frame.kind == "amount":
        tellers = [a.id for a in scene.atoms[:i] if a.kind == "S"]
        named = any(a.kind == "E" or a.is_cue("pronoun") for a in scene.atoms[:i])
        if tellers and not named and all(scene.pack.home(id) is None for id in tellers):
            frame.subject = "world"


def _read(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    dim = dimension(quantity.unit)
    if (
        last is not None
        and last.unit == quantity.unit
        and (last.kind in ("amount", "share", "ratio") or _was_a_rate(scene, last))
        and _goes_on(scene, i)
    ):
        return _again(last)
    if last is None and (same := _of_that_number(scene, i, quantity, memory)) is not None:
        return same
    if dim == "price" and is_duty_in_money(scene, i):
        return tariff_frame(scene, i, quantity, memory, last)
    if dim == "share" and (named := _of_two(scene, i, quantity, memory)) is not None:
        return named
    if dim not in ("share", "time") and (one := _one_of_two(scene, i, quantity, memory)) is not None:
        return one
    if quantity.form in ("rank", "exclusive"):
        return rank_frame(scene, i, quantity, memory, last)
    if quantity.form == "date":
        frame = Frame(kind="date", metric="event")
        frame.subject = subject_of(scene, i, "event", memory, last)
        return frame
    if dim == "time" and quantity.unit == "year" and was_idle(scene, i):
        return Frame(kind="recency", metric="event", subject=subject_of(scene, i, "event", memory, last))
    if dim == "time" and HIGH.match(words_right(scene, i)):
        return Frame(
            kind="recency",
            metric=last.metric
            if last is not None
            else metric_of(scene, i, "price", memory, last, Frame())
            or metric_of(scene, i, "share", memory, last, Frame()),
            subject=last.subject if last is not None else subject_of(scene, i, "", memory, last),
        )
    if dim == "time" and re.match(rf"以?来{NEWLY}的?(?:首|第一|最|头一)", words_right(scene, i)):
        frame = Frame(kind="recency", metric="event")
        moved = re.match(
            r"(?:以来|来)(?:出现|的)?首次(?:出现)?[\u4e00-\u9fff]{0,4}[升降涨跌增减滑]",
            words_right(scene, i, 14),
        )
        first = FIRST_ONE.match(words_right(scene, i, 14)) is not None
        if not first and last is not None and last.metric not in (None, "event", "things"):
            frame.metric, frame.subject, frame.counterparty = last.metric, last.subject, last.counterparty
            return frame  # 美国则为零，七年来头一遭
        if moved or re.search(r"首次|头一回", words_left(scene, i, 12)):
            frame.metric = metric_of(scene, i, "share", memory, last, Frame()) or "event"
        frame.subject = subject_of(scene, i, "event", memory, last)
        return frame
    if dim == "time" and last is not None and last.metric == "stockpile" and last.unit == quantity.unit:
        since = scene.atoms[last.at + 1 : i]
        if not any(a.kind in "EC" or a.metrics() or a.text in STRONG for a in since):
            return _again(last)  # 只够用57天，目标是100天
    kept = dim == "time" and is_stock(scene, i)
    if kept or (dim == "time" and LASTS.search(words_left(scene, i, 12)) and _in_stock(scene, i, last)):
        frame = amount_frame(scene, i, quantity, dim, memory, last)
        frame.kind, frame.metric, frame.counterparty = "amount", "stockpile", None
        return frame
    if (
        dim == "time"
        and quantity.unit == "year"
        and LASTS.search(words_left(scene, i, 12))
        and not UNTIL.search(words_left(scene, i, 16))
    ):
        return years_of_use(scene, i, memory, last)
    if dim == "share":
        return proportion_frame(scene, i, quantity, memory, last)
    if (sold := between_firms(scene, i, dim)) is not None:
        return sold
    return amount_frame(scene, i, quantity, dim, memory, last)
