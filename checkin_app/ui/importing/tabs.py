"""The files that came together, a tab each; those that cannot be read too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from checkin_app.ui.widgets.parts import chip, clear, roomy, row
from checkin_app.wording import _


class FileTabs(QWidget):
    """A strip of tabs, walked by the arrow keys. `picked` carries the file; a single file needs no tab."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._paths: list[Path] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._toggled)
        self._strip = row(gap=8)
        self.setLayout(row(self._strip, None))
        self.setAccessibleName(_("Files"))
        self.hide()

    def show_files(self, lists: Sequence[Path], refused: Sequence[Path], current: Path | None) -> None:
        """Show a tab a file, and which of them is in sight."""
        paths = [*lists, *refused]
        if paths != self._paths:
            self._paths = paths
            clear(self._strip)
            for old in self._group.buttons():
                self._group.removeButton(old)
            for number, path in enumerate(paths):
                self._strip.addWidget(self._tab(number, path, refused=path in refused))
        if current in paths:
            self._group.blockSignals(True)
            self._group.button(paths.index(current)).setChecked(True)
            self._group.blockSignals(False)
        self.setVisible(len(paths) > 1)

    def _tab(self, number: int, path: Path, *, refused: bool) -> QPushButton:
        made = roomy(chip(f"✕ {path.name}" if refused else path.name))
        name = _("{file}, cannot be read").format(file=path.name) if refused else path.name
        made.setAccessibleName(name)
        self._group.addButton(made, number)
        return made

    def _toggled(self, number: int, on: bool) -> None:
        if on:
            self.picked.emit(self._paths[number])
