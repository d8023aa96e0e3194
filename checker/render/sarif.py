"""SARIF 2.1.0: all findings with their state and decisions, and a profile within GitHub's limits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker import __version__
from checker.model import Change, Finding, Ruling, Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.places import Place, places
from checker.render.sarif_text import hexadecimal, message, plain, quoted, uri
from checker.render.settled import Held, held, ruled, signed
from checker.render.view import Report, report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.CONTRADICTION: "error", Severity.TENSION: "warning", Severity.NOTE: "note"}
ROOT = "%SRCROOT%"

# What GitHub documents under “SARIF results exceed one or more limits” and “SARIF support for code scanning”: of
# 25,000 results it keeps 5,000, of 1,000 locations 100; a description is cut after 1,024 letters.
SHOWN_RESULTS = 5_000
SHOWN_LOCATIONS = 100
DESCRIPTION = 1_024

Json = dict[str, object]


def render(run: Run, pack: Pack) -> str:
    """All findings; with a ledger those of the base that are gone, too, and the decided ones as suppressed."""
    view = report(run, pack)
    where = places(run)
    lines = [_full(one, run, view, where) for one in held(run)]
    if run.ledger is not None and run.ledger.against is not None:
        lines += [_absent(finding, view, where) for finding in run.ledger.absent]
    return _written(run, lines)


def github(run: Run, pack: Pack) -> str:
    """What is open, the worst first, as GitHub's code scanning can take it: what is decided or gone is left out.

    GitHub knows an alert again by the hash of its line. A line of prose is a paragraph, and changes with every word
    of it: the hash is made of the fingerprint instead.
    """
    view = report(run, pack)
    where = places(run)
    open_ = [one for one in held(run) if not one.decided]
    counted: Counter[str] = Counter()
    lines: list[Json] = []
    for one in open_[:SHOWN_RESULTS]:
        result = _result(one, view, where, SHOWN_LOCATIONS)
        print = hexadecimal(one.finding.fingerprint)
        counted[print] += 1
        result["partialFingerprints"] = {"primaryLocationLineHash": f"{print}:{counted[print]}"}
        lines.append(result)
    return _written(run, lines, len(open_) - len(lines))


def _written(run: Run, results: Sequence[Json], left_out: int = 0) -> str:
    """The document, one result a line: small, and yet to be read and compared line by line."""
    invocation: Json = {"executionSuccessful": True}
    if left_out:
        said = f"{words.count(left_out, 'finding')} left out: the worst {SHOWN_RESULTS:,} are here."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": said}}]
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "checker",
                        "semanticVersion": __version__,
                        "rules": list(_rules(run)),
                    }
                },
                "invocations": [invocation],
                "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the project."}}},
                "columnKind": "unicodeCodePoints",
                "results": [],
            }
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    if results:
        lines = ",\n".join(
            json.dumps(result, ensure_ascii=False, separators=(",", ":")) for result in results
        )
        # In a string of the document the quotation marks would be escaped.
        text = text.replace('"results": []', f'"results": [\n{lines}\n   ]', 1)
    return text + "\n"


def _rules(run: Run) -> Iterator[Json]:
    """The rules that were run, and those that only findings name."""
    absent = run.ledger.absent if run.ledger is not None else ()
    named = dict.fromkeys(finding.rule for finding in (*run.findings, *absent))
    for id in dict.fromkeys([*run.manuals, *named]):
        manual = run.manuals.get(id, id)
        yield {
            "id": id,
            "name": id,
            "shortDescription": {"text": plain(manual.partition("\n\n")[0], DESCRIPTION)},
            "fullDescription": {"text": plain(manual, DESCRIPTION)},
            "help": {"text": manual, "markdown": manual},
            "properties": {"tags": ["consistency"]},
        }


def _full(one: Held, run: Run, view: Report, where: Mapping[str, Place]) -> Json:
    result = _result(one, view, where)
    result["partialFingerprints"] = {"checker/v1": one.finding.fingerprint}
    ledger = run.ledger
    if ledger is not None:
        if ledger.against is not None:
            result["baselineState"] = (one.settled.change or Change.UNCHANGED).value
        result["suppressions"] = list(_suppressions(one))
    return result


def _suppressions(one: Held) -> Iterator[Json]:
    """The decision that holds; one on which there is more to be said suppresses nothing yet."""
    decision = one.settled.decision
    if decision is not None and one.settled.decided:
        waits = decision.ruling is Ruling.UNRESOLVED or not one.decided
        yield {
            "kind": "external",
            "status": "underReview" if waits else "accepted",
            "justification": f"{ruled(decision)}: {signed(decision)}",
        }


def _absent(finding: Finding, view: Report, where: Mapping[str, Place]) -> Json:
    """A finding that was there in the base and is not any more."""
    known = [id for id in finding.claims if view.entry(id) is not None]
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": plain(f"Gone: {finding.explanation}")},
        "locations": [_location(id, view, where) for id in (known or finding.claims)[:1]],
        "partialFingerprints": {"checker/v1": finding.fingerprint},
        "baselineState": Change.ABSENT.value,
        "suppressions": [],
    }
    return result


def _result(one: Held, view: Report, where: Mapping[str, Place], most: int | None = None) -> Json:
    """A finding: what is new is where it is, the other sides are what it is related to."""
    finding = one.finding
    first, *others = one.claims[:most] or (finding.id,)
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": message(one, view, first, others),
        "locations": [_location(first, view, where)],
        "properties": {"measure": finding.measure, "claims": list(one.claims)},
    }
    if others:
        result["relatedLocations"] = list(_related(others, view, where))
    return result


def _related(ids: Iterable[str], view: Report, where: Mapping[str, Place]) -> Iterator[Json]:
    for number, id in enumerate(ids, start=1):
        entry = view.entry(id)
        said = {"message": {"text": quoted(entry)}} if entry is not None else {}
        yield {"id": number, **_location(id, view, where), **said}


def _location(id: str, view: Report, where: Mapping[str, Place]) -> Json:
    """Where a claim stands; one without an article that was read has no file, and is named instead."""
    place = where.get(id)
    if place is None:
        entry = view.entry(id)
        whole = f"{entry.claim.article}/{id}" if entry is not None else id
        return {"logicalLocations": [{"name": id, "fullyQualifiedName": whole, "kind": "claim"}]}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(place.file), "uriBaseId": ROOT},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "charOffset": place.offset,
                "charLength": place.length,
            },
        }
    }
