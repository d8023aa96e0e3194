"""Names beside a number whose it is not: what others are held against, where a plant stands, a gloss in brackets."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.frame import Memory
from checker.extract.rows import run
from checker.extract.scene import Scene

OUTSIDE = ("以外", "之外", "境外", "大陆以外", "本土以外")
AFTER_OTHERS = re.compile(r"(?:[、和与及][\u4e00-\u9fff]{2,6}){0,3}(?:之后|之前|之上|之下)")
AGAINST = (
    "次于",
    "低于",
    "高于",
    "超过",
    "落后于",
    "落后",
    "领先",
    "领先于",
    "不如",
    "取代",
    "赶超",
    "反超",
    "挤下",
    "压过",
    "不及",
    "逊于",
    "多于",
    "少于",
    "超越",
)


def is_outside(scene: Scene, atom: Atom) -> bool:
    """Whether all others than the named one are meant: 中国以外, 中国境外, 非中国."""
    if scene.text.startswith(OUTSIDE, atom.end):
        return True
    before = scene.text[max(scene.start, atom.start - 2) : atom.start]
    return before.endswith("非") and before[:1] not in "南中西东北除"


def compared(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is only what another is held against: 排在巴西之后, 仅次于智利."""
    atom = scene.atoms[j]
    first = atom
    if j and scene.atoms[j - 1].text in "、和与及":  # 仅次于山东、新疆和内蒙古
        head = scene.atoms[run(scene, j, "E")[0]]
        first = head if head.start >= scene.atoms[scene.span_of(j)[0]].start else atom
    return AFTER_OTHERS.match(scene.text, atom.end, scene.end) is not None or scene.text[
        max(scene.start, first.start - 3) : first.start
    ].endswith(AGAINST)


EXCEEDS = re.compile(r"(?:超过|超越|反超|赶超|高于|多于|大于|低于|少于|不及)了?[^,，;；。\d]{0,4}$")


def exceeded(scene: Scene, j: int) -> bool:
    """Whether the measure at `j` is only what another one before it is more or less than: 出口额首度超过进口，达113亿美元."""
    low, _ = scene.span_of(j)
    start = scene.atoms[j].start
    if EXCEEDS.search(scene.text, max(scene.atoms[low].start, start - 8), start) is None:
        return False
    return any(a.metrics() for a in scene.atoms[low:j])


ONE_OF = re.compile(r"[^,，;；。]{1,18}之一")


