"""A second import is an update: what the desk did survives, and one undo takes the whole list back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.journal import Kind
from checkin_app.domain.lists.model import Person
from checkin_app.services import closing, desk, importing
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from tests.services.conftest import PEOPLE, people_list

LIST = Path("again.csv")


def again(session: Session, *people: Person, shape: str = "") -> importing.ImportReport:
    read = replace(people_list(*people), shape=shape)
    return importing.apply(session, LIST, read, session.stamp())


def person(session: Session, attendee_id: str):
    found = attendees.by_id(session.store, attendee_id)
    assert found is not None
    return found


def test_prints_notes_check_ins_and_walk_ins_survive_a_second_import(session: Session, ids):
    desk.check_in(session, ids["T1"], session.stamp())
    desk.correct(session, ids["T1"], {"note": "VIP: call Dr Puig", "company": "Aquascan"}, session.stamp())
    walked = desk.walk_in(session, {"last_name": "Nova", "first_name": "Iris"}, session.stamp())
    report = again(session, *(replace(p, job_title="Director") for p in PEOPLE))
    assert (report.changed, report.vanished) == (6, 0)
    beatriz = person(session, ids["T1"])
    assert (beatriz.note, beatriz.company, beatriz.imported["company"]) == ("VIP: call Dr Puig", "Aquascan", "Aquascan S.L.")
    assert beatriz.job_title == "Director"
    assert desk.status(session).arrived == 2
    assert walked.card is not None
    assert person(session, walked.card.attendee.id).walk_in
    assert closing.verify(session).ok


def test_a_field_that_the_desk_corrected_is_shown_as_kept(session: Session, ids):
    desk.correct(session, ids["T1"], {"company": "Aquascan"}, session.stamp())
    changed = replace(PEOPLE[0], company="Aquascan Iberia")
    seen = importing.preview(session, [people_list(changed, *PEOPLE[1:])]).lists[0]
    assert [(f.field, f.before, f.after, f.kept) for f in seen.changed[0].fields] == [
        ("company", "Aquascan", "Aquascan Iberia", True)
    ]


def test_somebody_whose_name_was_corrected_is_known_by_the_listed_one(session: Session, ids):
    desk.correct(session, ids["T2"], {"last_name": "Lebras"}, session.stamp())
    report = again(session, *(replace(p, external_id="") for p in PEOPLE))
    assert (report.new, report.changed, report.unchanged) == (0, 0, 6)


def test_a_list_without_categories_and_states_changes_neither(session: Session, ids):
    bare = [replace(p, category=Category.VISITOR, status=Status.CONFIRMED) for p in PEOPLE]
    assert again(session, *bare).changed == 0
    assert person(session, ids["T2"]).category is Category.EXHIBITOR
    assert person(session, ids["T4"]).status is Status.CANCELLED


def test_a_state_that_the_list_says_again_is_followed(session: Session, ids):
    again(session, *PEOPLE[:3], replace(PEOPLE[3], status_label="Confirmé", status=Status.CONFIRMED), *PEOPLE[4:])
    assert person(session, ids["T4"]).status is Status.CONFIRMED


def test_two_tickets_of_one_source_are_two_people(session: Session):
    second = replace(PEOPLE[0], row=9, external_id="T9")
    report = again(session, *PEOPLE, second)
    assert (report.new, report.unchanged) == (1, 6)
    assert again(session, *PEOPLE, second).unchanged == 7


def test_the_tickets_of_another_source_do_not_make_new_people(session: Session, ids):
    report = again(session, *(replace(p, external_id=f"ORDER-{p.row}") for p in PEOPLE))
    assert report.new == 0
    assert person(session, ids["T1"]).external_id == "T1"


def test_a_family_at_one_address_stays_a_family(session: Session):
    home = "home@x.example"
    family = [Person(n, first, "Roca", email=home) for n, first in enumerate(("Ona", "Pol", "Pau"), 2)]
    assert again(session, *family, shape="family").new == 3
    assert again(session, *family, shape="family").unchanged == 3


def test_only_people_of_the_same_list_can_vanish(session: Session):
    staff = [Person(n, "Staff", f"Number{n}", company="Proteolab", external_id=f"S{n}") for n in range(2, 6)]
    assert again(session, *staff, shape="staff").vanished == 0
    report = again(session, *staff[:3], shape="staff")
    assert report.vanished == 1
    assert [p.external_id for p in importing.vanished(session)] == ["S5"]
    again(session, *staff, shape="staff")
    assert importing.vanished(session) == []


def test_an_import_is_in_the_journal_without_a_name(session: Session):
    again(session, replace(PEOPLE[0], company="Other"), *PEOPLE[1:])
    entry = journal.entries_of_kind(session.store, Kind.IMPORTED)[-1]
    assert entry.body is not None
    assert (entry.body["changed"], entry.body["unchanged"], entry.body["file"]) == (1, 5, "again.csv")
    assert "Núñez" not in str(entry.body)


def test_undo_takes_back_new_people_changes_and_flags(session: Session, ids):
    new = Person(9, "Iris", "Nova", company="Nova SA", external_id="T7")
    report = again(session, replace(PEOPLE[0], company="Other"), *PEOPLE[1:4], new)
    assert (report.new, report.changed, report.vanished) == (1, 1, 2)
    undone = desk.undo(session, report.record, session.stamp())
    assert undone.kept == 0
    assert person(session, ids["T1"]).company == "Aquascan S.L."
    assert len(attendees.everybody(session.store)) == 6
    assert importing.vanished(session) == []
    assert desk.undo(session, report.record, session.stamp()).already
    assert closing.verify(session).ok


def test_undo_keeps_whom_the_desk_has_dealt_with_since(session: Session):
    people = [Person(n, "Iris", f"Nova{n}", company="Nova SA", external_id=f"N{n}") for n in range(3)]
    report = again(session, *people, shape="nova")
    came = attendees.by_external_id(session.store, "N1")[0]
    desk.check_in(session, came.id, session.stamp())
    undone = desk.undo(session, report.record, session.stamp())
    assert undone.kept == 1
    assert [p.external_id for p in attendees.everybody(session.store) if p.company == "Nova SA"] == ["N1"]
    again_undone = desk.undo(session, report.record, session.stamp())
    assert (again_undone.already, again_undone.kept) == (True, 1)
    assert closing.verify(session).ok


def test_the_keystroke_of_undo_stops_at_an_import(session: Session):
    again(session, *(replace(p, company="Other") for p in PEOPLE))
    assert desk.undo_last(session, session.stamp()) is None


@pytest.mark.parametrize("stand", ["A01", "a01 "])
def test_an_exhibitor_listed_twice_is_one(session: Session, stand: str):
    from checkin_app.domain.lists.model import Container, ExhibitorRow, ReadList
    from checkin_app.store import stands

    rows = (ExhibitorRow(2, "Nova", stand="A03"), ExhibitorRow(3, "NOVA", area=9), ExhibitorRow(4, "Proteolab", stand=stand))
    read = ReadList("exhibitors", Container("csv", rows_read=3), exhibitors=rows)
    report = importing.apply(session, LIST, read, session.stamp())
    assert (report.new, report.unchanged, len(report.merged)) == (1, 1, 1)
    assert [e.name for e in stands.exhibitors(session.store)].count("Nova") == 1
    assert report.warnings == ()


def test_line_numbers_of_a_list_sorted_anew_take_nobody_for_somebody_else(session: Session, tmp_path: Path):
    path = tmp_path / "staff.csv"
    names = [("Roca", "Ona"), ("Pla", "Jordi"), ("Vidal", "Pau"), ("Mas", "Lia")]

    def written(people: list[tuple[str, str]]) -> importing.ImportReport:
        lines = [f"{n};{last};{first};{first.lower()}@x.example" for n, (last, first) in enumerate(people, 1)]
        path.write_text("\n".join(["Réf.;Nom;Prénom;E-mail", *lines]) + "\n", encoding="utf-8")
        return importing.import_files(session, [path], stamp=session.stamp())[0]

    assert written(names).new == 4
    report = written([("Abad", "Noa"), *names])
    assert (report.new, report.changed, report.unchanged) == (1, 0, 4)


def test_an_attention_note_of_the_list_is_read_at_the_desk_and_one_of_the_desk_stays(session: Session, ids):
    desk.correct(session, ids["T1"], {"attention": "badge held by the organiser"}, session.stamp())
    again(session, *(replace(p, attention="VIP: call Dr Puig", note="speaks Occitan") for p in PEOPLE))
    assert person(session, ids["T2"]).attention == "VIP: call Dr Puig"
    assert person(session, ids["T2"]).note == "speaks Occitan"
    assert person(session, ids["T1"]).attention == "badge held by the organiser"
    again(session, *PEOPLE)
    assert person(session, ids["T2"]).attention == "VIP: call Dr Puig"
    assert closing.verify(session).ok
