"""What is touched at a kiosk: nothing smaller than a thumb."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from checkin_app.services.kiosk import Named
from checkin_app.ui import icons
from checkin_app.ui.theme import colour, role_font

TOUCH = 64
"""Pixels: the least height and width of what is touched."""

ROW = 12
"""Pixels between two such things."""


def touch_button(
    text: str, act: Callable[[], object], *, primary: bool = False, glyph: str = "", name: str = ""
) -> QPushButton:
    """A large button. `name` is what a screen reader says where the text is only a sign."""
    # A style sheet knows no room between icon and words.
    made = QPushButton(f"  {text}" if glyph and text else text)
    made.setProperty("kind", "primary" if primary else "plain")
    made.setAccessibleName(name or text)
    made.setFont(role_font("h2"))
    shape = f"font-size: 19px; min-height: {TOUCH}px; min-width: {TOUCH}px;"
    made.setStyleSheet(f"QPushButton {{ {shape} padding: 0 24px; }} QPushButton:focus {{ padding: 0 22px; }}")
    made.setAutoDefault(True)
    if glyph:
        made.setIcon(icons.icon(glyph, colour("accent_ink" if primary else "text")))
        made.setIconSize(QSize(26, 26))
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - `clicked` would hand its own argument to `act`
    return made


def key_button(text: str, act: Callable[[], object], name: str = "") -> QPushButton:
    """A key of a keyboard on the screen: it never takes the focus from the field."""
    made = touch_button(text, act, name=name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shape = f"font-size: 22px; font-weight: 600; padding: 0; min-height: {TOUCH}px; min-width: {TOUCH}px;"
    made.setStyleSheet(f"QPushButton {{ {shape} }}")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


class PersonButton(QPushButton):
    """Somebody who was found: name and company, and nothing else of them."""

    def __init__(self) -> None:
        super().__init__()
        self.person: Named | None = None
        self.setAutoDefault(True)
        self.setStyleSheet(f"QPushButton {{ min-height: {TOUCH}px; }}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_person(self, person: Named | None) -> None:
        """Show this one, or nobody."""
        self.person = person
        self.setVisible(person is not None)
        self.setAccessibleName(f"{person.first_name} {person.last_name}, {person.company}" if person else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.person:
            name = f"{self.person.first_name} {self.person.last_name}".strip()
            width = self.width() - 48
            for role, ink, top, high, text in (
                ("h2", "text", 7, 30, name), ("small", "muted", 36, 22, self.person.company),
            ):  # fmt: skip
                painter.setFont(role_font(role))
                painter.setPen(colour(ink))
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
                painter.drawText(QRect(24, top, width, high), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
