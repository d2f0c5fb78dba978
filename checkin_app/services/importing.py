"""Lists into the event file: read, shown as they would be written, and written in one act a list that undo takes back whole.

`preview` writes nothing; `apply` writes one list, wholly or not at all; `import_files` is both for several lists that come
together. A window that must not wait reads and understands in its pool (`open_list`, `understand`) and gives `preview` and
`apply` what came of it.

Corrections made at the desk, check-ins, prints, notes and walk-ins survive; an empty cell erases nothing; who is no longer on
the list is flagged and kept (imports.md, rules 7 to 10). `services.desk.undo(session, report.record)` takes an import back.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from checkin_app.documents import lists
from checkin_app.documents.lists import OpenedList
from checkin_app.domain.attendee import Attendee
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.lists.difference import Change
from checkin_app.domain.lists.model import NO_CHOICES, Choices, MergedRow, ReadList, RowReason, Warn
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem, Problem
from checkin_app.services import closing, import_writing, sealing
from checkin_app.services.import_memory import recall, remember, settled
from checkin_app.services.import_plan import Plan, Planner, Progress
from checkin_app.services.import_preview import ListPreview, Preview, show
from checkin_app.services.session import Session
from checkin_app.store import attendees, imports, journal

__all__ = ["Choices", "ImportReport", "ListPreview", "OpenedList", "Preview", "Progress", "Understood"]

P = ParamSpec("P")
R = TypeVar("R")

ORDER = ("floorplan", "attendees", "exhibitors", "meetings")
"""Lists that come together are written in this order: meetings name attendees, exhibitors name stands."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A list as it was understood, with the choices that were in force; `remembered`: from the last list of its shape."""

    path: Path
    read: ReadList
    choices: Choices = NO_CHOICES
    remembered: bool = False


Source = Path | OpenedList | Understood | ReadList
"""A list: a file, a file that was read already, or one that was understood already (a bare `ReadList` has no path)."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a list. new + changed + unchanged + merged + rejected + ignored = rows read; `record` undoes it all
    and is "" where there was nothing to write; `written` False: a dry run, which says what would become of it.

    `vanished`: people whom the list no longer has; `cancelled_inside`: those who have come in and are cancelled now.
    """

    path: Path
    read: ReadList
    record: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    cancelled_inside: int = 0
    merged: tuple[MergedRow, ...] = ()
    rejected: tuple[RowReason, ...] = ()
    warnings: tuple[Warn, ...] = ()
    inside: tuple[Change, ...] = ()
    written: bool = False

    @property
    def kind(self) -> str:
        """attendees, exhibitors, meetings or floorplan."""
        return self.read.kind


def _unhindered(work: Callable[P, R]) -> Callable[P, R]:
    """Work without the collector of cycles, which makes none here and looks through every cell of a long list in vain."""

    @wraps(work)
    def done(*arguments: P.args, **named: P.kwargs) -> R:
        running = gc.isenabled()
        gc.disable()
        try:
            return work(*arguments, **named)
        finally:
            if running:
                gc.enable()

    return done


@_unhindered
def read(session: Session, path: Path, choices: Choices = NO_CHOICES) -> ReadList:
    """Read and understand a list; nothing is written. Raises InputProblem for a file that is no list."""
    return lists.read_list(path, choices, country_of(session))


@_unhindered
def open_list(path: Path) -> OpenedList:
    """Read a file's tables once, to be previewed as often as the user changes their mind. Any thread may do it.

    Raises InputProblem for a file that is no list.
    """
    return lists.open_list(path)


def remembered_choices(session: Session, opened: OpenedList) -> Choices:
    """What was decided the last time for a list of this shape; no choices where nothing was."""
    return recall(session, opened.shape)


def country_of(session: Session) -> str:
    """Where telephone numbers without a prefix belong."""
    return session.event.country or "FR"


@_unhindered
def understand(opened: OpenedList, choices: Choices, country: str, progress: Progress | None = None) -> Understood:
    """Understand a file that was read. Any thread may do it: a long list then holds up no scan.

    Raises InputProblem for a file without what was asked for, UsageProblem for choices that do not exist.
    """
    return Understood(opened.path, opened.understood(choices, country, progress), choices)


@_unhindered
def preview(
    session: Session, sources: Sequence[Source], choices: Mapping[Path, Choices] | None = None, progress: Progress | None = None
) -> Preview:
    """What these lists would do, in the order they would be written; nothing is written.

    `choices`: the user's own by path; a list without any gets those that were remembered for its shape. A file that is no
    list does not stop the others: it stands in `refused` with its problem.
    """
    understood: list[Understood] = []
    refused: list[tuple[Path, Problem]] = []
    for source in sources:
        path = source if isinstance(source, Path) else Path() if isinstance(source, ReadList) else source.path
        try:
            understood.append(_understood(session, source, (choices or {}).get(path), progress))
        except Problem as problem:
            refused.append((path, problem))
    planner = Planner(session)
    shown = [show(one.path, planner.plan(one.read), one.choices, one.remembered) for one in _ordered(understood)]
    return Preview(tuple(shown), tuple(refused))


