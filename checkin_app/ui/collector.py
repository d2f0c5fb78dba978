"""Python's collector of cycles, on the window's thread only.

Left to itself it runs on whichever thread allocates: the database's, say, which then destroys a widget's timer that Qt is about
to fire, and the program dies. (Calibre has met the same and does the same.)
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 2_000


class Collector(QObject):
    """Turns the automatic collection off and does it itself, a generation at a time, when Python would have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def settle(self) -> None:
        """Once all that stays is there: collect, and never look at it again, which would hold a key up for a frame."""
        gc.collect()
        gc.freeze()

    def look(self) -> None:
        """Collect the oldest generation whose count is over Python's own limit."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return
