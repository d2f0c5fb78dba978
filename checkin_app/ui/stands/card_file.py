"""What the card shows, read in one go: a stand with its holder, or an exhibitor who has no stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checkin_app.domain.floorplan import StaffMember, StandView
from checkin_app.services import exhibitors, stand_history, stand_papers, stands
from checkin_app.services.exhibitors import ExhibitorFile
from checkin_app.services.session import Session
from checkin_app.services.stand_history import StandEvent


@dataclass(frozen=True, slots=True)
class CardFile:
    """Everything that the card shows. `view` is None for an exhibitor without a stand, `file` for a free stand.

    `stale`: ids of those of the people whose badge names another stand than they have.
    """

    view: StandView | None
    file: ExhibitorFile | None
    history: tuple[StandEvent, ...]
    stale: tuple[str, ...]
    now: datetime

    @property
    def staff(self) -> tuple[StaffMember, ...]:
        """The people of the stand: those of its holder and of the co-exhibitors."""
        if self.view is not None:
            return self.view.staff
        return self.file.staff if self.file else ()

    @property
    def unprinted(self) -> tuple[str, ...]:
        """Who has no badge, or one that is out of date; everybody, when all badges are right."""
        wanting = tuple(m.attendee_id for m in self.staff if m.badge_stale or not m.badge_printed)
        return wanting or tuple(m.attendee_id for m in self.staff)

    @property
    def given(self) -> StandEvent | None:
        """When and by whom the stand was given to whoever holds it."""
        lines = [e for e in self.history if not e.annulled and e.what in {"reserved", "confirmed"}]
        return lines[-1] if lines and self.file else None


def read_stand(session: Session, number: str) -> CardFile:
    """A stand with everything about it and its holder."""
    view = stands.stand_view(session, number)
    file = exhibitors.file(session, view.exhibitor.id) if view.exhibitor else None
    stale = tuple(person.id for person in stand_papers.stale_badges(session, number))
    return CardFile(view, file, tuple(stand_history.history(session, number)), stale, _minute(session))


def read_exhibitor(session: Session, exhibitor: str) -> CardFile:
    """An exhibitor who has no stand."""
    return CardFile(None, exhibitors.file(session, exhibitor), (), (), _minute(session))


def _minute(session: Session) -> datetime:
    return session.event.local(session.clock()).replace(second=0, microsecond=0)
