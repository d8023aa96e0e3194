"""What an article is about: the commodity, the country and the company that it names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.extract.frame import STATES, Memory
from checker.extract.lexicon import Mention, Words
from checker.extract.naming import HOME, land_in_name
from checker.extract.scene import HAN
from checker.model import Article, Block, BlockKind
from checker.packs import Pack

OURS = re.compile(
    r"[我咱人元海国工农商发财中乘大郑上广每\d](?:(?<=我)国|(?<=咱)们|(?<=人)民币|(?<=元)(?<![美欧日韩澳加港]元)/吨|(?<=海)关总署|(?<=国)家统计局|(?<=工)信部|(?<=农)业农村部|(?<=商)务部|(?<=发)改委|(?<=财)政部|(?<=中)汽协|(?<=乘)联[会分]|"
    r"(?<=\d)(?:家(?:样本)?钢厂|港(?:口)?(?:铁矿石?)?库存)|(?<=国)(?:内|产)矿|(?<=[大郑])商所|(?<=[上广])期所|(?<=每)(?:吨|公斤|千克)约?[\d.]+万?元)"
)
"""What those write of who write of China as their own country; begins with a set of signs, for which the engine looks fast."""


ABROAD = re.compile(r"[國產萬億灣與這們對時會將]")
"""Signs of those who write Chinese elsewhere, to whom the ministries of their own country have the same names."""
ALONE = re.compile(r"我国|人民币|(?<![美欧日韩澳加港])元/吨|海关总署|国家统计局|工信部|发改委")


TAIWAN = re.compile(r"[年月季週](?:增|減|跌|漲)|法人|新台幣|台股|台廠|台商|每股純益|每股盈餘|證交所")
HONG_KONG = re.compile(r"按年|按月|港元|港幣|港交所|恒指|人民幣|人民币")


def money_of_writing(text: str) -> str | None:
    """What 元 means to whom the text is written for: the dollar of Taiwan, by how it says 年增 and 法人."""
    if ABROAD.search(text) is None or HONG_KONG.search(text) is not None:
        return None
    return "TWD" if len(TAIWAN.findall(text)) > 1 else None


THAT_LAND = re.compile("该国|本国")
"""What points at a country, though nobody but an office tells of it: 美国能源信息署…，该国原油库存4亿桶."""
UNTOLD = ("other", "things", "event")
"""Metrics of which no article is."""
UNITS = ("TEU", "TEUs", "LCE", "SWU")
"""What goods are counted in, which an article need not be about."""
TITLE = 4
"""How many times a name in the title counts."""
ENOUGH = 20
"""Four times the weight at which an article is about a country: in its title, or named three times."""


def note_topic(article: Article, text: str, words: Words, pack: Pack, memory: Memory) -> None:
    """What the article is about: the commodity and the country it names most, its title counting thrice."""
    commodities: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    companies: Counter[str] = Counter()
    measures: set[str] = set()
    titled: set[str] = set()
    lands: set[str] = set()
    inside: Counter[str] = Counter()
    abroad: set[str] = set()
    ours = (
        HAN.search(text) is not None
        and OURS.search(text) is not None
        and (ABROAD.search(article.plain) is None or ALONE.search(text) is not None)
    )
    memory.chinese = "zh" in (article.language_body, article.language_title)
    taiwan = not ours and money_of_writing(article.plain) == "TWD"
    if taiwan:
        countries["TW"] += 3
    if ours and article.language_body.startswith("zh"):
        countries["CN"] += 3  # who writes at home need not name the country: 10月出口5473吨，对德1013吨
    for block in article.blocks:
        weight = TITLE if block.kind is BlockKind.TITLE else 1
        for mention in words.within(block.start, block.end):
            if block.kind is BlockKind.TITLE:
                measures.update(id for id in mention.ids("metric") if id not in UNTOLD)
            if mention.role == "commodity" and text[mention.start : mention.end] not in UNITS:
                titled.update([mention.id] if weight > 1 else ())
                commodities[mention.id] += weight
            elif mention.role in ("entity", "adjective") and len(mention.id) == 2:
                other_end = mention.start and (
                    text[mention.start] in "对赴自"
                    or text[mention.start - 1] in "对向从自往赴"
                    or text[mention.end - 1] in "豆棉米"  # 美豆, which others buy
                )
                heads = (
                    weight == TITLE
                    and mention.start == block.start
                    and article.language_body.startswith("zh")
                )
                weight = 2 * TITLE if heads else weight  # 马来西亚坐拥宝山，为何还得看北京脸色？
                at_home = not ours and text[mention.start : mention.end] in HOME  # 全国 need not be China's
                lands.update([mention.id] if weight > 1 else ())
                abroad.update(() if at_home else [mention.id])
                countries[mention.id] += 0 if other_end else weight if at_home else 2 * weight
                weight = TITLE if heads else weight
            elif (land := land_in_name(mention, text, pack)) is not None:
                tells = pack.kind(mention.id) == "source" and THAT_LAND.search(text) is None
                inside[land] += 0 if tells else weight
            if mention.role == "entity" and pack.entities[mention.id].kind == "company":
                companies[mention.id] += weight
    for id in titled:
        if commodities[id] == TITLE and pack.counted(id) and len(titled) > 1:
            commodities[id] = 1  # the “empty lorries” of a title, of which the article goes on to say nothing
    named = sorted((n for id, n in countries.items() if n > 0), reverse=True)
    memory.worldly = (
        len(named) > 3
        and 5 * named[0] < 2 * sum(named)
        and not any(
            m.role in ("entity", "adjective") and m.id != "world"
            for block in article.blocks
            if block.kind is BlockKind.TITLE
            for m in words.within(block.start, block.end)
        )
    )
    if len(commodities) > 1:
        commodities.pop("shares", None)  # what a firm's shares cost is no matter of which goods it sells
    memory.titled_country = next(iter(lands)) if len(lands) == 1 else None
    in_title = [
        m.id
        for block in article.blocks
        if block.kind is BlockKind.TITLE
        for m in words.within(block.start, block.end)
        if m.role in ("entity", "adjective")
    ]
    memory.of_the_world = bool(in_title) and set(in_title) == {"world"}
    memory.topic_metric = next(iter(measures)) if len(measures) == 1 else None
    memory.topic = _first(commodities)
    tied = [id for id, n in commodities.items() if n == commodities[memory.topic or ""]]
    memory.topic = next((id for id in tied if pack.within(id, memory.topic)), memory.topic)
    memory.topic = _wider_topic(memory.topic, commodities, titled, pack)
    most = commodities[memory.topic] if memory.topic is not None else 0
    memory.aside = frozenset(
        id for id, n in commodities.items() if 4 * n <= most and not pack.within(memory.topic, id)
    )
    memory.goods = tuple(sorted(commodities, key=lambda id: (-commodities[id], id)))
    memory.commodity = memory.topic
    countries = countries if any(countries[id] for id in abroad) else countries + inside
    memory.topic_country = _first(countries)
    home = memory.topic_country or "CN"
    alone = [id for id, weight in countries.items() if weight and id != "CN"] == [home]
    memory.away = not ours and "CN" not in abroad
    memory.home = (
        "CN" if ours else home if alone or 4 * countries[home] >= max(5 * countries["CN"], ENOUGH) else "CN"
    )
    if memory.topic_country is None and article.language_body.startswith("zh"):
        memory.topic_country = "CN"  # a Chinese text that names no country speaks of its own
    memory.country = memory.subject = memory.topic_country
    memory.topic_company = _first(companies) if companies and max(companies.values()) > 1 else None


def _wider_topic(topic: str | None, counts: Counter[str], titled: set[str], pack: Pack) -> str | None:
    """What an article is about that names coffee nearly as often as arabica, or below a title on arabica more often."""
    known = pack.commodities.get(topic or "")
    if topic is None or known is None or known.used_as:
        return topic
    if topic in titled:
        below = max(1, counts[topic] - TITLE)
        wider = known.within if known.mined else ()
        return next((id for id in wider if counts[id] > below and pack.commodities[id].mined), topic)
    return next((id for id in known.within if 2 * counts[id] >= counts[topic]), topic)


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda id: -counts[id]) if any(counts.values()) else None


def headlined(blocks: Sequence[Block], words: Words, memory: Memory) -> bool:
    """Whether the title names the company that the article is about, and no country: its text begins with that company."""
    firm = memory.topic_company
    if firm is None or memory.titled_country is not None:
        return False
    titles = (block for block in blocks if block.kind is BlockKind.TITLE)
    return any(m.id == firm for block in titles for m in words.within(block.start, block.end))


OUTPUT = (
    "production",
    "mine_production",
    "refining",
    "metal_production",
    "magnet_production",
    "supply",
)


def told_by_title(dim: str, memory: Memory, pack: Pack) -> str | None:
    """The measure that the article's title names, where numbers of this dimension can be of it."""
    known = pack.metrics.get(memory.topic_metric or "")
    made = dim == "money" and memory.topic_metric in OUTPUT  # a sum is no output, though it can be its worth
    fits = known is not None and not made and (dim == "share" or dim in known.units)
    return memory.topic_metric if fits else None


TRADES = frozenset(
    ["exports", "imports", "production", "mine_production", "refining", "consumption", "demand", "supply"]
)
"""Of what a heading tells that names a country and its trade: “Chinese Exports”."""
OWN = re.compile(r"(?:['’]s)? (?:[a-z]+ )*", re.IGNORECASE)


def trade_of(heading: str, known: list[Mention], pack: Pack) -> str | None:
    """The country of whose trade alone a heading tells: “Chinese Exports”, “India's Steel Demand”."""
    lands = [m for m in known if m.role in ("entity", "adjective")]
    trades = [m for m in known if not TRADES.isdisjoint(m.ids("metric"))]
    if len(lands) != 1 or len(trades) != 1 or pack.kind(lands[0].id) not in STATES:
        return None
    land, trade = lands[0], trades[0]
    led = heading[: land.start].strip().lower() in ("", "the")
    whole = trade.end >= len(heading.rstrip(" .:")) and len(heading) < 40
    return land.id if led and whole and OWN.fullmatch(heading, land.end, trade.start) else None
