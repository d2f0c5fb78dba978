"""What a print job is before there is paper: its badges read, drawn on any thread, and noted in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.layout import Layout
from checkin_app.errors import InputProblem
from checkin_app.printing import pdf_folder
from checkin_app.services import agendas, badge_layouts, badges, card
from checkin_app.services.badges import Batch
from checkin_app.services.session import Session


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Badges that somebody asked to print, with all that was read for them.

    `job` is the id of the act that asks; `words` are what is kept of each badge, in the order of `people`.
    """

    job: str
    printer: str
    title: str
    layout: str
    people: tuple[Attendee, ...]
    words: tuple[str, ...]
    batch: Batch


def order(session: Session, ids: Sequence[str], stamp: Stamp, *, printer: str = "", layout_id: str | None = None) -> PrintOrder:
    """Read what is to be printed. `printer` "": the one of the settings, or PDF.

    Raises InputProblem for nobody, for somebody or a layout that there is not.
    """
    chosen = badges.people(session, ids)
    if not chosen:
        raise InputProblem("no_badges")
    layout = badge_layouts.layout(session, layout_id or session.settings.layout)
    return PrintOrder(
        job=stamp.id,
        printer=printer or session.settings.printer or pdf_folder.NAME,
        title=title(chosen),
        layout=layout.id,
        people=tuple(chosen),
        words=_printed_words(session, chosen, layout),
        batch=badges.batch(session, chosen, layout),
    )


def note(session: Session, wanted: PrintOrder, stamp: Stamp, *, written: Callable[[], object] | None = None) -> None:
    """Keep in the journal that these badges are on their way; only when this returns may a spooler get them.

    `written` is called when only the disk is still waited for: the time for another thread to draw them.
    """
    with session.transaction() as act:
        for number, (person, words) in enumerate(zip(wanted.people, wanted.words, strict=True)):
            body: dict[str, object] = {
                "job": wanted.job, "version": person.version, "printer": wanted.printer, "stand": person.stand,
                "text": words, "layout": wanted.layout,
            }  # fmt: skip
            act.append(session.draft(stamp, Kind.BADGE_SENT, f"attendee:{person.id}", body, first=number == 0))
        act.settle()
        if written:
            written()


def title(chosen: Sequence[Attendee]) -> str:
    """What a job is called: the first person, and how many more."""
    if not chosen:
        return ""
    more = f" +{len(chosen) - 1}" if len(chosen) > 1 else ""
    return f"{chosen[0].sort_name}{more}"


def _printed_words(session: Session, chosen: Sequence[Attendee], layout: Layout) -> tuple[str, ...]:
    """What is kept of each badge to tell later whether it is out of date: its words, and with an agenda what that was."""
    words = [card.printed_words(p) for p in chosen]
    if not agendas.shows_agenda(layout):
        return tuple(words)
    told = agendas.digests(session, [p.id for p in chosen])
    return tuple(agendas.with_digest(said, told[p.id]) for p, said in zip(chosen, words, strict=True))
