"""A table of B2B meetings: two people, a table, a slot."""

from __future__ import annotations

from collections.abc import Mapping

from checkin_app.domain.lists import heading, rows
from checkin_app.domain.lists.dates import parse_date, parse_time
from checkin_app.domain.lists.exhibitor_list import mapping, with_choices
from checkin_app.domain.lists.model import ColumnMapping, MeetingRow, Party, RowReason
from checkin_app.domain.lists.table import Row, Table
from checkin_app.domain.lists.text import clean, meaning


def read_meetings(
    table: Table, at: int, chosen: Mapping[int, str]
) -> tuple[list[MeetingRow], list[RowReason], list[ColumnMapping]]:
    """Read a table whose header is at index `at`: the meetings, the rows that hold none, the mapping."""
    header = [clean(cell.text) for cell in table.rows[at].cells]
    fields, sure = heading.assign(header, "meeting")
    fields = with_choices(fields, chosen)
    out = rows.above(table.rows[:at], table.name)
    found: list[MeetingRow] = []
    for row in table.rows[at + 1 :]:
        aside = rows.aside(row, header, table.name, ())
        meeting = None if aside else _meeting(row, fields, table.name)
        if meeting:
            found.append(meeting)
        else:
            out.append(aside or rows.reason(row, "no_meeting", table.name))
    return found, out, mapping(header, fields, sure, table, at, chosen)


def _meeting(row: Row, fields: Mapping[str, int], sheet: str) -> MeetingRow | None:
    """The meeting of a row; None without a day, a beginning or one of the two people."""

    def value(name: str) -> str:
        index = fields.get(name, -1)
        return meaning(row.cells[index].text) if 0 <= index < len(row.cells) else ""

    first = Party(value("first_id"), value("first_name"), value("first_company"))
    second = Party(value("second_id"), value("second_name"), value("second_company"))
    day, start = parse_date(value("date") or value("start")), parse_time(value("start"))
    if not day or not start or not (first.external_id or first.name) or not (second.external_id or second.name):
        return None
    return MeetingRow(
        row=row.number,
        id=value("id"),
        date=day,
        start=start,
        end=parse_time(value("end")),
        table=value("table"),
        first=first,
        second=second,
        status_label=value("status"),
        sheet=sheet,
        cells=tuple(cell.text for cell in row.cells),
    )
