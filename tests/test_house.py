"""The promises of the house: documented modules, rules with manuals and cases, untouched seeds."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from checker.render import CLAIM_RENDERERS, FACT_RENDERERS, RENDERERS, VERDICT_RENDERERS
from checker.rules import ALL_RULES, Rule
from tests.data import read_yaml

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "checker").rglob("*.py"))
RULES = [pytest.param(rule, id=rule.id) for rule in ALL_RULES]
LONGEST = 400  # lines

SEEDS = {
    "000_59bf3902258efc24.txt": "03cd79d71c87b6bedc2b0be7c9bcc4bdbc1e1253d5e2090df97b9b168970d592",
    "001_2586e9f6dbb6ac11.txt": "3df694df716b3f6114bfea190fb5f32ccbf9ef25d1e0849d380620ac98f097f9",
    "002_fbdb9e34c2560b64.txt": "9e1641dd14a4b0ab9a8a1d4a1bde72aed8d2b2eec6a8aabfac5c31ee1421dd3f",
    "003_44ac6af4352f0c49.txt": "abe735a165fdf438aa7fc45ab7d3baa07c07fcb255993d322699699096c657c3",
    "004_efa5a1d59dfd51a4.txt": "57a50b7cff2a1bf77ea640584db2d5b5d82ee170b9e74f38685c04ecdcddbff3",
}


def test_the_seeds_are_the_bytes_that_were_given() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (ROOT / "seeds").iterdir()}
    assert found == SEEDS


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_module_says_first_what_it_is_for_and_is_no_novel(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(text))
    assert said, "a module starts with a docstring"
    assert said.split("\n")[0].endswith((".", ":", "?")), "whose first line is a sentence"
    assert len(text.splitlines()) <= LONGEST


def test_rules_are_listed_once_each() -> None:
    ids = [rule.id for rule in ALL_RULES]
    assert len(set(ids)) == len(ids)


def test_every_module_that_defines_a_rule_is_listed() -> None:
    defined = {path.stem for path in (ROOT / "checker" / "rules").glob("*.py") if _assigns(path, "RULE")}
    listed = {rule.find.__module__.rpartition(".")[2] for rule in ALL_RULES}
    assert listed == defined


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_an_id_that_one_can_say_and_a_manual_with_an_example(rule: Rule) -> None:
    assert rule.id.replace("-", "").isalpha()
    assert rule.id.islower()
    assert rule.id.replace("-", "_") == rule.find.__module__.rpartition(".")[2]
    paragraphs = rule.manual.split("\n\n")
    assert len(paragraphs) >= 2, "a first line, and then what softens it"
    assert any(paragraph.startswith("Example") for paragraph in paragraphs)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_cases_that_flag_and_cases_that_stay_quiet(rule: Rule) -> None:
    cases = read_yaml(ROOT / "tests" / "rules" / f"{rule.id}.yaml")
    assert {bool(case.get("finds")) for case in cases} == {True, False}


def test_no_cases_are_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in (ROOT / "tests" / "rules").glob("*.yaml")} == {
        rule.id for rule in ALL_RULES
    }


@pytest.mark.parametrize(
    "table",
    [RENDERERS, CLAIM_RENDERERS, FACT_RENDERERS, VERDICT_RENDERERS],
    ids=["report", "claims", "facts", "verdicts"],
)
def test_every_output_format_is_a_documented_function(table: dict[str, object]) -> None:
    assert table
    assert all(callable(render) and render.__doc__ for render in table.values())


def test_starting_the_command_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import checker.cli, sys; print(*sorted({'pandas', 'pint', 'pandera', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""


def _assigns(path: Path, name: str) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_no_module_names_two_constants_alike(module: Path) -> None:
    named = Counter(
        target.id
        for statement in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    )
    assert [name for name, times in named.items() if times > 1] == []
