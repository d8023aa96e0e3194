"""What the cells of a row say in words: goods and stages, and the names that stand beside a share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from checker.extract.frame import FLOWS, STATES, Frame
from checker.extract.lexicon import Lexicon, Mention
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.packs import Pack

Cell = tuple[int, int]
PARTNERS = re.compile(
    r"\b(?:suppliers?|sources?|origins?|partners?|buyers?|destinations?|customers?|sellers?|runners?-up)\b|来源|目的|供应[国商]|[买卖][家方]|伙伴|客户|去向|流向",
    re.IGNORECASE,
)
GOODS = re.compile(
    r"\W*(?:metals?|minerals?|materials?|(?:raw )?commodit(?:y|ies)|elements?|goods|crops?|fuels?|ores?|products?|what (?:it|they) makes?|makes)\W*$",
    re.IGNORECASE,
)
"""The head of a column that names goods, known or not."""
WHO = re.compile(
    r"\W*(?:compan(?:y|ies)|firms?|producers?|makers?|miners?|mines?|owners?|operators?|plants?|smelters?|refiner(?:y|ies)|projects?|yards?|shipyards?|brands?|carmakers?|airlines?|企业|公司|矿山|项目|厂商|品牌|车企|集团|船厂)\W*$",
    re.IGNORECASE,
)
"""The head of a column of firms and works: what stands under it is a name, whatever its words are."""
OWNED = re.compile(r"\b(?:owners?|ownership|shareholders?|held by)\b|股东|控股|持股|业主", re.IGNORECASE)
"""The head of a column of owners, or the label of an entry that names them."""
ADDED = re.compile(r"\b(?:added|additions?|new|installed in|built)\b|新增", re.IGNORECASE)
"""What makes power an addition to what is there: “Additions by state, in gigawatts”."""
DIGIT = re.compile(r"\d")
NAMELESS = re.compile(
    r"\W*(?:n/?a|none|nil|tba|tbc|unknown|not (?:stated|disclosed|given))?\W*$", re.IGNORECASE
)
"""A cell that says nothing."""
METALS = re.compile(r"\b(?:metals?|alloys?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What the other cells of a row say of all its numbers."""

    commodity: str | None = None
    metrics: tuple[str, ...] = ()

    def stage(self, metric: str | None) -> str | None:
        """The metric of a column, narrowed to the stage that the row names: “output” of a smelter is refining."""
        return self.metrics[0] if metric in (None, "production", "supply") and self.metrics else metric


def said_in_words(
    text: str, row: list[Cell], titles: list[str], lexicon: Lexicon, topic: str | None, pack: Pack
) -> Said:
    """The goods and the stage that cells without a number name: “| separated oxides |”, “| smelting |”."""
    commodity, metrics = None, list[str]()
    for n, (start, end) in enumerate(row[1 : len(titles)], start=1):
        cell = text[start:end]
        if DIGIT.search(cell) or PARTNERS.search(titles[n]) or NAMELESS.match(cell):
            continue
        mentions = lexicon.find(cell)
        known = next((m.id for m in reversed(mentions) if m.role == "commodity"), None)
        commodity = commodity or known or (thing(cell) if GOODS.match(titles[n]) else None)
        metrics += [id for m in mentions for id in (*m.ids("metric"), *m.ids("verb")) if id in STAGES]
        rare = known or topic
        if METALS.search(cell) and (rare == "rare_earths" or pack.within(rare, "rare_earths")):
            metrics.append("metal_production")
            commodity = rare
    return Said(commodity, tuple(metrics))


STAGES = ("mine_production", "refining", "metal_production", "magnet_production")


def slug(label: str) -> str | None:
    """The id of what a row names that no pack knows, in plain letters; what stands in brackets only explains it."""
    plain = normalize("NFKD", label.partition(" (")[0].lower())
    letters = "".join(c for c in plain if not combining(c))
    return re.sub(r"[^a-z0-9\u3400-\u9fff]+", "_", letters).strip("_") or None


def thing(label: str) -> str | None:
    """The id of goods that no pack knows; a mere form, “oxides”, is that of what the table is about."""
    return slug(label) if FORMS.match(label) is None else None


FORMS = re.compile(
    r"\W*(?:(?:mixed|separated|refined) )?(?:oxides?|concentrates?|ores?|metals?|alloys?|compounds?|carbonates?|powders?|others?|total|all)\W*$",
    re.IGNORECASE,
)


def named_shares(text: str, cell: Cell, lexicon: Lexicon) -> Iterator[tuple[str, Quantity]]:
    """Each share of a cell with the name before it: “China, 63%”, “Vietnam (20%), Laos (8%)”."""
    start, end = cell
    if not (DIGIT.search(text, start, end) and text[start].isalpha()):
        return
    names = list(_lands(lexicon.find(text[start:end])))
    at = start
    for quantity in find_quantities(text, start, end):
        here = [m for m in names if at <= start + m.start and start + m.end <= quantity.start]
        if quantity.unit == "percent" and here:
            yield here[-1].id, quantity
        at = quantity.end


