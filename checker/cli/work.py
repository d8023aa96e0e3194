"""What the commands do: each a few lines over the pipeline, the store and the renderers."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker import desk, pipeline
from checker.cli import inputs, outputs
from checker.cli.outputs import shown
from checker.config import Config, load_config
from checker.model import CheckerError, Claim, Run, Severity
from checker.packs import BUILT_IN, Pack, check_pack, load_pack
from checker.quantity.period import Window, parse_period
from checker.render import CLAIM_RENDERERS, FACT_RENDERERS, RENDERERS, VERDICT_RENDERERS, site, words
from checker.render.brief import render as render_brief
from checker.render.entries import disagreements
from checker.render.explained import explained
from checker.render.judged import counts, tally
from checker.render.text import render_claim, render_finding
from checker.store import load_edits, prune, read_claims, save_claims
from checker.verify import by_all, by_facts, failed

NAME = "consistency"
"""What the files of a report are called."""


def report(
    paths: Sequence[str],
    form: str | None,
    brief: bool,
    against: str | None,
    output: str | None,
    packs: Sequence[str],
) -> None:
    """Write the report: one format or a brief to one place, or all files into a folder."""
    config, pack = _begin(packs)
    if brief and form not in (None, "markdown"):
        raise CheckerError(f"--brief is Markdown: found --format {form}, expected none or markdown")
    if not brief and form is None and output == "-":
        raise CheckerError("-o - takes one format: say which, --format html or --format markdown")
    run = inputs.fresh(config, paths, pack) if paths else _stored_or_fresh(config, pack)
    base = desk.base(config, against, run, pack, paths) if against else None
    run = inputs.decided(pipeline.with_unread(run), config, not paths, base)
    if brief:
        outputs.write(render_brief(run, pack), output)
        return
    if form is not None:
        outputs.write(RENDERERS[form](run, pack), output)
        return
    folder = Path(output) if output else config.reports
    pages = []
    for file, text in site.render(run, pack, NAME):
        outputs.save(folder / file, text)
        pages.append(folder / file)
    outputs.save(folder / f"{NAME}.md", RENDERERS["markdown"](run, pack))
    outputs.prune(folder / NAME, pages)
    outputs.say(_summary(run))
    more = f", {words.count(len(pages) - 1, 'page')} below {shown(folder / NAME)}" if len(pages) > 1 else ""
    outputs.say(f"The report is in {shown(pages[0])}{more} and {shown(folder / f'{NAME}.md')}.")


def _run(config: Config, paths: Sequence[str], file: str | None, pack: Pack) -> Run:
    if file is not None:
        return inputs.given(config, paths, file, pack)
    if paths:
        return inputs.fresh(config, paths, pack)
    run = inputs.kept(config, pack)
    if run is None:
        raise CheckerError(
            f"{shown(config.claims)} has no claims: run `checker extract`, or name the articles"
        )
    return run


def verify(
    paths: Sequence[str],
    file: str | None,
    facts_only: bool,
    form: str,
    output: str | None,
    packs: Sequence[str],
) -> bool:
    """Write the verdicts on the claims of a draft; whether any of them is contradicted."""
    config, pack = _begin(packs)
    if not paths and file is None:
        raise CheckerError("nothing to verify: name a file, a folder or -, or give --claims FILE")
    articles = inputs.articles_of(config, paths) if paths else ()
    claims = read_claims(file) if file is not None else inputs.extracted(articles, pack)
    if facts_only:
        if not pack.facts:
            raise CheckerError("no pack has facts: --facts-only needs one, such as --pack rare_earths")
        run = by_facts(articles, claims, pack)
    else:
        run = by_all(articles, claims, inputs.corpus(config, pack), pack)
    if form == "text" and output in (None, "-"):
        outputs.verdicts(run, pack)
    else:
        outputs.write(VERDICT_RENDERERS[form](run, pack), output)
    return failed(run)


def extract(paths: Sequence[str], form: str | None, output: str | None, packs: Sequence[str]) -> None:
    """Write the claims of articles into `claims/`, or in one format to one place."""
    config, pack = _begin(packs)
    articles = inputs.articles_of(config, paths)
    claims = inputs.extracted(articles, pack)
    if form is not None or output is not None or "-" in paths:
        outputs.write(CLAIM_RENDERERS[form or ("jsonl" if output else "text")](claims, pack), output)
        return
    own: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in claims:
        own[claim.article].append(claim)
    for id, held in own.items():
        save_claims(config.claims, id, held)
    if not paths:
        for gone in prune(config.claims, [article.id for article in articles]):
            outputs.say(f"{shown(gone)} is removed: its article is gone")
    if not paths:
        for warning in pipeline.corrected(claims, load_edits(config.claims), articles)[1]:
            outputs.warn(warning)
    outputs.say(
        f"{words.count(len(claims), 'claim')} of {words.count(len(articles), 'article')} "
        f"are in {shown(config.claims / 'articles')}."
    )


def explain_reading(paths: Sequence[str], output: str | None, packs: Sequence[str]) -> None:
    """Write for each claim of the articles which words decided each of its fields."""
    config, pack = _begin(packs)
    outputs.write(explained(pipeline.explain(inputs.articles_of(config, paths), pack)), output)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of `checker claims`; None lets everything through."""

    article: str | None = None
    measure: str | None = None
    subject: str | None = None
    period: str | None = None
    kind: str | None = None


