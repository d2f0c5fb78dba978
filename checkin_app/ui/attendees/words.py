"""What the list says about a person in a word or two."""

from __future__ import annotations

from checkin_app.domain.badge import PrintState
from checkin_app.services.roster import AttendeeRow
from checkin_app.wording import _


def state_words(state: str, arrived_at: str = "") -> str:
    """"arrived 08:52", "not paid": the state of the day as the list and the chips say it."""
    words = {
        "expected": _("Not arrived"),
        "arrived": _("Arrived"),
        "unpaid": _("Not paid"),
        "cancelled": _("Cancelled"),
        "blocked": _("Blocked"),
    }
    return f"✓ {arrived_at}" if state == "arrived" and arrived_at else words.get(state, state)


def badge_words(row: AttendeeRow) -> str:
    """"printed", "to print again": the badge's state without the word badge, which the column says."""
    if row.badge is None:
        return ""
    if row.stale_badge:
        return _("out of date")
    words = {
        PrintState.QUEUED: _("waiting"),
        PrintState.PRINTING: _("printing…"),
        PrintState.DONE: _("printed"),
        PrintState.FAILED: _("not printed"),
        PrintState.CANCELLED: _("cancelled"),
        PrintState.UNCERTAIN: _("uncertain"),
    }
    return words[row.badge]
