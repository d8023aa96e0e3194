import pytest

from tests.bench import extract
from tests.bench.extractors import ENTRANTS


@pytest.mark.bench
def test_the_benchmark_names_everybody_and_every_text(capsys: pytest.CaptureFixture[str]) -> None:
    extract.main()
    said = capsys.readouterr().out
    assert all(f"\n{entrant.name} " in said for entrant in ENTRANTS)
    assert all(f"one line of {name} " in said for name in extract.LINES)
