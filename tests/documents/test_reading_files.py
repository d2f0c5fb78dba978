"""What a file is decides how it is read, never its name; what would do harm is refused with a word for it."""

from __future__ import annotations

import io
import json
import random
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from checkin_app.documents import containers, reading_process
from checkin_app.documents.lists import dry_run, read_list
from checkin_app.errors import InputProblem
from checkin_app.wording import problem_sentence

PEOPLE = [
    ("Marie-Claude", "DUPONT", "mc.dupont@acme.example", "ACME"),
    ("Núria", "Puig i Ferrer", "nuria@parc.example", "Parc Científic"),
    ("Jürgen", "Groß", "j.gross@nano.example", "Nanologis GmbH"),
    ("Élodie", "Le Goff", "elodie@chu.example", "CHU de Nîmes"),
]
HEADER = ("Prénom", "Nom", "E-mail", "Société")
SECONDS = 120.0
"""What would hang takes longer on the slowest machine; what is read takes a second or two on any other."""


def text(delimiter: str = ";", end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + end for row in (HEADER, *PEOPLE))


def workbook(path: Path, rows=(HEADER, *PEOPLE), **cells: object) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    return path


def names(path: Path) -> list[str]:
    return [person.last_name for person in read_list(path).people]


def refusal(path: Path) -> str:
    began = time.monotonic()
    with pytest.raises(InputProblem) as caught:
        read_list(path)
    assert time.monotonic() - began < SECONDS
    sentence = problem_sentence(caught.value)
    assert path.name in sentence
    assert "Something went wrong" not in sentence
    return caught.value.code


ALL = [last for _, last, _, _ in PEOPLE]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "iso8859_15", "utf-16", "utf-16-be"]
)
def test_any_encoding_is_found_from_its_letters(tmp_path: Path, encoding: str):
    path = tmp_path / "list.csv"
    path.write_bytes(text().encode(encoding))
    assert names(path) == ALL


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|", "~"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_delimiter_and_line_end_is_found(tmp_path: Path, delimiter: str, end: str):
    path = tmp_path / "list.txt"
    path.write_text(text(delimiter, end), encoding="utf-8", newline="")
    assert names(path) == ALL


def test_twisted_accents_are_put_right_and_said(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(text().encode().decode("cp1252", "ignore").encode())
    found = read_list(path)
    assert found.people[3].first_name == "Élodie"
    assert "encoding_repaired" in {warn.code for warn in found.warnings}


def test_a_workbook_called_csv_and_a_text_called_xlsx_are_read(tmp_path: Path):
    book = workbook(tmp_path / "book.xlsx").rename(tmp_path / "book.csv")
    plain = tmp_path / "plain.xlsx"
    plain.write_text(text(), encoding="utf-8")
    assert names(book) == names(plain) == ALL


def test_json_in_any_arrangement_is_read(tmp_path: Path):
    rows = [dict(zip(HEADER, row, strict=True)) for row in PEOPLE]
    arrangements = {
        "list": json.dumps(rows),
        "nested": json.dumps({"meta": {"n": 4}, "data": {"attendees": rows}}),
        "lines": "\n".join(map(json.dumps, rows)),
        "arrays": json.dumps({"columns": HEADER, "rows": PEOPLE}),
        "bare": json.dumps([HEADER, *PEOPLE]),
    }
    for name, content in arrangements.items():
        path = tmp_path / f"{name}.json"
        path.write_text(content, encoding="utf-8")
        assert names(path) == ALL, name


def test_a_web_page_and_an_xml_workbook_called_xls_are_read(tmp_path: Path):
    page = tmp_path / "page.xls"
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADER, *PEOPLE))
    page.write_text(f"<html><script>x()</script><table>{cells}</table></html>", encoding="utf-8")
    book = tmp_path / "book.xls"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        "<Row>" + "".join(f'<Cell ss:Index="{n}"><Data ss:Type="String">{cell}</Data></Cell>' for n, cell in enumerate(row, 1))
        + "</Row>" for row in (HEADER, *PEOPLE)
    )  # fmt: skip
    book.write_text(f'<?xml version="1.0"?><Workbook xmlns="{space}"><Table>{rows}</Table></Workbook>', encoding="utf-8")
    assert names(page) == names(book) == ALL


