"""Stands, exhibitors and halls from the command line, with `--json` where programs read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checkin_app.cli import main as cli
from checkin_app.wording import use_language

Typed = Callable[..., Any]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Typed]:
    """Runs a command in this process, which is quicker than one each, and gives its JSON."""
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path))

    def run(*words: object) -> Any:
        capsys.readouterr()
        status = cli.run([*map(str, words), "--lang", "en", "--json"])
        said = capsys.readouterr()
        assert status == 0, said.err
        return json.loads(said.out)

    yield run
    use_language("en")


def test_stands_by_commands(typed: Typed, event: Path, tmp_path: Path):
    held = [row for row in typed("stands", "list", event)["stands"] if row["exhibitor"]]
    one, other = held[0], held[1]
    typed("stands", "plan", event, "-o", tmp_path / "plan.svg")
    before = typed("stands", "stale", event, "--before", one["stand"], other["stand"])
    typed("stands", "swap", event, one["stand"], other["stand"])
    after = typed("stands", "stale", event)
    assert [p["changes"] for p in after["papers"]] == [p["changes"] for p in before["papers"]] != []
    assert {c["is"] for c in after["papers"][0]["changes"]} == {one["exhibitor"], other["exhibitor"]}
    typed("stands", "stale", event, "--settle", after["papers"][0]["id"])
    assert typed("stands", "stale", event)["papers"] == []
    last = typed("stands", "history", event, one["stand"])["history"][-1]
    assert (last["exhibitor"], last["other"]) == (other["exhibitor"], other["stand"])
    assert typed("stands", "check", event)["findings"] == []


def test_exhibitors_and_halls_by_commands(typed: Typed, event: Path, tmp_path: Path):
    calls = typed("stands", "call-list", event, "--nobody")["calls"]
    name = calls[0]["name"]
    typed("exhibitors", "note", event, name, "comes at noon")
    shown = typed("exhibitors", "hand-over", event, name, "keys")
    kept = typed("exhibitors", "list", event, "--outstanding")["exhibitors"]
    assert [one["name"] for one in kept] == [name]
    assert [(n["text"]) for n in shown["notes"]] == ["comes at noon"]
    assert next(h for h in shown["handed"] if h["item"] == "keys")["state"] == "out"
    hall = typed("halls", "list", event)["halls"][0]
    typed("halls", "export", event, hall["id"], "-o", tmp_path / "floorplan.json")
    again = typed("import", event, tmp_path / "floorplan.json", "--dry-run")
    assert again["outcome"] == "imported"
    assert typed("verify", event)["ok"]


def test_a_hall_is_so_many_by_so_many_metres(typed: Typed, event: Path, capsys: pytest.CaptureFixture[str]):
    typed("halls", "list", event)
    assert cli.run(["halls", "list", str(event), "--lang", "en"]) == 0
    assert "58 × 30 m" in capsys.readouterr().out
