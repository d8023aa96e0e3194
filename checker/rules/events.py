"""Which event a date is of, by the verb that stands at it: opened, closed, resumed, was founded, took effect."""

from __future__ import annotations

import re

KINDS: tuple[tuple[str, str], ...] = (
    (
        "resume",
        r"re-?open\w*|re-?start\w*|resum\w+|(?:open|start|begin|began)\w* (?:\w+ ){0,2}again|复产|復產|重启|重啟|恢复|恢復|重开",
    ),
    (
        "start",
        r"(?:start|begin|began|begun)\w*(?: up| of)? (?:production|producing|operat\w+|mining|output)|first production|commission(?:ed|ing)|"
        r"(?:production|operations|mining|output) (?:\w+ ){0,3}(?:start|beg[aiu]n)\w*|enter\w* production|"
        r"(?:went|go(?:es|ing)?|com\w+|came) (?:into production|on ?line|on[- ]?stream|into operation)|"
        r"投产|投產|投运|投入运营|开始开采|开始生产",
    ),
    (
        "open",
        r"open(?:s|ed|ing)(?![- ]pit)|(?:to|will|would|should|may|can) open|open(?= in)|inaugurat\w+|开业|開業|启用",
    ),
    ("close", r"clos(?:e(?! to)|es|ed|ing|ure)|shut\w*|ceas\w+|关闭|關閉|停产|停產|关停"),
    ("build", r"(?:broke|break\w*) ground|construction (?:began|begins|started|starts)|开工|動工|动工"),
    ("finish", r"complet(?:e|es|ed|ing|ion)\b|finish\w*|竣工|完工|建成(?!投)"),
    ("found", r"founded|(?:was|were|been) (?:established|set up|formed)|founding|成立|创立|創立"),
    ("effect", r"(?:took|takes?|taking) effect|(?:came|comes?|enter\w*) into force|in force|生效|施行"),
    ("pass", r"enact\w*|(?:was|were) (?:passed|adopted)|颁布"),
    ("revise", r"revis\w+|amend\w*|修订|修訂|修改"),
    ("sign", r"(?:to|will) sign|sign(?:ed|ing)|签署|簽署|签订"),
    ("announce", r"announc\w+|宣布"),
    ("buy", r"acquir\w+|bought|takeover|收购|收購"),
    ("find", r"discover\w*|发现|發現"),
    ("expire", r"expir\w+|到期|届满"),
    ("deliver", r"deliver\w*|交付"),
)
BEGINS = ("start", "open")
"""A mine may open years before it yields anything: two events, though each is a beginning."""
ONCE = ("found", "effect", "pass", "find")
"""What happens once to anything; the rest does so to mines and plants, and to others again and again."""
VERB = re.compile("|".join(rf"(?P<{kind}>(?<![A-Za-z])(?:{words}))" for kind, words in KINDS), re.IGNORECASE)
STAGE = re.compile(
    r"\b(?:first|second|third|next|new|pilot|trial|test|demonstration|commercial|full|phase|stage|unit|line|expan\w+|extension)\b|"
    r"[一二三四]期|首批|试|試|商业|商業|扩建|扩产|新|全面",
    re.IGNORECASE,
)
FIRST_YIELD = re.compile(r"\bfirst (?:production|output|ore|metal|concentrate|power)\b", re.IGNORECASE)
"""Is how a mine begins, and no stage of it."""
CLAUSE = re.compile(r"[,;:，；：。！？]|\.\s|\s[–—-]\s")
FARTHEST = 60


def event_at(quote: str, said: str) -> tuple[str, frozenset[str]] | None:
    """The event whose date stands in a quote, with the words for its stage; None where no verb decides it.

    “The pilot line opened in 2012” is (open, {pilot, line}). The verb is the one of the same clause that is
    nearest; where two kinds are equally near there is none.
    """
    at = quote.find(said)
    if at < 0:
        return None
    begin = max((hit.end() for hit in CLAUSE.finditer(quote, 0, at)), default=0)
    after = CLAUSE.search(quote, at + len(said))
    clause = quote[begin : after.start() if after else len(quote)]
    low, high = at - begin, at - begin + len(said)
    near: list[tuple[int, str]] = []
    for hit in VERB.finditer(clause):
        distance = max(low - hit.end(), hit.start() - high, 0)
        if distance <= FARTHEST and hit.lastgroup is not None:
            near.append((distance, hit.lastgroup))
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0] and near[0][1] != near[1][1]):
        return None
    return near[0][1], frozenset(word.lower() for word in STAGE.findall(FIRST_YIELD.sub("", clause)))
