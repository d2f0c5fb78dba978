"""Attendance and the other lists as files, and the closing pack: everything that the evening needs in one folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from checkin_app.documents import exports
from checkin_app.documents.exports import Coded, SheetData
from checkin_app.domain.attendee import Attendee
from checkin_app.domain.event import ENTRANCE
from checkin_app.errors import InputProblem
from checkin_app.services import badges, closing, meetings, stand_papers, stand_plan, stand_tables, stands
from checkin_app.services.closing import Figures, Share
from checkin_app.services.session import Session
from checkin_app.services.stand_plan import PlanChoice, Purpose
from checkin_app.store import attendees
from checkin_app.wording import (
    _,
    category_name,
    checkpoint_name,
    country_name,
    day_name,
    event_dates,
    in_context,
    passage_way,
    status_name,
    verdict_word,
)

WHAT = ("attendance", "passages", "stands", "exhibitors", "meetings")

NAMES_STANDS = (stand_papers.ATTENDANCE, stand_papers.STANDS)
"""The lists that say who stands where: a move makes them untrue."""


def export(session: Session, path: Path, what: str = "attendance") -> int:
    """Write a list to `path`, whose ending is the format; how many rows it has. Nothing is left half-written."""
    sheet = table(session, what)
    exports.write_table(path, [sheet])
    if what in NAMES_STANDS:
        stand_papers.made(session, what, path, session.stamp())
    return len(sheet.rows)


def write_plan(session: Session, path: Path, format_: str, choice: PlanChoice | None = None) -> None:
    """Write the stand plan to `path` as "pdf", "svg" or "png". Raises as `stand_plan.draw`, and EnvironmentProblem."""
    choice = choice or PlanChoice()
    exports.write_bytes(path, stand_plan.draw(session, format_, choice))
    drawn = stand_plan.chosen_halls(session, choice.hall)
    stand_papers.made(session, stand_papers.PLAN, path, session.stamp(), drawn[0].id if len(drawn) == 1 else "")


def write_badges(
    session: Session,
    path: Path,
    ids: Sequence[str] | None = None,
    *,
    layout_id: str = "a6",
    sheet_id: str | None = None,
    void: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write those people's badges to `path` as `badges.pdf` draws them, and note them as papers that name stands; how many.

    Raises as `badges.pdf`, and EnvironmentProblem. `void` badges are good for nothing, and are not noted.
    """
    drawn = badges.pdf(session, ids, layout_id=layout_id, sheet_id=sheet_id, void=void, progress=progress)
    exports.write_bytes(path, drawn)
    people = badges.people(session, ids)
    if not void:
        stand_papers.made_badges(session, people, path, session.stamp())
    return len(people)


def write_file(path: Path, content: bytes) -> None:
    """Write a document to `path`, whole or not at all. Raises EnvironmentProblem for a disk or a folder that says no."""
    exports.write_bytes(path, content)


def make_folder(path: Path) -> None:
    """Make a folder to write into; one that is there already is fine. Raises EnvironmentProblem when the disk says no."""
    exports.make_folder(path)


def table(session: Session, what: str) -> SheetData:
    """A list as a table, in the language of the screen. Raises InputProblem for one that there is not."""
    makers = {
        "attendance": _attendance,
        "passages": _passages,
        "stands": stand_tables.stands_table,
        "exhibitors": stand_tables.exhibitors_table,
        "meetings": _meetings,
    }
    if what not in makers:
        raise InputProblem("unknown_export", what=what, known=", ".join(makers))
    made = replace(makers[what](session), subtitle=_about(session))
    return _marked(made) if session.training else made


def _marked(sheet: SheetData) -> SheetData:
    """A list of a training: every row says so, whatever format it is written in."""
    return replace(sheet, header=[*sheet.header, _("Training")], rows=[[*row, _("yes")] for row in sheet.rows])


def closing_pack(session: Session, folder: Path) -> list[Path]:
    """Write attendance (CSV, XLSX, PDF), passages, stands, exhibitors, meetings, the plan and the figures into `folder`."""
    exports.make_folder(folder)
    attendance = table(session, "attendance")
    written = []
    for ending in ("csv", "xlsx", "pdf", "json"):
        path = folder / f"attendance.{ending}"
        exports.write_table(path, [attendance])
        written.append(path)
    for what in ("passages", "stands", "exhibitors", "meetings"):
        for ending in ("csv", "xlsx"):
            path = folder / f"{what}.{ending}"
            exports.write_table(path, [table(session, what)])
            written.append(path)
    if stands.halls(session):
        plan = folder / "stand-plan.pdf"
        write_plan(session, plan, "pdf", PlanChoice(purpose=Purpose.DESK))
        written.append(plan)
    for what in NAMES_STANDS:
        stand_papers.made(session, what, folder / f"{what}.xlsx", session.stamp())
    numbers = folder / "figures.json"
    write_figures(session, numbers)
    return [*written, numbers]


def write_figures(session: Session, path: Path) -> None:
    """Write the event in figures to `path`, as JSON."""
    text = json.dumps(figures_as_json(session, closing.figures(session)), ensure_ascii=False, indent=1)
    exports.write_bytes(path, text.encode())


