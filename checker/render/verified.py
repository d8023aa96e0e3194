"""A draft with the verdict on each of its claims: text, JSON, JSON lines, Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from checker.model import Judgement, Run, Verdict
from checker.packs import Fact, Pack
from checker.render import words
from checker.render.lines import Line, joined, wrapped
from checker.render.markdown import escaped, sentence, table
from checker.render.view import Entry, report
from checker.store import claim_row

VERSION = 1
SHOWN = 3
"""So many facts are shown with their addresses; all their ids are in JSON."""

SHAPES = {
    Verdict.CONTRADICTED: "▲",
    Verdict.DIFFERS: "▲",
    Verdict.OUTDATED: "◆",
    Verdict.DEFINITION: "◇",
    Verdict.SUPPORTED: "=",
    Verdict.AGREES: "=",
    Verdict.UNVERIFIED: "·",
}
"""The shape beside the word; neither stands for the other, and no colour stands alone."""

STYLES = {
    Verdict.CONTRADICTED: "bold red",
    Verdict.DIFFERS: "bold red",
    Verdict.OUTDATED: "bold yellow",
    Verdict.DEFINITION: "bold blue",
    Verdict.SUPPORTED: "green",
    Verdict.AGREES: "green",
    Verdict.UNVERIFIED: "dim",
}
_PLAIN_ADDRESS = re.compile(r"https?://[\w./?=%~:&+,;@#-]+", re.ASCII)


def text(run: Run, pack: Pack) -> str:
    """Each claim in reading order: verdict, value and measure, its sentence, why, and the facts with addresses."""
    return joined(lines(run, pack))


def lines(run: Run, pack: Pack) -> Iterator[Line]:
    """The lines of `text` as pieces with a style, for a terminal."""
    facts = _facts(run, pack)
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
                yield [(f"    {id}  {_source(facts[id])}", "dim")]
                yield [(f"           {words.one_line(facts[id].address)}", "dim")]
        yield [("", "")]
    yield [(_counts(run), "bold")]


def json_document(run: Run, pack: Pack) -> str:
    """One versioned JSON document: the claims with their verdicts, and the facts that these name."""
    facts = _facts(run, pack)
    used = dict.fromkeys(id for judgement in run.judgements for id in judgement.facts)
    document = {
        "version": VERSION,
        "counts": {verdict.value: number for verdict, number in _tally(run).items()},
        "claims": [_row(entry, judgement) for entry, judgement in _judged(run, pack)],
        "facts": {id: _fact(facts[id]) for id in sorted(used) if id in facts},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def jsonl(run: Run, pack: Pack) -> str:
    """One claim a line: the fields of the claim model, `verdict`, `facts` (their ids), `explanation`, `by`."""
    rows = (_row(entry, judgement) for entry, judgement in _judged(run, pack))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def markdown(run: Run, pack: Pack) -> str:
    """A Markdown table of the claims, and a list of the facts that judged them."""
    facts = _facts(run, pack)
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
        written += ["", "## Facts", "", *(f"- {escaped(id)}: {_linked(facts[id])}" for id in known)]
    return "\n".join(written) + "\n"


def _judged(run: Run, pack: Pack) -> Sequence[tuple[Entry, Judgement]]:
    return list(zip(report(run, pack).entries, run.judgements, strict=True))


def _facts(run: Run, pack: Pack) -> dict[str, Fact]:
    """The facts by id; a pack's file is read only where a verdict names one."""
    return {fact.claim.id: fact for fact in pack.facts} if any(j.facts for j in run.judgements) else {}


def _row(entry: Entry, judgement: Judgement) -> dict[str, object]:
    return {
        **claim_row(entry.claim),
        "verdict": judgement.verdict.value,
        "facts": list(judgement.facts),
        "explanation": judgement.explanation,
        "by": list(judgement.by),
    }


def _fact(fact: Fact) -> dict[str, object]:
    names = ("edition", "publisher", "title", "address", "confidence", "derived", "note")
    return {**claim_row(fact.claim), **{name: getattr(fact, name) for name in names}}


def _marked(entry: Entry) -> str:
    before, value, after = entry.quote
    return words.one_line(f"{before}>>{value}<<{after}" if value else before)


def _source(fact: Fact) -> str:
    claim = fact.claim
    when = f" for {words.period(claim.period)}" if claim.period else ""
    return words.one_line(f"{words.value(claim)}{when}: {fact.publisher}, {fact.edition} ({fact.confidence})")


def _linked(fact: Fact) -> str:
    said = escaped(_source(fact))
    if _PLAIN_ADDRESS.fullmatch(fact.address):
        return f"[{said}](<{fact.address}>)"
    return f"{said} {escaped(fact.address)}".rstrip()


def _tally(run: Run) -> dict[Verdict, int]:
    counted = {verdict: sum(j.verdict is verdict for j in run.judgements) for verdict in SHAPES}
    return {verdict: number for verdict, number in counted.items() if number}


def _counts(run: Run) -> str:
    found = ", ".join(f"{number} {verdict.value}" for verdict, number in _tally(run).items())
    read = words.count(len(run.claims), "claim")
    return f"{read}: {found}" if found else read
