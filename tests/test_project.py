"""The scaffolding: set-up commands, licence, metadata; nothing in the tree belongs to one machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SHOWN = (
    "checker", "tests", ".github", ".ci", "claims", "reports", "action.yml", ".pre-commit-hooks.yaml",
    "Makefile", "README.md", "pyproject.toml",
)  # fmt: skip
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".txt",
    ".html",
    ".jinja",
    ".css",
    ".js",
    ".jsonl",
    ".json",
    "",
}


def run_make(*args: str) -> subprocess.CompletedProcess[str]:
    """GNU make, without what an outer make says to its children."""
    bare = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return subprocess.run(["make", *args], cwd=ROOT, capture_output=True, text=True, env=bare, check=False)


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def test_the_licence_is_apache_2_in_the_file_and_in_the_metadata() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["license"] == "Apache-2.0"


def test_the_command_and_the_extras_are_those_of_the_readme() -> None:
    assert PROJECT["name"] == "claim-checker"
    assert PROJECT["scripts"] == {"checker": "checker.cli:main"}
    assert PROJECT["requires-python"] == ">=3.11"
    assert {"test", "lint", "all"} <= set(PROJECT["optional-dependencies"])


@needs_make
def test_make_help_names_every_command() -> None:
    done = run_make("help")
    assert done.returncode == 0
    assert {line.split()[1] for line in done.stdout.splitlines() if line.startswith("make ")} == {
        "help", "report", "test", "lint", "bench", "clean",
    }  # fmt: skip


@needs_make
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac',
            "is Python 3.9.2, but checker needs Python 3.11",
        ),
        (None, "install Python 3.11 or later"),
    ],
)
def test_make_says_what_is_missing_when_python_is_old_or_absent(
    tmp_path: Path, script: str | None, said: str
) -> None:
    python = tmp_path / "python"
    if script is not None:
        python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        python.chmod(0o755)
    done = run_make("test", f"PYTHON={python}", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert said in done.stderr
    assert not (tmp_path / "venv").exists()


@needs_make
def test_a_second_make_installs_nothing(tmp_path: Path) -> None:
    bin = tmp_path / "venv" / "bin"
    bin.mkdir(parents=True)
    log = tmp_path / "log"
    for name in ("python", "checker"):
        (bin / name).write_text(f'#!/bin/sh\necho {name} "$@" >>{log}\n', encoding="utf-8")
        (bin / name).chmod(0o755)
    for _ in range(2):
        done = run_make("report", f"VENV={tmp_path / 'venv'}")
        assert done.returncode == 0, done.stderr
        assert "reports/consistency.html" in done.stdout
    ran = log.read_text(encoding="utf-8").splitlines()
    assert [line for line in ran if " install " in line] == ran[:1]
    assert ran[1:] == ["checker report", "checker report"]


def test_ci_runs_the_readme_s_own_test_command_last() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = [line.strip() for line in script.read_text(encoding="utf-8").splitlines()]
    assert "set -euo pipefail" in lines
    commands = [line for line in lines if line.startswith("make ")]
    assert [command.split(" ||")[0].split()[-1] for command in commands] == [
        "lint",
        "report",
        ".venv/.installed-all",
        "test",
    ]
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_nothing_in_the_tree_belongs_to_one_machine_or_one_registry() -> None:
    # One letter of each in brackets, so that this file does not find itself.
    private = re.compile(r"/wor[k]/|/roo[t]/|/hom[e]/[a-z]|pyp[i]\.org|index-ur[l]|localhos[t]:\d")
    found = []
    for name in SHOWN:
        top = ROOT / name
        files = [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
        for path in files:
            if path.suffix in TEXTS and "__pycache__" not in path.parts:
                found += [
                    f"{path.relative_to(ROOT)}: {hit[0]}"
                    for hit in private.finditer(path.read_text(encoding="utf-8"))
                ]
    assert found == []
