"""Which two names may be of one person, and which are of two."""

from __future__ import annotations

import pytest

from checkin_app.domain.twins import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Núñez Rodríguez Beatriz", "NUNEZ RODRIGUEZ Beatriz"),
        ("Beatriz Núñez Rodríguez", "Núñez Rodríguez Beatriz"),
        ("Núñez Beatriz", "Núñez Rodríguez Beatriz"),
        ("Martin Sophie", "Martins Sophie"),
        ("Martin Sophie", "Matrin Sophie"),
        ("Martin Sophie", "Martin Sophia"),
        ("de la Cruz Ana", "Cruz Ana"),
        ("Besset", "Besset"),
        ("Lebras Agnès", "Le Bras Agnes"),
        ("Dangelo Stefano", "D'Angelo Stefano"),
    ],
)
def test_one_person_written_in_two_ways_is_suspected(one: str, other: str):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martin Sophie", "Martin Paul"),
        ("Martin", "Martin Sophie"),
        ("Martin Sophie", "Marteau Sophie"),
        ("Lee Ana", "Lea Ana"),
        ("", "Martin Sophie"),
        ("", ""),
    ],
)
def test_two_people_are_not(one: str, other: str):
    assert not may_be_one(one, other)