def partner_before(text: str, row: list[Cell], titles: list[str], n: int, lexicon: Lexicon) -> str | None:
    """The country in the column before a share whose head calls it the main supplier: “| China | 46% |”."""
    if not 0 < n - 1 < len(row) or n - 1 >= len(titles) or not PARTNERS.search(titles[n - 1]):
        return None
    if DIGIT.search(text, *row[n - 1]):
        return None
    named = [m.id for m in _lands(lexicon.find(text[slice(*row[n - 1])]))]
    return named[0] if len(named) == 1 else None


USES = re.compile(
    r"\W*(?:(?:end|main)[- ])?(?:uses?|users?|applications?|sectors?|segments?|end[- ]markets?)\W*(?:\([^)]*\))?\W*$",
    re.IGNORECASE,
)
"""The head of a column of what something is used for."""


def of_a_use(
    frame: Frame, label: str, head: str, around: list[Mention], topic: str | None, pack: Pack
) -> None:
    """Make a share under such a head the use's, of all that the article's commodity is used for, at home or in the world."""
    if frame.kind != "share" or USES.match(head) is None:
        return
    lands = {m.id for m in _lands(around) if pack.kind(m.id) in STATES}
    known = frame.commodity if frame.commodity not in (None, topic) else None
    frame.subject, frame.commodity, frame.metric = known or slug(label), topic, "consumption"
    frame.whole = lands.pop() if len(lands) == 1 else "world"


ENDS = re.compile(
    r"\W*(?:from|to|by|country(?: of origin)?|origins?|sources?|suppliers?|sellers?|partners?|buyers?|destinations?|customers?|markets?|(?:主要)?(?:(?:进口)?来源|目的|[进出]口|原产|供应|买|卖)?(?:国|地|国别|国家|国家/地区|国家和地区|地区)|(?:主要)?(?:来源|去向|流向|[买卖][家方]|贸易伙伴|供应商|客户|市场))\W*$",
    re.IGNORECASE,
)
"""The head of a column of those whom goods come from or go to."""
SUM = r"(?:(?:grand |world )?totals?|all(?: (?-i:[a-z]+)){0,2}|whole (?:country|industry|market|world)|sum|overall|(?:al)?together|[总合共]计|总[量数额]|全部|全球合计)"
"""The words for what adds up all others: “All suppliers”, 总量; All Nippon is a name."""
TOTAL = re.compile(rf"\W*{SUM}\W*$", re.IGNORECASE)
"""The head of a row that adds up the others."""


def all_together(frame: Frame, label: str, owner: str | None, around: list[Mention], pack: Pack) -> None:
    """Make a row of totals that of whose table it is, or of the world's."""
    if TOTAL.match(label) is None:
        return
    lands = {m.id for m in _lands(around) if pack.kind(m.id) in STATES}
    frame.subject = owner or (lands.pop() if len(lands) == 1 else "world")


COMES_FROM = re.compile(r"\b(?:origin|source|supplier|seller)|来源|原产|供应|卖", re.IGNORECASE)
GOES_TO = re.compile(r"\b(?:destination|buyer|customer)|目的|去向|流向|买|客户", re.IGNORECASE)


def trade_by(head: str) -> str | None:
    """The trade that is told by such a head alone: imports by origin, exports by destination."""
    return "imports" if COMES_FROM.search(head) else "exports" if GOES_TO.search(head) else None


def trader(titles: list[str], around: list[Mention], lexicon: Lexicon, pack: Pack) -> str | None:
    """Whose trade a table is by partner: “Chinese imports” over a column “From”, “US tariffs” over “Country”."""
    if ENDS.match(titles[0]) is None:
        return None
    told = (id for m in (*around, *(m for t in titles for m in lexicon.find(t))) for id in m.ids("metric"))
    if trade_by(titles[0]) is None and not any(id in FLOWS or id == "tariff" for id in told):
        return None
    owners = {m.id for m in _lands(around) if pack.kind(m.id) in STATES}
    return owners.pop() if len(owners) == 1 else None


def with_partner(frame: Frame, owner: str | None) -> None:
    """Make a row of such a table the owner's trade with whom the row names."""
    if owner is None or frame.metric not in (*FLOWS, "tariff") or frame.subject is None:
        return
    if frame.subject != owner:
        frame.counterparty, frame.subject = frame.subject, owner
    frame.whole = owner if frame.kind == "share" else None


def _lands(mentions: Iterable[Mention]) -> Iterator[Mention]:
    return (m for m in mentions if m.role in ("entity", "adjective"))
