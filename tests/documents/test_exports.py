"""Lists as files: what is written is what is read back, nothing in them runs, and no half of a file is ever left."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pypdf
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from checkin_app.documents import exports
from checkin_app.documents.exports import Coded, SheetData, write_bytes, write_table
from checkin_app.documents.sheets import safe_text
from checkin_app.domain.lists.text import clean
from checkin_app.errors import EnvironmentProblem, InputProblem

HEADER = ["Ticket", "Name", "Day", "Came", "Stored", "Area", "Staff"]
ROWS: list[list[object]] = [
    ["T1", "Núñez; \"Bea\" <b>&amp;", date(2010, 7, 1), time(9, 12), datetime(2010, 7, 1, 9, 12, 30), 12.5, 3],
    ["T2", "Δημήτρης\nŁukasz", date(2010, 7, 2), "", datetime(2010, 7, 2, 8, 0), 9.0, 0],
]  # fmt: skip
SHEET = SheetData("Attendance", HEADER, ROWS, "Rencontres · 1-2 July 2010")
ATTACKS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    '=HYPERLINK("http://x")',
]
PHONES = ["+33600000003", "+34 93 000 07 94", "+33 (0)4-67.00.00.00", "-5", "-1,5", "-12.75"]


def written(tmp_path: Path, ending: str, sheet: SheetData = SHEET) -> Path:
    path = tmp_path / f"list.{ending}"
    write_table(path, [sheet])
    return path


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def test_csv_opens_in_a_french_excel(tmp_path: Path):
    path = written(tmp_path, "csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfTicket;Name;Day")
    assert raw.count(b"\r\n") == 3
    assert csv_rows(path)[1] == ["T1", 'Núñez; "Bea" <b>&amp;', "2010-07-01", "09:12:00", "2010-07-01 09:12:30", "12,5", "3"]
    assert csv_rows(path)[2][1:6] == ["Δημήτρης\nŁukasz", "2010-07-02", "", "2010-07-02 08:00:00", "9"]


def test_xlsx_holds_real_dates_times_and_numbers_under_a_header_that_stays(tmp_path: Path):
    book = openpyxl.load_workbook(written(tmp_path, "xlsx"))
    tab = book["Attendance"]
    assert [cell.value for cell in tab[2]] == [*ROWS[0][:2], datetime(2010, 7, 1), *ROWS[0][3:]]
    assert [cell.value for cell in tab[3]][3] is None
    assert tab["C2"].is_date
    assert (tab["D2"].number_format, tab["E2"].number_format) == ("hh:mm:ss", "yyyy-mm-dd hh:mm:ss")
    assert (tab.freeze_panes, tab.auto_filter.ref, tab["A1"].font.bold) == ("A2", "A1:G3", True)
    assert tab.column_dimensions["B"].width > tab.column_dimensions["A"].width


def test_ods_holds_the_same_values(tmp_path: Path):
    path = written(tmp_path, "ods")
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Attendance").to_python()
    assert rows[0] == HEADER
    assert rows[1] == [*ROWS[0][:3], *ROWS[0][3:]]
    assert rows[2][2:] == [date(2010, 7, 2), "", datetime(2010, 7, 2, 8, 0), 9, 0]
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"


def test_json_is_a_list_of_objects_with_iso_dates(tmp_path: Path):
    rows = json.loads(written(tmp_path, "json").read_text("utf-8"))
    assert rows[0] == {
        "Ticket": "T1", "Name": 'Núñez; "Bea" <b>&amp;', "Day": "2010-07-01", "Came": "09:12:00",
        "Stored": "2010-07-01T09:12:30", "Area": 12.5, "Staff": 3,
    }  # fmt: skip


def test_two_columns_of_one_name_both_reach_the_json(tmp_path: Path):
    path = written(tmp_path, "json", SheetData("M", ["Company", "Company"], [["A", "B"]]))
    assert json.loads(path.read_text("utf-8")) == [{"Company": "A", "Company 2": "B"}]


def test_a_coded_title_is_in_words_on_paper_and_its_code_in_every_other_file(tmp_path: Path):
    sheet = SheetData("M", ["Ticket", Coded.of("jeudi 1er juillet", "2010-07-01")], [["T1", time(9, 12)]])
    assert csv_rows(written(tmp_path, "csv", sheet))[0] == ["Ticket", "2010-07-01"]
    assert json.loads(written(tmp_path, "json", sheet).read_text("utf-8")) == [{"Ticket": "T1", "2010-07-01": "09:12:00"}]
    for ending in ("xlsx", "ods"):
        book = python_calamine.CalamineWorkbook.from_path(written(tmp_path, ending, sheet))
        assert book.get_sheet_by_index(0).to_python()[0] == ["Ticket", "2010-07-01"]
    assert "jeudi 1er juillet" in " ".join(pages(written(tmp_path, "pdf", sheet))[0].split())


def test_pdf_repeats_title_and_header_and_counts_its_pages(tmp_path: Path):
    rows: list[list[object]] = [[f"T{n}", f"Name {n}", date(2010, 7, 1), time(9, n % 60), "", 9.0, n] for n in range(120)]
    texts = pages(written(tmp_path, "pdf", SheetData("Attendance", HEADER, rows, "Rencontres")))
    assert len(texts) == 4
    for number, text in enumerate(texts, 1):
        assert "Attendance" in text
        assert "Ticket" in text
        assert f"{number} / 4" in text
    assert all(f"Name {n}" in "\n".join(texts) for n in range(120))
    box = pypdf.PdfReader(tmp_path / "list.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_pdf_draws_text_plain_and_fits_what_is_long(tmp_path: Path):
    endless = "Institut " * 60
    rows: list[list[object]] = [["<b>bold</b> &amp; </para>", endless]]
    path = written(tmp_path, "pdf", SheetData("<i>Title</i>", ["A", "B"], rows))
    text = "\n".join(pages(path))
    assert "<b>bold</b> &amp; </para>" in text
    assert "<i>Title</i>" in text
    assert "…" in text


@pytest.mark.parametrize("ending", exports.FORMATS)
def test_an_empty_list_is_still_a_file(tmp_path: Path, ending: str):
    assert written(tmp_path, ending, SheetData("Empty", HEADER, [])).stat().st_size > 0
    assert written(tmp_path, ending, SheetData("", [], [])).stat().st_size > 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_runs_as_a_formula(tmp_path: Path, attack: str):
    sheet = SheetData("=1+1", [attack, "B"], [[attack, 1]])
    expected = "'" + attack
    assert csv_rows(written(tmp_path, "csv", sheet))[1][0] == expected
    tab = openpyxl.load_workbook(written(tmp_path, "xlsx", sheet)).worksheets[0]
    assert (tab["A1"].data_type, tab["A2"].data_type) == ("s", "s")
    assert str(tab["A2"].value).replace("\n", "\r") == expected  # XML has one line end only
    assert b"formula" not in zipfile.ZipFile(written(tmp_path, "ods", sheet)).read("content.xml")
    rows = python_calamine.CalamineWorkbook.from_path(tmp_path / "list.ods").get_sheet_by_index(0).to_python()
    assert str(rows[1][0])[:1] == "'"
    assert next(iter(json.loads(written(tmp_path, "json", sheet).read_text("utf-8"))[0].values())) == expected


@pytest.mark.parametrize("text", PHONES)
def test_telephone_and_negative_numbers_stay_as_they_are(tmp_path: Path, text: str):
    assert csv_rows(written(tmp_path, "csv", SheetData("P", ["Phone"], [[text]])))[1] == [text]


def test_numbers_below_nought_stay_numbers(tmp_path: Path):
    sheet = SheetData("N", ["N"], [[-3], [-1.5]])
    tab = openpyxl.load_workbook(written(tmp_path, "xlsx", sheet)).worksheets[0]
    assert [tab["A2"].value, tab["A3"].value] == [-3, -1.5]
    assert csv_rows(written(tmp_path, "csv", sheet))[1:] == [["-3"], ["-1,5"]]


def test_the_importer_takes_the_apostrophe_off_again():
    assert clean(safe_text("@home")) == "@home"
    assert clean(safe_text("=SUM(A1)")) == "=SUM(A1)"


@given(st.text(max_size=40))
def test_whatever_is_typed_can_be_written_and_never_runs(text: str):
    safe = safe_text(text)
    assert not safe.startswith(("=", "@", "\t", "\r"))
    assert not safe.startswith(("+", "-")) or set(safe[1:]) <= set("0123456789 ().-/,'%\u00a0\u202f")
    safe.encode("utf-8")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods", "json", "pdf"])
def test_letters_that_no_file_may_hold_stop_no_export(tmp_path: Path, ending: str):
    sheet = SheetData("a/b:c*[d]", ["A\x00"], [["x\x00\x1f\ud800y \U0001f600"]])
    assert written(tmp_path, ending, sheet).stat().st_size > 0


def test_several_sheets_are_tabs_of_their_own_names(tmp_path: Path):
    path = tmp_path / "two.xlsx"
    write_table(path, [SheetData("Stands", ["A"], [["1"]]), SheetData("stands", ["B"], [["2"]])])
    assert openpyxl.load_workbook(path).sheetnames == ["Stands", "stands 2"]


def test_an_ending_that_nobody_knows_is_said_and_nothing_is_written(tmp_path: Path):
    with pytest.raises(InputProblem) as caught:
        write_table(tmp_path / "list.docx", [SHEET])
    assert caught.value.code == "unknown_export_format"
    assert caught.value.facts == {"ending": ".docx", "known": "csv, xlsx, ods, pdf, json"}
    assert list(tmp_path.iterdir()) == []


def test_the_ending_may_be_in_capitals(tmp_path: Path):
    write_table(tmp_path / "LIST.CSV", [SHEET])
    assert (tmp_path / "LIST.CSV").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_folder_that_is_not_there_is_a_problem_of_the_environment(tmp_path: Path):
    with pytest.raises(EnvironmentProblem) as caught:
        write_bytes(tmp_path / "no" / "list.csv", b"x")
    assert caught.value.code == "cannot_write"
    assert caught.value.facts["why"]
    with pytest.raises(EnvironmentProblem):
        write_bytes(tmp_path / "a\0b.csv", b"x")


def test_what_was_there_stays_when_the_new_file_cannot_be_finished(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"before")
    with pytest.raises(TypeError):
        write_bytes(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["list.csv"]


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"a much longer list than the new one")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["list.csv"]


def test_a_link_stays_a_link(tmp_path: Path):
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_bytes(b"before")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
