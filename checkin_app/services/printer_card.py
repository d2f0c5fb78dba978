"""The test card of a printer, drawn in the language of the screen and handed over; the journal knows nothing of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from checkin_app.domain.badge import PrintState
from checkin_app.domain.layout import Layout
from checkin_app.domain.scanner_card import CARD_TEXT
from checkin_app.printing import pdf_folder
from checkin_app.services import printing, rolls
from checkin_app.services.printing import Sheaf
from checkin_app.services.session import Session
from checkin_app.wording import _, language, number


def card(printer: str, layout: Layout) -> Sheaf:
    """The card for that printer, of the size of that layout's badges; it is printed as a sheaf of nobody's badges."""
    from checkin_app.documents.printer_card import CardWords, card_pdf

    name = layout.name.get(language()) or layout.name["en"]
    size = f"{number(layout.width_mm)} × {number(layout.height_mm)} mm"
    words = CardWords(
        title=_("Test card"), printer=printer or pdf_folder.NAME, layout=f"{name} · {size}", up=_("up"),
        measure=_("This line is {n} mm long. If yours is not, the printer scales: choose “100 %” or “actual size”."),
    )  # fmt: skip
    drawn = card_pdf(layout.width_mm, layout.height_mm, words, CARD_TEXT)
    return Sheaf("", drawn, words.title, printer or pdf_folder.NAME, ())


def print_card(
    session: Session,
    printer: str,
    layout: Layout,
    *,
    heard: Callable[[PrintState, str], None] | None = None,
    patience: float = printing.PATIENCE_SECONDS,
) -> tuple[PrintState, str]:
    """Print the card and follow it to its end, or for `patience` seconds; its last state and reason.

    Slow. Raises a Problem when no spooler takes it.
    """  # fmt: skip
    spool_id = printing.send(session, card(printer, layout))
    give_up = time.monotonic() + patience
    last: tuple[PrintState, str] | None = None
    while True:
        answer = printing.ask(session, spool_id)
        if heard and answer != last:
            heard(*answer)
        last = answer
        if rolls.spent(*answer):
            with suppress(OSError):
                rolls.count_out(printer or pdf_folder.NAME, 1)
        if answer[0].final or time.monotonic() > give_up:
            return answer
        time.sleep(printing.POLL_SECONDS)
