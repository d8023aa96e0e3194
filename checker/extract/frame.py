"""What is known of one claim while its sentence is read, and what the article has said before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from checker.extract.quantity import Quantity
from checker.packs import Commodity, Pack

NO_COMMODITY = frozenset({"tariff", "revenue", "profit", "workforce"})
STATES = ("country", "bloc", "region")
"""Kinds of whoever trades as a state does."""
LANDS = (*STATES, "place")
"""Kinds of what has borders."""
KNOWN_FIRMS = ("company", "mine", "plant")
"""Kinds of whoever trades as a firm does: a firm and its works."""
FIRMS = (*KNOWN_FIRMS, "")
"""The same with names that no pack knows, which mostly are firms."""
FLOWS = frozenset({"imports", "exports"})
LOOSE = frozenset(
    {"supply", "sales", "demand", "consumption", "production", "mine_production", "other", None}
)
"""Metrics that the verb of a trade can seem to name; a noun such as “exports” is meant."""
WORLDLY = frozenset(
    {"mine_production", "production", "refining", "magnet_production", "metal_production", "supply", "reserves",
     "resources", "patents", "sales", "demand", "consumption", "capacity"}
)  # fmt: skip


@dataclass(slots=True)
class Frame:
    """The fields of a claim that its quantity does not have, with the words that decided each."""

    kind: str = "amount"
    metric: str | None = None
    subject: str | None = None
    counterparty: str | None = None
    whole: str | None = None
    commodity: str | None = None
    period: str | None = None
    modality: str = "stated"
    item: str | None = None
    base: str | None = None
    attribution: str | None = None
    sign: int = 1
    at: int = -1
    unit: str | None = None
    value: float = 0.0
    carry: str | None = None
    kept: str | None = None
    actor: str | None = None
    """The firm that a price without an owner was told of."""
    passing: bool = False
    """Whether its subject is only what something is used for, of which the next sentence does not speak."""
    apiece: bool = False
    """Whether it is what one piece takes, at whatever time."""
    rival: Frame | None = None
    """The figure that it is set against, where another who tells gives his own for the same."""
    evidence: dict[str, str] = field(default_factory=dict)

    def because(self, name: str, words: str) -> None:
        """Keep the words that decided a field, for `checker extract --explain`."""
        self.evidence.setdefault(name, words.strip())

    def copy(self) -> Frame:
        """A frame of its own with the same fields, for ellipsis."""
        twin = Frame()
        for name in Frame.__slots__:
            setattr(twin, name, getattr(self, name))
        twin.evidence = dict(self.evidence)
        twin.rival = None
        return twin


@dataclass(frozen=True, slots=True)
class Lead:
    """What is known of a whole list: whose figures they are, of when and in which unit, and whether they are yet to come."""

    lines: str = ""
    owner: str | None = None
    span: str | None = None
    unit: str = ""
    ahead: bool = False
    trade: str | None = None
    """The trade whose partners the entries are."""
    partner: str | None = None
    """The one of them that a heading names."""
    all_of: str | None = None
    """Whose all the entries together are, where each has an owner of its own."""
    metric: str | None = None
    """What the entries measure that do not say it themselves."""


@dataclass(slots=True)
class Memory:
    """What a reader has in mind: the last claim, who and what was spoken of, and the article's subject."""

    frame: Frame | None = None
    earlier: Frame | None = None
    """The last frame of the sentences before this one."""
    stated: str | None = None
    """The last time of which something was told that has come about."""
    of_metric: dict[str, Frame] = field(default_factory=dict)
    of_dimension: dict[str, str] = field(default_factory=dict)
    heading: str = ""
    anchor: str | None = None
    headed: str | None = None
    headed_goods: str | None = None
    """The commodity that the heading names."""
    quantity: Quantity | None = None
    same_block: bool = False
    dated: dict[tuple[object, ...], str] = field(default_factory=dict)
    topic_company: str | None = None
    group: int = -1
    subject: str | None = None
    country: str | None = None
    company: str | None = None
    firms: list[str] = field(default_factory=list)
    """The companies and unknown names of the article so far, as they were named."""
    named_firms: tuple[str, ...] = ()
    """The companies and unknown names of the last sentence."""
    states: list[str] = field(default_factory=list)
    """The countries of the article so far, as they were named."""
    listed: tuple[str, ...] = ()
    """Those who were named together, or one beside the other, in a sentence before: “the two”, “the latter”."""
    site: str | None = None
    site_with: tuple[str, ...] = ()
    """The firms that were named with that site."""
    band: str | None = None
    """The armed band that was named last: “the rebels”."""
    agency: str | None = None
    """The office that was named last: “the department”."""
    place: str | None = None
    """The town or province that was named last: “the enclave”."""
    region: str | None = None
    """The bloc or part of the world that was named last."""
    commodity: str | None = None
    goods_named: bool = False
    """Whether the paragraph has named a commodity."""
    period: str | None = None
    theme: str | None = None
    question: str | None = None
    """The measure that the sentence before asked for."""
    span: str | None = None
    """The time that the heading names, which is that of what stands below it."""
    over_list: Lead = Lead()
    """What the lines above a list say of all that stands in it."""
    flow: Frame | None = None
    opening: str | None = None
    """The time that the last sentence without a number named: that of what comes next."""
    turned: bool = False
    """Whether the last sentence spoke of somebody without a number, so that “its” means that one."""
    turned_to: str | None = None
    """Whom the paragraph has turned to without a number, until a number is another's."""
    spoken: list[Frame] = field(default_factory=list)
    before: list[Frame] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    """How many claims each subject has had."""
    topic: str | None = None
    aside: frozenset[str] = frozenset()
    """Commodities that the article names so seldom that no paragraph goes on about them."""
    goods: tuple[str, ...] = ()
    """The commodities of the article, the one named most first."""
    lead: str | None = None
    """Whom the article's first number is of."""
    led: bool = False
    """Whether the article's first number has said what it is of."""
    province: str | None = None
    """The province or town that a Chinese text named last: 全省, 当地."""
    firm_here: str | None = None
    """The firm that a Chinese paragraph named first, or an English one told of last."""
    told_here: bool = False
    """Whether the paragraph has had a number."""
    here: list[Frame] = field(default_factory=list)
    """The frames of the paragraph."""
    worldly: bool = False
    """Whether the article names many countries and is about none of them."""
    issuer: str | None = None
    """The firm whose own release the article is."""
    reported: str | None = None
    """The quarter, half or year that the release reports on."""
    of_the_world: bool = False
    """Whether the title says that the article is about the whole world: “where the world's copper comes from”."""
    topic_country: str | None = None
    titled_country: str | None = None
    """The country that the title names, where it names one alone."""
    spots: set[str] = field(default_factory=set)
    """Names that no pack knows and that only say where something is."""
    topic_metric: str | None = None
    """The measure that the title names, where it names one alone."""
    home: str = "CN"
    """What 国内 means: the country that the article is about, if it is about that much more than about China."""
    away: bool = False
    """Whether the article names China nowhere, so that 国内 need not mean it."""
    chinese: bool = False
    """Whether the article is for Chinese readers, though a sentence of it may be English."""

    def lists_shares(self) -> bool:
        """Whether the sentence before in the same paragraph told shares: 加拿大占10%。我国仅占4%."""
        told = (*self.before, *((self.frame,) if self.frame is not None else ()))
        return self.same_block and any(frame.kind == "share" for frame in told)

    def turn_to(self, lead: Lead) -> None:
        """Begin a list, or the next group of one, or end it: the trade of another is told no more, nor the last entry."""
        whose = self.over_list.owner
        if whose is not None and not lead.lines and self.frame is not None and self.frame.subject != whose:
            self.frame = self.frame.copy()
            self.frame.subject, self.frame.counterparty, self.subject = whose, None, whose
            self.of_metric[self.frame.metric or ""] = self.frame
        if lead.owner is not None and self.flow is not None and self.flow.subject != lead.owner:
            self.of_metric.pop(self.flow.metric or "", None)
            self.flow = None
        self.over_list = lead

    def protagonist(self) -> str | None:
        """Whom the article has spoken of most: what a new paragraph speaks of until it names somebody."""
        most = max(self.told.values(), default=0)
        ranked = [id for id, times in self.told.items() if times == most]
        if self.chinese and self.topic_country in ranked:
            return self.topic_country
        return ranked[0] if len(ranked) == 1 else None

    def main_firm(self, pack: Pack) -> str | None:
        """The company that the article is about, else the one of which it has told most."""
        firms = [id for id, _ in self.told.most_common() if pack.kind(id) == "company"]
        topic = self.topic_company if pack.kind(self.topic_company) == "company" else None
        firms = firms or [id for id in reversed(self.firms) if pack.kind(id) == "company"]
        return topic if topic is not None and (not self.told or topic in firms) else next(iter(firms), None)

    @property
    def holder(self) -> str | None:
        """The company that the group, the article or the last sentence is about."""
        return self.anchor or self.topic_company or self.company

    def firm(self, pack: Pack) -> str | None:
        """The company that was spoken of last; a mine only where no company was named."""
        if pack.kind(self.company) not in ("mine", "plant"):
            return self.company
        return next((id for id in reversed(self.firms) if pack.kind(id) == "company"), self.company)

    def note(self, id: str, pack: Pack) -> None:
        """Remember an entity that was spoken of, by its kind, for “the company” and “the country”."""
        entity = pack.entities.get(id)
        if entity is None and id in pack.commodities:
            return  # of what cars take nobody goes on
        kind = entity.kind if entity else "company"
        if kind == "source" or (entity is None and id.endswith(("_bill", "_act", "_law", "_agreement"))):
            return
        if entity is None and all(len(part) == 2 for part in id.split("_")):
            return  # au_us is no firm
        if kind in ("country", "bloc"):
            self.country = id
        elif kind in KNOWN_FIRMS:
            held = pack.entities.get(self.company or "")
            if not (
                held
                and held.kind == "company"
                and held.commodity
                and entity
                and not entity.commodity
                and self.topic_company is None
            ) and not (kind != "company" and self.chinese and self.company == self.topic_company is not None):
                self.company = id
        if kind in ("mine", "plant"):
            self.site = id
        if kind not in ("world", "rest", "place"):
            self.subject = id


