"""What in a Chinese sentence keeps a time from a number of another clause, and the time of a price that names none."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.extract.calendar import Clock, months_in
from checker.extract.dated import ZH_BEGINS, ZH_EVENT
from checker.extract.frame import Frame, Memory
from checker.extract.rows import run
from checker.extract.scene import STRONG, Scene
from checker.extract.times import LOOKS_BACK, Time
from checker.model import Kind

IF = re.compile(r"(?:^|[,，;；。:：、])(?:但|而)?(?:若|如果|要是|假如|假设|倘若|一旦|除非|只要)[^,，;；。]*$")
SAID = re.compile(
    r"[^,，;；。\d]{0,10}?(?:公布|发布|宣布|披露|通报|表示|透露|指出|报道|刊文|发文|公告|估计|估算|测算|统计|评估)(?:的[^,，;；。\d]{0,8})?(?:[,，:：]|称)"
)
"""年初自然资源部公布，储量占比升至…: when it was told, not when it was so."""
REPORTED = re.compile(r"(?:的)?(?:一[份篇项])?(?:报导|报道|发布|公布|发表|表示|指出|宣布|称|说|电|讯)")
BEFORE_IT = re.compile(r"(?:停产|关停|停工|投产|开工|复产|实施|生效|收购|上市|被炸|被封)(?:之|以)?前")
"""关闭之前，占全国产量的一成: what was so until then."""
OPENS = re.compile(
    r"(?:前|底|初|内|末|中)?(?:正式|建成|全面)?(?:投产|启用|投用|开工|动工|量产|复产|投運|投运|運營|运营|啟用|投產|試產|试产)[^,，;；。\d]{0,4}[,，]"
)
"""预定今年底启用，可供应20%: when a plant opens, not when it will make so much."""
BEFORE_THAT = re.compile(r"[,，;；]?(?:而|在)?(?:此前|之前|在此之前|停产前)(?!.{0,6}(?:预|計|计|目标|指引))")
"""自2023年起停产，此前年产3万吨: what was so until then."""
OF_THE_OTHER = re.compile(
    r"的?(?:总|全部)?(?:产量|开采量|出口量|进口量|消费量|需求量?|产能|配额|指标)的(?:约|近|逾)?"
)
"""不到去年出口量的一半: the time of what it is set against."""
NOT_EVEN = re.compile(r"连[^,，;；。\d]{2,8}$")
"""连越南2020年产量的3%都不到: of the same year as what it is set against."""
ONCE = re.compile(r"(?:达产|满产|投产|建成|完工|扩产|复产|量产)(?:之?后|时|的话)|满负荷")
"""达产后年产2000吨: what will be so some day."""


def of_another_clause(scene: Scene, i: int, j: int, frame: Frame) -> bool:
    """Whether the time at `j` is only that of a condition, of what was told, or of how a plant came to be."""
    ratio = scene.chinese and frame.kind == Kind.RATIO and j < i
    ratio = ratio and NOT_EVEN.search(scene.text, scene.start, scene.atoms[j].start) is None
    if ratio and OF_THE_OTHER.fullmatch(scene.text, scene.atoms[j].end, scene.atoms[i].start) is not None:
        return True
    if not scene.chinese or j > i or scene.clauses[i] == scene.clauses[j]:
        return False
    start, end = scene.atoms[j].start, scene.atoms[j].end
    if REPORTED.match(scene.text, end, scene.end):
        return True
    if frame.metric == "price" and _only_planned(scene, i, j):
        return True
    low, _ = scene.span_of(i)
    if BEFORE_THAT.match(scene.text, scene.atoms[low].start) is not None:
        return True
    if IF.search(scene.text, scene.start, start) is not None or BEFORE_IT.match(scene.text, end, scene.end):
        return True
    if SAID.match(scene.text, end, scene.end) is not None:
        return frame.metric in LASTING
    between = scene.atoms[j + 1 : i]
    if ZH_BEGINS.match(scene.text, end, scene.end) is not None:
        return frame.kind == Kind.SHARE or any(
            a.text in STRONG for a in between
        )  # 2029年起禁运，而它占全球两成
    if scene.text[start - 1] in "到至" and _ends_without_number(scene, j, i):
        return True  # 订单已排到2029年；上半年营收187亿元
    marked = any(a.text in STRONG for a in between) and any(a.kind == "Q" for a in between)
    if marked and was_less(scene, j, None, ""):
        return True  # 美国590吨，7月是619吨；日本240吨
    if frame.metric in ("capacity", "supply") and OPENS.match(scene.text, end, scene.end) is not None:
        return True
    if frame.metric == "capacity":
        told = scene.atoms[j + 1 : low]
        planned = any(a.is_cue("forecast") or a.is_word("才", "起") for a in scene.atoms[max(0, j - 1) : i])
        happened = len(told) > 5 or ZH_EVENT.search(scene.text, end, scene.atoms[low].start) is not None
        apart = any(a.kind == "Q" for a in told) and not planned
        return apart or (happened and not planned and not any(a.kind == "Q" for a in told))
    return ONCE.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None


def _only_planned(scene: Scene, i: int, j: int) -> bool:
    """Whether a time is that of a plan, at which a price has moved: 拟将2026年配额砍至2.5亿吨，消息令伦镍大涨8%."""
    (low, high), (here, end) = scene.span_of(j), scene.span_of(i)
    planned = any(a.is_cue("forecast") or a.is_word("拟") for a in scene.atoms[low:high])
    return planned and not any(a.is_cue("forecast") for a in scene.atoms[here:end])


def _ends_without_number(scene: Scene, j: int, i: int) -> bool:
    """Whether the part of the sentence that the time at `j` stands in ends before a number comes."""
    mark = next((k for k in range(j + 1, i) if scene.atoms[k].text in STRONG), None)
    return mark is not None and not any(a.kind == "Q" for a in scene.atoms[j + 1 : mark])


LASTING = frozenset(["reserves", "resources", "grade", "capacity", "import_reliance", "patents"])
"""What is not of the day on which it is told."""


def compared_with_before(scene: Scene, i: int, frame: Frame, memory: Memory, clock: Clock) -> str | None:
    """The time of a price that is set against an earlier one: 氧化镨钕报55万元，较年初上涨近四成 is told of now."""
    if not scene.chinese or frame.metric != "price":
        return None
    if BY_DAY.search(scene.text, scene.start, scene.end) is not None and clock.today is not None:
        return str(clock.today)
    high = scene.clauses[i]
    if any(t.role not in EARLIER for j, t in scene.times if scene.clauses[j] <= high):
        return None  # but 比年初高出四成，离8月的高点还差一成 is of now
    if not any(abs(scene.clauses[j] - scene.clauses[i]) <= 1 and _against(scene, j) for j, _ in scene.times):
        return None
    held = memory.of_metric.get("price")
    goes_on = memory.same_block or (memory.frame is not None and memory.frame.metric == "price")
    if held is not None and goes_on and held.carry and held.carry[:7] <= (clock.month or ""):
        return held.carry
    return None


AGAINST = re.compile(r"[较比与跟同](?:今年|当年)?$")


def _against(scene: Scene, j: int) -> bool:
    """Whether the time at `j` stands behind the word for “than”."""
    start = scene.atoms[j].start
    return AGAINST.search(scene.text, max(scene.start, start - 3), start) is not None


BY_DAY = re.compile(r"[较比](?:前|上)一(?:个)?(?:交易)?日|[较比]昨[日天]|日环比|日[涨跌](?!停)")
"""较前一交易日上涨: what is quoted on the day of the article."""
EARLIER = ("base", "prior")


ONE_BY_ONE = re.compile(r"分别|依次|各为|逐年")


def year_of_list(scene: Scene, i: int, time: Time) -> str | None:
    """The year of the number at `i` where as many are told as a span has years: 2025—2027年分别为22亿、31亿和38亿元."""
    if len(time.period) != 9:
        return None
    numbers = run(scene, i, "Q")
    first, _, last = time.period.partition("/")
    if len(numbers) < 2 or len(first) != 4 or len(last) != 4 or int(last) - int(first) + 1 != len(numbers):
        return None
    said = scene.text[scene.start : scene.atoms[numbers[0]].start]
    return str(int(first) + numbers.index(i)) if ONE_BY_ONE.search(said) is not None else None


EACH_YEAR = re.compile(r"(?:[、和与及,，]|以及)+")


def one_of_years(scene: Scene, i: int) -> str | None:
    """The year of the number at `i` where as many are told as years were named before them: 2019年、2020年分别为13万吨和14万吨."""
    numbers = run(scene, i, "Q")
    if len(numbers) < 2:
        return None
    before = [(j, time) for j, time in scene.times if j < numbers[0]][-len(numbers) :]
    if len(before) < len(numbers):
        return None
    said = scene.text[before[-1][1].end : scene.atoms[numbers[0]].start]
    gaps = (scene.text[a.end : b.start] for (_, a), (_, b) in pairwise(before))
    if ONE_BY_ONE.search(said) is None or not all(EACH_YEAR.fullmatch(gap) for gap in gaps):
        return None
    return before[numbers.index(i)][1].period


def was_less(scene: Scene, j: int, told: str | None, period: str) -> bool:
    """Whether the time at `j` is one before that of which is `told`, looked back to: 年初时还只有14万元, 5月最高时曾达900美元."""
    hit = LOOKS_BACK.match(scene.text, scene.atoms[j].end, scene.end) if scene.chinese else None
    return hit is not None and (hit["once"] is not None or not period if told is None else period < told)


def time_of_list(
    scene: Scene, i: int, frame: Frame, memory: Memory, best: tuple[Time, int] | None
) -> str | None:
    """The time of a number by its place among those before it; sets what it leaves to the next."""
    if best is not None and (own := one_of_years(scene, i)) is not None:
        frame.carry = own
        return own
    if best is not None and (own := year_of_list(scene, i, best[0])) is not None:
        frame.carry = best[0].period
        return own
    if best is None or best[0].role in EARLIER or best[1] < scene.span_of(i)[0]:
        own = later_of_two(frame, memory)
        frame.carry = own or frame.carry
        return own
    return None


def later_of_two(frame: Frame, memory: Memory) -> str | None:
    """The time of a change told after two amounts, the second of them an earlier one: 11月682吨，10月为756吨，环比下降21%."""
    if frame.kind not in (Kind.CHANGE, Kind.MULTIPLE) or len(memory.spoken) < 2:
        return None
    one, other = memory.spoken[-2:]
    alike = all((f.kind, f.metric) == (Kind.AMOUNT, frame.metric) for f in (one, other))
    if not alike or (one.subject, one.counterparty, one.unit) != (
        other.subject,
        other.counterparty,
        other.unit,
    ):
        return None
    now, then = one.period or one.carry, other.period
    alike_long = now is not None and then is not None and months_in(now) == months_in(then)
    return now if alike_long and now is not None and then is not None and then < now else None


def is_done(scene: Scene, i: int) -> bool:
    """Whether the clause of a number says that it has come about: 港口库存已降至1亿吨."""
    clause = scene.atoms[slice(*scene.span_of(i))]
    return any(a.is_word("已", "已经") for a in clause) and not any(a.is_cue("forecast") for a in clause)


def outlasts(scene: Scene, frame: Frame, last: Frame) -> bool:
    """Whether what is there or can be made is told after what some months brought: 前三季度净利5亿元，矿山年产能5000吨."""
    if not scene.chinese or frame.metric not in LASTING:
        return False
    anew = frame.metric == "capacity" and any(a.text in STRONG for a in scene.atoms[last.at + 1 : frame.at])
    flow = scene.pack.nature(last.metric or "") == "flow"
    return last.carry is not None and (anew or (flow and "-" in last.carry))


def has_no_time_of(scene: Scene, frame: Frame, before: Frame) -> bool:
    """Whether it is something that is there, told after what came about: reserves, after imports."""
    stock = scene.pack.nature(frame.metric or "") in ("stock", "structure")
    return scene.chinese and stock and before.metric != frame.metric


def month_again(scene: Scene, inherited: str | None, memory: Memory, clock: Clock) -> str | None:
    """The month that the article is about, for a new paragraph after the total since January: 前8个月累计3.6万吨。德国买走….."""
    main = clock.main or ""
    if not scene.chinese or memory.same_block:
        return inherited
    return main if len(main) == 7 and inherited == f"{main[:4]}-01/{main}" else inherited


RATE = re.compile(
    r"(?:增速|增幅|涨幅|跌幅|降幅|增长率|升幅)[^,，;；。]{0,4}(?:低于|高于|不及|快于|慢于|超过|逊于|小于|大于|较|比)$|(?:低于|高于|不及|快于|慢于|逊于|好于)$"
)


def rate_of_then(scene: Scene, i: int, j: int) -> bool:
    """Whether the number at `i` is the rate of the time right before it: 增速低于2023年的31.4%."""
    i = run(scene, i, "Q")[0]
    if not scene.chinese or i - j > 3 or scene.text[scene.atoms[i].start - 1] != "的":
        return False
    start = scene.atoms[j].start
    return RATE.search(scene.text, max(scene.start, start - 10), start) is not None


def of_the_ranked(frame: Frame, memory: Memory) -> str | None:
    """The time of the number that a rank is by, past others between: 中国4.1万吨，三家合占74%，中国排第三."""
    told = (
        f for f in reversed(memory.spoken) if f.kind in ("amount", "share") and f.subject == frame.subject
    )
    return next(
        (f.carry or f.period for f in told if f.metric == frame.metric and f.whole in (None, frame.whole)),
        None,
    )


def so_many_kinds(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether it is told how many kinds a rule covers, which is so until it is changed: 4月公布的8种中重稀土.

    由2019年的37种增加到2023年的88种 tells of two years.
    """
    dated = i > 1 and scene.atoms[i - 1].text == "的" and scene.atoms[i - 2].time is not None
    return not dated and frame.metric == "things" and scene.text[scene.atoms[i].end - 1] in "种类項项類種"
