"""Whose measure a number is: the entity before it in its clause, a pronoun, or who was spoken of before."""

from __future__ import annotations

import re

from checker.extract.chinese.asides import (
    COPULAS,
    bracketed,
    is_no_owner,
    is_outside,
    names_goods,
    office_foretells,
    only_if,
    speaks_for,
    tells_home,
)
from checker.extract.chinese.giving import is_given, of_one_given
from checker.extract.chinese.joint import as_one, by_agreement
from checker.extract.chinese.parts import (
    home_made,
    of_itself,
    of_that_place,
    of_the_trade,
    of_the_world_anew,
    parted_anew,
    plant_abroad,
    works_of_the_firm,
)
from checker.extract.chinese.phrase import distance
from checker.extract.chinese.sites import (
    OF_A_COUNTRY,
    SITES,
    of_its_phase,
    of_no_site,
    only_the_set,
    site_before,
    this_site,
)
from checker.extract.chinese.states import in_that_land, of_a_firm, state_before, state_of
from checker.extract.chinese.told import (
    JOINS_THEM,
    in_all,
    leaders,
    made_there,
    one_of_two_told,
    split_up,
    total_foretold,
    total_of_a_list,
)
from checker.extract.chinese.trade import brought_in
from checker.extract.frame import FIRMS, FLOWS, KNOWN_FIRMS, Frame, Memory
from checker.extract.lists import points
from checker.extract.rows import run
from checker.extract.scene import JOINTS, STRONG, Scene

OWNS = re.compile(
    r"(?:持有|收购|并购|认购|买下|吃下|拿下|接手|接管|满足|覆盖|入股|增持|减持|控股|投资|资助|注资|占领|攻占|夺取|夺下|控制)(?:了|着)?$"
)
"""What stands before whom or what somebody else gets hold of."""
OBJECT = re.compile(
    OWNS.pattern
    + r"|(?:可以?|能够?|足以|够)(?:供应|供给|供)$|(?:落户|位于|坐落于?|设在|建在|设于|落地|选址)(?:在|于)?$"
)
"""What stands before whom somebody gets hold of, or before where something stands."""
ENDINGS = frozenset("应给供有购下手管入持股资助注领占取制足盖户于在落地址了着")


TAKES_OVER = re.compile(
    OWNS.pattern[:-1]
    + r"(?:澳洲|加拿大|[\u4e00-\u9fff]{1,3}[国亚西利])?(?:[\u4e00-\u9fff]{1,4}(?:企业|[企商]|公司|巨头))?$"
)


def bought_at(scene: Scene, start: int) -> bool:
    """Whether the name at `start` is what somebody gets hold of, where it comes from told first: 收购澳洲皮克公司."""
    return TAKES_OVER.search(scene.text, max(scene.start, start - 14), start) is not None


HELD = re.compile(r"社会库存|\d港口?(?:铁矿石?|煤炭)?库存|港口库存|港口.{0,4}库存|商业库存|显性库存|行业库存")


def _of_all_holders(scene: Scene, i: int) -> bool:
    """Whether the stock in a clause that names nobody is that of all who hold some in the country: 社会库存."""
    low, _ = scene.span_of(i)
    said = HELD.search(scene.text, scene.start, scene.atoms[i].start) is not None
    return said and not any(atom.kind in "ES" for atom in scene.atoms[low:i])


def _after_another(scene: Scene, j: int) -> bool:
    """Whether the entity at `j` only says what the one before it is: 缅甸是中国的主要来源."""
    low, _ = scene.span_of(j)
    between = scene.atoms[low:j]
    is_one = next((k for k in range(len(between) - 1, -1, -1) if between[k].text in COPULAS), None)
    return is_one is not None and any(atom.kind == "E" for atom in between[:is_one])


def _is_object(scene: Scene, i: int, j: int) -> bool:
    """Whether the entity at `j`, or its list, is what another gets hold of, which stands before it or is left out."""
    listed = j > 0 and scene.atoms[j - 1].text in JOINTS
    first = scene.atoms[run(scene, j, "E")[0] if listed else j].start
    if scene.text[first - 1] not in ENDINGS:
        return False
    if OBJECT.search(scene.text, max(scene.start, first - 6), first) is None:
        return False
    return j > i or any(atom.kind == "E" for atom in scene.atoms[:j])


