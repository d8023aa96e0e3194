"""Every command that the README shows runs as shown, in the order shown, on the project's own files."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.desks import git

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
BY_CI = (
    "make report",
    "make test",
    "python3 -m venv .venv",
    ".venv/bin/pip install .",
    ".venv/bin/checker --version",
)


def sessions() -> list[tuple[str, list[str]]]:
    """The commands of all console blocks, in order, each with the lines it is said to print.

    A file that a reader is to write is `> FILE` with its lines.
    """
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.finditer(README):
        if block["file"] and not block["file"].endswith((".txt", ".toml")):
            found.append((f"> {block['file']}", block["text"].splitlines()))
        if block["language"] != "console":
            continue
        for line in block["text"].splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are those shown, `…` standing for any lines, or for the rest of one."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the files of the README written beside it."""
    for name in ("seeds", "claims", "pyproject.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for block in BLOCK.finditer(README):
        if block["file"] and block["file"].endswith(".txt"):
            (tmp_path / block["file"]).write_text(block["text"], encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "seeds", "claims", "pyproject.toml")
    git(tmp_path, "commit", "--quiet", "--message", "As cloned")
    return tmp_path


@pytest.mark.slow
def test_every_command_of_the_readme_does_what_it_shows(project: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    folder = project
    heading = 0
    for command, shown in sessions():
        if command in BY_CI:
            continue
        if command.startswith("cd "):
            folder = folder / command[3:]
            continue
        if command.startswith("> "):
            (folder / command[2:]).write_text("\n".join([*shown, ""]), encoding="utf-8")
            continue
        if command in ("checker rules", "checker init flowers --pack flowers"):
            folder = project  # a new section begins at the top again
        if command.startswith("checker serve"):
            assert matches(shown, [first_line(command, folder, path)])
            continue
        got = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = got.stdout.splitlines() + ([f"[exit {got.returncode}]"] if got.returncode else [])
        if shown or got.returncode:
            assert matches(shown, printed), f"{command}\n{got.stdout}\n{got.stderr}"
        heading += 1
    assert heading > 10


def first_line(command: str, folder: Path, path: str) -> str:
    """What a server says before it serves on and on."""
    with subprocess.Popen(
        shlex.split(command), cwd=folder, env={**os.environ, "PATH": path}, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        line = server.stdout.readline().rstrip()
        server.kill()
    return line


def test_the_commands_that_make_and_pip_run_are_run_by_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make report" in script
    assert "make test" in script
    assert re.search(r"pip\S* .*install .*\.", script)


def test_the_intervals_of_the_readme_are_those_of_the_tool() -> None:
    from checker.normalize import normalize
    from checker.packs import load_pack
    from checker.quantity.words import interval
    from tests.claims import claim

    rows = re.findall(r"^\| (?!the text|-)([^|]+) \| ([^|]+) \| [^|]*\|$", README, re.MULTILINE)
    checked = 0
    for said, wanted in rows:
        if not re.search(r"\d", wanted):
            continue
        kind = {"kind": "share", "whole": "world"} if "%" in said else {}
        row = normalize([claim(said, **kind)], load_pack()).iloc[0]
        got = interval(row["lower"], row["upper"], row["lower_open"], row["upper_open"], row["unit"])
        assert got == wanted
        checked += 1
    assert checked == 6


def test_a_correction_like_that_of_the_readme_makes_the_finding_go(project: Path) -> None:
    block = next(b for b in BLOCK.finditer(README) if b["file"] and b["file"].endswith(".toml"))
    path = project / block["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block["text"], encoding="utf-8")
    checker = Path(sys.executable).parent / "checker"
    got = subprocess.run(
        [checker, "check", "draft.txt"], cwd=project, capture_output=True, text=True, check=False
    )
    assert got.returncode == 0, got.stdout + got.stderr
