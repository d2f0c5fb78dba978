"""People who arrive with a code of the system that sold the ticket: an e-ticket, a bar code, an address."""

from __future__ import annotations

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.code import without_prefix
from checkin_app.domain.keyboards import readings
from checkin_app.domain.names import clean
from checkin_app.services.session import Session
from checkin_app.store import tickets


def holder(session: Session, scanned: str) -> Attendee | None:
    """The one person whose ticket this is; None for nobody, or for more than one.

    A code is taken as it was typed. Only when nobody has it, it is read as every keyboard layout that scanner and computer may
    be set to would have it, and believed when a single person matches all that this may mean.
    """
    typed = clean(scanned)
    found = tickets.holders(session.store, [typed, without_prefix(typed)])
    if not found:
        # In any case is how they are looked up: half of what may be meant differs in nothing else.
        meant = dict.fromkeys(without_prefix(reading).lower() for reading in readings(typed))
        found = tickets.holders(session.store, list(meant))
    return found[0] if len(found) == 1 else None
