"""When a printer fails: which other one prints the badge. Found here, chosen by the user's one key, never by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Stamp
from checkin_app.errors import InputProblem, Problem
from checkin_app.printing import pdf_folder
from checkin_app.printing.spooler import Printer
from checkin_app.services import badge_layouts, printing
from checkin_app.services.printing import PrintJobView
from checkin_app.services.session import Session

HINDERS_NOTHING = frozenset({"", "toner_low"})
"""What a printer may say of itself and print all the same."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """A job that does not come out where it was sent: what is needed to send it elsewhere."""

    view: PrintJobView
    spool_id: str
    size_mm: tuple[float, float]


def stranded(session: Session, job: str) -> Stranded:
    """That job, the size of its badges and under which id its spooler has it. On the database thread.

    Where its layout was removed since, the job has the one that stands in for it.
    """
    view = printing.job_view(session, job)
    if view.layout and (other := badge_layouts.stand_in(session, view.layout)):
        view = replace(view, layout=other.id)
    return Stranded(view, printing.spool_id_of(session, job), size_of(session, view.layout))


def size_of(session: Session, layout_id: str) -> tuple[float, float]:
    """Width and height of a layout's badges in millimetres; of the desk's own one when that is gone."""
    try:
        layout = badge_layouts.layout(session, layout_id or session.settings.layout)
    except InputProblem:
        layout = badge_layouts.all_layouts(session)[0]
    return layout.width_mm, layout.height_mm


def usable(printer: Printer) -> bool:
    """Whether a badge sent there now comes out without anybody mending anything."""
    return printer.state in {"ready", "printing"} and printer.reason in HINDERS_NOTHING


def neighbour(session: Session, printer: str, size_mm: tuple[float, float]) -> str:
    """The next printer that can print badges of that size now: the settings' own order first, the PDF folder last.

    Slow: never on the database thread.
    """
    order = session.settings.neighbours
    known = {one.name: one for one in printing.printers(session)}
    others = [name for name, one in known.items() if name not in order and one.kind != "pdf"]
    for name in [*order, *others]:
        if name != printer and name in known and usable(known[name]) and _takes(session, name, size_mm):
            return name
    return pdf_folder.NAME


def leave(session: Session, job: Stranded) -> tuple[PrintState, str]:
    """Take the job back from the printer that does not print it; how its spooler says that it fares then.

    Slow: never on the database thread. Raises nothing for a printer: one that is gone keeps nothing back.
    """
    if job.view.final or not job.spool_id:
        return job.view.state, job.view.reason
    try:
        printing.cancel(session, job.spool_id)
    except Problem:
        return PrintState.UNCERTAIN, "not_answering"
    return printing.ask(session, job.spool_id)


def left(session: Session, job: Stranded, answer: tuple[PrintState, str], stamp: Stamp) -> PrintJobView:
    """Keep what became of the job where it was. On the database thread."""
    return printing.record_state(session, job.view.job, *answer, stamp)


def _takes(session: Session, name: str, size_mm: tuple[float, float]) -> bool:
    return any(one.knows(name) and one.takes(name, *size_mm) for one in session.spoolers)
