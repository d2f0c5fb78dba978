"""The card at the right of a page: as wide as drawn, or less in a window that is smaller than 1280."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget

from checkin_app.ui.widgets.parts import Panel

_WIDTH, _NARROW, _ROOMY = 340, 300, 1100
"""Its pixels in a roomy page and in another, and from which width on a page is roomy."""


class SidePanel(Panel):
    """Follows the width of the page that it is told to `follow`; `wide` is another width while it is not 0."""

    def __init__(self, *things: QWidget | QLayout | int | None) -> None:
        super().__init__(*things, margin=20)
        self._page: QWidget | None = None
        self._wide = 0
        self.setFixedWidth(_WIDTH)

    def follow(self, page: QWidget) -> None:
        """That page holds it."""
        self._page = page
        page.installEventFilter(self)

    def widen(self, wide: int) -> None:
        """Be so many pixels wide; 0: as the page has room."""
        self._wide = wide
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        roomy = self._page is None or self._page.width() >= _ROOMY
        self.setFixedWidth(self._wide or (_WIDTH if roomy else _NARROW))
