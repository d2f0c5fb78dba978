"""Every code has its sentence, in every language that it must have."""

from __future__ import annotations

import ast
import errno
import os
import string
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from checkin_app import wording
from checkin_app.cli import click_words, main
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.event import Event
from checkin_app.domain.floorplan import Arrivals, StandState
from checkin_app.domain.plan_checks import Finding
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.sentences.problems import PROBLEMS
from checkin_app.settings import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
EVENT = Event("e", "E", "", (date(2010, 7, 1), date(2010, 7, 2)))


@pytest.fixture(autouse=True)
def _english_again():
    yield
    wording.use_language("en")


def raised_codes() -> dict[str, str]:
    """Every problem code in the source and the file that raises it."""
    kinds = {"EnvironmentProblem", "InputProblem", "Refused", "UsageProblem"}
    found = {}
    for path in (ROOT / "checkin_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found[str(first.value)] = path.name
    return found


def test_every_problem_that_is_raised_has_a_sentence():
    missing = {code: where for code, where in raised_codes().items() if code not in PROBLEMS}
    assert missing == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_verdicts_categories_and_states_are_words_in_every_language(code: str):
    wording.use_language(code)
    for verdict in Verdict:
        assert wording.verdict_word(verdict)
        assert wording.verdict_sentence(verdict, day=1, time="09:12", desk="A", since="09:00")
    words = [
        *map(wording.category_name, Category), *map(wording.category_plural, Category), *map(wording.status_name, Status),
        *map(wording.print_state_name, PrintState), *map(wording.stand_state_name, StandState),
        *map(wording.arrivals_name, Arrivals), wording.country_name("ES"), wording.speaks("ca"),
    ]  # fmt: skip
    assert all(words)
    if code != "en":
        assert wording.verdict_word(Verdict.ALREADY_IN) != "Already in"
        assert wording.speaks("en") != "speaks English"


def test_days_are_said_as_people_say_them():
    assert wording.day_title(EVENT, date(2010, 7, 1)) == "day 1 of 2 · Thursday 1 July"
    assert wording.event_dates(EVENT) == "1–2 July 2010"
    wording.use_language("fr")
    assert wording.day_title(EVENT, date(2010, 7, 1)) == "jour 1 sur 2 · jeudi 1er juillet"
    assert wording.event_dates(EVENT) == "1–2 juillet 2010"
    assert [wording.date_name(day) for day in EVENT.days] == ["1er juillet 2010", "2 juillet 2010"]
    assert wording.event_dates(Event("e", "E", "", (date(2010, 7, 1),))) == "1er juillet 2010"
    assert wording.event_dates(Event("e", "E", "", (date(2010, 6, 30), date(2010, 7, 1)))) == "30 juin – 1er juillet 2010"
    wording.use_language("ca")
    assert wording.day_name(date(2010, 4, 1)) == "dijous 1 d’abril"
    assert wording.event_dates(EVENT) == "1–2 de juliol de 2010"
    wording.use_language("es")
    assert wording.day_name(date(2010, 7, 1)) == "jueves 1 de julio"
    assert wording.event_dates(EVENT) == "1–2 de julio de 2010"


def test_a_fact_that_nobody_gave_is_left_blank_and_raises_nothing():
    for code, sentence in PROBLEMS.items():
        assert wording.problem_sentence(InputProblem(code))
        assert all(name.isidentifier() for _t, name, _f, _c in string.Formatter().parse(sentence) if name), code


def test_an_unknown_code_is_still_a_sentence():
    assert "strange" in wording.problem_sentence(InputProblem("strange", n=1))
    assert wording.country_name("XX") == "XX"
    assert wording.speaks("") == ""


def test_the_catalogues_are_complete_and_compiled():
    from tools import translations

    wanted = translations.messages()
    faults = []
    for code in (*translations.COMPLETE, *translations.PARTIAL):
        catalogue = translations.updated(code, wanted)
        faults += translations.faults_of(code, catalogue, wanted) + translations.stale(code, catalogue)
    assert faults == []


def test_a_sentence_that_begins_to_count_must_be_said_anew():
    from babel.messages.catalog import Catalog

    from tools import translations

    wanted = Catalog()
    wanted.add(("Add", "Add {n}"))
    assert translations.faults_of("fr", translations.updated("fr", wanted), wanted) == ["fr: not translated: 'Add'"]
    once = Catalog()
    once.add("{n} stand changed hands in one act. Ctrl+Z takes it back.")
    assert len(translations.faults_of("fr", translations.updated("fr", once), once)) == 1


def test_numbers_are_written_as_the_language_writes_them():
    found = Finding("odd_size", "warning", {"stand": "A01", "area": 7.25})
    assert "7.25 m²" in wording.finding_sentence(found)
    wording.use_language("fr")
    assert "7,25\N{NO-BREAK SPACE}m²" in wording.finding_sentence(found)
    assert "7,5\N{NO-BREAK SPACE}m²" in wording.suggestion_sentence("too_small", {"stand": "A01", "area": 7.5, "asked": 9.0})
    assert [wording.number(n) for n in (7.0, 11.5)] == ["7", "11,5"]


def test_one_english_word_for_two_things_is_two_words_elsewhere():
    wording.use_language("fr")
    assert wording.handover_name("keys") == "Clés"
    assert wording.handover_name("a lamp") == "a lamp"
    assert wording._("Keys") == "Touches"


def test_the_words_of_click_are_ours_too(capsys: pytest.CaptureFixture[str]):
    # In a process of its own: a command is worded once, in the language spoken when it is first asked for.
    asked = [sys.executable, "-m", "checkin_app", "badges", "--help", "--lang", "fr"]
    said = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8").stdout
    assert "Usage\N{NO-BREAK SPACE}:" in said
    assert "Dessiner des badges dans un PDF" in said
    assert "Afficher cette aide." in said
    assert "[obligatoire]" in said
    assert "Options\N{NO-BREAK SPACE}:" in said
    assert main.run(["badges", "x.accueil", "--lang", "es"]) == 2
    assert "Falta la opción" in capsys.readouterr().err


def test_the_language_may_stand_before_the_command_too(capsys: pytest.CaptureFixture[str]):
    assert main.run(["--lang", "ca", "printers", "--nonsense"]) == 2
    assert "Error" in capsys.readouterr().err
    assert wording.language() == "ca"


def test_every_sentence_kept_for_click_is_still_one_of_its_own():
    source = "".join(path.read_text("utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    told = [*click_words.SENTENCES, *(one for pair in click_words.COUNTED for one in pair)]
    assert [sentence for sentence in told if repr(sentence)[1:-1] not in source and sentence not in source] == []


def test_what_the_system_says_in_english_is_said_in_our_words():
    problem = EnvironmentProblem("cannot_read", path="/e.accueil", why=os.strerror(errno.EACCES))
    assert wording.problem_sentence(problem) == "/e.accueil cannot be read: no permission. Nothing was changed."
    assert "the disk is full" in wording.fault_sentence(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert "as it came" in wording.problem_sentence(EnvironmentProblem("cannot_read", path="/e", why="as it came"))
