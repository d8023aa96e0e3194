"""Articles and people that try to break out of a report: scripts, attributes, links, tables, terminals, directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import (
    Change,
    Decision,
    Dimension,
    Finding,
    Judgement,
    Ledger,
    Ruling,
    Run,
    Seen,
    Settled,
    Severity,
    Unread,
    Verdict,
)
from tests.render.made_up import P, article, claim, run

OWNED = "document.title='owned'"

HOSTILE = (
    # scripts and elements
    f"<script>{OWNED}</script>",
    f"<SCRIPT SRC=http://example.invalid/x.js></SCRIPT><script>{OWNED}//",
    f"</script><script>{OWNED}</script>",
    f"<scr<script>ipt>{OWNED}</scr</script>ipt>",
    "<iframe src=javascript:alert(1)></iframe>",
    f'<iframe srcdoc="<script>parent.{OWNED}</script>">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="http://example.invalid/x.swf">',
    '<meta http-equiv=refresh content="0;url=http://example.invalid/r">',
    '<base href="http://example.invalid/">',
    '<link rel=stylesheet href="http://example.invalid/x.css">',
    '<form action="http://example.invalid/"><input name=a autofocus onfocus=alert(1)><button>go</button></form>',
    f"<template><script>{OWNED}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={OWNED}>'>",
    "</title></textarea></script><iframe src=javascript:alert(1)>",
    # attributes
    f'"><img src=x onerror="{OWNED}">',
    f"'><svg onload={OWNED}>",
    f'" onmouseover="{OWNED}" x="',
    f"' autofocus onfocus='{OWNED}' x='",
    f"` onclick={OWNED} `",
    f"<img src=x:y onerror\n=\n{OWNED}>",
    f"<details open ontoggle={OWNED}>",
    f"<video><source onerror={OWNED}></video>",
    f"<body onload={OWNED}>",
    # addresses
    f"<a href='javascript:{OWNED}'>link</a>",
    f"javascript:{OWNED}",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "jav\tascript:alert(1)",
    "//example.invalid/a.png",
    "../../../../etc/passwd",
    # pictures and formulas that are markup
    f"<svg><script>{OWNED}</script></svg>",
    f"<svg><a xlink:href='javascript:{OWNED}'><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    f"<svg><animate onbegin={OWNED} attributeName=x dur=1s>",
    f"</desc></svg><img src=x onerror={OWNED}>",
    "<math><mtext><img src=http://example.invalid/a.png>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
    # styles
    "</style><style>body{display:none}</style>",
    "<div style='background:url(http://example.invalid/bg)'>",
    "<style>@import 'http://example.invalid/i.css'; *{display:none}</style>",
    "x:expression(alert(1)); position:fixed; inset:0",
    # Markdown
    "[click](javascript:alert(1)) ![x](http://example.invalid/b.png)",
    "<http://example.invalid/c> [d]: http://example.invalid/d",
    "a | b || c \\| d",
    "`code` ``` **bold** __under__ ~~gone~~ # head",
    "| --- | --- |",
    "</details></table><h1>big",
    "- [ ] task\n1. one\n\n    code\n\n> quote",
    "@everyone #1 $x$ www.example.invalid GH-1 org/repo#2",
    "[^1]: note ![][x] [x]: <javascript:1>",
    "<details><summary>more</summary>",
    # templates, entities, comments
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "&lt;b&gt; &amp; &#60;i&#62; &quot;",
    "<!-- comment --> <![CDATA[ x ]]> <?php x ?>",
    # directions, terminals, what cannot be seen
    "\u202egnp.exe\u202c \u2066turned\u2069 \u061c\u200f",
    "\x1b]0;owned\x07\x1b[31mred\x9b2J",
    "zero\x00byte \u2028line \u2029paragraph \ufeffmark",
    "\ud7ff\ufffe \U000e0001\U000e0041 a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
    # spreadsheets
    "=cmd()|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '-2+3+HYPERLINK("http://example.invalid/h","x")',
    "\t=1+1\r\n;=2,=3",
)


def hostile_run(hostile: Sequence[str] = HOSTILE) -> Run:
    """An article, a claim, a finding and a decision for each string, which stands in all their texts and names."""
    articles, claims, findings, unread = [], [], [], []
    for number, text in enumerate(hostile):
        quote = f"{text} gave 4{number} tons {text}"
        made = article(f"h{number}", text, text, text, [(P, quote)], file=f"{text}.txt")
        claims.append(
            claim(
                replace(made, published=None),
                1,
                f"4{number} tons",
                quote,
                kind="share" if number % 2 else "amount",
                metric=text if number % 3 else "other",
                subject=text,
                counterparty=text,
                whole=text,
                commodity=text,
                low=40.0 + number,
                unit="percent" if number % 2 else "t",
                item=text,
                base=text,
                period=str(2000 + number),
                attribution=text,
            )
        )
        articles.append(replace(made, id=f"h{number} {text}" if number % 2 else f"h{number}"))
        claims[-1] = replace(claims[-1], article=articles[-1].id)
        unread.append(Unread(articles[-1].id, 0, len(text)))
        measure = "|".join((text.replace("|", "/"), "-", "-", "-", "-"))
        findings.append(
            Finding(
                f"same-measure-{number} {text}",
                "same-measure" if number % 2 else text,
                Severity.CONTRADICTION,
                (f"h{number}-1", *([f"h{number - 1}-1"] if number else [])),
                measure,
                f"{text} is wrong ({articles[-1].id}). {text}",
                (text,),
            )
        )
    judgements = tuple(
        Judgement(made.id, Verdict.DIFFERS, (), text, (text,), text)
        for made, text in zip(claims, hostile, strict=True)
    )
    whole = run(articles, claims, findings)
    return replace(whole, judgements=judgements, ledger=_decided(findings, hostile), unread=tuple(unread))


def _decided(findings: Sequence[Finding], hostile: Sequence[str]) -> Ledger:
    """A verdict of every sort, with the strings as values, reasons, names and dates."""
    rulings, settled = list(Ruling), {}
    decisions = []
    for number, (finding, text) in enumerate(zip(findings, hostile, strict=True)):
        decision = Decision(
            fingerprint=text,
            ruling=rulings[number % len(rulings)],
            reason=text,
            by=text,
            date=text,
            rule=text,
            measure=text,
            severity=finding.severity,
            explanation=text,
            fingerprints=(text,),
            seen=(Seen(text, text, text, text, text),),
            about=(text,),
            dimension=Dimension.SCOPE,
            review_by=text,
        )
        decisions.append(decision)
        settled[finding.id] = Settled(
            finding.id, Change.NEW, decision, expired=number % 3 == 0, due=number % 3 == 1, why=text
        )
    return Ledger(settled, tuple(findings), tuple(decisions), hostile[0])