def test_a_quote_that_is_never_closed_swallows_nobody(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text(text().replace("Núria", '"Núria'), encoding="utf-8")
    found = read_list(path)
    assert [p.last_name for p in found.people] == ALL
    assert "unbalanced_quote" in {warn.code for warn in found.warnings}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "empty_file"),
        ("blank.csv", b"\xef\xbb\xbf \r\n \r\n", "empty_file"),
        ("header.csv", b"Nom;Pr\xc3\xa9nom;E-mail\r\n", "no_data_rows"),
        ("paper.csv", b"%PDF-1.4\n%\xe2\xe3", "not_a_table"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(40), "not_a_table"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le") + bytes(600), "not_a_table"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "password_protected"),
        ("broken.json", b'[{"Nom": "Puig", "Pr', "corrupt_file"),
        ("card.vcf", b"BEGIN:VCARD\nFN:Ana Costa\nEND:VCARD\n", "not_a_table"),
    ],
)
def test_what_is_no_list_is_refused_by_name(tmp_path: Path, name: str, content: bytes, code: str):
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == code


def test_random_bytes_are_refused(tmp_path: Path):
    for seed in range(5):
        path = tmp_path / f"{seed}.csv"
        path.write_bytes(random.Random(seed).randbytes(65536))
        assert refusal(path) == "not_a_table"


def test_a_missing_file_is_a_sentence(tmp_path: Path):
    assert refusal(tmp_path / "nowhere.csv") == "file_unreadable"


def test_a_workbook_cut_in_the_middle_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    assert refusal(path) == "corrupt_file"


def test_a_workbook_whose_sheet_is_damaged_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    start = part.header_offset + 30 + len(part.filename) + 20
    data[start : start + 60] = b"\xff" * 60
    path.write_bytes(data)
    assert refusal(path) == "corrupt_file"


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path):
    path = workbook(tmp_path / "bomb.xlsx")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/x.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(170):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == "too_large_uncompressed"


def test_two_cells_in_far_corners_are_refused(tmp_path: Path):
    path = workbook(tmp_path / "corners.xlsx", XFD1048576="x")
    assert refusal(path) == "cells_too_far"


def test_a_declared_dimension_is_not_believed(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<dimension ref="A1:D5"', b'<dimension ref="A1:XFD1048576"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert names(path) == ALL


def test_xml_with_entities_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "entities.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[sheet]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refusal(path) == "unsafe_xml"


def test_a_cell_of_ten_megabytes_costs_its_row_only(tmp_path: Path):
    path = tmp_path / "list.csv"
    lines = text().splitlines(keepends=True)
    path.write_text("".join([*lines[:3], f"{'X' * 10_000_000};Y;z@z.example;Z\r\n", *lines[3:]]), encoding="utf-8")
    began = time.monotonic()
    found = read_list(path)
    assert time.monotonic() - began < SECONDS
    assert [p.last_name for p in found.people] == ALL
    assert [(r.row, r.reason) for r in found.rejected] == [(4, "value_too_long")]


def test_quotes_that_never_match_take_time_in_proportion(tmp_path: Path):
    path = tmp_path / "quotes.csv"
    path.write_text(text() + '"a";"b\n' * 60_000, encoding="utf-8")
    began = time.monotonic()
    read_list(path)
    assert time.monotonic() - began < SECONDS


def test_a_reader_that_dies_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(tmp_path / "book.xlsx")
    monkeypatch.setattr(reading_process, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    assert refusal(path) == "reader_died"


def test_a_reader_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(tmp_path / "book.xlsx")
    monkeypatch.setattr(reading_process, "SECONDS", 0.2)
    monkeypatch.setattr(reading_process, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(30)"])
    assert refusal(path) == "reading_took_too_long"


def test_a_text_of_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "list.csv"
    path.write_text(text() * 3, encoding="utf-8")
    monkeypatch.setattr("checkin_app.documents.delimited.MAX_CELLS", 20)
    assert refusal(path) == "too_many_rows"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "list.csv"
    path.write_text(text(), encoding="utf-8")
    monkeypatch.setattr(containers, "MAX_FILE", 10)
    assert refusal(path) == "too_large"


def test_formulas_count_by_what_they_showed_and_hidden_rows_are_said(tmp_path: Path):
    path = workbook(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    found = read_list(path)
    assert [p.last_name for p in found.people] == ALL
    assert found.container.hidden_rows == 1
    assert "hidden_rows" in {warn.code for warn in found.warnings}


def test_a_dry_run_answers_refusals_as_values(tmp_path: Path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    answer = dry_run(path)
    assert (answer["outcome"], answer["reason"], answer["people"]) == ("refused", "empty_file", [])


def test_a_limit_that_the_system_does_not_take_leaves_the_others_in_force():
    taken: dict[int, tuple[int, int]] = {}

    def as_on_macos(what: int, most: tuple[int, int]) -> None:
        if what == 1:
            raise ValueError("current limit exceeds maximum limit")
        taken[what] = most

    reading_process.bound({1: (5, 5), 2: (6, 7)}, as_on_macos)
    assert taken == {2: (6, 7)}
