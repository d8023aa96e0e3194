"""Which quantities are claims: bare numbers, dates and small counts only where the text makes them one."""

from __future__ import annotations

import re

from checker.extract.countable import counts
from checker.extract.dated import NEWLY, dates_an_event
from checker.extract.english.phrase import word_at
from checker.extract.hints import holds
from checker.extract.quantity import OF_THE_LIST, Quantity
from checker.extract.scene import Scene
from checker.extract.stock_days import is_stock
from checker.extract.thresholds import is_threshold

LASTING = re.compile(
    r"(?:是|为|达|项|为期|暂停(?:执行|实施)?|松绑|喊停|暂缓|中止|宽限|延期|缓征|有效期|期限|周期|工期|合同期|建设期|审查期|暂停期|期|耗时|历时|需时|需|要|花|花了|拖了|耗了|签|签了|签下|长达|至少|落后|领先|提前|滞后|推迟|延长|够用?|可供|可用|使用|用上|持续|维持|撑|用了|用时|等了|整整|足足|平均|一般|通常|往往|停产|停了|缩短至?|延至|寿命|账期|"
    r"交期|排到|途|仅|只有|最多|不超过|超过|逾|约)[^,，。;；:：]{0,5}$"
)
"""What before a Chinese length of time makes it a measure: 合同期长达3个月, 落后近十年."""
WAITING = re.compile(
    r"(?:交期|交货期|交[货付]时间|[交供][货付]周期|工期|等待时间|审批时间|账期)[^。;；]{0,24}$"
)
"""What is always a length of time: 交期从六周拉长到了四个月."""
ADVERB = re.compile(
    r"\b(?:in|over|within|during|past|(?<!ll )(?<!ld )(?<!an )(?<!to )last|next|first|second|coming|previous|preceding|prior|following|the|these|those|after|before|every|each|another|for the|one|same)\s+$"
)
"""“In six months”, “over the past two years”: when something else went on."""
SINCE = re.compile(
    r"\b(?:lowest|highest|worst|best|largest|smallest|biggest|slowest|fastest|weakest|strongest|steepest|sharpest|busiest|most|least|fewest|first|peak|low|high|any time|not (?:been )?seen|unseen|unmatched)\b(?:[^.;\d]|u\.s\.){0,45}\b(?:in|for)\s+"
    r"(?:more than |over |about |nearly |almost |at least )?$"
)
AGO = re.compile(
    rf"\s*(?:after|ago|back(?= |[.,;])|later|before|earlier|previously|from now|old|on(?! average))\b|[后前]|内|间|期?目标价|来(?!{NEWLY}的?(?:同[期月])?(?:首|第|最|新高|新低|头一))"
)
WHILE = re.compile(r"(?:过去|近|未来|今后|最近|此前|(?<!目)前|(?<!落)后)的?$")
"""过去一周, 未来五年: how long something else went on."""
IN_A_ROW = re.compile(r"连(?:续|冠|增|降|涨|跌|任)?(?:了|第)?$")
"""连续三年, 连涨两周: how often something came about again."""


HOLDS = re.compile(r"之?内?有效(?![地率])")
"""自签发起90天内有效: how long a permit holds."""


SURE = re.compile(r"(?: |-)confidence\b")
"""“At the 95% confidence interval”: how sure somebody is."""
FIRST_OF_A_LIST = re.compile(r"(?:the )?top (?:\d+|ten|five|three|twenty) ", re.IGNORECASE)
"""“The top 10 zinc producers”: how many of them a list has."""


