"""What the import says: how a list was read, what it would change, what it changed, what stayed out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checkin_app.domain.lists.model import Container, RowReason, Warn
from checkin_app.services.import_preview import Counts, ListPreview
from checkin_app.services.importing import ImportReport
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, ngettext, row_reason

_ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-16": "UTF-16",
    "cp1252": "Windows-1252", "mac_roman": "MacRoman", "cp850": "DOS 850", "iso8859_15": "ISO 8859-15",
}  # fmt: skip

_GUESSED = frozenset({"cp1252", "mac_roman", "cp850", "iso8859_15"})
"""Encodings that no byte proves: only a reader can tell whether the accents are right."""


_NAMED = 12
"""People who are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A number, what it counts, what there is to it in brackets, and its colour where it is not zero."""

    words: str
    n: int
    detail: str = ""
    ink: str = "text"
    counted: bool = True
    """Whether it is part of the sum of the rows read."""


def kind_name(kind: str) -> str:
    """What a list is about."""
    return {
        "attendees": _("Attendees"),
        "exhibitors": _("Exhibitors"),
        "meetings": _("Meetings"),
        "floorplan": _("Hall plan"),
    }.get(kind, kind)


def file_words(path: Path, box: Container) -> str:
    """ "attendees.csv · Windows-1252 · semicolon · 396 rows"."""
    delimiters = {";": _("semicolon"), ",": _("comma"), "\t": _("tab"), "|": _("vertical bar")}
    form = [_encoding_name(box), delimiters.get(box.delimiter, box.delimiter)]
    if box.format not in {"csv", "txt"}:
        form = [box.format.upper()]
    rows = ngettext("{n} row", "{n} rows", box.rows_read).format(n=grouped(box.rows_read))
    return " · ".join(part for part in (path.name, *form, rows) if part)


def sheet_pill(found: ListPreview) -> str:
    """Which sheets were read of those that the file has; of a file without any, what it is."""
    box = found.container
    if not found.columns:
        return kind_name(found.kind)
    if len(box.available) < 2:
        return _("sheet: the only one")
    if len(box.sheets) == 1:
        return _("sheet: {name}").format(name=box.sheet)
    return _("{n} sheets of {of}").format(n=len(box.sheets), of=len(box.available))


def pills(found: ListPreview | None) -> list[tuple[str, str, str]]:
    """What the header says at the right: the sheet, and whether the list was understood as the last one of its shape."""
    if found is None:
        return [(_("nothing is written yet"), "", "")]
    as_before = [(_("read as last time"), "", "good")] if found.remembered else []
    return [*as_before, (sheet_pill(found), "", "")]


def encoding_is_a_guess(box: Container) -> bool:
    """Whether only the accents can tell if the encoding is right."""
    return bool(_GUESSED & set(box.encoding.split("+")))


def _encoding_name(box: Container) -> str:
    """ "Windows-1252"; a file of two encodings has both."""
    return " + ".join(_ENCODINGS.get(name, name) for name in box.encoding.split("+"))


def columns_words(found: ListPreview) -> str:
    """ "15 of 17 understood · 1 to confirm · the header is row 1"."""
    known = sum(1 for column in found.columns if column.field)
    unsure = sum(1 for column in found.columns if column.level == "unsure")
    at = found.container.header_row
    parts = [_("{n} of {of} understood").format(n=known, of=len(found.columns))]
    if unsure:
        parts.append(_("{n} to confirm").format(n=unsure))
    parts.append(_("the header is row {n}").format(n=at) if at else _("without a header"))
    return " · ".join(parts)


def without_columns(found: ListPreview) -> str:
    """What is said of a list that has no columns to choose from: a hall plan."""
    hall = found.read.floorplan
    if hall is None:
        return _("Nothing in this file is a column.")
    stands = ngettext("{n} stand", "{n} stands", len(hall.stands)).format(n=grouped(len(hall.stands)))
    return _("A plan of the hall: {stands} to scale. There is nothing to choose.").format(stands=stands)


def change_lines(counts: Counts, kind: str) -> list[Line]:
    """What would become of the rows; what never happens to such a list is left out."""
    fields = ngettext("{n} field", "{n} fields", counts.fields).format(n=grouped(counts.fields)) if counts.changed else ""
    lines = [
        Line(_new_words(kind), counts.new, ink="good"),
        Line(_("Changed"), counts.changed, fields, "accent"),
        Line(_("Unchanged"), counts.unchanged),
        Line(_("Duplicates merged"), counts.merged),
        Line(_("Gone from the list, kept"), counts.vanished, ink="caution", counted=False),
        Line(_("Cancelled but inside"), counts.cancelled_inside, ink="stop", counted=False),
        Line(_("Rows rejected"), counts.rejected, ink="stop"),
        Line(_("Rows ignored"), counts.ignored),
    ]
    always = {_("Changed"), _("Unchanged"), _("Duplicates merged"), _("Rows rejected"), lines[0].words}
    return [line for line in lines if line.n or line.words in always]


def report_counts(report: ImportReport, fields: int) -> Counts:
    """The numbers of what was written; `fields` as the preview counted them."""
    return Counts(
        rows=report.read.container.rows_read, new=report.new, changed=report.changed, unchanged=report.unchanged,
        merged=len(report.merged), rejected=len(report.rejected), ignored=len(report.read.ignored),
        vanished=report.vanished, cancelled_inside=report.cancelled_inside, fields=fields,
    )  # fmt: skip


def _new_words(kind: str) -> str:
    return {
        "exhibitors": _("New exhibitors"),
        "meetings": _("New meetings"),
        "floorplan": _("New stands"),
    }.get(kind, _("New people"))


def sum_sentence(counts: Counts, kind: str) -> str:
    """ "24 + 17 + 353 + 1 + 1 = 396 rows read."."""
    parts = [grouped(line.n) for line in change_lines(counts, kind) if line.counted and line.n]
    sentence = ngettext("{sum} = {n} row read.", "{sum} = {n} rows read.", counts.rows)
    return sentence.format(sum=" + ".join(parts) or "0", n=grouped(counts.rows))


def kept_sentence() -> str:
    """What no list touches."""
    return _("Check-ins, printed badges and the desk’s corrections are kept.")


def row_line(row: RowReason | Warn) -> str:
    """ "Row 212: neither a name nor an e-mail address"; without a row, about the whole list."""
    code = row.reason if isinstance(row, RowReason) else row.code
    why = row_reason(code, **row.facts)
    if not row.row:
        return why[:1].upper() + why[1:]
    if row.sheet:
        return _("Row {n} of {sheet}: {reason}").format(n=grouped(row.row), sheet=row.sheet, reason=why)
    return _("Row {n}: {reason}").format(n=grouped(row.row), reason=why)


def others_words(n: int) -> str:
    """How many more rows there are that are not told of."""
    return ngettext("and {n} other row", "and {n} other rows", n).format(n=grouped(n))


def label_words(label: str, count: int) -> str:
    """ "“En attente de paiement” (9 people)"."""
    return ngettext("“{label}” ({n} person)", "“{label}” ({n} people)", count).format(label=label, n=grouped(count))


def imported_sentence(reports: Sequence[ImportReport]) -> str:
    """How many are new and changed, of all the lists together."""
    new, changed = sum(report.new for report in reports), sum(report.changed for report in reports)
    if not any(report.record for report in reports):
        return _("Everything was there already: nothing changed.")
    return _("{new} new, {changed} changed.").format(new=grouped(new), changed=grouped(changed))


def report_words(report: ImportReport) -> str:
    """How many of one list are new and changed."""
    return _("{new} new, {changed} changed").format(new=grouped(report.new), changed=grouped(report.changed))


def inside_sentence(names: Sequence[str]) -> str:
    """Who has come in and is cancelled now."""
    many = ngettext(
        "{n} person is inside whose registration is cancelled now: {names}.",
        "{n} people are inside whose registration is cancelled now: {names}.",
        len(names),
    )
    told = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        told = _("{names} and {n} others").format(names=told, n=grouped(len(names) - _NAMED))
    return many.format(n=grouped(len(names)), names=told)


def rejected_sentence(rows: int, beside: Path) -> str:
    """Where the rejected rows of a list lie, and what to do with them."""
    many = ngettext(
        "{n} row did not come in. It is in {file}, with the reason: correct it there, then drop that file here.",
        "{n} rows did not come in. They are in {file}, with the reasons: correct them there, then drop that file here.",
        rows,
    )
    return many.format(n=grouped(rows), file=beside.name)


def undone_sentence(kept: int) -> str:
    """What undoing came to; `kept`: those whom the desk has dealt with since, and who stay."""
    undone = _("The import is undone: the list is as it was before. The journal keeps both.")
    if not kept:
        return undone
    stay = ngettext(
        "{n} new person stays: they have come in or were corrected since.",
        "{n} new people stay: they have come in or were corrected since.",
        kept,
    )
    return f"{undone} {stay.format(n=grouped(kept))}"
