"""Foreign firms in Chinese that no pack knows, by the sounds that their names are written with: 瑞士矿企费罗温, 费罗温公司（Ferrowin）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.extract.bodies import id_of
from checker.extract.lexicon import Mention
from checker.extract.pinyin import spelled

SOUNDS = (
    "阿埃艾爱安昂奥澳巴拜班邦鲍贝本比彼毕宾波博伯布查达戴丹当道德登迪蒂丁东杜顿多厄恩尔法范菲费芬弗福夫盖甘冈戈格古哈海汉赫黑亨洪胡华霍基吉加贾佳杰金津卡凯坎康考科柯克肯孔库夸拉莱兰"
    "朗劳勒雷里利莉力莲列林琳卢鲁伦罗洛马迈麦曼芒毛梅门蒙米密明莫墨姆木穆纳娜南内尼宁纽努诺欧帕潘庞佩彭皮平普奇恰钱乔切钦琼丘萨塞桑沙莎山尚绍舍申圣施什史士斯丝苏索塔台泰坦汤陶特滕提"
    "廷通图托瓦旺万威韦维温文翁沃乌武西希锡夏香肖谢辛欣休雅亚延扬耶叶伊依因英尤约泽扎詹赞哲珍芝治朱兹祖佐白保边勃茨邓狄凡丰佛高哥葛根贡瓜圭豪怀惠季简捷可赖黎理立丽琉龙隆路吕玛孟默慕"
    "乃奈女培蓬坡珀强曲让热日荣儒茹瑞若撒赛瑟森石舒松唐魏歇许易于"
)
"""The characters with which names from abroad are written by their sound."""
NAME = rf"[{SOUNDS}]{{3,8}}"
TRADE = (
    r"(?:[矿车药钢民央锂铝铜稀房船油化航]企|企业|公司|巨头|生产商|制造商|开发商|运营商|供应商|加工商|贸易商|冶炼商|零售商|勘探商|承包商|厂商"
    r"|集团|同行|对手|客户|伙伴|龙头|[矿车药船钢]厂|股东|机构投资者)"
)
"""What a firm is called before its name: 瑞士矿企, 竞争对手."""
CALLED = re.compile(
    rf"(?=[矿车药钢民央锂铝铜稀房船油化航企公巨生制开运供加贸冶零勘承厂集同对客伙龙股机]){TRADE}(?:——|“|「|『)?(?![依通当道延台治让尚于]|宁[可愿]|因[此为]|努力|力[图求克]|可(?!口))(?P<name>{NAME})(?![国省州市县])"
)
WITH_ITS_FORM = re.compile(
    rf"(?P<name>{NAME})(?=(?:公司|集团|股份公司)(?![会法])|(?:首席执行官|董事长|总裁|CEO|股价|市值|财报|旗下))"
)
GLOSSED = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,12}?)(?P<form>公司|集团)?\s?[（(](?P<latin>[A-Z][A-Za-z0-9&.'’ -]{2,40})(?=[）)，,;；])"
)
"""A name with what it is in Latin letters behind it: 费罗温公司（Ferrowin Ltd.）."""
OF_A_PERSON = re.compile(
    r"(?:首席执行官|执行官|总裁|董事长|主席|分析师|经理|主管|教授|博士|部长|大臣|总统|总理|专家|创始人|高管|先生|女士|人|·[\u4e00-\u9fff]{1,8})$"
)
"""What stands before the name of somebody who is no firm."""
SHORT = re.compile(r"[A-Z]{2,5}$")
"""An abbreviation, which is mostly that of a thing: 液化天然气（LNG）."""
FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|plc|PLC|AG|SA|NV|LLC|Co|GmbH|Company|Group|Pty Ltd)\.?$"
)
LED = re.compile(rf"(?:{TRADE}|[国洲]|的)$")
"""What shows that a name behind it is that of a firm."""


def foreign_firms(text: str, taken: Mapping[int, Mention]) -> Iterator[tuple[int, int, str]]:
    """Where foreign firms are named, with their ids: that of their Latin name where the text gives it, else by sound."""
    ids: dict[str, str] = {}
    places: dict[str, int] = {}
    for hit in GLOSSED.finditer(text):
        name = _own(text, hit, taken)
        if name is not None and not SHORT.match(hit["latin"]):
            ids.setdefault(name, id_of(FORM.sub("", hit["latin"].strip())))
            places.setdefault(name, hit.end("name") - len(name))
    for form in (CALLED, WITH_ITS_FORM):
        for hit in form.finditer(text):
            begin, end = hit.span("name")
            begin = max((at + 1 for at in range(begin, end) if at in taken), default=begin)  # 瑞士费罗温公司
            if end - begin > 2 and not OF_A_PERSON.search(text, max(0, begin - 12), begin):
                name = text[begin:end]
                ids.setdefault(name, spelled(name) or name)
                places.setdefault(name, begin)
    for name, id in ids.items():
        yield places[name], places[name] + len(name), id


def _own(text: str, hit: re.Match[str], taken: Mapping[int, Mention]) -> str | None:
    """The part of what stands before a Latin name that is the same name in Chinese; None where it is no firm's."""
    end = hit.end("name")
    begin = end
    while begin > hit.start("name") and begin - 1 not in taken and text[begin - 1] in SOUNDS:
        begin -= 1
    if end - begin < 2 or OF_A_PERSON.search(text, max(0, begin - 12), begin):
        return None
    bounded = begin - 1 in taken or LED.search(text, max(0, begin - 6), begin) is not None
    opens = begin == 0 or not "\u4e00" <= text[begin - 1] <= "\u9fff"
    return text[begin:end] if bounded or opens or hit["form"] or end - begin >= 3 else None