def subject_of(scene: Scene, i: int, metric: str, memory: Memory, last: Frame | None) -> str | None:
    """The entity before the number in its clause, else that of the clause before, else carried."""
    if (owner := _possessor(scene, i)) is not None:
        return owner
    if (all_of_them := as_one(scene, i, memory)) is not None:
        return all_of_them
    if (there := made_there(scene, i, metric)) is not None:
        return there
    if metric in ("investment", "loan") and (two := by_agreement(scene, i)) is not None:
        return two
    if (parted := parted_anew(scene, i, memory, metric)) is not None:
        return parted
    if last is not None and _of_the_same(scene, i, metric, last):
        return last.subject
    if last is not None and (whose := in_all(scene, i, last, memory)) is not None:
        return whose
    if (own := of_itself(scene, i, last)) is not None:
        return own
    if (built := _paid_for(scene, i, metric, last)) is not None:
        return built
    if (shared := _of_the_shared(scene, i, metric, last)) is not None:
        return shared
    if (told := one_of_two_told(scene, i, memory)) is not None:
        return told
    best: tuple[float, str] | None = None
    for j in scene.names:
        atom = scene.atoms[j]
        cost = distance(scene, i, j)
        if j > i and (scene.clauses[j] != scene.clauses[i] or names_goods(atom)):
            continue
        if scene.clauses[j] < scene.clauses[i] and _after_another(scene, j):
            cost += 2.0  # 缅甸是中国的主要来源，2023年出口…: who the clause before spoke of
        if j > i:
            cost += 5
        elif scene.text[max(scene.start, atom.start - 1)] == "在" and any(
            (a.kind == "E" and scene.pack.kind(a.id) in ("company", "agency")) or a.is_cue("pronoun")
            for a in scene.atoms[:j]
        ):
            cost += 6  # where it is done, if somebody else is named that does it
        if works_of_the_firm(scene, j, memory) or bracketed(scene, i, j):
            continue
        if is_no_owner(scene, j) or plant_abroad(scene, j) or (metric in OF_ALL and speaks_for(scene, j)):
            continue
        if atom.id == "world" and last is not None and last.whole == "world" and j < last.at:
            continue  # 全球市占率36.6%，同比下降0.3个百分点
        if _is_object(scene, i, j):
            continue  # 中国持有美国国债7005亿美元, 9月以1.6亿元吃下某矿
        if j and j < i and "占" in scene.atoms[j - 1].text:
            continue  # 占全球总量的一半: what it is a share of
        given = metric in ("investment", "loan") and (
            scene.text[atom.start - 1 : atom.start] in ("为", "在", "给")
            or is_given(scene, j)
            or of_one_given(scene, j)
        )
        goods = metric == "imports" and brought_in(scene, j)
        if (given or goods) and any(a.kind == "E" or a.is_word("它") for a in scene.atoms[:j]):
            continue  # whom the money is for, and whose goods are imported
        if (
            points(scene, j)
            or (atom.id == "world" and metric in FLOWS)
            or (metric in OF_ALL and only_if(scene, i, j))
        ):
            continue
        if best is None or cost < best[0]:
            first = leaders(scene, j)
            near = max(scene.start, atom.start - 5)
            if first is not None and JOINS_THEM.search(scene.text, near, atom.start):
                continue  # 跻身全球前五大生产国
            best = cost, first or atom.id
    for j, atom in enumerate(scene.atoms[:i]):
        if atom.is_word("它", "它们") and (
            actor := _actor_before(scene, j) or _spoken_of(j, memory) or _opens_sentence(scene, j)
        ):
            cost = distance(scene, i, j)
            if best is None or cost < best[0]:
                best = cost, actor
        if atom.is_cue("we") and (memory.topic_company is not None or atom.text.endswith(("司", "集团"))):
            cost = distance(scene, i, j)
            if memory.holder is not None and (best is None or cost < best[0]):
                best = cost, memory.holder
        if atom.is_cue("pronoun") and not (
            only_the_set(scene, i, j) or _ends_a_name(scene, j) or in_that_land(scene, j)
        ):
            firm = "公司" in atom.text or "企" in atom.text or "集团" in atom.text
            held = (
                _firm_before(scene, j) or _firm_meant(scene, metric, memory)
                if firm
                else site_before(scene, j, memory)
                if atom.text.endswith(SITES)
                else state_before(scene, j) or state_of(scene, memory)
                if atom.text.endswith(("政府", "当局"))
                else state_before(scene, j) or memory.country
                if "国" in atom.text
                else _actor_before(scene, j) or memory.subject
                if atom.text == "其"
                else memory.province or memory.subject
                if atom.text == "当地" and scene.pack.kind(memory.subject) == "place"
                else memory.subject
            )
            cost = distance(scene, i, j) + (2 if atom.text == "其" else 0)
            if held is not None and (best is None or cost < best[0]):
                best = cost, held
    if metric == "stockpile" and memory.topic_country and _of_all_holders(scene, i):
        return memory.home
    if (best is None or best[0] > 2) and of_the_trade(scene, i):
        return memory.home if memory.same_block else memory.topic_country or memory.home
    if (this := this_site(scene, i, memory)) is not None:
        return this
    if best is None and last is None and (works := of_its_phase(scene, i, memory)) is not None:
        return works
    if last is not None and of_the_world_anew(scene, i, metric, memory, last):
        return "world"
    if memory.province is not None and of_that_place(scene, i):
        return memory.province
    if (best is None or best[0] > 1) and home_made(scene, i):
        return memory.home
    if best is not None and best[0] < 8:
        return best[1]
    if last is not None and last.subject:
        return last.subject
    if best is None and (split_up(scene, i) or total_of_a_list(scene, i)):
        return "world"
    if best is None and _of_the_world_still(metric, memory):
        return "world"
    if best is None and (total := total_foretold(scene, metric, memory)) is not None:
        return total
    if best is None and (same := _as_of_that_flow(scene, metric, memory)) is not None:
        return same
    if best is None and metric in NEEDS and scene.pack.kind(memory.subject) in KNOWN_FIRMS:
        return memory.topic_country or memory.subject  # 2026年需求增速三成: of no maker's need
    if best is None and last is None and OFFICE.match(scene.text, scene.start, scene.end) is not None:
        return memory.home  # 工信部等八部门印发方案，提出…
    if best is None and metric in (*OF_A_COUNTRY, *MINED) and office_foretells(scene, memory):
        return memory.country
    abroad = scene.pack.kind(memory.subject) == "place" and metric in FLOWS
    if best is None and abroad and scene.pack.home(memory.subject) != memory.home:
        return memory.home  # 佤邦停采…。前8个月进口锡矿7万吨
    if best is None and memory.firm_here and of_a_firm(scene, metric, memory):
        return memory.firm_here  # 中国生产了九成。今年以来股价上涨三成
    if best is None and of_no_site(scene, metric, memory):
        return memory.topic_country if memory.topic_country == memory.home else memory.home
    return best[1] if best is not None else memory.subject


