"""The plan on its panel: the halls above it, where there are several, and the zoom in a corner."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QSizePolicy, QWidget

from checkin_app.domain.floorplan import Hall
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.parts import Panel, button, column, row
from checkin_app.wording import _


class PlanFrame(Panel):
    """`hall` tells which hall was chosen."""

    hall = Signal(str)

    def __init__(self, plan: Plan) -> None:
        super().__init__(margin=5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._halls = Choice()
        self._halls.setAccessibleName(_("Hall"))
        self._halls.setToolTip(_("Hall"))
        self._halls.hide()
        self._halls.activated.connect(lambda position: self.hall.emit(self._halls.itemData(position)))
        zoom = row(
            _small("−", _("Farther"), "-", plan.zoom_out), _small("+", _("Closer"), "+", plan.zoom_in),
            _small(_("Whole hall"), _("Whole hall"), "0", plan.fit), gap=4, margins=(0, 0, 10, 8),
        )  # fmt: skip
        over = QGridLayout()
        over.addWidget(plan, 0, 0)
        over.addWidget(_corner(zoom), 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        # Above the plan, not on it: a hall that is seen whole may have stands in that corner.
        self.body.addLayout(column(row(self._halls, None, margins=(10, 8, 10, 0)), over))

    @property
    def several_halls(self) -> bool:
        """Whether there is more than one hall."""
        return self._halls.count() > 1

    def show_halls(self, halls: Sequence[Hall], current: str) -> None:
        """Offer the halls, where there are several."""
        self._halls.blockSignals(True)
        self._halls.clear()
        for hall in halls:
            self._halls.addItem(hall.name, hall.id)
        self._halls.choose(current)
        self._halls.blockSignals(False)
        self._halls.setVisible(len(halls) > 1)


def _corner(inner: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(inner)
    return made


def _small(text: str, name: str, key: str, act: Callable[[], object]) -> QPushButton:
    made = button(text, act, small=True)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    return made
