"""Who may do what: three roles, each of which may do all that the one before it may; and how long a wrong PIN waits.

The desk scans, searches, prints and registers; a supervisor overrides, replaces lost badges and edits; an organiser imports,
sets the event up and purges. An event without PINs makes no difference between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from checkin_app.domain.journal import Kind

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Digits."""

FREE_TRIES = 3
"""So many wrong PINs cost nothing but the next try."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=5)


class Role(StrEnum):
    """Stable codes, kept in the journal with what was done in that role; `wording` names them."""

    DESK = "desk"
    SUPERVISOR = "supervisor"
    ORGANISER = "organiser"

    def covers(self, other: Role) -> bool:
        """Whether who has this role may do what `other` may."""
        return _RANKS[self] >= _RANKS[other]


_RANKS = {role: rank for rank, role in enumerate(Role)}

WITH_PIN = (Role.SUPERVISOR, Role.ORGANISER)
"""The roles that a PIN opens."""

_NEEDS = {
    Kind.EVENT_SET: Role.ORGANISER,
    Kind.HALL_SET: Role.ORGANISER,
    Kind.HALL_EDITED: Role.ORGANISER,
    Kind.IMPORTED: Role.ORGANISER,
    Kind.ROLE_SET: Role.ORGANISER,
    Kind.LAYOUT_SET: Role.ORGANISER,
    Kind.IMAGE_SET: Role.ORGANISER,
    Kind.BADGE_TEXT: Role.SUPERVISOR,
    Kind.BADGE_REPLACED: Role.SUPERVISOR,
    Kind.EXHIBITOR_SET: Role.SUPERVISOR,
    Kind.STAND_ALLOCATED: Role.SUPERVISOR,
    Kind.STAND_VACATED: Role.SUPERVISOR,
    Kind.MEETING_SET: Role.SUPERVISOR,
}
_OF_ORIGIN = {"walk-in": Role.DESK, "import": Role.ORGANISER}


def needed(kind: str, body: Mapping[str, Any]) -> Role:
    """The role that writing such an entry needs, and undoing it too."""
    if kind == Kind.PASSAGE:
        return Role.SUPERVISOR if body.get("override") else Role.DESK
    if kind == Kind.ATTENDEE_SET:
        return _OF_ORIGIN.get(str(body.get("origin", "import")), Role.SUPERVISOR)
    return _NEEDS.get(Kind(kind), Role.DESK) if kind in set(Kind) else Role.DESK


def is_pin(text: str) -> bool:
    """Whether that may be a PIN: 4 to 12 digits, which every keyboard has."""
    return text.isascii() and text.isdigit() and SHORTEST_PIN <= len(text) <= LONGEST_PIN


@dataclass(frozen=True, slots=True)
class Failures:
    """How many wrong PINs came one after the other, and when the last one did (aware)."""

    count: int = 0
    last: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """How long no PIN is looked at. It doubles with each wrong one after the free ones.

        A clock that was set back in between makes nobody wait longer than the wait itself.
        """
        if self.last is None or self.count < FREE_TRIES:
            return timedelta()
        doublings = min(self.count - FREE_TRIES, 10)
        whole = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
        return min(max(self.last + whole - now, timedelta()), whole)
