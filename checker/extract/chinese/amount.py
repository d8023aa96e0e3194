"""Amounts and changes: the metric whose word governs the number, flows and their partners, money and who gets it."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import compared
from checker.extract.chinese.change import MORE_THAN, change_at
from checker.extract.chinese.ends import (
    BY_COUNTRY,
    comes_back,
    from_there,
    goes_there,
    other_end,
    other_partner,
    seller_sends,
    sends_there,
    sent_on,
    supplies,
    toward,
    turns_to_another_flow,
)
from checker.extract.chinese.giving import is_given
from checker.extract.chinese.joint import other_ends
from checker.extract.chinese.metric import counts_workers, metric_of
from checker.extract.chinese.parts import (
    ABLE,
    SITE,
    WORKS,
    YEARLY,
    holds_so_much,
    of_a_phase,
    of_works_to_come,
    partner_of_a_part,
)
from checker.extract.chinese.permits import of_an_allowance, permitted
from checker.extract.chinese.phrase import words_left
from checker.extract.chinese.pieces import is_a_flow, is_an_ability
from checker.extract.chinese.subject import bought_at, subject_of
from checker.extract.chinese.trade import brought_in
from checker.extract.chinese.weights import out_of_balance
from checker.extract.countable import A_TIME
from checker.extract.frame import FIRMS, FLOWS, KNOWN_FIRMS, LOOSE, STATES, Frame, Memory
from checker.extract.lists import points
from checker.extract.owners import back_to_all
from checker.extract.quantity import Quantity
from checker.extract.scene import STRONG, Scene

LOSS = re.compile(
    r"[亏赔](?:损|掉|去|空)?(?:额)?(?:[收缩]窄|扩大|缩小|减少|增加|降|增|缩)?(?:了|达|为|约|额|逾|超过?|近|[至到])*$"
)


def amount_frame(
    scene: Scene, i: int, quantity: Quantity, dim: str, memory: Memory, last: Frame | None
) -> Frame:
    """The frame of a value of the measure itself, or of a change given in its unit."""
    frame = Frame(kind="count" if dim == "count" else "amount")
    frame.metric = (
        "things"
        if dim == "count"
        and (quantity.low < 1000 or scene.text[scene.atoms[i].end - 1] in "处座家张宗项")
        and (scene.text[scene.atoms[i].end - 1] in "案宗" or not (i and scene.atoms[i - 1].metrics()))
        and not _same_things(scene, i, memory)
        and not counts_workers(scene, i)
        and A_TIME.search(scene.text, scene.start, scene.atoms[i].start) is None
        and not is_an_ability(scene, i, last)
        and not is_a_flow(scene, i)
        else metric_of(scene, i, dim, memory, last, frame)
    )
    if (
        dim == "money"
        and (frame.metric is None or _of_a_share(scene, i))
        and _quoted(scene, i, quantity, memory)
    ):
        frame.metric, frame.commodity = "price", "shares"
    firm = _priced_by_share(scene, i)
    if firm is None and last is not None:
        firm = _bought_by_share(scene, i, last)
    if dim == "money" and firm is not None:
        frame.metric, frame.commodity, frame.subject = "price", "shares", firm
        return frame
    if (
        (
            (dim == "share" and frame.metric in LOOSE)
            or (frame.metric in ("sales", "supply", None) and dim in ("mass", "volume", "rate", "count"))
        )
        and any(toward(scene, j) for j, a in enumerate(scene.atoms[:i]) if a.kind == "E")
        and (frame.metric == "sales" or not any(m in FLOWS for a in scene.atoms[:i] for m in a.metrics()))
    ):
        frame.metric = "exports"
    if frame.metric in ("sales", "supply", None) and sent_on(scene, i, last):
        frame.metric = "exports"
    if dim in ("mass", "volume", "energy") and frame.metric in (*LOOSE, None) and goes_there(scene, i):
        frame.metric = "exports"
    if (
        dim != "share"
        and YEARLY.search(words_left(scene, i, 8))
        and (SITE.match(scene.text, scene.atoms[i].end) or ABLE.match(scene.text, scene.atoms[i].end))
    ):
        frame.metric = "capacity"
    if dim in ("mass", "power", "count") and of_works_to_come(scene, i):
        frame.metric = "capacity"
    if dim == "count" and is_an_ability(scene, i, last):
        frame.metric = "capacity"
    if dim == "mass" and OFFTAKE.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        frame.metric = "supply"
    if frame.metric not in ("capacity", "investment", "supply", "other") and of_a_phase(scene, i, dim):
        frame.metric = "capacity"
    if dim in ("mass", "volume", "rate", "count", "energy") and permitted(scene, i, frame, memory, last):
        frame.metric = "quota"
    if dim == "mass" and frame.metric in ("mine_production", None) and holds_so_much(scene, i):
        frame.metric = "resources"
    if of_an_allowance(scene, i, frame, last):
        frame.metric = "quota"
    frame.subject = subject_of(scene, i, frame.metric or "", memory, last)
    if frame.metric in LOOSE and (buyer := supplies(scene, i)) not in (None, frame.subject):
        frame.metric, frame.subject, frame.counterparty = "imports", buyer, frame.subject
        return frame
    held = last if last is not None else memory.frame
    if last is not None and frame.metric in FLOWS and comes_back(scene, i, frame, last):
        frame.subject = last.subject
    if (
        last is not None
        and last.metric in FLOWS
        and last.counterparty == frame.subject is not None
        and frame.metric in (*FLOWS, "supply", "sales", None)
        and not turns_to_another_flow(scene, i, frame, last)
        and not sends_there(scene, i, frame, last)
    ):  # 印尼是头号供应国，前三季度到港2.37亿吨
        since = range(last.at + 1, i)
        away = [scene.atoms[k].id for k in since if scene.atoms[k].kind == "E" and points(scene, k)]
        away = [id for id in away if id != last.subject]  # 俄罗斯居首，对华供油6900万吨
        frame.metric, frame.counterparty, frame.subject = last.metric, frame.subject, last.subject
        frame.counterparty = away[-1] if away else frame.counterparty  # 德国仍占27%，对日本出口405吨
        return frame
    if last is not None and last.metric == frame.metric in FLOWS and last.subject != frame.subject:
        low, _ = scene.span_of(i)
        partners = [
            a.id for j, a in enumerate(scene.atoms[:i]) if j >= low and a.kind == "E" and points(scene, j)
        ]
        if (
            partners
            and partners[-1] == frame.subject
            and scene.pack.kind(last.subject) in ("country", "bloc")
        ):
            frame.subject, frame.counterparty = last.subject, partners[-1]  # 当月自缅甸仅2800吨
            return frame
    if (part := partner_of_a_part(scene, i, frame, memory, last)) is not None:
        return part
    if last is not None and (buyer := seller_sends(scene, i, frame, last)) is not None:
        frame.metric, frame.subject, frame.counterparty = "exports", last.counterparty, buyer
        return frame
    goes_on = memory.same_block or BY_COUNTRY.match(scene.text, scene.start, scene.end) is not None
    flow = last if last is not None else memory.frame if goes_on else None
    if flow is not None and other_partner(scene, i, frame, flow, last is None):
        frame.metric, frame.counterparty, frame.subject = flow.metric, frame.subject, flow.subject
        return frame
    if (
        frame.metric in ("supply", "exports")
        and held is not None
        and held.metric == "imports"
        and (held.counterparty is not None or (last is None and _by_partner(held, memory)))
        and frame.subject != held.subject
        and scene.pack.kind(frame.subject) == "country"
        and not sends_there(scene, i, frame, held)
    ):
        frame.metric, frame.counterparty, frame.subject = "imports", frame.subject, held.subject
        return frame
    if (
        dim == "count"
        and frame.metric not in (None, "things", "event")
        and MORE_THAN.search(words_left(scene, i, 24)) is not None
    ):
        frame.kind, frame.sign = "change", change_at(scene, i, quantity) or 1
    moved = dim == "count" and frame.metric not in (None, "things", "event")
    if dim not in ("share", "count", "time") or (moved and COUNT_MOVED.search(words_left(scene, i, 8))):
        sign = change_at(scene, i, quantity)
        if sign is not None and not (frame.metric == "other" and out_of_balance(scene, i)):
            frame.kind, frame.sign = "change", sign
    if frame.metric == "profit" and dim == "money" and _is_lost(scene, i, last):
        frame.kind, frame.sign = "amount", -1
    if frame.metric in FLOWS:
        told = last.at if last is not None else -1
        for j, atom in enumerate(scene.atoms[:i]):
            if j < told or any(
                a.text in STRONG or (a.text in ":：" and k < i - 1)
                for k, a in enumerate(scene.atoms[j + 1 : i], j + 1)
            ):
                continue  # 自美进口归零；卡塔尔供了1500万吨
            other = atom.kind == "E" and atom.id not in ("world", frame.subject) and not compared(scene, j)
            before = scene.atoms[j - 1].text if j else ""
            origin = frame.metric == "imports" and (before in ("从", "自", "由") or brought_in(scene, j))
            if other and (
                points(scene, j)
                or scene.text[atom.start] in "对向"
                or before in ("向", "对", "往", "至")
                or origin
            ):
                frame.counterparty = atom.id
        frame.counterparty = (
            other_end(scene, i, frame)
            or other_ends(scene, i)
            or frame.counterparty
            or from_there(scene, i, frame)
        )
        if (
            frame.metric == "imports"
            and COMES.search(words_left(scene, i, 10))
            and frame.subject != memory.home
        ):
            frame.subject, frame.counterparty = memory.home, frame.subject  # 缅甸…，去年运进来3万吨
            return frame
        if (
            frame.counterparty is None
            and last is not None
            and last.metric == frame.metric
            and last.subject == frame.subject
            and not any(a.kind == "C" for a in scene.atoms[last.at + 1 : i])
            and not back_to_all(scene, i, last, memory)
        ):
            frame.counterparty = (
                last.counterparty
                if not any(a.kind == "E" and a.id == "world" for a in scene.atoms[:i])
                else None
            )
    elif frame.metric in ("investment", "loan"):
        entity = scene.pack.entities
        given = [
            a.id for j, a in enumerate(scene.atoms[:i])
            if a.kind == "E" and a.id != frame.subject
            and (points(scene, j) or is_given(scene, j) or scene.text[a.start - 1 : a.start] in ("为", "给"))
        ]  # fmt: skip
        if frame.metric == "loan" and given and ASKED.search(scene.text, scene.start, scene.atoms[i].start):
            frame.subject, frame.counterparty = given[-1], frame.subject  # 公司向进出口银行申请贷款
            return frame
        if RAISES.search(scene.text, scene.start, scene.atoms[i].start):
            return frame  # 公司拟配股募资7.5亿澳元
        taken = [
            a.id
            for a in scene.atoms[i + 1 : _end_of_part(scene, i)]
            if a.kind == "E" and scene.pack.kind(a.id) in KNOWN_FIRMS and bought_at(scene, a.start)
        ]
        given = given or taken[:1]
        low = max((a.end for a in scene.atoms[:i] if a.text in STRONG), default=scene.start)
        between = given and all(scene.pack.kind(id) in STATES for id in (frame.subject, given[-1]))
        frame.counterparty = given[-1] if given and (between or scene.pack.kind(given[-1]) in KNOWN_FIRMS) else next(
            (a.id for j, a in enumerate(scene.atoms[: _end_of_part(scene, i)]) if a.kind == "E" and a.id != frame.subject and a.id in entity
             and a.start >= low and not _beside_its_own(scene, i, j, last)
             and not (j < i and TOGETHER.match(scene.text, a.end, scene.end))
             and entity[a.id].kind in KNOWN_FIRMS),
            _spoken_of(scene, i, frame, memory),
        )  # fmt: skip
    return frame


def _by_partner(held: Frame, memory: Memory) -> bool:
    """Whether the sentence before told from whom the imports came: 进口8800吨，来自缅甸的只有2100吨。刚果（金）供货3300吨."""
    told = (*memory.before, *memory.spoken)
    return memory.same_block and any(
        f.metric == "imports" and f.subject == held.subject and f.counterparty is not None for f in told
    )


LOSS_OF_THEN = re.compile(r"[亏赔]损?额?(?:则|也|仍|均|更|便)?(?:由|从|自|较|比)[^,，;；。\d]{0,10}$")
LOSS_NOW = re.compile(
    r"[^,，;；。\d盈赚利]{0,4}(?:收窄|缩窄|缩小|扩大|减少|减|降|增|升|增加|缩)[至到](?:约|近|逾)*"
)


def _is_lost(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether a sum is a loss, or what a loss came to: 净亏损由去年同期的6.4亿元收窄至1.2亿元."""
    left = words_left(scene, i, 18)
    if LOSS.search(left) is not None or LOSS_OF_THEN.search(left) is not None:
        return True
    if last is None or last.sign != -1 or (last.kind, last.metric) != ("amount", "profit"):
        return False
    return LOSS_NOW.fullmatch(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is not None


def _bought_by_share(scene: Scene, i: int, last: Frame) -> str | None:
    """The firm whose shares were bought right before, for the price of each: 用20亿美元入股英特尔，作价每股23美元."""
    if not (scene.atoms[i].text.startswith("每股") or words_left(scene, i, 6).startswith("每股")):
        return None
    firm = {"investment": last.counterparty, "stake": last.whole}.get(last.metric or "")
    named = any(a.kind == "E" and a.id != firm for a in scene.atoms[last.at + 1 : i])
    return firm if scene.pack.kind(firm) in FIRMS and firm is not None and not named else None


TAKEN_OVER = re.compile(r"(?:的?(?:价格|现金))?(?:公开|要约|全面)?(?:收购|认购|入股|增持|买下|要约)")
TOGETHER = re.compile(r"[^,，;；。\d]{0,6}?(?:联手|携手|合资|联合|共同|一道|合伙|组队)")
"""中国铝业与力拓联手，出资9亿美元收购: who pays too."""


def _priced_by_share(scene: Scene, i: int) -> str | None:
    """The firm that is taken over at so much a share, or who takes it over: 以每股6200日元公开收购芝浦电子."""
    if not scene.atoms[i].text.startswith("每股"):
        return None
    if TAKEN_OVER.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    _, high = scene.span_of(i)
    firms = [j for j in scene.names if scene.pack.kind(scene.atoms[j].id) == "company" and j < high]
    behind = [j for j in firms if j > i]
    return scene.atoms[behind[0] if behind else firms[0]].id if firms else None


FUND = re.compile(r"的?[^,，;；。\d]{0,10}?(?:基金|计划|方案|储备|框架)")


def _spoken_of(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The firm of the story that lenders and buyers give money to: 进出口银行再提供1亿美元; none for who mines himself."""
    if OWN_WORKS.search(words_left(scene, i, 16)) is not None:
        return None
    low = max((a.end for a in scene.atoms[:i] if a.text in STRONG), default=scene.start)
    if WORKS.search(scene.text, low, scene.atoms[i].start) is not None:
        return None  # 计划建一座铝厂，投资40亿美元
    giver = scene.pack.entities.get(frame.subject or "")
    if (
        giver is None
        or giver.commodity
        or giver.makes
        or giver.kind in ("country", "bloc", "mine", "plant", "place")
    ):
        return None
    behind = scene.atoms[i].end
    if FUND.match(scene.text, behind, scene.end) or BUILDS.match(scene.text, behind, scene.end):
        return None
    held = (memory.company if memory.same_block else None, memory.topic_company)
    return next((id for id in held if id is not None and id != frame.subject), None)


def _beside_its_own(scene: Scene, i: int, j: int, last: Frame | None) -> bool:
    """Whether the firm at `j` only has a sum of its own in the same breath: 国家电网投入6500亿元，南方电网1750亿元."""
    if j < i:
        return last is not None and last.metric == "investment" and last.subject == scene.atoms[j].id
    follows = scene.atoms[j + 1 : j + 2]
    holds = HOLDS.match(scene.text, scene.atoms[j].end, scene.end) is not None
    return holds or (bool(follows) and follows[0].kind == "Q")


def _end_of_part(scene: Scene, i: int) -> int:
    """Where the part of the sentence ends that a number stands in."""
    return next(
        (k for k in range(i + 1, len(scene.atoms)) if scene.atoms[k].text in STRONG), len(scene.atoms)
    )


HOLDS = re.compile(r"(?:公司|集团)?(?:则|也|各)?(?:持股|占股|参股|持有)")
"""项目投资380亿英镑，法国电力持股12.5%: the one that is told to have a part of it."""
COUNT_MOVED = re.compile(
    r"(?:减员|裁员|裁减|裁撤|裁掉|裁退|解雇|遣散|辞退|资遣|开除|解聘|增员|增加|减少|增|减|少|多|下降|上升|净增|净减)了?(?:约|近|逾|超过?|将近)?$"
)
"""总人口14亿人，减少330万: how much a count changed."""
BUILDS = re.compile(
    r"[^,，;；。\d]{0,14}?(?:兴建|新建|扩建|投建|建设|建厂|建(?=[^议立])|扩产|开发|勘探|收购|并购|买下|拿下)"
)
"""投资6亿元在高雄建厂, 斥资收购金矿: what is built or bought is one's own."""
OFFTAKE = re.compile(
    r"的?[^,，;；。\d]{0,6}?(?:包销|承购|供货|供应|长期供)[^,，;；。\d]{0,3}(?:协议|合同|订单|长单|框架|约)"
)
"""一万吨的包销协议: what is to be delivered."""
OWN_WORKS = re.compile(r"项目[^,，;；。\d]{0,3}总?投资|总投资|投资总额|投资额")
"""项目总投资3亿美元: what one's own works cost, which nobody else is given."""
RAISES = re.compile(r"(?:募资|募集|配股|增发|发债|筹得|筹集|融资)[^,，;；。]{0,8}$")
ASKED = re.compile(r"向[^,，;；。]{1,12}(?:申请|借入?|(?<!放)贷)[^,，;；。]{0,6}$")
STANDS = re.compile(
    r"(?:[冲升涨跌探触摸站攀飙降看]|收|报|值|能)[上到至近破高回在于报值]{0,2}(?:了|过)?(?:约|近|逾|超过?|不到)?$"
)
"""冲上88美元, 眼下只值72美元, 能到97美元: where something that is quoted stands."""
SCALED = re.compile(r"[万亿]")


def _of_a_share(scene: Scene, i: int) -> bool:
    """Whether the clause speaks of shares before the number: 其H股昨收16港元."""
    low, _ = scene.span_of(i)
    return any(atom.kind == "C" and atom.id == "shares" for atom in scene.atoms[low:i])


def _quoted(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> bool:
    """Whether a small sum, of which nothing else is said, is what a share of a company costs."""
    atom = scene.atoms[i]
    if quantity.high >= 10_000 or SCALED.search(atom.text) or "/" in (quantity.unit or ""):
        return False
    here = [a.id for a in scene.atoms[:i] if a.kind == "E"]
    shares = any(a.kind == "C" and a.id == "shares" for a in scene.atoms[:i])
    firm = scene.pack.kind(here[-1] if here else memory.subject) == "company"
    return (shares or firm) and STANDS.search(words_left(scene, i, 8)) is not None


COMES = re.compile(
    r"(?:运进来?|运入|入境|运抵国内|到货|到港|到岸|抵港|拉进来?)(?:了)?(?:约|近|逾|不足|超过?|不到)?$"
)


def _same_things(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether the number counts on in the same word what was sold or made: 接获订单29艘，中国获得66艘."""
    told = [f for f in memory.spoken if f.unit == "count" and f.metric not in (None, "things", "event")]
    sign = scene.text[scene.atoms[i].end - 1]
    return any(scene.text[scene.atoms[frame.at].end - 1] == sign for frame in told[-2:])
