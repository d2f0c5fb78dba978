"""The keys, on one page: F1 shows it, F1 or Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.ui.context import Context
from checkin_app.ui.frame import entries, page_margins
from checkin_app.ui.job_words import AGAIN, ELSEWHERE
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.parts import Panel, column, draw_key, label, row, scrolled
from checkin_app.wording import _

_CAPS_WIDTH, _CAP_HEIGHT, _CAP_GAP, _LINE = 152, 24, 5, 40

Keys = tuple[tuple[str, ...], str]
"""The keys that are pressed together, and what they do."""


class Caps(QWidget):
    """Key caps beside each other, drawn: `keys` are pressed together."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._keys = keys
        self.setFixedSize(QSize(_CAPS_WIDTH, _CAP_HEIGHT))
        self.setAccessibleName(" + ".join(keys))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(role_font("tiny"))
        left = 0.0
        for key in self._keys:
            width = max(painter.fontMetrics().horizontalAdvance(key) + 18, _CAP_HEIGHT + 2)
            draw_key(painter, QRectF(left, 0, width, _CAP_HEIGHT), key, colour("text"))
            left += width + _CAP_GAP
        painter.end()


class KeysPage(QWidget):
    """Everything that a key does, in groups and two columns."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Keys"))
        left = column(_group(_("At the desk"), _desk_keys()), _group(_("On the stands"), _stand_keys()), None, gap=14)
        layouts = _group(_("On a badge layout"), _layout_keys())
        right = column(_group(_("Pages"), _page_keys()), _group(_("Everywhere"), _other_keys()), layouts, None, gap=14)
        halves = row(left, right, gap=16)
        for part in (left, right):
            halves.setStretchFactor(part, 1)
        self.setLayout(column(scrolled(halves, sideways=True), margins=page_margins()))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(context.go_back)

    def reload(self) -> None:
        """Nothing here is read from the event."""

    def on_changes(self, changes: Changes) -> None:
        """Nothing here is read from the event."""

    def header(self) -> tuple[str, str]:
        return _("Keys"), _("Esc goes back to where you were")


def _group(title: str, keys: list[Keys]) -> Panel:
    lines = QGridLayout()
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setHorizontalSpacing(16)
    lines.setVerticalSpacing(0)
    lines.setColumnStretch(1, 1)
    for number, (caps, words) in enumerate(keys):
        lines.setRowMinimumHeight(number, _LINE)
        lines.addWidget(Caps(caps), number, 0, Qt.AlignmentFlag.AlignVCenter)
        does = label(words, wrap=True)
        does.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines.addWidget(does, number, 1, Qt.AlignmentFlag.AlignVCenter)
    return Panel(label(title, "h3"), lines, gap=6)


def _desk_keys() -> list[Keys]:
    ctrl, enter = _("Ctrl"), _("Enter")
    return [
        ((_("A…Z"),), _("Find somebody: letters typed anywhere go to the field")),
        ((_("Scan"),), _("Admit: a scan is understood whatever is in sight")),
        (("↑", "↓"), _("Choose among the people found")),
        ((enter,), _("Admit the person chosen")),
        ((ctrl, "P"), _("Print the badge")),
        (("F2",), _("Correct the person, then print")),
        (("F3",), _("The whole company at once")),
        (("F4",), _("Choose where this desk scans: the entrance, lunch, a workshop")),
        ((ctrl, enter), _("A supervisor lets somebody in whom a rule refused")),
        ((ctrl, "R"), _("A new badge for a lost one; the old one is refused")),
        ((ctrl, "N"), _("Register somebody on the spot")),
        ((AGAIN,), _("Print a badge again that did not come out")),
        ((ELSEWHERE,), _("Print it on the neighbour's printer")),
        ((ctrl, "Z"), _("Undo the last check-in, badge or move")),
        ((_("Esc"),), _("Empty the field")),
    ]


def _page_keys() -> list[Keys]:
    return [((_("Ctrl"), entry.key.rpartition("+")[2]), entry.words) for entry in entries() if entry.key]


def _stand_keys() -> list[Keys]:
    ctrl, shift = _("Ctrl"), _("Shift")
    return [
        ((_("Enter"),), _("Assign, confirm or move, as the stand is")),
        (("A", "R", "C"), _("Assign, reserve, confirm")),
        (("M", "S", "V"), _("Move, swap, vacate")),
        ((ctrl, "→"), _("Choose one more stand; Ctrl and a click, too")),
        (("1", "…", "4"), _("People, notes, file and history of the stand")),
        (("L", "T", "P"), _("List, call list, stale papers")),
        (("K",), _("Colours by arrivals, or by state")),
        (("+", "-", "0"), _("Closer, farther, the whole hall")),
        ((shift, "→"), _("Shift the plan; so does dragging with the space bar")),
    ]


def _layout_keys() -> list[Keys]:
    ctrl, shift = _("Ctrl"), _("Shift")
    return [
        ((ctrl, "E"), _("Change the layout: choose a place of the badge")),
        (("←", "→"), _("Move it by half a millimetre, ↑ and ↓ too")),
        ((shift,), _("With the arrows: by five millimetres")),
        ((ctrl,), _("With the arrows: larger or smaller")),
        ((_("Alt"),), _("While dragging: snap to nothing")),
        (("+", "-"), _("Larger or smaller type")),
        ((_("PgUp"), _("PgDn")), _("Its order among the others")),
        ((_("Delete"),), _("Remove it from the badge")),
        ((ctrl, "S"), _("Keep the changes of the layout")),
        ((ctrl, shift, "Z"), _("Take the step again that was undone")),
        ((shift, "F2"), _("The words of this badge alone")),
    ]


def _other_keys() -> list[Keys]:
    tab = _("Tab")
    return [
        ((tab,), _("The next control")),
        ((_("Shift"), tab), _("The one before")),
        ((_("Space"),), _("Press the button, tick the box")),
        ((_("Ctrl"), "G"), _("On the page of the stands: let them be suggested")),
        ((_("Ctrl"), "E"), _("On the page of the stands: edit the hall, and back")),
        ((_("Ctrl"), "Y"), _("While the hall is edited: do again what was undone")),
        ((_("Ctrl"), "L"), _("Open a role by its PIN, or leave it")),
        (("F1",), _("Show these keys, or go back")),
    ]
