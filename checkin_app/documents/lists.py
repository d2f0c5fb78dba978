"""A file of people, exhibitors, meetings or a floor plan -> what it says, ready for the event file's journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkin_app.documents import values
from checkin_app.documents.containers import recognise
from checkin_app.documents.encodings import decode
from checkin_app.documents.reading_process import read_book
from checkin_app.documents.records import parse_json
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists.columns import FIELDS
from checkin_app.domain.lists.company_words import EXHIBITOR, MEETING
from checkin_app.domain.lists.hall import is_floorplan, read_hall
from checkin_app.domain.lists.model import KINDS, NAME_ORDERS, NO_CHOICES, Choices, Container, ReadList
from checkin_app.domain.lists.reading import shape_of, understand
from checkin_app.domain.lists.report import refused, to_json
from checkin_app.domain.lists.table import Book
from checkin_app.errors import InputProblem, UsageProblem

__all__ = ["Choices", "OpenedList", "dry_run", "open_list", "read_list", "to_json"]

Progress = Callable[[int, int], None]

_MOST_PLAN = 8 * 1024 * 1024
"""Bytes of JSON that may be a floor plan."""


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A file whose tables were read, to be understood as often as the user changes their mind."""

    path: Path
    book: Book | None
    plan: ReadList | None = None

    @property
    def shape(self) -> str:
        """A short name for what the list looks like, whatever its rows."""
        return shape_of(self.book) if self.book else "floorplan"

    def understood(
        self, choices: Choices = NO_CHOICES, default_country: str = "FR", progress: Progress | None = None
    ) -> ReadList:
        """What it says. `default_country`: where telephone numbers without a prefix belong.

        Raises InputProblem for a file without what was asked for, UsageProblem for choices that do not exist.
        """
        _check(choices)
        if self.plan is not None and choices.kind in ("auto", "floorplan"):
            return self.plan
        if self.book is None:
            raise InputProblem("no_data_rows", file=self.path.name)
        if choices.kind == "floorplan":
            raise InputProblem("not_a_floorplan", file=self.path.name)
        try:
            return understand(self.book, values.tools(default_country), choices, progress)
        except InputProblem as problem:
            if "file" in problem.facts:
                raise
            raise InputProblem(problem.code, file=self.path.name, **problem.facts) from problem


def open_list(path: Path) -> OpenedList:
    """Read a file's tables, safely. Raises InputProblem, whose code names what the file is if it is no table."""
    plan = _floorplan(path)
    return OpenedList(path, None if plan else read_book(path), plan)


def read_list(path: Path, choices: Choices = NO_CHOICES, default_country: str = "FR") -> ReadList:
    """Read a list, whatever its container, and understand it; nothing is written. Raises as `OpenedList.understood`."""
    _check(choices)
    return open_list(path).understood(choices, default_country)


def dry_run(path: Path, choices: Choices = NO_CHOICES) -> dict[str, Any]:
    """`read_list` as `import --dry-run --json` prints it, refusals included."""
    try:
        return to_json(read_list(path, choices))
    except InputProblem as problem:
        return refused(problem.code, problem.facts)


def _check(choices: Choices) -> None:
    """Raise UsageProblem for a kind, field, category or status that there is not."""
    if choices.kind not in ("auto", *KINDS):
        raise UsageProblem("unknown_kind", kind=choices.kind, kinds=", ".join(KINDS))
    if choices.names not in NAME_ORDERS:
        raise UsageProblem("unknown_value", value=choices.names, field="names", known=", ".join(NAME_ORDERS))
    wrong = next((name for name in choices.columns.values() if name and name not in _fields(choices.kind)), None)
    if wrong is not None:
        raise UsageProblem("unknown_field", field=wrong)
    for field, said, known in (
        ("category", choices.categories, list(Category)),
        ("status", choices.statuses, list(Status)),
    ):
        for value in said.values():
            if value not in list(map(str, known)):
                raise UsageProblem("unknown_value", value=value, field=field, known=", ".join(map(str, known)))


def _fields(kind: str) -> set[str]:
    """What a column may be, by the kind of list; of any kind where the file itself decides."""
    tables: dict[str, Iterable[str]] = {"attendees": FIELDS, "exhibitors": EXHIBITOR, "meetings": MEETING}
    return set(tables.get(kind) or (name for names in tables.values() for name in names))


def _floorplan(path: Path) -> ReadList | None:
    found = recognise(path)
    if found.format != "json" or path.stat().st_size > _MOST_PLAN:
        return None
    document = parse_json(decode(path.read_bytes())[0].removeprefix("\ufeff"), path.name)
    if not is_floorplan(document):
        return None
    plan = read_hall(document)
    container = Container("json", "utf-8", rows_read=len(plan.hall.stands) + len(plan.rejected))
    return ReadList(
        "floorplan", container, floorplan=plan.hall, allocation=plan.allocation, rejected=tuple(plan.rejected),
        warnings=tuple(plan.warnings), shape="floorplan",
    )  # fmt: skip
