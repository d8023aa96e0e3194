"""Shares of a trade: whose imports come from whom, and whose exports go where."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.lists import points
from checker.extract.scene import STRONG, Scene

SENT = (
    *(
        verb + way
        for verb in "运 拉 送 供 售 销 卖 输 发 流 去 船运 空运 装运 发运 外运 转运 转卖 出口 外销 销售 输送 运送 供应 交付 返销 转口".split()
        for way in "到 往 至 给 向 去 入 予 抵".split()
    ),
    "卸在",
    "卸到",
    "船去",
    "车去",
    "进入",
)


WENT = ("去了", "都去了", "则去了", "去往")
"""四分之一去了欧洲: what goes there."""


def is_sent(scene: Scene, j: int) -> bool:
    """Whether the one at `j` is where goods are sold or shipped to: 卖给印度, 运去了中国."""
    start = scene.atoms[j].start
    return scene.text[max(scene.start, start - 4) : start].removesuffix("了").endswith(SENT)


def sent_to(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """伊朗原油出口180万桶，九成流向中国; 印尼镍铁的八成销往中国: whose exports go to whom."""
    if last is not None and (buyer := _sent_before(scene, i, last)) is not None:
        return Frame(
            kind="share", metric="exports", subject=last.subject, counterparty=buyer, whole=last.subject
        )
    to = next((j for j in range(i + 1, len(scene.atoms)) if scene.atoms[j].kind in "EQP"), None)
    if to is None or scene.atoms[to].kind != "E" or scene.atoms[to].id == "world":
        return None
    if not is_sent(scene, to) and scene.text[scene.atoms[i].end : scene.atoms[to].start] not in WENT:
        return None
    low, _ = scene.span_of(i)
    before = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.id != "world"]
    to_whom = scene.atoms[to].id
    held = last.subject if last is not None else _opens(scene, low, to_whom) or memory.subject
    told = len(before) > 1 and scene.pack.within(before[1], before[0])  # 美国芒廷帕斯矿的精矿
    owner = before[1 if told else 0] if before else held
    return Frame(kind="share", metric="exports", subject=owner, counterparty=to_whom, whole=owner)


def _sent_before(scene: Scene, i: int, last: Frame) -> str | None:
    """To whom the clause before one that only says how much says that goods went: 出口24万吨，主要销往中国，占七成."""
    low, _ = scene.span_of(i)
    if last.metric != "exports" or low < 2 or scene.atoms[low - 2].kind != "E":
        return None
    to = scene.atoms[low - 2]
    if ONLY_A_PART.fullmatch(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    return (
        to.id
        if is_sent(scene, low - 2)
        and scene.pack.kind(to.id) in STATES
        and to.start > scene.atoms[last.at].end
        else None
    )


def _opens(scene: Scene, low: int, buyer: str) -> str | None:
    """The state with which a sentence begins whose clause with the share names nobody: 蒙古国没有海港，煤炭九成拉到中国."""
    first = next((a for a in scene.atoms[:low] if a.kind == "E"), None)
    state = first is not None and scene.pack.kind(first.id) in STATES
    return first.id if state and first is not None and first.id != buyer else None


TAKEN = re.compile(
    r"(?:进口|购买|采购|买走|买下|买|拿走|拿|接收|接|消化|吃下|吃掉|吃|收|吸纳|吸收|包揽)(?:了|走|下)?$"
)


def taken_of(scene: Scene, i: int) -> Frame | None:
    """欧洲进口了加纳约六成的可可, 中国买走智利74%的锂: the part of a state's goods that another one takes."""
    atoms = scene.atoms
    owner = i - 1 - (i > 0 and atoms[i - 1].text == "的")
    low, high = scene.span_of(i)
    if owner <= low or atoms[owner].kind != "E" or scene.pack.kind(atoms[owner].id) not in STATES:
        return None
    if TAKEN.search(scene.text[atoms[low].start : atoms[owner].start]) is None:
        return None
    taker = next((a.id for a in atoms[low:owner] if a.kind == "E" and scene.pack.kind(a.id) in STATES), None)
    if taker in (None, atoms[owner].id) or not any(a.kind == "C" for a in atoms[i + 1 : min(high, i + 4)]):
        return None
    return Frame(
        kind="share", metric="exports", subject=atoms[owner].id, counterparty=taker, whole=atoms[owner].id
    )


def origin_after(scene: Scene, i: int) -> int | None:
    """The 来自 that follows a share in its clause or the next, before any mark that ends the thought."""
    for j in range(i + 1, len(scene.atoms)):
        if scene.clauses[j] > scene.clauses[i] + 1 or scene.atoms[j].text in STRONG:
            return None
        if scene.atoms[j].is_cue("origin"):
            return j if scene.clauses[j] == scene.clauses[i] or not _has_its_own(scene, j) else None
    return None


