"""Three made-up articles about tin, their claims and findings: the run that all renderers are tested with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.diagnose import diagnose, independent, suggest
from checker.model import (
    FIELDS,
    Article,
    Block,
    BlockKind,
    Claim,
    Finding,
    Judgement,
    Run,
    Severity,
    Verdict,
)
from checker.normalize import normalize
from checker.packs.model import Commodity, Entity, Metric, Pack

PACK = Pack(
    name="made up",
    entities={
        "amber_hill": Entity(
            "amber_hill", "Amber Hill", "mine", {"en": ("Amber Hill",)}, within=("norland",)
        ),
        "norland": Entity("norland", "Norland", "country", {"en": ("Norland",)}),
        "westmark": Entity("westmark", "Westmark", "country", {"en": ("Westmark",)}),
        "world": Entity("world", "the world", "world", {"en": ("world",)}),
    },
    metrics={
        "mine_production": Metric("mine_production", "mine production", "production", "flow", {}, {}),
        "imports": Metric("imports", "imports", "imports", "flow", {}, {}),
        "price": Metric("price", "price", "price", "price", {}, {}),
        "things": Metric("things", "count", "things", "other", {}, {}),
    },
    commodities={"tin": Commodity("tin", "tin", {"en": ("tin",)}, mined=True)},
)

H, P, B = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET


def article(
    id: str,
    title: str,
    source: str | None,
    published: str | None,
    blocks: Sequence[tuple[BlockKind, str]],
    file: str = "",
) -> Article:
    """An article whose text is its title and its blocks, a line each."""
    lines = [(BlockKind.TITLE, title), *blocks]
    text, made = "", []
    for kind, line in lines:
        made.append(Block(kind, len(text), len(text) + len(line)))
        text += f"{line}\n"
    return Article(
        id=id,
        file=file or f"articles/{id}.txt",
        title=title,
        source=source,
        published=published,
        language_title="en",
        language_body="en",
        start=0,
        end=len(text),
        text=text,
        plain=text,
        blocks=tuple(made),
    )


def claim(of: Article, number: int, value_text: str, quote: str, **fields: object) -> Claim:
    """A claim of an article, its offsets looked up: `value_text` inside `quote` inside the text."""
    start = of.text.index(quote) + quote.index(value_text)
    row: dict[str, object] = {
        **dict.fromkeys(FIELDS),
        "id": f"{of.id}-{number}",
        "article": of.id,
        "published": of.published,
        "place": "title" if start < len(of.title) else "body",
        "quote": quote,
        "value_text": value_text,
        "start": start,
        "end": start + len(value_text),
        "hedge": "exact",
        "modality": "stated",
        **fields,
    }
    row.setdefault("high", row["low"])
    row["high"] = row["low"] if row["high"] is None else row["high"]
    return Claim.from_dict(row)


GAZETTE = article(
    "gazette",
    "Amber Hill digs deeper",
    "The Norland Gazette",
    "2024-03-05",
    [
        (H, "Output"),
        (P, "Amber Hill produced about 43,000 tons of tin in 2023, 15% of the world's output."),
        (B, "Norland bought nearly 70% of its tin from Westmark; the quay holds up to 900 tons [2]."),
    ],
)
POST = article(
    "post",
    "琥珀山锡产量超过4.5万吨",
    "Harbour Post",
    "2024-05-20T08:00:00",
    [
        (P, "The mine turned out over 45,000 metric tons in 2023. Tin cost $31,000 per ton in May 2024."),
        (P, "By 2030 it is to give 80,000 tons, according to its owner."),
    ],
)
DIGEST = article(
    "digest",
    "What the week brought",
    None,
    None,
    [
        (P, "Of Norland's tin imports 55-60% come from Westmark, down from 70%, and 70% of that by sea."),
        (B, "Tin cost $31,000 per ton in May 2024, and three smelters stood idle."),
    ],
)
ARTICLES = (DIGEST, GAZETTE, POST)

_MINED = {
    "kind": "amount",
    "metric": "mine_production",
    "subject": "amber_hill",
    "commodity": "tin",
    "unit": "t",
}
_BOUGHT = {
    "kind": "share",
    "metric": "imports",
    "subject": "norland",
    "counterparty": "westmark",
    "whole": "norland",
    "commodity": "tin",
    "unit": "percent",
}
_PRICE = {"kind": "amount", "metric": "price", "subject": "world", "commodity": "tin", "unit": "USD/t"}
_IMPORTED = "Of Norland's tin imports 55-60% come from Westmark, down from 70%, and 70% of that by sea."
_DUG = "Amber Hill produced about 43,000 tons of tin in 2023, 15% of the world's output."
_QUAY = "Norland bought nearly 70% of its tin from Westmark; the quay holds up to 900 tons"

CLAIMS = (
    claim(DIGEST, 1, "55-60%", _IMPORTED, **_BOUGHT, low=55.0, high=60.0, hedge="range"),
    claim(
        DIGEST,
        2,
        "$31,000 per ton",
        "Tin cost $31,000 per ton in May 2024",
        **_PRICE,
        low=31000.0,
        period="2024-05",
    ),
    claim(
        DIGEST,
        3,
        "three",
        "three smelters stood idle",
        kind="count",
        metric="things",
        subject="norland",
        low=3.0,
        unit="count",
        item="smelters",
    ),
    claim(GAZETTE, 1, "about 43,000 tons", _DUG, **_MINED, low=43000.0, hedge="about", period="2023"),
    claim(
        GAZETTE,
        2,
        "15%",
        _DUG,
        **{**_MINED, "kind": "share", "unit": "percent"},
        whole="world",
        low=15.0,
        period="2023",
    ),
    claim(GAZETTE, 3, "nearly 70%", _QUAY, **_BOUGHT, low=70.0, hedge="nearly"),
    claim(
        GAZETTE,
        4,
        "up to 900 tons",
        _QUAY,
        kind="amount",
        metric="stockpile",
        subject="norland",
        commodity="tin",
        unit="t",
        low=900.0,
        hedge="up_to",
    ),
    claim(POST, 1, "超过4.5万吨", "琥珀山锡产量超过4.5万吨", **_MINED, low=45000.0, hedge="over"),
    claim(
        POST,
        2,
        "over 45,000 metric tons",
        "The mine turned out over 45,000 metric tons in 2023",
        **_MINED,
        low=45000.0,
        hedge="over",
        period="2023",
    ),
    claim(
        POST,
        3,
        "$31,000 per ton",
        "Tin cost $31,000 per ton in May 2024",
        **_PRICE,
        low=31000.0,
        period="2024-05",
    ),
    claim(
        POST,
        4,
        "80,000 tons",
        "By 2030 it is to give 80,000 tons, according to its owner",
        **_MINED,
        low=80000.0,
        period="2030",
        modality="forecast",
        attribution="its owner",
    ),
)

_OUTPUT = "mine_production|amber_hill|tin|-|-"
FINDINGS = (
    Finding(
        "same-measure-0a0a0a0a",
        "same-measure",
        Severity.CONTRADICTION,
        ("gazette-1", "post-2"),
        _OUTPUT,
        "Amber Hill's mine production of tin, 2023: about 43,000 t (gazette) or over 45,000 t (post)? They do not meet.",
        (),
        0.033,
    ),
    Finding(
        "same-measure-0b0b0b0b",
        "same-measure",
        Severity.TENSION,
        ("digest-1", "gazette-3"),
        "imports|norland|tin|westmark|norland",
        "Westmark's share of Norland's imports of tin: 55–60% (digest) or nearly 70% (gazette)?",
        ("a period is inferred from the date of the article",),
        0.04,
    ),
    Finding(
        "temporal-0c0c0c0c",
        "temporal",
        Severity.NOTE,
        ("post-4",),
        _OUTPUT,
        "80,000 t is given as a forecast in post.",
        ("a forecast is no value yet",),
        0.0,
    ),
)


def run(
    articles: Sequence[Article] = ARTICLES,
    claims: Sequence[Claim] = CLAIMS,
    findings: Sequence[Finding] = FINDINGS,
) -> Run:
    """The made-up run, or one with other parts, with its diagnoses and suggestions, as no fact was asked."""
    return _run(tuple(articles), tuple(claims), tuple(findings))


@cache
def _run(articles: tuple[Article, ...], claims: tuple[Claim, ...], findings: tuple[Finding, ...]) -> Run:
    frame = normalize(claims, PACK)
    known = {claim.id for claim in claims}
    sources = independent(frame, articles)
    diagnoses = diagnose(frame, [one for one in findings if known.issuperset(one.claims)], sources)
    suggestions = suggest(frame, sources, doubted={id for one in diagnoses for id in one.doubted})
    whole = Run(articles, claims, frame, findings)
    return replace(whole, diagnoses=diagnoses, suggestions=suggestions)


KNOWING = replace(PACK, fact_files=(Path(__file__).with_name("made_up_facts.csv"),))
"""The made-up pack with two facts on tin."""

JUDGEMENTS = (
    ("digest-1", Verdict.SUPPORTED, (), "gazette says the same.", ("gazette",)),
    ("digest-2", Verdict.UNVERIFIED, (), "No fact and no other article speaks to it.", ()),
    ("digest-3", Verdict.UNVERIFIED, (), "No fact and no other article speaks to it.", ()),
    ("gazette-1", Verdict.OUTDATED, ("T2", "T1"), "43,000 t is the figure for 2022 (Tin Office); now 45,600 t.", ()),
    ("gazette-2", Verdict.DEFINITION, ("T1",), "15% is the number of another measure.", ()),
    ("gazette-3", Verdict.CONTRADICTED, (), "Westmark's share: nearly 70% (gazette) or 55–60% (digest)?", ("digest",)),
    ("gazette-4", Verdict.UNVERIFIED, (), "No fact and no other article speaks to it.", ()),
    ("post-1", Verdict.SUPPORTED, ("T1",), "45,600 t for 2023 (Tin Office).", ("gazette",)),
    ("post-2", Verdict.AGREES, ("T1",), "45,600 t for 2023 (Tin Office).", ()),
    ("post-3", Verdict.UNVERIFIED, (), "No fact and no other article speaks to it.", ()),
    ("post-4", Verdict.DIFFERS, ("T1",), "45,600 t for 2023 (Tin Office), not 80,000 t.", ()),
)  # fmt: skip


BY_FACTS = (
    ("digest-1", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("digest-2", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("digest-3", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("gazette-1", Verdict.OUTDATED, ("T2", "T1"), "About 43,000 t is the figure for 2022 (Tin Office); now 45,600 t.", "the figure for 2022; now 45,600 t for 2023 (Tin Office, Tin Yearbook 2024)", "T1"),
    ("gazette-2", Verdict.DEFINITION, ("T1",), "15% is the number of another measure.", "the number of another measure", None),
    ("gazette-3", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("gazette-4", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("post-1", Verdict.AGREES, ("T1",), "45,600 t for 2023 (Tin Office).", "what the facts have: 45,600 t for 2023 (Tin Office)", "T1"),
    ("post-2", Verdict.AGREES, ("T1",), "45,600 t for 2023 (Tin Office).", "what the facts have: 45,600 t for 2023 (Tin Office)", "T1"),
    ("post-3", Verdict.UNVERIFIED, (), "No fact speaks to it.", "", None),
    ("post-4", Verdict.DIFFERS, ("T1",), "45,600 t for 2023 (Tin Office), not 80,000 t.", "not what the facts have: 45,600 t for 2023 (Tin Office)", "T1"),
)  # fmt: skip

OUTDATED = Finding(
    "reference-0d0d0d0d",
    "reference",
    Severity.NOTE,
    ("gazette-1",),
    _OUTPUT,
    "Amber Hill's mine production of tin, 2023: about 43,000 t (gazette) is outdated. 43,000 t is the figure for 2022.",
)


def judged(claims: Sequence[Claim] = CLAIMS) -> Run:
    """The made-up run with a verdict on each claim, every one of them once."""
    judgements = tuple(Judgement(*row) for row in JUDGEMENTS[: len(claims)])
    return replace(run(claims=claims, findings=()), judgements=judgements)


@cache
def knowing() -> Run:
    """The made-up run held against the two facts: every verdict that facts alone can give, and whom to doubt."""
    whole = run()
    judgements = tuple(
        Judgement(claim, verdict, facts, explanation, (), brief, current)
        for claim, verdict, facts, explanation, brief, current in BY_FACTS
    )
    sources = independent(whole.frame, whole.articles)
    borne_out = {"post-1": "Tin Office, Tin Yearbook 2024", "post-2": "Tin Office, Tin Yearbook 2024"}
    findings = (*FINDINGS, OUTDATED)
    diagnoses = diagnose(whole.frame, findings, sources, borne_out)
    doubted = {id for one in diagnoses for id in one.doubted}
    return replace(
        whole,
        findings=findings,
        judgements=judgements,
        diagnoses=diagnoses,
        suggestions=suggest(whole.frame, sources, borne_out, doubted),
    )
