"""Words of categories, states and countries in seven languages become what they mean: see `labels.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin_app.documents import values
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists import labels


def table() -> list[tuple[str, str, str]]:
    """(what, wanted value, word)."""
    found: list[tuple[str, str, str]] = []
    what, wanted = "", ""
    for line in Path(__file__).with_name("labels.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            _, what, wanted = line.split(" ")
        else:
            found += [(what, wanted.strip("-"), word) for word in line.split(" | ")]
    return found


@pytest.mark.parametrize("what", ["status", "category", "country"])
def test_every_word_becomes_what_it_means(what: str):
    judge = {"status": labels.status, "category": labels.category, "country": values.country}[what]
    words = [(wanted, word) for kind, wanted, word in table() if kind == what]
    assert len(words) > 100
    assert [(word, str(judge(word)), wanted) for wanted, word in words if str(judge(word)) != wanted] == []


@pytest.mark.parametrize("word", ["", "-", "Bleu", "42", "https://x.example"])
def test_a_word_of_nothing_known_is_left_to_the_user(word: str):
    assert labels.status(word) is None
    assert labels.category(word) is None


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Non payé", Status.PENDING),
        ("unpaid", Status.PENDING),
        ("Not attending", Status.CANCELLED),
        ("Ne participera pas", Status.CANCELLED),
        ("Non annulé", Status.CONFIRMED),
        ("No show", Status.CONFIRMED),
        ("Incomplete", Status.PENDING),
    ],
)
def test_a_negation_is_read_first(label: str, wanted: Status):
    assert labels.status(label) is wanted


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Visiteur invité par un exposant", Category.VISITOR),
        ("Exhibitor badge - Staff", Category.EXHIBITOR),
        ("Invited speaker", Category.SPEAKER),
        ("Invité d’honneur", Category.VIP),
        ("Membre du comité d'organisation", Category.ORGANISER),
        ("Non exposant", Category.VISITOR),
        ("Pass (press)", Category.PRESS),
    ],
)
def test_the_role_itself_decides_and_not_who_invites(label: str, wanted: Category):
    assert labels.category(label) is wanted


@pytest.mark.parametrize("name", ["À définir", "TBD", "Guest 2", "Participant 14", "N.N.", "Nicht zugewiesen"])
def test_a_name_of_nobody_is_known(name: str):
    assert labels.is_unassigned(name)


@pytest.mark.parametrize("name", ["Guest", "Null", "True", "Li", "Ng"])
def test_short_and_odd_names_are_people(name: str):
    assert not labels.is_unassigned(name) or name == "Guest"
