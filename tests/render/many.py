"""A run of any size: articles about mines, each of which two name with another output."""

from __future__ import annotations

from checker.model import Finding, Run, Severity
from checker.normalize import normalize
from tests.render.made_up import PACK, P, article, claim


def many(number: int) -> Run:
    """So many findings, of two claims each, in a hundredth as many articles; the hardest ones last."""
    size = 100
    articles, claims, findings = [], [], []
    for first in range(0, number, size):
        mines = range(first, min(first + size, number))
        texts = {
            mine: f"The mine named M{mine} gave {mine + 100} tons of tin in the year 2023." for mine in mines
        }
        for paper in ("gazette", "post"):
            said = {
                mine: text.replace("tons", "tonnes") if paper == "post" else text
                for mine, text in texts.items()
            }
            made = article(
                f"{paper}-{first}", "Tin", paper, "2024-03-05", [(P, text) for text in said.values()]
            )
            articles.append(made)
            for mine, text in said.items():
                value = text.partition("gave ")[2].partition(" of")[0]
                row = claim(
                    made, mine, value, text, kind="amount", metric="mine_production", subject=f"m{mine}",
                    commodity="tin", low=float(mine + 100), unit="t", period="2023",
                )  # fmt: skip
                claims.append(row)
        for mine in mines:
            measure = f"mine_production|m{mine}|tin|-|-"
            id = f"same-measure-{mine:012x}"
            findings.append(
                Finding(
                    id,
                    "same-measure",
                    Severity.TENSION if mine < number // 2 else Severity.CONTRADICTION,
                    (f"gazette-{first}-{mine}", f"post-{first}-{mine}"),
                    measure,
                    f"M{mine}’s mine production of tin, 2023: {mine + 100} t (gazette-{first}) or {mine + 100} t (post-{first})?",
                    fingerprints=(id,),
                )
            )
    return Run(tuple(articles), tuple(claims), normalize(claims, PACK), tuple(findings))
