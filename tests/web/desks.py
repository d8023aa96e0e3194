"""The desk of the tests of the ledger, as the editor's page sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker import desk, pipeline
from checker.config import Config, load_config
from checker.model import Article, Claim, Run
from checker.packs import Pack, load_pack
from checker.store import Edit, save_claims
from tests.ledger.desks import begin

PACK = load_pack(("rare_earths",))


@dataclass(frozen=True)
class Held:
    """A folder as it is at a moment."""

    config: Config
    desk: desk.Desk
    raw: Sequence[Claim]
    run: Run
    warnings: Sequence[str]
    pack: Pack = PACK

    def claim(self, words: str) -> Claim:
        """The one claim whose value is these words, as it was extracted."""
        (found,) = [claim for claim in self.raw if claim.value_text == words]
        return found

    def article(self, id: str) -> Article:
        """An article by its id."""
        return next(article for article in self.desk.articles if article.id == id)

    def edit(self, id: str) -> Edit | None:
        """The correction of a claim."""
        return next((edit for edit in self.desk.edits if edit.id == id), None)


def made(root: Path) -> Held:
    """A repository of two articles about tin, with their claims."""
    begin(root)
    config = load_config(root)
    for article in desk.now(config).articles:
        save_claims(config.claims, article.id, pipeline.extract([article], PACK))
    return seen(root)


def seen(root: Path) -> Held:
    """The folder as it is now."""
    config = load_config(root)
    now = desk.now(config)
    claims, warnings = desk.claims_of(now, PACK)
    raw, _ = desk.claims_of(replace(now, edits=()), PACK)
    return Held(config, now, raw, pipeline.check(now.articles, claims, PACK), warnings)
