"""No pattern of the package takes a line apart in so many ways that a reader would wait for it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from types import FrameType

import pytest

import checker

PIECES = (
    "a", "A", "Aa ", "a, ", "a-", "A.", "the ", "and ", "of ", "in 2024 ", "1", "1,", "1. ", "1% ", "$1 ", "one ", "million ",
    "和", "千", "年", "第", "中国和", "中国、", "的", "2024年", " ", "\t", "-", "—", "(", ")", "，", "、", "%", "|", "#", "*", "<a ",
)  # fmt: skip
LENGTH = 100
"""Characters of a line: what grows with the eighth power of it, or doubles with each, would not end in a day."""
PATIENCE = 20.0
"""Seconds; the dearest pattern here takes some thousandths."""


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith("__main__"):
            yield module.name


def patterns(held: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module, in tuples and mappings too."""
    if isinstance(held, re.Pattern):
        if isinstance(held.pattern, str):
            yield held
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from patterns(value)
    elif isinstance(held, (tuple, list)):
        for value in held:
            yield from patterns(value)


@pytest.fixture
def alarm() -> Iterator[None]:
    """Ends a search that goes on and on."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="needs a signal that comes in the middle of a search"
)
def test_no_pattern_loses_its_way_in_a_line(alarm: None) -> None:
    seen: set[re.Pattern[str]] = set()
    for name in modules():
        for pattern in patterns(tuple(vars(importlib.import_module(name)).values())):
            if pattern in seen:
                continue
            seen.add(pattern)
            for piece in PIECES:
                signal.setitimer(signal.ITIMER_REAL, PATIENCE)
                try:
                    pattern.match(piece * (LENGTH // len(piece)) + "§")
                    pattern.search(piece * (LENGTH // len(piece)) + "§")
                except TimeoutError:
                    pytest.fail(f"{name}: {pattern.pattern[:200]!r} does not end on {piece!r} over and over")
    assert len(seen) > 1000