@lru_cache(maxsize=1000)
def dimension(unit: str | None) -> str:
    """A rough dimension of a canonical unit, enough to tell which metrics can have it."""
    if unit is None:
        return "none"
    if "/" in unit:
        return "rate" if unit.endswith("/d") else "price"
    if unit in ("percent", "pp", "x"):
        return "share"
    if unit in ("year", "day", "month", "hour"):
        return "time"
    if unit in ("count", "cgt"):
        return "count"
    if len(unit) == 3 and unit.isupper() and unit not in ("TWh", "GWh"):
        return "money"
    if unit in ("t", "oz"):
        return "mass"
    if unit in ("TWh", "GWh", "MWh", "kWh"):
        return "energy"
    if unit in ("GW", "MW"):
        return "power"
    if unit in ("ha", "km2", "m2"):
        return "area"
    if unit in ("m", "km"):
        return "length"
    return "volume"


def world_without(id: str, pack: Pack) -> str:
    """The id of all the world but one: “outside China” → `world_ex_china`."""
    name = pack.label(id).lower().removeprefix("the ").replace(".", "").replace(" ", "_")
    return f"world_ex_{name}"


def _first_of_two(id: str | None, pack: Pack) -> Commodity | None:
    """The first of two commodities that are spoken of as one: of `dysprosium_terbium` dysprosium."""
    words = (id or "").split("_")
    parts = ("_".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    return next((pack.commodities[part] for part in parts if part in pack.commodities), None)


def settle_metric(metric: str | None, commodity: str | None, pack: Pack) -> str | None:
    """The metric proper to a commodity: production of magnets is magnet production, of ores mining."""
    known = pack.commodities.get(commodity or "") or _first_of_two(commodity, pack)
    if known is None or metric is None:
        return metric
    if metric in ("production", "mine_production", "refining") and known.made_by:
        return known.made_by  # 全球21%的稀土分离、24%的永磁体: no magnets are separated
    if metric == "production" and known.mined:
        return "mine_production"
    if metric == "mine_production" and not known.mined:
        return "production"
    return metric
