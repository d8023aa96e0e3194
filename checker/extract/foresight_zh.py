"""What makes a Chinese number a forecast though no verb before it says so: an aim under a colon, a plant to be built, an “if”."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.foresight import runs
from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind, Modality

OPENED = re.compile(
    r"(?:(?:达产|满产|投产|建成|完工|竣工|启用|量产|扩产|達產|滿產|投產|啟用|量產)(?:之|以)?[后後]|(?:全产能|满产能?|满负荷)(?:运转|运行|生产)?下)[,，]?(?P<told>[^,，;；。\d]{0,14})$"
)
"""达产后年产2300吨: what a plant will do when it is open."""
DONE = ("已", "了", "累计", "累計", "曾", "实际", "實際")
"""What says that it has come about all the same: 投产后已生产900吨."""
GUESSED = re.compile(
    r"(?:估[计計算][,，]?|料(?!理)|估(?=[營营今全本下第毛净淨产產出销銷]))[^,，;；。]{0,24}$"
)
"""公司估营收落在322亿元: what is expected of a time that is not over."""
REVISES = re.compile(r"[上下]调|调[高低升降]|[上下]修|[上下]調|調[高低升降]")
UNDER_AN_AIM = re.compile(
    r"(?:目标|指引|指標|目標|预期|预测|预计|预估|預估|預測|預計|展望|計劃|计划)(?:[^,，;；。:：\d完超实]{0,6})[:：][^;；。:：]*$|(?:[定立下出][了下个]?|是)[^,，;；。\d]{0,4}目标[,，][^;；。]*$"
)
"""What a colon lists as aims: 维持全年目标不变：铜115万吨、金85吨."""
BUILT = frozenset(
    {
        "capacity",
        "refining",
        "mine_production",
        "magnet_production",
        "metal_production",
        "production",
        "supply",
    }
)
TO_BUILD = re.compile(
    r"(?:将|將|拟|擬|计划|計劃|打算|准备|準備|有意|(?<![需只必主重次简首])要|欲)(?:[^,，;；。\d]{0,12})(?:兴建|興建|新建|建设|建設|建造|扩建|擴建|投建|盖|蓋|建)[^,，;；。]{0,20}[,，](?P<told>[^,，;；。\d]{0,16})(?:[\d,.万萬亿億几幾]+(?:公)?吨[^,，;；。]{0,6}[,，][^,，;；。\d]{0,16})?$"
)
"""将在西澳兴建镓精炼厂，年产120吨: what a plant that is still to be built will make."""
IF = re.compile(
    r"(?:^|[,，;；。:：]|[\u4e00-\u9fff](?=如在|如能|若))(?:但|而|且|不过)?(?:如果|若(?!按|以|从|论|说|谈|扣|剔|计|加|换|折|不计)|假如|假设|倘若|一旦|如(?=在|能|再|无))(?!按|以|换算|折|计入|扣除|剔除|算|加上|把)[^;；。]{0,40}$"
)
"""若通道再关闭，缺口或达2400吨: what is so only if something happens."""
PERHAPS = re.compile(r"(?<![的、和任])(?:或|恐|或将|或会|恐将|恐怕)$")
"""锡价或突破30万元: what may come, where the verb is a part of the number."""
VERBS = ("突破", "跌破", "升破", "涨破", "击穿", "超", "逾", "不足", "不到", "高于", "低于", "达")
ASKED = re.compile(r"(?:(?:申请|申請)(?![总總金额額量])|寻求|尋求|意向[书書]|洽谈|洽談|商谈)[^;；。]{0,14}$")
PREVIEW = re.compile(r"(?:此前|先前|之前|原)[^,，;；。\d]{0,6}(?:预告|預告|指引)[^,，;；。\d]{0,8}$")
PLEDGED = re.compile(
    r"(?:宣布|承诺|表示|誓言)(?P<told>[^,，;；。\d]{0,16}?(?:投资|注资|增资|加码|追加|再砸|砸|投入)[^,，;；。\d]{0,8})$"
)
"""宣布加码投资美国1000亿美元: what somebody says he will put in."""
MAY_REACH = re.compile(r"(?<!已)(?:可望?|能|应可)达到?(?:约|近|逾|创纪录的)*$")
"""今年收成可达3360万吨: what is made, sold or used in a time that is not over."""
CROPPED = (
    "production",
    "mine_production",
    "refining",
    "sales",
    "exports",
    "imports",
    "demand",
    "consumption",
)
SCENARIO = re.compile(r"(?:情形|情景|情境)下[,，]?[^;；。]{0,24}$")
MEANT = re.compile(
    r"(?:[首一二三四]期要(?:再)?(?:扩|增|升|提|建|做)|原定|原计划|原計劃|原先计划|有权增持至|有權增持至|可增持至|要冲|冲刺|力争(?:达到?)?|最多可增至|上限提高[至到])[^,，;；。\d]{0,6}$"
)
"""由原定的2.6万辆砍到8000辆: what had been meant, or may be."""
MONEY = ("loan", "investment")


AIM_BEHIND = re.compile(r"的[\u4e00-\u9fff]{0,6}?(?:目标|指引|预期|预测|展望)(?![值位之])")
KEEPS = re.compile(r"(?:维持|重申|坚持|保持|确认|给出|上调|下调|调高|调低)[^,，;；。]{0,20}$")
"""维持全年3.25亿至3.35亿吨的产量目标不变: an aim that is told behind its number."""
ENABLES = re.compile(
    r"(?:扶持|帮助|支持|推动|资助|协助|促使|鼓励)[^,，;；。]{0,16}(?:形成|建成|建立|打造|具备)[^,，;；。\d]{0,8}$"
)
"""扶持企业形成年产6000吨的能力: what a plan is to bring about."""
SO_THAT = re.compile(
    r"(?:将|拟|计划|打算|宣布|同意)[^;；。]{0,36}[,，](?:好|以便|从而)?(?:让|使|令)[^,，;；。了]{1,26}[到至成达](?:约|近|逾|每年)*$"
)
"""将注资50亿美元，让其年造船能力扩充到20艘: what comes of something that is still to be done."""
WILL = re.compile(
    r"(?<![协机委员大工社议展盟商学基金理不都总往常])会(?:再|进一步|大幅|逐步)?(?:[由从][^,，;；。]{1,12})?(?:升|增|提高|提升|扩|涨|降|减|跌|缩|攀|回升|回落|萎缩|下滑|下降|下跌|恢复|反弹|收窄|滑)[^,，;；。\d了过]{0,4}$"
)
"""年产能会由25万吨升至45万吨: what comes of it."""


SCHEME = re.compile(r"[^,，;；。]{0,3}[,，;；。]|$")
POLICY = ("政策", "办公室", "委员会", "经济", "生育", "带动", "项下")
BEATS = re.compile(
    r"(?:超出?过?|超乎|[高低优好逊差大小少多强弱早][于过]|不及|胜过?|符合|达到|完成|较|比)[^,，;；。\d]{0,6}$"
)
FORESIGHT = ("预期", "预测", "预估", "预报", "目标", "指引", "财测", "计划")
TOLD_AT_ONCE = re.compile(r"(?:的|值|为|数|高标|低标|上限|下限|区间|均值)*(?:约|近)*$")


def only_a_noun(scene: Scene, j: int, i: int) -> bool:
    """Whether the word at `j` only names a scheme or what was beaten: 一个800亿卢比的计划，…; 超出市场预期，净利增四成."""
    atom = scene.atoms[j]
    if atom.text in ("计划", "规划"):
        if scene.text.startswith(POLICY, atom.end):
            return True  # 受大豆振兴计划政策带动
        if scene.text[max(scene.start, atom.start - 1)] == "的" and SCHEME.match(
            scene.text, atom.end, scene.end
        ):
            return True
    if (
        not atom.text.startswith(FORESIGHT)
        or BEATS.search(scene.text, max(scene.start, atom.start - 10), atom.start) is None
    ):
        return False
    return TOLD_AT_ONCE.fullmatch(scene.text, atom.end, scene.atoms[i].start) is None


SHIPPED = re.compile(
    r"(?:据|按|根据)[^,，;；。\d]{0,8}预报[,，](?:(?!上年|去年|同期)[^;；。])*$|预报(?:的)?(?:到港|到货|进口|出口|装船|产)[^,，;；。\d]{0,10}$|财测[^,，;；。]{0,10}$"
)
"""据船期预报，7月到港540万吨; 预报到港22万吨; 超过财测的高标54%."""


def foreseen_in_chinese(scene: Scene, i: int, frame: Frame, today: date | None) -> bool:
    """Whether the words around the number make it a forecast."""
    start = scene.atoms[i].start
    near = max(scene.start, start - 60)
    if any(word in scene.text[near:start] for word in ("：", ":", "目标")) and UNDER_AN_AIM.search(
        scene.text, near, start
    ):
        return True
    low, _ = scene.span_of(i)
    if scene.text.find("届时", scene.atoms[low].start, start) >= 0:
        return True
    if scene.atoms[i].text.startswith(VERBS) and PERHAPS.search(scene.text, near, start) is not None:
        return True
    if any(form.search(scene.text, near, start) is not None for form in (WILL, SHIPPED)):
        return True
    if _said_before(OPENED, scene, max(near, start - 24), start):
        return True
    if frame.metric in BUILT and _said_before(TO_BUILD, scene, near, start):
        return True
    if AIM_BEHIND.match(scene.text, scene.atoms[i].end, scene.end) and KEEPS.search(
        scene.text, scene.atoms[low].start, start
    ):
        return True
    if frame.metric in BUILT and any(form.search(scene.text, near, start) for form in (ENABLES, SO_THAT)):
        return True
    if frame.metric == "investment" and _said_before(PLEDGED, scene, near, start):
        return True
    if frame.metric in MONEY and ASKED.search(scene.text, near, start) is not None:
        return True
    if NOW.search(scene.text, scene.atoms[low].start, start) is None and any(
        form.search(scene.text, near, start) is not None for form in (IF, MEANT, SCENARIO, PREVIEW)
    ):
        return True
    if not runs(frame, today):
        return False
    if frame.metric in CROPPED and MAY_REACH.search(scene.text, near, start) is not None:
        return True
    reckoned = (
        RECKONED.search(scene.text, near, start) if frame.metric not in ("tariff", "price", "loan") else None
    )
    if reckoned is not None and (reckoned["sum"] is None or frame.metric == "quota"):
        return True
    return frame.metric not in RULED and _expected(scene, i, near)


RECKONED = re.compile(r"(?:推测|推算|(?P<sum>测算)|预判|推估|研判|猜想)[^;；。]{0,40}$")
"""市场推测全年指标不超过20万吨，增幅约3%: what others reckon of a year that is not over, though a state will set it."""


NOW = re.compile(r"(?:目前|如今|现在|眼下|现时)(?!的?(?:计划|规划|预计|预测|目标))")
"""若全部投产，到2030年可占一成，而目前仅1%: what is so now, whatever comes."""


TURNS = re.compile(r"[;；。:：]|[而但却已曾]|不过|目前|如今|此前|去年|上年实际|实际")
"""What a clause begins with that tells of something else than what is foreseen."""


REACHED = re.compile(
    r"[,，](?:总量)?(?:增|升|降|减|跌|回落|回升|恢复|达|下滑|下降|攀升|上升|跌落|缩|萎缩)[加高低少升至到]*(?:[至到为]|达到?)(?:约|近|逾|创纪录的)*"
)
"""会萎缩10%，回落到5151亿美元: the amount that the change foreseen comes to."""


def goes_on_foreseen(scene: Scene, frame: Frame, last: Frame | None, today: date | None) -> bool:
    """Whether a change or a part is of the amount foreseen right before: 今年消费量将达88.5亿吨，增长0.5%，中国占56%."""
    if last is None or last.modality != Modality.FORECAST or last.at < 0 or not scene.chinese:
        return False
    if last.kind == Kind.DATE and frame.metric in BUILT and frame.kind == Kind.AMOUNT:
        return TURNS.search(scene.text[scene.atoms[last.at].end : scene.atoms[frame.at].start]) is None
    reached = frame.kind == Kind.AMOUNT and REACHED.fullmatch(
        scene.text, scene.atoms[last.at].end, scene.atoms[frame.at].start
    )
    if (
        not (frame.kind in (Kind.CHANGE, Kind.SHARE) or reached)
        or frame.period != last.period
        or not runs(frame, today)
    ):
        return False
    between = scene.text[scene.atoms[last.at].end : scene.atoms[frame.at].start]
    return frame.metric == last.metric and TURNS.search(between) is None


def previewed(scene: Scene, i: int) -> bool:
    """Whether it is what a firm had said beforehand of the time that is told of."""
    start = scene.atoms[i].start
    return PREVIEW.search(scene.text, max(scene.start, start - 30), start) is not None


RULED = ("tariff", "price", "quota", "loan", "reserves", "resources", "grade")
"""What is raised or lowered by those who say so, and then is so."""


def _said_before(form: re.Pattern[str], scene: Scene, near: int, start: int) -> bool:
    """Whether the words right before the number are of that form, and none of them says that it has come about."""
    hit = form.search(scene.text, near, start)
    return hit is not None and not any(word in hit["told"] for word in DONE)


def _expected(scene: Scene, i: int, near: int) -> bool:
    """Whether it is a new or an old figure for a time that is not over: 把2025年的需求由74万桶下调至70万桶."""
    low, high = scene.span_of(i)
    if GUESSED.search(scene.text, near, scene.atoms[i].start) is not None:
        return True
    return REVISES.search(scene.text, scene.atoms[low].start, scene.atoms[high - 1].end) is not None
