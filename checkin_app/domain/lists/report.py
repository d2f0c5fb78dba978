"""A list that was read -> the JSON of `import --dry-run --json` (commands.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from checkin_app.domain.lists.model import MeetingRow, Person, ReadList, RowReason, Warn


def to_json(read: ReadList) -> dict[str, Any]:
    """Plain data, scored by `score.py`: outcome, container, mapping, people, and the fate of every other row."""
    return {
        "outcome": "imported",
        "kind": read.kind,
        "container": asdict(read.container),
        "mapping": {
            (f"{m.sheet}!{m.column}" if len(read.container.sheets) > 1 else m.column) or f"#{n}": {
                "field": m.field,
                "sure": m.sure,
                "level": m.level,
                "samples": list(m.samples),
            }
            for n, m in enumerate(read.mapping, 1)
        },
        "people": [_person(person) for person in read.people],
        "exhibitors": [asdict(exhibitor) for exhibitor in read.exhibitors],
        "meetings": [_meeting(meeting) for meeting in read.meetings],
        "floorplan": asdict(read.floorplan) | {"allocation": read.allocation} if read.floorplan else None,
        "rejected": [_reason(reason) for reason in read.rejected],
        "ignored": [_reason(reason) for reason in read.ignored],
        "merged": [asdict(row) for row in read.merged],
        "labels": [asdict(label) for label in read.labels],
        "warnings": [_warning(warn) for warn in read.warnings],
        "rows_read": read.container.rows_read,
    }


def refused(code: str, facts: dict[str, object]) -> dict[str, Any]:
    """The same for a file that is no list."""
    return {"outcome": "refused", "reason": code, "facts": facts, "people": [], "rejected": [], "ignored": [], "merged": []}


def _person(person: Person) -> dict[str, Any]:
    data = asdict(person)
    data["full_name"] = person.full_name or f"{person.first_name} {person.last_name}".strip()
    data["days"] = list(person.days)
    return data


def _meeting(row: MeetingRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name != "cells"}


def _reason(reason: RowReason) -> dict[str, Any]:
    return {"row": reason.row, "reason": reason.reason, "facts": reason.facts, "sheet": reason.sheet}


def _warning(warn: Warn) -> dict[str, Any]:
    return {"code": warn.code, "row": warn.row, "facts": warn.facts, "sheet": warn.sheet}
