"""Mines and works that no pack knows: 斯塔布鲁克区块, 复兴大坝, by the word that such names end with and the sound of what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.extract.foreign_zh import SOUNDS
from checker.extract.lexicon import Mention
from checker.extract.pinyin import spelled
from checker.packs import Pack

ORE = "铜金银铁锂镍钴铀钨锡锌铅锑锰铬钼钒钛铂钯碲铌钽稀土石墨煤钾磷铝土萤盐"
MADE_THERE = {
    "油田": "crude_oil", "气田": "natural_gas", "水电站": "hydropower", "大坝": "hydropower", "核电站": "nuclear_power", "海上风电场": "offshore_wind_power",
    "风电场": "wind_power", "光伏电站": "solar_power",
}  # fmt: skip
MINED = rf"(?:(?:稀土|石墨|铝土|铜钴|铜金|铅锌|铌稀土|[{ORE}])?矿(?:山|区|床)?(?![产石业企商工种砂渣权价粉浆物脉源井难泉税带务用机主矿]))"
STANDING = "海上风电场|风电场|光伏电站|抽水蓄能电站|水电站|核电站|电站|大坝|油气田|油田|气田|盐湖|盐沼|区块"
NAMED = re.compile(
    rf"(?=[\d一二三四五六海风光抽水核电大油气盐区稀石铝铜铅铌矿港{ORE}])"  # where one can begin
    rf"(?P<no>(?:\d{{1,2}}号?|[一二三四五六]号)?)(?P<what>{STANDING}|{MINED}|港(?![口元股币交湾务区台资商人府]))"
)
"""What such names end with."""
GLOSS = re.compile(r"[（(](?P<latin>[A-Z][A-Za-z' .-]{2,24})[)）]")
OF_A_PLACE = re.compile(r"[县州市区省旗盟镇邦]的$")
ORDINARY = re.compile(
    r"[一二三四五六七八九十两几多百千万某各每全首第唯最小中新老旧现主副外内在建]|大(?:型|中|小|规|量|部|多|批|片)|优质|自有|海外|海上|海底|境外|国内|国外|当地|本地|露天|地下|水下|高品|低品|富|贫|部分|所有|其他|有关|相关|上述|该|这|那|座|个|处|家|和|与|及|的|稀有|"
    r"共生|伴生|原生|次生|硬岩|离子|云母|辉石|红土|硫化|氧化|轻|重|原|闲置|废弃|停产|关闭|主力|民营|国有|私|外资|合资|非法|手工|绿色|智能|数字|大型|抽水|火力|热|燃煤|燃气|水力|风力|核|太阳|生物|地热|潮汐|常规|近海|陆上|页岩|非常规|成熟|油砂"
)
"""What stands before such words and is no name: 大型水电站, 海外锂矿."""


IS_SUCH = re.compile(
    r"(?P<of>的?)(?P<name>[\u4e00-\u9fff]{2,4}?)矿?(?:是|为)(?:目前)?(?:全球|世界|亚洲|欧洲|非洲|南美|北美|我国|中国|全国|欧盟|东南亚)[^,，;；。\d]{0,10}"
    r"(?:最大|第[一二三四五六七八九十]大?|唯一|仅有|首座)[^,，;；。\d]{0,8}?(?P<what>(?:["
    + ORE
    + r"]|稀土|石墨)矿(?![产石业企商工])|油田|气田|盐湖|水电站|核电站|风电场)"
)
"""四川的甲基卡是亚洲最大的锂矿: a name that is shown to be that of a mine by what is said of it."""
REGION = re.compile("[县州市区省旗盟](?=的)")


@dataclass(frozen=True, slots=True)
class Works:
    """A mine or works as it is named at one place, with what it yields."""

    name: str
    id: str
    kind: str
    commodity: str | None
    home: str | None


def find_works(text: str, known: list[Mention], pack: Pack) -> Iterator[Works]:
    """The names of mines and works that the text shows to be some."""
    taken = {k: m for m in known for k in range(m.start, m.end)}
    for hit in NAMED.finditer(text):
        if hit.start() in taken and taken[hit.start()].role == "entity":
            continue
        end = hit.start()
        gloss = next((g for g in GLOSS.finditer(text, max(0, end - 28), end) if g.end() == end), None)
        behind = GLOSS.match(text, hit.end())
        end = gloss.start() if gloss is not None else end
        body = _body(text, end, taken)
        if body is None or not _is_name(text, end - len(body), body, hit["what"], known, gloss or behind):
            continue
        latin = gloss or behind
        id = (
            re.sub(r"[^a-z]+", "_", latin["latin"].lower()).strip("_")
            if latin is not None
            else spelled(body) + hit["no"].rstrip("号")
        )
        if not id or id in pack.entities:
            continue
        home = next(
            (m.id for m in known if m.end in (end - len(body), end - len(body) - 1) and len(m.id) == 2), None
        )
        short = body + hit["no"]
        names = [short] if len(body) > 2 or gloss is not None else []  # 复兴 alone is a word of its own
        if gloss is None:
            names.append(short + hit["what"])
        for name in names:
            yield Works(name, id, _kind(hit["what"]), _yields(hit, known, pack), home)


TOWN = re.compile(
    rf"(?P<name>[{SOUNDS}]{{2,5}})的(?:新|首座)?(?P<goods>[\u4e00-\u9fff]{{1,8}}?)(?:工厂|精炼厂|冶炼厂|分离厂|炼厂|厂)(?![商家房址长区方])"
)
"""爱沙尼亚纳尔瓦的磁体厂: a works by its town, which no pack knows."""


def find_town_works(text: str, known: list[Mention], pack: Pack) -> Iterator[Works]:
    """The works that are told by a town abroad and what they make."""
    for land in known:
        hit = TOWN.match(text, land.end) if land.role == "entity" and len(land.id) == 2 else None
        if hit is None or any(
            m.start < hit.end("name") and hit.start("name") < m.end and m.end - m.start > 1 for m in known
        ):
            continue
        goods = next(
            (m.id for m in known if m.role == "commodity" and hit.start("goods") <= m.start < hit.end()), None
        )
        own = spelled(hit["name"])
        if own and goods is not None:
            yield Works(hit["name"], f"{own}_plant", "plant", goods, land.id)


def find_such(text: str, known: list[Mention], pack: Pack) -> Iterator[Works]:
    """The names, behind that of a place, that are shown to be those of mines by which in rank they are."""
    behind = {m.end for m in known if m.role == "entity"} | {hit.end() for hit in REGION.finditer(text)}
    for at in sorted(behind):
        hit = IS_SUCH.match(text, at)
        if hit is None or ORDINARY.match(hit["name"]) is not None:
            continue
        begin, end = hit.span("name")
        free = not any(m.start < end and begin < m.end for m in known if m.end - m.start > 1)
        shown = bool(hit["of"]) or all(char in SOUNDS for char in hit["name"])
        id = spelled(hit["name"])
        if free and shown and id and id not in pack.entities:
            yield Works(hit["name"], id, _kind(hit["what"]), _yields(hit, known, pack), None)


def _body(text: str, end: int, taken: Mapping[int, Mention]) -> str | None:
    """What stands before the word and can be the name: two to eight signs that are no known word."""
    begin = end
    while begin > max(0, end - 8) and "\u4e00" <= text[begin - 1] <= "\u9fff" and not _bars(begin - 1, taken):
        begin -= 1
    body = text[begin:end]
    sounding = begin
    while sounding < end and any(char not in SOUNDS for char in text[sounding:end]):
        sounding += 1
    if end - sounding >= 2:
        body = text[sounding:end]
    cut = max(body.rfind(sign) for sign in "的在是有") + 1
    body = body[cut:]
    return body if len(body) >= 2 else None


def _bars(at: int, taken: Mapping[int, Mention]) -> bool:
    """Whether no name goes on over a known word there; one sign of it may be a part of the name."""
    return at in taken and (taken[at].role == "entity" or taken[at].end - taken[at].start > 1)


def _is_name(
    text: str, begin: int, body: str, what: str, known: list[Mention], gloss: re.Match[str] | None
) -> bool:
    """Whether it is a name: written by its sound, with its name in Latin letters, or said with the place that it lies in."""
    if ORDINARY.match(body):
        return False
    sounds = all(char in SOUNDS for char in body)
    place = any(m.end == begin and m.role == "entity" and m.id != "world" for m in known)
    of_place = text.startswith("的", begin - 1) and any(
        m.end == begin - 1 and m.role == "entity" for m in known
    )
    if gloss is not None or (sounds and (len(body) > 2 or place or of_place)):
        return True
    if what in STANDING.split("|"):
        return place and len(body) < 5
    return OF_A_PLACE.search(text, max(0, begin - 3), begin) is not None and len(body) < 5


def _kind(what: str) -> str:
    """Whether it is a mine, from which something is dug, or works."""
    dug = "矿" in what or what in ("油气田", "油田", "气田", "盐湖", "盐沼", "区块")
    return "mine" if dug else "plant"


def _yields(hit: re.Match[str], known: list[Mention], pack: Pack) -> str | None:
    """What comes from it by its name: the copper of 铜矿, the tungsten of 钨矿."""
    begin, end = hit.span("what")
    goods = next((m.id for m in known if m.role == "commodity" and m.start < end and begin < m.end), None)
    metal = (goods or "").removesuffix("_ore")
    return MADE_THERE.get(hit["what"]) or (metal if metal in pack.commodities else goods)
