"""Regular expressions kept compiled: to compile the fifteen hundred of the grammar takes a second, to read them a fiftieth.

`re` cannot keep what it has compiled, so this reaches below it: the codes of a pattern are what its engine takes.
They are known by the version of Python and of this program. Where there is no cache, or another engine, all are
compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from checker import cache

FOLDER = "patterns"
CODE = "I"
"""The type of an engine's codes, as `array` names it."""

Key = tuple[str, int]
"""A pattern and its flags."""

Codes = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All flags of a pattern, its codes, how many groups it has, the numbers of their names and the names of their numbers."""


@contextmanager
def kept(package: str) -> Iterator[None]:
    """While the modules of a package are imported, `re.compile` takes what an earlier start has left in the cache.

    What it does not find there is compiled, and kept for the next one.
    """
    try:
        from _sre import compile as engine  # type: ignore[import-not-found]
        from re import _compiler, _parser  # type: ignore[attr-defined]

        translate, parse = _compiler._code, _parser.parse
    except (ImportError, AttributeError):
        yield
        return

    def translated(pattern: str, flags: int) -> Codes:
        tree = parse(pattern, flags)
        code = array(CODE, translate(tree, flags)).tobytes()
        numbers, groups = tree.state.groupdict, tree.state.groups
        names = {number: name for name, number in numbers.items()}
        return (
            int(flags | tree.state.flags), code, groups - 1, numbers, tuple(names.get(n) for n in range(groups)),
        )  # fmt: skip

    def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
        if not isinstance(pattern, str):
            return plain(pattern, flags)
        key = pattern, int(flags)
        if key not in known:
            known[key] = fresh[key] = translated(*key)
        all_flags, code, *groups = known[key]
        made: re.Pattern[str] = engine(pattern, all_flags, array(CODE, code).tolist(), *groups)
        return made

    known = _recalled(package)
    fresh: dict[Key, Codes] = {}
    plain = re.compile
    re.compile = quick  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = plain
    if fresh:
        cache.keep(FOLDER, package, cache.program(), marshal.dumps(known))


def _recalled(package: str) -> dict[Key, Codes]:
    found = cache.recall(FOLDER, package, cache.program(), marshal.loads)
    return found if isinstance(found, dict) else {}
