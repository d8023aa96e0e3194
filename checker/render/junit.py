"""JUnit XML, which every CI system reads: a test case for each measure, which fails when its claims do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as xml

from checker.model import Run
from checker.packs import Pack
from checker.render import words
from checker.render.entries import Entry, named
from checker.render.places import Place, places
from checker.render.settled import Held, decided, held, sides
from checker.render.view import Report, report

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A measure with its claims and what was found about it."""

    measure: str
    subject: str
    title: str
    entries: tuple[Entry, ...]
    found: tuple[Held, ...]

    @property
    def failing(self) -> tuple[Held, ...]:
        """What fails the check."""
        return tuple(one for one in self.found if one.fails)

    @property
    def skipped(self) -> bool:
        """Whether all that was found is decided."""
        return bool(self.found) and all(one.decided for one in self.found)


def render(run: Run, pack: Pack) -> str:
    """A suite for each subject, a case for each measure that has two claims or a finding.

    A case fails on what fails the check. What is decided is skipped; what else was found is in its output. A case
    has one failure with all in it, as many readers show only the first.
    """
    view = report(run, pack)
    where = places(run)
    suites: dict[str, list[Case]] = {}
    cases = sorted(_cases(run, view), key=lambda case: (case.subject, case.title, case.measure))
    for case in cases:
        suites.setdefault(case.subject, []).append(case)
    root = xml.Element("testsuites", {"name": "checker", **_numbers(cases)})
    for subject, own in suites.items():
        suite = xml.SubElement(root, "testsuite", {"name": _legal(subject), **_numbers(own)})
        for case, name in zip(own, _names(own), strict=True):
            _add(suite, case, name, view, where)
    xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def _cases(run: Run, view: Report) -> Iterator[Case]:
    entries: dict[str, list[Entry]] = {}
    for entry in view.entries:
        entries.setdefault(entry.key.measure, []).append(entry)
    found: dict[str, list[Held]] = {}
    for one in held(run):
        found.setdefault(one.finding.measure, []).append(one)
    for measure in dict.fromkeys([*entries, *found]):
        own, findings = entries.get(measure, []), found.get(measure, [])
        if len(own) < 2 and not findings:
            continue
        subject, title = named(own, view.pack) if own else ("", measure.replace("|", " · "))
        yield Case(measure, words.one_line(subject), words.one_line(title), tuple(own), tuple(findings))


def _names(cases: Sequence[Case]) -> list[str]:
    """The titles of the cases of a suite, with a number where two would be one to a reader."""
    seen: dict[str, int] = {}
    names = []
    for case in cases:
        seen[case.title] = number = seen.get(case.title, 0) + 1
        names.append(case.title if number == 1 else f"{case.title} ({number})")
    return names


def _numbers(cases: Sequence[Case]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(sum(bool(case.failing) for case in cases)),
        "errors": "0",
        "skipped": str(sum(case.skipped for case in cases)),
    }


def _add(suite: xml.Element, case: Case, name: str, view: Report, where: Mapping[str, Place]) -> None:
    element = xml.SubElement(suite, "testcase", {"classname": _legal(case.subject), "name": _legal(name)})
    failing = case.failing
    if failing:
        first = words.one_line(failing[0].finding.explanation)
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        failure = xml.SubElement(
            element, "failure", {"type": failing[0].finding.severity.value, "message": _legal(first + more)}
        )
        failure.text = _text(failing, view, where)
    elif case.skipped:
        xml.SubElement(element, "skipped", {"message": _legal(decided(case.found[0].settled))})
    rest = [one for one in case.found if not one.fails]
    said = _text(rest, view, where) if rest else ""
    if not case.found:
        said = "".join(f"{line}\n" for entry in case.entries for line in _quote(entry, where))
    if said:
        xml.SubElement(element, "system-out").text = _legal(said)


def _text(found: Sequence[Held], view: Report, where: Mapping[str, Place]) -> str:
    """Findings at length, with their quotes."""
    lines: list[str] = []
    for one in found:
        finding = one.finding
        state = f" ({one.part})" if one.settled.change is not None or one.decided else ""
        lines.append(words.one_line(f"{finding.severity}{state} {finding.id}"))
        lines.append(words.one_line(finding.explanation))
        if finding.softened:
            lines.append(words.one_line(f"Softened: {'; '.join(finding.softened)}."))
        if conclusion := view.conclusions.get(finding.id):
            lines.append(words.one_line(f"→ {conclusion}"))
        if one.why:
            lines.append(f"{one.why}.")
        if said := decided(one.settled):
            lines.append(said)
        for entry in sides(one, view):
            lines += _quote(entry, where)
        lines.append("")
    return _legal("\n".join(lines))


def _quote(entry: Entry, where: Mapping[str, Place]) -> Iterator[str]:
    claim = entry.claim
    place = where.get(claim.id)
    at = f"{place.file}:{place.line}" if place is not None else ""
    about = ", ".join(filter(None, (claim.article, words.date(claim.published), at)))
    yield words.one_line(f"{about}: {words.value(claim)}")
    yield f"    “{words.one_line(claim.quote)}”"


def _legal(text: str) -> str:
    """A text that XML can hold; what it cannot is shown as such."""
    return _NO_XML.sub("\ufffd", text)
