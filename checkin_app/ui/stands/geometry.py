"""Where things are on the plan: metres to pixels, the stand under a point, the next stand in a direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from checkin_app.domain.floorplan import Stand, StandView
from checkin_app.ui.widgets.view import View

MARGIN = 16.0
"""Pixels left free around the hall when it is fitted to the window."""

SCALES = (2.0, 90.0)
"""Pixels a metre: as far as a hall that is smaller than the window is looked at from; a stand fills the window."""

KEPT = 60.0
"""Pixels of the hall that cannot be pushed out of the window."""


def fitted(width: float, height: float, window: QSizeF) -> View:
    """The view that shows a hall of `width` by `height` metres whole and in the middle."""
    room = QSizeF(max(window.width() - 2 * MARGIN, 1), max(window.height() - 2 * MARGIN, 1))
    scale = min(room.width() / max(width, 1), room.height() / max(height, 1))
    scale = min(scale, SCALES[1])
    left = (window.width() - width * scale) / 2
    top = (window.height() - height * scale) / 2
    return View(scale, QPointF(left, top))


def within(views: Sequence[StandView], view: View, part: QRectF) -> Iterator[StandView]:
    """The stands that reach into a part of the window."""
    scale, corner = view.scale, view.origin
    left, right = (part.left() - corner.x()) / scale, (part.right() - corner.x()) / scale
    top, bottom = (part.top() - corner.y()) / scale, (part.bottom() - corner.y()) / scale
    for one in views:
        stand = one.stand
        if stand.x < right and stand.x + stand.w > left and stand.y < bottom and stand.y + stand.h > top:
            yield one


def stand_at(stands: Sequence[Stand], view: View, point: QPointF) -> str:
    """The number of the stand under a pixel; "" for the floor."""
    x, y = (point.x() - view.origin.x()) / view.scale, (point.y() - view.origin.y()) / view.scale
    return next((s.number for s in stands if s.x <= x <= s.x + s.w and s.y <= y <= s.y + s.h), "")


_DIRECTIONS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


def neighbour(stands: Sequence[Stand], number: str, key: int) -> str:
    """The stand that an arrow key goes to from `number`: the nearest that lies that way, along the row before across it."""
    here = next((stand for stand in stands if stand.number == number), None)
    if here is None:
        return stands[0].number if stands else ""
    right, down = _DIRECTIONS[key]
    x, y = here.x + here.w / 2, here.y + here.h / 2
    best, best_distance = number, float("inf")
    for stand in stands:
        dx, dy = stand.x + stand.w / 2 - x, stand.y + stand.h / 2 - y
        along, across = dx * right + dy * down, abs(dx * down) + abs(dy * right)
        if along > 0.1 and along + 2.5 * across < best_distance:
            best, best_distance = stand.number, along + 2.5 * across
    return best


def fitted_lines(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """`text` in at most `most` lines none of which is wider than `width`: long words are broken, the rest ends in "…"."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        if metrics.horizontalAdvance(line) > width:
            line, rest = _broken(line, metrics, width)
            words = [rest, *words] if rest else words
        else:
            while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
                line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words and most > 0:
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
    return lines


_LEAST_LETTERS = 3
"""Fewer than these are not left alone on a line when a word is broken."""


def _broken(word: str, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
    """As much of a word as fits with a hyphen, and the rest; where that is next to nothing, the word cut short."""
    for cut in range(len(word) - _LEAST_LETTERS, _LEAST_LETTERS - 1, -1):
        if metrics.horizontalAdvance(f"{word[:cut]}-") <= width:
            return f"{word[:cut]}-", word[cut:]
    return metrics.elidedText(word, Qt.TextElideMode.ElideRight, width), ""