OFFICE = re.compile(
    r"[\d.、\s]{0,4}(?:截至[^,，;；。]{2,10}[,，])?(?:据|根据)?(?:中国|我国)?(?:国务院|工信部|工业和信息化部|发改委|国家发展改革委|自然资源部|财政部|农业农村部|国家能源局|国家统计局|统计局|海关总署|海关|生态环境部|交通运输部|文旅部|文化和旅游部|国家邮政局|央行|人民银行|国资委|人社部|民政部|住建部|中汽协|乘联会)"
)
"""Offices of the state at home, of which the article then tells."""


MINED = ("mine_production", "reserves")


def _spoken_of(j: int, memory: Memory) -> str | None:
    """Whom 它 at the head of a sentence means: the one of whom the sentence before spoke."""
    return memory.subject if j < 2 and memory.same_block else None


def _of_the_same(scene: Scene, i: int, metric: str, last: Frame) -> bool:
    """Whether a number goes on with what one of its own clause told: 把年产能从100吨提高到1万吨."""
    named = any(a.kind == "E" or a.is_cue("pronoun") for a in scene.atoms[last.at + 1 : i])
    return last.metric == metric and scene.clauses[last.at] == scene.clauses[i] and not named


def _paid_for(scene: Scene, i: int, metric: str, last: Frame | None) -> str | None:
    """Whose plant it is that a loan was for: 向甲提供5亿美元贷款，新厂年产能1万吨; 甲获某部贷款，拟建厂，总投资2亿元."""
    if last is None or last.metric not in ("loan", "investment"):
        return None
    firm = scene.pack.kind(last.counterparty) in FIRMS
    if not firm or any(
        atom.kind == "E" and scene.pack.kind(atom.id) != "place" for atom in scene.atoms[last.at + 1 : i]
    ):
        return None
    opens = next((atom.id for atom in scene.atoms if atom.kind == "E"), None)
    goes_on = opens == last.counterparty and metric in ("workforce", "investment", "event")
    return last.counterparty if metric in ("capacity", "cost") or goes_on else None


OF_A_SITE = ("capacity", "production", "mine_production", "reserves", "resources", "grade", "cost", "area")


def _of_the_shared(scene: Scene, i: int, metric: str, last: Frame | None) -> str | None:
    """The mine whose parts were told right before: 政府合拿某矿35%，甲留下65%；一期年产精矿50万吨."""
    if last is None or last.metric != "stake" or metric not in OF_A_SITE:
        return None
    site = scene.pack.kind(last.whole) in ("mine", "plant")
    named = any(a.kind == "E" or a.is_cue("pronoun") for a in scene.atoms[last.at + 1 : i])
    return last.whole if site and not named else None


NEEDS = ("demand", "consumption")
OF_ALL = (*NEEDS, "price", "supply", "market_size")
"""What the head of a firm foretells is not the firm's."""


