"""Who is meant is found: on the reference event, with slips of ten kinds drawn from any seed, and in four letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checkin_app import bootstrap
from checkin_app.domain.attendee import Attendee
from checkin_app.domain.names import PARTICLES, fold
from checkin_app.services import demo
from checkin_app.services.searching import search
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store import search as search_store
from tests.spoiling import KINDS, spoiled

SHOWN = 7
"""Hits that the desk has room for."""


@pytest.fixture(scope="module")
def reference() -> Iterator[Session]:
    session = bootstrap.session_in_memory(name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS))
    demo.fill(session)
    yield session
    session.close()


@pytest.fixture(scope="module")
def people(reference: Session) -> list[Attendee]:
    return attendees.everybody(reference.store)


def found(session: Session, typed: str, limit: int = 10) -> list[str]:
    return [hit.id for hit in search(session, typed, limit)]


def first_telling(name: str) -> str:
    words = fold(name).split()
    return next((word for word in words if word not in PARTICLES), words[0])


@pytest.mark.parametrize("seed", [1, 2, 2010])
def test_spoiled_names_find_who_is_meant_among_the_first_ten(reference: Session, people: list[Attendee], seed: int):
    names = [(person.first_name, person.last_name) for person in people]
    queries = spoiled(names, 300, seed)
    missed = [(kind, typed, names[place]) for kind, typed, place in queries if people[place].id not in found(reference, typed)]
    assert len(missed) <= len(queries) // 100, missed


def test_what_is_remembered_from_key_to_key_changes_no_hit(reference: Session, people: list[Attendee]):
    names = [(person.first_name, person.last_name) for person in people]
    for _kind, typed, _place in spoiled(names, 20, 4):
        texts = [typed[:length] for length in range(1, len(typed) + 1)]
        typed_on = [search(reference, text) for text in [*texts, *texts[::-1]]]
        for text, hits in zip([*texts, *texts[::-1]], typed_on, strict=True):
            index = search_store.index(reference.store)
            index._complete.clear()
            index._absent.clear()
            assert search(reference, text) == hits, text


def test_every_kind_of_slip_is_drawn(people: list[Attendee]):
    names = [(person.first_name, person.last_name) for person in people]
    queries = spoiled(names, 50, 3)
    assert {kind for kind, *_ in queries} == set(KINDS)
    assert queries == spoiled(names, 50, 3)
    assert queries != spoiled(names, 50, 4)


def test_four_letters_of_the_name_find_nearly_everybody(reference: Session, people: list[Attendee]):
    seen = [person.id in found(reference, first_telling(person.last_name)[:4], SHOWN) for person in people]
    assert sum(seen) >= 0.95 * len(people)


def test_everything_that_is_on_a_letter_finds_its_person(reference: Session, people: list[Attendee]):
    for person in people[::20]:
        for typed in (person.external_id, person.email, person.phone, f"{person.last_name} {person.company}"):
            assert not typed or person.id in found(reference, typed), typed


def test_under_a_name_that_is_only_begun_nobody_spelt_otherwise_is_in_the_way(reference: Session):
    assert [(hit.last_name, hit.why) for hit in search(reference, "gwil")] == [("ap Gwilym", ("prefix",))] * 2


def test_under_a_whole_name_come_a_few_who_are_spelt_nearly_so(reference: Session):
    hits = search(reference, "bonet")
    assert [hit.last_name.split()[0] for hit in hits] == ["Bonet"] * 4 + ["Bonnet"] * 3
    assert ["typo" in hit.why for hit in hits] == [False] * 4 + [True] * 3


@pytest.mark.parametrize("typed", ["lebras", "le bras", "Le-Bras", "bras le", "BRSA le", "lbras"])
def test_blanks_and_particles_do_not_decide(reference: Session, typed: str):
    assert {hit.last_name for hit in search(reference, typed)} == {"Le Bras"}


@pytest.mark.parametrize(("typed", "name"), [("beatriznunez", "Núñez Rodríguez"), ("nu nez bea", "Núñez Rodríguez"),
                                             ("vonderheide", "von der Heide"), ("okeefe", "O'Keefe"), ("o keefe", "O'Keefe"),
                                             ("mcleod", "MacLeod")])  # fmt: skip
def test_words_typed_as_one_or_as_two_are_found(reference: Session, typed: str, name: str):
    assert search(reference, typed)[0].last_name == name


def test_typed_particles_bring_those_who_have_them_to_the_top(reference: Session):
    assert search(reference, "de la tour")[0].last_name == "de La Tour"
    assert search(reference, "de smet")[0].last_name == "De Smet"