def import_files(
    session: Session,
    paths: Iterable[Path],
    *,
    stamp: Stamp,
    choices: Choices | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> list[ImportReport]:
    """Read every list first, then write them, an act each; a list that cannot be read stops all of them.

    `choices` None: those remembered for each list's shape.
    """
    understood = _ordered([_understood(session, path, choices, progress) for path in paths])
    if dry_run:
        planner = Planner(session)
        return [_report(one.path, planner.plan(one.read)) for one in understood]
    reports = []
    for number, one in enumerate(understood):
        act = stamp if not number else session.stamp(stamp.at)
        reports.append(apply(session, one.path, one.read, act, choices=one.choices, progress=progress))
    return reports


@_unhindered
def apply(
    session: Session,
    path: Path,
    found: ReadList,
    stamp: Stamp,
    *,
    choices: Choices = NO_CHOICES,
    progress: Progress | None = None,
) -> ImportReport:
    """Write one understood list; `choices`, if any were made, are remembered for the next list of its shape.

    Raises InputProblem when there is nobody in it, and then changes nothing; what `progress` raises stops the work, and then
    nothing was changed either. Once a long list is decided it is written to its end, in slices between which scans have their
    turn, and `progress` is told no more: see `sealing`.
    """
    if not (found.people or found.exhibitors or found.meetings or found.floorplan):
        raise InputProblem("list_without_people", path=str(path), rows=found.container.rows_read)
    for attempt in range(sealing.ATTEMPTS):
        sealing.finish(session)
        place = journal.mark(session.store) if attempt < sealing.ATTEMPTS - 1 else None
        plan = Planner(session).plan(found, progress)
        flagged = sorted(person.id for person in plan.vanished)
        record = stamp.id if plan.newcomers or plan.entries or _flags_others(session, plan, flagged) else ""
        if not record:
            break
        body = _import_body(path, plan, flagged)
        head = session.draft(stamp, Kind.IMPORTED, f"import:{stamp.id}", body, first=True)
        if import_writing.write(session, plan, head, progress or _silent, place):
            break
    if choices.made:
        remember(session, found.shape, settled(found, choices))
    return replace(_report(path, plan), record=record, written=True)


def _silent(_done: int, _rows: int) -> None:
    """No progress is asked for."""


def vanished(session: Session) -> list[Attendee]:
    """Those whom the last list of their shape no longer had: kept, and to be looked at."""
    ids = (person for gone in imports.flagged(session.store).values() for person in gone)
    return attendees.by_ids(session.store, list(dict.fromkeys(ids)))


def cancelled_inside(session: Session) -> list[Attendee]:
    """Those who have come in and whose registration is cancelled or blocked now: what the desk is alerted to."""
    return closing.people_behind(session, "nobody_cancelled_inside")


def forget(session: Session, read: ReadList) -> None:
    """Forget what was decided about lists of this shape."""
    remember(session, read.shape, NO_CHOICES)


def _understood(session: Session, source: Source, choices: Choices | None, progress: Progress | None = None) -> Understood:
    if isinstance(source, Understood):
        return source
    if isinstance(source, ReadList):
        return Understood(Path(), source, choices or NO_CHOICES)
    opened = source if isinstance(source, OpenedList) else open_list(source)
    kept = remembered_choices(session, opened) if choices is None else choices
    found = understand(opened, kept, country_of(session), progress)
    return replace(found, remembered=choices is None and kept.made)


def _ordered(understood: Iterable[Understood]) -> list[Understood]:
    return sorted(understood, key=lambda one: ORDER.index(one.read.kind))


def _flags_others(session: Session, plan: Plan, flagged: list[str]) -> bool:
    """Whether other people are gone from this list than the last time."""
    return not plan.read.supplement and flagged != imports.flagged(session.store).get(plan.shape, [])


def _import_body(path: Path, plan: Plan, flagged: list[str]) -> dict[str, object]:
    """What the journal keeps of an import: no names, only counts and ids."""
    return {
        "origin": "import", "file": clean(path.name), "kind": plan.read.kind,
        "shape": "" if plan.read.supplement else plan.shape,
        "rows": plan.read.container.rows_read, "new": plan.new, "changed": len(plan.changed), "unchanged": plan.unchanged,
        "merged": len(plan.merged), "rejected": len(plan.rejected), "ignored": len(plan.read.ignored), "vanished": flagged,
    }  # fmt: skip


def _report(path: Path, plan: Plan) -> ImportReport:
    return ImportReport(
        path=path,
        read=plan.read,
        new=plan.new,
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        vanished=len(plan.vanished),
        cancelled_inside=len(plan.inside),
        merged=tuple(plan.merged),
        rejected=tuple(plan.rejected),
        warnings=tuple(plan.warnings),
        inside=tuple(plan.inside),
    )
