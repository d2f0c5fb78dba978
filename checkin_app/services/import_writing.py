"""A plan of a list as the entries that the journal gets."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from checkin_app.domain.journal import Draft, Kind, Stamp
from checkin_app.services import sealing
from checkin_app.services.import_plan import Plan, Progress
from checkin_app.services.session import Session
from checkin_app.store import journal
from checkin_app.store.sealed import Packet


def write(session: Session, plan: Plan, head: Draft, progress: Progress, place: int | None) -> bool:
    """Write the act that `head` begins. False, and nothing is written, when others have decided something since `place`.

    What `progress` raises stops the work as long as nothing is written. `place` None: whatever others have decided.
    """

    def stale() -> bool:
        return place is not None and journal.decided_since(session.store, place, {entry.subject for entry in plan.entries})

    rows = len(plan.newcomers) + len(plan.entries)
    return sealing.write(session, head, _packets(session, plan, head, progress, rows), rows, stale)


def _packets(session: Session, plan: Plan, head: Draft, progress: Progress, rows: int) -> Iterator[Packet]:
    """Newcomers first, in the order of their ids: stands and meetings name them."""
    newcomers = sorted(plan.newcomers, key=itemgetter(0))
    for start in range(0, len(newcomers), sealing.PACKET):
        progress(start, rows)
        part = newcomers[start : start + sealing.PACKET]
        ids = session.new_ids(len(part))
        drafts = (
            Draft(entry_id, Kind.ATTENDEE_SET, f"attendee:{person_id}", body, head.happened_at, head.batch)
            for entry_id, (person_id, body) in zip(ids, part, strict=True)
        )
        yield Packet(True, sealing.ready(drafts), part)
    stamp = Stamp(head.batch, head.happened_at)
    progress(len(newcomers), rows)
    yield from sealing.packets([session.draft(stamp, e.kind, e.subject, e.body) for e in plan.entries])
