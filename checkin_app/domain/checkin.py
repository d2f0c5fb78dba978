"""The judgement at the desk: what a scan or a choice in the list comes to.

Decided in this order: code -> registration -> day -> checkpoint rule -> earlier entries (product.md, "Verdicts").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
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
    def yields(self) -> bool:
        """Whether a supervisor's word may let the person in all the same."""
        return self in _YIELDS

    @property
    def tone(self) -> str:
        """`good`, `caution` or `stop`: the colour, icon and sound that it has everywhere."""
        if self in _LETS_IN:
            return "good"
        return "caution" if self is Verdict.ALREADY_IN else "stop"


_LETS_IN = frozenset({Verdict.ADMITTED, Verdict.RETURNING, Verdict.EXIT})
_YIELDS = frozenset({Verdict.UNPAID, Verdict.WRONG_DAY, Verdict.NOT_ENTITLED, Verdict.ALREADY_IN})


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
    """What the rules say; `first` is the entry that stands in the way or went before.

    `overridden` is the refusal that a supervisor's word set aside.
    """

    verdict: Verdict
    first: Admission | None = None
    overridden: Verdict | None = None


def decide(
    attendee: Attendee,
    admissions: Sequence[Admission],
    checkpoint: Checkpoint,
    day: date,
    direction: Direction = Direction.ENTRY,
    override: bool = False,
    outside: bool = False,
    read: Collection[Verdict] = (),
) -> Decision:
    """Judge a person who stands at `checkpoint` on `day`; `admissions` are theirs, oldest first.

    `override` is a supervisor's word: it lets somebody in whose refusal yields to it, and changes nothing else about them (an
    unpaid registration stays unpaid). Where several rules refuse, the word that sets the first aside counts for the next only
    once that was `read`, too: at the gala, "unpaid" says nothing of who may go in. `outside`: the last that was recorded of
    them here today is that they went out. An exit is a fact, whatever the rules say of the person.
    """
    if direction is Direction.EXIT:
        return Decision(Verdict.EXIT)
    refusals = _refusals(attendee, checkpoint, day)
    refused = refusals[0] if refusals else None
    for number, one in enumerate(refusals):
        if not (override and one.yields and (number == 0 or one in read)):
            return Decision(one)
    entry = _earlier_entries(admissions, checkpoint, day, outside)
    if override and entry.verdict is Verdict.ALREADY_IN and (not refused or Verdict.ALREADY_IN in read):
        return Decision(Verdict.RETURNING, entry.first, refused or Verdict.ALREADY_IN)
    return replace(entry, overridden=refused)


def _refusals(attendee: Attendee, checkpoint: Checkpoint, day: date) -> list[Verdict]:
    """All that speaks against letting them in, the first to be said first."""
    found = (_registration_refuses(attendee), _day_refuses(attendee, day), _rule_refuses(attendee, checkpoint))
    return [verdict for verdict in found if verdict]


def _registration_refuses(attendee: Attendee) -> Verdict | None:
    return {Status.CANCELLED: Verdict.CANCELLED, Status.BLOCKED: Verdict.BLOCKED, Status.PENDING: Verdict.UNPAID}.get(
        attendee.status
    )


def _day_refuses(attendee: Attendee, day: date) -> Verdict | None:
    return Verdict.WRONG_DAY if attendee.days and day.isoformat() not in attendee.days else None


def _rule_refuses(attendee: Attendee, checkpoint: Checkpoint) -> Verdict | None:
    return None if checkpoint.entitles(attendee) else Verdict.NOT_ENTITLED


def _earlier_entries(admissions: Sequence[Admission], checkpoint: Checkpoint, day: date, outside: bool) -> Decision:
    here = [a for a in admissions if a.checkpoint == checkpoint.id]
    today = next((a for a in here if a.day == day), None)
    if checkpoint.passes is Passes.ANY:
        return Decision(Verdict.RETURNING if here else Verdict.ADMITTED, here[0] if here else None)
    if today:
        back = outside and checkpoint.exits
        return Decision(Verdict.RETURNING if back else Verdict.ALREADY_IN, today)
    if here and checkpoint.passes is Passes.ONCE:
        return Decision(Verdict.ALREADY_IN, here[0])
    before = next((a for a in here if a.day < day), None)
    return Decision(Verdict.RETURNING, before) if before else Decision(Verdict.ADMITTED)
