"""What is to be looked at in the hall, line by line; Enter or a click goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from checkin_app.domain.floorplan import Hall
from checkin_app.domain.plan_checks import ERROR, Finding
from checkin_app.ui import icons
from checkin_app.ui.halls.scene import STAND, Key
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, dress, label
from checkin_app.wording import _, finding_sentence, ngettext

_MOST = 200
"""Lines that are listed: who has more of them does not read them."""

_SEEN, _LINE = 3, 44
"""So many lines are seen at once, and so high is one of two lines of words."""


def tone_of(finding: Finding) -> str:
    """Its token: what cannot stay is in the stop colour, what may be meant in the other."""
    return "stop" if finding.severity == ERROR or finding.code == "no_aisle" else "caution"


def keys_of(hall: Hall, finding: Finding) -> list[Key]:
    """What it is about."""
    numbers = {stand.number for stand in hall.stands}
    told = [str(finding.facts.get(name, "")) for name in ("stand", "other")]
    aisle = finding.facts.get("aisle")
    aisles: list[Key] = [
        ("aisles", str(n)) for n, box in enumerate(hall.aisles) if aisle is not None and aisle in (box.label, box.id)
    ]
    return [*((STAND, number) for number in told if number in numbers), *aisles]


def marks(hall: Hall, findings: Sequence[Finding]) -> dict[Key, str]:
    """The tone that each thing is marked with, the graver one when there are two."""
    found: dict[Key, str] = {}
    for finding in findings:
        for key in keys_of(hall, finding):
            if found.get(key) != "stop":
                found[key] = tone_of(finding)
    return found


class FindingsPanel(Panel):
    """`wanted` tells the `Finding` that was chosen."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=6, margin=14)
        self._title = label("", "title")
        self.list = QListWidget()
        self.list.setAccessibleName(_("What is to be looked at in this hall"))
        self.list.setWordWrap(True)
        self.list.setFont(role_font("small"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget { border: none; font-size: 13px; } QListWidget::item { padding: 4px 2px; }")
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.body.addWidget(self._title)
        self.body.addWidget(self.list)
        self._shown: tuple[Finding, ...] | None = None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List them, gravest first."""
        ordered = tuple(sorted(findings, key=lambda finding: tone_of(finding) != "stop"))
        if ordered == self._shown:
            return
        self._shown = ordered
        count = len(ordered)
        words = ngettext("{n} thing to look at", "{n} things to look at", count).format(n=grouped(count))
        self._title.setText(words if count else _("Checked: nothing to look at"))
        grave = any(tone_of(finding) == "stop" for finding in ordered)
        dress(self._title, "title", "stop" if grave else "caution" if count else "good")
        self.list.clear()
        self.list.setVisible(bool(count))
        for finding in ordered[:_MOST]:
            item = QListWidgetItem(icons.icon("warning", colour(tone_of(finding))), finding_sentence(finding))
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.list.addItem(item)
        if count > _MOST:
            self.list.addItem(_("… and {n} more").format(n=grouped(count - _MOST)))

        self.list.setFixedHeight(min(count, _SEEN) * _LINE)

    def _go(self, item: QListWidgetItem) -> None:
        finding = item.data(Qt.ItemDataRole.UserRole)
        if finding:
            self.wanted.emit(finding)