def is_claim(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether the quantity at atom `i` says a value of a measure."""
    if quantity.form == "date":
        return dates_an_event(scene, i, quantity)
    if quantity.unit is None or word_at(scene, i - 1) == "not":
        return False
    if quantity.unit == "t" and not scene.chinese and _for_each_tonne(scene, i):
        return False
    if quantity.unit in ("m", "km") and AWAY.match(scene.text, scene.atoms[i].end, scene.end):
        return False
    if (
        scene.chinese
        and quantity.unit in ("year", "month", "day")
        and HOLDS.match(scene.text, scene.atoms[i].end)
    ):
        return True
    if quantity.unit in ("year", "day") and _qualifies(scene, i):
        return False
    if quantity.unit == "year" and scene.chinese and was_idle(scene, i):
        return True
    if scene.chinese and quantity.unit in ("year", "day") and _is_to_take(scene, i):
        return True
    if quantity.unit in ("year", "day") and _until_begun(scene, i):
        return True
    if quantity.unit in ("year", "day") and AGO.match(scene.text, scene.atoms[i].end, scene.end):
        return False
    if quantity.unit in ("year", "day") and _for_so_long(scene, i):
        return False
    if quantity.unit in ("year", "day") and not scene.chinese and _of_moves(scene, i):
        return False
    if quantity.unit in ("year", "day") and WHILE.search(scene.text, scene.start, scene.atoms[i].start):
        return False
    if quantity.unit in ("year", "day") and IN_A_ROW.search(scene.text, scene.start, scene.atoms[i].start):
        return False
    if quantity.unit in ("year", "day") and (_passes(scene, i, quantity) or _is_looked_back_on(scene, i)):
        return False
    sure = quantity.unit == "percent" and SURE.match(scene.text, scene.atoms[i].end, scene.end) is not None
    if sure or (quantity.unit == "percent" and not scene.chinese and is_threshold(scene, i, quantity)):
        return False
    if quantity.form == "rank" and FIRST_OF_A_LIST.match(scene.text, scene.atoms[i].start, scene.end):
        return False
    if quantity.unit == "percent" and (_is_grade(scene, i) or _grade_in_brackets(scene, i)):
        return False
    if (
        scene.atoms[i].low == "half"
        and word_at(scene, i - 1) in ("the", "first", "second")
        and word_at(scene, i + 1) != "of"
    ):
        return False  # “in the half, fewer than a year before”
    if scene.chinese and SHIP_SIZE.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return False
    if (
        scene.chinese
        and quantity.unit in ("t", "GW", "GWh")
        and OF_A_CLASS.match(scene.text, scene.atoms[i].end)
    ):
        return False
    if (
        quantity.form != "rank"
        and "-" in scene.atoms[i].text
        and PACKED.match(scene.text, scene.atoms[i].end, scene.end) is not None
    ):
        return False
    if scene.chinese and (
        _in_so_many(scene, i) or _only_a_unit(scene, i, quantity) or _of_one_piece(scene, i, quantity)
    ):
        return False
    if quantity.note == OF_THE_LIST:
        return True
    if quantity.unit == "count" and quantity.form not in ("rank", "exclusive"):
        return counts(scene, i, quantity)
    return True


IT_WILL_BE = re.compile(
    r"\b[Ii]t (?:(?:will|would|could|may|might|should) (?:still |well )?(?:be|take)|is going to (?:be|take)|took|takes) (?:another |about |at least |some )?$"
)
BEFORE_IT_CAN = re.compile(
    r" before (?:the |its |their )?(?:[\w'’-]+ ){1,5}?(?:can|could|will|is|was|opens|opened|starts?|started|begins?|began|yields?|digs?|comes?)\b"
)


REVIEW = re.compile(r"行情|回顾|综述|要闻|观察|盘点|数据|走势|市况|看点|速览")
NEEDED = re.compile(r"[需时达要等长到至为约近超逾了]$")


def _is_looked_back_on(scene: Scene, i: int) -> bool:
    """Whether a headline only says over how long it looks: 镍市一周, “Twelve months of falling prices”."""
    before, after = (
        scene.text[start:end].strip()
        for start, end in ((scene.start, scene.atoms[i].start), (scene.atoms[i].end, scene.end))
    )
    a_single = scene.chinese and scene.atoms[i].text[0] == "一" and NEEDED.search(before) is None
    looked = not after or REVIEW.match(after) is not None
    return scene.title and ((looked and a_single) or (not before and after.startswith("of ")))


def _until_begun(scene: Scene, i: int) -> bool:
    """Whether it takes so long until something begins: “It will be ten years before LKAB can dig”."""
    before = IT_WILL_BE.search(scene.text, scene.start, scene.atoms[i].start) is not None
    return before and BEFORE_IT_CAN.match(scene.text, scene.atoms[i].end, scene.end) is not None


EACH_TONNE = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|(?:[Pp]er|[Ff]or an?|[Ff]rom an?)) (?:metric )?(?:tonne|ton|kilogram|kilo|pound)(?: of (?:[\w-]+ ){0,2}?[\w-]+)?,? [^.;\d]{0,40}$"
)


def _for_each_tonne(scene: Scene, i: int) -> bool:
    """Whether a weight is what goes into so much of something else: “every tonne of oxide takes eight tonnes of salt”."""
    start = scene.atoms[i].start
    before = scene.text[max(scene.start, start - 80) : start]
    return EACH_TONNE.search(before) is not None


OUT_OF = re.compile(r"每[^,，;；。、]{1,12}(?:就|便|里|中)[^,，;；。]{0,8}有$")
"""每五吨铜里就有一吨: what stands before the second number of a part in words."""


ONE = re.compile(r"(?:[一每单两]|\d)[台座套架艘部]$")


def _of_one_piece(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a power only says which sort of machine is meant: 一台3兆瓦的风机."""
    return quantity.unit == "GW" and ONE.search(scene.text, scene.start, scene.atoms[i].start) is not None


def _in_so_many(scene: Scene, i: int) -> bool:
    """Whether a number is one of a part in words: 每五吨铜里就有一吨 tells of no tonnes."""
    atom = scene.atoms[i]
    before = scene.text[max(scene.start, atom.start - 24) : atom.start]
    if OUT_OF.search(before) is not None:
        return True
    return (
        before.endswith("每")
        and re.match(r"[^,，;；。、]{0,8}(?:就|便)[^,，;；。]{0,8}有", scene.text[atom.end : atom.end + 20])
        is not None
    )


SHIP_SIZE = re.compile(
    r"(?:TEU|标箱|标准箱|级|立方米级|吨级)的?[^，,；;。、\d]{0,8}?(?:船|轮|油轮)|(?<=立方米)的?[^，,；;。、\d]{0,4}?(?:船|轮)"
)
"""14艘1.4万TEU的双燃料船: how big each of them is."""
OF_A_CLASS = re.compile(r"级(?!别|联)")
"""20公斤级机器人, 百万千瓦级机组: how big each of them is."""
PACKED = re.compile(
    r" (?:\w+ )?(?:bag|bottle|can|cup|pack|packet|jar|box|tin|sack|drum|carton|keg|crate|cylinder|pint)s?\b"
)
"""“The price of a 12-ounce bag.”"""


def _only_a_unit(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a weight only says what so much money is for: 一公斤卖到900美元."""
    if quantity.unit not in ("t", "bbl", "m3", "TWh") or scene.atoms[i].text[0] not in "一1":
        return False
    if len(scene.atoms[i].text) > 3 or scene.atoms[i].text[1:2].isdigit() or quantity.hedge != "exact":
        return False
    price = next((a.quantity for a in scene.atoms[i + 1 : i + 6] if a.quantity is not None), None)
    return price is not None and price.form == "money"


IDLE = re.compile(
    r"(?:停产|沉寂|关停|关闭|闲置|封存|停摆|沉睡|停工|停采|停用|荒废|停(?=了))了?(?:约|近|超过?|逾|长达|整整)?$"
)
AGAIN = re.compile(
    r"(?:[^,，;；。]{0,4}后[^;；。]{0,8}?|[,，]?(?:才|又|终于|总算|今年|去年|现在|如今){1,2})(?:重启|复产|恢复|投产|重开|重新|再度|开工|开采|复工)"
)


def was_idle(scene: Scene, i: int) -> bool:
    """Whether a length of time is how long something lay idle that comes to life again: 停产30余年后复产."""
    atom = scene.atoms[i]
    idle = IDLE.search(scene.text, scene.start, atom.start) is not None
    return idle and AGAIN.match(scene.text, atom.end, scene.end) is not None


BEEN = re.compile(
    r"\b(?:have|has|had|['’]ve) been (?!(?:guaranteed|leased|fixed|booked|sold|promised|awarded))[^,;.]{0,40}\bfor $"
)
"""“We have been asleep for twenty years.”"""
THEY = re.compile(r" (?:they|it|he|she|we|you|I|there|nobody|nothing)\b")


def _for_so_long(scene: Scene, i: int) -> bool:
    """“For two years they were right”: how long something went on that is no measure of anything."""
    if word_at(scene, i - 1) != "for":
        return False
    text, at = scene.text, scene.atoms[i]
    return (
        THEY.match(text, at.end, scene.end) is not None
        or BEEN.search(text, scene.start, at.start) is not None
    )


OF_MOVES = re.compile(
    r" of (?:[\w-]+ )?(?:gains?|losses|declines?|growth|falls?|rises?|increases|decreases|expansion|contraction|talks|negotiations|silence|waiting|delays?|war|drought|calm|rain|wrangling|haggling|study|testing|work|peace|sanctions)\b"
)
"""“Ending three months of gains”: how long something went on."""
SUPPOSED = re.compile(
    r"^\W*(?:If|Unless|Should|Were|Suppose)\b[^,]{0,70}\b(?:for|within) (?:about |at least |more than |another |just )?$"
)
"""“If shipments stopped for three months, …”: how long it would have to be."""


def _of_moves(scene: Scene, i: int) -> bool:
    at = scene.atoms[i]
    return (
        OF_MOVES.match(scene.text, at.end, scene.end) is not None
        or SUPPOSED.search(scene.text[scene.start : at.start]) is not None
    )


MOVES = re.compile(r"[涨升增翻跌降减缩砍掉狂暴飙大连]")
"""锑价两年涨四倍: how long it took to move."""


WITHIN = re.compile(
    r"之?内(?:要|须|必须|各|就|便|就能|即可|全部|陆续|把|将)?(?:完工|竣工|建成|建好|盖好|投产|量产|达产|投运|启用|花|用完|用掉|动用|拿出|完成|交付|落地|到位|还清|做出|答复|批复|批准|发运|审结)"
)
"""两年内完工: how long something may take that is still to be done."""
ELAPSED = re.compile(r"(?:过去|近|最近|此前|这|短短|未来|首|头|前|第)$")
A_DAY = re.compile(
    r"一[天日年](?:之内|内)?(?:[可能要就约共总]|可以|能够)?[\u4e00-\u9fff]{1,4}?(?:约|近|超过?|逾)?\d"
)
"""一天捞起1500吨: how often, not how long."""
MEAN = re.compile(r"的?(?:历史)?(?:均值|平均|均线)")
"""高于五年均值: what something is set against."""


def _is_to_take(scene: Scene, i: int) -> bool:
    """Whether something is to be done in that time: 两年内完工, but not 过去两年内建成."""
    if WITHIN.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return False
    return ELAPSED.search(scene.text, scene.start, scene.atoms[i].start) is None


def _passes(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a length of time only says how long something else went on."""
    before = scene.text[scene.start : scene.atoms[i].start]
    if scene.chinese:
        if A_DAY.match(scene.text, scene.atoms[i].start, scene.end):
            return True
        if MEAN.match(scene.text, scene.atoms[i].end, scene.end):
            return True
        recent = re.match(
            rf"(?:以来|来)?{NEWLY}的?(?:同[期月])?(?:首|第|最|头一|新高|新低|高点|低点|高位|低位)",
            scene.text[scene.atoms[i].end : scene.end],
        )
        headed = (
            scene.title
            and not MOVES.match(scene.text, scene.atoms[i].end, scene.end)
            and (quantity.unit, quantity.high) != ("year", 1)
        )  # but 钨价一年翻倍
        if _listed_with_its_owner(scene, i, quantity) or is_stock(scene, i):
            return False
        told = LASTING.search(before) or WAITING.search(before)
        return not (headed or recent or quantity.hedge != "exact" or told)
    if PAYS_BACK.search(before) is not None or GRANTED.search(before) is not None:
        return False
    if TALLY.search(before) is not None:
        return True
    if not before.strip(" \"“'") and scene.atoms[i].low.startswith("over "):
        return True  # “Over nine months its exports came to …”
    return ADVERB.search(before.lower()) is not None and SINCE.search(before.lower()) is None


PAYS_BACK = re.compile(
    r"\b(?:pay(?:s|ing)? for (?:itself|themselves)|pa(?:y|id) (?:it |them )?back|recoup(?:s|ed)?[^,;.]{0,20}|repay[^,;.]{0,20}) (?:in|within|over|after) (?:about |just |only |less than )?$"
)
"""“The mine would pay for itself in 2.2 years.”"""
GRANTED = re.compile(
    r"\b(?:licen[cs]es?|permits?|approvals?|applications?|visas?)\b[^,;.]{0,40} (?:granted|issued|approved|processed|decided|handled|answered|given) (?:with)?in (?:about |just |only |under |less than )?$",
    re.IGNORECASE,
)
"""“Licences are granted within 45 days”: how long one takes."""
TALLY = re.compile(
    r"\b(?:tally|total|count|sum|haul|output|production|exports|imports|sales|deliveries|shipments|revenues?|profits?|turnover|registrations|bookings) (?:for|over|of) (?:all |the )?$"
)
"""“Brought the tally for eleven months to 657”: over how long it was counted."""
AWAY = re.compile(r" (?:from|away|off|outside|inland|down|deep|north|south|east|west)(?:\b|-)")
"""“420 kilometres from the capital”, “6,000 metres down”: where something is."""


def _listed_with_its_owner(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a length of time goes on a list of them: 法国平均11年，芬兰9年，瑞典8年."""
    if i < 3 or scene.atoms[i - 1].kind != "E" or scene.clauses[i] == 0:
        return False
    before = [a for k, a in enumerate(scene.atoms[:i]) if scene.clauses[k] == scene.clauses[i] - 1]
    return any(a.quantity is not None and a.quantity.unit == quantity.unit for a in before)


GRADE_AFTER = re.compile(
    r" (?:iron|protein|metal content|metal (?=went|costs?|fetch|sells?|sold|trades?)|Fe|moisture|purity|pure|ash|basis|carbon|Mn|Cu|Ni|Li2O|WO3|TiO2|V2O5|SiO2|Cr2O3|broken|nickel ore|copper ore)\b|[\u4e00-\u9fff]{0,2}精矿|品位[\u4e00-\u9fff]{0,10}?(?:价|升水|贴水|报)|(?:铁矿石?|铁|粉矿)?(?:指数|粉矿|铁矿石?指数)"
)
GRADE_BEFORE = re.compile(
    r"\b(?:purer than|purity (?:of|above|over)|pure to|prices? (?:of|for)) (?:at least )?$|含量$|[(（](?:REO|TREO|(?:[A-Z][a-z]?\d*){1,4}) ?(?:含量)?$"
)

GRADED = ("pur", "price", "含量", "(", "（")
"""Signs of which GRADE_BEFORE needs one."""


ORE = re.compile(r"(?:矿|精矿|[酸铁锰硅钛钒铵]|料|砂|粉|锭)$")
QUOTED = re.compile(r"[)）](?:[^,，;；。\d]{0,6}(?:报|价|涨|跌|成交|每吨|均))")


def _grade_in_brackets(scene: Scene, i: int) -> bool:
    """Whether a percentage in brackets is how pure the goods before it are whose price follows: 黑钨精矿(65%)报每吨20万元."""
    atom = scene.atoms[i]
    if not scene.chinese or scene.text[atom.start - 1 : atom.start] != "(":
        return False
    ore = ORE.search(scene.text, max(scene.start, atom.start - 3), atom.start - 1) is not None
    return ore and QUOTED.match(scene.text, atom.end, scene.end) is not None


WITH_SO_MUCH = re.compile(r"\b(?:with|of|containing|at) (?:at least |a minimum of )?$")


def _is_grade(scene: Scene, i: int) -> bool:
    """“65%黑钨精矿报20万元”: a percentage that names the sort of goods whose price follows."""
    text, end = scene.text, scene.atoms[i].end
    if "成" in scene.atoms[i].text:
        return False  # 六成精矿靠外购
    before = text[scene.start : scene.atoms[i].start]
    if GRADE_AFTER.match(text, end, scene.end) or (
        holds(before, GRADED) and GRADE_BEFORE.search(before) is not None
    ):
        return True
    if not scene.chinese and WITH_SO_MUCH.search(before):
        priced = any("price" in a.metrics() or "cost" in a.metrics() for a in scene.atoms[i + 1 : i + 7])
        if priced and scene.atoms[i + 1 : i + 2] and scene.atoms[i + 1].kind == "C":
            return True  # “concentrate with 65% tungsten oxide costs 700,000 yuan”
    following = scene.atoms[i + 1 : i + 3]
    return (
        len(following) == 2
        and following[0].kind == "C"
        and following[0].start == scene.atoms[i].end
        and ("price" in following[1].metrics() or following[1].is_word("报"))
    )


def _qualifies(scene: Scene, i: int) -> bool:
    """“The ten-year average”, “a 20-year contract”: years that only say which one, not how long since."""
    text, end = scene.text, scene.atoms[i].end
    written = text[scene.atoms[i].start : end].lower()
    return written.endswith(("-year", "-month", "-day", "-week", "-decade", "-hour")) and not re.match(
        r"[ -](?:high|low|peak|record|best|worst)", text[end : scene.end]
    )
