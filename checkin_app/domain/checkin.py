"""The judgement at the desk: what a scan or a choice in the list comes to.

Decided in this order: code -> registration -> day -> checkpoint rule -> earlier entries (product.md, "Verdicts").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checkin_app.domain.attendee import Attendee, Status
from checkin_app.domain.event import Checkpoint, Passes


class Verdict(StrEnum):
    """Stable codes, stored in the journal; `wording` has their sentences."""

    ADMITTED = "admitted"
    RETURNING = "returning"
    ALREADY_IN = "already_in"
    EXIT = "exit"
    UNKNOWN_CODE = "unknown_code"
    MALFORMED_CODE = "malformed_code"
    FORGED_CODE = "forged_code"
    REVOKED_BADGE = "revoked_badge"
    CANCELLED = "cancelled"
    UNPAID = "unpaid"
    BLOCKED = "blocked"
    WRONG_DAY = "wrong_day"
    NOT_ENTITLED = "not_entitled"

    @property
    def lets_in(self) -> bool:
        """Whether the person may walk on."""
        return self in _LETS_IN

    @property
    def tone(self) -> str:
        """`good`, `caution` or `stop`: the colour, icon and sound that it has everywhere."""
        if self in _LETS_IN:
            return "good"
        return "caution" if self is Verdict.ALREADY_IN else "stop"


_LETS_IN = frozenset({Verdict.ADMITTED, Verdict.RETURNING, Verdict.EXIT})


class Direction(StrEnum):
    """Which way somebody passes a checkpoint."""

    ENTRY = "entry"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Admission:
    """The first entry of a person on a day at a checkpoint, made by the passage `record`."""

    checkpoint: str
    day: date
    record: str
    at: datetime
    desk: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say; `first` is the entry that stands in the way or went before."""

    verdict: Verdict
    first: Admission | None = None


def decide(
    attendee: Attendee,
    admissions: Sequence[Admission],
    checkpoint: Checkpoint,
    day: date,
    direction: Direction = Direction.ENTRY,
    override: bool = False,
) -> Decision:
    """Judge a person who stands at `checkpoint` on `day`; `admissions` are theirs, oldest first.

    `override` is a supervisor's word: it lets an unpaid registration in, and does not mark it as paid.
    """
    refused = _registration_refuses(attendee, override)
    if refused:
        return Decision(refused)
    if attendee.days and day.isoformat() not in attendee.days:
        return Decision(Verdict.WRONG_DAY)
    if checkpoint.admits and attendee.category not in checkpoint.admits:
        return Decision(Verdict.NOT_ENTITLED)
    if direction is Direction.EXIT:
        return Decision(Verdict.EXIT)
    return _earlier_entries(admissions, checkpoint, day)


def _registration_refuses(attendee: Attendee, override: bool) -> Verdict | None:
    if attendee.status is Status.CANCELLED:
        return Verdict.CANCELLED
    if attendee.status is Status.BLOCKED:
        return Verdict.BLOCKED
    if attendee.status is Status.PENDING and not override:
        return Verdict.UNPAID
    return None


def _earlier_entries(admissions: Sequence[Admission], checkpoint: Checkpoint, day: date) -> Decision:
    here = [a for a in admissions if a.checkpoint == checkpoint.id]
    today = next((a for a in here if a.day == day), None)
    if checkpoint.passes is Passes.ANY:
        return Decision(Verdict.RETURNING if here else Verdict.ADMITTED, here[0] if here else None)
    if today:
        return Decision(Verdict.ALREADY_IN, today)
    if here and checkpoint.passes is Passes.ONCE:
        return Decision(Verdict.ALREADY_IN, here[0])
    before = next((a for a in here if a.day < day), None)
    return Decision(Verdict.RETURNING, before) if before else Decision(Verdict.ADMITTED)
