"""Which dates are claims: those of what opened, took effect, has been done since or is not expected before."""

from __future__ import annotations

import re

from checker.extract.quantity import Quantity
from checker.extract.scene import Scene
from checker.extract.set_dates_en import sets_a_date

EVENT = re.compile(
    r"\b(?:resum\w+|re-?open\w*|open(?:s|ed|ing)?|launch\w*|announc\w+|start(?:s|ed|ing)?|beg[aiu]n\w*|found(?:ed|ing)|establish\w*|"
    r"commission\w*|enact\w*|inaugurat\w+|came? online|come on ?stream|came? into force|take effect|took effect|clos(?:e|ed|es|ing)\b|complet\w+|"
    r"creat(?:e|ed|es|ing)|built|due|first (?:production|deliver\w+|shipments?|output|cargo(?:es)?|power|oil|gas|metal|ore|concentrate|gold|sales|flights?)|deliver\w*|went public|ceased|shut|put .{0,40} under|"
    r"signed|ratified|approved|adopted|born|died|elected|merged|split|listed|entered|phase out|ban(?:ned|s)?|start(?:ed|s|ing)? up|operat(?:e|es|ed|ing|ion)|connected|on line|online|on stream|halted|stopped|retired?|scrapped|expire[sd]?|lapse[sd]?|to follow|set to leave|into (?:force|effect|operation|service|production)|switch(?:ed|es|ing)? .{0,12}\bon|(?:be|get) rid of|be (?:ready|finished|done)|(?:to|will|would|must) (?:end|stop|cease)|ended|phas(?:e|ed|ing) .{0,30}\bout|go(?:es)? live|in operation|handed over|runs? (?:through|until|to)|enters?)\b",
    re.IGNORECASE,
)
ZH_EVENT = re.compile(
    r"投产|试产|试车|开动|开出|头一?[块炉批船桶车锭]|投运|投入运营|投入(?:商业)?(?:生产|运行|使用)|商业投产|开门|破土|奠基|通车|开采(?![、量指配总和与及]|冶炼)|启动|启用|运营|到期|结束|落地|量产|成立|生效|实施|开工|建成|关闭|重启|恢复|交付|宣布|颁布|上市|量产|试采|落成|签署|通过|停产|停了|停工|停运|投用|开张|开业|开通|并网|动工|盖好|建好|建起|竣工|完工|下线|复产|达产|满产|投料|点火|问世|首飞|挂牌|见货|出货|产出|炼出|开足马力|全面禁止|年起不得|为止|日止|月止|年止|始于|始自|起于|冻结|延[至到期]|延长[至到]|推迟|推延|顺延|失效|解禁|终止|开征|起征|施行|废止|过期|生产出|年的事|年以后的事|年之后的事|立法|出矿(?!量)|出产品|见矿|剪彩|接替|第一[块炉批船桶车锭](?![\u4e00-\u9fff]{0,8}(?:指标|配额|计划|名单|清单|补贴))|商转|转入|投入使用|发电(?=$|[,，。；;])|供电(?=$|[,，。；;])|首[块炉批船桶车锭]"
)
IT_WAS = re.compile(r"(?:[^无不]是在|发生在|定[在于]|要等到|拖到)(?:约|大约)?$")
"""叫停原矿出口是在2022年12月: what says when something was or will be, whatever it was."""
NEWLY = r"(?:新[开建增投]|建成|投产|开工|获批|启用)?"
"""How the first one of a time can be told: 45年来新建的首座炼厂."""
ZH_BEGINS = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日)?)?(?:就|便|[起后](?![,，;；。、])(?!草|初|至))(?![^,，;；。]{0,8}(?:逐[年步渐]|持续|一直|连续|担任|任职|不断|陆续|[^提]升|[增涨减降跌滑]))[^,，;；。\d]{5}"
)
"""2029年起原矿一律不放行, 早在2011年就联手研发: a rule or a work that begins then, whatever its verb."""
AT_EVENT = re.compile(
    r"\b(?:(?:re-?)?open(?:s|ed|ing)?|resum(?:es?|ed|ing)|(?:re-?)?launch(?:es|ed|ing)?|founded|established|commission(?:s|ed|ing)?|enacted|clos(?:es?|ed|ing)|shuts?|(?:re)?start(?:s|ed|ing)?(?: up)?|beg(?:ins?|an|un|inning)|due|commence[sd]?|(?:be|is|are) (?:finished|built)|complet(?:e[sd]?|ing|ion)|ready|online|on ?stream|into (?:service|operation|force)|effect|switch(?:ed)? (?:it |them )?on|phased? out|expires?|inaugurated|scheduled|captured|seized|banned|(?:was|were|been) lifted|first (?:[a-z]+ ){0,2}?(?:cargo|power|gas|oil|production|output|ore|deliver(?:y|ies)|shipments?|carbonate|oxide|metal|concentrate|bag|magnets?|sales))"
    r"(?: (?!to\b|as\b)[A-Za-z’'-]+){0,5}? (?<!not )(?:in|on|by|for|from|before|at) (?:early |late |mid-|(?:the )?(?:end|start|middle|beginning) of |(?:the )?(?:first|second|third|fourth|final) (?:half|quarter) of )?$"
)

