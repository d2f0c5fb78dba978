"""The calm frame around every page: the rail of pages, the header with the day's numbers, the line at the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from checkin_app.ui import icons
from checkin_app.ui.theme import FAMILY, colour, sized
from checkin_app.ui.tokens import FOOTER_HEIGHT, HEADER_HEIGHT, RAIL_WIDTH
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import clear, column, dress, label, row
from checkin_app.wording import _

_SAID_MS = 12_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A page on the rail."""

    name: str
    words: str
    glyph: str
    key: str = ""


def entries() -> list[Entry]:
    """The six pages and the settings, in their order."""
    return [
        Entry("desk", _("Desk"), "qr-code", "Ctrl+1"),
        Entry("attendees", _("Attendees"), "users", "Ctrl+2"),
        Entry("badges", _("Badges"), "identification-badge", "Ctrl+3"),
        Entry("stands", _("Stands"), "storefront", "Ctrl+4"),
        Entry("meetings", _("Meetings"), "calendar-blank", "Ctrl+5"),
        Entry("closing", _("Closing"), "chart-bar", "Ctrl+6"),
        Entry("settings", _("Settings"), "gear-six"),
    ]


class RailButton(QPushButton):
    """An icon over a word; the page in sight is lit."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.setCheckable(True)
        self.setProperty("kind", "rail")
        self.setAccessibleName(entry.words)
        self.setToolTip(f"{entry.words} ({entry.key})" if entry.key else entry.words)
        self.setFixedSize(QSize(68, 57))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("rail_on"))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("rail_ink"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        ink = colour("rail_on_ink" if self.isChecked() else "rail_ink")
        icons.draw(painter, QRectF(self.width() / 2 - 11, 9, 22, 22), self._entry.glyph, ink)
        font = sized(self.font(), 11)
        font.setFamily(FAMILY)
        while painter.fontMetrics().horizontalAdvance(self._entry.words) > self.width() and font.pixelSize() > 9:
            font.setPixelSize(font.pixelSize() - 1)
            painter.setFont(font)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QRectF(0, 35, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self._entry.words)
        painter.end()


class Rail(QFrame):
    """The dark rail at the left. `go` is called with a page's name."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons: dict[str, RailButton] = {}
        mark = label("Ac", "h2", "rail_on_ink")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setAccessibleName("Accueil")
        pages = column(gap=6)
        for entry in entries():
            made = RailButton(entry)
            made.clicked.connect(lambda _checked=False, name=entry.name: go(name))
            self._buttons[entry.name] = made
            if entry.name == "settings":
                pages.addStretch(1)
            pages.addWidget(made)
        self.setLayout(column(mark, 20, pages, margins=(8, 20, 8, 14)))

    def light(self, name: str) -> None:
        """Show which page is in sight."""
        for page, made in self._buttons.items():
            made.setChecked(page == name)


class Pill(QFrame):
    """A number and what it counts, in a rounded frame; a dot says that all is well, or not."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(30)
        self._number = label("", "title")
        self._words = label("", "small", "muted")
        self._dot = label("●", "tiny", "good")
        self._dot.hide()
        self.setStyleSheet(f"Pill {{ border: 1px solid {colour('line').name()}; border-radius: 14px; }}")
        self.setLayout(row(self._dot, self._number, self._words, gap=6, margins=(12, 3, 12, 3)))

    def show_words(self, words: str, number: str = "", tone: str = "") -> None:
        """`tone`: "good", "caution" or "stop" shows a dot of that colour, or colours the words."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._dot.setVisible(tone == "good")
        dress(self._words, "small", tone if tone in {"caution", "stop"} else "muted")
        self.setAccessibleName(f"{number} {words}".strip())


class Header(QFrame):
    """What is in sight at the left, the numbers at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEADER_HEIGHT)
        self._title = ElidedLabel("", "h3")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._detail = ElidedLabel("", "body", "muted")
        self._pills = row(gap=12)
        self.setLayout(row(self._title, 16, self._detail, 12, self._pills, margins=(20, 0, 20, 0)))

    def show_title(self, title: str, detail: str) -> None:
        """The page, or at the desk the event, and the muted words beside it."""
        self._title.setText(title)
        self._detail.setText(detail)

    def show_pills(self, pills: list[tuple[str, str, str]]) -> None:
        """Each pill as (words, number, tone)."""
        while self._pills.count() < len(pills):
            self._pills.addWidget(Pill())
        if self._pills.count() > len(pills):
            clear(self._pills)
            self.show_pills(pills)
            return
        for position, words in enumerate(pills):
            item = self._pills.itemAt(position)
            pill = item.widget() if item else None
            if isinstance(pill, Pill):
                pill.show_words(*words)


class Footer(QFrame):
    """The printer and the backup at the left, the desk at the right; a sentence for some seconds, when there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setFixedHeight(FOOTER_HEIGHT)
        self._standing = ElidedLabel("", "small", "muted")
        self._said = ElidedLabel("", "small")
        self._said.hide()
        self._right = label("", "small", "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._said.hide)
        self._timer.timeout.connect(self._standing.show)
        self.setLayout(row(self._standing, self._said, 20, self._right, margins=(20, 0, 20, 0)))

    def show_standing(self, left: str, right: str) -> None:
        """What is always there."""
        self._standing.setText(left)
        self._right.setText(right)

    def say(self, sentence: str, tone: str = "") -> None:
        """A sentence, until the next one or for twelve seconds; what went wrong stays until the next one."""
        dress(self._said, "title" if tone == "stop" else "small", tone or "text")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._standing.setVisible(not sentence)
        self._timer.stop()
        if sentence and tone != "stop":
            self._timer.start(_SAID_MS)

    @property
    def sentence(self) -> str:
        """What is being said, "" for nothing."""
        return self._said.text() if self._said.isVisibleTo(self) else ""


def page_margins() -> tuple[int, int, int, int]:
    """The margins that every page keeps to the frame."""
    return 20, 16, 20, 14


def hosted(page: QWidget) -> QWidget:
    """Give a page its ground."""
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    return page
