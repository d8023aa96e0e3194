from __future__ import annotations

from pathlib import Path

import pytest

from checker.config import load_config
from checker.model import CheckerError


def written(folder: Path, text: str) -> Path:
    """A folder with a pyproject.toml in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_nearest_table_above_counts_and_its_folders_are_seen_from_its_file(tmp_path: Path) -> None:
    written(tmp_path, '[tool.checker]\narticles = "far"\n')
    near = written(tmp_path / "desk", '[tool.checker]\narticles = "near"\npacks = ["rare_earths"]\n')
    deep = written(near / "a" / "b", "[tool.other]\nx = 1\n")
    config = load_config(deep)
    assert config.root == near
    assert config.articles == near / "near"
    assert config.claims == near / "claims"
    assert config.packs == ("rare_earths",)
    assert config.file == near / "pyproject.toml"


def test_without_any_table_the_usual_names_stand(tmp_path: Path) -> None:
    config = load_config(written(tmp_path / "desk", "[project]\nname = 'x'\n"))
    assert config.root == tmp_path / "desk"
    assert (config.articles.name, config.claims.name, config.reports.name) == (
        "articles",
        "claims",
        "reports",
    )
    assert config.packs == ()
    assert config.file is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[tool.checker]\nartikles = "x"', ("artikles", "did you mean articles?", "claims")),
        ("[tool.checker]\narticles = 3", ("articles", "found 3", 'such as "articles"')),
        ('[tool.checker]\nreports = " "', ("reports", "found ' '", "expected a folder")),
        ('[tool.checker]\npacks = "rare_earths"', ("packs", "found 'rare_earths'", '["rare_earths"]')),
        ("[tool.checker]\npacks = [1]", ("packs", "found [1]", "list of names")),
        ("[tool]\nchecker = 1", ("tool.checker", "found 1", "[tool.checker]")),
        ("[tool.checker\n", ("not readable as TOML", "line 1")),
    ],
)
def test_what_is_wrong_is_named_with_file_key_value_and_what_would_be_right(
    tmp_path: Path, text: str, said: tuple[str, ...]
) -> None:
    with pytest.raises(CheckerError) as error:
        load_config(written(tmp_path, text))
    assert str(tmp_path / "pyproject.toml") in str(error.value)
    for words in said:
        assert words in str(error.value)
