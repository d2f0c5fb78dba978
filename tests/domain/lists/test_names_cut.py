"""Full names are cut by what they show, and keep their letters."""

from __future__ import annotations

import pytest

from checkin_app.domain.lists.names import cut, habit
from checkin_app.domain.lists.text import clean


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("NÚÑEZ RODRÍGUEZ Beatriz", "Beatriz", "NÚÑEZ RODRÍGUEZ"),
        ("Beatriz NÚÑEZ RODRÍGUEZ", "Beatriz", "NÚÑEZ RODRÍGUEZ"),
        ("Núñez Rodríguez, Beatriz", "Beatriz", "Núñez Rodríguez"),
        ("Jean-Pierre de La Tour", "Jean-Pierre", "de La Tour"),
        ("María del Carmen Vidal Serra", "María del Carmen", "Vidal Serra"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Ana Costa", "Ana", "Costa"),
        ("L'HOSTIS Maëlle", "Maëlle", "L'HOSTIS"),
        ("Mme Agnès LE BRAS (née Morvan)", "Agnès", "LE BRAS"),
        ("Prof. Dr. Jürgen Groß", "Jürgen", "Groß"),
        ("José Luis García Pérez", "José Luis", "García Pérez"),
        ("Madonna", "Madonna", ""),
    ],
)
def test_a_full_name_is_cut_where_it_shows(full: str, first: str, last: str):
    found = cut(full)
    assert (found.first, found.last) == (first, last)


def test_the_address_decides_where_the_name_does_not():
    assert cut("Kim Min Seo", "minseo.kim@x.example").last == "Kim"
    assert cut("Puig Ferrer Joan", "joan.puigferrer@x.example").first == "Joan"


def test_the_habit_of_the_list_helps_those_that_show_nothing():
    names = [("DUPONT Marie", ""), ("MARTIN Luc", ""), ("Roca Ona", "")]
    assert habit(names) is True
    assert cut("Roca Ona", last_first=True).first == "Ona"


def test_what_might_be_cut_otherwise_is_said():
    assert cut("Ana Costa").sure
    assert not cut("Ana Belén Costa Vidal").sure


def test_letters_are_kept_and_invisible_ones_go():
    assert clean(" \u202eMc\u200bDonald\u00a0\u00ad O'Neil ") == "McDonald O'Neil"
    assert clean("E\u0301lodie") == "Élodie"
    assert clean("'+33612345678") == "+33612345678"
    assert clean("'t Hooft") == "'t Hooft"
