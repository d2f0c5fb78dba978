"""Painting a stand: its number, its holder's name and how many of the staff have come, as much as can be read at its size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

from checkin_app.domain.floorplan import MARKS_AT_MOST, StandView, short_name
from checkin_app.ui.stands.drawing import SMALLEST
from checkin_app.ui.stands.geometry import fitted_lines
from checkin_app.ui.stands.looks import Look, Paint, Shade, paint_of
from checkin_app.ui.theme import FAMILY, colour, sized
from checkin_app.wording import _, in_context

_ROUND = 14.0
"""Stands lower than so many pixels are plain rectangles."""

_BOLD, _USUAL = QFont.Weight.Bold, QFont.Weight.Normal


def draw_stand(painter: QPainter, view: StandView, rect: QRectF, look: Look, shade: Shade) -> None:
    """A stand, never past its border."""
    painted = paint_of(view, shade)
    rect = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    if look.faded or look.lifted:
        painter.setOpacity(0.35)
    words, ink = colour("text"), painted.ink
    if look.current:
        painted = Paint(colour("accent"), colour("accent"), Qt.PenStyle.SolidLine, painted.reserved)
        words = ink = colour("accent_ink")
    _draw_ground(painter, rect, painted, ink, look)
    if rect.height() >= SMALLEST:
        _draw_words(painter, view, rect, words, ink)
    if look.current and look.focused:
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 5, 5)
    painter.setOpacity(1.0)


def _draw_ground(painter: QPainter, rect: QRectF, painted: Paint, ink: QColor, look: Look) -> None:
    marked = look.target or look.chosen or look.kin
    border = colour("accent") if marked else painted.ink
    painter.setPen(QPen(border, 3 if look.target or look.chosen else 2.2 if look.kin else 1.2, painted.line))
    painter.setBrush(painted.ground)
    if rect.height() < _ROUND:
        painter.drawRect(rect)
    else:
        painter.drawRoundedRect(rect, 3, 3)
    if painted.reserved:
        hatch = QColor(ink)
        hatch.setAlphaF(0.08 if look.current else 0.22)
        # From the stand's own corner: the lines stay where they are while the plan is shifted.
        painter.setBrushOrigin(rect.topLeft())
        painter.fillRect(rect, QBrush(hatch, Qt.BrushStyle.BDiagPattern))


def _draw_words(painter: QPainter, view: StandView, rect: QRectF, words: QColor, ink: QColor) -> None:
    number = view.stand.number
    unit = int(min(rect.width() * 0.36, rect.height() * 0.27, 26.0))
    painter.setPen(words)
    if unit < SMALLEST:
        _draw_number(painter, number, rect)
        return
    side = max(3.0, unit * 0.32)
    left, right = rect.left() + side, rect.right() - side * 0.6
    top, bottom = rect.top() + unit * 0.22, rect.bottom() - unit * 0.22
    _write(painter, number, left, top + unit * 0.88, _fitting(number, unit, right - left), _BOLD)
    _draw_name(painter, view, (left, right, top + unit * 0.88, bottom), unit)
    dot, end = max(unit * 0.42, 4.0), right
    if paint_of(view, Shade.STATE).reserved:
        sign = max(unit * 0.95, SMALLEST + 2.0)
        end = rect.right() - sign - 2.5
        _draw_sign(painter, QRectF(end, rect.bottom() - sign - 2.5, sign, sign), ink)
    if view.staff and len(view.staff) <= MARKS_AT_MOST:
        dot = min(dot, (end - left - 1) / (len(view.staff) * 1.45))
    draw_marks(painter, view, QPointF(left, bottom - dot), dot, ink)


def _draw_number(painter: QPainter, number: str, rect: QRectF) -> None:
    """The number alone, upright where the stand is too narrow for it."""
    pixels = _fitting(number, int(min(rect.width() * 0.42, rect.height() * 0.5, 13.0)), rect.width() - 3)
    if pixels >= SMALLEST:
        painter.setFont(_font(pixels, _BOLD))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)
        return
    pixels = _fitting(number, int(min(rect.width() * 0.75, 11.0)), rect.height() - 3)
    if pixels >= SMALLEST and rect.height() > rect.width():
        painter.save()
        painter.translate(rect.center())
        painter.rotate(-90)
        painter.setFont(_font(pixels, _BOLD))
        turned = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, number)
        painter.restore()


def _draw_name(painter: QPainter, view: StandView, room: tuple[float, float, float, float], unit: int) -> None:
    """The holder and, where there is a line left, those who share the stand. `room`: left, right, baseline above, bottom."""
    left, right, base, bottom = room
    pixels = min(max(int(unit * 0.82), SMALLEST + 1), 16)
    leading = pixels * 1.05
    below = pixels * 0.15 + (max(unit * 0.42, 4.0) * 1.25 if view.staff else 0.0)
    most = max(int((bottom - base - below) // leading), 1)
    names = [short_name(one.name) for one in (view.exhibitor, *view.guests) if one]
    for line in _lines(" + ".join(names) or _("free"), pixels, int(right - left), most):
        base += leading
        _write(painter, line, left, base, pixels, _USUAL)


def _draw_sign(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """The letter of what is reserved, in a frame."""
    painter.setPen(QPen(ink, 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(rect, 2.5, 2.5)
    painter.setPen(ink if ink != colour("accent_ink") else colour("accent"))
    painter.setFont(_font(int(rect.height() * 0.74), _BOLD))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, reserved_sign())


def reserved_sign() -> str:
    """The letter that stands for "reserved" on the plan."""
    return in_context("sign of a reserved stand", "R")


def marks_width(view: StandView, dot: float) -> float:
    """How wide `draw_marks` draws."""
    return min(len(view.staff), MARKS_AT_MOST) * dot * 1.45


def draw_marks(painter: QPainter, view: StandView, at: QPointF, dot: float, ink: QColor) -> None:
    """A dot a member of the staff, filled when they have come, from the corner `at`; where there are many, both numbers."""
    count = len(view.staff)
    if count > MARKS_AT_MOST:
        painter.setPen(ink)
        _write(painter, f"{view.arrived}/{count}", at.x(), at.y() + dot, max(int(dot * 1.6), SMALLEST), _BOLD)
        return
    painter.setPen(QPen(ink, max(dot * 0.18, 1.0)))
    for number in range(count):
        painter.setBrush(ink if number < view.arrived else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(at.x() + 0.5 + number * dot * 1.45, at.y(), dot, dot))


def _write(painter: QPainter, words: str, x: float, base: float, pixels: int, weight: QFont.Weight) -> None:
    """Words from a baseline, laid out once for all the times that they are painted."""
    if pixels < SMALLEST:
        return
    text, ascent = _laid_out(words, pixels, weight)
    painter.setFont(_font(pixels, weight))
    painter.drawStaticText(QPointF(x, base - ascent), text)


@lru_cache(maxsize=6000)
def _laid_out(words: str, pixels: int, weight: QFont.Weight) -> tuple[QStaticText, float]:
    font = _font(pixels, weight)
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.prepare(font=font)
    return text, QFontMetricsF(font).ascent()


@lru_cache(maxsize=6000)
def _lines(text: str, pixels: int, width: int, most: int) -> tuple[str, ...]:
    return tuple(fitted_lines(text, QFontMetricsF(_font(pixels, _USUAL)), width, most))


@lru_cache(maxsize=6000)
def _fitting(text: str, pixels: int, width: float) -> int:
    """The largest size up to `pixels` at which a number fits into that width."""
    if pixels <= 0:
        return 0
    wide = QFontMetricsF(_font(100, _BOLD)).horizontalAdvance(text) / 100
    return min(pixels, int(width / max(wide, 0.1)))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    return sized(QFont(FAMILY), pixels, weight)
