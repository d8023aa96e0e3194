"""Foreign firms in Chinese that no pack knows, by the sounds that their names are written with: 瑞士矿企费罗温, 费罗温公司（Ferrowin）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.extract.bodies import id_of
from checker.extract.lexicon import Mention
from checker.extract.pinyin import spelled

SOUNDS = (
    "阿埃艾爱安昂奥澳巴白拜班邦保贝本比彼毕边宾波伯博勃布查茨达戴丹德登邓狄迪蒂蒙丁顿多杜恩尔法凡范菲费芬丰佛弗福夫盖甘冈高戈哥格葛根贡古瓜"
    "圭哈海汉豪赫亨胡怀惠霍基吉季加贾简杰捷金津卡凯坎康考柯科可克肯库夸拉莱赖兰朗劳勒雷黎里理利立丽林列琉龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门"
    "孟米密明姆莫默穆慕纳乃奈南内尼宁纽诺努女欧帕潘庞培佩彭蓬皮平坡珀普奇恰钱强乔切钦琼丘曲让热日荣儒茹瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施石什史"
    "舒斯丝松苏索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖歇谢辛欣休许雅亚扬耶叶伊易因英尤于约赞泽扎詹珍芝朱兹佐祖"
)
"""The characters with which foreign names are written by their sound."""
NAME = rf"[{SOUNDS}]{{3,8}}"
TRADE = (
    r"(?:[矿车药钢民央锂铝铜稀房船油化航]企|企业|公司|巨头|生产商|制造商|开发商|运营商|供应商|加工商|贸易商|冶炼商|零售商|勘探商|承包商|厂商"
    r"|集团|同行|对手|客户|伙伴|龙头|[矿车药船钢]厂|股东|机构投资者)"
)
"""What a firm is called before its name: 瑞士矿企, 竞争对手."""
CALLED = re.compile(
    rf"{TRADE}(?:——|“|「|『)?(?!宁[可愿]|因[此为]|于是|让|尚|可(?!口))(?P<name>{NAME})(?![国省州市县])"
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
            free = not any(at in taken for at in range(*hit.span("name")))
            if free and not OF_A_PERSON.search(text, max(0, hit.start("name") - 12), hit.start("name")):
                ids.setdefault(hit["name"], spelled(hit["name"]) or hit["name"])
                places.setdefault(hit["name"], hit.start("name"))
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
