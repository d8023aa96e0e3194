"""The Data Package validates with frictionless, and says what is true of its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from frictionless import Package

from checker.export import Form, export
from checker.model import Ruling, Run
from tests.export.made_up import decided, trapped
from tests.render import made_up

RUNS = {
    "tin": made_up.run(),
    "decided": decided(Ruling.PREFER, Ruling.BOTH_STAND, Ruling.UNRESOLVED),
    "traps": trapped(),
    "nothing": made_up.run((), (), ()),
}


def package(run: Run, folder: Path, raw: bool = False) -> Path:
    for name, data in export(run, made_up.PACK, Form.DATAPACKAGE, raw).parts.items():
        (folder / name).write_bytes(data)
    return folder / "datapackage.json"


@pytest.mark.parametrize("raw", [False, True], ids=["guarded", "raw"])
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_frictionless_finds_it_valid(
    run: Run, raw: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.socket.connect", _refuse)
    report = Package(str(package(run, tmp_path, raw))).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def _refuse(*_: object) -> None:
    raise AssertionError("nothing is to be fetched")


@pytest.mark.parametrize(
    ("file", "said", "instead"),
    [
        ("finding_claims.csv", b",gazette-1,", b",gazette-9,"),
        ("claims.csv", b",amount,", b",quantity,"),
        ("claims.csv", b"2030-01-01", b"next year!"),
        ("facts.csv", b"[", b"{"),
    ],
)
def test_what_is_wrong_is_found(file: str, said: bytes, instead: bytes, tmp_path: Path) -> None:
    descriptor = package(made_up.run(), tmp_path)
    data = (tmp_path / file).read_bytes()
    assert said in data
    (tmp_path / file).write_bytes(data.replace(said, instead, 1))
    assert not Package(str(descriptor)).validate().valid


def test_frictionless_reads_types(tmp_path: Path) -> None:
    found = Package(str(package(decided(Ruling.PREFER), tmp_path)))
    finding = found.get_resource("findings").read_rows()[0]
    assert finding["claims"] == ["gazette-1", "post-2"]
    assert finding["decided"] is True
    assert str(finding["decided_on"]) == "2024-06-03"


def test_size_and_hash_are_those_of_the_files() -> None:
    files = export(made_up.run(), made_up.PACK, Form.DATAPACKAGE).parts
    descriptor = json.loads(files["datapackage.json"])
    for resource in descriptor["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_it_says_nothing_that_the_tool_does_not_know_and_nothing_that_changes_with_the_time() -> None:
    descriptor = json.loads(export(made_up.run(), made_up.PACK, Form.DATAPACKAGE).parts["datapackage.json"])
    assert not {"licenses", "sources", "created", "contributors"} & set(descriptor)
    keys = {resource["name"]: resource["schema"]["foreignKeys"] for resource in descriptor["resources"]}
    assert [key["reference"]["resource"] for key in keys["finding_claims"]] == ["findings", "claims"]


def test_only_a_guarded_package_speaks_of_the_apostrophe() -> None:
    for raw in (False, True):
        descriptor = export(made_up.run(), made_up.PACK, Form.DATAPACKAGE, raw).parts["datapackage.json"]
        assert (b"apostrophe" in descriptor) is not raw
