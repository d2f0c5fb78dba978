"""Badges drawn by a child process: the same bytes, a progress that can end it, and a sentence when it dies."""

from __future__ import annotations

import sys

import pytest

from checkin_app.documents import badge_check, drawing_process
from checkin_app.documents.badge_pdf import render
from checkin_app.documents.drawing_process import check_apart, render_apart
from checkin_app.documents.layouts import sheets
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.wording import problem_sentence
from tests.documents.badges import A6, LAYOUTS, badge

PEOPLE = [badge(f"Agnès {number}", "Łukasz-Strauß", number=number) for number in range(250)]
SHEETS = {sheet.id: sheet for sheet in sheets()}


def ignored(_done: int, _total: int) -> None:
    """Nobody looks."""


def test_a_child_draws_the_same_bytes_and_tells_how_far_it_is():
    told: list[tuple[int, int]] = []
    drawn = render_apart(PEOPLE, A6, SHEETS["a4x4"], title="Rencontres", progress=lambda *how_far: told.append(how_far))
    assert drawn == render(PEOPLE, A6, SHEETS["a4x4"], title="Rencontres")
    assert [total for _done, total in told] == [250] * len(told)
    assert [done for done, _total in told] == [0, 100, 200]


def test_a_child_finds_what_a_check_here_finds():
    badges = [*PEOPLE[:60], badge("Agnès", "W" * 200, number=60), badge("\u6f22", "Le Bras", number=61)]
    told: list[tuple[int, int]] = []
    found = check_apart(badges, A6, {}, progress=lambda *how_far: told.append(how_far))
    assert found == badge_check.faults(badges, A6, {}, read_back=True)
    assert {fault.code for _id, fault in found} >= {"overflow"}
    assert told == [(0, 62), (50, 62)]


def test_what_cannot_be_drawn_is_refused_as_if_it_were_drawn_here():
    with pytest.raises(InputProblem) as here:
        render(PEOPLE, A6, SHEETS["a4x10"])
    with pytest.raises(InputProblem) as there:
        render_apart(PEOPLE, A6, SHEETS["a4x10"], progress=ignored)
    assert (there.value.code, there.value.facts) == (here.value.code, here.value.facts)


def test_who_wants_no_more_ends_the_child():
    class EnoughError(Exception):
        pass

    def enough(_done: int, _total: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        render_apart(PEOPLE, LAYOUTS["card86x54"], progress=enough)


@pytest.mark.parametrize(
    "child",
    [
        "import os; os.abort()",
        "import os, sys; sys.stdin.buffer.read(); print('drawn 0', flush=True); os.kill(os.getpid(), 9)",
        "import sys; sys.stdin.buffer.read(); print('done 100'); print('%PDF-1.3')",
    ],
    ids=["before it began", "while it drew", "while it wrote"],
)
def test_a_child_that_was_ended_from_outside_is_a_sentence(child: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drawing_process, "_command", lambda: [sys.executable, "-c", child])
    with pytest.raises(EnvironmentProblem) as problem:
        render_apart(PEOPLE, A6, progress=ignored)
    assert problem.value.code == "drawing_died"
    assert problem_sentence(problem.value).startswith("The drawing of 250 badges was ended from outside.")
