"""A file of people, exhibitors, meetings or a floor plan -> what it says, ready for the event file's journal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checkin_app.documents import values
from checkin_app.documents.containers import recognise
from checkin_app.documents.encodings import decode
from checkin_app.documents.reading_process import read_book
from checkin_app.documents.records import parse_json
from checkin_app.domain.lists.hall import is_floorplan, read_hall
from checkin_app.domain.lists.model import KINDS, Container, ReadList
from checkin_app.domain.lists.reading import understand
from checkin_app.domain.lists.report import refused, to_json
from checkin_app.errors import InputProblem, UsageProblem

__all__ = ["dry_run", "read_list", "to_json"]


def read_list(
    path: Path,
    *,
    kind: str = "auto",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    default_country: str = "FR",
) -> ReadList:
    """Read a list, whatever its container, and understand it; nothing is written.

    `kind`: one of `KINDS` or "auto". `mapping`: the user's own, a header (or a column's letter) -> a field of
    `columns.FIELDS`, "" to leave the column out. `default_country`: where telephone numbers without a prefix belong.

    Raises InputProblem, whose code names what the file is or what it lacks; UsageProblem for an unknown kind.
    """
    if kind not in ("auto", *KINDS):
        raise UsageProblem("unknown_kind", kind=kind, kinds=", ".join(KINDS))
    if kind in ("auto", "floorplan"):
        plan = _floorplan(path, required=kind == "floorplan")
        if plan:
            return plan
    try:
        return understand(read_book(path), values.tools(default_country), kind=kind, sheet=sheet, mapping=mapping)
    except InputProblem as problem:
        if "file" not in problem.facts:
            raise InputProblem(problem.code, file=path.name, **problem.facts) from problem
        raise


def dry_run(path: Path, **choices: Any) -> dict[str, Any]:
    """`read_list` as `import --dry-run --json` prints it, refusals included."""
    try:
        return to_json(read_list(path, **choices))
    except InputProblem as problem:
        return refused(problem.code, problem.facts)


def _floorplan(path: Path, required: bool) -> ReadList | None:
    found = recognise(path)
    document = None
    if found.format == "json" and path.stat().st_size < 8 * 1024 * 1024:
        document = parse_json(decode(path.read_bytes())[0].removeprefix("\ufeff"), path.name)
    if document is None or not is_floorplan(document):
        if required:
            raise InputProblem("not_a_floorplan", file=path.name)
        return None
    hall, allocation, out = read_hall(document)
    container = Container("json", "utf-8", rows_read=len(hall.stands) + len(out))
    return ReadList("floorplan", container, floorplan=hall, allocation=allocation, rejected=tuple(out))
