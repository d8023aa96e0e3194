"""What a Chinese number measures: the metric whose word is nearest, what only a price or a deal is told with."""

from __future__ import annotations

import re

from checker.extract.chinese.aims import aimed_at
from checker.extract.chinese.asides import exceeded
from checker.extract.chinese.market import moves_on_a_market
from checker.extract.chinese.phrase import distance, fits, words_left
from checker.extract.chinese.quotes import is_quoted, of_its_shares
from checker.extract.chinese.weights import said_of_weight
from checker.extract.countable import A_TIME
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.lists import own_metric
from checker.extract.scene import STRONG, Scene

MADE_LESS = re.compile(r"[减增扩]产了?(?:约|近|超过?|逾|至少|多达)?$")
YIELDS = re.compile(r"(?<!产)(?<!功)(?:能|可|就|才|只)(?:出|产|造)(?:约|近|逾|到|个)?$")
"""一年能出1000吨: what a works turns out."""
USES = re.compile(r"(?<![利使采专民商军业信费作通家农食适试启引])(?:用|耗用?|消耗)$")


HARDLY = frozenset("不过才只仅约大共")
"""一年用镓不过20吨: small words between what is used and how much."""


def _used(scene: Scene, i: int) -> bool:
    """Whether a commodity is said to be used right before the number: 每年用镓170吨, 单车用铜83公斤."""
    j = i - 1
    while j > 0 and scene.atoms[j].text in HARDLY:
        j -= 1
    return (
        j >= 0
        and scene.atoms[j].kind == "C"
        and USES.search(scene.text, max(scene.start, scene.atoms[j].start - 3), scene.atoms[j].start)
        is not None
    )


MADE = ("mine_production", "production", "refining", "capacity", "supply")
DEAL = re.compile(
    r"的?[\u4e00-\u9fff]{0,4}?(?:合同|协议|订单|合约|大单|项目|拨款|补贴|补助|赠款|资助|基金|注资|融资|增发|配股|定增|配售|募资|支持(?!率|者)|援助)|"
    r"的[^,，;；。\d]{0,16}?(?:计划|方案|规划|一揽子)(?![到至在于将把])|"
    r"[^,，;；。\d]{0,4}?(?:购入|购买|买入|买下|认购|收购|入股|增持|换得|换取|换)[^,，;；。\d]{0,24}?(?:股|权益)|"
    r"(?:的[价代]格?|现金)?(?:入股|参股|收购|并购|增资)(?!价)|"
    r"[^,，;；。\d]{0,2}?(?:现金|股票)[^,，;；。]{0,24}?(?:卖给|卖予|售予|出售|转让|收购|买下)"
)
"""价值5亿美元的协议, 4亿美元购入优先股: what is paid or promised for a deal."""
STAFF = re.compile(
    r"雇|聘用|录用|遣散|辞退|裁退|裁掉|资遣|开除|招工|减员|裁员|裁减|裁撤|增员|招聘|招收|招募|雇佣|雇用|就业|用工|骑手|工程师|技师|技术人员|研究人员|科学家|工人|职工|雇员|员工|矿工"
)
"""制造业减员1.2万人: people at work."""
JOBS = re.compile(
    r"(?:全职|直接|间接|新增|就业|工作)?(?:就业)?(?:岗位|职缺|职位|工作机会|就业机会|饭碗)"
    r"|(?:全职|正式|在职|全球|本地|外籍|一线)?(?:员工|雇员|职工|工人|矿工|工程师|技术人员|研发人员|科研人员)"
)
"""创造近七千个职缺, 共有377名员工."""
NEW_JOBS = re.compile(r"(?:就业|岗位|职位|用工)(?:约|近|逾|超过?|达|有|为)*$")


