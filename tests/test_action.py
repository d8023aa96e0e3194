"""`action.yml` as GitHub runs it: step by step, in a checkout of one commit, with the environment it gives."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import site
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.data import read_yaml
from tests.ledger.desks import NEW, begin, commit, git

ROOT = Path(__file__).parent.parent
ACTION = read_yaml(ROOT / "action.yml")
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Runner:
    """What of GitHub's runner the action needs: contexts, files for outputs and summary, a checkout."""

    def __init__(
        self, work: Path, workspace: Path, python: Path, event: Mapping[str, object], **inputs: str
    ) -> None:
        declared = {name: str(about.get("default", "")) for name, about in ACTION["inputs"].items()}
        assert set(inputs) <= set(declared)
        self.contexts: dict[str, object] = {
            "inputs": {**declared, **inputs},
            "github": {"event": event},
            "steps": {},
        }
        self.workspace, self.python = workspace, python
        self.output, self.summary = work / "output", work / "summary"
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_"))},
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(work),
        }

    def value(self, expression: str) -> object:
        """An expression of the kind that the action uses: names, `||`, `&&`, `==`, `!=`, texts."""
        for sign in ("||", "&&"):
            if sign in expression:
                values = [self.value(part) for part in expression.split(sign)]
                wanted = (v for v in values[:-1] if bool(v) is (sign == "||"))
                return next(wanted, values[-1])
        for sign in ("==", "!="):
            if sign in expression:
                left, right = (self.value(part) for part in expression.split(sign))
                return (left == right) is (sign == "==")
        name = expression.strip()
        if name.startswith("'"):
            return name.strip("'")
        found: object = self.contexts
        for part in name.split("."):
            found = found.get(part, "") if isinstance(found, Mapping) else ""
        return found

    def filled(self, text: str) -> str:
        """A text with its expressions evaluated."""
        return EXPRESSION.sub(lambda hit: str(self.value(hit[1])), text)

    def run(self) -> tuple[int, str, dict[str, str]]:
        """The steps until one fails: exit code, what was printed, what `uses` steps were given.

        What one run has installed is not installed again by the next, which takes longer than all other steps.
        """
        printed, used = "", {}
        for step in ACTION["runs"]["steps"]:
            if "if" in step and not self.value(EXPRESSION.sub(r"\1", step["if"])):
                continue
            if "uses" in step:
                used[step["uses"].partition("@")[0]] = {
                    k: self.filled(str(v)) for k, v in step["with"].items()
                }
                continue
            if step["name"] == "Install" and installed(self.python):
                continue
            self.output.write_text("", encoding="utf-8")
            env = {
                **self.env,
                **{name: self.filled(str(value)) for name, value in step.get("env", {}).items()},
            }
            assert "${{" not in step["run"], "an expression in a script is run as one"
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.workspace, env=env, capture_output=True, text=True, check=False,
            )  # fmt: skip
            printed += done.stdout + done.stderr
            if "id" in step:
                lines = self.output.read_text(encoding="utf-8").splitlines()
                steps = self.contexts["steps"]
                assert isinstance(steps, dict)
                steps[step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
            if done.returncode:
                return done.returncode, printed, used
        return 0, printed, used


def installed(python: Path) -> bool:
    """Whether the action has been run with an interpreter."""
    return (python.parent / "checker").exists()


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with all that checker needs, but not itself."""
    folder = tmp_path_factory.mktemp("environment")
    # The pip of this environment does, and need not be unpacked.
    venv.create(folder, with_pip=importlib.util.find_spec("pip") is None)
    (ours,) = (folder / "lib").glob("python*/site-packages")
    (ours / "theirs.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder / "bin" / Path(sys.executable).name


@pytest.fixture
def checkout(tmp_path: Path) -> tuple[Path, str, str]:
    """A checkout of one commit, as `actions/checkout` makes it, of a branch that brings in a contradiction; base, head."""
    origin = begin(tmp_path / "origin")
    base = git(origin, "rev-parse", "HEAD").strip()
    git(origin, "config", "uploadpack.allowReachableSHA1InWant", "true")
    git(origin, "checkout", "--quiet", "-b", "topic")
    (origin / "articles" / "third.txt").write_text(NEW, encoding="utf-8")
    head = commit(origin, "A third article")
    workspace = tmp_path / "workspace"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=topic", f"file://{origin}", str(workspace))
    return workspace, base, head


def test_a_pull_request_with_a_new_contradiction_fails_with_annotations_summary_and_sarif(
    tmp_path: Path, python: Path, checkout: tuple[Path, str, str]
) -> None:
    workspace, base, _ = checkout
    event = {"pull_request": {"base": {"sha": base}}, "repository": {"default_branch": "main"}}
    runner = Runner(tmp_path, workspace, python, event)
    code, printed, used = runner.run()
    assert installed(python)
    assert code == 1, printed
    assert "::error file=articles/third.txt,line=4" in printed
    assert "Bolivia" not in printed
    summary = runner.summary.read_text(encoding="utf-8")
    assert "130,000 tons" in summary
    assert "190,000 tons" in summary
    sarif = json.loads(
        Path(used["github/codeql-action/upload-sarif"]["sarif_file"]).read_text(encoding="utf-8")
    )
    assert any(result["ruleId"] == "same-measure" for result in sarif["runs"][0]["results"])


@pytest.mark.parametrize("before", ["0" * 40, None])
def test_the_first_push_of_a_branch_is_compared_with_the_main_line(
    tmp_path: Path, python: Path, checkout: tuple[Path, str, str], before: str | None
) -> None:
    workspace, _, _ = checkout
    event = {"before": before or "", "repository": {"default_branch": "main"}}
    code, printed, _ = Runner(tmp_path, workspace, python, event).run()
    assert code == 1
    assert "Bolivia" not in printed


def test_a_push_that_brings_nothing_in_passes_and_uploads_only_when_asked(
    tmp_path: Path, python: Path, checkout: tuple[Path, str, str]
) -> None:
    workspace, _, head = checkout
    runner = Runner(tmp_path, workspace, python, {"before": head}, **{"upload-sarif": "false"})
    code, printed, used = runner.run()
    assert code == 0, printed
    assert list(used) == ["actions/setup-python"]
    assert "Nothing new" in runner.summary.read_text(encoding="utf-8")


def test_options_are_handed_on_and_never_run(
    tmp_path: Path, python: Path, checkout: tuple[Path, str, str]
) -> None:
    workspace, base, _ = checkout
    options = {
        "path": "articles", "against": f"{base}...", "fail-on": "updated", "min-severity": "contradiction",
        "strict-stale": "true", "pack": "$(touch hacked)",
    }  # fmt: skip
    code, printed, _ = Runner(tmp_path, workspace, python, {}, **options).run()
    assert code == 2
    assert "$(touch hacked)" in printed
    assert not (workspace / "hacked").exists()
    del options["pack"]
    assert Runner(tmp_path, workspace, python, {}, **options).run()[0] == 1
