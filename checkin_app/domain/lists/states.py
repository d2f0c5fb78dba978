"""The state of a registration, from all the columns that speak of it: its own, payment, cancellation, attendance."""

from __future__ import annotations

from checkin_app.domain.attendee import Status
from checkin_app.domain.lists import labels
from checkin_app.domain.lists.dates import parse_date
from checkin_app.domain.lists.sheet import Sheet
from checkin_app.domain.lists.table import Cell, Row
from checkin_app.domain.lists.text import clean, fold, meaning

STATE_FIELDS = ("status", "payment", "cancelled", "blocked", "attending", "checked_in")
"""What a registration's state is made of."""


def registration(sheet: Sheet, row: Row) -> tuple[Status, str, bool]:
    """The status, the label it came from, and whether they were let in already.

    The worst that any column says holds: a desk must not let in who cancelled, whatever else the list says.
    """
    label = sheet.text(row, "status")
    own = _own_status(sheet, row, label)
    said = [own, _payment(sheet, row), _flag(sheet, row, "cancelled", Status.CANCELLED, None)]
    said.append(_flag(sheet, row, "blocked", Status.BLOCKED, None))
    said.append(_attending(sheet, row))
    found = next((s for s in (Status.CANCELLED, Status.BLOCKED, Status.PENDING) if s in said), None)
    came = any(_ticked(cell) for cell in sheet.cells(row, "checked_in")) or labels.came(label)
    status = found or (Status.CONFIRMED if own else sheet.status or Status.CONFIRMED)
    if not label:
        label = next((clean(c.text) for name in ("payment", "attending", "cancelled") for c in sheet.cells(row, name)[:1]), "")
    return status, label, came and status is not Status.CANCELLED


def _own_status(sheet: Sheet, row: Row, label: str) -> Status | None:
    if not label:
        return None
    if chosen := sheet.statuses.get(fold(label)):
        return chosen
    if sheet.open_confirmed and label.strip().casefold() == "open":
        return Status.CONFIRMED
    found = labels.status(label)
    if found is None:
        sheet.warn("unknown_status", row, label=label)
    return found


def _payment(sheet: Sheet, row: Row) -> Status | None:
    """Not paid is pending; an empty cell says nothing."""
    for cell in sheet.cells(row, "payment"):
        ticked = _yes_no(cell)
        if ticked is not None:
            return None if ticked else Status.PENDING
        found = labels.status(cell.text)
        return found if found is not Status.CONFIRMED else None
    return None


def _attending(sheet: Sheet, row: Row) -> Status | None:
    if "status" in sheet.judgement.fields:
        return None  # the registration speaks for itself: "A participé: non" is an absence, no cancellation
    for cell in sheet.cells(row, "attending"):
        ticked = _yes_no(cell)
        if ticked is False:
            header = sheet.judgement.columns[sheet.judgement.fields["attending"][0]].header.text
            return (
                Status.PENDING
                if labels.status(header) is Status.CONFIRMED and "confirm" in header.casefold()
                else Status.CANCELLED
            )
        if ticked is None:
            return labels.status(cell.text)
    return None


def _flag(sheet: Sheet, row: Row, name: str, yes: Status, no: Status | None) -> Status | None:
    for cell in sheet.cells(row, name):
        ticked = _yes_no(cell)
        if ticked is None:
            ticked = bool(parse_date(cell.text))
        return yes if ticked else no
    return None


def _ticked(cell: Cell) -> bool:
    """Whether a check-in cell says yes: a tick, a date, a place and time; "[]" and "0" say no."""
    ticked = _yes_no(cell)
    if ticked is not None:
        return ticked
    text = meaning(cell.text)
    if parse_date(text):
        return True
    known = labels.status(text)
    return labels.came(text) or (known is None and any(c.isalnum() for c in text)) or (known is Status.CONFIRMED)


def _yes_no(cell: Cell) -> bool | None:
    if cell.kind == "bool":
        return cell.text == "true"
    return labels.yes_no(cell.text)
