"""What is wrong with a pack is said all at once, with file, line, field, what was found and what would be right."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.model import CheckerError
from checker.packs import BUILT_IN, check_pack, load_pack

WRONG = {
    "entities.yaml": [
        ("hgc: {kind: firm, en: [HGC]}", "hgc.kind: found 'firm', expected one of country, bloc"),
        ("kona: {kind: company, within: [hawai], en: [Kona]}", "kona.within: found 'hawai' (did you mean hawaii?)"),
        ("rise: {kind: company, commodity: cofee, en: [Rise]}", "rise.commodity: found 'cofee' (did you mean coffee?)"),
        ("one: {kind: company, en: One}", "one.en: found One, expected a list: [One]"),
        ("two: {kind: company, zh: [3]}", 'two.zh: found 3, expected a word in quotes, such as "3"'),
        ("six: {kind: company, en: [Six], colour: red}", "six.colour: found an unknown field"),
        ("Bad Id: {en: [Bad]}", "Bad Id: found as an id, expected small letters"),
        ("nameless: {kind: company}", "nameless: has no name in any language"),
        ("BR: {en: [Brasil]}", "BR: is a country already"),
        ("bare: word", "bare: found no fields"),
        ("twin: {kind: company, en: [Six]}", "twin: the name 'six' is that of six in line 6 too"),
        ("hgc: {kind: company, en: [Other]}", "hgc: found twice, first in line 1"),
    ],
    "metrics.yaml": [
        ("roasting: {nature: flows, nouns: {en: [roasting]}}", "roasting.nature: found 'flows' (did you mean flow?)"),
        ("grinding: {units: [weight], nouns: {en: [grinding]}}", "grinding.units: found 'weight'"),
        ("brewing: {nouns: [brewing]}", "brewing.nouns: found a list, expected languages with lists of words"),
        ("steaming: {verbs: {de: [dampfen]}}", "steaming.verbs: found the language 'de', expected en or zh"),
    ],
    "commodities.yaml": [
        ("beans: {mined: maybe, en: [beans]}", "beans.mined: found maybe, expected true or false"),
        ("grounds: {made_by: grindng, en: [grounds]}", "grounds.made_by: found 'grindng' (did you mean grinding?)"),
    ],
}  # fmt: skip


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    for name, rows in WRONG.items():
        (tmp_path / name).write_text("".join(f"{row}\n" for row, _ in rows), encoding="utf-8")
    return tmp_path


def test_every_problem_is_named_with_its_file_and_line(wrong: Path) -> None:
    said = [str(problem) for problem in check_pack(str(wrong))]
    for name, rows in WRONG.items():
        for line, (_, message) in enumerate(rows, start=1):
            assert any(text.startswith(f"{wrong / name}:{line}: {message}") for text in said), message
    assert len(said) == sum(len(rows) for rows in WRONG.values())


def test_a_pack_that_is_wrong_is_not_loaded_and_all_problems_are_told(wrong: Path) -> None:
    with pytest.raises(CheckerError) as error:
        load_pack((str(wrong),))
    assert str(error.value).count("\n") == len(check_pack(str(wrong)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [b\n", ":2: not readable as YAML"),
        ("- a\n", ":1: found a list or a word, expected a table of ids"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "entities.yaml").write_text(text, encoding="utf-8")
    assert message in str(check_pack(str(tmp_path))[0])


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "entities.yaml").write_bytes(b"a: {en: [\xff]}\n")
    assert "byte 9 is not UTF-8" in str(check_pack(str(tmp_path))[0])


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    assert "found none of entities.yaml" in str(check_pack(str(tmp_path))[0])


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_packs_that_come_along_are_without_fault(name: str) -> None:
    assert check_pack(name) == []


def test_a_begun_pack_is_without_fault_and_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    first = run.invoke(main, ["init", "--pack", "coffee"])
    assert first.exit_code == 0
    assert 'packs = ["packs/coffee"]' in Path("pyproject.toml").read_text(encoding="utf-8")
    checked = run.invoke(main, ["pack", "check"])
    assert (checked.exit_code, checked.stdout) == (0, "1 pack: 0 problems.\n")
    mine = Path("packs/coffee/entities.yaml")
    mine.write_text("kona: {kind: firm, en: [Kona]}\n", encoding="utf-8")
    again = run.invoke(main, ["init", "--pack", "coffee"])
    assert "entities.yaml is there already" in again.stdout
    assert mine.read_text(encoding="utf-8").startswith("kona")
    wrong = run.invoke(main, ["pack", "check"])
    assert wrong.exit_code == 1
    assert wrong.stdout.startswith("packs/coffee/entities.yaml:1: kona.kind: found 'firm'")


def test_a_second_pack_says_where_to_add_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["init"])
    shown = CliRunner().invoke(main, ["init", "--pack", "tea"]).stdout
    assert 'Next: add "packs/tea" to packs in pyproject.toml.' in shown


@pytest.mark.parametrize("name", ["Coffee", "general", "../x", ""])
def test_a_name_that_cannot_be_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["init", "--pack", name])
    assert done.exit_code == 2
    assert f"--pack: found {name!r}" in done.stderr
    assert not (tmp_path / "pyproject.toml").exists()
