"""Libraries that only one format needs, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from checker.model import CheckerError


def library(name: str, extra: str) -> ModuleType:
    """The module `name`; raises CheckerError, which names the extra that brings it, where it is not there."""
    try:
        return import_module(name)
    except ImportError as error:
        raise CheckerError(
            f"--format {extra} needs {name.partition('.')[0]}, which is not there ({error}): "
            f"pip install 'claim-checker[{extra}]'"
        ) from None