def _one_of(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is only where something is one of the best: 是全球品位最高的矿之一."""
    is_one = j > 0 and scene.atoms[j - 1].text in COPULAS
    return is_one and ONE_OF.match(scene.text, scene.atoms[j].end, scene.end) is not None


STRUCK = re.compile(
    r"[^,，;；。\d]{0,8}?(?:拖累|影响|冲击|扰动|制约|带动|提振|波及|牵连|战事|禁令|政策|关税)"
)


def _struck(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is only what another suffers or gains from: 缅甸受克钦战事拖累."""
    atom = scene.atoms[j]
    if j < 1 or scene.text[max(scene.start, atom.start - 1)] != "受":
        return False
    return STRUCK.match(scene.text, atom.end, scene.end) is not None


CAUSE = re.compile(r"[,，;；]?(?:再?加上|叠加|由于|因为|因(?![此而])|受惠于?|受益于|得益于)")


HELP = re.compile(r"的?(?:大力|资金|财务)?(?:支持|帮助|资助|注资|协助|订单|带动|推动|拉动)")
"""What another gives to whom the sentence is about: 加上母公司的帮助，门店增至70家."""


def _only_a_cause(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` stands in a clause that only says why, and another one is named: 甲扩产，加上乙放量，营收30亿元."""
    low, high = scene.span_of(j)
    if CAUSE.match(scene.text, scene.atoms[low].start) is None:
        return False
    if any(a.kind == "Q" for a in scene.atoms[low:high]):
        return False
    if HELP.match(scene.text, scene.atoms[j].end, scene.end) is not None:
        return True
    return any(a.kind == "E" and a.id != scene.atoms[j].id for a in (*scene.atoms[:low], *scene.atoms[high:]))


def is_aside(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` only says where a plant stands, or what another is held against."""
    return compared(scene, j) or _branch(scene, j)


def _ranked_in(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is the set that another is first in: 芒廷帕斯是美国唯一的稀土矿."""
    behind = scene.atoms[j + 1 : j + 3]
    if len(behind) == 2 and behind[0].kind == "M":
        behind = behind[1:]  # 亚洲资源量最大的锂矿
    after = behind[0].quantity if behind else None
    ranked = after is not None and after.form in ("rank", "exclusive")
    since = (
        after is not None and after.unit == "year" and behind and scene.text.startswith("来", behind[0].end)
    )
    ranked = ranked or bool(since)  # 是美国70多年来新开的首座稀土矿
    if ranked and scene.text.startswith(("拥有", "坐拥", "握有"), max(scene.start, scene.atoms[j].start - 2)):
        return True  # 这个拥有非洲最大锂矿的国家
    if ranked and scene.text[max(scene.start, scene.atoms[j].start - 1)] == "是":
        return any(a.kind == "E" for a in scene.atoms[:j])  # 某矿储量880万吨，规模是欧洲第一
    return ranked and (
        any(a.kind == "E" and scene.clauses[k] == scene.clauses[j] for k, a in enumerate(scene.atoms[:j]))
    )


BODY = re.compile(r"[局署部会所院厅处][(（]$")
"""战略矿产监管局（ARECOMS）: what stands in brackets is only the short name of a body."""


def bracketed(scene: Scene, i: int, j: int) -> bool:
    """Whether the one at `j` only stands in brackets behind another, past which a number is told: 某矿（隶属甲公司）产铜19万吨."""
    atom = scene.atoms[j]
    opens = max(scene.text.rfind(sign, scene.start, atom.start) for sign in "(（")
    if opens < 0 or any(scene.text.find(sign, opens, atom.start) >= 0 for sign in ")）"):
        return False
    closes = [at for sign in ")）" if (at := scene.text.find(sign, atom.end, scene.atoms[i].start)) >= 0]
    return bool(closes) and any(a.kind == "E" and 0 <= opens - a.end < 7 for a in scene.atoms[:j])


def _is_a_gloss(scene: Scene, atom: Atom) -> bool:
    """Whether a name only stands in brackets behind that of a body."""
    before = scene.text[max(scene.start, atom.start - 2) : atom.start]
    return before[-1:] in ("(", "（") and BODY.search(before) is not None


COPULAS = frozenset(["是", "系", "乃", "乃是", "作为", "成为"])


BRANCH = re.compile(
    r"(?:(?!储量|产量)[\u4e00-\u9fff]{0,5})(?:工厂|钢厂|铝厂)|基地|[子分]公司|[一二三]?厂|(?!储量|产量)[\u4e00-\u9fff]{1,6}(?:矿山|铜矿|锡矿|金矿|锂矿|铁矿|镍矿|矿|冶炼厂)(?!产国|石|企|商|业|产)"
)


def _branch(scene: Scene, j: int) -> bool:
    """Whether the place at `j` only says which plant of a company: 特斯拉上海工厂."""
    before = scene.atoms[j - 1] if j else None
    if before is not None and before.text == "的" and j > 1:
        before = scene.atoms[j - 2]  # 比亚迪的匈牙利工厂
    return (
        before is not None
        and before.kind == "E"
        and scene.pack.kind(before.id) == "company"
        and scene.pack.kind(scene.atoms[j].id) not in ("mine", "plant")
        and BRANCH.match(scene.text, scene.atoms[j].end, scene.end) is not None
    )


BUSINESS = re.compile(r"(?:业务|板块|分部|事业部|营收|收入)")


GRADES = ("级", "领先", "一流", "知名", "著名", "顶级", "顶尖")
"""世界级项目, 全球领先: how good something is."""


def _worldwide(scene: Scene, j: int) -> bool:
    """Whether the world is only where a firm of the same clause sells: 宁德时代前8个月全球装车量254GWh."""
    low, _ = scene.span_of(j)
    sold = scene.atoms[j + 1].metrics() if j + 1 < len(scene.atoms) else ()
    sells = "sales" in sold or "revenue" in sold
    firms = [a for a in scene.atoms[low:j] if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    return sells and bool(firms) and not any(a.is_cue("share") for a in scene.atoms[low:j])


def _is_where(scene: Scene, j: int) -> bool:
    """Whether a place only says which business of a firm before it in the clause: 必和必拓已关闭西澳镍业务."""
    if scene.pack.kind(scene.atoms[j].id) != "place":
        return False
    low, _ = scene.span_of(j)
    return any(a.kind == "E" and scene.pack.kind(a.id) == "company" for a in scene.atoms[low:j])


SPEAKERS = re.compile(
    r"(?:的)?(?:一位|一名)?(?:董事长|总裁|首席执行官|CEO|执行长|高管|负责人|发言人|财务总监|财务长|创始人|总经理|主管|经理|董秘)[^,，;；。\d]{0,12}?"
    r"(?:预计|预测|预料|认为|估计|判断|说|表示|称|指出|透露|坦言|直言|强调|看好|看法|乐观|悲观|谨慎|保守|提醒|警告|告诉|[:：])"
)


def speaks_for(scene: Scene, j: int) -> bool:
    """Whether it is somebody of the firm at `j` who tells: 赣锋锂业董事长预计，…."""
    return SPEAKERS.match(scene.text, scene.atoms[j].end, scene.end) is not None


GOODS = ("豆", "棉", "玉米")


def names_goods(atom: Atom) -> bool:
    """Whether a short name is that of a country's crop: 美豆."""
    return atom.kind == "E" and len(atom.text) > 1 and atom.text.endswith(GOODS)


WITH = re.compile(
    r"(?![^,，;；。\d]{0,6}工会)[^,，;；。\d]{0,10}?(?:签|谈妥|敲定|商定|订立|订下|达成|合资|合作|组建|成立|联手|联合|携手|共同|换股|合并|续约|谈判|磋商)"
)


def deals_with(scene: Scene, j: int) -> bool:
    """Whether it is the other one of a deal: 公司与挪威船东签订合同."""
    atom = scene.atoms[j]
    if scene.text[max(scene.start, atom.start - 1)] not in "与同跟" or j < 1:
        return False
    return WITH.match(scene.text, atom.end, scene.end) is not None


BY_WAY_OF = re.compile(
    r"(?:(?<![已曾])经由?|途经|取道|借道|绕道|通过)(?:[\u4e00-\u9fff](?:(?![和与及])[\u4e00-\u9fff]){0,5}[、和与及])*(?:[\u4e00-\u9fff]{2,5}的?)?$"
)
PORTS = re.compile(
    r"(?:[、和与及]?[\u4e00-\u9fff]{1,6}){0,3}?(?:等地?)?(?:[两三四五]?[个座大])?(?:港|口岸|海关|码头|机场)"
)


def _on_the_way(scene: Scene, j: int) -> bool:
    """Whether what is named at `j` is only a port by which goods come or go, or where it lies: 日本经神户、横滨等港口买进."""
    atom, low = scene.atoms[j], scene.span_of(j)[0]
    if BY_WAY_OF.search(scene.text, max(scene.start, atom.start - 16), atom.start) is None:
        return False
    named = any(a.kind == "E" and scene.pack.kind(a.id) != "place" for a in scene.atoms[low:j])
    return named and PORTS.match(scene.text, atom.end, scene.end) is not None


def is_no_owner(scene: Scene, j: int) -> bool:
    """Whether no number is that of the entity at `j`, which only qualifies another or is held against it."""
    atom = scene.atoms[j]
    return (
        is_outside(scene, atom)
        or compared(scene, j)
        or _ranked_in(scene, j)
        or _branch(scene, j)
        or _one_of(scene, j)
        or _struck(scene, j)
        or _only_a_cause(scene, j)
        or _is_a_gloss(scene, atom)
        or (atom.id == "world" and (_worldwide(scene, j) or scene.text.startswith(GRADES, atom.end)))
        or _is_a_segment(scene, j)
        or _is_where(scene, j)
        or _on_the_way(scene, j)
        or deals_with(scene, j)
        or scene.text[max(scene.start, atom.start - 2) : atom.start] in ("(含", "（含")
    )


def _is_a_segment(scene: Scene, j: int) -> bool:
    """Whether it only says which business of a firm: 其中数据中心业务512亿美元."""
    firm = scene.pack.kind(scene.atoms[j].id) == "company"
    if firm or BUSINESS.match(scene.text, scene.atoms[j].end, scene.end) is None:
        return False
    return any(a.kind == "E" and scene.pack.kind(a.id) == "company" for a in scene.atoms[:j])


IF = re.compile(r"(?:^|[,，;；。:：])(?:但|而)?(?:若|如果|要是|假如|一旦|倘若)$")


def only_if(scene: Scene, i: int, j: int) -> bool:
    """Whether the entity at `j` only stands in the condition before: 若缅甸矿断供，价格或看到70万元."""
    if scene.clauses[j] >= scene.clauses[i]:
        return False
    return IF.search(scene.text, max(scene.start, scene.atoms[j].start - 5), scene.atoms[j].start) is not None


MAKER = re.compile(
    r"的?[\u4e00-\u9fff]{0,8}?(?:厂商|厂家|公司|企业|巨头|制造商|生产商|开发商|运营商|矿商|油商|车企|矿企|药企|银行|集团|龙头)"
)


def tells_home(scene: Scene, j: int) -> bool:
    """Whether the country at `j` only says where the firm named right behind it is at home: 瑞典电池厂商北伏."""
    near = scene.atoms[j + 1 : j + 6]
    firm = next((a for a in near if a.kind == "E" and scene.pack.kind(a.id) == "company"), None)
    if firm is None:
        return False
    if MAKER.fullmatch(scene.text, scene.atoms[j].start, firm.start) is not None:
        return True  # the 车企 of 美国车企福特
    land = scene.pack.kind(scene.atoms[j].id) == "country"
    return land and MAKER.fullmatch(scene.text, scene.atoms[j].end, firm.start) is not None


THAT_OFFICE = re.compile(
    r"(?:该|这家|这个)?(?:委员会|协会|理事会|机构|局|部|办公室|统计局|央行)(?:还|则|同时|并)?(?:预计|预测|预期|估计|认为|预料|估算)"
)
"""委员会预计，今年总产量升至575万吨: an office that was named before."""


def office_foretells(scene: Scene, memory: Memory) -> bool:
    """Whether an office goes on about its country after what one of the mines or firms there did."""
    told = THAT_OFFICE.match(scene.text, scene.start, scene.end) is not None and memory.same_block
    return told and scene.pack.home(memory.subject) == memory.country is not None
