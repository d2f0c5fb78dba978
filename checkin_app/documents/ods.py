"""Lists as an OpenDocument spreadsheet.

Written here, as the few parts that a plain table needs: the libraries that write ODS bring 17 MB with them and take seconds for
the passages of one morning.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from checkin_app.documents.sheets import SheetData, as_text, column_widths, tab_name

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_EPOCH = (2010, 7, 1, 0, 0, 0)
"""The time of every part, so that the same list is the same file."""

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "config": "config",
        "fo": "xsl-fo-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest {_SPACES} manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_YMD = (
    '<number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
    '<number:text>-</number:text><number:day number:style="long"/>'
)
_HMS = (
    '<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>'
    '<number:text>:</number:text><number:seconds number:style="long"/>'
)
_STYLES = (
    f'<number:date-style style:name="nd">{_YMD}</number:date-style>'
    f'<number:date-style style:name="nm">{_YMD}<number:text> </number:text>{_HMS}</number:date-style>'
    f'<number:time-style style:name="nt">{_HMS}</number:time-style>'
    + "".join(
        f'<style:style style:name="c{kind}" style:family="table-cell" style:data-style-name="n{kind}"/>' for kind in "dmt"
    )
    + '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:background-color="#e3f2f2"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
_LETTER_CM = 0.21
_LOST_SPACE = re.compile("(?<= ) |^ | $")


def ods(sheets: Sequence[SheetData]) -> bytes:
    """The sheets as a spreadsheet, a tab each. Their texts are safe already (`sheets.safe_sheet`)."""
    names: list[str] = []
    for sheet in sheets:
        names.append(tab_name(sheet.title, {name.casefold() for name in names}))
    parts = {"content.xml": _content(sheets, names), "settings.xml": _settings(names), "META-INF/manifest.xml": _MANIFEST}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), _TYPE)  # first and not compressed: that is how it is recognised
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content(sheets: Sequence[SheetData], names: Sequence[str]) -> str:
    widths = sorted({width for sheet in sheets for width in column_widths(sheet)})
    column_styles = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _LETTER_CM:.2f}cm"/></style:style>'
        for width in widths
    )
    tables = "".join(line for sheet, name in zip(sheets, names, strict=True) for line in _table(sheet, name))
    filters = "".join(_filter(number, sheet, name) for number, (sheet, name) in enumerate(zip(sheets, names, strict=True)))
    return (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{_STYLES}{column_styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}<table:database-ranges>{filters}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _table(sheet: SheetData, name: str) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(name)}>"
    for width in column_widths(sheet):
        yield f'<table:table-column table:style-name="w{width}"/>'
    yield "<table:table-header-rows><table:table-row>"
    yield from (_text_cell(title, ' table:style-name="head"') for title in sheet.header)
    yield "</table:table-row></table:table-header-rows>"
    for row in sheet.rows:
        yield "<table:table-row>" + "".join(_cell(value) for value in row) + "</table:table-row>"
    yield "</table:table>"


def _cell(value: object) -> str:
    shown = f"<text:p>{escape(as_text(value))}</text:p></table:table-cell>"
    if isinstance(value, datetime):
        return _typed("m", "date", "date-value", value.isoformat(timespec="seconds")) + shown
    if isinstance(value, date):
        return _typed("d", "date", "date-value", value.isoformat()) + shown
    if isinstance(value, time):
        return _typed("t", "time", "time-value", f"PT{value:%H}H{value:%M}M{value:%S}S") + shown
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}">' + shown
    return _text_cell(str(value)) if value not in {None, ""} else "<table:table-cell/>"


def _typed(style: str, kind: str, attribute: str, value: str) -> str:
    return f'<table:table-cell table:style-name="c{style}" office:value-type="{kind}" office:{attribute}="{value}">'


def _text_cell(text: str, style: str = "") -> str:
    """Runs of spaces and line ends are elements of their own in OpenDocument: plain ones would be joined."""
    lines = []
    for line in text.splitlines() or [""]:
        marked = _LOST_SPACE.sub("<text:s/>", escape(line)).replace("\t", "<text:tab/>")
        lines.append(f"<text:p>{marked}</text:p>")
    return f'<table:table-cell{style} office:value-type="string">{"".join(lines)}</table:table-cell>'


def _filter(number: int, sheet: SheetData, name: str) -> str:
    if not sheet.header:
        return ""
    quoted = "'" + name.replace("'", "''") + "'"
    reach = f"{quoted}.A1:{quoted}.{_letters(len(sheet.header))}{len(sheet.rows) + 1}"
    return (
        f'<table:database-range table:name="list{number}" table:target-range-address={quoteattr(reach)} '
        'table:display-filter-buttons="true"/>'
    )


def _letters(column: int) -> str:
    """The spreadsheet's name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _settings(names: Sequence[str]) -> str:
    """Each tab with its first row held in place."""
    tabs = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(name)}>"
        '<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>'
        '<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>'
        '<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>'
        "</config:config-item-map-entry>"
        for name in names
    )
    return (
        f'{_HEAD}<office:document-settings {_SPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item-map-named config:name="Tables">'
        f"{tabs}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
