"""The live badge: the PDF's own pixels as a sheet of paper on a sunken ground, sharp at every scale of the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.documents.raster import Raster
from checkin_app.domain.layout import Layout
from checkin_app.ui.theme import colour, role_font
from checkin_app.wording import _

_ROOM = 22
"""Free pixels round the paper: for its shadow and the ring of the focus."""

_LONGEST = 900
"""The longest side of the badge on a large screen; beyond it, drawing would keep the desk's thread from a scan."""

_SETTLED_MS = 60
_SHADOW = 14


class BadgePreview(QWidget):
    """`wants` asks for the badge again, at the width that it has room for: after a resize or a move to a finer screen."""

    wants = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge-preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shape: Layout | None = None
        self._image = QImage()
        self._problem = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.wants.emit)
        self.name("")

    def sizeHint(self) -> QSize:
        return QSize(400, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 220)

    @property
    def image(self) -> QImage:
        """What is drawn, in pixels of the screen; a null image before the first."""
        return self._image

    def name(self, person: str) -> None:
        """Whose badge it is, for those who do not see it."""
        self.setAccessibleName(_("Badge of {name}").format(name=person) if person else _("Badge"))

    def use_layout(self, layout: Layout) -> None:
        """The paper's shape, before its picture is there."""
        self.shape = layout
        self.update()

    def width_px(self) -> int:
        """How many pixels of the screen the badge may be wide."""
        if self.shape is None:
            return 0
        layout = self.shape
        scale = min((self.width() - 2 * _ROOM) / layout.width_mm, (self.height() - 2 * _ROOM) / layout.height_mm)
        scale = min(scale, _LONGEST / max(layout.width_mm, layout.height_mm))
        return max(int(layout.width_mm * scale * self.devicePixelRatioF()), 40)

    def show_raster(self, raster: Raster) -> None:
        """The badge as the PDF has it, a pixel a pixel."""
        drawn = QImage(raster.rgba, raster.width, raster.height, raster.width * 4, QImage.Format.Format_RGBA8888)
        # A copy of its own: the image above only looks into bytes that Python may free.
        self._image, self._problem = drawn.copy(), ""
        self.update()

    def show_problem(self, sentence: str) -> None:
        """Why there is no badge to see."""
        self._image, self._problem = QImage(), sentence
        self.update()

    def show_nothing(self) -> None:
        """Nobody."""
        self.show_problem("")
        self.name("")

    def ringed(self) -> bool:
        """Whether the paper as a whole has the keys."""
        return self.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._problem:
            painter.setFont(role_font("body"))
            painter.setPen(colour("stop"))
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(40, 20, -40, -20), words, self._problem)
        elif not self._image.isNull():
            paper = self.paper()
            _draw_shadow(painter, paper)
            if self.ringed():
                painter.setPen(QPen(colour("accent"), 2))
                painter.setBrush(colour("sunken"))
                painter.drawRoundedRect(paper.adjusted(-5, -5, 5, 5), 6, 6)
            self._draw_badge(painter, paper)
        painter.end()

    def paper(self) -> QRectF:
        """Where the paper lies: whole pixels of the screen, so that nothing is smeared over two of them."""
        ratio = self.devicePixelRatioF()
        width = self.width_px() / ratio
        height = width * self._image.height() / self._image.width()
        left = round((self.width() - width) / 2 * ratio) / ratio
        top = round((self.height() - height) / 2 * ratio) / ratio
        return QRectF(left, top, width, height)

    def _draw_badge(self, painter: QPainter, paper: QRectF) -> None:
        """As it is when it was drawn for this very width; scaled for the moment until it is drawn again."""
        ratio = self.devicePixelRatioF()
        if abs(self._image.width() - self.width_px()) <= 1:
            self._image.setDevicePixelRatio(ratio)
            painter.drawImage(paper.topLeft(), self._image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, self._image, QRectF(self._image.rect()))


def _draw_shadow(painter: QPainter, paper: QRectF) -> None:
    """A soft shadow, a little below the paper."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 3))
    for grown in range(_SHADOW, 0, -1):
        painter.drawRoundedRect(paper.adjusted(-grown, -grown + 4, grown, grown + 4), grown + 2, grown + 2)