ONLY_A_PART = re.compile(
    r"[,，]?(?:合计|共|约|大约|就|便|仅|也|更)?占(?:了|比|到|据)?(?:约|近|逾|超过?|将近|高达)?"
)


def told_before(scene: Scene, i: int) -> int | None:
    """The 来自 of the clause before one that only says how much it is: 进口3000吨，主要来自日本，占六成."""
    low, _ = scene.span_of(i)
    if low == 0 or ONLY_A_PART.fullmatch(scene.text, scene.atoms[low].start, scene.atoms[i].start) is None:
        return None
    before = range(scene.span_of(low - 1)[0], low)
    if any(scene.atoms[j].kind == "Q" for j in before):
        return None
    return next((j for j in before if scene.atoms[j].is_cue("origin")), None)


def brought_in(scene: Scene, j: int) -> bool:
    """Whether it is the goods of the one at `j` that are imported: 进口越南钨制品, 进口的中国硅铁."""
    verb = j - 1 - (j > 1 and scene.atoms[j - 1].text == "的")
    return verb >= 0 and "imports" in scene.atoms[verb].metrics()


def _has_its_own(scene: Scene, j: int) -> bool:
    """Whether the 来自 of the next clause is of a share there: 俄罗斯占28%，来自马来西亚的占20%."""
    _, high = scene.span_of(j)
    return any(a.quantity is not None and a.quantity.unit == "percent" for a in scene.atoms[j + 1 : high])


SUPPLIES = ("占", "供应了", "供应", "供给", "提供了", "提供", "贡献了", "贡献", "占了", "占据")


def _supplier_and_owner(scene: Scene, i: int) -> tuple[str, str] | None:
    """中国占日本进口的六成, 日本进口中，中国占六成: who supplies, and whose imports they are."""
    atoms = scene.atoms
    goods = next((j for j in range(i - 1, -1, -1) if "imports" in atoms[j].metrics()), None)
    verb = next(
        (j for j in range(i - 1, -1, -1) if atoms[j].is_word(*SUPPLIES) or atoms[j].text.startswith("占")),
        None,
    )
    if goods is None or verb is None:
        return None
    named = [j for j in range(i) if atoms[j].kind == "E" and atoms[j].id != "world"]
    before = [j for j in named if j < verb]
    if verb < goods:
        owner = next((j for j in reversed(named) if verb < j < goods), None)
        others = [j for j in before if owner is not None and atoms[j].id != atoms[owner].id]
        return (atoms[others[-1]].id, atoms[owner].id) if owner is not None and others else None
    supplier = next((j for j in reversed(named) if goods < j < verb), None)
    owner = next((j for j in reversed(named) if j < goods), None)
    if supplier is None and owner is not None and atoms[owner - 1].text == "在":
        # 去年俄罗斯向中国供应1.08亿吨，在中国进口总量中占两成
        supplier = next((j for j in named if j < owner and atoms[j].id != atoms[owner].id), None)
    if supplier is None or owner is None:
        return None
    return atoms[supplier].id, atoms[owner].id


TAKES_UP = re.compile(r"(?:货|矿|产|产品)?(?:就|约|则|也|仍|已)?占|的?(?:比重|占比|份额|比例)")


def _supplies_them(
    scene: Scene, i: int, named: list[int], memory: Memory, last: Frame | None
) -> tuple[str, str] | None:
    """Who supplies the imports told of before, whose owner is not named again: 澳大利亚占进口量的六成."""
    state = last is not None and scene.pack.kind(last.subject) in STATES
    held = memory.of_metric.get("imports") or (last if state else None)
    here = [j for j in named if j < i and scene.clauses[j] == scene.clauses[i]]
    if held is None or held.subject is None or len(here) != 1 or here[0] + 1 >= i:
        return None
    who, between = scene.atoms[here[0]], scene.text[scene.atoms[here[0]].end : scene.atoms[i].start]
    if who.id == held.subject or TAKES_UP.match(between) is None or points(scene, here[0]):
        return None
    return who.id, held.subject


