import pytest

from tests.bench import blame


@pytest.mark.bench
def test_the_benchmark_blames_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    blame.main()
    _, *rows = capsys.readouterr().out.splitlines()
    assert len(rows) == len(blame.SIZES)
    for row in rows:
        precision, recall = map(float, row.split()[6:8])
        assert precision >= 0.98
        assert recall >= 0.95
