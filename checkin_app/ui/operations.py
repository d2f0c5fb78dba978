"""What a user does in the window, a short function each: a stamp made at the edge, the service, and who is told.

(Anki's `operations`: one function a verb, so that every page that offers a verb offers the same one.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from checkin_app.domain.checkin import Direction
from checkin_app.services import checkpoints, desk, replacing, searching
from checkin_app.services.card import Card
from checkin_app.services.desk import Outcome, Undone
from checkin_app.services.replacing import Replaced
from checkin_app.services.searching import Hit
from checkin_app.services.session import Session
from checkin_app.ui.context import Context

Shown = Callable[[Outcome], object]
Failed = Callable[[Exception], object]


def search(context: Context, text: str, limit: int, shown: Callable[[list[Hit]], object]) -> None:
    """Find people; an older question that was not answered yet is dropped."""
    context.run(lambda session: searching.search(session, text, limit), shown, urgent=True, latest="search")


def scan(context: Context, code: str, shown: Shown, failed: Failed | None = None) -> None:
    """Judge a scanned code, where this desk scans."""
    stamp = context.stamp()
    context.run(lambda session: desk.scan(session, code, stamp, **_gate(session)), shown, failed, urgent=True)


def check_in(context: Context, attendee_id: str, shown: Shown, failed: Failed | None = None, *, override: bool = False) -> None:
    """Admit somebody who was chosen by name; `override` is a supervisor's word."""
    stamp = context.stamp()
    context.run(
        lambda session: desk.check_in(session, attendee_id, stamp, override=override, **_gate(session)),
        shown,
        failed,
        urgent=True,
    )


def check_in_many(context: Context, ids: Sequence[str], shown: Callable[[list[Outcome]], object]) -> None:
    """Admit several people of one company, in one act."""
    stamp = context.stamp()
    context.run(lambda session: desk.check_in_many(session, ids, stamp, **_gate(session)), shown, urgent=True)


def replace_badge(context: Context, attendee_id: str, shown: Callable[[Replaced], object]) -> None:
    """Give a lost badge's owner a new one; the old one is refused from then on."""
    stamp = context.stamp()
    context.run(lambda session: replacing.replace_badge(session, attendee_id, stamp), shown, urgent=True)


class _Gate(TypedDict):
    checkpoint: str
    direction: Direction


def _gate(session: Session) -> _Gate:
    """Where this desk scans and which way people go there, as chosen at the moment of the scan."""
    return {"checkpoint": checkpoints.here(session).id, "direction": checkpoints.direction_here(session)}


def undo_last(context: Context, shown: Callable[[Undone | None], object]) -> None:
    """Annul the last act of this desk."""
    stamp = context.stamp()
    context.run(lambda session: desk.undo_last(session, stamp), shown, urgent=True)


def correct(
    context: Context,
    attendee_id: str,
    fields: dict[str, str],
    done: Callable[[object], object],
    failed: Callable[[Exception], object],
) -> None:
    """Set fields of a person; what the list said is kept beside."""
    stamp = context.stamp()
    context.run(lambda session: desk.correct(session, attendee_id, fields, stamp), done, failed, urgent=True)


def walk_in(
    context: Context, fields: dict[str, str], shown: Shown, failed: Callable[[Exception], object], *, override: bool = False
) -> None:
    """Register somebody on the spot and admit them; `override` is a supervisor's word that there is room."""
    stamp = context.stamp()
    context.run(lambda session: desk.walk_in(session, fields, stamp, override=override), shown, failed, urgent=True)


def card(context: Context, attendee_id: str, shown: Callable[[Card], object], *, latest: str = "card") -> None:
    """Read a person's card; of two questions under one `latest` only the newer is answered."""
    context.run(lambda session: desk.card(session, attendee_id), shown, urgent=True, latest=latest)


def company(context: Context, attendee_id: str, shown: Callable[[list[Hit]], object]) -> None:
    """Everybody of a person's company."""
    context.run(lambda session: searching.company_of(session, attendee_id), shown, urgent=True)


def recent(context: Context, shown: Callable[[list[Outcome]], object]) -> None:
    """The last outcomes at this desk."""
    context.run(desk.recent, shown, latest="recent")