WORKED = r"(?:mined|dug|smelted|refined|separated|processed|made(?! (?:an? |no )?(?:\w+ )?(?:loss|losses|profits?|money)\b)|produced|run|operated|extracted|quarried|worked|banned|barred|owned|processing|mining|digging|smelting|making|refining|separating|producing)"
AT_LIMITS = ("since", "before", "until", "early", "late", "mid-", "least", "end of")
STANDS = re.compile(
    rf"\b(?:has|have|had)(?: not| never)?(?: been)? {WORKED}(?: [\w’'.-]+){{0,5}} since (?:early |late |mid-)?$"
    r"|\b(?:not|n't|never|hardly|no \w+)(?: [\w’'-]+){0,2} (?:expected|planned|due|likely|foreseen|scheduled|seen|envisaged|begin|start|open|reached|ready|possible|hit|resume|flow|in sight|operational)(?: [\w’'-]+){0,3} (?:before|until) (?:at least |early |late |mid-|the end of )?$"
)
"""Since when something has been done, before when it will not begin: “has been smelted here since 1906”, “is not expected before 2029”."""


SPAN = r"(?:[QHS][1-4]|[1-4][QHS]|(?:the )?(?:first|second|third|fourth|full) (?:quarter|half|year)(?: of)?|FY)? ?(?:20\d\d)?"
"""A quarter, half or year, as a report calls it."""
WHICH = re.compile(
    r" (?:results?|earnings|guidance|profits?|figures|revenues?|numbers|report|budget|quotas?|targets?|season|harvest|crop)\b",
    re.IGNORECASE,
)
"""“Announces third-quarter 2025 results”: a time that only says which ones."""


