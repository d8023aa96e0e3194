"""Which bare numbers count things, and which only name a few of them, label or date."""

from __future__ import annotations

import re

from checker.extract.counted import AROUND_THESE, MODELS, NOUNS
from checker.extract.english.phrase import word_at
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

COUNTED = re.compile(
    rf"\b(?:{NOUNS})\b|-(?:reactor|country|nation|member|mine|unit|plant|element|ship|vehicle|car)\b"
)
ZH_COUNTED = re.compile(r"余?(?:[国种类家座个道邻艘辆架台名人口处头船张条宗笔案封]|份(?!额))|国家|邻居")
POINTS = re.compile(r"点(?![名出燃])")
LABEL = re.compile(r"[三四五六七八九十]大(?:品种|板块|集团|交易所|类|稀土集团|钢厂|船东|银行)")
"""恒指收报25,894点, 五大品种: an index, a label."""
OF_TIME = re.compile(r"小时|钟头|星期|礼拜|昼夜|世纪|月|多月|季度|交易日")
"""开车九个小时: so many hours are no things."""


def counts(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a bare number says how many things there are."""
    atom = scene.atoms[i]
    if scene.chinese and (
        POINTS.match(scene.text, atom.end, scene.end) or LABEL.match(scene.text, atom.start)
    ):
        return False
    if quantity.low >= 1000 or quantity.note in ("counted as before", "people", "number of things"):
        return True
    if scene.chinese and OF_TIME.match(scene.text, atom.end, scene.end):
        return False
    if quantity.low < 2 or word_at(scene, i - 1) in ("group", "both"):
        return False
    if quantity.low < 6 and i == 1 and word_at(scene, 0) == "all":
        return False  # “All three also run plants in China” is of those that were named
    if quantity.low == 2 and word_at(scene, i - 1) in ("the", "these", "both", "between"):
        return False
    if AROUND_THESE.match(atom.text) is not None:
        return False
    if not scene.chinese and _of_so_many(scene, i, quantity):
        return True
    after = scene.text[atom.start : min(scene.end, atom.end + 40)].replace("U.S.", "US")
    after = re.split(r"[,;:.()，；。：、]", after)[0].lower()
    if i and "patents" in scene.atoms[i - 1].metrics():
        return True
    if quantity.low >= 10 and quantity.form == "count" and not scene.chinese and NOUN.search(atom.low):
        return True
    if scene.text[atom.end - 1] in "sxX" and MODELS.search(scene.text, atom.start, atom.end):
        return True
    if scene.chinese and _were_told(scene, i):
        return False
    if scene.chinese and _counted_too(scene, i):
        return True
    if scene.chinese and A_TIME.search(scene.text, scene.start, atom.start) is not None:
        return True
    if scene.chinese:
        return ZH_COUNTED.search(after[: len(atom.text) + 2]) is not None and not re.match(
            r"[合共]|项|相加|加起来|加在一起|加总", after[len(atom.text) :]
        )
    return COUNTED.search(" ".join(after.split()[:7])) is not None


def _of_so_many(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether it is told of how many things so many are: “11 of South Africa's 66 furnaces”."""
    all_of_them = next((a.quantity for a in scene.atoms[i + 1 : i + 7] if a.kind == "Q"), None)
    if all_of_them is None or word_at(scene, i + 1) != "of":
        return False
    return all_of_them.unit == "count" and quantity.high <= all_of_them.low


NOUN = re.compile(r"\d[\d,.-]* [\w -]*[a-z]s$")
A_TIME = re.compile(
    r"(?:每|一)(?:小时|天|日|分钟|班)(?:可以?|能|约|最多)*(?:处理|拆解|生产|产出|加工|组装|分拣|制造|造|下线)[^,，;；。\d]{0,4}$"
)
"""每小时能处理100颗: what a machine can do."""
FEW = re.compile(r"[两三四五六七八][家国者省地座大]")
THESE = re.compile(r"(?:上述|以上|这|该|那|其余|另外)$")
OF_THEM = re.compile(
    r"(?:龙头|巨头|公司|企业|国家|厂商)?(?:股价|(?:前|上|下|第)[一二三四半1-4]|[去今全]年|20\d\d年|\d{1,2}月|合|共|总共|一共|分别|依次|均|都|加起来|相加|则|占|的?份额|的?比重|瓜分|中(?![国等小])|当中|手里|联手)"
)


def _counted_too(scene: Scene, i: int) -> bool:
    """Whether somebody is told with as many of what was counted before: 丰田握有专利1331项，松下445项次之."""
    if not i or scene.atoms[i - 1].kind != "E":
        return False
    sign = scene.text[scene.atoms[i].end - 1]
    alike = (a for a in scene.atoms[:i] if a.quantity is not None and a.quantity.unit == "count")
    return any(scene.text[a.end - 1] == sign and a.quantity and a.quantity.low >= 10 for a in alike)


def _were_told(scene: Scene, i: int) -> bool:
    """Whether so few are only those that were named: 三家前三季度分别赚3亿、2亿和1亿元, 上述两国."""
    atom = scene.atoms[i]
    if FEW.fullmatch(atom.text) is None:
        return False
    before = scene.text[max(scene.start, atom.start - 2) : atom.start]
    return THESE.search(before) is not None or OF_THEM.match(scene.text, atom.end, scene.end) is not None
