"""The lists of the design folder, where it lies beside the checkout, and the scoring command on a folder of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import score_lists

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT.parent / "shared" / "data" / "lists"
STRICT = 54


@pytest.mark.skipif(not LISTS.is_dir(), reason="the sample lists do not lie beside this checkout (../shared/data/lists)")
def test_every_sample_list_passes_and_most_do_strictly():
    score = score_lists.scorer(LISTS)
    truths = sorted((LISTS / "samples").glob("*.expected.json"))
    results = {truth.name: score_lists.run(truth, score)[1] for truth in truths}
    assert [name for name, points in results.items() if not points.get("pass")] == []
    assert sum(bool(points.get("strict_pass", points.get("pass"))) for points in results.values()) >= min(STRICT, len(results))


def sample(folder: Path, last_name: str) -> Path:
    people = [{"row": 2, "first_name": "Ana", "last_name": last_name}]
    (folder / "guests.csv").write_text("Nom;Prénom\nCosta;Ana\n", encoding="utf-8")
    truth = folder / "guests.csv.expected.json"
    truth.write_text(json.dumps({"expect": "import", "people": people}), encoding="utf-8")
    return truth


def test_a_folder_with_truths_but_no_scorer_is_scored_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sample(tmp_path, "Costa")
    assert score_lists.main([str(tmp_path)]) == 0
    assert "1 of 1 pass, 1 strictly" in capsys.readouterr().out


def test_a_list_that_comes_out_otherwise_fails_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sample(tmp_path, "Silva")
    assert score_lists.main([str(tmp_path)]) == 1
    assert "last_name: 0 of 1" in capsys.readouterr().out


def test_a_crash_is_a_result(tmp_path: Path):
    truth = sample(tmp_path, "Costa")
    (tmp_path / "guests.csv").unlink()
    (tmp_path / "guests.csv").mkdir()
    result, points, _ = score_lists.run(truth, score_lists.plain_score)
    assert result["outcome"] in ("refused", "crashed")
    assert not points["pass"]
