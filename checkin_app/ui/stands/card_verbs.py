"""The buttons at the foot of the card: what makes sense for what is chosen, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.ui.stands.stand_keys import VERBS
from checkin_app.ui.widgets.parts import button
from checkin_app.wording import _, ngettext


class CardVerbs(QWidget):
    """Calls `do` with the verb of the button that was pressed."""

    def __init__(self, do: Callable[[str], object]) -> None:
        super().__init__()
        self._do = do
        self._buttons = {
            "assign": self._made(_("Assign…"), "assign", primary=True),
            "reserve": self._made(_("Reserve…"), "reserve"),
            "place": self._made(_("Give a stand…"), "assign", primary=True),
            "confirm": self._made(_("Confirm"), "confirm", primary=True),
            "move": self._made(_("Move…"), "move", primary=True),
            "move_later": self._made(_("Move…"), "move"),
            "swap": self._made(_("Swap…"), "swap"),
            "vacate": self._made(_("Vacate"), "vacate"),
            "badges": button("", lambda: do("badges")),
        }
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)
        self.setLayout(self._grid)

    def _made(self, words: str, verb: str, *, primary: bool = False) -> QPushButton:
        return button(words, lambda: self._do(verb), primary=primary, key=VERBS[verb])

    def show_for(self, views: Sequence[StandView], badges: int, *, placeless: bool = False) -> None:
        """Show what can be done with these stands, or with an exhibitor who has none; `badges` is how many would be printed."""
        self._name_badges(badges)
        wide, pairs = _wanted(views, placeless=placeless)
        for made in self._buttons.values():
            self._grid.removeWidget(made)
            made.hide()
        for line, name in enumerate(wide):
            self._grid.addWidget(self._buttons[name], line, 0, 1, 2)
        for place, name in enumerate(pairs):
            self._grid.addWidget(self._buttons[name], len(wide) + place // 2, place % 2)
        for name in (*wide, *pairs):
            self._buttons[name].show()

    def _name_badges(self, count: int) -> None:
        made = self._buttons["badges"]
        made.setText(ngettext("Badge ({n})", "Badges ({n})", count).format(n=count))
        made.setAccessibleName(_("Print the badges of this stand"))
        made.setToolTip(_("Print the badges that are missing or out of date, or all when none is (Ctrl+P)"))
        made.setEnabled(bool(count))


def _wanted(views: Sequence[StandView], *, placeless: bool) -> tuple[list[str], list[str]]:
    """The buttons over the whole width, and those beside each other."""
    if placeless:
        return ["place"], ["badges"]
    if not views:
        return [], []
    held = [view for view in views if view.exhibitor]
    reserved = any(view.state is StandState.RESERVED for view in held)
    if not held:
        return ["assign"], ["reserve"]
    if len(views) > 1:
        return ["confirm"] if reserved else [], ["vacate", "badges"]
    if reserved:
        return ["confirm"], ["move_later", "swap", "vacate", "badges"]
    return [], ["move", "swap", "vacate", "badges"]
