"""Articles that try to break out of a report: scripts, attributes, links, tables, terminals, directions."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Finding, Judgement, Run, Severity, Verdict
from tests.render.made_up import P, article, claim, run

HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "'><svg onload=document.title='owned'>",
    "</style><style>body{display:none}</style>",
    "</title></textarea></script><iframe src=javascript:alert(1)>",
    "<a href='javascript:document.title=1'>link</a>",
    "<math><mtext><img src=http://example.invalid/a.png>",
    "[click](javascript:alert(1)) ![x](http://example.invalid/b.png)",
    "<http://example.invalid/c> [d]: http://example.invalid/d",
    "a | b || c \\| d",
    "`code` ``` **bold** __under__ ~~gone~~ # head",
    "| --- | --- |",
    "</details></table><h1>big",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "<!-- comment --> <![CDATA[ x ]]> <?php x ?>",
    "=cmd()|' /C calc'!A0",
    "\u202egnp.exe\u202c \u2066turned\u2069",
    "\x1b]0;owned\x07\x1b[31mred",
    "@everyone #1 $x$ www.example.invalid",
)


def hostile_run() -> Run:
    """An article, a claim and a finding for each string, which stands in all their texts and names."""
    articles, claims, findings = [], [], []
    for number, text in enumerate(HOSTILE):
        quote = f"{text} gave 4{number} tons {text}"
        made = article(f"h{number}", text, text, text, [(P, quote)], file=f"{text}.txt")
        claims.append(
            claim(
                replace(made, published=None),
                1,
                f"4{number} tons",
                quote,
                kind="amount",
                metric=text,
                subject=text,
                counterparty=text,
                whole=text,
                commodity=text,
                low=40.0 + number,
                unit="t",
                item=text,
                base=text,
                attribution=text,
            )
        )
        articles.append(replace(made, id=f"h{number}"))
        measure = "|".join((text.replace("|", "/"), "-", "-", "-", "-"))
        findings.append(
            Finding(
                f"same-measure-{number} {text}",
                "same-measure",
                Severity.CONTRADICTION,
                (f"h{number}-1",),
                measure,
                f"{text} is wrong. {text}",
                (text,),
            )
        )
    judgements = tuple(
        Judgement(made.id, Verdict.DIFFERS, (), text, (text,), text)
        for made, text in zip(claims, HOSTILE, strict=True)
    )
    return replace(run(articles, claims, findings), judgements=judgements)
