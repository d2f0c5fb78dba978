"""What a kiosk finds, and what it tells nobody."""

from __future__ import annotations

from checkin_app.services import desk, kiosk
from checkin_app.services.session import Session


def names(found: kiosk.Found) -> list[str]:
    return [person.last_name for person in found.people]


def test_three_letters_of_the_last_name_find_somebody_without_accents(session: Session):
    assert names(kiosk.find(session, "nun")) == ["Núñez Rodríguez"]
    assert names(kiosk.find(session, "rodri bea")) == ["Núñez Rodríguez"]


def test_two_letters_or_a_first_name_alone_find_nobody(session: Session):
    assert not kiosk.find(session, "nu").enough
    assert not kiosk.find(session, "n u").enough
    assert names(kiosk.find(session, "beatriz")) == []


def test_a_company_a_ticket_or_a_phone_number_tells_nobody_who_is_on_the_list(session: Session):
    for text in ("proteolab", "aquascan", "33600000003", "T1 T2"):
        assert kiosk.find(session, text).people == ()


def test_more_than_five_people_are_not_shown_at_all(session: Session):
    for number in range(6):
        desk.walk_in(session, {"last_name": "Garcia", "first_name": f"Ana {number}"}, session.stamp())
    found = kiosk.find(session, "garcia")
    assert (found.people, found.too_many) == ((), True)
    assert len(kiosk.find(session, "garcia 3").people) <= 1


def test_nothing_but_name_and_company_is_told(session: Session):
    person = kiosk.find(session, "puig").people[0]
    assert set(person.__slots__) == {"id", "first_name", "last_name", "company"}
