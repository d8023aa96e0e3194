"""Who says it: “according to USGS”, “traders reckon”, 据海关统计, 世界银行称."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.hints import holds
from checker.extract.scene import Scene

SAYING = (
    "says|said|say|estimates|estimated|estimate|reckons|reckon|reckoned|counts|counted|puts|put|expects|expect|expected|anticipates|anticipate|anticipated|"
    "predicts|predict|predicted|forecasts|forecast|projects|project|reports|reported|notes|noted|shows|show|showed|"
    "claims|claim|claimed|warns|warned|argues|argued|calculates|calculated|finds|found|believes|believe|sees|announced|"
    "suggests|suggest|suggested|thinks|think|looks for|told"
)
WHO = r"(?!(?:was|were|is|are|has|have|been)\b)(?:(?:the|a|an|its|his|one|some|another|most)\s+)?(?:[\w.&'’-]+\s+){0,6}?[\w.&'’-]*[\w&]"
SAID = re.compile(rf"\b(?:{SAYING})")
BY = ("according to", "as reported by", "data from", "figures from", "estimate")
"""Small letters of which ACCORDING needs some."""
ACCORDING = re.compile(rf"\b(?:according to|as reported by|data from|figures from|estimates? (?:by|from))\s+(?P<who>{WHO})(?=\s*(?:[,;:.()]|$|\bthat\b|\bfor\b|\bshow|\band\b|\bon\b|\bin\b))", re.IGNORECASE)  # fmt: skip
BEFORE = re.compile(rf"(?:^|[,;:–—(“\"]\s*|\b(?:and|but|while|whereas|that)\s+)(?P<who>{WHO})\s+(?:also |now |still |has |have |had |once )?(?:{SAYING})\b")  # fmt: skip
AFTER = re.compile(rf",\s*[”\"]?\s*(?P<who>{WHO})\s+(?:{SAYING})\s*(?:[.,;]|$)|\b(?:said|says)\s+(?P<last>{WHO})\s*(?:[.,;]|$)")  # fmt: skip
TELLERS = re.compile(
    r"\b(?:agency|ministry|institute|bureau|office|officials?|bank|analyst|trader|official|consultan|economist|survey|commission|union|"
    r"association|group|company|council|fund|university|researcher|report|newsletter|review|paper|data|figures|minister|"
    r"chairman|executive|spokes|department|administration|government|customs|brokers|experts|critics|newspaper|media|"
    r"industry|lobby|board|authority|exchange|firm|think[- ]tank|scientists|residents|unions|farmers|insiders|sources)",
    re.IGNORECASE,
)
ZH_BY = "统计|数据|报道|报导|报告|消息|估计|估算|测算|预测|预计|介绍|透露|称|说法|资料|公告|显示"
ZH_SAYING = "显示|称|表示|指出|认为|预计|预测|预期|估计|估算|统计|透露|宣布|宣称|声称|写着|引述|披露|推估|说"
ZH_SAID = re.compile("|".join(dict.fromkeys(f"{ZH_BY}|{ZH_SAYING}".split("|"))))
ZH = re.compile(
    rf"(?:据|根据|按照?)(?P<by>[^,，;；。:：、（(\d]{{2,20}}?)(?:的)?(?:最新|初步)?(?:{ZH_BY})|"
    rf"(?:^|[,，;；。:：])(?P<who>[^,，;；。:：、（(\d]{{2,20}}?)(?:最新|初步|昨日|周[一二三四五六日])?(?:的)?(?:数据|报告|报导|报道|统计|研报|公告|资料)?(?:则|却|也|还|又|曾|今日|日前|近日|近期|昨天)?(?:{ZH_SAYING})"
)


def attribution_of(scene: Scene, i: int) -> str | None:
    """Who says the number at atom `i`: the id of an entity that the pack or the text names, else the words.

    In English what stands before the number in its sentence, then what is added after it; in Chinese what stands
    before it. A semicolon ends what somebody says.
    """
    at = scene.atoms[i].start
    start, end = scene.start, scene.end
    for mark in ";；":
        start = max(start, scene.text.rfind(mark, scene.start, at) + 1)
        end = place if (place := scene.text.find(mark, at, end)) >= 0 else end
    for pattern, low, high in _places(scene, start, at, end):
        for hit in reversed(list(pattern.finditer(scene.text[low:high]))):
            first, last = hit.span(hit.lastgroup or 0)
            if (who := _named(scene, low + first, low + last)) is not None:
                return who
    return None


def _places(scene: Scene, start: int, at: int, end: int) -> Iterator[tuple[re.Pattern[str], int, int]]:
    """The patterns with the parts of the text in which they can be found at all."""
    if scene.chinese:
        if ZH_SAID.search(scene.text[start:at]) is not None:
            yield ZH, start, at
        return
    if scene.told is None:
        low = scene.text[scene.start : scene.end].lower()
        said = [hit.start() for hit in SAID.finditer(scene.text, scene.start, scene.end)]
        scene.told = holds(low, BY), said
    by, said = scene.told
    if by:
        yield ACCORDING, start, end
    if any(start <= place < at for place in said):
        yield BEFORE, start, at
    if any(at <= place < end for place in said):
        yield AFTER, at, end


def _named(scene: Scene, start: int, end: int) -> str | None:
    """The entity that the words name; the words themselves when they are those of somebody who tells."""
    words = " ".join(scene.text[start:end].split())
    inside = [a for a in scene.atoms if a.kind in "ES" and start <= a.start and a.end <= end]
    if not words or words.rpartition(" ")[2] in ("is", "was", "are", "were", "be", "been", "officially"):
        return None
    if inside and not inside[-1].adjective and (scene.chinese or inside[-1].end >= end - 1):
        return None if inside[-1].id == "world" else inside[-1].id
    return words if scene.chinese or TELLERS.search(words) else None