def import_share(scene: Scene, i: int, origin: int | None, memory: Memory, last: Frame | None) -> Frame:
    """Whose imports come from whom: 德国进口的咖啡有四成来自巴西."""
    atoms = scene.atoms
    frame = Frame(kind="share", metric="imports")
    named = [
        j
        for j in range(len(atoms))
        if atoms[j].kind == "E" and atoms[j].id != "world" and abs(scene.clauses[j] - scene.clauses[i]) <= 2
    ]
    if origin is not None:
        after = [j for j in named if j > origin]
        frame.counterparty = atoms[after[0]].id if after else None
    owners = [
        atoms[j].id
        for j in named
        if atoms[j].id != frame.counterparty
        and scene.pack.kind(atoms[j].id) not in ("agency", "source")
        and (j < i or scene.clauses[j] == scene.clauses[i])
    ]
    frame.subject = owners[0] if owners else None
    if last is not None and last.kind == "share" and last.metric == "imports" and origin is not None:
        since = [
            atoms[j].id
            for j in named
            if j < origin and scene.clauses[j] == scene.clauses[i] > scene.clauses[last.at]
        ]
        frame.subject = (
            since[0] if since else last.subject
        )  # 70%来自中国，13%来自马来西亚: of the same one's imports
    if frame.counterparty is None and (pair := _supplier_and_owner(scene, i)) is not None:
        frame.counterparty, frame.subject = pair
    if frame.counterparty is None and last is not None and last.metric == "imports":
        frame.counterparty = last.counterparty
        if frame.subject == frame.counterparty:
            frame.subject = last.subject  # 老挝的供应增至1450吨，占进口总量的三成
    if frame.counterparty is None and last is None:
        frame.counterparty = next((atoms[j].id for j in named if j < i and points(scene, j)), None)
        owners = [id for id in owners if id != frame.counterparty]
        frame.subject = owners[0] if owners else None
    if frame.counterparty is None:  # 原料八成靠从中国进口
        frame.counterparty = next((atoms[j].id for j in named if j > i and points(scene, j)), None)
        frame.subject = None if frame.subject == frame.counterparty else frame.subject
    if frame.counterparty is None and (told := _supplies_them(scene, i, named, memory, last)) is not None:
        frame.counterparty, frame.subject = told
    if frame.subject is None:
        held = (last.subject if last is not None else None, memory.country, memory.topic_country)
        frame.subject = next((id for id in held if id is not None and id != frame.counterparty), None)
    frame.whole = frame.subject
    return frame


HAS = re.compile(r"(?:则|也|更|亦|还|仍|甚至)*有(?:约|近|逾|将近|超过?)?$")
"""芬兰更有九成二: with what the next owner is told as the one before was."""


