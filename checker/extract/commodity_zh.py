"""What a Chinese number is of, where its sentence does not say: goods past an aside, in the ground, of two quotas."""

from __future__ import annotations

import re

from checker.extract.chinese.uses import USES
from checker.extract.frame import FLOWS, STATES, Frame, Memory, dimension
from checker.extract.rows import run
from checker.extract.scene import STRONG, Scene
from checker.model import Kind

BOTH = re.compile(r"开采(?:量)?[、和与及](?:冶炼)?分离(?:量)?(?:的)?(?:总量)?(?:控制)?(?:指标|配额)")


def second_of_two(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether a quota is the second of two told together: 开采和分离的指标分别是3万吨、2万吨, 全年两项指标达6万吨和4万吨."""
    numbers = run(scene, i, "Q")
    if len(numbers) != 2 or numbers[1] != i:
        return False
    if "两项" in scene.text[scene.start : scene.atoms[numbers[0]].start]:
        return any((f.commodity or "").startswith("separated_") for f in (*memory.before, *memory.spoken))
    return BOTH.search(scene.text, scene.start, scene.atoms[numbers[0]].start) is not None


THAN = re.compile(r"(?:比|较|不如|不像|超过|胜过|堪比|好比|如同|像)$")
MORE = re.compile(r"(?:还|更|都|稀|多|少|贵|便宜|那样|一样|那么|常见|丰富)")


HELD_AGAINST = re.compile(r"(?:其实|甚至|都)?比[^,，;；。比]{1,6}(?:还|更)")


def only_compared(scene: Scene, j: int, i: int) -> bool:
    """Whether goods are only what others are held against: 铈比铜还多，全球储量9000万吨."""
    atom = scene.atoms[j]
    if j < i and scene.clauses[j] != scene.clauses[i] and HELD_AGAINST.match(scene.text, atom.end, scene.end):
        return True
    if j > i or THAN.search(scene.text, max(scene.start, atom.start - 2), atom.start) is None:
        return False
    return MORE.match(scene.text, atom.end, scene.end) is not None


def unweighed(scene: Scene, id: str, unit: str | None) -> bool:
    """Whether batteries were spoken of last, which no tonnes are of unless they are named."""
    cells = id == "batteries" or scene.pack.within(id, "batteries")
    by_weight = unit == "t" or (unit or "").endswith("/t")
    return by_weight and cells and not any(a.kind == "C" and a.id == id for a in scene.atoms)


def is_the_use(scene: Scene, id: str | None, frame: Frame) -> bool:
    """Whether goods are only what others are used for: 全球锗消费220吨，太阳能电池占15% is of germanium."""
    if not scene.chinese or not frame.passing or not (frame.kind == "share" or frame.apiece) or id is None:
        return False
    if frame.apiece:
        return id == frame.subject or scene.pack.counted(id)
    word = str(frame.evidence.get("subject", ""))
    return all(a.text in USES or a.text in word for a in scene.atoms if a.kind == "C" and a.id == id)


MACRO = re.compile(
    r"GDP|国内生产总值|增加值|CPI|PPI|PMI|通胀|失业率|利率|人口|出生|就业|社会融资|外汇储备|财政|赤字|零售总额|可支配收入|固定资产投资|"
    r"贸易总值|外贸|货物贸易|货物进出口|服务贸易|贸易顺差|贸易逆差|顺差|逆差|业务量|包裹量|观影|票房|人次|客流|旅客|出境|入境|薪|工资"
)
"""What is of no goods: 失业率5.1%, 货物贸易进出口总值25万亿元."""
SERVICES = re.compile(
    r"\b(?:fares?|tickets?|hotels?|rooms?|nights?|rents?|rental|passengers?(?! (?:cars?|vehicles?|jets?|planes?|aircraft|ships?|trains?))|guests?|visitors?|tourists?|travell?ers|wages?|salar(?:y|ies)|mortgages?|inflation|unemployment"
    r"|population|students?|patients?|house prices|home prices|box office|subscribers?|users|households|premiums? income|retail sales)\b"
)
"""What is of no goods in English: “at an average fare of $60”, “1.2 million hotel nights”."""


def of_services(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Whether a number is of fares, guests, wages, which no goods that were spoken of before have a part in."""
    if frame.metric in ("investment", "loan", "stake", "event", "tariff"):
        return False
    low, high = scene.span_of(i)
    if any(a.kind == "C" for a in scene.atoms[low:high]):
        return False
    if last is not None and last.commodity is None and last.metric == frame.metric in ("price", "cost"):
        return True
    near = scene.atoms[max(low, i - 8)].start
    return SERVICES.search(scene.text, near, scene.atoms[min(high - 1, i + 3)].end) is not None


ALL_TRADE = re.compile(r"(?:货物贸易|对外贸易|外贸)[^,，;；。]{0,4}(?:进|出)口")
"""货物贸易进口总值8.7万亿元."""
POWER = re.compile(r"(?:发电量|发电装机(?:容量)?|装机总?容量|用电量)[^,，;；。\d]{0,8}$")


def of_all_power(scene: Scene, i: int, frame: Frame) -> str | None:
    """Electricity, where what is made of it is told and no source of it: 分品种看，火电…。发电量7400亿千瓦时."""
    if not scene.chinese or frame.metric not in ("production", "capacity", "consumption", None):
        return None
    low, _ = scene.span_of(i)
    if any(a.kind == "C" and a.id != "electricity" for a in scene.atoms[low:i]):
        return None
    works = scene.pack.entities.get(frame.subject or "")
    if works is not None and (works.commodity or works.makes):
        return None
    said = POWER.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None
    return "electricity" if said and scene.pack.kind(frame.subject) in ("", "world", *STATES) else None


OF_NO_GOODS = ("other", "investment", "sales", "workforce")


def of_no_goods(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Whether a number is one of a whole economy or of services, or goes on with such a one."""
    if not scene.chinese:
        return of_services(scene, i, frame, last)
    low, high = scene.span_of(i)
    trade = frame.metric in FLOWS and dimension(frame.unit) in ("money", "share")
    trade = trade and ALL_TRADE.search(scene.text, scene.start, scene.atoms[i].start) is not None
    if frame.metric not in OF_NO_GOODS and not trade:
        return False
    if any(a.kind == "C" for a in scene.atoms[low:i]):
        return False
    if trade:
        return True
    if MACRO.search(scene.text, scene.atoms[low].start, scene.atoms[high - 1].end) is not None:
        return True
    goes_on = last is not None and last.metric == frame.metric and last.commodity is None
    return (
        goes_on
        and last is not None
        and MACRO.search(scene.text, scene.start, scene.atoms[last.at].start) is not None
    )


KINDS = "种类項项類種份处座處"


def of_all(scene: Scene, i: int, memory: Memory) -> str | None:
    """What so many kinds, licences or places are of: a rule covers rare earths, whichever of them was spoken of last."""
    if not scene.chinese or scene.text[scene.atoms[i].end - 1] not in KINDS:
        return None
    return "rare_earths" if scene.pack.within(memory.topic, "rare_earths") else None


def goes_on_of(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether a number goes on with the same measure of the same works: 一期锂辉石年产能50万吨，加上二期，将达到100万吨."""
    same = (frame.metric, frame.subject, frame.unit) == (last.metric, last.subject, last.unit)
    since = scene.atoms[last.at + 1 : i]
    return scene.chinese and same and all(a.kind not in "EC" and a.text not in STRONG for a in since)


BURIED = ("reserves", "resources", "grade")


def buried(scene: Scene, id: str | None, memory: Memory) -> str | None:
    """What lies in the ground, where a product of it was spoken of last: rare earths, not the oxide or the magnet."""
    pack = scene.pack
    known, topic = pack.commodities.get(id or ""), pack.commodities.get(memory.topic or "")
    if known is None or known.mined:
        return id
    if topic is not None and topic.mined and pack.within(id, memory.topic):
        return memory.topic
    return next(
        (w for w in ("rare_earths", *known.within) if pack.within(id, w) and pack.commodities[w].mined), id
    )


def after_semicolon(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame) -> str | None:
    """What a new part of a Chinese sentence is of, past the aside that closed the one before.

    费恩矿880万吨，其中钕镨占19%；基律纳矿100万吨: rare earths again.
    """
    if not scene.chinese or not any(atom.text in STRONG for atom in scene.atoms[last.at + 1 : i]):
        return None
    alike = [
        f.commodity
        for f in memory.spoken
        if f.metric == frame.metric and f.kind == frame.kind and f.commodity
    ]
    if alike:
        return alike[0]
    wider = memory.topic is not None and scene.pack.within(last.commodity, memory.topic)
    return memory.topic if wider and last.metric != frame.metric else None


def of_that_measure(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """What the same measure was last of, where a paragraph has named nothing and what was spoken of since is a part of it.

    进口稀土4万吨。…镝价翻倍。…从老挝也买了3900吨: of rare earths again, not of dysprosium.
    """
    held = None if memory.goods_named else memory.of_metric.get(frame.metric or "")
    wider = (
        held.commodity if held is not None and (held.subject == frame.subject or not scene.chinese) else None
    )
    return wider if wider is not None and scene.pack.within(memory.commodity, wider) else None


def heads(scene: Scene, i: int, j: int) -> bool:
    """Whether the name at `j` stands before the colon of a sentence: 锡的数字有争议：…，中国占四成."""
    if not scene.chinese or j > 2:
        return False
    colon = next((k for k in range(j + 1, min(i, j + 16)) if scene.atoms[k].text in ":："), None)
    if colon is None:
        return False
    return not any(a.kind == "C" and a.id != scene.atoms[j].id for a in scene.atoms[colon:i])


IN_PIECES = ("sales", "production", "exports", "imports", "demand", "consumption", "stockpile", "supply")


def in_pieces(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """The goods that come in pieces where what was spoken of last is weighed: 机器人…磁材…预计2030年出货60万台 is of robots."""
    pack = scene.pack
    weighed = frame.kind not in (Kind.RANK, Kind.EXCLUSIVE, Kind.SHARE) and frame.commodity is not None
    weighed = weighed and not pack.counted(frame.commodity or "")
    if not (weighed and scene.chinese and frame.unit == "count" and frame.metric in IN_PIECES):
        return frame.commodity
    if any(atom.kind == "C" for atom in scene.atoms[: frame.at]):
        return frame.commodity
    held = memory.of_metric.get(frame.metric or "")
    told = [held.commodity] if held is not None else []
    known = [*told, *(f.commodity for f in reversed(memory.here)), *memory.goods]
    return next((id for id in known if id is not None and pack.counted(id)), frame.commodity)
