"""What all tests share: where the repository is, and which tests need something that may be missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples every time: a test that fails here fails for everybody.
settings.register_profile("checker", derandomize=True, deadline=None)
settings.load_profile("checker")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bench", action="store_true", help="run the benchmarks too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    no_browser = pytest.mark.skip(reason="needs Debian's chromium")
    no_bench = pytest.mark.skip(reason="a benchmark, run with --bench")
    for item in items:
        if "browser" in item.keywords and shutil.which("chromium") is None:
            item.add_marker(no_browser)
        if item.get_closest_marker("bench") and not config.getoption("--bench"):
            item.add_marker(no_bench)
    # Each process begins with its share of the slow ones: one that is left for the end keeps the others waiting.
    shares = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    slow = [item for item in items if item.get_closest_marker("slow")]
    rest = [item for item in items if not item.get_closest_marker("slow")]
    cuts = [len(rest) * share // shares for share in range(shares + 1)]
    items[:] = [item for n in range(shares) for item in (*slow[n::shares], *rest[cuts[n] : cuts[n + 1]])]


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, for the programs that they start too; these may keep what they compiled.

    To compile the package anew takes each of them most of a second. They have no hypothesis, as their users have
    none: pandera would bring it along.
    """
    without = tmp_path_factory.mktemp("programs")
    (without / "hypothesis.py").write_text("raise ImportError\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(without), prepend=os.pathsep)
        patch.setenv("CHECKER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed articles."""
    return ROOT / "seeds"
