"""A list comes in; a second one changes only what it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app.domain.attendee import Status
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.lists.model import Container, MeetingRow, Party, Person, ReadList
from checkin_app.errors import InputProblem
from checkin_app.services import closing, desk, importing, meetings
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from tests.services.conftest import PEOPLE, people_list

LIST = Path("again.csv")


def again(session: Session, *people) -> importing.ImportReport:
    return importing.apply(session, LIST, people_list(*people), session.stamp())


def test_the_same_list_again_changes_nothing(session: Session):
    before = journal.count(session.store)
    report = again(session, *PEOPLE)
    assert (report.new, report.changed, report.unchanged, report.vanished) == (0, 0, 6, 0)
    assert journal.count(session.store) == before


def test_a_changed_field_is_updated_and_an_empty_cell_erases_nothing(session: Session, ids):
    report = again(session, replace(PEOPLE[0], company="Aquascan Iberia", country=""), *PEOPLE[1:])
    assert (report.changed, report.unchanged) == (1, 5)
    person = attendees.by_id(session.store, ids["T1"])
    assert person is not None
    assert (person.company, person.country) == ("Aquascan Iberia", "ES")


def test_a_correction_and_a_check_in_survive(session: Session, ids):
    desk.correct(session, ids["T1"], {"last_name": "Núñez"}, session.stamp())
    desk.check_in(session, ids["T1"], session.stamp())
    report = again(session, replace(PEOPLE[0], last_name="NUNEZ RODRIGUEZ"), *PEOPLE[1:])
    assert report.changed == 1
    person = attendees.by_id(session.store, ids["T1"])
    assert person is not None
    assert (person.last_name, person.imported["last_name"]) == ("Núñez", "NUNEZ RODRIGUEZ")
    assert desk.status(session).arrived == 1


def test_who_is_no_longer_listed_is_counted_and_kept(session: Session):
    report = again(session, *PEOPLE[:4])
    assert report.vanished == 2
    assert len(attendees.everybody(session.store)) == 6


def test_somebody_inside_who_is_now_cancelled_is_told(session: Session, ids):
    desk.check_in(session, ids["T1"], session.stamp())
    report = again(session, replace(PEOPLE[0], status=Status.CANCELLED), *PEOPLE[1:])
    assert report.cancelled_inside == 1
    checks = {check.code: check.ok for check in closing.figures(session).reconciliation}
    assert not checks["nobody_cancelled_inside"]


def test_people_without_a_ticket_are_known_by_mail_or_company(session: Session, ids):
    report = again(session, replace(PEOPLE[0], external_id="", email="b@a.example", company="Other"))
    assert (report.new, report.changed) == (0, 1)


def test_an_import_is_undone_in_one_step(session: Session):
    report = again(session, *(replace(p, external_id=f"N{p.row}", company=f"New {p.row}", email="") for p in PEOPLE))
    assert report.new == 6
    desk.undo(session, report.record, session.stamp())
    assert len(attendees.everybody(session.store)) == 6
    assert closing.verify(session).ok


def test_a_list_with_nobody_in_it_is_refused_and_changes_nothing(session: Session):
    before = journal.count(session.store)
    with pytest.raises(InputProblem) as caught:
        again(session)
    assert caught.value.code == "list_without_people"
    assert journal.count(session.store) == before


def test_a_meeting_whose_list_tells_no_end_takes_half_an_hour_and_hinders_nobody(session: Session, ids):
    rows = [
        MeetingRow(n, f"M{n}", "2010-07-01", start, "", "T02", Party("T1"), Party("T3"))
        for n, start in ((8, "11:10"), (9, "23:45"))
    ]
    importing.apply(session, LIST, ReadList("meetings", Container("csv"), meetings=tuple(rows)), session.stamp())
    planned = {view.meeting.id: f"{view.meeting.end:%H:%M}" for view in meetings.meetings(session)}
    assert planned == {"M1": "10:30", "M8": "11:40", "M9": "23:59"}
    assert desk.check_in(session, ids["T1"], session.stamp()).verdict is Verdict.ADMITTED


def test_a_ticket_that_nobody_has_is_not_that_of_who_gave_no_name(session: Session):
    again(session, Person(2, email="info@acme.example", company="Acme"))
    for number, stranger in enumerate((Party("T-99"), Party("", "Acme"))):
        row = MeetingRow(9, f"M{number}", "2010-07-01", "11:00", "11:30", "T02", Party("T1"), stranger)
        report = importing.apply(session, LIST, ReadList("meetings", Container("csv"), meetings=(row,)), session.stamp())
        assert [r.reason for r in report.rejected] == ["unknown_participant"]


def test_a_meeting_with_a_stranger_is_left_out_with_a_reason(session: Session):
    row = MeetingRow(9, "M9", "2010-07-01", "11:00", "11:30", "T02", Party("T1"), Party("", "Nobody", "X"))
    report = importing.apply(session, LIST, ReadList("meetings", Container("csv"), meetings=(row,)), session.stamp())
    assert [(r.row, r.reason, r.facts) for r in report.rejected] == [(9, "unknown_participant", {"name": "Nobody"})]
