"""What a share is one of where its sentence does not say: the world, a market at home, the owner's own total."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene

TOTAL = re.compile(
    r"(?:总(?:销量|产量|装机|装机容量|发电量|用电量|消费量|需求|进口量|出口量|进口|出口|量)|总额)的?$"
)


def own_total(scene: Scene, i: int, frame: Frame, memory: Memory, carried: Frame | None) -> str | None:
    """The country whose own total a share is of: 占汽车总销量的44.3%, and shares of a market at home."""
    if carried is not None and carried.kind in ("share", "rank") and carried.metric == frame.metric:
        return carried.whole
    whose = _of_the_sum(scene, frame, memory)
    if whose is not None and (frame.metric == "other" or whose != "world"):
        return whose
    left = words_left(scene, i, 14)
    country = frame.subject if scene.pack.kind(frame.subject) == "country" else memory.topic_country
    total = TOTAL.search(left)
    if OF_MARKET.search(left) is not None and total is None and _among_all(scene, i, frame, carried):
        return None
    firm = scene.pack.kind(frame.subject) in ("company", "")
    told = carried is not None and carried.subject == frame.subject is not None
    if total is not None and firm and carried is not None and told and carried.kind in ("amount", "change"):
        return frame.subject  # 比亚迪海外销量8.4万辆，占总销量近两成
    if total is not None and carried is not None and carried.commodity is not None:
        frame.commodity = carried.commodity  # the part's, not the wider one's whose total it is
    if total is None and frame.metric == "sales" and firm and _of_all_sold(carried):
        return None  # 全球销量64吉瓦时。宁德时代以38%的份额居首
    return country if total is not None or frame.metric == "sales" else None


def _of_all_sold(carried: Frame | None) -> bool:
    """Whether what all the world bought was told right before."""
    return carried is not None and (carried.subject, carried.metric) == ("world", "sales")


def _of_the_sum(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """Whose total the sentence told first: 全球新接订单2700万吨，其中中国1500万吨，占56%."""
    told = next((f for f in memory.spoken if f.metric == frame.metric and f.kind == "amount"), None)
    if told is None or told.subject is None or told.subject == frame.subject:
        return None
    return told.subject if scene.pack.within(frame.subject, told.subject) else None


def _among_all(scene: Scene, i: int, frame: Frame, carried: Frame | None) -> bool:
    """Whether a part of the market is of that of the world: a country's, and a firm's after the world's sales were told."""
    if scene.pack.kind(frame.subject) == "country":
        return frame.subject != "CN" or carried is None or carried.subject != "CN"
    told = carried.subject if carried is not None else None
    return told == "world" or (told or "").startswith("top_")


RATE = re.compile(r"占比|渗透率|普及率|份额|比重|比例")


OF_MARKET = re.compile(r"市占|市场份额|市场占有率")
OWN_RATE = re.compile(r"的?(?:占比|份额|市占率|市场份额|市场占有率|比重)")


def of_world(scene: Scene, i: int, world: list[int]) -> bool:
    """Whether it is the world that something makes up a part of: 全球电动汽车销量占比将超40%."""
    low, _ = scene.span_of(i)
    here = [j for j in world if low <= j < i]
    if not here or any(a.kind == "E" and a.id != "world" for a in scene.atoms[low:i]):
        return False
    before = scene.atoms[here[0] - 1].text if here[0] else ""
    if OWN_RATE.match(scene.text, scene.atoms[here[0]].end, scene.end):
        return False  # 该国产锂2.2万吨，全球占比9%
    opens = here[0] - low <= 3 and "占" not in before and before not in ("在", "于")
    return opens and RATE.search(scene.words(here[0], i)) is not None


def of_market(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Whether a part is of what all of them take in: 营收300亿美元，市占70%；对手5%."""
    goes_on = (
        last is not None and last.whole == "world" and (last.kind, last.metric) == ("share", frame.metric)
    )
    return goes_on or OF_MARKET.search(words_left(scene, i, 12)) is not None


OF_FIRM = re.compile(r"占(?:到|去)?了?(?:其|该?公司|集团|全公司|全集团|该集团)(?!中)[^,，;；。占]{0,12}$")


def of_its_firm(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The firm of whose total a part is that one of its mines or it itself has: 该矿产铜8万吨，占公司总产量的四成."""
    if OF_FIRM.search(words_left(scene, i, 24)) is None:
        return None
    known = scene.pack.entities.get(frame.subject or "")
    if known is None or known.kind == "company":
        return frame.subject
    firms = [a.id for a in scene.atoms[:i] if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    owner = next((id for id in known.within if scene.pack.kind(id) == "company"), None)
    return firms[-1] if firms else memory.firm_here or owner or memory.holder


CONTRIBUTED = re.compile(r"贡献(?:了|出)?(?:约|近|逾|超过?|其中)*$")


def contributes(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether a part is of what a firm took in or earned, as told right before: 收入283亿欧元，中国订单贡献了36%."""
    earned = last is not None and last.kind == "amount" and last.metric in ("revenue", "profit")
    return earned and CONTRIBUTED.search(words_left(scene, i, 8)) is not None


FUELS = {"coal": "coal_power", "natural_gas": "gas_power", "uranium": "nuclear_power"}
"""What power is called that comes from a fuel: 七成电力来自煤炭."""


def of_its_power(scene: Scene, i: int, last: Frame | None) -> tuple[str, str] | None:
    """风电占丹麦发电量的六成, 丹麦六成的电力来自风电: what makes that part of a country's electricity."""
    atoms, pack = scene.atoms[: scene.span_of(i)[1]], scene.pack
    if last is not None and last.kind == "amount" and pack.kind(last.subject) not in (*STATES, "world"):
        return None  # 四川水电发电量3000亿度，占全国的三成
    sources = [a.id for a in atoms if a.kind == "C" and pack.within(a.id, "electricity")]
    low, _ = scene.span_of(i)
    fuels = (
        FUELS.get(a.id)
        for k, a in enumerate(atoms)
        if k > low and a.kind == "C" and atoms[k - 1].is_cue("origin")
    )
    sources = [*(id for id in fuels if id is not None), *sources]
    power = any(a.text in ("发电量", "用电量", "电力", "总发电量", "发电") for a in atoms)
    names = [a.id for a in atoms if a.kind == "E"]
    states = [id for id in names if pack.kind(id) in ("country", "bloc")]
    if any(id == "world" or pack.kind(id) == "place" for id in names):
        return None
    return (sources[0], states[0]) if sources and power and states else None