def figures_as_json(session: Session, figures: Figures) -> dict[str, Any]:
    """The figures as one JSON document: what is registered by its plain counts, and who came under `arrived`."""
    groups = ("by_country", "by_category", "by_bioregion", "by_network", "by_status")
    shares: dict[str, dict[str, Share]] = {name: getattr(figures, name) for name in groups}
    return {
        "event": {
            "name": session.event.name,
            "place": session.event.place,
            "days": [day.isoformat() for day in session.event.days],
            "timezone": session.event.timezone,
        },
        "participants": figures.participants,
        "countries": figures.countries,
        "exhibitors": len(stands.exhibitors(session)),
        "stands": figures.stands,
        "stands_taken": figures.stands_taken,
        "meetings": figures.meetings,
        "walk_ins": figures.walk_ins,
        **{name: {key: share.registered for key, share in found.items()} for name, found in shares.items()},
        "arrived": {
            "people": figures.arrived,
            "meetings_held": figures.meetings_held,
            "by_day": {day.isoformat(): n for day, n in figures.by_day.items()},
            "by_quarter_hour": {day.isoformat(): dict(slots) for day, slots in figures.arrivals.items()},
            **{name: {key: share.arrived for key, share in found.items()} for name, found in shares.items()},
        },
        **({"training": True} if session.training else {}),
        "reconciliation": [asdict(check) for check in figures.reconciliation],
        "reconciled": all(check.ok for check in figures.reconciliation),
        "journal_entries": figures.journal_entries,
    }


def _about(session: Session) -> str:
    """What event a list on paper is of."""
    event = session.event
    training = _("TRAINING: none of this is true") if session.training else ""
    return " · ".join(part for part in (training, event.name, event.place, event_dates(event)) if part)


def _person_header() -> list[str]:
    return [_("Ticket"), _("Last name"), _("First name"), _("Company"), _("Country"), _("Category")]


def _person_cells(person: Attendee) -> list[object]:
    return [
        person.external_id,
        person.last_name,
        person.first_name,
        person.company,
        country_name(person.country),
        category_name(person.category),
    ]


def _attendance(session: Session) -> SheetData:
    """By person: the first entry of each day at the entrance, event-local; an empty cell for a day without them."""
    days = session.event.days
    came = {day: attendees.arrivals(session.store, day, ENTRANCE.id) for day in days}
    header = [
        *_person_header(),
        _("Job title"),
        _("Bioregion"),
        _("Network"),
        _("Status"),
        _("Stand"),
        _("Walk-in"),
    ]
    header += [*(Coded.of(day_name(day), day.isoformat()) for day in days), _("Days present")]
    rows = []
    for person in attendees.everybody(session.store):
        entries = [_local_time(session, came[day].get(person.id)) for day in days]
        details: list[object] = [
            person.job_title,
            person.bioregion,
            person.network,
            status_name(person.status),
            person.stand,
        ]
        present = sum(1 for entry in entries if entry)
        rows.append([*_person_cells(person), *details, _("yes") if person.walk_in else "", *entries, present])
    return SheetData(_("Attendance"), header, rows)


def _local_time(session: Session, came: tuple[datetime, str] | None) -> time | str:
    return session.event.local(came[0]).time().replace(microsecond=0) if came else ""


def _passages(session: Session) -> SheetData:
    """Every passage in order, refused and annulled ones too."""
    header = [_("Time"), _("Day"), in_context("column", "Desk"), _("Checkpoint"), _("Verdict"), *_person_header(), _("Code")]
    header += [_("How"), _("Override"), _("Annulled"), _("Stored at"), _("Record")]
    people = {p.id: p for p in attendees.everybody(session.store)}
    rows: list[list[object]] = []
    for p in attendees.passages(session.store):
        person = people.get(p.attendee)
        cells = _person_cells(person) if person else [""] * len(_person_header())
        rows.append(
            [
                _local(session, p.at),
                date.fromisoformat(p.day) if p.day else "",
                p.desk,
                Coded.of(_checkpoint(session, p.checkpoint), p.checkpoint),
                verdict_word(p.verdict),
                *cells,
                p.code,
                Coded.of(passage_way(p.via), p.via),
                _("yes") if p.overridden else "",
                _("yes") if p.annulled else "",
                _local(session, p.stored_at),
                p.record,
            ]
        )
    return SheetData(_("Passages"), header, rows)


def _checkpoint(session: Session, checkpoint_id: str) -> str:
    """What a checkpoint is called; one that the event no longer has, by its id."""
    place = session.event.checkpoint(checkpoint_id)
    return checkpoint_name(place) if place else checkpoint_id


def _local(session: Session, at: str) -> datetime:
    return session.event.local(datetime.fromisoformat(at)).replace(tzinfo=None, microsecond=0)


def _meetings(session: Session) -> SheetData:
    header = [_("Meeting"), _("Day"), _("Start"), _("End"), _("Table")]
    header += [_("First participant"), _("First company"), _("Second participant"), _("Second company"), _("Held")]
    rows: list[list[object]] = [
        [
            view.meeting.id,
            view.meeting.day,
            view.meeting.start,
            view.meeting.end,
            view.meeting.table,
            view.first.name,
            view.first.company,
            view.second.name,
            view.second.company,
            "" if view.missing else _("yes"),
        ]
        for view in meetings.meetings(session)
    ]
    return SheetData(_("Meetings"), header, rows)
