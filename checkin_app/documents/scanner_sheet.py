"""The sheet that is kept beside a new scanner: what to do, step by step, and the test card to scan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checkin_app.documents import palette
from checkin_app.documents.drawing import MM, Circle, Page, Rect, Style, one_line, set_text
from checkin_app.documents.drawing_pdf import pdf
from checkin_app.documents.fitting import Box
from checkin_app.documents.qr import QUIET_ZONE, matrix
from checkin_app.domain.layout import Align, Weight

_WIDTH, _HEIGHT, _MARGIN = 210 * MM, 297 * MM, 22 * MM
_STEP, _CODE = 21 * MM, 62 * MM
_DARK = re.compile("1+")


def sheet_pdf(title: str, steps: Sequence[str], card: str, caption: str) -> bytes:
    """One A4 page: the title, the numbered steps, the code `card` and what it is. Texts are drawn as they are."""
    page, wide = Page(_WIDTH, _HEIGHT), _WIDTH - 2 * _MARGIN
    page.place(set_text(title, _MARGIN, 18 * MM, Box(wide, 14 * MM, 26, 14), Style(Weight.BOLD, palette.TEXT)))
    top = 40 * MM
    for number, words in enumerate(steps, 1):
        middle = top + _STEP / 2
        page.add(Circle(_MARGIN + 5 * MM, middle, 5 * MM, fill=palette.ACCENT_SOFT))
        bold = Style(Weight.BOLD, palette.ACCENT, Align.CENTRE)
        page.add(one_line(str(number), _MARGIN + 5 * MM, middle + 4.5, 13, bold))
        box = Box(wide - 17 * MM, _STEP - 3 * MM, 12, 11, lines=3)
        page.place(set_text(words, _MARGIN + 16 * MM, top + 1.5 * MM, box, Style(colour=palette.TEXT)))
        top += _STEP
    _card(page, card, caption, top + 12 * MM)
    return pdf([page], title)


def _card(page: Page, code: str, caption: str, top: float) -> None:
    rows = matrix(code)
    module = _CODE / (len(rows) + 2 * QUIET_ZONE)
    left = (_WIDTH - _CODE) / 2
    page.add(Rect(left, top, _CODE, _CODE, palette.SURFACE, palette.STRONG_LINE, radius=6))
    for y, row in enumerate(rows):
        for run in _DARK.finditer(row):
            x = left + (QUIET_ZONE + run.start()) * module
            page.add(Rect(x, top + (QUIET_ZONE + y) * module, len(run[0]) * module, module, "#000000"))
    words = Style(Weight.BOLD, palette.TEXT, Align.CENTRE)
    page.place(set_text(caption, _MARGIN, top + _CODE + 3 * MM, Box(_WIDTH - 2 * _MARGIN, 9 * MM, 13, 8), words))
