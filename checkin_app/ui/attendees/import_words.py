"""What the import says: how a list was read, what it would change and what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.lists.model import RowReason, Warn
from checkin_app.services.import_preview import Counts, ListPreview, Preview
from checkin_app.services.importing import ImportReport
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, ngettext, row_reason

Cell = tuple[int, str, str]
"""A number, what it counts, and its colour when it is not zero."""


def kind_name(kind: str) -> str:
    """What a list is about."""
    return {
        "attendees": _("Attendees"),
        "exhibitors": _("Exhibitors"),
        "meetings": _("Meetings"),
        "floorplan": _("Hall plan"),
    }.get(kind, kind)


def container_words(found: ListPreview) -> str:
    """ "Attendees · CSV, Windows-1252 · 396 rows · 13 of 15 columns understood"."""
    box = found.container
    encodings = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8", "utf-8": "UTF-8"}
    form = ", ".join(part for part in (box.format.upper(), encodings.get(box.encoding, box.encoding), box.sheet) if part)
    rows = ngettext("{n} row", "{n} rows", box.rows_read).format(n=grouped(box.rows_read))
    parts = [kind_name(found.kind), form, rows]
    if found.columns:
        known = sum(1 for col in found.columns if col.field)
        parts.append(_("{n} of {of} columns understood").format(n=known, of=len(found.columns)))
    if found.remembered:
        parts.append(_("read as the last time"))
    return " · ".join(parts)


def count_cells(counts: Counts) -> list[Cell]:
    """What would become of the rows."""
    return [
        *_cells(counts.new, counts.changed, counts.unchanged, counts.vanished, counts.cancelled_inside),
        (counts.merged, _("merged"), "text"),
        (counts.rejected, _("rejected"), "stop"),
    ]


def report_cells(report: ImportReport) -> list[Cell]:
    """What became of the rows."""
    return [
        *_cells(report.new, report.changed, report.unchanged, report.vanished, report.cancelled_inside),
        (len(report.rejected), _("rejected"), "stop"),
    ]


def _cells(new: int, changed: int, unchanged: int, vanished: int, inside: int) -> list[Cell]:
    return [
        (new, _("new"), "good"),
        (changed, _("changed"), "accent"),
        (unchanged, _("unchanged"), "text"),
        (vanished, _("gone from the list, kept"), "caution"),
        (inside, _("cancelled but inside"), "stop"),
    ]


def row_lines(rejected: Sequence[RowReason], warnings: Sequence[Warn]) -> list[tuple[str, str]]:
    """The rows that stay out, then those to look at, each with its reason and its colour."""
    lines = [(_of_row(one.row, row_reason(one.reason, **one.facts)), "stop") for one in rejected]
    return lines + [(_of_row(one.row, row_reason(one.code, **one.facts)), "caution") for one in warnings]


def _of_row(number: int, reason: str) -> str:
    return _("row {number}: {reason}").format(number=number, reason=reason) if number else reason


def preview_sentence(preview: Preview) -> str:
    """What is written and what stays, before anything is."""
    if not preview.lists:
        return _("None of these files is a list that can be read. Nothing was changed.")
    return _("Nothing is written yet. Entries, printed badges and corrections of the desk are kept, whatever the list says.")


def imported_sentence(reports: Sequence[ImportReport]) -> str:
    """How many people, stands or meetings are new and changed."""
    new, changed = sum(report.new for report in reports), sum(report.changed for report in reports)
    if not new and not changed:
        return _("Everything was there already: nothing changed.")
    return _("{new} new, {changed} changed. “Undo the import” takes all of it back; Ctrl+Z stops before it.").format(
        new=grouped(new), changed=grouped(changed)
    )
