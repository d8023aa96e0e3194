"""Parts of what a country uses or of what is spent, told right behind it: 每年用掉3000吨，七成五从中国进口，自产仅5%."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.chinese.subject import subject_of
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import STRONG, Scene

SMALL = r"(?:则|就|也|只|仅|还|尚|不|约|占|为|有|是|近|到|足|过|达|逾|超)*"
OWN = re.compile(
    r"(?:自产|国产|自制|自造|自供|自给|自己(?:能)?(?:生产|产|造|供应)|(?:本土|国内|本国|本地|境内|岛内)(?:自)?(?:生产|产出|制造|供应|产|制))"
    rf"(?:的)?(?:部分|产品|货|料)?(?:的)?(?:比重|比例|占比|份额|比率)?{SMALL}$"
)
"""其中自产不足5%: what a country makes of what it uses."""
ABROAD = re.compile(
    r"(?:以上|左右|上下|多)?的?(?:都|全|均|则|也|仍|要|得|须|皆)*(?P<how>从|自|由|向|来自|靠|依赖|仰赖|取自|出自|源自)$"
)
BUYS = re.compile(r"进口|购|买|采购|供应|运来|输入|引进|来")
TAKES_UP = re.compile(rf"(?:货|料|产品)?{SMALL}(?:占|供应|提供|供|贡献)(?:了|到)?{SMALL}")
"""四成从尼日尔进口，哈萨克斯坦占三成: the next of those that it comes from."""
AT_HOME = ("国内", "本国", "我国", "全国", "境内")
USED = ("consumption", "demand")


def of_what_is_used(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """What of a country's use it makes itself, or gets from another; None where no use was told before."""
    if last is None or not _is_of_use(last) or scene.pack.kind(last.subject) not in STATES:
        return None
    since = scene.atoms[last.at + 1 : i]
    named = [a for a in since if a.kind == "E" and a.id != last.counterparty and a.text not in AT_HOME]
    if any(a.text in STRONG for a in since) or len(named) > 1:
        return None
    here = scene.atoms[max(last.at + 1, scene.span_of(i)[0]) : i]
    if any("imports" in a.metrics() or "exports" in a.metrics() for a in here):
        return None
    frame = Frame(kind="share", subject=last.subject, whole=last.subject, commodity=last.commodity)
    if named:
        next_one = TAKES_UP.fullmatch(scene.text, named[0].end, scene.atoms[i].start) is not None
        if last.metric != "import_reliance" or last.counterparty is None or not next_one:
            return None
        frame.metric, frame.counterparty = "import_reliance", named[0].id
        return frame
    if OWN.search(words_left(scene, i, 16)) is not None:
        frame.metric = "supply"
        return frame
    other = next((a for a in scene.atoms[i + 1 : i + 10] if a.kind in "EQP"), None)
    if other is None or other.kind != "E" or other.id in ("world", last.subject):
        return None
    how = ABROAD.fullmatch(scene.text, scene.atoms[i].end, other.start)
    if how is None or scene.pack.kind(other.id) not in STATES:
        return None
    if how["how"] in ("从", "自", "由", "向") and BUYS.match(scene.text, other.end, scene.end) is None:
        return None
    of_those = last.metric == "import_reliance" and last.counterparty is None
    of_those = of_those and any(a.text == "其中" for a in since)  # 九成靠进口，其中六成来自中国
    frame.metric, frame.counterparty = "imports" if of_those else "import_reliance", other.id
    frame.because("counterparty", how["how"])
    return frame


def _is_of_use(last: Frame) -> bool:
    """Whether the number before is how much is used, or a part of that."""
    if last.kind == "amount":
        return last.metric in USED
    return (
        last.kind == "share" and last.metric in ("supply", "import_reliance") and last.whole == last.subject
    )


FROM_ABROAD = re.compile(
    r"(?:以上|左右|上下|多)?的?[\u4e00-\u9fff]{0,8}?(?:都|全|要|得|须|仍|也|还|需)*(?:靠着?|依赖于?|仰赖|依靠|仰仗)(?:外(?:矿|购|采|来|部|面|头|边|商|国)|海外|国外|境外|别国|他国|进口)"
)
EARNS = ("revenue", "profit", "sales", "exports", "investment")


def of_what_is_brought_in(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """厂里六成原料靠外矿: what of its need somebody gets from abroad, from nobody that is named."""
    if FROM_ABROAD.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    low, high = scene.span_of(i)
    if any(m in EARNS for a in scene.atoms[low:high] for m in a.metrics()):
        return None
    whose = subject_of(scene, i, "import_reliance", memory, last)
    whose = memory.topic_country if whose in (None, "world") else whose
    return Frame(kind="share", metric="import_reliance", subject=whose, whole=whose)


SPENT = re.compile(
    r"(?:以上|左右|多)?(?:都|已经?|均|也|尚未|还未|早已)*(?:用掉|花掉|花完|用完|用了|花了|花出去|支出|到位|拨付|拨出|投入|落实|付清|兑现|敲定|还清|动用)"
)


def of_what_is_spent(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """建厂投资3.4亿美元，六成左右都已花掉: a part of the sum told right before."""
    if last is None or last.kind != "amount" or last.metric not in ("investment", "loan"):
        return None
    since = scene.atoms[last.at + 1 : i]
    if any(a.kind in "EC" or a.metrics() or a.text in STRONG for a in since):
        return None
    if SPENT.match(words_right(scene, i, 12)) is None:
        return None
    return Frame(kind="share", metric=last.metric, subject=last.subject, whole=last.subject, counterparty=last.counterparty, commodity=last.commodity)  # fmt: skip
