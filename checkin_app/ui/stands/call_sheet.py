"""The call list on paper and in the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from checkin_app.services.call_list import Call
from checkin_app.ui.stands.call_words import cells, headings, others
from checkin_app.ui.theme import FAMILY
from checkin_app.wording import _

_MARGIN_MM = 14.0
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
    document.setHtml(_html(heading, calls))
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    writer.setTitle(heading)
    document.print_(writer)
    return bytes(held.data().data())


def _html(heading: str, calls: Sequence[Call]) -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in ("", *headings()))
    lines = []
    for call in calls:
        told = [escape(words) for words in cells(call)]
        if next_one := others(call):
            told[3] += f'<br/><span class="next">{escape(next_one)}</span>'
        lines.append("<tr><td>□</td>" + "".join(f"<td>{words}</td>" for words in told) + "</tr>")
    return f'<h3>{escape(heading)}</h3><table width="100%" cellspacing="0"><tr>{head}</tr>{"".join(lines)}</table>'
