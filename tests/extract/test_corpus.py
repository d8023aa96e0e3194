"""Extraction by corpus: one claim, many phrasings, in both languages; and texts that hold no claim."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from checker.articles import read_source
from checker.extract import extract
from checker.model import Article, Block, BlockKind
from checker.packs import load_pack
from tests.data import read_yaml

PACK = load_pack(("rare_earths",))
FOLDER = Path(__file__).parent


def read(text: str, published: str | None = "2025-08-15") -> list[dict[str, object]]:
    """The claims of one sentence as an article of its own; of several lines, as a Markdown file."""
    if "\n" in text:
        (article,) = read_source(f"---\ndate: {published}\n---\n\n# Figures\n\n{text}\n", "t.md")
    else:
        article = paragraph(text, published)
    return [claim.as_dict() for claim in extract(article, PACK)]


def paragraph(text: str, published: str | None = "2025-08-15") -> Article:
    """An article of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, 0, len(text), 1)
    return Article("t", "t.txt", "", None, published, "en", "en", 0, len(text), text, text, (block,))


def phrasings(part: str = "said") -> list[ParameterSet]:
    """Every phrasing of both corpora with the claim that it says; `missed` are those not read rightly yet."""
    found = []
    for name in ("corpus.en.yaml", "corpus.zh.yaml"):
        for entry in read_yaml(FOLDER / name):
            found.extend(pytest.param(said, entry["claim"], id=said[:60]) for said in entry.get(part, ()))
    return found


def says(said: str, wanted: dict[str, object]) -> bool:
    """Whether one of the claims has every field as wanted; numbers to a millionth."""
    fields = {
        name: pytest.approx(value, rel=1e-6) if isinstance(value, float) else value
        for name, value in wanted.items()
    }
    if fields.get("period") is not None:
        fields["period"] = str(fields["period"])
    return any(all(claim[name] == value for name, value in fields.items()) for claim in read(said))


@pytest.mark.parametrize(("said", "wanted"), phrasings())
def test_a_phrasing_says_its_claim(said: str, wanted: dict[str, object]) -> None:
    assert says(said, wanted), read(said)


@pytest.mark.parametrize(("said", "wanted"), phrasings("missed"))
def test_a_missed_phrasing_moves_to_said_once_it_is_read(said: str, wanted: dict[str, object]) -> None:
    assert not says(said, wanted)


@pytest.mark.parametrize("said", (FOLDER / "lookalikes.txt").read_text(encoding="utf-8").splitlines())
def test_a_look_alike_is_no_claim(said: str) -> None:
    assert [claim["value_text"] for claim in read(said)] == []


@pytest.mark.parametrize(("said", "wanted"), [one for one in phrasings()[::7] if "\n" not in one.values[0]])
def test_a_claim_quotes_its_text_letter_for_letter(said: str, wanted: object) -> None:
    for claim in read(said):
        assert said[claim["start"] : claim["end"]] == claim["value_text"]
        assert claim["value_text"] in claim["quote"]


@pytest.mark.parametrize(("said", "wanted"), phrasings()[::7])
def test_a_phrasing_says_the_same_however_its_lines_are_broken(said: str, wanted: object) -> None:
    if "\n" in said:
        return
    words = said.split(" ")
    broken = "".join(word + ("\n  " if n % 2 else " ") for n, word in enumerate(words[:-1])) + words[-1]
    claims = list(extract(paragraph(broken), PACK))
    assert [broken[claim.start : claim.end] for claim in claims] == [claim.value_text for claim in claims]
    moved = ("start", "end", "quote", "value_text")
    told = [{k: v for k, v in claim.as_dict().items() if k not in moved} for claim in claims]
    assert told == [{k: v for k, v in claim.items() if k not in moved} for claim in read(said)]


def test_ids_survive_text_that_is_added_above() -> None:
    said = "China mines 70% of the world's rare earths. Japan consumed 20,000 tons in 2024."
    before = [claim["id"] for claim in read(said)]
    after = [claim["id"] for claim in read("Something new was written on top. " + said)]
    assert len(before) == 2
    assert before == after
