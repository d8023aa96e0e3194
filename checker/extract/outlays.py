"""Of which goods sums of money and people at work are, where no goods are named: a firm's budget is on none, a works is."""

from __future__ import annotations

import re

from checker.extract.frame import STATES, Frame, Memory, dimension
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
