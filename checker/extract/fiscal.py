"""Years that are not calendar years: the financial ones of companies and countries, the seasons of crops."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, year_to
from checker.extract.frame import Frame
from checker.extract.scene import Scene

COUNTRIES = {"JP": (1, 3), "AU": (0, 6)}
"""How many years after its name, and in which month, a country's financial year ends: Japan's 2024 in March 2025."""


FINANCIAL = re.compile(r"\bfiscal|\bfinancial year|\bFY|财", re.IGNORECASE)


def financial(scene: Scene, j: int, period: str, subject: str | None) -> str:
    """The months of a company's financial year: “fiscal 2025” of one that closes in June is July to June."""
    entity = scene.pack.entities.get(subject or "")
    if entity is None or len(period) != 4 or not FINANCIAL.search(scene.atoms[j].text):
        return period
    if subject in COUNTRIES:
        later, month = COUNTRIES[subject]
        return year_to(int(period) + later, month)
    return year_to(int(period), entity.year_ends)


OF_A_CROP = frozenset({"production", "area", "exports", "imports", "consumption", "demand", "supply"})
"""What is told of the season that an article on a crop is about."""


def of_the_crop(scene: Scene, frame: Frame, clock: Clock) -> str | None:
    """The season that an article on a crop is about, where a sentence names no time of its own."""
    dated = scene.chinese or any(time.role in ("at", "by") for _, time in scene.times)
    return clock.season if frame.metric in OF_A_CROP and not dated else None