ONLY_SAYS_WHEN = re.compile(
    r"\b(?:months?|quarters?|half|half-year|year|weeks?|periods?|season)\b,? (?:that |which )?(?:end(?:ed|ing|s)|to|through)(?: on| in)? (?:the )?$"
    rf"|\b(?:results?|earnings|figures|accounts|report|guidance|outlook)\b (?:for|of) (?:the )?(?:{SPAN},? and (?:for )?(?:the )?)?$"
    rf"|[(,“\"](?: and)? ?[“\"](?:{SPAN}[”\"],? (?:and|or) [“\"])?$"
    r"|\bas (?:on|of|at) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a time that only says which months a period has, of when results are or what they are called for short: “the six months ended”, “results for Q2 2024 and”, “(“Q2 2024”)”."""
CITED = re.compile(r"\([^()]{2,60}, $")
PAGE = re.compile(r",? pp?\. ?\d|\)")
"""The rest of a source in brackets: “(Ore Review, March 2014, p. 6)”."""


def _only_says_when(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a date is that of a period, of a report or of what is cited, and of no event."""
    atom = scene.atoms[i]
    before, inside = (scene.text[max(scene.start, at - 80) : at] for at in (atom.start, quantity.start))
    if ONLY_SAYS_WHEN.search(before) is not None or ONLY_SAYS_WHEN.search(inside) is not None:
        return True
    return CITED.search(before) is not None and PAGE.match(scene.text, atom.end, scene.end) is not None


CAME_ON = re.compile(
    r" (?:of (?:[\w-]+ ){1,4}?)?(?:(?:was|were|has been|have been) (?:opened|commissioned|connected|started up|switched on)|(?:came|went|comes?|goes?) (?:on[ -]?(?:stream|line)|into (?:service|operation)))\b"
)
"""What so much capacity did in a year: “12 GW of solar capacity came on stream in 2024”."""


def _so_much_came(scene: Scene, low: int, i: int) -> bool:
    """Whether the year is when so much was added, which is an amount and no event."""
    amounts = (a for a in scene.atoms[low:i] if a.quantity is not None and a.quantity.form == "number")
    return any(CAME_ON.match(scene.text, a.end, scene.end) is not None for a in amounts)


def _opens_a_line(scene: Scene) -> bool:
    """Whether a year is the label of what happened in it: “2020: The plant is handed over”, 2021年 首批机组投产."""
    atoms = scene.atoms
    set_apart = len(atoms) > 2 and (
        atoms[1].text in (":", "-", "–", "—") or (scene.chinese and scene.text[atoms[0].end] == " ")
    )
    if not set_apart or atoms[0].kind != "T" or any(atom.kind == "Q" for atom in atoms):
        return False
    return (ZH_EVENT if scene.chinese else EVENT).search(scene.text, atoms[1].start, scene.end) is not None


def dates_an_event(scene: Scene, i: int, quantity: Quantity) -> bool:
    """A date is a claim only when dating is what the clause does: an event's verb, and no other number."""
    low, high = scene.span_of(i)
    if i == 0 and _opens_a_line(scene):
        return True
    if WHICH.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return False
    if not scene.chinese and _only_says_when(scene, i, quantity):
        return False
    if scene.chinese:
        near = since = ""
    elif _so_much_came(scene, low, i):
        return False
    else:
        near = scene.text[max(scene.start, scene.atoms[i].start - 80) : scene.atoms[i].start]
        since = scene.text[max(scene.start, quantity.start - 80) : quantity.start]
    if AT_EVENT.search(near) or (since.rstrip().endswith(AT_LIMITS) and STANDS.search(since)):
        return True
    if not scene.chinese and sets_a_date(
        since, scene.text[quantity.end : scene.end], scene.text[scene.start : quantity.start]
    ):
        return True
    if i > 1 and scene.atoms[i - 2].id == "count" and scene.atoms[i - 2].text[-1] == "s":
        return False  # “made 95 arrests in 2024”
    others = [
        a
        for a in scene.atoms[low:high]
        if a.quantity is not None and a.quantity.form not in ("date", "rank", "exclusive")
    ]
    if any(
        a.quantity is not None
        and (
            a.quantity.unit not in (None, "count")
            or a.quantity.low >= 1000
            or any(scene.pack.counted(mention.id) for mention in scene.inside.get(a.start, ()))
        )
        for a in others
    ):
        return False
    clause = scene.text[scene.atoms[low].start : scene.atoms[high - 1].end]
    before = scene.text[scene.atoms[low].start : scene.atoms[i].start]
    if scene.chinese and re.search(r"没有|从未|未曾|并未", clause):
        return False  # 自2015年起就没有开采
    if scene.chinese:
        begun = ZH_BEGINS.match(scene.text, scene.atoms[i].end, scene.end) is not None
        begun = begun or IT_WAS.search(before) is not None
        return begun or ZH_EVENT.search(clause) is not None
    return EVENT.search(before) is not None
