"""Foreign names as Chinese writes them by their sound: one name in other characters, 塞拉韦尔德 and 塞拉维尔德."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.packs import Pack

ALIKE = (
    "巴芭班邦包贝蓓本比彼宾波伯博布", "帕潘庞佩培珀彭皮平普", "马玛麦迈曼芒毛梅门蒙米密明莫默墨姆穆", "法凡方菲费芬丰佛夫弗福",
    "达丹当道德得登邓迪蒂狄丁东顿多杜戴代黛敦", "塔泰坦唐陶特忒腾提廷汀图土托", "纳娜那南内奈嫩尼妮宁纽努诺",
    "拉腊莱赖兰朗劳勒雷黎里利莉理丽连列林龙隆鲁卢路伦罗洛吕热日荣瑞", "甘冈戈格葛根古顾瓜盖加", "喀卡凯开坎康考柯科克肯孔库夸奎昆",
    "哈海汉豪赫黑亨胡怀惠霍", "瓦旺万伟威维韦薇魏温翁沃乌武伍华", "塞萨赛瑟桑森沙莎斯司丝思索苏孙舍谢圣什施史舒尚朔", "泽扎詹珍朱兹茨祖佐",
    "阿艾爱安昂亚雅娅", "恩埃厄尔耳", "奥欧", "伊依因英尤约耶延扬", "基吉贾简杰金琴其奇恰钱乔切钦丘", "西希锡夏香辛欣休雄",
)  # fmt: skip
"""Characters of foreign names that begin with one sound; who writes a name chooses among them."""
SOUND = {ord(char): group[0] for group in ALIKE for char in group}
FOREIGN = frozenset("".join(ALIKE))
SHORTEST = 4
"""Of so few characters that no words of the language sound like the name by chance."""
KINDS = frozenset(["company", "mine", "plant", "place", "group"])
AT_HOME = frozenset(["CN", "TW", "HK", "MO", "JP", "KR"])
"""Where names are written in characters anyway."""


RUN = re.compile(f"[{''.join(sorted(FOREIGN))}]{{{SHORTEST},}}")
"""Where such a name can stand at all."""


def sounded(text: str) -> str:
    """The text with one character for each sound, at the same offsets."""
    return text.translate(SOUND)


def sounded_names(pack: Pack) -> Iterator[tuple[str, str]]:
    """The names of foreign firms, mines and places by their sound, with their ids; none that two of them share."""
    of: dict[str, set[str]] = {}
    for entity in pack.entities.values():
        for name in entity.names.get("zh", ()):
            if len(name) >= SHORTEST and FOREIGN.issuperset(name):
                of.setdefault(sounded(name), set()).add(entity.id)
    for name, ids in of.items():
        if len(ids) == 1:
            known = pack.entities[min(ids)]
            if known.kind in KINDS and AT_HOME.isdisjoint(known.within):
                yield name, known.id