def claims(wanted: Wanted, form: str, output: str | None) -> None:
    """List the claims that fit all filters."""
    config, pack = _begin(())
    window = _window(wanted.period)
    held = inputs.claims_of(desk.now(config), pack)
    chosen = [claim for claim in held if _fits(claim, wanted, window, pack)]
    outputs.write(CLAIM_RENDERERS[form](chosen, pack), output)


def facts(
    paths: Sequence[str],
    file: str | None,
    wanted: Wanted,
    form: str,
    output: str | None,
    packs: Sequence[str],
) -> None:
    """Write the reconciled table: the measures and periods that fit all filters."""
    window = _window(wanted.period)
    _, pack, run = gathered(paths, file, packs)
    claims = {claim.id: claim for claim in run.claims}
    chosen = [
        suggestion
        for suggestion in run.suggestions
        if _fits(replace(claims[suggestion.sides[0].claim], period=suggestion.period), wanted, window, pack)
    ]
    outputs.write(FACT_RENDERERS[form](run, chosen, pack), output)


def check_packs(names: Sequence[str]) -> bool:
    """Write what is wrong with the named packs, or the configured ones; whether anything is."""
    chosen = tuple(names) or load_config(Path.cwd()).packs or BUILT_IN
    wrong = 0
    for name in chosen:
        found = check_pack(name)
        wrong += len(found)
        for problem in found:
            outputs.say(str(replace(problem, file=Path(shown(problem.file)))))
    outputs.say(f"{words.count(len(chosen), 'pack')}: {words.count(wrong, 'problem')}.")
    return wrong > 0


def _window(period: str | None) -> Window | None:
    try:
        return parse_period(period) if period else None
    except ValueError:
        raise CheckerError(
            f"--period: found {period!r}, expected 2024, 2024-06, 2024-06-30 or a span such as 2020/2023"
        ) from None


def _fits(claim: Claim, wanted: Wanted, window: Window | None, pack: Pack) -> bool:
    for asked, has in (
        (wanted.article, claim.article),
        (wanted.subject, claim.subject),
        (wanted.kind, claim.kind),
    ):
        if asked is not None and asked != has:
            return False
    if window is not None:
        stated = parse_period(claim.period) if claim.period else None
        if stated is None or not window.meets(stated):
            return False
    return wanted.measure is None or wanted.measure.casefold() in _searched(claim, pack)


def _searched(claim: Claim, pack: Pack) -> str:
    """A measure as it can be looked for: by its ids and by its words."""
    ids = (claim.metric, claim.subject, claim.commodity, claim.counterparty, claim.whole)
    key = "|".join(id or "-" for id in ids)
    return f"{key} {words.whose(claim, pack)}: {words.measure(claim, pack)}".casefold()


def explain(what: str, paths: Sequence[str]) -> None:
    """Print what is to be known of the rule, finding or claim with this id."""
    from checker.rules import ALL_RULES

    manuals = {rule.id: rule.manual for rule in ALL_RULES}
    if what in manuals:
        outputs.say(f"{what}\n\n{manuals[what]}")
        return
    _, pack, run = gathered(paths, None, ())
    findings = {finding.id: finding for finding in run.findings}
    known = {claim.id for claim in run.claims}
    if what in findings:
        outputs.write(render_finding(run, pack, findings[what]), None)
    elif what in known:
        outputs.write(render_claim(run, pack, what), None)
    else:
        close = difflib.get_close_matches(what, [*manuals, *findings, *sorted(known)], n=3)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise CheckerError(
            f"{what!r} is the id of no rule (see `checker rules`), no finding (`checker check`) and no claim "
            f"(`checker claims`){hint}"
        )


def rules() -> None:
    """Print the rules with the first sentence of their manuals."""
    from checker.rules import ALL_RULES

    width = max(len(rule.id) for rule in ALL_RULES)
    for rule in ALL_RULES:
        first = words.one_line(rule.manual.partition("\n\n")[0])
        outputs.say(f"{rule.id:<{width}}  {first}")


def gathered(paths: Sequence[str], file: str | None, packs: Sequence[str]) -> tuple[Config, Pack, Run]:
    """A run over the paths or the file; without them over what is kept or, when nothing is yet, the articles."""
    config, pack = _begin(packs)
    run = _run(config, paths, file, pack) if file or paths else _stored_or_fresh(config, pack)
    return config, pack, inputs.decided(run, config, whole=not paths and file is None)


def _begin(packs: Sequence[str]) -> tuple[Config, Pack]:
    config = load_config(Path.cwd())
    return config, load_pack(tuple(packs) or config.packs)


def _stored_or_fresh(config: Config, pack: Pack) -> Run:
    return inputs.kept(config, pack) or inputs.fresh(config, (), pack)


def _summary(run: Run) -> str:
    found = disagreements(run)
    counted = (
        words.count(sum(finding.severity is severity for finding in found), severity.value)
        for severity in Severity
    )
    read = f"{words.count(len(run.claims), 'claim')} of {words.count(len(run.articles), 'article')}"
    verdicts = tally(run)
    facts = f" Against the reference facts: {counts(verdicts)}." if verdicts else ""
    return f"{read}: {', '.join(counted)}.{facts}"
