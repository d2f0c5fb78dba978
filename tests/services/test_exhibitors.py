"""The file of an exhibitor: contact, staff, notes, what was handed over, co-exhibitors, and whom to call."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from checkin_app.domain.floorplan import Arrivals
from checkin_app.domain.lists.model import Container, ExhibitorRow, Person, ReadList
from checkin_app.domain.roles import Role
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import call_list, closing, desk, exhibitors, handovers, importing, printing, roles, stands
from checkin_app.services.session import Session
from checkin_app.store import attendees
from tests.services.conftest import people_list


def stand_of(session: Session, attendee_id: str) -> str:
    person = attendees.by_id(session.store, attendee_id)
    assert person is not None
    return person.stand


def imported(session: Session, *rows: ExhibitorRow) -> None:
    importing.apply(session, Path("e.csv"), ReadList("exhibitors", Container("csv"), exhibitors=rows), session.stamp())


def test_a_file_has_contact_stands_staff_and_their_badges(session: Session, ids, clock):
    imported(session, ExhibitorRow(2, "Proteolab", contact="T3"))
    desk.check_in(session, ids["T3"], session.stamp())
    printing.prepare(session, [ids["T3"]], session.stamp(), printer="pdf")
    file = exhibitors.file(session, "proteolab")
    assert (file.contact.name, file.contact.phone) == ("Marc Puig", "+33600000003")
    assert [s.number for s in file.stands] == ["A01"]
    assert (file.arrived, len(file.staff)) == (1, 2)
    assert (file.unprinted, file.stale) == ((ids["T2"],), ())
    stands.move(session, "A01", "A03", session.stamp())
    assert exhibitors.file(session, "Proteolab").stale == (ids["T3"],)


def test_a_contact_is_found_by_a_ticket_of_any_letters(session: Session):
    person = Person(2, "Élodie", "Blanc", company="Proteolab", external_id="é-7ß", phone="+33600000007")
    importing.apply(session, Path("list.csv"), people_list(person), session.stamp())
    imported(session, ExhibitorRow(2, "Proteolab", contact="é-7ß"))
    assert exhibitors.file(session, "Proteolab").contact.name == "Élodie Blanc"


def test_what_is_typed_of_the_contact_goes_before_the_list(session: Session):
    exhibitors.edit(session, "Proteolab", {"contact_name": "Dr Puig", "phone": "+33 6"}, session.stamp())
    imported(session, ExhibitorRow(2, "Proteolab", contact="T3", area=18))
    file = exhibitors.file(session, "Proteolab")
    assert (file.contact.name, file.contact.phone, file.exhibitor.area) == ("Dr Puig", "+33 6", 18)


def test_a_list_never_changes_what_was_corrected_here_and_says_nothing_new(session: Session):
    exhibitors.edit(session, "Proteolab", {"area": "12,5"}, session.stamp())
    report = importing.apply(
        session, Path("e.csv"),
        ReadList("exhibitors", Container("csv"), exhibitors=(ExhibitorRow(2, "Proteolab", area=9),)), session.stamp(),
    )  # fmt: skip
    assert exhibitors.file(session, "Proteolab").exhibitor.area == 12.5
    assert (report.changed, report.unchanged) == (0, 1)


def test_another_name_takes_the_people_along(session: Session, ids):
    exhibitors.edit(session, "Proteolab", {"name": "Proteolab SA"}, session.stamp())
    assert len(exhibitors.file(session, "Proteolab SA").staff) == 2
    with pytest.raises(Refused):
        exhibitors.edit(session, "Proteolab SA", {"name": "aquaplast"}, session.stamp())


def test_an_exhibitor_is_added_and_wrong_fields_are_said(session: Session):
    made = exhibitors.add(session, {"name": "Nova", "wishes": "a03, A02", "area": 9}, session.stamp())
    assert made.wishes == ("A03", "A02")
    for fields in ({}, {"name": " "}, {"name": "X", "host": "y"}, {"name": "X", "area": "nan"}, {"name": "X", "power": "-1"}):
        with pytest.raises(InputProblem):
            exhibitors.add(session, fields, session.stamp())
    with pytest.raises(Refused):
        exhibitors.add(session, {"name": "NOVA"}, session.stamp())


def test_notes_and_handovers_survive_lists_and_are_undone_one_by_one(session: Session):
    line = exhibitors.note(session, "Proteolab", "wants the corner", session.stamp())
    handovers.hand_over(session, "Proteolab", "keys", session.stamp())
    imported(session, ExhibitorRow(2, "Proteolab", area=18))
    file = exhibitors.file(session, "Proteolab")
    assert [n.text for n in file.notes] == ["wants the corner"]
    assert [(h.item, h.state) for h in file.handed] == [("keys", "out"), ("power_box", ""), ("parking", "")]
    assert file.handed[0].desk == session.desk
    desk.undo(session, line.record, session.stamp())
    assert exhibitors.file(session, "Proteolab").notes == ()
    desk.undo(session, file.handed[0].record, session.stamp())
    assert exhibitors.file(session, "Proteolab").handed[0].state == ""
    assert closing.verify(session).ok


def test_what_was_handed_over_comes_back_once(session: Session):
    with pytest.raises(Refused):
        handovers.take_back(session, "Proteolab", "keys", session.stamp())
    handovers.hand_over(session, "Proteolab", "keys", session.stamp())
    with pytest.raises(Refused):
        handovers.hand_over(session, "Proteolab", "keys", session.stamp())
    assert list(handovers.outstanding(session).values()) == [("keys",)]
    assert handovers.take_back(session, "Proteolab", "keys", session.stamp()).state == "back"
    assert handovers.outstanding(session) == {}


def test_the_organiser_says_what_is_handed_over(session: Session):
    handovers.hand_over(session, "Proteolab", "keys", session.stamp())
    handovers.set_items(session, ["Key of the box", " ", "Key of the box", "Lamp"], session.stamp())
    assert handovers.items(session) == ("Key of the box", "Lamp")
    assert [h.item for h in exhibitors.file(session, "Proteolab").handed] == ["Key of the box", "Lamp", "keys"]
    with pytest.raises(InputProblem):
        handovers.hand_over(session, "Proteolab", "parking", session.stamp())


def test_co_exhibitors_stand_on_the_stand_with_their_people_and_badges(session: Session, ids):
    exhibitors.add(session, {"name": "Aquascan S.L."}, session.stamp())
    desk.correct(session, ids["T1"], {"category": "exhibitor"}, session.stamp())
    exhibitors.share(session, "Aquascan S.L.", "Proteolab", session.stamp())
    view = stands.stand_view(session, "A01")
    assert [g.name for g in view.guests] == ["Aquascan S.L."]
    assert len(view.staff) == 3
    assert stand_of(session, ids["T1"]) == "A01"
    desk.check_in(session, ids["T1"], session.stamp())
    assert stands.stand_view(session, "A01").arrivals is Arrivals.SOME
    stands.move(session, "A01", "A03", session.stamp())
    assert stand_of(session, ids["T1"]) == "A03"
    exhibitors.unshare(session, "Aquascan S.L.", session.stamp())
    assert stand_of(session, ids["T1"]) == ""
    assert closing.verify(session).ok


def test_co_exhibitors_make_no_chains(session: Session):
    exhibitors.add(session, {"name": "Nova"}, session.stamp())
    exhibitors.share(session, "Nova", "Proteolab", session.stamp())
    for guest, host in (("Aquaplast", "Nova"), ("Proteolab", "Aquaplast"), ("Aquaplast", "Aquaplast")):
        with pytest.raises(Refused):
            exhibitors.share(session, guest, host, session.stamp())


def test_the_call_list_says_who_is_missing_at_a_time_and_whom_to_phone(session: Session, ids, clock):
    desk.check_in(session, ids["T2"], session.stamp())
    early = datetime(2010, 7, 1, 6, 30, tzinfo=UTC)
    assert [(c.name, c.arrivals) for c in call_list.call_list(session, early)] == [
        ("Proteolab", Arrivals.NONE), ("Aquaplast", Arrivals.NO_STAFF),
    ]  # fmt: skip
    now = call_list.call_list(session)
    assert (now[0].arrivals, [m.name for m in now[0].missing]) == (Arrivals.SOME, ["Marc Puig"])
    assert now[0].phones == (("Marc Puig", "+33600000003"),)
    assert [c.name for c in call_list.call_list(session, nobody_only=True)] == ["Aquaplast"]
    assert [c.name for c in call_list.call_list(session, order=call_list.BY_IMPORTANCE)] == ["Aquaplast", "Proteolab"]


def test_cancelled_people_are_no_staff_that_is_missing(session: Session, ids):
    desk.correct(session, ids["T3"], {"status": "cancelled"}, session.stamp())
    assert [m.name for m in stands.stand_view(session, "A01").staff] == ["Agnès Le Bras"]


def test_a_desk_notes_and_hands_over_and_a_supervisor_edits_and_moves(session: Session):
    roles.set_pin(session, Role.ORGANISER, "1234", session.stamp())
    session.role = Role.DESK
    exhibitors.note(session, "Proteolab", "late", session.stamp())
    handovers.hand_over(session, "Proteolab", "keys", session.stamp())
    for act in (
        lambda: exhibitors.edit(session, "Proteolab", {"phone": "1"}, session.stamp()),
        lambda: stands.move(session, "A01", "A03", session.stamp()),
        lambda: handovers.set_items(session, ["Lamp"], session.stamp()),
    ):
        with pytest.raises(Refused):
            act()
