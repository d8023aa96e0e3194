"""The keys of the page: one for each action, in `[tool.checker.keys]` as one likes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.config import TABLE, Config
from checker.model import CheckerError, Ruling, hint


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does: its name in the configuration, its own key, and words for it."""

    name: str
    key: str
    says: str


ACTIONS = (
    Action(Ruling.PREFER.value, "p", "prefer: one value stands"),
    Action(Ruling.BOTH_STAND.value, "b", "both stand: each in its own terms"),
    Action(Ruling.SUPERSEDED.value, "s", "superseded: a value is out of date"),
    Action(Ruling.SOURCE_ERROR.value, "e", "source error: a value is wrong"),
    Action(Ruling.MISREAD.value, "m", "misread: a claim was not read rightly"),
    Action(Ruling.SAME_ORIGIN.value, "o", "same origin: the sources are one"),
    Action(Ruling.UNRESOLVED.value, "l", "unresolved: looked at and left open"),
    Action(Ruling.NOT_A_CONFLICT.value, "n", "not a conflict: there is none"),
    Action("decide", "Enter", "begin with the first one; decide"),
    Action("undo", "u", "undo, as far back as you like"),
    Action("overrule", "y", "decide as you said, over what somebody else said meanwhile"),
    Action("next", "j", "the next one"),
    Action("previous", "k", "the one before"),
    Action("for", "f", "for this one, the same pair, or one source"),
    Action("words", "w", "write a reason in your own words"),
    Action("queue", "q", "back to the queue"),
    Action("articles", "a", "the articles"),
    Action("help", "?", "the keys"),
)
DIGITS = "123456789"
"""They choose among what is numbered, and are no action's."""

Keys = Mapping[str, str]
"""Action to key."""


def keys_of(config: Config) -> Keys:
    """The keys that hold. Raises CheckerError with file, action, the value found and what would be right."""
    keys = {action.name: action.key for action in ACTIONS}
    for name, key in config.keys.items():
        where = f"{config.file}: {TABLE} keys.{name}"
        if name not in keys:
            raise CheckerError(
                f"{where}: found an unknown action{hint(name, keys)}, expected one of {', '.join(keys)}"
            )
        if key != "Enter" and (len(key) != 1 or key.isspace() or key in DIGITS):
            raise CheckerError(f"{where}: found {key!r}, expected one character that is no digit, or Enter")
        keys[name] = key
    taken: dict[str, str] = {}
    for name, key in keys.items():
        if key in taken:
            raise CheckerError(
                f"{config.file}: {TABLE} keys: found {key!r} for {taken[key]} and {name}, expected a key for each"
            )
        taken[key] = name
    return keys
