"""Extraction by corpus: one claim, many phrasings, in both languages; and texts that hold no claim."""

from pathlib import Path

import pytest
import yaml

from checker.articles import read_source
from checker.extract import extract
from checker.model import Article, Block, BlockKind
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))
FOLDER = Path(__file__).parent


def read(text: str, published: str | None = "2025-08-15") -> list[dict[str, object]]:
    """The claims of one sentence as an article of its own; of several lines, as a Markdown file."""
    if "\n" in text:
        (article,) = read_source(f"---\ndate: {published}\n---\n\n# Figures\n\n{text}\n", "t.md")
        return [claim.as_dict() for claim in extract(article, PACK)]
    block = Block(BlockKind.PARAGRAPH, 0, len(text), 1)
    article = Article("t", "t.txt", "", None, published, "en", "en", 0, len(text), text, text, (block,))
    return [claim.as_dict() for claim in extract(article, PACK)]


def phrasings() -> list[object]:
    """Every phrasing of both corpora with the claim that it says."""
    found = []
    for name in ("corpus.en.yaml", "corpus.zh.yaml"):
        for entry in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")):
            found.extend(pytest.param(said, entry["claim"], id=said[:60]) for said in entry["said"])
    return found


@pytest.mark.parametrize(("said", "wanted"), phrasings())
def test_a_phrasing_says_its_claim(said: str, wanted: dict[str, object]) -> None:
    found = read(said)
    wanted = {
        name: str(value) if name == "period" and value is not None else value
        for name, value in wanted.items()
    }
    close = [{name: claim[name] for name in wanted} for claim in found]
    assert wanted in close


@pytest.mark.parametrize("said", (FOLDER / "lookalikes.txt").read_text(encoding="utf-8").splitlines())
def test_a_look_alike_is_no_claim(said: str) -> None:
    assert [claim["value_text"] for claim in read(said)] == []


@pytest.mark.parametrize(("said", "wanted"), phrasings()[::7])
def test_a_claim_quotes_its_text_letter_for_letter(said: str, wanted: object) -> None:
    for claim in read(said):
        assert said[claim["start"] : claim["end"]] == claim["value_text"]
        assert claim["value_text"] in claim["quote"]


def test_ids_survive_text_that_is_added_above() -> None:
    said = "China mines 70% of the world's rare earths. Japan consumed 20,000 tons in 2024."
    before = [claim["id"] for claim in read(said)]
    after = [claim["id"] for claim in read("Something new was written on top. " + said)]
    assert len(before) == 2
    assert before == after
