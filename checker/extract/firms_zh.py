"""Chinese firms that no pack knows: 鼎盛锂业, 华盛铝业（301987）, by the word that such names end with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.extract.foreign_zh import CALLED, GLOSSED, WITH_ITS_FORM, foreign_firms
from checker.extract.lexicon import Knowing, Lexicon, Mention, Words
from checker.extract.pinyin import spelled
from checker.extract.works_zh import NAMED, TOWN, find_such, find_town_works, find_works
from checker.packs import Pack
from checker.packs.model import Entity

CHINESE = re.compile("[\u4e00-\u9fff]")
HAN = "\u4e00-\u9fff"
METALS = {
    "锂": "lithium", "铝": "aluminium", "铜": "copper", "锌": "zinc", "铅": "lead", "钨": "tungsten", "钼": "molybdenum", "镍": "nickel",
    "钴": "cobalt", "锑": "antimony", "锡": "tin", "钛": "titanium", "硅": "silicon", "锗": "germanium", "镁": "magnesium", "铀": "uranium",
    "锆": "zirconium", "金": "gold", "钢": "steel", "钒": "vanadium", "锰": "manganese", "铬": "chromium", "镓": "gallium", "铟": "indium",
}  # fmt: skip
TRADES = {f"{metal}业": word for metal, word in METALS.items()} | {
    "矿业": "mining", "磁业": "magnets", "永磁": "magnets", "磁材": "magnets", "稀土": "rare_earth", "黄金": "gold", "重工": "heavy_industries",
    "药业": "pharmaceuticals", "乳业": "dairy", "影业": "pictures", "纸业": "paper", "酒业": "liquor", "实业": "industrial", "置业": "property",
    "牧业": "livestock", "糖业": "sugar", "船业": "shipbuilding", "锂能": "lithium", "锂电": "lithium", "新材": "materials", "新材料": "materials", "股份": "", "集团": "group",
    "控股": "holdings", "科技": "technology", "电子": "electronics", "化工": "chemicals", "钢铁": "steel", "能源": "energy", "资源": "resources",
    "材料": "materials", "汽车": "auto", "航空": "airlines", "半导体": "semiconductor", "有色": "nonferrous_metals", "智能": "intelligent",
    "光电": "optoelectronics", "电气": "electric", "传媒": "media", "食品": "foods", "农业": "agriculture", "农牧": "agriculture", "生物": "biotech",
    "快递": "express", "速递": "express", "物流": "logistics", "地产": "property", "发展": "development", "海运": "shipping", "航运": "shipping",
    "电池": "battery", "光伏": "solar", "新能": "new_energy", "新能源": "new_energy", "证券": "securities", "银行": "bank", "石化": "petrochemical",
    "微电子": "microelectronics", "钨钢": "carbide", "精密": "precision", "装备": "equipment", "动力": "power", "电力": "power", "矿冶": "mining", "炭素": "carbon", "铝电": "aluminium_power", "煤电": "coal_power", "铜箔": "copper_foil", "锂盐": "lithium_salts", "镍钴": "nickel_cobalt",
}  # fmt: skip
"""The words that names of firms end with, and what English calls such firms."""
PLAIN = frozenset(
    [*(f"{metal}业" for metal in METALS),
        "铝电", "矿业", "磁业", "重工", "药业", "乳业", "影业", "纸业", "酒业", "置业", "牧业", "糖业", "船业", "锂能"]
)  # fmt: skip
"""Those that hardly anything else than a name ends with, so that no other sign of a firm is needed."""
LOOSE = frozenset(
    "股份 集团 控股 科技 新材 新材料 实业 微电子 光电 传媒 锂电 矿冶 炭素 精密 钨钢 速递 快递 农牧 新能".split()
)
"""Those that need but a small sign; all others are words for goods and trades too."""
ANY = "|".join(sorted(TRADES, key=len, reverse=True))
ENDS = re.compile(
    rf"(?P<trade>{ANY})(?P<more>(?:{ANY}){{0,2}})(?P<legal>(?:集团|控股|国际)?(?:(?:股份|集团)?(?:有限)(?:责任)?公司|公司)?)"
)
RUN = re.compile(rf"[{HAN}]{{2,12}}$")
LEAD = re.compile(
    r"(?:子公司|孙公司|关联方|关联公司|上市公司|公司|企业|股东|旗下|换得|换取|取得|获得|买下|吃下|拿下|卖给|售予|借给|批给|贷给|授予|龙头|巨头|新秀|新贵|同业|同行|对手|另一家|一家|要数|当属|[铝锂铜矿钢车药民央国港房]企|同日|当日|当晚|日前|近日|昨日|昨晚|今日|日晚|日晚间|晚间|"
    r"同期|其中|另外|此外|例如|比如|包括|通过|收购|持有|参股|控股|入股|认购|增持|减持|转让|出售|联合|携手|投资|委托|客户|供应商|厂商|厂|商|随后|目前|截至|方面|对话|专访|走访|调研|表示|获悉|披露|显示|公告|"
    r"今年|去年|年|月|日|家|名为|即|来自|分别为|分别是|创始人|负责人|[的了在是及对向从由被将等其该各这那而但或把让给跟据按称说归另如像])"
)
"""Words that stand before a name and are no part of it."""
JOINT = re.compile(r"^[和与同及由向对为以拟将仅则]")
ORDINARY = re.compile(
    r"目前|如今|现在|当前|眼下|去年|今年|明年|近年|近期|上述|该|本|其|跨国|深化|各大|几大|布局|聚焦|发力|投入|整合|闲置|消耗|调配|倾斜|有色|金属|全球|世界|国际|国内|国外|海外|境外|我国|全国|中国|本国|外国|各国|传统|大型|小型|中型|中小|微型|相关|关联|多家|绿色|现代|煤炭|非金|民营|国有|国营|外资|合资|"
    r"本土|当地|本地|上市|头部|龙头|整个|部分|主要|其他|其它|其余|智慧|深海|海洋|月球|太空|新兴|战略|关键|重要|核心|高新|信息|数字|金融|生命|国防|农村|磁性|正极|负极|电极|复合|原|新型|"
    r"清洁|可再|再生|化石|一次|二次|可持|氢|水利|矿产|人力|自然|稀缺|优质|战略|持有|所持|回购|限售|质押|定增|增发|少量|国资|法人|员工|新增|新发|首发|配售|若干|发行|公司|优先|普通|流通|多数|少数|全部|原有|受让|转让|认购|增持|减持|出售|购买|收购|大|小|"
    r"烧结|粘结|氧化|高性|钕铁|铁氧|伴生|离子|含|消费|汽车|工业|商用|乘用|民用|军用|通用|无人|人工|固态|动力|储能|三元|铁锂|钠离|锂离|离子|电动|燃油|进口|出口|轻稀|中重|重稀|轻|重|分离|高端|低端|先进|功率|存储|"
    r"退役|报废|废旧|二手|梯次|拆解|再制造|休闲|预制|生态|有机|设施|特色|跨境|冷链|港口|航空|商业|住宅|工业|房|分布|集中|户用|屋顶|海上|陆上|火力|水力|核|风|可持续|经济|高质|快速|稳定|长期|平稳|"
    r"精炼|冶炼|钢材|建筑|装饰|包装|耐火|保温|绝缘|高温|超导|半导|芯片|电力|电气|机械|制造|加工|服务|运输|同城|跨省|国产|自主|品牌|高速|实物|现货|购入|首饰|投资|黄金|白银|零售"
)
"""Bodies that make a trade and no firm: 传统矿业, 清洁能源."""
COUNTED = re.compile(r"一位|一名|[家个座种类只条项两二三四五六七八九十几多数\d]")
ACTS = re.compile(
    r"[（(](?:简称|股票|代码|下称|以下|[036]\d{5}|8\d{5}|9\d{5}|\d{4,5}\.?HK|\d{6}\.(?:SH|SZ|BJ))|净利|净亏|归母|市值|旗下|董事|董秘|总经理|创始人|股价|股票|"
    r"收报|收于|涨停|跌停|公告|披露|宣布|表示|透露|预告|财报|业绩|扭亏|中标|斥资|拟|实现营|营业收入|签下|签约"
)
"""What only firms do or have, right behind their names."""
RESULTS = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:晚间?|早间|日前|近日|昨日|今日|随后|上半年|下半年|前三季度?|前[\d三九]个?月|[一二三四]季度|第[一二三四]季度|全年|去年|今年|20\d\d年(?:前三季度|上半年|全年)?|同期|则|已|也){0,2}"
    r"(?:\d[\d.]*[亿万]元|获配|获批|获授|营收|净利|盈利|亏损|扭亏|实现营|实现归母|归母|披露|公告|宣布|发布|预计|赚了|交付|股价|收报|市值|产能利用率|权益产量|指引)"
)
"""What a firm has earned, made or told, behind the time of it."""
BEFORE = re.compile(
    r"(?:收购|买下|吃下|拿下|入股|同业|同行|对手|另一家|旗下|子公司|公司|企业|巨头|龙头|控股|参股)(?:澳洲|加拿大|[\u4e00-\u9fff]国)?$"
)
"""What stands before the name of a firm."""
OWNED = re.compile(
    r"(?:\d[\d.]*%|全部|[一二三四五六七八九]成|多数|部分|控股)(?:以上|左右|多)?的?(?:股权|股份|权益)"
)
NO_FIRM = re.compile(
    r"实现|前沿|生物|医疗|农业|智能|尖端|硬核|科创|教育|影视|中央|地方|国家|家族|跨国|财团|能源|钢铁|石油|犯罪|武装|贩毒|旅游|媒体|利益|航天|军工|互联|量子|卡脖|前瞻|高"
)
"""前沿科技, 家族集团: no names."""
NO_TRADE: dict[str, tuple[str, ...]] = {"锂电": ("池",), "动力": ("电池", "煤", "总成", "系统", "源", "锂电")}
"""What follows a word that is then none of a trade."""
MAY = re.compile(
    r"盈利|亏|赚|营收|实现|发布|称|预计|[一二三四]季|上半年|下半年|前三季|前[\d一二三四五六七八九十]|[也还则已曾正以将]|计划|签|出资|投资|20\d\d年|[今去明]年|首次|"
    r"位于|产能|产量|销量|出货|毛利|业务量|包裹|单票|全年|\d"
)
"""What firms do or have, and others too."""
ALSO_GOODS = frozenset("锂电 新材 新材料 快递 速递 传媒 实业 光电 农牧".split())
"""Those of them that are said of a trade as well."""
ITEM = re.compile(r"(?:^|\n|[一二三四五六七八九十\d][、.．]|[●•|#*-])\s*$")
ALONE = frozenset("。:：(（|\n【")
"""一、甲稀土。…: what stands alone at the head of an item or in a cell of a table."""
NAMED_OFTEN = frozenset(["稀土", "永磁", "磁材", "资源", "有色", "黄金", "电子", "新能源"])
"""What names a firm where it comes more than once with the same two characters before it."""
TRADE = re.compile(
    r"老兵|协会|大会|论坛|展|巨头|龙头|部|局|权|法|界|人士|从业|专家|分析师|板块|概念|个股|股[^份东价票]|指数|投资者|周期|行业|产业|工会|税|城|园|工人|设备|开发|勘探|活动"
)
"""What behind the word of a trade shows that no firm is meant."""
CODE = re.compile(r"[（(](?:[036]\d{5}|\d{4,5}\.?HK|\d{6}\.(?:SH|SZ|BJ))")
LISTED = re.compile(
    r"[（(]\d{4}(?:[-.]TW)?[)）](?=(?:\d{1,2}日|今|昨|前|本)?(?:公告|公布|宣布|今|去年|昨|受|因|合并|营收|股价|[第上下]|\d{1,2}月|也|则|与|和|、))"
)
"""丰钢（2099）12日公告: the number that a firm has at the exchange of Taiwan."""
STOCK = re.compile(rf"(?P<name>[{HAN}A-Z]{{2,8}})(?:{CODE.pattern}|{LISTED.pattern})")
"""光启技术（002625）: whatever its name is, what has a number at the exchange is a firm."""
ALIAS = re.compile(rf"(?:简称|下称)[为:：]?[“\"「『]?(?P<name>[{HAN}]{{2,8}})[”\"」』]")


@dataclass(frozen=True, slots=True)
class Firm:
    """A name as it stands at one place."""

    start: int
    end: int
    name: str
    id: str
    makes: str | None = None
    """The metal of the trade, where the name has no other."""
    short: bool = False
    """Whether it has the id of the short name that the text gives it."""


SHOWS = (ENDS, STOCK, NAMED, TOWN, CALLED, WITH_ITS_FORM, GLOSSED)
"""Without any of these a text shows no firm that is not known."""


def with_firms(text: str, lexicon: Lexicon, pack: Pack) -> tuple[Lexicon, Words, Pack]:
    """The lexicon, the words of a text and the pack, with the firms that the text itself shows to be some."""
    words = lexicon.read(text)
    if CHINESE.search(text) is None or not any(form.search(text) for form in SHOWS):
        return lexicon, words, pack
    known = words.within(0, len(text))
    found: dict[str, Firm] = {}
    for firm in _firms(text, known, pack):
        if firm.name not in found or firm.short:
            found[firm.name] = firm
    works = {
        one.name: one
        for one in (
            *find_such(text, known, pack),
            *find_town_works(text, known, pack),
            *find_works(text, known, pack),
        )
        if one.name not in found
    }
    if not (found or works):
        return lexicon, words, pack
    entities = {
        firm.id: Entity(firm.id, firm.id.replace("_", " ").title(), "company", {"zh": (firm.name,)}, makes=firm.makes)
        for firm in found.values()
        if firm.id not in pack.entities
    }  # fmt: skip
    for one in works.values():
        within = (one.home,) if one.home is not None else ()
        label = one.id.replace("_", " ").title()
        entities[one.id] = Entity(
            one.id, label, one.kind, {"zh": (one.name,)}, within, commodity=one.commodity
        )
    ids = {name: one.id for name, one in works.items()} | {name: firm.id for name, firm in found.items()}
    knowing = Knowing(lexicon, ids)
    return knowing, knowing.read(text), replace(pack, entities={**pack.entities, **entities})


def _firms(text: str, known: list[Mention], pack: Pack) -> Iterator[Firm]:
    """The names of firms in a text, each as often as it shows to be one."""
    taken = {k: m for m in known if _bounds(m, pack) for k in range(m.start, m.end)}
    goods = {(m.start, m.end) for m in known if m.role == "commodity"}
    places = frozenset(text[m.start : m.end] for m in known if m.role == "entity" and not _bounds(m, pack))
    short = dict(_short_names(text, taken))
    yield from short.values()
    for hit in ENDS.finditer(text):
        if any(at in taken and not _is_trade(hit, taken[at]) for at in (hit.start(), hit.end() - 1)):
            continue
        body = _body(text, hit.start(), taken)
        if body is None or (hit.start() - len(body), hit.start()) in goods:
            continue
        body = next(
            (body.removeprefix(at) for at in places if body.startswith(at) and len(body) > len(at) + 1), body
        )
        if text.startswith(NO_TRADE.get(hit["trade"], ()), hit.end("trade")):
            continue  # 磷酸铁锂电池, 退役动力电池
        start, trade = hit.start() - len(body), hit["trade"]
        if _is_one(text, hit, body, places):
            firm = _firm(text, start, hit.end("more"), body, trade)
            alias = short.get(hit.end())
            yield replace(firm, id=alias.id, short=True) if alias is not None else firm
    for start, end, id in foreign_firms(text, taken):
        yield Firm(start, end, text[start:end], id)
    listed = CODE.search(text) is not None or LISTED.search(text) is not None
    for hit in STOCK.finditer(text) if listed else ():
        name = _body(text, hit.end("name"), taken)
        if name is not None and hit.end("name") - 1 not in taken:
            firm = _firm(text, hit.end("name") - len(name), hit.end("name"), *_parted(name))
            known_id = _known_as(f"{name}公司", pack)
            yield firm if known_id is None else replace(firm, id=known_id)


def _known_as(name: str, pack: Pack) -> str | None:
    """The firm of the pack that has such a longer name."""
    return next((id for id, one in pack.entities.items() if name in one.names.get("zh", ())), None)


def _is_trade(hit: re.Match[str], mention: Mention) -> bool:
    """Whether a known word is only that of the trade: the 股份 of 晟泰股份, the 资源 of 博锐资源."""
    return mention.role != "entity" and hit.start() <= mention.start and mention.end <= hit.end()


def _short_names(text: str, taken: Mapping[int, Mention]) -> Iterator[tuple[int, Firm]]:
    """The short names that a text gives to firms, with the place of the bracket behind the long one."""
    for hit in ALIAS.finditer(text):
        if hit.start("name") not in taken:
            opens = max(text.rfind(sign, hit.start() - 6, hit.start()) for sign in "(（")
            yield opens, _firm(text, hit.start("name"), hit.end("name"), *_parted(hit["name"]))


def _is_one(text: str, hit: re.Match[str], body: str, places: frozenset[str]) -> bool:
    """Whether a word of a trade with something before it is the name of a firm, by what it is and what follows."""
    trade = hit["trade"]
    if trade in PLAIN or hit["legal"] or hit["more"] in LOOSE:
        return TRADE.match(text, hit.end()) is None
    begin, end = hit.start() - len(body), hit.end()
    if ACTS.match(text, end) is not None or RESULTS.match(text, end) is not None:
        return True
    alone = ITEM.search(text, max(0, begin - 6), begin) is not None and text[end : end + 1] in ALONE
    if alone and len(body) < 4:
        return True
    if trade in ALSO_GOODS and MAY.match(text, end) is None:
        return False
    if trade in LOOSE and body not in places:
        return TRADE.match(text, end) is None and NO_FIRM.match(body) is None
    if BEFORE.search(text, max(0, begin - 4), begin) is not None or OWNED.match(text, end) is not None:
        return True
    return trade in NAMED_OFTEN and len(body) == 2 and text.count(body + trade) > 1


def _parted(name: str) -> tuple[str, str]:
    """A name cut into what is its own and the word of the trade."""
    trade = next((word for word in sorted(TRADES, key=len, reverse=True) if name.endswith(word)), "")
    body = name.removesuffix(trade)
    return (body, trade) if body else (name, "")


def _bounds(mention: Mention, pack: Pack) -> bool:
    """Whether no name goes on over a word: all but places and goods, which names are made of."""
    if mention.role == "commodity":
        return False
    if mention.role == "entity":
        return pack.kind(mention.id) not in ("place", "region")
    return mention.end - mention.start > 1


def _body(text: str, end: int, taken: Mapping[int, Mention]) -> str | None:
    """What stands before the word of the trade and is the name: two to four characters behind a border."""
    begin = end
    while begin > max(0, end - 10) and "\u4e00" <= text[begin - 1] <= "\u9fff" and begin - 1 not in taken:
        begin -= 1
    run = text[begin:end]
    cut = 0
    for lead in LEAD.finditer(run):
        if len(run) - lead.end() >= 2:
            cut = lead.end()
    body = run[cut:]
    while len(body) > 2 and JOINT.match(body):
        body = body[1:]
    if not 2 <= len(body) <= 5 or ORDINARY.match(body) or COUNTED.search(body) is not None:
        return None
    return body


def _firm(text: str, start: int, end: int, body: str, trade: str) -> Firm:
    """The firm with that name, under the id that its name has in Latin letters."""
    word, own = TRADES.get(trade, ""), spelled(body)
    id = (f"{own}_{word}" if word else own) if own else body + trade
    alone = trade[1:] == "业" and trade[0] not in "金钢" and not any(metal in body for metal in METALS)
    return Firm(start, end, text[start:end], id, METALS.get(trade[:1]) if alone else None)
