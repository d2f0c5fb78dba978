"""Badges as a PDF file: the system's own dialog, and the drawing, aside of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout
from checkin_app.services import badge_overview, badges, exporting
from checkin_app.services.badge_overview import BadgeOverview
from checkin_app.services.session import Session
from checkin_app.ui.badges.words import sheet_name
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, category_plural

AskFile = Callable[[QWidget, Path], Path | None]


EVERYBODY, UNPRINTED = "everybody", "unprinted"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: `who` is `EVERYBODY`, `UNPRINTED` or a category; `sheet_id` None is a badge a page."""

    who: str
    layout_id: str
    sheet_id: str | None = None

    @property
    def category(self) -> Category | None:
        """The category that is meant, if it is one."""
        return None if self.who in {EVERYBODY, UNPRINTED} else Category(self.who)


class SaveButton(QPushButton):
    """Opens a menu of whose badges, and where there are sheets for the layout, on which paper. `ordered` tells an `Order`.

    While badges are drawn it stops that: `stop`.
    """

    ordered = Signal(object)
    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge-pdf")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.choices = QMenu(self)
        self.choices.setStyleSheet("QMenu::item { padding-right: 32px; }")
        self._overview: BadgeOverview | None = None
        self._layout: Layout | None = None
        self._busy = False
        self.clicked.connect(self._act)
        self.show_idle()

    def show_choices(self, overview: BadgeOverview, layout: Layout) -> None:
        """Whose badges there are, and how they can stand on paper."""
        self._overview, self._layout = overview, layout
        self.setEnabled(self._busy or bool(overview.ids))

    def show_idle(self) -> None:
        """Nothing is being drawn."""
        self._busy = False
        self._say(_("Save as PDF…"))
        self.setEnabled(self._overview is not None and bool(self._overview.ids))

    def show_progress(self, done: int, total: int) -> None:
        """They are being drawn: the button stops it. `total` 0: nobody knows yet how many there are."""
        self._busy = True
        words = _("Stop: {done} of {total} drawn").format(done=grouped(done), total=grouped(total))
        self._say(words if total else _("Stop drawing the PDF"))

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)

    def _act(self) -> None:
        if self._busy:
            self.stop.emit()
        else:
            self._open()

    def _open(self) -> None:
        self.choices.clear()
        if self._overview is None or self._layout is None:
            return
        layout, sheets = self._layout, badge_overview.sheets_for(self._layout)
        for words, who in _people(self._overview):
            if not sheets:
                self._offer(self.choices, words, Order(who, layout.id))
                continue
            papers = self.choices.addMenu(words)
            self._offer(papers, _("One a page"), Order(who, layout.id))
            for sheet in sheets:
                self._offer(papers, sheet_name(sheet), Order(who, layout.id, sheet.id))
        size = self.choices.sizeHint()
        self.choices.popup(self.mapToGlobal(QPoint(0, -size.height() - 4)))
        self.choices.setActiveAction(self.choices.actions()[0])

    def _offer(self, menu: QMenu, words: str, order: Order) -> None:
        menu.addAction(words).triggered.connect(lambda: self.ordered.emit(order))


def _people(overview: BadgeOverview) -> list[tuple[str, str]]:
    """Each choice of people, in words and as `Order.who`."""
    counted = [(_("Everybody"), EVERYBODY, len(overview.ids)), (_("Not yet printed"), UNPRINTED, len(overview.unprinted))]
    counted += [(category_plural(category), str(category), n) for category, n in overview.by_category.items()]
    return [(_("{who} ({n})").format(who=words, n=grouped(n)), who) for words, who, n in counted if n]


def ask_file(parent: QWidget, suggested: Path) -> Path | None:
    """The file that the user chooses; None when they leave. A name without an ending becomes a PDF."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the badges"), str(suggested), "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def file_name(order: Order) -> str:
    """The name that the dialog proposes."""
    parts = ["badges", order.who if order.who != EVERYBODY else "", order.sheet_id or ""]
    return "-".join(part for part in parts if part) + ".pdf"


class _StoppedError(Exception):
    """The user wants it no more."""


class Saver(QObject):
    """Badges on their way into a file, drawn aside of the desk; `stop` ends it, and then there is no file.

    `moved` tells how many of how many are drawn, `saved` how many there are and where, `stopped` that the user wanted no more.
    """

    moved = Signal(int, int)
    saved = Signal(int, Path)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._unwanted = False
        self.running = False

    def start(self, order: Order, path: Path) -> None:
        """Draw those badges into `path`."""
        self.running, self._unwanted = True, False
        self._context.aside(
            lambda session: save(session, order, path, self._progress), lambda n: self._ended(n, path), self._gave_up
        )

    def stop(self) -> None:
        """No more: what was drawn is thrown away."""
        self._unwanted = True

    def _progress(self, done: int, total: int) -> None:
        """In the pool."""
        if self._unwanted:
            raise _StoppedError
        self.moved.emit(done, total)

    def _ended(self, n: int, path: Path) -> None:
        self.running = False
        self.saved.emit(n, path)

    def _gave_up(self, error: Exception) -> None:
        self.running = False
        if isinstance(error, _StoppedError):
            self.stopped.emit()
        else:
            self.failed.emit(error)


def save(session: Session, order: Order, path: Path, progress: Callable[[int, int], None]) -> int:
    """Draw the badges into `path`; how many there are. Raises Problem when there is nobody, or the disk says no.

    `progress` hears how many of how many are drawn; what it raises ends the drawing, and nothing is written.
    """
    if order.who == UNPRINTED:
        ids = list(badge_overview.overview(session).unprinted)
    else:
        ids = badges.select(session, category=order.category)
    return exporting.write_badges(session, path, ids, layout_id=order.layout_id, sheet_id=order.sheet_id, progress=progress)
