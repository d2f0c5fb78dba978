"""What the editor of halls reads of the event, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checkin_app.documents.venue import Picture
from checkin_app.domain.floorplan import Hall, short_name
from checkin_app.domain.plan_checks import Finding
from checkin_app.services import halls, stands, venue
from checkin_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Loaded:
    """All halls, the one that is edited (None without any), what is to be looked at in it, and who holds which stand.

    `picture` is None where there is none, or where it is `known` already.
    """

    halls: Sequence[Hall]
    hall: Hall | None
    findings: Sequence[Finding]
    held: dict[str, str]
    picture: Picture | None


def load(session: Session, hall_id: str, known: str) -> Loaded:
    """Read hall `hall_id`, or the first one where it is no more; `known` is the name of the picture that is shown."""
    all_halls = stands.halls(session)
    hall = next((one for one in all_halls if one.id == hall_id), all_halls[0] if all_halls else None)
    findings = halls.check(session, hall.id) if hall else []
    held = {view.stand.number: short_name(view.exhibitor.name) for view in stands.stand_views(session) if view.exhibitor}
    fresh = hall is not None and hall.background is not None and hall.background.picture != known
    return Loaded(all_halls, hall, findings, held, venue.background(session, hall.id) if hall and fresh else None)
