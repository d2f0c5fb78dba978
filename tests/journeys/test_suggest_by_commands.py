"""`stands suggest` on the reference event: what is asked of it, measured on the program as users run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .commands import LISTS, Program

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Path]:
    folder = tmp_path_factory.mktemp("suggest")
    program = Program(folder)
    path = folder / "rencontres.accueil"
    program.run("new", path, "--name", "Rencontres", "--place", "Montpellier", "--day", "2010-07-01")
    program.json("import", path, *LISTS, "--json")
    return program, path


def test_the_reference_event_is_allocated_better_than_it_was_and_that_is_proven(event: tuple[Program, Path]):
    program, path = event
    recorded = program.json("stands", "suggest", path, "--json")
    found = program.json("stands", "suggest", path, "--keep", "nothing", "--time", "600", "--json")
    assert len({line["stand"] for line in found["allocation"] if line["stand"]}) == 60
    assert (found["optimal"], found["gap"], found["violations"]) == (True, 0.0, [])
    assert found["first_wishes"] > recorded["first_wishes"] == 35
    assert all(line["why"] and line["why"][0]["sentence"] for line in found["allocation"])
    assert all(line["sentence"] for line in found["unmet"])


def test_a_plan_that_is_taken_over_is_the_next_suggestion(event: tuple[Program, Path]):
    program, path = event
    first = program.json("stands", "suggest", path, "--keep", "nothing", "--time", "600", "--apply", "--json")
    again = program.json("stands", "suggest", path, "--keep", "reserved", "--json")
    assert len(first["applied"]) == len(first["differences"]) > 0
    assert again["differences"] == []
    assert program.run("verify", path).returncode == 0


def test_bad_words_are_answered_with_a_sentence(event: tuple[Program, Path]):
    program, path = event
    for words in (("--weight", "beauty=3"), ("--row-power", "C=much")):
        done = program.run("stands", "suggest", path, *words)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "There are: A, B, C, D, E, F" in program.run("stands", "suggest", path, "--row-power", "Q=3").stderr


def test_an_exhibitor_without_a_stand_is_a_no(event: tuple[Program, Path]):
    program, path = event
    done = program.run("stands", "suggest", path, "--keep", "nothing", "--time", "5", "--row-power", "A=0")
    assert done.returncode == 1
    assert "kW" in done.stdout
