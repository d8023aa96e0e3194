"""Whether a Chinese number says how much something changed, and which way: 大增66%, 高出前一季的1.7亿元两成, 两成的增幅."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

NOWADAYS = re.compile(
    r"(?:(?:目前|现在|如今|当前|眼下|现时|今天|最近|近年)的?|每[年月天日季]|年产|[全一]年|单月)(?:约|近|逾)?$"
)
"""降到目前的63%, 提高到每年38万吨: the word for now or for how often between the verb and the number."""
EACH = re.compile(
    r"(?<=[至到为成])一(?:公?吨|公斤|千克|桶|盎司|磅|克)$|每(?![^，]{0,2}[涨跌增减升降加提])[\u4e00-\u9fff]{1,4}$"
)
LOST = re.compile(
    r"[跌击]破|失守|跌穿|下穿|跌至|降至|跌近|失去|[跌降落]回|升(?:上|回|穿|破)|涨(?:上|回|穿|破)|冲(?:上|破|高至)|突破|站[上稳]|重[回返]|逼近|守住|触及"
)
"""跌破1.7万元/吨, 升破1.7万元/吨: the level that was left or reached, not how far it moved."""
DIPPED = re.compile(r"(?:下探|上探|上望|下望|上看|下看)(?:约|近|逾)?$")
"""铜价下探9000美元: a level; 下探3% is how far it fell."""
BROKEN = re.compile(r"[跌击升涨冲突]$")
"""升 before 破2万元, where the level begins with the last sign of the verb."""
TO = ("至", "到", "为", "達", "达", "成", "回", "回在")
MORE_THAN = re.compile(
    r"(?:[比较](?:[^,，;；。比较]{0,12}(?:年|月|季度?|期|日|初|末|底|前|报告|版|预测|指引|计划|目标|招股价|发行价|发售价|开盘价|收盘价|定价)|[^,，;；。比较]{0,16}\d[^,，;；。比较]{0,6})|[与和跟同][^,，;；。]{1,12}(?:年|月|季度?|期|初|底|末)(?:相比|对比|相较|比较|比)|同比|环比|按[年月季])"
    r"(?:还|更|又|仍|再|也|要|均|都|各|则|分别|依次|大幅|略)*(?:(?P<more>高|多|大|快|贵|添)|(?:低|少|小|慢|便宜))(?:出|了|用|产|卖|赚|花|销|挖|进口|出口|发电?|付)?(?:约|近|超过?|逾|将近)?$"
)
"""比去年同期低2%, 环比多8.6%, 较年初分别高28%和1%: more or less than at another time."""
DID_MORE = re.compile(
    r"(?P<way>多|少)(?:赚|卖|产|挖|销|用|花|收|买|进口?|出口|交付)了?(?:约|近|逾|超过?)*$|(?P<more>(?:天|日|周|月|年|内|间|夜|又|再|凭空|平添)[又再]?添了?)(?:约|近|逾|超过?)*$"
)
"""中期多赚逾五成: how much more of it."""
SHORT_OF = re.compile(
    r"[离距][^,，;；。]{2,24}(?:高点|高位|峰值|纪录|前高|历史高)[^,，;；。]{0,12}差(?:了|着|约|近|不到)*$"
)
"""离8月的高点还差一成: how much lower it is."""
GONE = re.compile(r"(?:都|就|已经?|便)?(?:没了|不见了|蒸发|打了水漂|缩水|化为乌有)")
"""市值六成没了: what is gone, told after the number."""
TOLD_BEFORE = re.compile(
    r"(?P<way>[涨升增跌降减])幅度?(?:[较最更很要]?[小大高低](?:一些|一点|得多|许多|很多)?|有限|收窄|扩大|居前|居首|明显|不大)[,，](?:分别|仅|只有|只|达|约|近|不到|为|是)*$"
)
RATE = re.compile(
    r"(?P<way>[增升涨降跌减])[幅速](?P<gap>[^,，;；。、\d]{0,5})$|[增成]长率[^,，;；。、\d]{0,5}$|"
    r"(?<![\d一二三四五六七八九十个])[年季月](?P<year>[增减])率?(?:分别|各|依次|则|也|均)?(?:高?达到?|为|是|约|近|逾|超过?)+$"
)
SLOWS = re.compile(r"回落|放缓|下降|收窄|下滑|降低|缩小|减少|减慢|下跌|趋缓")
GROWN = re.compile(
    r"(?:(?P<more>增长|成长|上涨|增加|大增|激增|暴增|猛增|飙涨|大涨|暴涨|收高|走高|上扬)|下降|下跌|减少|下滑|衰退|萎缩|大跌|暴跌|大减|锐减|收低|走低|下挫)"
    r"(?:幅度)?了?(?:高?达到?)?(?:约|近|逾|超过?|将近)*$"
)
"""环比增长达66%, 周五收高3%: the verb and how far, with the word for “comes to” between."""
"""增幅依次为3.8%, 需求增速摸到四成: the word for how much something changed."""


OR_SO_MUCH = re.compile(
    r"(?:(?P<more>[涨升扬增弹]|上涨|走高|收高|攀升|增加)|[跌降挫泻减滑]|走低|收低|下滑|回落)了?(?:约|近|逾)?[\d.,]+(?:个)?(?:基?点|万?[美欧日港]?元|美分|便士|令吉|吉特|卢比|英镑|万?吨|万?桶)(?:/[\u4e00-\u9fff]{1,2})?[,，]?(?:或|即|或者|也就是)(?:约|近|逾)?$"
)
"""下跌0.85美元，或1.3%: the same move as a part of what it was."""
MOVED = re.compile(
    r"(?:(?P<more>上行|攀高|走强|止跌回升|回暖|放大|膨胀|推高|上抬|扩张|井喷|翻红|走阔|走扩|拉高|急拉|上冲|上攻|上探|走扬|高开|收高|收升|收红|急弹)|"
    r"负增长|负成长|上行乏力|下行|跳水|下落|下坠|走软|疲软|崩落|回撤|流失|塌陷|雪崩|走贬|贬值|退坡|失速|下沉|走跌|闪崩|消退|砍半|急泻|下泻|暴泻|狂泻|大泻|泻|插水|崩盘|低开|收低|收黑|翻绿)"
    r"(?:幅度)?了?(?:约|近|逾|超过?|将近|大约|至少|多达|不到)*$"
)
"""铜价走强3%, 出口负增长5.4%, 港股插水2%: verbs that are of a change only right before how far."""


TOLD_AFTER = re.compile(
    r"(?:(?:[、和与及]|以及)[\d.]{1,7}[%％]){0,6}(?:以上|左右|上下)?(?:的(?:(?:同比|环比|年均|年度|单日|单周|单月|累计)|(?:强劲|显著|明显|可观|高速|快速|较快|小幅|大幅)的?)?|(?:同比|环比|年均)(?=[\u4e00-\u9fff]{2}(?:[,，。;；)）]|$)))(?:(?P<more>[增涨升]幅|增长|成长|上涨|升值|涨势)|[跌降减]幅|下滑|下降|下跌|跌势|衰退|萎缩|减少|降价)(?!来自|由|点|空间|目标)"
)
"""仍有19%的增幅, 录得一成的下滑: how much something changed, with the word for it behind."""
KEPT_UP = re.compile(r"(?:以上|左右)?(?:增长|成长)(?:[,，。;；]|$)")
KEEPS = re.compile(r"(?:保持|维持|实现|获得|取得|录得|呈现?|有)(?:了|着)?(?:约|近|逾|超过?|至少)*$")
"""产销保持10%以上增长."""
BESIDE = re.compile(
    r"(?:(?P<more>高出|高于|超出|超过|超|多出|多于|好[于过]|优于|大于|胜过)|低于|少于|不及|逊于|小于|不如|差于)(?P<what>[^,，;；。]{1,14})$"
)
AWAITED = re.compile(r"预期|预测|预估|目标|指引|均值|平均|共识")


def beside_a_base(scene: Scene, i: int) -> int | None:
    """Which way a number lies off another that it is set against, where `i` is that other: 也高出前一季的1.7亿元近两成."""
    hit = BESIDE.search(words_left(scene, i, 18))
    if hit is None:
        return None
    start = scene.atoms[i].start - len(hit["what"])
    timed = any(a.kind == "T" and a.start >= start for a in scene.atoms[max(0, i - 8) : i])
    return (1 if hit["more"] else -1) if timed or AWAITED.search(hit["what"]) is not None else None


LESS_THAN = re.compile(r"[少多低高大小](?:于|过)$|不及$|不如$|超过$|超出$|逊于$|好于$")
"""少于前一年的43.7万吨: what stands before the time of another value of the same."""


def _value_of_then(scene: Scene, i: int) -> bool:
    """Whether it is what a value is more or less than, that of another time: 少于前一年的43.7万吨."""
    if i < 2 or scene.atoms[i - 1].text != "的" or scene.atoms[i - 2].kind != "T":
        return False
    start = scene.atoms[i - 2].start
    return LESS_THAN.search(scene.text, max(scene.start, start - 2), start) is not None


def change_at(scene: Scene, i: int, quantity: Quantity) -> int | None:
    """The sign of a change when the words at the number say that it is one."""
    if quantity.direction:
        return quantity.direction
    atoms = scene.atoms
    if quantity.unit not in ("percent", "pp", "x") and _value_of_then(scene, i):
        return None
    if GONE.fullmatch(words_right(scene, i)):
        return -1
    if quantity.unit == "percent" and (after := TOLD_AFTER.match(scene.text, atoms[i].end, scene.end)):
        return 1 if after["more"] else -1
    if i and atoms[i - 1].kind == "Q" and quantity.unit == "percent":
        base = beside_a_base(scene, i - 1)
        if base is not None:
            return base
    if i + 1 < len(atoms) and atoms[i + 1].kind == "Q" and beside_a_base(scene, i) is not None:
        return None
    if quantity.unit != "percent" and atoms[i].text[0] in "破至" and BROKEN.search(words_left(scene, i, 2)):
        return None
    left = EACH.sub("", words_left(scene, i, 10))
    if i > 1 and atoms[i - 1].text == "的" and atoms[i - 2].kind == "T":
        left = words_left(scene, i - 2, 10)  # 涨到10月的20美元
    if i and atoms[i - 1].kind == "T" and words_left(scene, i - 1, 6).rstrip().endswith(TO):
        return None  # 升至2027年606万吨的峰值
    left = NOWADAYS.sub("", left)
    told = TOLD_BEFORE.search(scene.text, max(scene.start, atoms[i].start - 14), atoms[i].start)
    if told is not None and quantity.unit in ("percent", "pp"):
        return -1 if told["way"] in "跌降减" else 1  # 氧化镝涨幅较小，不到5%
    if (rate := RATE.search(left)) is not None:
        if quantity.unit == "pp" and rate["gap"] and SLOWS.search(rate["gap"]) is not None:
            return -1
        return -1 if (rate["way"] or rate["year"] or "增") in "降跌减" else 1
    if quantity.unit != "percent" and DIPPED.search(left) is not None:
        return None
    if (
        quantity.unit == "percent"
        and (same := OR_SO_MUCH.search(scene.text, max(scene.start, atoms[i].start - 30), atoms[i].start))
        is not None
    ):
        return 1 if same["more"] else -1
    if (moved := MOVED.search(left)) is not None:
        return 1 if moved["more"] else -1
    if quantity.unit == "percent" and (grown := GROWN.search(left)) is not None:
        return 1 if grown["more"] else -1
    if quantity.unit == "percent" and KEPT_UP.match(scene.text, atoms[i].end) and KEEPS.search(left):
        return 1
    if left.rstrip().removesuffix("了").endswith(TO) or LOST.search(left):
        return None
    for j in range(i - 1, max(-1, i - 7), -1):
        atom = atoms[j]
        if atom.kind == "Q" or (atom.kind == "P" and atom.text in ",，;；。、：:"):
            break
        if atom.is_cue("down") and not atom.text.startswith("低于"):
            return -1
        if atom.is_cue("up") and scene.text.startswith(("项目", "工程", "计划", "方案"), atom.end):
            continue  # 扩产项目120亿元
        if atom.is_cue("up") and not (atom.text == "新增" and quantity.unit == "percent"):
            return 1  # but 占全球新增装机的三成
        if atom.kind in "EM" and not atom.is_cue("up"):
            if atom.kind == "M" and j >= i - 2:
                continue
            break
        if atom.is_word("占", "约") and atom.text == "占":
            break
    if quantity.unit not in ("x", "year", "day") and (more := DID_MORE.search(left)) is not None:
        return 1 if more["more"] or more["way"] == "多" else -1
    if left.endswith(("同比", "环比", "按年", "按月", "按季")):
        return 1
    far = words_left(scene, i, 30)
    if "差" in left and SHORT_OF.search(far) is not None:
        return -1
    if (more := MORE_THAN.search(far[-24:])) is not None:
        return 1 if more["more"] else -1
    return None
