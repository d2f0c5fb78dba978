"""F4: where this desk scans, and which way people go there. One calm list; arrows and Enter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidgetItem, QWidget

from checkin_app.domain.checkin import Direction
from checkin_app.domain.event import Checkpoint
from checkin_app.services import checkpoints
from checkin_app.services.checkpoints import CheckpointCount
from checkin_app.services.desk import DeskStatus
from checkin_app.services.session import Session
from checkin_app.ui.desk.choosing import ChoiceList
from checkin_app.ui.desk.words import place_words
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _, checkpoint_name, checkpoint_who, passes_name

_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Places:
    """The checkpoints with their numbers, and where this desk stands."""

    counts: list[CheckpointCount]
    here: Checkpoint
    direction: Direction


def read_places(session: Session) -> Places:
    """What the panel shows."""
    return Places(checkpoints.counts(session), checkpoints.here(session), checkpoints.direction_here(session))


class PlaceButton(QWidget):
    """Under the field, once an event has more than its entrance: where this desk scans, and how to change it."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self._button = button("", choose, key="F4")
        self.setLayout(column(self._button, margins=(0, 0, 0, 12)))
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._button.text()

    def show_status(self, status: DeskStatus) -> None:
        """Say where this desk scans."""
        self._button.setText(place_words(status))
        self._button.setAccessibleName(place_words(status))
        self.setVisible(len(status.event.checkpoints) > 1 or status.place.exits)


class PlacePanel(QFrame):
    """`chosen` tells the checkpoint's id and the direction; `left` when it stays as it was."""

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._list = ChoiceList()
        self._list.setAccessibleName(_("Where this desk scans"))
        self._list.setWordWrap(True)
        self._list.entered.connect(self._choose)
        self._list.itemDoubleClicked.connect(lambda _item: self._choose())
        self._list.left.connect(self.left.emit)
        choose = button(_("Scan here"), self._choose, primary=True, key=_("Enter"))
        leave = button(_("Leave"), self.left.emit, key=_("Esc"))
        for made in (choose, leave):
            made.setMinimumHeight(44)
        hint = label(_("The organiser adds checkpoints and their rules in the settings."), "body", "muted")
        heading = label(_("Where does this desk scan?"), "h1")
        buttons = row(choose, leave, None, gap=10)
        self.setLayout(column(heading, 6, hint, 14, self._list, 14, buttons, margins=(28, 24, 28, 18)))

    def open(self, places: Places) -> None:
        """Every place, those with exits twice; the cursor on where the desk stands."""
        self._list.clear()
        for counted in places.counts:
            ways = [Direction.ENTRY, Direction.EXIT] if counted.checkpoint.exits else [Direction.ENTRY]
            for way in ways:
                item = QListWidgetItem(_line(counted, way))
                item.setData(_PLACE, (counted.checkpoint.id, str(way)))
                self._list.addItem(item)
                if (counted.checkpoint.id, way) == (places.here.id, places.direction):
                    self._list.setCurrentItem(item)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._list.setFocus()

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item:
            place, way = item.data(_PLACE)
            self.chosen.emit(place, way)


def _line(counted: CheckpointCount, way: Direction) -> str:
    """Its name and how many came; under it the rule."""
    place = counted.checkpoint
    name = checkpoint_name(place)
    if way is Direction.EXIT:
        return _("{place} · exits\n{n} inside now").format(place=name, n=counted.inside)
    return _("{place} · {n} came today\n{who}, {passes}").format(
        place=name, n=counted.came, who=checkpoint_who(place), passes=passes_name(place.passes)
    )
