"""The lists and the closing pack as the evening gets them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, time
from pathlib import Path

import pytest

from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.services import desk, exporting
from checkin_app.services.session import Session


def test_attendance_has_a_column_a_day_with_the_first_entry(session: Session, ids, clock):
    desk.check_in(session, ids["T1"], session.stamp())
    clock.turn(days=1)
    desk.check_in(session, ids["T1"], session.stamp())
    sheet = exporting.table(session, "attendance")
    row = dict(zip(sheet.header, next(r for r in sheet.rows if r[0] == "T1"), strict=True))
    assert (row["Thursday 1 July"], row["Friday 2 July"], row["Days present"]) == (time(9, 0), time(9, 0), 2)


@pytest.mark.parametrize("what", exporting.WHAT)
def test_every_list_has_titles_of_its_own_and_a_cell_for_each(session: Session, ids, what: str):
    desk.check_in(session, ids["T1"], session.stamp())
    sheet = exporting.table(session, what)
    assert len(set(sheet.header)) == len(sheet.header)
    assert {len(row) for row in sheet.rows} == {len(sheet.header)}
    assert sheet.subtitle == "Rencontres · Montpellier · 1–2 July 2010"


def test_states_are_words_and_days_are_dates(session: Session):
    stands = exporting.table(session, "stands")
    assert [row[stands.header.index("State")] for row in stands.rows] == ["confirmed", "confirmed", "free"]
    meetings = exporting.table(session, "meetings")
    assert meetings.rows[0][1:4] == [date(2010, 7, 1), time(10, 0), time(10, 30)]


def test_the_closing_pack_is_all_that_the_evening_needs(session: Session, tmp_path: Path):
    names = {path.name for path in exporting.closing_pack(session, tmp_path / "closing")}
    assert {"attendance.csv", "attendance.xlsx", "attendance.pdf", "passages.csv", "stand-plan.pdf", "figures.json"} <= names
    assert {path.name for path in (tmp_path / "closing").iterdir()} == names
    figures = json.loads((tmp_path / "closing" / "figures.json").read_text("utf-8"))
    assert figures["reconciled"]
    rows = list(csv.reader(io.StringIO((tmp_path / "closing" / "attendance.csv").read_text("utf-8-sig")), delimiter=";"))
    assert len(rows) == 7


def test_what_cannot_be_exported_is_said(session: Session, tmp_path: Path):
    with pytest.raises(InputProblem) as caught:
        exporting.export(session, tmp_path / "a.csv", "secrets")
    assert caught.value.code == "unknown_export"
    with pytest.raises(InputProblem) as caught:
        exporting.export(session, tmp_path / "a.docx")
    assert (caught.value.code, caught.value.facts["ending"]) == ("unknown_export_format", ".docx")
    with pytest.raises(EnvironmentProblem) as failed:
        exporting.export(session, tmp_path / "no" / "a.csv")
    assert failed.value.code == "cannot_write"


def test_people_read_names_and_programs_read_codes(session: Session, ids, tmp_path: Path):
    desk.check_in(session, ids["T1"], session.stamp())
    sheet = exporting.table(session, "passages")
    row = dict(zip(sheet.header, sheet.rows[0], strict=True))
    assert (row["Checkpoint"], row["How"]) == ("Entrance", "found by name")
    assert exporting.table(session, "stands").rows[0][1] == "Hall"
    exporting.export(session, tmp_path / "passages.json", "passages")
    exporting.export(session, tmp_path / "stands.json", "stands")
    passage = json.loads((tmp_path / "passages.json").read_text("utf-8"))[0]
    assert (passage["Checkpoint"], passage["How"]) == ("entrance", "name")
    assert json.loads((tmp_path / "stands.json").read_text("utf-8"))[0]["Hall"] == "hall"
    exporting.export(session, tmp_path / "passages.csv", "passages")
    assert "Entrance;Welcome" in (tmp_path / "passages.csv").read_text("utf-8-sig")


def test_stands_and_exhibitors_tell_whom_to_call_and_who_has_come(session: Session, ids):
    desk.check_in(session, ids["T2"], session.stamp())
    for what, first in (("stands", "A01"), ("exhibitors", "Proteolab")):
        sheet = exporting.table(session, what)
        row = dict(zip(sheet.header, next(r for r in sheet.rows if r[0] == first), strict=True))
        assert (row["Contact"], row["Phone"]) == ("Marc Puig", "+33 6 00 00 00 03")
        assert (row["Exhibitor"], row["Stand"], row["Staff"], row["Arrived"]) == ("Proteolab", "A01", 2, 1)
