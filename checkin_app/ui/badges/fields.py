"""The small fields that a layout is changed with: one of a few, colours, sides, categories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import BY_CATEGORY, Align
from checkin_app.ui import icons
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.parts import chip, label, row
from checkin_app.wording import _, category_plural

_COLOURS = ("#17202B", "#5C6877", "#FFFFFF", "#000000", "#0B6E75", "#B3261E")
_ANOTHER = "another"


class FewField(Choice):
    """One of a few. `set_to` tells the value of another one."""

    set_to = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda at: self.set_to.emit(self.itemData(at)))

    def offer(self, choices: Sequence[tuple[str, object]], value: object) -> None:
        """These choices, words and value, and the one that holds."""
        if [(self.itemText(n), self.itemData(n)) for n in range(self.count())] != list(choices):
            self.clear()
            for words, one in choices:
                self.addItem(words, one)
        self.choose(value)


class ColourField(QWidget):
    """A colour of a few, or any by its digits. `set_to` tells "#RRGGBB", or "category" where `by_category`."""

    set_to = Signal(str)

    def __init__(self, name: str, *, by_category: bool = True, empty: str = "") -> None:
        """`empty` are the words for "", if that is a choice."""
        super().__init__()
        self.few = FewField(name)
        self.digits = WordsField()
        self.digits.setAccessibleName(_("{name}, in digits").format(name=name))
        self.digits.setMaxLength(7)
        self.digits.setFixedWidth(78)
        self._first: list[tuple[str, object]] = [(empty, "")] if empty else []
        if by_category:
            self._first.append((_("of the category"), BY_CATEGORY))
        names = (_("dark"), _("grey"), _("white"), _("black"), _("green"), _("red"))
        self._named: list[tuple[str, object]] = list(zip(names, _COLOURS, strict=True))
        self.few.set_to.connect(self._chosen)
        self.digits.editingFinished.connect(self._typed)
        self._value = ""
        self.setLayout(row(self.few, self.digits, gap=6))
        self.setFocusProxy(self.few)

    def show_value(self, value: str, swatch: str = "") -> None:
        """The colour; `swatch` is what "of the category" means just now."""
        self._value = value
        plain = value.startswith("#")
        known = [*self._first, *self._named]
        other = plain and value.upper() not in _COLOURS
        known.append((_("another"), _ANOTHER))
        self.few.offer(known, _ANOTHER if other else value.upper() if plain else value)
        for number, (_words, code) in enumerate(known[:-1]):
            self.few.setItemIcon(number, _swatch(str(code) if str(code).startswith("#") else swatch))
        self.few.setItemIcon(len(known) - 1, _swatch(value if other else ""))
        self.digits.setText(value if plain else swatch)
        self.digits.setVisible(other)

    def _chosen(self, value: object) -> None:
        if value == _ANOTHER:
            self.digits.show()
            self.digits.setFocus()
            self.digits.selectAll()
        else:
            self.set_to.emit(value)

    def _typed(self) -> None:
        text = self.digits.text().strip()
        text = text if not text or text.startswith("#") else f"#{text}"
        if text and text != self._value:
            self.set_to.emit(text)


def _swatch(code: str) -> QIcon:
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    if code:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("strong_line"))
        painter.setBrush(QColor(code))
        painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 4, 4)
        painter.end()
    return QIcon(picture)


class AlignField(QWidget):
    """Left, middle, right: three buttons. `set_to` tells one."""

    set_to = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        looks = (
            (Align.LEFT, "text-align-left", _("At the left")),
            (Align.CENTRE, "text-align-center", _("In the middle")),
            (Align.RIGHT, "text-align-right", _("At the right")),
        )
        self._buttons: dict[Align, QPushButton] = {}
        for align, glyph, words in looks:
            made = chip()
            made.setIcon(icons.icon(glyph, colour("text")))
            made.setAccessibleName(words)
            made.setToolTip(words)
            made.setFixedSize(34, 28)
            made.setStyleSheet("QPushButton { padding: 0; min-height: 24px; border-radius: 6px; }")
            made.clicked.connect(lambda _on, align=align: self.set_to.emit(align))
            self._buttons[align] = made
        self.setLayout(row(*self._buttons.values(), gap=2))

    def show_value(self, value: Align) -> None:
        """Which holds."""
        for align, made in self._buttons.items():
            made.setChecked(align is value)


class CategoryChips(QWidget):
    """For whom something is: a chip a category, one at least. `set_to` tells them, of all `frozenset()`."""

    set_to = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._chips: dict[Category, QPushButton] = {}
        for number, category in enumerate(Category):
            made = chip(category_plural(category))
            made.setStyleSheet(
                "QPushButton { min-height: 22px; border-radius: 11px; padding: 0 6px; font-size: 12px; }"
                "QPushButton:checked { font-weight: 400; }"
            )
            made.clicked.connect(self._pressed)
            self._chips[category] = made
            grid.addWidget(made, number // 2, number % 2)
        self.setLayout(grid)

    def show_value(self, shown: Iterable[Category]) -> None:
        """For whom it is; nobody named is everybody."""
        wanted = set(shown) or set(Category)
        for category, made in self._chips.items():
            made.setChecked(category in wanted)

    def _pressed(self) -> None:
        down = frozenset(category for category, made in self._chips.items() if made.isChecked())
        if not down:
            down = frozenset(Category)
        self.set_to.emit(frozenset() if len(down) == len(self._chips) else down)


def unit_words(words: str) -> QLabel:
    """A muted word between two fields."""
    return label(words, "small", "muted")
