"""The event in figures: five numbers, the arrivals of a day, and bars of whichever groups are chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy

from checkin_app.services.closing import NONE, Figures
from checkin_app.ui import icons
from checkin_app.ui.closing import words
from checkin_app.ui.closing.charts import ArrivalChart, ShareBars
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, chip, clear, column, label, row
from checkin_app.wording import _, day_name


class FigureCells(QFrame):
    """The five figures of the evening, beside each other."""

    HEIGHT = 87

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT)
        self._cells: list[tuple[ElidedLabel, ElidedLabel, QFrame]] = []
        cells = row(gap=12)
        for _number in range(5):
            cell = QFrame()
            cell.setObjectName("cell")
            number, about = ElidedLabel("", "display"), ElidedLabel("", "small", "muted")
            cell.setLayout(column(number, about, margins=(16, 8, 12, 10)))
            cells.addWidget(cell, 1)
            self._cells.append((number, about, cell))
        self.setLayout(cells)

    def show_figures(self, figures: Figures) -> None:
        """Show these."""
        for (number, about, cell), (n, what) in zip(self._cells, words.figure_cells(figures), strict=True):
            number.setText(n)
            about.setText(what)
            cell.setAccessibleName(f"{n} {what}")


class ArrivalPanel(Panel):
    """The arrivals by quarter hour of one day of the event, and which day."""

    def __init__(self) -> None:
        super().__init__(gap=6)
        self._detail = ElidedLabel("", "small", "muted")
        self._days: QHBoxLayout = row(gap=6)
        self._chart = ArrivalChart()
        self.body.addLayout(row(label(_("Arrivals by quarter hour"), "title"), 12, self._detail, 12, self._days))
        self.body.addWidget(self._chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._figures: Figures | None = None
        self._day: date | None = None

    def show_figures(self, figures: Figures, today: date) -> None:
        """Show the day that was chosen, at first today."""
        days = list(figures.by_day)
        if self._figures is None or list(self._figures.by_day) != days:
            self._day = today if today in days else (days[-1] if days else None)
            self._offer(days)
        self._figures = figures
        self._show_day()

    def _offer(self, days: list[date]) -> None:
        clear(self._days)
        for number, day in enumerate(days if len(days) > 1 else [], start=1):
            made = chip(_("Day {number}").format(number=number))
            made.setAutoExclusive(True)
            made.setChecked(day == self._day)
            made.setAccessibleName(day_name(day))
            made.setToolTip(day_name(day))
            made.setAutoDefault(True)
            made.clicked.connect(lambda _checked=False, day=day: self._choose(day))
            self._days.addWidget(made)

    def _choose(self, day: date) -> None:
        self._day = day
        self._show_day()

    def _show_day(self) -> None:
        if self._figures is None or self._day is None:
            return
        quarters = self._figures.arrivals[self._day]
        came = words.day_words(self._figures.by_day[self._day], quarters) if quarters else ""
        self._detail.setText(" · ".join(part for part in (day_name(self._day), came) if part))
        self._chart.show_quarters(quarters)


class TitleBox(QComboBox):
    """A choice that reads as the title of its panel, with a small arrow behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet("TitleBox { min-height: 0; }")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TITLE_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentIndexChanged.connect(lambda _index: self.updateGeometry())

    def sizeHint(self) -> QSize:
        words = QFontMetrics(role_font("title")).horizontalAdvance(self.currentText())
        return QSize(words + _ARROW + 10, _TITLE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if self.hasFocus():
            painter.fillRect(QRectF(0, room.bottom() - 3, room.width(), 3), colour("accent"))
        painter.setPen(colour("accent" if self.underMouse() else "text"))
        painter.setFont(role_font("title"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.currentText())
        arrow = QRectF(room.right() - _ARROW, room.center().y() - _ARROW / 2, _ARROW, _ARROW)
        icons.draw(painter, arrow, "caret-down-bold", colour("muted"))
        painter.end()


_TITLE_HEIGHT, _ARROW = 28, 12


class SharePanel(Panel):
    """Bars of the groups that the box at the top names. `changed` is called when another one is chosen."""

    def __init__(self, group: str, tint: str, changed: Callable[[], object]) -> None:
        super().__init__(gap=6)
        self._box = TitleBox()
        self._box.setAccessibleName(_("Bars of"))
        for name, title in words.group_titles().items():
            self._box.addItem(title, name)
        self._box.setCurrentIndex(self._box.findData(group))
        self._box.currentIndexChanged.connect(lambda _index: changed())
        self._bars = ShareBars(tint)
        legend = label(_("came / registered"), "tiny", "muted")
        legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row(self._box, None, legend))
        self.body.addWidget(self._bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def group(self) -> str:
        """Which groups are drawn."""
        return str(self._box.currentData())

    def choose(self, group: str) -> None:
        """Draw the bars of another group."""
        self._box.setCurrentIndex(self._box.findData(group))

    def show_figures(self, figures: Figures) -> None:
        """Draw the bars of the chosen group."""
        rows = words.named(self.group, words.shares_of(figures, self.group))
        self._bars.setAccessibleName(self._box.currentText())
        self._bars.show_shares(rows)


def says_something(figures: Figures, group: str) -> bool:
    """Whether a group tells anything about this event: a list without bioregions has nothing but blanks."""
    return any(key != NONE for key in words.shares_of(figures, group))
