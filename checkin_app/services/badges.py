"""Badges: their codes, their words, how they look and their PDF files; `printing` brings them to paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checkin_app.documents import layouts
from checkin_app.domain.attendee import PRINTED_FIELDS, Attendee, Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.code import mint
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.layout import Layout, Sheet
from checkin_app.domain.layout_rules import shown
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem
from checkin_app.services import agendas, badge_layouts, card
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.wording import _, category_name, country_name, event_dates

if TYPE_CHECKING:
    # What draws is loaded when something is drawn: a desk that opens shows its first frame without it.
    from checkin_app.documents.badge_images import Logo
    from checkin_app.documents.badge_pdf import BadgeFault
    from checkin_app.documents.raster import Raster


MANY = 50
"""Up to so many badges are drawn sooner than a process starts, and the window waits no longer than for a keystroke."""

_LONGEST_PRINTED = 300


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """What the QR of somebody's current badge carries."""

    id: str
    external_id: str
    code: str
    version: int


@dataclass(frozen=True, slots=True)
class BadgeFaultView:
    """Something on somebody's badge that would not come out right.

    `code` "overflow": `detail` are the words that are too long even at `smallest` points; "no_glyph": the letters that no font
    has; "missing_image": the name of an image that the event has not; "unreadable_code": what the code reads as instead.
    `slot` is the place on the badge, by its name in the layout ("last_name").
    """

    attendee_id: str
    name: str
    code: str
    detail: str
    slot: str
    smallest: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Badges whose words were read, with all that their PDF needs: drawn on any thread."""

    texts: tuple[BadgeText, ...]
    layout: Layout
    sheet: Sheet | None
    title: str
    images: Mapping[str, Logo]

    def draw(self, progress: Callable[[int, int], None] | None = None) -> bytes:
        """The PDF; `progress` as `pdf` has it. Raises as `pdf` does."""
        from checkin_app.documents import badge_pdf, drawing_process

        if progress and len(self.texts) > MANY:
            return drawing_process.render_apart(
                self.texts, self.layout, self.sheet, title=self.title, images=self.images, progress=progress
            )
        return badge_pdf.render(self.texts, self.layout, self.sheet, title=self.title, images=self.images)


def codes(session: Session, ids: Sequence[str] | None = None) -> list[IssuedCode]:
    """The codes of those people's current badges, or of everybody's."""
    return [IssuedCode(p.id, p.external_id, code_of(session, p), p.version) for p in people(session, ids)]


def code_of(session: Session, person: Attendee) -> str:
    """The code of a person's current badge."""
    return mint(session.key, person.serial, person.version)


def people(session: Session, ids: Sequence[str] | None) -> list[Attendee]:
    """Those people by id or ticket number, or everybody by name. Raises InputProblem for one that there is not."""
    if ids is None:
        return attendees.everybody(session.store)
    found = {p.id: p for p in attendees.by_ids(session.store, ids)}
    chosen = []
    for wanted in ids:
        person = found.get(wanted) or next(iter(attendees.by_external_id(session.store, wanted)), None)
        if person is None:
            raise InputProblem("unknown_attendee", id=wanted)
        chosen.append(person)
    return chosen


def select(session: Session, *, category: Category | None = None, unprinted: bool = False) -> list[str]:
    """The ids of a category, or of those whose badge never came out; cancelled registrations get no badge."""
    printed = attendees.prints(session.store) if unprinted else {}
    told = card.agendas_told(session, printed)
    return [
        p.id
        for p in attendees.everybody(session.store)
        if (category is None or p.category is category)
        and card.state_of(p, arrived=False) not in {"cancelled", "blocked"}
        and not (unprinted and card.badge_state(session, p, printed.get(p.id, []), told).printed)
    ]


def badge_texts(
    session: Session, ids: Sequence[str] | None = None, *, void: bool = False, agenda: bool = False
) -> list[BadgeText]:
    """What those people's badges say, in the language of the screen; `void` ones are good for nothing, as all of a training.

    With `agenda` they tell the meetings too, which takes one more reading, for however many.
    """
    return _texts(session, people(session, ids), void=void, agenda=agenda)


def _texts(session: Session, chosen: Sequence[Attendee], *, void: bool, agenda: bool) -> list[BadgeText]:
    event, dates = session.event, event_dates(session.event)
    void = void or bool(session.training)
    told = agendas.agendas(session, [p.id for p in chosen]) if agenda else {}
    back = _Back()
    return [
        BadgeText(
            attendee_id=p.id,
            first_name=p.on_paper("first_name"),
            last_name=p.on_paper("last_name"),
            company=p.on_paper("company"),
            job_title=p.on_paper("job_title"),
            country=country_name(p.country),
            category=p.category,
            category_label=category_name(p.category),
            stand=p.stand,
            code=code_of(session, p),
            event_name=event.name,
            event_place=event.place,
            event_dates=dates,
            agenda=told.get(p.id, ()),
            agenda_more=back.more,
            back_title=back.meetings if p.id in told else back.welcome,
            back_words="" if p.id in told else back.advice,
            void=void,
        )
        for p in chosen
    ]


class _Back:
    """The words of a badge's other half in the language of the screen, looked up once for all badges."""

    def __init__(self) -> None:
        self.more = _("and {n} more: ask at the registration desk")
        self.meetings = _("Your meetings")
        self.welcome = _("Welcome")
        self.advice = _(
            "Please wear this badge where it can be seen: its code is scanned at the entrance."
            " Lost it? The registration desk prints another, and this one is then refused."
        )