def _of_the_world_still(metric: str, memory: Memory) -> bool:
    """Whether a sentence that names nobody goes on about the world: 全球每年消费7.9万吨。到2040年需求将升至25万吨."""
    held = memory.frame
    if held is None or held.subject != "world" or not memory.same_block:
        return False
    return metric == held.metric or (metric in NEEDS and held.metric in (*NEEDS, "supply", "other"))


def _as_of_that_flow(scene: Scene, metric: str, memory: Memory) -> str | None:
    """Whose trade it was when last told of, for a sentence that comes back to it and names nobody: 11月出口料回升."""
    held = memory.of_metric.get(metric) if metric in FLOWS or metric == "quota" else None
    of_a_state = memory.frame is not None and len(memory.frame.subject or "") == 2
    anew = held is None or (
        len(held.subject or "") != 2 and (of_a_state or metric == "quota" or not memory.same_block)
    )
    if anew and metric == "quota":
        offices = (scene.pack.home(a.id) for a in scene.atoms if a.kind == "S")
        of_state = next((home for home in offices if home is not None), None)
        if of_state is not None:
            return of_state  # 欧盟委员会拟把免税配额砍掉三成
        return memory.topic_country or memory.home  # 中重稀土指标一年2万吨: who sets quotas is the state
    if metric == "quota" and held is not None and scene.pack.kind(memory.subject) in KNOWN_FIRMS:
        return held.subject  # 按集团分，甲拿走一半…。明年的指标料增5%
    if held is None or anew or memory.frame is None or memory.frame.metric == metric:
        return None
    return held.subject


def _possessor(scene: Scene, i: int) -> str | None:
    """Whose number it is by 的 right before it or a share after it: 跟中国的27万吨比, 占全球8.1万吨产量的83%."""
    named = i + 1 < len(scene.atoms) and scene.atoms[i + 1].kind == "M"
    after = scene.atoms[i + 1 + named : i + 3 + named]
    if i and scene.atoms[i - 1].kind == "E" and len(after) == 2 and after[0].text == "的":
        share = after[1].quantity
        if share is not None and share.unit == "percent":
            return scene.atoms[i - 1].id
    if i < 2 or scene.atoms[i - 1].text != "的" or scene.atoms[i - 2].kind != "E":
        return None
    who = scene.atoms[i - 2]
    against = scene.text[max(scene.start, who.start - 1) : who.start] in (
        "跟",
        "与",
        "比",
        "较",
        "于",
        "过",
        "及",
    )
    return who.id if against and who.id != "world" else None


def _ends_a_name(scene: Scene, j: int) -> bool:
    """Whether 公司 or 集团 is only the end of the name before it: 莱纳斯公司."""
    before = scene.atoms[j - 1] if j else None
    if before is None or before.kind != "E" or before.end != scene.atoms[j].start:
        return False
    return scene.atoms[j].text in ("公司", "集团") and scene.pack.kind(before.id) == "company"


SITE_NAME = re.compile(r"(?:锂|铜|金|锡|稀土|石墨|镍|铁|铀)?(?:项目|矿|厂|盆地|盐湖|油田|气田|港)")


def _firm_before(scene: Scene, j: int) -> str | None:
    """The company that the sentence named last: 哈原工产量3550吨；公司将指引下调."""
    named = [a for a in scene.atoms[:j] if a.kind == "E" and scene.pack.kind(a.id) in ("company", "")]
    firms = [a.id for a in named if scene.pack.kind(a.id) or not SITE_NAME.match(scene.text, a.end)]
    return firms[-1] if firms else None


def _firm_meant(scene: Scene, metric: str, memory: Memory) -> str | None:
    """The firm that is spoken of; after one of its mines the one that the paragraph named."""
    of_a_site = metric != "event" and scene.pack.kind(memory.company) in ("mine", "plant")
    return memory.firm_here if of_a_site and memory.firm_here is not None else memory.company


def _actor_before(scene: Scene, j: int) -> str | None:
    """Whom “it” means that the sentence has named: the first one that does something, not where it does it."""
    part = next((k for k in range(j - 1, -1, -1) if scene.atoms[k].text in STRONG), 0)
    return next(
        (
            a.id
            for k, a in enumerate(scene.atoms[:j])
            if k >= part and a.kind == "E" and a.id != "world" and not points(scene, k) and not is_outside(scene, a)
            and scene.text[max(scene.start, a.start - 1)] != "在" and not tells_home(scene, k)
        ),
        None,
    )  # fmt: skip


def _opens_sentence(scene: Scene, j: int) -> str | None:
    """The firm or state with which a sentence began, for 它 in a later part that names nobody: 甲引入某部为股东；它去年产量…."""
    first = next((a for a in scene.atoms[:j] if a.kind == "E" and a.id != "world"), None)
    opens = first is not None and first.start - scene.start < 3
    return first.id if opens and first is not None else None
