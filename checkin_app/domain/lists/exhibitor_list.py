"""A table of exhibitors: a company a row, with its wishes and needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checkin_app.domain.lists import heading, rows
from checkin_app.domain.lists.headers import is_ours
from checkin_app.domain.lists.model import ColumnMapping, ExhibitorRow, RowReason, Warn
from checkin_app.domain.lists.table import EMPTY, Row, Table
from checkin_app.domain.lists.text import clean, meaning
from checkin_app.domain.lists.tools import Tools

_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_TOO_MUCH = 1e6
"""More people, square metres or kilowatts are a number of something else."""

_STANDS = re.compile(r"[A-Z]{0,3}[ .-]?\d{1,4}[A-Z]?", re.IGNORECASE)


def read_exhibitors(
    table: Table, at: int, tools: Tools, chosen: Mapping[int, str]
) -> tuple[list[ExhibitorRow], list[RowReason], list[Warn], list[ColumnMapping]]:
    """Read a table whose header is at index `at`: the exhibitors, the rows that hold none, warnings, the mapping."""
    header = [clean(cell.text) for cell in table.rows[at].cells]
    fields, sure = heading.assign(header, "exhibitor")
    fields = with_choices(fields, chosen)
    out = rows.above(table.rows[:at], table.name)
    found: list[ExhibitorRow] = []
    warnings: list[Warn] = []
    for row in table.rows[at + 1 :]:
        aside = rows.aside(row, header, table.name, ())
        exhibitor = None if aside else _exhibitor(row, fields, tools, table.name)
        if exhibitor:
            found.append(exhibitor)
            if (text := _value(row, fields, "country")) and not exhibitor.country:
                warnings.append(Warn("unknown_country", row.number, {"value": text}, table.name))
        else:
            out.append(aside or rows.reason(row, "no_identity", table.name))
    return found, out, warnings, mapping(header, fields, sure, table, at, chosen)


def _exhibitor(row: Row, fields: Mapping[str, int], tools: Tools, sheet: str) -> ExhibitorRow | None:
    name = _value(row, fields, "name")
    if not name:
        return None
    wishes = [w for field in ("wish", "wish2", "wish3") for w in _stands(_value(row, fields, field))]
    return ExhibitorRow(
        row=row.number,
        name=name,
        country=tools.country(_value(row, fields, "country")),
        bioregion=_value(row, fields, "bioregion"),
        network=_value(row, fields, "network"),
        activity=_value(row, fields, "activity"),
        contact=_value(row, fields, "contact"),
        staff_expected=int(_number(_value(row, fields, "staff_expected"))),
        wishes=tuple(dict.fromkeys(wishes)),
        area=_number(_value(row, fields, "area")),
        dimensions=_value(row, fields, "dimensions"),
        power=_number(_value(row, fields, "power")),
        stand=_value(row, fields, "stand"),
        sheet=sheet,
    )


def _value(row: Row, fields: Mapping[str, int], name: str) -> str:
    index = fields.get(name, -1)
    return meaning(row.cells[index].text) if 0 <= index < len(row.cells) else ""


def _stands(text: str) -> list[str]:
    """Stand numbers of a wish, best first: "A03", or "A03, A04"."""
    parts = [part.strip() for part in re.split(r"[,;/]|\s(?:ou|or|o)\s", text) if part.strip()]
    return parts if all(_STANDS.fullmatch(p) for p in parts) else [text] if text else []


def _number(text: str) -> float:
    found = _DECIMAL.search(text.replace(" ", ""))
    number = float(found[0].replace(",", ".")) if found else 0.0
    return number if number < _TOO_MUCH else 0.0


def with_choices(fields: Mapping[str, int], chosen: Mapping[int, str]) -> dict[str, int]:
    """The fields with the user's own decisions in place of ours."""
    kept = {name: index for name, index in fields.items() if index not in chosen}
    return {**kept, **{name: index for index, name in chosen.items() if name}}


def mapping(
    header: list[str],
    fields: Mapping[str, int],
    sure: Mapping[int, float],
    table: Table,
    at: int,
    chosen: Mapping[int, str],
) -> list[ColumnMapping]:
    """What each column was taken for, with its first three values."""
    by_index = {index: name for name, index in fields.items()}
    result = []
    for index, text in enumerate(header):
        values = (meaning((row.cells[index] if index < len(row.cells) else EMPTY).text) for row in table.rows[at + 1 :])
        samples = tuple(list(dict.fromkeys(v for v in values if v))[:3])
        if (text or samples) and not is_ours(text):
            said = 1.0 if index in chosen else sure.get(index, 0.0)
            name = by_index.get(index, "")
            result.append(ColumnMapping(text, name, said, samples, table.name, index, index in chosen))
    return result
