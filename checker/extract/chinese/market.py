"""What rises and falls on a market, of which no measure is named: 焦煤期货大跌5.2%, 午后某股涨3%, 恒指高开1.2%."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import Scene

WHEN = r"(?:一度|盘[中初尾]|早盘|午后|午盘|尾盘|夜盘|收盘|收市|开盘|今[日天早晨]|昨[日天]?|当[日天周]|本周|上周|全周|单[日周]|日内|周内|隔夜|周[一二三四五]|累计|合计|期内|年内|今年(?:以来)?|年初(?:至今|以来)|最多|最高|目前|现|则|也|又|再|续|连|均|都|仍|却|同步|逆势|小幅|大幅|略|微)*"
QUOTED_ONLY = (
    r"收[涨跌高低升红黑]|[高低平]开|[大小微急暴狂劲飙猛重续连再齐普累领补]?[涨跌挫泻]|上涨|下跌|上扬|下挫|走[高低强弱扬软]|弹升|急弹|劲扬|"
    r"闪崩|插水|跳水|冲高|翻[红绿]|崩跌|跳[涨空]|拉升|回吐"
)
"""Verbs that are said of what is quoted, and hardly of what is made or sold."""
OTHERWISE = r"[飙攀回急劲跳]?升|反弹|回落|下滑|[急锐大]?降|走低|上升|下降|跌落|滑落|回调|上行|下行|上探"
HOW_FAR = r"(?:幅度?)?(?:了|超|逾|近|约|达|为|至少|不到|将近|超过)*$"
SURE = re.compile(rf"{WHEN}(?:{QUOTED_ONLY}){HOW_FAR}")
LIKELY = re.compile(rf"{WHEN}(?:{QUOTED_ONLY}|{OTHERWISE}){HOW_FAR}")
QUOTE = re.compile(
    r"(?:的)?(?P<sure>期货|期价|期|现货|现货价|主力合约|主力|主连|连续|合约|近月|远月|三个月期?|指数|\d{4}合约|板块|概念股?|个股)*"
)
"""What is traded, behind the name of the goods: 焦煤期货主力合约."""
CONTRACT = re.compile(
    r"(?:期货|现货|LME|COMEX|CBOT|NYMEX|ICE|WTI|布伦特|[伦沪郑连纽美布期]|主力)[^,，;；。]{0,6}$"
)
"""What stands before goods that are traded: COMEX铜, 布伦特原油."""
LISTED = re.compile(
    r"(?:[（(][^（）()]{1,20}[）)])?(?:的)?(?:[HAB]股|港股|美股|台股|日股|韩股|ADR|股份|股票|个股|股)?"
)
"""What stands between a firm and how its shares moved: 某公司（300750）H股涨2%."""
INDEX = re.compile(
    r"(?:[沪深][综成]?指|上证(?:综合?)?指数?|深证成指|深成指|创业板指?|创指|科创\d+|沪深300|上证50|中证\d+|恒指|恒生(?:科技|国企|中国企业)?指数|国企指数|科指|道指|道琼斯?(?:工业)?(?:平均)?指数|"
    r"标普(?:500)?(?:指数)?|纳指|纳斯达克(?:综合|100)?(?:指数)?|罗素2000|日经(?:225)?(?:平均)?(?:指数|股价)?|东证指数|韩国综合(?:股价)?指数|KOSPI|台湾?加权指数|台股|加权指数|大盘|A股|港股|美股|日股|韩股|欧股|DAX(?:指数)?|"
    r"富时(?:100)?(?:指数)?|CAC40?(?:指数)?|[\u4e00-\u9fff]{2,6}板块|[\u4e00-\u9fff]{1,4}概念股?|[\u4e00-\u9fff]{1,3}股指数?)"
)
"""Indices and boards of shares."""
BEHIND = 30
"""How far before a number the name of an index can begin."""
AMOUNTS = frozenset(
    [
        *FLOWS,
        "production",
        "mine_production",
        "refining",
        "capacity",
        "supply",
        "sales",
        "demand",
        "consumption",
        "stockpile",
    ]
)


def moves_on_a_market(scene: Scene, i: int, memory: Memory, last: Frame | None, frame: Frame) -> bool:
    """Whether a change is of a price that is quoted; the goods of the frame are set where shares are meant.

    A word that can be said of output as well counts only behind what is traded (焦煤期货回落3%), and none does where
    amounts that flow were told right before: 出口量降一成，大豆涨3%.
    """
    low, _ = scene.span_of(i)
    here = scene.atoms[low:i]
    if any(m != "price" for a in here for m in a.metrics()):
        return False
    begin, end = scene.atoms[low].start, scene.atoms[i].start
    held = last if last is not None else memory.frame if memory.same_block else None
    among_flows = held is not None and held.metric in AMOUNTS
    index = next(INDEX.finditer(scene.text, max(begin, end - BEHIND), end), None)
    if index is not None and LIKELY.fullmatch(scene.text, index.end(), end) is not None:
        frame.commodity = "shares"
        return True
    goods = next((a for a in reversed(here) if a.kind == "C"), None)
    if goods is not None and goods.id != "shares":
        quote = QUOTE.match(scene.text, goods.end, end)
        behind = quote.end() if quote is not None else goods.end
        traded = bool(quote and quote["sure"]) or CONTRACT.search(scene.text, begin, goods.end) is not None
        form = LIKELY if traded else SURE
        return (traded or not among_flows) and form.fullmatch(scene.text, behind, end) is not None
    firm = next((a for a in reversed(here) if a.kind == "E"), None)
    if firm is None or scene.pack.kind(firm.id) != "company":
        return False
    name = LISTED.match(scene.text, firm.end, end)
    behind = name.end() if name is not None else firm.end
    if not among_flows and SURE.fullmatch(scene.text, behind, end) is not None:
        frame.commodity = "shares"
        return True
    return False
