"""What a file is, by its content: its extension is not believed (imports.md, rule 1).

Nothing is inflated or parsed before its size is known: a zip's directory says how large its parts become, and what it
says is held to while they are read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from checkin_app.errors import InputProblem

MAX_FILE = 64 * 1024 * 1024
"""Bytes: fifty times the largest list of people that was ever seen."""
MAX_INFLATED = 160 * 1024 * 1024
"""Bytes that a workbook may unfold to."""
MAX_PART = 120 * 1024 * 1024
"""Bytes that a single sheet may unfold to."""
MAX_CELLS = 4_000_000
"""Cells of the smallest rectangle round a sheet's values."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
)
_ZIP_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("Index/", "numbers"),
)
_WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
"""What Python says of an archive that is cut or damaged."""
_CELL_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^>]{0,200}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'](?![^>]{0,200}/>)""")
_HIDDEN_ROW = re.compile(rb'<row [^>]*?\br="([0-9]+)"[^>]*?\bhidden="(?:1|true)"')
_HIDDEN_ROW_FIRST = re.compile(rb'<row [^>]*?\bhidden="(?:1|true)"[^>]*?\br="([0-9]+)"')


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is: "text", "json", or a kind of workbook."""

    format: str

    @property
    def workbook(self) -> bool:
        """Whether the spreadsheet reader opens it."""
        return self.format in _WORKBOOKS


def recognise(path: Path) -> Found:
    """Tell what the file is, or refuse it with a problem that names what it is.

    Raises InputProblem: file_missing, empty_file, too_large, not_a_table, password_protected, corrupt_file,
    too_large_uncompressed, unsafe_xml.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(65536)
    except OSError as error:
        raise InputProblem("file_unreadable", path=path.name, why=error.strerror or "") from error
    if not size:
        raise InputProblem("empty_file", file=path.name)
    if size > MAX_FILE:
        raise InputProblem("too_large", file=path.name, megabytes=size // 1_000_000, limit=MAX_FILE // 1_000_000)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Found(_zip_kind(path))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Found(_ole_kind(path))
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > 2 or b"\x00" in head[:512]):
            raise InputProblem("not_a_table", file=path.name, is_a=name)
    return Found(_text_kind(path, head))


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = [part.filename for part in parts]
            inflated = sum(part.file_size for part in parts)
            if inflated > MAX_INFLATED or len(parts) > 5000:
                raise InputProblem("too_large_uncompressed", file=path.name, megabytes=inflated // 1_000_000)
            if any(part.flag_bits & 1 for part in parts):
                raise InputProblem("password_protected", file=path.name)
            kind = _zip_contents(archive, names)
            if kind not in _WORKBOOKS:
                raise InputProblem("not_a_table", file=path.name, is_a=kind)
            _check_xml(archive, path.name)
            return kind
    except _BROKEN as error:
        raise InputProblem("corrupt_file", file=path.name, is_a="archive") from error


def _zip_contents(archive: zipfile.ZipFile, names: list[str]) -> str:
    for start, kind in _ZIP_PARTS:
        if any(name.startswith(start) for name in names):
            return kind
    if "mimetype" in names:
        mime = archive.read("mimetype")[:100].decode("ascii", "replace")
        if "spreadsheet" in mime:
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            if b"encryption-data" in manifest:
                raise InputProblem("password_protected", file=Path(archive.filename or "").name)
            return "ods"
        return "odt" if "text" in mime else "opendocument"
    return "zip"


def _check_xml(archive: zipfile.ZipFile, file: str) -> None:
    """No part declares entities, unfolds to more than it says, or has values in far corners of a sheet."""
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            if part.file_size > MAX_PART:
                raise InputProblem("too_large_uncompressed", file=file, megabytes=part.file_size // 1_000_000)
            if b"<!DOCTYPE" in stream.read(4096).replace(b"\x00", b""):
                raise InputProblem("unsafe_xml", file=file, part=part.filename)


def check_corners(path: Path) -> None:
    """Refuse a workbook with a value so far out that the rectangle of its cells would not fit in memory.

    A spreadsheet's declared dimension is not believed: the cells themselves are looked at (in the child process).
    """
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                continue
            columns, rows, corner = 0, 0, ""
            for column, row in _references(archive, name):
                if column > columns or row > rows:
                    corner = f"{_letters(max(column, columns))}{max(row, rows)}"
                columns, rows = max(columns, column), max(rows, row)
            if columns * rows > MAX_CELLS:
                raise InputProblem("cells_too_far", file=path.name, cell=corner)


def _references(archive: zipfile.ZipFile, name: str) -> set[tuple[int, int]]:
    """The furthest columns and rows of each megabyte of a sheet."""
    found: set[tuple[int, int]] = set()
    with archive.open(name) as stream:
        tail = b""
        while chunk := stream.read(1_000_000):
            text = tail + chunk
            columns = rows = 0
            for match in _CELL_REFERENCE.finditer(text):
                columns = max(columns, _column_number(match[1]))
                rows = max(rows, int(match[2]))
            found.add((columns, rows))
            tail = text[-200:]
    return found


def hidden_rows(path: Path) -> dict[int, set[int]]:
    """The hidden rows of each sheet part of an XLSX, by the part's number."""
    found: dict[int, set[int]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if match:
                text = archive.read(name)
                rows = {int(m[1]) for m in (*_HIDDEN_ROW.finditer(text), *_HIDDEN_ROW_FIRST.finditer(text))}
                found[int(match[1])] = rows
    return found


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def _ole_kind(path: Path) -> str:
    """An old Office file: its directory holds the names of its streams in UTF-16."""
    data = path.read_bytes()

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise InputProblem("password_protected", file=path.name)
    if holds("Workbook") or holds("Book"):
        return "xls"
    kind = (
        "doc" if holds("WordDocument") else "ppt" if holds("PowerPoint Document") else "msg" if holds("__properties") else "ole"
    )
    raise InputProblem("not_a_table", file=path.name, is_a=kind)


def _text_kind(path: Path, head: bytes) -> str:
    bare = head
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        bare = bare.removeprefix(mark)
    wide = len(bare) != len(head) and not head.startswith(b"\xef")
    sample = bare.replace(b"\x00", b"").lstrip()
    if not wide and _is_binary(bare):
        raise InputProblem("not_a_table", file=path.name, is_a="binary")
    low = sample[:400].lower()
    if low.startswith((b"[", b"{")) and _looks_json(sample):
        return "json"
    if low.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style")):
        return "html"
    if low.startswith(b"<"):
        if b"<html" in low or b"<table" in low or b"office:spreadsheet" in sample[:2000].lower():
            return "html"
        raise InputProblem("not_a_table", file=path.name, is_a="xml")
    if low.startswith((b"begin:vcard", b"begin:vcalendar")):
        raise InputProblem("not_a_table", file=path.name, is_a="vcard")
    return "text"


def _looks_json(sample: bytes) -> bool:
    return bool(re.match(rb'[\[{]\s*(?:[\[{"\]}0-9-]|true|false|null)', sample))


def _is_binary(data: bytes) -> bool:
    """More control characters than any list has. Blocks of NULs are left aside: damaged downloads end in them."""
    sample = data.replace(b"\x00", b"")[:65536]
    if not sample:
        return False
    if data[:1024].count(b"\x00") > len(data[:1024]) * 0.6 and not _is_wide(data):
        return True
    controls = sum(sample.count(bytes([c])) for c in range(32) if c not in (9, 10, 13, 12, 27))
    return controls > max(3, len(sample) * 0.01)


def _is_wide(data: bytes) -> bool:
    return data[1:400:2].count(0) > 150 or data[0:400:2].count(0) > 150
