"""What may be put on a badge: the menu behind *Add*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from checkin_app.domain.layout import SlotKind
from checkin_app.services.badge_layouts import ImageView
from checkin_app.ui import icons
from checkin_app.ui.badges.naming import shown_fields
from checkin_app.ui.theme import colour
from checkin_app.wording import _


class AddButton(QPushButton):
    """`wanted` tells the kind of a new place and what it shows; `image_wanted` asks for the picture of a file."""

    wanted = Signal(object, str)
    image_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Add"))
        self.setObjectName("badge-add")
        self.setAccessibleName(_("Add a place to the badge"))
        self.setToolTip(_("Add a place to the badge"))
        self.setProperty("kind", "small")
        self.setIcon(icons.icon("plus", colour("text")))
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._images: list[ImageView] = []
        self.choices = QMenu(self)
        self.clicked.connect(self._open)

    def show_images(self, images: Sequence[ImageView]) -> None:
        """The images that the event has."""
        self._images = list(images)

    def fill(self) -> QMenu:
        """The menu as it is now."""
        menu = self.choices
        menu.clear()
        for title, name in shown_fields():
            self._add(title, SlotKind.TEXT, name)
        menu.addSeparator()
        self._add(_("Words of your own"), SlotKind.TEXT, _("Words"))
        self._add(_("Line"), SlotKind.RULE)
        self._add(_("Band in the category's colour"), SlotKind.BAND)
        self._add(_("QR code"), SlotKind.QR)
        self._add(_("Meetings"), SlotKind.AGENDA)
        menu.addSeparator()
        for image in self._images:
            self._add(_("Image {name}").format(name=image.name), SlotKind.IMAGE, image.name)
        menu.addAction(_("Image from a file…"), self.image_wanted.emit)
        return menu

    def _open(self) -> None:
        self.fill().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add(self, words: str, kind: SlotKind, content: str = "") -> None:
        self.choices.addAction(words, lambda: self.wanted.emit(kind, content))
