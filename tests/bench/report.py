"""How long a large report takes to write, and its first page to open: `python -m tests.bench.report [--claims 6000]`.

News is made up (`news.py`), three claims a measure, three in ten of them wrong, which gives about 10,000 findings.
Seconds and memory are those of writing alone: the run is made, and put away, in a process of its own.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.packs import load_pack

CLAIMS = 6_000
PACK = ("rare_earths",)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what writing took, what was written, and how long the index takes to open."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--write", nargs=2, metavar=("RUN", "FOLDER"), help=argparse.SUPPRESS)
    parser.add_argument("--make", metavar="RUN", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.make:
        make(options.claims, Path(options.make))
    elif options.write:
        write(*map(Path, options.write))
    else:
        with TemporaryDirectory() as folder:
            place = Path(folder)
            again = [sys.executable, "-m", "tests.bench.report", "--claims", str(options.claims)]
            subprocess.run([*again, "--make", str(place / "run")], check=True)
            subprocess.run([*again, "--write", str(place / "run"), str(place / "out")], check=True)
            if shutil.which("chromium"):
                print(f"index opens in Chromium in {opened(place / 'out' / 'consistency.html'):.2f} s")


def make(claims: int, place: Path) -> None:
    """Check made-up news and put the run away."""
    from checker import pipeline
    from tests.bench.news import news

    run = pipeline.check(*news(claims, 3, outliers=0.3), load_pack(PACK))
    place.write_bytes(pickle.dumps(run))


def write(place: Path, folder: Path) -> None:
    """Write the report of a run into a folder, page by page, and print what it took."""
    from checker.render import markdown, site

    run, pack = pickle.loads(place.read_bytes()), load_pack(PACK)
    assert pack.facts
    before = _peak()
    begin, wall = time.process_time(), time.perf_counter()
    sizes = []
    for name, text in site.render(run, pack):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        sizes.append(file.stat().st_size)
    pages = time.process_time() - begin, time.perf_counter() - wall
    begin = time.process_time()
    letters = len(markdown.render(run, pack))
    print(
        f"{len(run.findings):,} findings of {len(run.claims):,} claims in {len(run.articles):,} articles\n"
        f"HTML: {pages[0]:.1f} s of a processor, {pages[1]:.1f} s by the clock; {len(sizes)} pages, "
        f"{sum(sizes) / 1e6:.1f} MB, index {sizes[0] / 1e3:.0f} KB, largest {max(sizes) / 1e3:.0f} KB\n"
        f"Markdown: {time.process_time() - begin:.1f} s, {letters:,} letters\n"
        f"memory: {_peak():.0f} MB at most, {before:.0f} MB before"
    )


def opened(file: Path) -> float:
    """Seconds from asking for a page until all of it is laid out."""
    from tests.render.browser import browser

    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto("about:blank")
        begin = time.perf_counter()
        page.goto(file.as_uri())
        page.evaluate("document.body.getBoundingClientRect().height")
        return time.perf_counter() - begin


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