PRICES = ("price", "cost")
FUTURE = re.compile(
    r"(?:[沪伦]期?[铜铝锌铅镍锡金银]|[铜铝锌铅镍锡锂硅]期货|碳酸锂期货|主力合约|期货主力|主力|期价|合约|个股|A股|H股|港股|股票)"
    r"[^,，;；。、\d产销]{0,8}?(?:[涨跌升降冲]|收[高低]|上扬|下挫|走[高低]|幅度)[^,，;；。、\d]{0,5}$"
)
"""沪锡单日冲高5.8%, 主力合约涨停，幅度2%: what is only ever said of a price."""


def _named_since(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a metric is named between the number before and the end of this one's clause: 每吨卖到9万元，贵了两成 names none."""
    _, high = scene.span_of(i)
    return any(atom.metrics() for atom in scene.atoms[last.at + 1 : high])


MOVES = re.compile(r"[涨跌升降挫泻扬弹开收红绿滑落高低强弱崩水]")
"""What a verb of a market has one sign of."""
QUOTED_MOVE = re.compile(r"[涨跌]幅[^,，;；。\d]{1,4}[,，][^,，;；。\d]{0,2}$")
HOLDERS = re.compile(r"厂|企|商(?!品|用)")
"""冶炼厂, 加工企业: who does it, not how much is done."""


PAID = frozenset(["price", "cost", "revenue", "profit", "market_size", "investment", "loan"])
CONTRAST = ("却", "但", "而", "不过", "然而", "可")


def _goes_on(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a change is of the number right before it, since nothing else is named: 成交1.4万套，较10月多两成."""
    if last.metric in (None, "things", "event", "lead_time", "grade") or _named_since(scene, i, last):
        return False
    since = scene.atoms[last.at + 1 : i]
    return not any(a.kind in "ECQ" or a.text in STRONG for a in since)


CHEAPER = re.compile(r"(?:便宜|[^宝昂名珍可]贵)(?:了|出|上)?(?:约|近|逾|超过?|至少|多达|不到|将近)*$")
DEARER = re.compile(r"[涨跌](?:了|价|幅|价幅度)?(?:约|近|逾|超过?|至少|多达|不到|将近)?$")


STAGES = frozenset("精炼 冶炼 分离 加工 提炼 开采 冶炼分离".split())


def _names_goods(scene: Scene, j: int) -> bool:
    """Whether the word for a stage only says which goods are meant of which a flow was told: 出口精炼锡7400吨."""
    if scene.atoms[j].text not in STAGES or j + 1 >= len(scene.atoms):
        return False
    low, _ = scene.span_of(j)
    goods = scene.atoms[j + 1].kind == "C" and scene.atoms[j + 1].start == scene.atoms[j].end
    goods = goods or scene.text.startswith(("产品", "中间品", "中间产品", "原料"), scene.atoms[j].end)
    return goods and any(m in FLOWS for a in scene.atoms[low:j] for m in a.metrics())


EARNED = re.compile(
    r"(?:每|一|单|头均|吨均)[\u4e00-\u9fff]{0,4}?(?:净|毛|还|仍|能|可)?[亏赚赔盈](?:损|利|余|到)?(?:了|约|近|逾|超过?|达|至少|多达|将近)*$"
)
"""每吨赚近5000元, 每头亏损约120元: a profit for each of them."""
METALS = re.compile(r"[沪伦](?:期)?[铜铝锌铅镍锡金银][^,，;；。、\d]{0,10}$")
FOR_ONE = re.compile(
    r"每(?:标准箱|标箱|大柜|箱|柜|TEU|FEU|镍点|[湿干]吨|金属吨|票|件|艘|辆|台|枚|片|套|平方米|平米|亩|只|晚|间|张|瓶|支|克拉|度|千瓦时|斤|单|克)\s?(?:约|近|逾|超过?|仅|为|报)*$"
)
"""每镍点918元, 每标箱1480美元: a price, whatever of."""
ASKS = re.compile(
    r"(?:卖|售价?|报价?|要价|标价|叫价|喊|喊价|成交|开价)(?:到|价|至|出|了|在|为|得)*(?:约|近|逾|超过?|每[公]?[斤吨克])*$"
)
"""一公斤在上海卖八十美元: what is asked for goods, whatever they cost to make."""
WORTH = re.compile(
    r"(?:项目|协议|框架|合作|方案|管线)[^,，;；。\d]{0,4}(?:总值|总额|金额|规模|价值)(?:达到?|为|约|近|逾|超过?|高达)*$"
)
"""项目总值85亿美元: what a deal is worth, whatever it is for."""
SPENT = re.compile(
    r"(?:斥资?|砸下?|投下|耗资|豪掷|掷|拟投|拨出|注资)(?:了|约|近|逾|超过?|至少|高达|最多|最高)*$"
)
"""斥50亿美元建厂: what is spent on something that lasts."""


def counts_workers(scene: Scene, i: int) -> bool:
    """Whether people at work or places for them are counted: 工程师不到六十人, 创造七千个职缺."""
    if JOBS.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return True
    if scene.text[scene.atoms[i].end - 1] == "个":
        return NEW_JOBS.search(words_left(scene, i, 8)) is not None
    return (
        scene.text[scene.atoms[i].end - 1] in "人名位" and STAFF.search(words_left(scene, i, 12)) is not None
    )


def _of_people(scene: Scene, i: int, last: Frame | None) -> str:
    """So many people are employed or counted, whatever else is brought in or sold."""
    low, high = scene.span_of(i)
    named = [m for a in scene.atoms[low:high] for m in a.metrics() if m in ("workforce", "other")]
    if STAFF.search(words_left(scene, i, 14)) is not None:
        return "workforce"
    held = last.metric if last is not None and last.unit == "count" else None
    return named[0] if named else held if held == "workforce" else "things"


FROM_ONE = re.compile(r"(?:从|由|自)[^,，;；。\d]{0,10}$")
TO_ANOTHER = re.compile(r"[^,，;；。\d]{1,10}[至到为成](?:了|约|近|逾)*$")


def _of_goods(scene: Scene, i: int) -> bool:
    """Whether goods, and no measure in money, are named in the clause before the number."""
    low, _ = scene.span_of(i)
    here = scene.atoms[low:i]
    return any(a.kind == "C" for a in here) and not any(m in PAID for a in here for m in a.metrics())


TO_BUILD = re.compile(
    r"(?:建设|建矿|建厂|建成|开发|工程|基建|修建|盖厂|扩建)[^,，;；。\d]{0,6}(?:要|需|得|需要|要花|得花|耗费|花费)(?:约|近|逾|至少|上|掉)*$"
)
"""二期建设就要8亿美元: what it costs to build."""
LENT = ("贷款", "的贷款", "信贷", "授信", "借款")
BOND = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:融资券|债券|票据|公司债|可转债)")
AGAIN = re.compile(r"追加(?:投资|投入|出资|贷款)?(?:了|至|到|约|近|逾|超过?)*$")
"""给某公司贷款5亿元，又追加1亿元: more of the same."""


def _comes_to(scene: Scene, i: int, last: Frame) -> bool:
    """Whether the number before is what was, and this one what came of it: 把指引从60万吨下调到50万吨."""
    quantity = scene.atoms[i].quantity
    if quantity is None or quantity.unit != last.unit:
        return False
    since = scene.atoms[last.at + 1 : i]
    if any(a.metrics() or a.kind == "E" for a in since):
        return False
    between = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    return (
        TO_ANOTHER.fullmatch(between) is not None
        and FROM_ONE.search(words_left(scene, last.at, 16)) is not None
    )


FAR = re.compile(r"的[\u4e00-\u9fff]{0,4}[涨跌升]幅")


def _only_dearer(scene: Scene, i: int, left: str, memory: Memory) -> bool:
    """Whether something is said to rise that is not named, which in Chinese prices alone do so: 明年还要涨一成."""
    low, _ = scene.span_of(i)
    if FAR.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return not any(a.metrics() for a in scene.atoms[low:i])  # 沪锌录得2.6%的跌幅
    if DEARER.search(left) is None or "price" not in memory.of_metric:
        return False
    return not any(a.metrics() or a.kind == "C" for a in scene.atoms[low:i])


def _asked_for(scene: Scene, i: int, dim: str, memory: Memory) -> str | None:
    """What the question before names, where the first number of its answer stands alone: 研发投入？上半年1.6亿元."""
    if memory.question is None or dim == "share":
        return None
    named = any(a.metrics() or a.kind == "C" for a in scene.atoms[:i])
    return memory.question if not named and fits(scene, (memory.question,), dim) else None


TOO_MUCH = 1e8
"""No price of goods is so high: 同类厂房要价5亿美元 is what is put into a plant."""
OF_MANY = ("JPY", "KRW", "IDR", "VND")


def metric_of(scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None, frame: Frame) -> str | None:
    """The metric of the number by the words around it, and no price for a sum that nothing costs."""
    found = _metric_of(scene, i, dim, memory, last, frame)
    quantity = scene.atoms[i].quantity
    held = last or (memory.frame if memory.same_block else None)
    if dim == "money" and found in MADE and held is not None and held.metric in PAID:
        return held.metric  # 铁路完成投资900亿元。其中，高铁300亿元
    if found != "price" or dim != "money" or quantity is None or quantity.unit in OF_MANY:
        return found
    if quantity.low < TOO_MUCH or any(a.kind == "C" and scene.pack.counted(a.id) for a in scene.atoms):
        return found
    return "market_size" if quantity.low >= 1e12 else "investment"


def _metric_of(
    scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric whose word is nearest to the number, of a dimension that it can have; else what was spoken of."""
    left = words_left(scene, i, 16)
    if MADE_LESS.search(left) or (dim == "mass" and YIELDS.search(left)):
        return "production"
    if dim in ("mass", "volume", "energy") and _used(scene, i):
        return "consumption"
    if dim in ("mass", "count") and left.endswith("卖到"):
        return "sales"  # 能卖到一千万台: how many, not whither
    if last is not None and last.metric is not None and _comes_to(scene, i, last):
        return last.metric
    if dim == "count" and A_TIME.search(scene.text, scene.start, scene.atoms[i].start) is not None:
        return "capacity"
    if (
        dim in ("mass", "volume", "energy")
        and (told := said_of_weight(scene, i, dim, left, last)) is not None
    ):
        return told
    if (
        dim in ("share", "money", "price")
        and MOVES.search(left[-8:]) is not None
        and moves_on_a_market(scene, i, memory, last, frame)
    ):
        return "price"
    if dim == "share" and FUTURE.search(left) is not None:
        return "price"
    if dim == "share" and of_its_shares(scene, i):
        frame.commodity = "shares"
        return "price"
    if (
        dim == "share"
        and last is not None
        and last.metric in PRICES
        and QUOTED_MOVE.search(scene.text, max(scene.start, scene.atoms[i].start - 14), scene.atoms[i].start)
    ):
        return last.metric
    if dim == "share" and last is not None and last.metric in PRICES and not _named_since(scene, i, last):
        return last.metric
    if dim == "share" and CHEAPER.search(left) is not None:
        low, _ = scene.span_of(i)
        return "cost" if any("cost" in a.metrics() for a in scene.atoms[low:i]) else "price"
    if dim == "share" and last is None and _only_dearer(scene, i, left, memory):
        return "price"
    if dim in ("price", "money") and EARNED.search(left) is not None:
        return "profit"
    if dim == "share" and last is not None and last.kind == "amount" and _goes_on(scene, i, last):
        return last.metric
    if dim == "money" and FOR_ONE.search(left) is not None:
        return "price"
    if dim == "price" and last is None and memory.same_block and memory.theme == "cost":
        low, _ = scene.span_of(i)
        if not any(a.metrics() for a in scene.atoms[low:i]):
            return "cost"  # 成本是优势。全国平均每吨6500美元
    if dim in ("price", "money") and ASKS.search(left) is not None and _of_goods(scene, i):
        return "price"
    if dim == "money" and is_quoted(scene, i, left):
        return "price"
    if dim == "price" and last is None and METALS.search(left) is not None:
        return "price"
    if dim == "money" and TO_BUILD.search(left) is not None:
        return "cost"
    if dim == "money" and BOND.match(scene.text, scene.atoms[i].end, scene.end) and "发行" in left:
        return "loan"
    if dim == "money" and AGAIN.search(left) is not None:
        lent = scene.text.startswith(LENT, scene.atoms[i].end) or (last is not None and last.metric == "loan")
        return "loan" if lent else "investment"
    if dim == "money" and (
        SPENT.search(left) is not None
        or WORTH.search(left) is not None
        or DEAL.match(scene.text, scene.atoms[i].end, scene.end) is not None
    ):
        return "investment"
    if dim == "count" and counts_workers(scene, i):
        return "workforce"
    if dim == "count" and scene.atoms[i].text.endswith("人"):
        return _of_people(scene, i, last)
    if last is None and (theme := _asked_for(scene, i, dim, memory)) is not None:
        return theme
    behind = own_metric(scene, i)
    best: tuple[float, str, str] | None = None
    for j, atom in enumerate(scene.atoms):
        if atom.kind == "P" and j > i and atom.text in STRONG:
            break
        later = scene.clauses[j] - scene.clauses[i] if j > i else 0
        if j == i or atom.mention is None or later > 1 or (later and last is not None):
            continue
        if atom.text != "开采" and j < i and HOLDERS.match(scene.text, atom.end, scene.end):
            continue
        if (j < i and (_names_goods(scene, j) or exceeded(scene, j))) or (
            dim == "time" and j > i and "other" in atom.metrics()
        ):
            continue
        if later and any(a.is_word(*CONTRAST) or a.is_cue("clause") for a in scene.atoms[i + 1 : j]):
            break  # 中国才6.8亿吨，却一年要挖9300万吨: something else
        if dim == "share":
            names = [m for m in atom.metrics() if m not in ("lead_time", "things", "event")]
        else:
            names = fits(scene, atom.metrics(), dim)
        if not names:
            continue
        after = (
            -0.1 if j == behind else 0.0 if j < i else 2.5 if scene.clauses[j] == scene.clauses[i] else 5.0
        )
        cost = distance(scene, i, j) + after + (3.0 if dim == "money" and names[0] in MADE else 0.0)
        if best is None or cost < best[0]:
            best = cost, names[0], atom.text
    if best is not None and best[0] < 9:
        frame.because("metric", best[2])
        return best[1]
    goes_on = (
        memory.same_block
        and memory.frame is not None
        and memory.frame.metric not in (None, "event", "things")
    )
    told = None if last is not None or goes_on else memory.headed
    if told is not None and dim not in ("share", "money") and fits(scene, (told,), dim):
        return told  # 一、储量: what the line above says of the numbers below
    if dim == "money" and last is None and (aimed := aimed_at(scene, i, memory)) is not None:
        return aimed
    for earlier in (last, memory.frame):
        held = earlier.metric if earlier is not None and earlier.metric != "event" else None
        if (
            held
            and dim == "money"
            and earlier is not None
            and held not in PAID
            and dimension(earlier.unit) != dim
        ):
            continue  # 炼出721吨。…冲上98美元: no sum is of what was weighed
        if held and (fits(scene, (held,), dim) or (dim == "share" and held in ("price", "cost"))):
            return held
    return best[1] if best else None
