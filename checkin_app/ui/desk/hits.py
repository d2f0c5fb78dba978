"""The people that were found: name, company, country, why, and how they stand today."""

from __future__ import annotations

from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.domain.names import fold
from checkin_app.services.searching import Hit
from checkin_app.ui.desk.words import hit_detail, hit_reason, hit_tag
from checkin_app.ui.theme import colour, sized, soft
from checkin_app.ui.widgets.parts import draw_key
from checkin_app.wording import _

ROW, _LOWEST_ROW = 64, 52
"""Pixels of a hit: as drawn, and where the window is so low that the last one would be cut."""
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """The hits of the last search."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def show(self, hits: list[Hit]) -> None:
        """These, and no others."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            hit = self.hits[index.row()]
            return f"{hit.last_name} {hit.first_name} · {hit_detail(hit)} · {hit_tag(hit)[0]}"
        return None


class HitList(QListView):
    """Moved through from the field; never takes the focus itself. `picked` tells a click on a hit."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.row = ROW
        self._hits = HitModel()
        self.setModel(self._hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("People found"))
        self.setStyleSheet("QListView { border: none; background: transparent; }")

    def show_hits(self, hits: list[Hit], keep: str = "") -> None:
        """List them. The first is chosen unless another one has the same name: homonyms are for a person to tell apart.

        `keep` was chosen before; when they are not found any more nobody is.
        """
        self._hits.show(hits)
        rows = [number for number, hit in enumerate(hits) if keep and hit.id == keep]
        if rows:
            self.choose(rows[0])
        elif hits and not keep and not namesakes(hits):
            self.choose(0)
        self.setMaximumHeight(len(hits) * ROW + 2)
        self.setVisible(bool(hits))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        row = min(max((self.height() - 2) // max(len(self.hits), 1), _LOWEST_ROW), ROW)
        if row != self.row:
            self.row = row
            self.scheduleDelayedItemsLayout()

    @property
    def hits(self) -> list[Hit]:
        """What is listed."""
        return self._hits.hits

    def current(self) -> Hit | None:
        """The chosen hit."""
        index = self.currentIndex()
        return self._hits.hits[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose the hit of that row."""
        self.setCurrentIndex(self._hits.index(row, 0))

    def step(self, by: int) -> Hit | None:
        """Up or down from the chosen hit."""
        if not self._hits.hits:
            return None
        index = self.currentIndex()
        row = index.row() + by if index.isValid() else (0 if by > 0 else len(self._hits.hits) - 1)
        self.choose(min(max(row, 0), len(self._hits.hits) - 1))
        self.scrollTo(self.currentIndex())
        return self.current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.picked.emit(self._hits.hits[index.row()].id)


def beyond_doubt(hits: list[Hit]) -> bool:
    """Whether who typed this can only mean the first, even without a look at the list: nobody else is written so."""
    return "typo" not in hits[0].why and all("typo" in other.why for other in hits[1:])


def namesakes(hits: list[Hit]) -> int:
    """How many of the best hits have the very same name as the first; 0 when it is alone."""
    if len(hits) < 2:
        return 0
    name = fold(f"{hits[0].last_name} {hits[0].first_name}")
    same = sum(1 for hit in hits if fold(f"{hit.last_name} {hit.first_name}") == name)
    return same if same > 1 else 0


def fitted_detail(hit: Hit, metrics: QFontMetricsF, width: float) -> str:
    """The second line of a hit in `width` pixels: a long company gives way before the reason does."""
    whole, reason = hit_detail(hit), f" · {hit_reason(hit)}"
    room = width - metrics.horizontalAdvance(reason)
    if metrics.horizontalAdvance(whole) <= width or not hit.company or room < width / 4:
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)
    return metrics.elidedText(hit.company, Qt.TextElideMode.ElideRight, room) + reason


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return QSize(100, view.row if isinstance(view, HitList) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        hit = model.hits[index.row()]
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, colour("accent_soft"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.fillRect(QRectF(rect.left(), rect.top() + 13, 6, rect.height() - 26), colour(hit.category))
        spare = (ROW - rect.height()) / 2
        rect.adjust(0, -spare, 0, spare)
        right = _draw_tag(painter, rect, hit, font, chosen)
        room = QRectF(rect.left() + 20, rect.top(), right - rect.left() - 30, rect.height())
        _draw_name(painter, room, hit, font)
        small = sized(font, 13)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        detail = fitted_detail(hit, QFontMetricsF(small), room.width())
        painter.drawText(room.adjusted(0, 34, 0, -10), Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()


def _draw_name(painter: QPainter, room: QRectF, hit: Hit, font: QFont) -> None:
    """ "Last First", the letters that matched on a ground of their own."""
    name = f"{hit.last_name} {hit.first_name}"
    large = sized(font, 16, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(large)
    line = QRectF(room.left(), room.top() + 10, room.width(), 26)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("mark"))
    for start, end in hit.matched if reads_from_the_left(name) else ():
        if end <= len(shown):
            left = metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[:end]) - left
            painter.drawRoundedRect(QRectF(line.left() + left - 1, line.top() + 1, width + 2, 23), 3, 3)
    painter.setFont(large)
    painter.setPen(colour("text"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


def reads_from_the_left(name: str) -> bool:
    """Whether letters stand in the order in which they are written: only then is it known where those that matched are."""
    return all(bidirectional(letter) not in {"R", "AL"} for letter in name)


def _draw_tag(painter: QPainter, rect: QRectF, hit: Hit, font: QFont, chosen: bool) -> float:
    """The state, or the key that admits; returns where the words must end."""
    words, name = hit_tag(hit)
    small = sized(font, 12, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(small)
    if chosen and hit.state == "expected":
        key = _("Enter ⏎")
        width = metrics.horizontalAdvance(key) + 14
        cap = QRectF(rect.right() - width - 14, rect.center().y() - 10, width, 20)
        draw_key(painter, cap, key, colour("muted"))
        return cap.left()
    width = metrics.horizontalAdvance(words) + 18
    pill = QRectF(rect.right() - width - 14, rect.center().y() - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft(name))
    painter.drawRoundedRect(pill, 6, 6)
    painter.setFont(small)
    painter.setPen(colour(name))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return pill.left()
