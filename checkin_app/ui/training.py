"""The band of a training: over the header, and on the visitor's screen, so that nobody takes it for the real event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from checkin_app.ui.icons import Glyph
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import button, label, row
from checkin_app.wording import _

_HEIGHT = 36


class TrainingBand(QFrame):
    """`back` opens the real event; without it (the visitor's screen, a kiosk) there is only the word."""

    def __init__(self, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setObjectName("training")
        self.setFixedHeight(_HEIGHT)
        self.setStyleSheet(f"QFrame#training {{ background: {colour('caution').name()}; border: none; }}")
        self.setAccessibleName(_("Training"))
        word = label(_("Training"), "title", "band_ink")
        glyph = Glyph("graduation-cap", colour("band_ink"), 22)
        if back is None:
            self.setLayout(row(None, glyph, word, None, gap=10, margins=(20, 0, 20, 0)))
            return
        told = ElidedLabel(
            _("a copy to try everything on: badges are VOID, nothing reaches the real event"), "small", "band_ink"
        )
        self.back = button(_("Back to the real event"), back, small=True)
        self.back.setObjectName("back_to_the_real_event")
        self.setLayout(row(glyph, word, told, self.back, gap=10, margins=(20, 0, 20, 0)))
