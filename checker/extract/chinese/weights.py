"""What a weight of goods measures by the verb that stands before it: seized, held, treated, brought in, left over."""

from __future__ import annotations

import re

from checker.extract.frame import Frame
from checker.extract.scene import Scene

BROUGHT = re.compile(
    r"(?:引进|接收(?!站|码头|终端|设施|能力|方)|接货|采买|购得|拉货|运回|进货(?!价|渠道|成本))了?(?:约|近|逾|超过?)*[^,，;；。\d的]{0,6}$"
)
"""从智利引进铜精矿30万吨: goods that are brought in; of money it would be something else."""
HOLDS = re.compile(
    r"(?:矿床|矿体|矿藏|矿区|矿脉|海床|海底|海泥|泥层|岩层|岩体|结核|结壳|矿砂)[,，]?[^,，;；。]{0,16}(?:含有?|藏着?|埋着?)[^,，;；。占]{0,10}$"
)
"""矿床含稀土氧化物100万吨: what lies in the ground."""
SEIZED = re.compile(r"(?:查获|查扣|缴获|没收|追回|截获|起获|走私|销毁)[^,，;；。\d占]{0,10}$")
"""海关查获精矿3200吨: no measure of a trade."""
LIES_THERE = re.compile(
    r"的?[^占比较为是于达超与和及但相合约,，;；。、\d]{0,6}?(?:(?P<sure>储量|储备量)|资源量|资源储量)"
)
"""坐拥2300万吨锂储量, 蕴藏着2300万吨锂储量: the noun behind, whatever the verb."""
HELD = re.compile(r"(?:持有|持仓|[增减]持)(?:了)?(?:的?[\u4e00-\u9fff]{0,4}?)$")
"""欧元区持有黄金1万吨: no stake."""
RECYCLED = re.compile(r"回收(?![率料])[^,，;；。\d]{0,8}$")
LYING = ("resources", "reserves", "things", "other")
ASLEEP = re.compile(
    r"(?:沉睡|蕴藏|埋藏|赋存|散落)(?:着|了)?(?:的[^,，;；。\d]{1,8}|[^,，;；。\d]{0,8})$|(?:找到|发现|探获|探得|勘得)了?(?:约|近|逾|超过?)*$"
)
"""旧手机里沉睡的黄金约200吨: what lies there."""
FOR_SEPARATION = re.compile(r"(?:冶炼分离|分离|冶炼|开采)(?:则|也|为|约|各)*$")
"""获3万吨开采指标，冶炼分离2万吨: the other quota of the two."""
TREATS = re.compile(r"(?:可|能|每年|一年|期年)(?:处理|加工|冶炼|回收|消化)[^,，;；。\d]{0,8}$")
"""首期一年可加工矿砂8万吨: what a works can take."""
GUIDED = re.compile(r"指引[^,，;；。\d]{0,8}$")
"""把全年指引从30万吨下调: what a mine says it will make."""
KEPT = re.compile(r"[含藏埋]")
SURPLUS = re.compile(r"(?:多出|多了|富余|多余|富裕|短少|少了)(?:约|近|逾|超过?|大约|至少)*$")
AGAINST = re.compile(r"[比较]|同比|环比|按年|按月")


def out_of_balance(scene: Scene, i: int) -> bool:
    """Whether so much is left over or short in a market, which is set against nothing: 今年全球多出6万吨."""
    low, _ = scene.span_of(i)
    here = scene.atoms[low:i]
    if SURPLUS.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return False
    of_a_market = any(a.kind == "E" and a.id == "world" for a in here) or "市场" in scene.words(low, i)
    against = AGAINST.search(scene.text, scene.atoms[low].start, scene.atoms[i].start)
    return of_a_market and against is None and not any(a.metrics() for a in here)


def said_of_weight(scene: Scene, i: int, dim: str, left: str, last: Frame | None) -> str | None:
    """The metric of a weight, a volume or energy by the words right around it; `left` is what stands before it."""
    if BROUGHT.search(left) is not None:
        return "imports"
    if dim != "mass":
        return None
    if last is not None and last.metric == "quota" and FOR_SEPARATION.search(left):
        return "quota"
    if SEIZED.search(left):
        return "other"
    if (lies := LIES_THERE.match(scene.text, scene.atoms[i].end, scene.end)) is not None:
        return "reserves" if lies["sure"] else "resources"
    if last is None and HELD.search(left):
        return "stockpile"
    if TREATS.search(left):
        return "capacity"
    if GUIDED.search(left) and not any(a.metrics() for a in scene.atoms[max(0, i - 6) : i]):
        return "production"
    if (last is None or last.metric in LYING) and RECYCLED.search(left):
        return "other"
    if ASLEEP.search(left):
        return "resources"
    if out_of_balance(scene, i):
        return "other"
    if KEPT.search(left) and HOLDS.search(scene.text[scene.start : scene.atoms[i].start]):
        return "resources"
    return None
