"""The lines of a suggestion as a list: grouped, folded, ticked with Space or by a click on the box."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from checkin_app.domain.suggestion import Suggested
from checkin_app.ui.stands.suggesting_painting import BOX_ROOM, Painted, RowPainter
from checkin_app.ui.stands.suggesting_proposal import Kind, Line, Proposal
from checkin_app.ui.stands.suggesting_words import brief, group_title, heading, unchanged_title
from checkin_app.wording import _

_ROW, _PAINTED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_UNCHANGED = "unchanged"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Group:
    """The heading over lines of one sort."""

    key: str
    stands: tuple[str, ...]


class DifferenceList(QListWidget):
    """Shows a proposal, and says what is done with its lines; the ticks are the proposal's."""

    ticked = Signal(object, bool)
    """These stands are to be ticked, or not."""
    chosen = Signal(str)
    """The line of that stand is the one that the keys are on; "" for a heading."""
    hovered = Signal(str)
    """The mouse is over the line of that stand; "" for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What would change"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowPainter(self, _PAINTED))
        self.setMouseTracking(True)
        self._proposal: Proposal | None = None
        self._folded = {_UNCHANGED}
        self.itemEntered.connect(lambda item: self.hovered.emit(self._stand(item)))
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(self._stand(item) if item else ""))

    def show_proposal(self, proposal: Proposal) -> None:
        """List its lines; the line that the keys are on stays."""
        before, scrolled = self.current_stand, self.verticalScrollBar().value()
        self._proposal = proposal
        self.blockSignals(True)
        self.clear()
        for kind in Kind:
            lines = [line for line in proposal.lines if line.kind is kind]
            if lines:
                self._add_group(kind, group_title(kind, len(lines)), lines)
        if proposal.unchanged:
            self._add_unchanged(proposal.unchanged)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        if not self.choose(before):
            self.setCurrentRow(1 if self.count() > 1 and proposal.lines else 0)

    def refresh(self) -> None:
        """The ticks changed."""
        for row in range(self.count()):
            item = self.item(row)
            self._paint(item, item.data(_ROW))

    def choose(self, stand: str) -> bool:
        """Put the keys on the line of a stand; whether there is one in sight."""
        if stand and stand == self.current_stand:
            return True
        items = (self.item(row) for row in range(self.count()))
        found = next((item for item in items if stand and self._stand(item) == stand and not item.isHidden()), None)
        if found is not None:
            self.setCurrentItem(found)
            self.scrollToItem(found)
        return found is not None

    @property
    def current_stand(self) -> str:
        """The stand of the line that the keys are on."""
        item = self.currentItem()
        return self._stand(item) if item else ""

    # ---------------------------------------------------------------- filling

    def _add_group(self, kind: Kind, title: str, lines: list[Line]) -> None:
        self._add(Group(kind, tuple(line.stand for line in lines)), title)
        for line in lines:
            self._add(line, f"{heading(line)}, {brief(line)}", hidden=kind in self._folded)

    def _add_unchanged(self, stay: tuple[Suggested, ...]) -> None:
        self._add(Group(_UNCHANGED, ()), unchanged_title(len(stay)))
        for line in stay:
            self._add(line, f"{line.stand}: {line.name}", hidden=_UNCHANGED in self._folded)

    def _add(self, row: Group | Line | Suggested, words: str, *, hidden: bool = False) -> None:
        item = QListWidgetItem()
        item.setData(_ROW, row)
        item.setData(Qt.ItemDataRole.ToolTipRole, "" if isinstance(row, Group) else words)
        item.setData(Qt.ItemDataRole.StatusTipRole, words)
        self._paint(item, row)
        self.addItem(item)
        item.setHidden(hidden)

    def _paint(self, item: QListWidgetItem, row: Group | Line | Suggested) -> None:
        """What the delegate paints of a row, and what a screen reader says of it."""
        words = str(item.data(Qt.ItemDataRole.StatusTipRole))
        box = self._box(row)
        if isinstance(row, Group):
            painted = Painted(words, box=box, folded=row.key in self._folded, heading=True)
        elif isinstance(row, Line):
            now, then = row.change.now_name or _("free"), row.change.suggested_name or _("free")
            painted = Painted(then, row.stand, before=now, under=brief(row), box=box)
        else:
            painted = Painted(row.name, row.stand, quiet=True)
        item.setData(_PAINTED, painted)
        tick = "" if box is None else _("ticked") if box == 1 else _("not ticked")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {tick}" if tick else words)

    def _box(self, row: Group | Line | Suggested) -> float | None:
        """How much of a row is ticked; None where nothing can be."""
        ticked = self._proposal.ticked if self._proposal else frozenset()
        if isinstance(row, Line):
            return float(row.stand in ticked)
        if isinstance(row, Group) and row.stands:
            return len(ticked & set(row.stands)) / len(row.stands)
        return None

    @staticmethod
    def _stand(item: QListWidgetItem) -> str:
        row = item.data(_ROW)
        return "" if isinstance(row, Group) else str(row.stand)

    # ---------------------------------------------------------------- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        row = item.data(_ROW) if item else None
        if key == Qt.Key.Key_Space and row is not None:
            self._toggle(row)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and plain:
            self._go_to_end(last=key == Qt.Key.Key_End)
        elif isinstance(row, Group) and plain and (key in _ENTER or key == self._folding_key(row)):
            self._fold(row)
        elif key in _ENTER or event.text() in set(str(self.property("keys") or "")):
            event.ignore()  # the panel's: a list would look for a line that begins so
        else:
            super().keyPressEvent(event)

    def _go_to_end(self, *, last: bool) -> None:
        """The first or the last line in sight: a list would go to one that is folded away."""
        seen = [row for row in range(self.count()) if not self.item(row).isHidden()]
        if seen:
            self.setCurrentRow(seen[-1 if last else 0])

    def _folding_key(self, row: Group) -> Qt.Key:
        return Qt.Key.Key_Right if row.key in self._folded else Qt.Key.Key_Left

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point: QPoint = event.position().toPoint()
        item = self.itemAt(point)
        row = item.data(_ROW) if item else None
        if row is not None and point.x() < BOX_ROOM and self._box(row) is not None:
            self._toggle(row)
        elif isinstance(row, Group):
            self._fold(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said under the list takes room from it: the line that the keys are on stays in sight."""
        super().resizeEvent(event)
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit("")
        super().leaveEvent(event)

    def _toggle(self, row: Group | Line | Suggested) -> None:
        box = self._box(row)
        if box is not None:
            self.ticked.emit(row.stands if isinstance(row, Group) else (row.stand,), box < 1)

    def _fold(self, row: Group) -> None:
        self._folded ^= {row.key}
        hidden, within = row.key in self._folded, False
        for number in range(self.count()):
            item = self.item(number)
            other = item.data(_ROW)
            if isinstance(other, Group):
                within = other.key == row.key
            elif within:
                item.setHidden(hidden)
        self.refresh()
