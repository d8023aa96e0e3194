"""A draft with the verdict on each of its claims: text, JSON, JSON lines, Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from checker.model import Judgement, Run, Verdict
from checker.packs import Pack
from checker.render import words
from checker.render.entries import Entry, facts_of
from checker.render.gfm import escaped, linked, sentence, table
from checker.render.judged import SHAPES, STYLES, as_dict, source
from checker.render.lines import Line, joined, wrapped
from checker.render.view import report
from checker.store import claim_row

VERSION = 1
SHOWN = 3
"""So many facts are shown with their addresses; all their ids are in JSON."""


def text(run: Run, pack: Pack) -> str:
    """Each claim in reading order: verdict, value and measure, its sentence, why, and the facts with addresses."""
    return joined(lines(run, pack))


def lines(run: Run, pack: Pack) -> Iterator[Line]:
    """The lines of `text` as pieces with a style, for a terminal."""
    facts = facts_of(run, pack)
    articles = {entry.claim.article for entry in report(run, pack).entries}
    for entry, judgement in _judged(run, pack):
        claim, verdict = entry.claim, judgement.verdict
        head = f"{words.value(claim)} · {words.whose(claim, pack)}: {words.measure(claim, pack)}"
        when = f", {words.period(claim.period)}" if claim.period else ""
        where = f"  {words.one_line(claim.article)}" if len(articles) > 1 else ""
        yield [
            (f"{SHAPES[verdict]} {verdict.value}", STYLES[verdict]),
            (f"  {words.one_line(head + when)}", ""),
            (where, "dim"),
        ]
        yield from wrapped(f"“{_marked(entry)}”", "    ")
        if verdict is not Verdict.UNVERIFIED or judgement.facts:
            yield from wrapped(words.one_line(judgement.explanation), "  ")
        for id in judgement.facts[:SHOWN]:
            if id in facts:
                yield [(f"    {id}  {source(facts[id])}", "dim")]
                yield [(f"           {words.one_line(facts[id].address)}", "dim")]
        yield [("", "")]
    yield [(_counts(run), "bold")]


def json_document(run: Run, pack: Pack) -> str:
    """One versioned JSON document: the claims with their verdicts, and the facts that these name."""
    facts = facts_of(run, pack)
    used = dict.fromkeys(id for judgement in run.judgements for id in judgement.facts)
    document = {
        "version": VERSION,
        "counts": {verdict.value: number for verdict, number in _tally(run).items()},
        "claims": [_row(entry, judgement) for entry, judgement in _judged(run, pack)],
        "facts": {id: as_dict(facts[id]) for id in sorted(used) if id in facts},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def jsonl(run: Run, pack: Pack) -> str:
    """One claim a line: the fields of the claim model, `verdict`, `facts` (their ids), `explanation`, `by`."""
    rows = (_row(entry, judgement) for entry, judgement in _judged(run, pack))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def markdown(run: Run, pack: Pack) -> str:
    """A Markdown table of the claims, and a list of the facts that judged them."""
    facts = facts_of(run, pack)
    rows = (
        (
            f"{SHAPES[judgement.verdict]} {judgement.verdict.value}",
            sentence(entry),
            escaped(f"{words.whose(entry.claim, pack)}: {words.measure(entry.claim, pack)}"),
            escaped(words.value(entry.claim)),
            escaped(judgement.explanation),
            ", ".join(map(escaped, judgement.facts[:SHOWN])),
        )
        for entry, judgement in _judged(run, pack)
    )
    head = ("verdict", "claim in its sentence", "measure", "value", "why", "facts")
    written = ["# Verified", "", f"{escaped(_counts(run))}.", "", *table(head, rows)]
    used = dict.fromkeys(id for judgement in run.judgements for id in judgement.facts[:SHOWN])
    if known := [id for id in sorted(used) if id in facts]:
        written += [
            "",
            "## Facts",
            "",
            *(f"- {escaped(id)}: {linked(facts[id], source(facts[id]))}" for id in known),
        ]
    return "\n".join(written) + "\n"


def _judged(run: Run, pack: Pack) -> Sequence[tuple[Entry, Judgement]]:
    return list(zip(report(run, pack).entries, run.judgements, strict=True))


def _row(entry: Entry, judgement: Judgement) -> dict[str, object]:
    return {
        **claim_row(entry.claim),
        "verdict": judgement.verdict.value,
        "facts": list(judgement.facts),
        "explanation": judgement.explanation,
        "by": list(judgement.by),
    }


def _marked(entry: Entry) -> str:
    before, value, after = entry.quote
    return words.one_line(f"{before}>>{value}<<{after}" if value else before)


def _tally(run: Run) -> dict[Verdict, int]:
    counted = {verdict: sum(j.verdict is verdict for j in run.judgements) for verdict in SHAPES}
    return {verdict: number for verdict, number in counted.items() if number}


def _counts(run: Run) -> str:
    found = ", ".join(f"{number} {verdict.value}" for verdict, number in _tally(run).items())
    read = words.count(len(run.claims), "claim")
    return f"{read}: {found}" if found else read
