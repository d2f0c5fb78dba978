"""The rows that did not come in come back as a file, and come in from it once they are corrected."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from checkin_app.documents.lists import read_list
from checkin_app.services import importing, rejected_rows
from checkin_app.services.session import Session
from checkin_app.settings import LANGUAGES
from checkin_app.wording import use_language

LIST = "Nom;Prénom;E-mail;Société;Téléphone\nRoca;Ona;ona@x.example;ACME;\n;;;=HYPERLINK(1);+33 6 12 34 56 78\n"


def imported(session: Session, path: Path) -> Path:
    report = importing.import_files(session, [path], stamp=session.stamp())[0]
    beside = rejected_rows.write(path, report.read, report.rejected)
    assert beside is not None
    return beside


def test_the_file_has_the_lists_columns_the_row_and_the_reason(session: Session, tmp_path: Path):
    path = tmp_path / "guests.csv"
    path.write_text(LIST, encoding="utf-8")
    beside = imported(session, path)
    assert beside == tmp_path / "guests.rejected.csv"
    rows = list(csv.reader(beside.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == ["Nom", "Prénom", "E-mail", "Société", "Téléphone", "Row (Accueil)", "Reason (Accueil)"]
    assert rows[1] == ["", "", "", "'=HYPERLINK(1)", "+33 6 12 34 56 78", "3", "neither a name nor an e-mail address"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_comes_in_once_it_is_corrected_in_any_language(session: Session, tmp_path: Path, language: str):
    path = tmp_path / "guests.csv"
    path.write_text(LIST, encoding="utf-8")
    use_language(language)
    try:
        beside = imported(session, path)
    finally:
        use_language("en")
    text = beside.read_text("utf-8-sig").replace("\n;;;", "\nPla;Jordi;;")
    beside.write_text(text, encoding="utf-8-sig")
    found = read_list(beside)
    assert [(p.last_name, p.first_name, p.company, p.phone) for p in found.people] == [
        ("Pla", "Jordi", "=HYPERLINK(1)", "+33612345678")
    ]
    assert found.shape == read_list(path).shape
    assert importing.import_files(session, [beside], stamp=session.stamp())[0].vanished == 0
    assert importing.vanished(session) == []


def test_a_workbook_gets_a_workbook_with_its_sheets(session: Session, tmp_path: Path):
    book = openpyxl.Workbook()
    for title in ("Jeudi", "Vendredi"):
        sheet = book.create_sheet(title)
        sheet.append(["Nom", "Prénom", title])
        sheet.append(["Roca", title, "x"])
        sheet.append([None, None, "seul"])
    del book["Sheet"]
    path = tmp_path / "guests.xlsx"
    book.save(path)
    beside = imported(session, path)
    again = openpyxl.load_workbook(beside)
    assert (beside.suffix, again.sheetnames) == (".xlsx", ["Jeudi", "Vendredi"])
    assert [cell.value for cell in again["Vendredi"][1]][:3] == ["Nom", "Prénom", "Vendredi"]


def test_a_list_without_a_header_gets_names_that_are_understood(session: Session, tmp_path: Path):
    path = tmp_path / "bare.csv"
    rows = ["Roca;Ona;ona@x.example", "Pla;Jordi;jordi@x.example", "Vidal;Marc;marc@x.example", f"{'X' * 40_000};Y;"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    beside = imported(session, path)
    header = next(csv.reader(beside.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert header[:3] == ["last_name", "first_name", "email"]


def test_a_list_without_rejected_rows_leaves_no_file(session: Session, tmp_path: Path):
    path = tmp_path / "guests.csv"
    path.write_text(LIST.rsplit("\n", 2)[0] + "\n", encoding="utf-8")
    report = importing.import_files(session, [path], stamp=session.stamp())[0]
    assert rejected_rows.write(path, report.read, report.rejected) is None
    assert list(tmp_path.iterdir()) == [path]
