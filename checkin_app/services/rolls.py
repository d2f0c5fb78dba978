"""The labels left on the rolls of this workstation: set when a roll is changed, counted down with each sheet that is out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from checkin_app import files
from checkin_app import settings as settings_file
from checkin_app.domain.badge import PrintState
from checkin_app.services.session import Session
from checkin_app.store import attendees

FEW = 20
"""From so many labels on, the roll is worth a word: the next one should lie beside the printer."""

MOST = 100_000
_RECENT = timedelta(minutes=30)
_LEAST_SHEETS = 3


@dataclass(frozen=True, slots=True)
class RollView:
    """A roll: how many labels are left, and when the last one goes if all goes on as it does; None when nobody can tell."""

    printer: str
    left: int
    until: datetime | None

    @property
    def few(self) -> bool:
        """Whether a new roll is needed soon."""
        return self.left <= FEW


def counted(rolls: Mapping[str, int], printer: str, sheets: int) -> dict[str, int]:
    """The rolls after so many sheets came out of that printer; one that is not counted stays so."""
    if printer not in rolls:
        return dict(rolls)
    return {**rolls, printer: max(0, rolls[printer] - sheets)}


def with_roll(rolls: Mapping[str, int], printer: str, left: int | None) -> dict[str, int]:
    """The rolls after that printer got one with so many labels; None: it is not counted any more."""
    others = {name: number for name, number in rolls.items() if name != printer}
    return others if left is None else {**others, printer: max(0, min(left, MOST))}


def view(session: Session, printer: str) -> RollView | None:
    """The roll of that printer; None when its labels are not counted."""
    left = session.settings.rolls.get(printer)
    if left is None:
        return None
    now = session.clock()
    return RollView(printer, left, runs_out(left, attendees.times_out(session.store, printer, now - _RECENT), now))


def runs_out(left: int, out: Sequence[datetime], now: datetime) -> datetime | None:
    """When the last of `left` labels goes, by the pace since the first of those that came `out` lately; None for too few."""
    if len(out) < _LEAST_SHEETS or not left:
        return None
    pace = (now - out[0]) / len(out)
    return now + pace * left


def spent(state: PrintState, reason: str) -> bool:
    """Whether a job that ended so took its labels: it is out, or it went to a printer that never says so."""
    return state is PrintState.DONE or (state is PrintState.UNCERTAIN and reason == "mute")


def count_out(printer: str, sheets: int) -> dict[str, int]:
    """Count sheets in the saved settings, which every program of this workstation reads; the rolls since. Raises OSError."""
    return _changed(lambda rolls: counted(rolls, printer, sheets))


def set_left(printer: str, left: int | None) -> dict[str, int]:
    """That printer got a roll with so many labels, in the saved settings; the rolls since. Raises OSError."""
    return _changed(lambda rolls: with_roll(rolls, printer, left))


def _changed(change: Callable[[Mapping[str, int]], dict[str, int]]) -> dict[str, int]:
    path = settings_file.settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with files.locked(path):
        saved = settings_file.load()
        after = change(saved.rolls)
        if after != saved.rolls:
            settings_file.save(replace(saved, rolls=after))
    return after