def likewise(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """The next buyer from the same seller, told as the one before: 立陶宛有八成的天然气来自俄罗斯，芬兰更有九成."""
    if last is None or (last.kind, last.metric) != ("share", "imports") or last.counterparty is None:
        return None
    since = [a for a in scene.atoms[last.at + 1 : i] if a.kind in "EQ"]
    if [a.id for a in since[:1]] != [last.counterparty] or len(since) != 2 or since[1].kind != "E":
        return None
    low, _ = scene.span_of(last.at)
    head = next((a for a in scene.atoms[low : last.at] if a.kind == "E"), None)
    alike = head is not None and head.id == last.subject and _has(scene, head.end, last.at)
    if not alike or scene.pack.kind(since[1].id) not in STATES or not _has(scene, since[1].end, i):
        return None
    return Frame(
        kind="share", metric="imports", subject=since[1].id, whole=since[1].id, counterparty=last.counterparty
    )


def _has(scene: Scene, start: int, i: int) -> bool:
    """Whether only 有 with its small words stands between a name and the number at `i`."""
    return HAS.fullmatch(scene.text, start, scene.atoms[i].start) is not None


BROUGHT_IN = re.compile(
    r"进口的[^,，;；。\d]{1,14}?(?:里|中|里头|当中|之中)?[,，]|进口[^,，;；。\d]{0,8}(?:里|中|里头|当中|之中)[,，]|(?:全|都|均|完全)(?:部|数)?要?(?:靠|依赖|依靠|仰赖)进口[,，]"
)
"""台湾进口的液化天然气，…; 镍矿石全靠进口，…: what is said to be supplied."""
GIVES = re.compile(
    r"(?:则|就|便|也|仅|又|再|还|货)*(?:供应|提供|供给|供货|占|贡献|供)(?:了|到|给|其中)*(?:约|近|逾|超过?|仅|将近|的)*"
)


def supplied_by(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """A part of what a country brings in by who supplies it: 台湾进口的天然气，澳洲供应四成，卡达供应27%."""
    low, _ = scene.span_of(i)
    who = [a for a in scene.atoms[low:i] if a.kind == "E"]
    if len(who) != 1 or scene.pack.kind(who[0].id) not in STATES:
        return None
    if GIVES.fullmatch(scene.text, who[0].end, scene.atoms[i].start) is None:
        return None
    if last is not None:
        goes_on = (last.kind, last.metric) == ("share", "imports") and last.counterparty is not None
        owner = last.subject if goes_on else None
    else:
        hit = BROUGHT_IN.search(scene.text, scene.start, who[0].start)
        told = hit is not None and hit.end() == who[0].start
        named = [a.id for a in scene.atoms[:low] if a.kind == "E" and scene.pack.kind(a.id) in STATES]
        owner = named[-1] if told and named else None
    if owner in (None, who[0].id):
        return None
    return Frame(kind="share", metric="imports", subject=owner, whole=owner, counterparty=who[0].id)


NEXT = re.compile(r"其次|次席|居次|紧随其后|排(?:名|在)?第?二|第二(?:位|名|是|为)|然后是|接着是")


def next_of_list(scene: Scene, i: int, last: Frame | None) -> list[int]:
    """Who was named alone since another's part of a trade: 46%来自中国，其次是俄罗斯，占28%."""
    if last is None or last.kind != "share" or last.at < 0:
        return []
    traded = last.metric in FLOWS and last.counterparty is not None
    if not traded and NEXT.search(scene.text, scene.atoms[last.at].end, scene.atoms[i].start) is None:
        return []
    told = scene.clauses[last.at]
    since = [
        j
        for j in range(last.at + 1, i)
        if scene.atoms[j].kind == "E" and told < scene.clauses[j] < scene.clauses[i]
    ]
    alone = len(since) == 1 and scene.pack.kind(scene.atoms[since[0]].id) in STATES
    return since if alone and scene.atoms[since[0]].id != last.subject else []


BOUGHT = ("supply", "demand", "consumption")


def _of_a_state(scene: Scene, low: int, i: int, seller: str, memory: Memory) -> bool:
    """Whether goods that come from somewhere are those of the country that is spoken of: 当时九成以上稀土来自中国."""
    goods = any(a.kind == "C" for a in scene.atoms[i + 1 : i + 4])
    alone = not any(a.kind == "E" and a.id != seller for a in scene.atoms)
    state = scene.pack.kind(memory.subject) in ("country", "bloc")
    return goods and alone and state and memory.same_block and memory.subject != seller


def bought_from(scene: Scene, i: int, origin: int, chosen: list[str], memory: Memory) -> Frame | None:
    """Whose goods come from whom, with no word of imports: 当时日本九成稀土来自中国, 德国用锂的四成来自智利."""
    atoms, pack = scene.atoms, scene.pack
    if origin < i or (chosen and chosen[0] not in BOUGHT):
        return None
    low, high = scene.span_of(i)
    states = [j for j in range(low, high) if atoms[j].kind == "E" and pack.kind(atoms[j].id) in STATES]
    owners: list[str | None] = [atoms[j].id for j in states if j < i]
    sellers = [atoms[j].id for j in states if j > origin]
    if not owners and sellers and _of_a_state(scene, low, i, sellers[0], memory):
        owners = [memory.subject]
    if len(owners) != 1 or not sellers or owners[0] == sellers[0]:
        return None
    return Frame(kind="share", metric="imports", subject=owners[0], whole=owners[0], counterparty=sellers[0])


def is_to_whom(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` is whom something is sold to: 对美出口, 对整个欧盟的出口."""
    start = scene.atoms[j].start
    return scene.text[start] == "对" or scene.text[max(scene.start, start - 3) : start] in (
        "对整个",
        "对全体",
    )


DESTINATIONS = re.compile(
    r"出口(?:量|额)?的?(?:主要)?(?:结构|去向|流向|目的地|市场|国别|对象|地区)(?:构成|结构|分布)?[^,，;；。\d]{0,2}?[:：,，]"
)
"""中国钨品2024年出口结构：日本买走28%: whose exports are shared out among whom."""


def destination_told(scene: Scene, i: int) -> Frame | None:
    """The part of a country's exports that one of those takes who are listed after it says that they are."""
    hit = DESTINATIONS.search(scene.text, scene.start, scene.atoms[i].start)
    if hit is None or any(a.text in "。；;" for a in scene.atoms[:i] if a.start >= hit.end()):
        return None
    owners = [a.id for a in scene.atoms[:i] if a.kind == "E" and a.end <= hit.start()]
    low, _ = scene.span_of(i)
    buyers = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.start >= hit.end()]
    if len(set(owners)) != 1 or len(buyers) != 1 or buyers[0] in owners:
        return None
    return Frame(kind="share", metric="exports", subject=owners[0], whole=owners[0], counterparty=buyers[0])
