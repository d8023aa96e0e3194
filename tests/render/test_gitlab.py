"""GitLab's list in the shape that its documentation gives."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator

from checker.render import RENDERERS
from tests.render.hostile import hostile_run
from tests.render.ledgered import PRICES, ledgered
from tests.render.made_up import KNOWING, knowing, run

SHAPE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": "^[^\\n]*$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""“Code Quality report format” of docs.gitlab.com/ci/testing/code_quality, with all that it names."""


@pytest.mark.parametrize("made", [run, knowing, ledgered, hostile_run, lambda: run(articles=())])
def test_the_list_has_the_documented_shape_and_each_fingerprint_once(made) -> None:
    rows = json.loads(RENDERERS["gitlab"](made(), KNOWING))
    assert rows
    assert list(Draft7Validator(SHAPE).iter_errors(rows)) == []
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_what_is_decided_is_left_out_and_what_fails_comes_first() -> None:
    rows = json.loads(RENDERERS["gitlab"](ledgered(), KNOWING))
    assert [row["severity"] for row in rows] == ["critical", "critical", "major", "info", "info"]
    assert PRICES.id not in {row["fingerprint"] for row in rows}
    assert rows[0]["location"] == {"path": "articles/post.txt", "lines": {"begin": 2}}