def set_printed_text(session: Session, attendee_id: str, fields: Mapping[str, str], stamp: Stamp) -> Attendee:
    """Let somebody's badge say something else than the list: first_name, last_name, company, job_title; "" leaves it out.

    `fields` are all of it: what is not in them is printed as it is, and without any everything is. The list, the desk and the
    exports keep the true values. The act's stamp is the record that undoes it. Raises InputProblem for another field.
    """
    (person,) = people(session, [attendee_id])
    known = ", ".join(PRINTED_FIELDS)
    for name in fields:
        if name not in PRINTED_FIELDS:
            raise InputProblem("printed_field", field=shown(name), known=known)
    said = {name: clean(words)[:_LONGEST_PRINTED] for name, words in fields.items()}
    wanted: dict[str, object] = {name: words for name, words in said.items() if words != getattr(person, name)}
    if wanted != person.printed:
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.BADGE_TEXT, f"attendee:{person.id}", {"fields": wanted}, first=True))
    return people(session, [person.id])[0]


def sheet(sheet_id: str) -> Sheet:
    """The sheet of that id. Raises InputProblem when there is none."""
    known = {found.id: found for found in layouts.sheets()}
    if sheet_id not in known:
        raise InputProblem("unknown_sheet", sheet=sheet_id, known=", ".join(known))
    return known[sheet_id]


def pdf(
    session: Session,
    ids: Sequence[str] | None = None,
    *,
    layout_id: str = "a6",
    sheet_id: str | None = None,
    void: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The badges of those people (everybody) as PDF, a page a badge or several on a sheet.

    With `progress` somebody waits at a window: many badges are then drawn in a process of their own, so that the window goes
    on. It hears how many of how many are drawn; what it raises ends the drawing. Raises InputProblem for nobody, and for a
    layout or sheet that there is not; EnvironmentProblem when that process was ended from outside.
    """
    drawn = badge_layouts.layout(session, layout_id)
    return batch(session, people(session, ids), drawn, sheet_id=sheet_id, void=void).draw(progress)


def batch(
    session: Session, chosen: Sequence[Attendee], layout: Layout, *, sheet_id: str | None = None, void: bool = False
) -> Batch:
    """Read all that is needed to draw those people's badges. Raises InputProblem for nobody, for a sheet that there is not."""
    texts = _texts(session, chosen, void=void, agenda=agendas.shows_agenda(layout))
    if not texts:
        raise InputProblem("no_badges")
    images = badge_layouts.logos(session, layout.images())
    return Batch(tuple(texts), layout, sheet(sheet_id) if sheet_id else None, session.event.name, images)


def preview(session: Session, attendee_id: str, layout: Layout | str, width_px: int) -> Raster:
    """One person's badge as pixels, exactly as the PDF has it; `layout` by its id, or one that is not saved yet.

    Raises InputProblem for a layout that there is not, or that cannot be drawn.
    """
    from checkin_app.documents import badge_pdf, raster

    drawn = badge_layouts.chosen(session, layout)
    texts = badge_texts(session, [attendee_id], agenda=agendas.shows_agenda(drawn))
    images = badge_layouts.logos(session, drawn.images())
    return raster.page_image(badge_pdf.render(texts, drawn, title=session.event.name, images=images), 0, width_px)


def warm(session: Session) -> None:
    """Load what draws badges (ReportLab, the PDF raster: a third of a second) before somebody waits for their first one."""
    somebody = session.store.one("SELECT id FROM attendee LIMIT 1")
    if somebody:
        preview(session, somebody["id"], layouts.layouts()[0].id, 100)


def check_all(
    session: Session,
    layout: Layout | str,
    progress: Callable[[int, int], None] | None = None,
    *,
    read_back: bool = False,
) -> list[BadgeFaultView]:
    """Lay every badge out, without drawing it: whose words overflow the smallest size, whose letters no font has.

    `read_back` draws them too, in the dots of a label printer, and reads every code: some 3 ms a badge; with `progress` that is
    done in a process of its own, so that scans go on. `progress` hears how many are done, of how many; what it raises ends the
    check. `preview` shows the badge of a fault. Raises InputProblem for a layout that there is not, EnvironmentProblem when
    that process was ended from outside.
    """
    from checkin_app.documents import badge_check, drawing_process

    drawn = badge_layouts.chosen(session, layout)
    texts = badge_texts(session, agenda=agendas.shows_agenda(drawn))
    images = badge_layouts.logos(session, drawn.images())
    total = len(texts)
    if progress and read_back and total > MANY:
        found = drawing_process.check_apart(texts, drawn, images, progress=progress)
    else:
        told = (lambda done: progress(done, total)) if progress else None
        found = badge_check.faults(texts, drawn, images, read_back=read_back, progress=told)
    if progress:
        progress(total, total)
    return _fault_views(texts, found)


def _fault_views(texts: Iterable[BadgeText], found: Iterable[tuple[str, BadgeFault]]) -> list[BadgeFaultView]:
    names = {text.attendee_id: f"{text.last_name} {text.first_name}".strip() for text in texts}
    return [BadgeFaultView(one, names[one], fault.code, fault.detail, fault.slot, fault.smallest) for one, fault in found]
