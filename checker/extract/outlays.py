"""Of which goods sums of money and people at work are, where no goods are named: a firm's budget is on none, a works is."""

from __future__ import annotations

import re

from checker.extract.frame import STATES, Frame, Memory, dimension
from checker.extract.measurable import measurable
from checker.extract.scene import Scene

OUTLAYS = re.compile(
    r"\b(?:capital (?:outlays?|spending|expenditures?|investments?|budget)|capex|takeover of|research and development|R&D|share (?:sale|placement|issue)|equity (?:raising|raise|offering)"
    r"|rights issue|(?:in|of|from|by (?:selling|issuing|placing)) new (?:shares|stock|equity)|convertible (?:bonds|notes)|raised (?:[A-Z]{1,3})?[$€£¥]\d[\d.]* (?:million|billion)? ?(?:through|by|in (?:an? |new |Hong Kong|London|New York|Toronto|Sydney|Shanghai|Frankfurt))|initial public offering|IPO|share buy-?backs?|dividends?)\b",
    re.IGNORECASE,
)
OUTLAYS_ZH = re.compile(
    r"资本(?:开支|支出|性支出)|資本(?:開支|支出)|配股|定增|增发|募资|募資|募集|回购|派息|分红"
)
CASH = re.compile(r"\b(?:cash|net debt|liquidity)\b|现金|現金|净债务|有息负债")


def outlays(scene: Scene) -> bool:
    """Whether a firm's spending as a whole is meant, which is on nothing in particular: “capital spending rose 9%”."""
    said = OUTLAYS_ZH if scene.chinese else OUTLAYS
    return said.search(scene.text, scene.start, scene.end) is not None


def in_hand(scene: Scene, frame: Frame) -> bool:
    """Whether it is the money that a firm has or owes: “ended June with $700 million in cash”."""
    money = frame.metric == "other" and dimension(frame.unit) == "money"
    return money and CASH.search(scene.text, scene.start, scene.end) is not None


WORKS = re.compile(
    r"(?:[- ][a-z]+)?[- ](?:plants?|lines?|works|factor(?:y|ies)|refiner(?:y|ies)|smelters?|circuits?|mines?|mills?|kilns?|projects?|facilit(?:y|ies)|complex|fabs?|cracker|terminals?)\b"
)


def works_of(scene: Scene, i: int, unit: str | None) -> str | None:
    """What is made in the works of the sentence that money is for: “A$90 million for a tungsten oxide line”."""
    if scene.chinese:
        return None
    for around in (range(i + 1, len(scene.atoms)), range(i - 1, -1, -1)):
        for j in around:
            atom = scene.atoms[j]
            if atom.kind == "Q" and atom.id == "money":
                break
            if (
                atom.kind == "C"
                and scene.clauses[j] == scene.clauses[i]
                and measurable(scene.pack, atom.id, unit)
                and WORKS.match(scene.text, atom.end, scene.end)
            ):
                return atom.id
    return None


FACTORY = re.compile(r"\b(?:plant|works|factory|gigafactory)\b|工厂|工廠")


def in_a_factory(scene: Scene) -> bool:
    """Whether the sentence speaks of a works that need not make all that its owner does."""
    return FACTORY.search(scene.text, scene.start, scene.end) is not None


OF_AN_INDUSTRY = re.compile(
    r"\b(?:mines|mills|smelters|refiners|miners|producers|yards|foundries|growers|farms|industry|sector|trade)\b|行业|行業|产业|產業|厂区|廠區|矿山|礦山|矿区|冶炼厂"
)


def workers_of(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """In which goods people work who are those of a works, a trade or a country: a firm's staff as a whole is in none."""
    kind = scene.pack.kind(frame.subject)
    site = scene.pack.entities.get(frame.subject or "") if kind in ("mine", "plant") else None
    if (
        site is None
        and kind not in STATES
        and OF_AN_INDUSTRY.search(scene.text, scene.start, scene.end) is None
    ):
        return None
    own = site.commodity if site is not None else None
    named = [a.id for a in scene.atoms if a.kind == "C"]
    return own or (named[0] if named else memory.commodity or memory.topic)
