"""The call list on paper and in the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from checkin_app.services.call_list import Call
from checkin_app.ui.stands.call_words import cells, further, headings, others
from checkin_app.ui.theme import FAMILY
from checkin_app.wording import _

_NO_MARGINS = QMarginsF(0, 0, 0, 0)
"""What is printed without a page size of its own has 2 cm on every side already, with the number of the page in them."""

_STYLE = (
    "td, th { padding: 3px 8px 3px 0; border-bottom: 1px solid #b8c0c8; } th { text-align: left; } .next { color: #5c6877; }"
)


def as_text(calls: Sequence[Call]) -> str:
    """The list with tabs between the cells: what a table or a message takes."""
    return "\n".join("\t".join((*line,)) for line in (headings(), *((*cells(call), others(call)) for call in calls)))


def heading_of(event: str, moment: str) -> str:
    """What stands over the list."""
    return _("{event} · to call at {time}").format(event=event, time=moment)


def sheet_pdf(heading: str, calls: Sequence[Call]) -> bytes:
    """The list as a PDF on A4, with a box to tick on each line."""
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, 9))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(sheet_html(heading, calls))
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, _NO_MARGINS))
    writer.setTitle(heading)
    document.print_(writer)
    return bytes(held.data().data())


def _whole(number: str) -> str:
    """A number that is not broken at the end of a line."""
    return number.replace(" ", "\u00a0")


def sheet_html(heading: str, calls: Sequence[Call]) -> str:
    """The list as the sheet is set from it."""
    head = "".join(f"<th>{escape(words)}</th>" for words in ("", *headings()))
    lines = []
    for call in calls:
        told = [escape(words) for words in cells(call)]
        told[-1] = _whole(told[-1])
        if next_ones := [f"{escape(name)} {_whole(escape(number))}" for name, number in further(call)]:
            told[3] += f'<br/><span class="next">{" · ".join(next_ones)}</span>'
        lines.append("<tr><td>□</td>" + "".join(f"<td>{words}</td>" for words in told) + "</tr>")
    return f'<h2>{escape(heading)}</h2><table width="100%" cellspacing="0"><tr>{head}</tr>{"".join(lines)}</table>'
