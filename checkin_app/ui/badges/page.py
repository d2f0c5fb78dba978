"""The page of the badges: which layout, how a real person's badge looks, what is to be corrected, what came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from checkin_app.documents.raster import Raster
from checkin_app.domain.changes import Changes
from checkin_app.domain.layout import Layout
from checkin_app.services import badge_overview, badge_places, badges, desk, searching
from checkin_app.services.badge_overview import BadgeOverview
from checkin_app.services.badge_places import SeenPlace
from checkin_app.services.card import Card
from checkin_app.services.printing import PrintJobView
from checkin_app.settings import Settings
from checkin_app.ui.badges import layout_files, saving, words
from checkin_app.ui.badges.checking import Checked, Checker
from checkin_app.ui.badges.choice import LayoutPanel
from checkin_app.ui.badges.editor import LayoutEditor
from checkin_app.ui.badges.finding import FOUND
from checkin_app.ui.badges.layout_files import EventLayouts, FileDialogs
from checkin_app.ui.badges.panels import FaultPanel
from checkin_app.ui.badges.pdf_saving import PdfSaving
from checkin_app.ui.badges.queue import QueuePanel
from checkin_app.ui.badges.sheaves import PrintAll
from checkin_app.ui.badges.side import EditorSide, Parts
from checkin_app.ui.badges.stage import Stage
from checkin_app.ui.badges.undo_keys import UndoKeys
from checkin_app.ui.context import Context
from checkin_app.ui.frame import page_margins
from checkin_app.ui.rereading import Rereading
from checkin_app.ui.widgets.parts import column, row
from checkin_app.wording import _, fault_sentence

_LEFT = 250
_REREAD_MS = 500
_CHECKED_UNASKED = 2_000
"""Up to so many badges are checked without being asked: a fraction of a second, aside of the desk."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """One person's badge as it was drawn."""

    card: Card
    raster: Raster
    places: dict[str, SeenPlace]


class BadgesPage(QWidget):
    """See screens.md, “Badges”. The badge in sight is the PDF's own page; the layout is this workstation's."""

    def __init__(self, context: Context, ask: saving.AskFile = saving.ask_file, dialogs: FileDialogs | None = None) -> None:
        super().__init__()
        self._context = context
        self._overview = BadgeOverview()
        self._loaded = False
        self._reading = Rereading(context, lambda: badge_overview.overview, self._show)
        self._checked: Checked | None = None
        self._asked_to_check = False
        self._person = ""
        self._event = layout_files.shipped()
        self.checker = Checker(context, self)
        self.saving = PdfSaving(context, self, ask, lambda: self._overview.folder)
        self.save, self.saver = self.saving.button, self.saving.saver
        self.choice = LayoutPanel(self.save)
        self.stage = Stage()
        self.faults = FaultPanel()
        self.queue = QueuePanel(context, lambda: self._layout)
        self.print_all = PrintAll(context, lambda: self._layout.id)
        self.side = EditorSide(self._usual())
        self.editor = LayoutEditor(context, self._parts(), dialogs)
        self._reread = QTimer(self)
        self._build()
        self._wire()
        self._use_layout()

    def _build(self) -> None:
        self.choice.setFixedWidth(_LEFT)
        self.setLayout(row(self.choice, self.stage, self.side, gap=16, margins=page_margins()))
        self.setFocusProxy(self.stage.preview)

    def _usual(self) -> QWidget:
        right = column(self.faults, self.queue, self.print_all, gap=14)
        right.setStretch(1, 1)
        made = QFrame()
        made.setLayout(right)
        return made

    def _parts(self) -> Parts:
        return Parts(self.stage.preview, self.choice.places, self.choice.add, self.side)

    def _wire(self) -> None:
        context = self._context
        for keys, by in (("Left", -1), ("Right", 1), ("Alt+Left", -1), ("Alt+Right", 1)):
            self._key(QKeySequence(keys), partial(self.step, by))
        self._key(QKeySequence("Ctrl+E"), self.editor.begin)
        self._key(QKeySequence("Ctrl+S"), self.editor.keep)
        self._key(QKeySequence("Shift+F2"), self.stage.begin_words)
        self._wire_editor()
        self._reread.setSingleShot(True)
        self._reread.setInterval(_REREAD_MS)
        self._reread.timeout.connect(self._reading.read)
        self.choice.list.chosen.connect(self._choose_layout)
        self.stage.step.connect(self.step)
        self.stage.print_badge.connect(self.print_current)
        self.stage.people.connect(lambda: context.show_page("attendees"))
        self.stage.preview.wants.connect(self._draw)
        self.stage.finder.looked.connect(self._search)
        self.stage.finder.found.connect(self.show_badge)
        self.faults.check.connect(self.check)
        self.faults.show_badge.connect(self.show_badge)
        self.queue.repeat.connect(self._print_again)
        self.checker.moved.connect(self._checking)
        self.checker.ended.connect(self._found_faults)
        self.checker.failed.connect(self._not_checked)
        context.prints.heard.connect(self._heard)
        context.settings_changed.connect(self._settings_changed)

    def _wire_editor(self) -> None:
        editor = self.editor
        UndoKeys(editor, self)
        editor.turned.connect(self.side.turn)
        editor.turned.connect(self.stage.show_hint)
        editor.drawn_anew.connect(self._edited)
        editor.check.connect(self._check_unasked)
        editor.show_badge.connect(self.show_badge)
        self.choice.settings.connect(editor.show_settings)
        self.stage.form.kept.connect(self._keep_words)

    def _key(self, keys: QKeySequence, act: Callable[[], object]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read who gets a badge, the queue and the printer again."""
        self._read_layouts()
        self._reading.read()
        self.queue.reload()

    def on_changes(self, changes: Changes) -> None:
        """The queue and the badge in sight at once; the rest when the rush allows."""
        if changes.layouts or changes.images or changes.event:
            self._read_layouts()
        if not (changes.attendees or changes.event):
            return
        self.queue.read_jobs()
        if changes.event or self._person in changes.attendees:
            self._draw()
        if not self._reread.isActive():
            self._reread.start()

    def header(self) -> tuple[str, str]:
        """The title, how many badges there are and how many came out."""
        return _("Badges"), words.header_detail(self._overview, self._checked is not None) if self._loaded else ""

    def pills(self) -> list[tuple[str, str, str]]:
        """What must be corrected, once it is known."""
        if self._checked is None or not self._overview.ids:
            return []
        if self._checked.people:
            return [(words.pill_words(self._checked.people), "", "caution")]
        return [(_("nothing to correct"), "", "good")]

    def print_current(self) -> None:
        """Ctrl+P: the badge in sight."""
        if self._person:
            self._context.prints.print([self._person], layout_id=self._layout.id)

    def correct(self) -> None:
        """F2: the person whose badge is in sight, at the desk, where a typo is corrected."""
        if self._person:
            self._context.show_person(self._person, "correct")

    # ---------------------------------------------------------------- whose badge

    @property
    def person(self) -> str:
        """The id of the person whose badge is in sight, "" for nobody."""
        return self._person

    def step(self, by: int) -> None:
        """The next person, or the one before; round the ends."""
        ids = self._overview.ids
        if ids:
            at = ids.index(self._person) if self._person in ids else 0
            self.show_badge(ids[(at + by) % len(ids)])

    def show_badge(self, attendee_id: str) -> None:
        """Show the badge of that person."""
        self._person = attendee_id
        self.stage.preview.setFocus()
        self._draw()

    def _draw(self) -> None:
        """On the database thread: some ten milliseconds, and of several wishes only the last is drawn."""
        person, layout, width = self._person, self.editor.layout, self.stage.preview.width_px()
        if person:
            self._context.run(
                lambda session: _Shown(
                    desk.card(session, person), badges.preview(session, person, layout, width),
                    badge_places.seen(session, person, layout),
                ), self._drawn, self._not_drawn, latest="badge-preview",
            )  # fmt: skip

    def _drawn(self, shown: _Shown) -> None:
        ids = self._overview.ids
        number = ids.index(self._person) + 1 if self._person in ids else 0
        self.stage.show_person(shown.card, number, len(ids))
        self.stage.preview.show_raster(shown.raster)
        self.editor.show_seen(shown.places, shown.card.attendee.category)

    def _not_drawn(self, error: Exception) -> None:
        self.stage.preview.show_problem(fault_sentence(error))

    def _search(self, text: str) -> None:
        self._context.run(
            lambda session: searching.search(session, text, FOUND), lambda hits: self.stage.finder.show_hits(text, hits),
            latest="badge-find",
        )  # fmt: skip

    # ---------------------------------------------------------------- reading

    def _show(self, overview: BadgeOverview) -> None:
        first, self._loaded = not self._loaded, True
        before, self._overview = self._overview, overview
        if self._person not in overview.ids:
            self._person = overview.ids[0] if overview.ids else ""
        self.stage.show_people(len(overview.ids))
        self.save.show_choices(overview, self._layout)
        self.print_all.show_people(overview.unprinted)
        if first or before.ids != overview.ids:
            self._draw()
        if self._checked is None:
            self.faults.show_waiting(len(overview.ids))
        self._check_unasked()
        self._context.header_changed(self)

    # ---------------------------------------------------------------- layout

    @property
    def _layout(self) -> Layout:
        """The workstation's; the first one when its settings name one that is gone."""
        wanted = self._context.settings.layout
        return next((layout for layout in self._event.layouts if layout.id == wanted), self._event.layouts[0])

    def _choose_layout(self, layout_id: str) -> None:
        self.editor.files.forget_reset()
        self._context.change_settings(layout=layout_id)

    def _read_layouts(self) -> None:
        self._context.run(layout_files.read, self._layouts_read, latest="badge-layouts")

    def _layouts_read(self, event: EventLayouts) -> None:
        if event != self._event:
            self._event = event
            self._use_layout()

    def _edited(self) -> None:
        """A step of the editor: the badge is drawn with it at once."""
        self.stage.preview.use_layout(self.editor.layout)
        self.choice.show_layouts(self._event, self.editor.changed, self._layout)
        self._draw()

    def _keep_words(self, fields: dict[str, str]) -> None:
        person, stamp = self._person, self._context.stamp()
        self._context.run(
            lambda session: badges.set_printed_text(session, person, fields, stamp), lambda _person: self.stage.leave_words()
        )

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        if before.layout != after.layout:
            self._use_layout()

    def _use_layout(self) -> None:
        layout = self._layout
        self.editor.use(layout, self._event)
        self.choice.show_layouts(self._event, self.editor.changed, layout)
        self.save.show_choices(self._overview, layout)
        self.stage.preview.use_layout(self.editor.layout)
        self._checked = None
        self.faults.show_waiting(len(self._overview.ids))
        if self._loaded:
            self._draw()
            self._check_unasked()
            self._context.header_changed(self)

    # ---------------------------------------------------------------- checking

    def check(self) -> None:
        """Draw everybody's badge in the mind, and show how far that is."""
        self._asked_to_check = True
        self.faults.show_progress(0, len(self._overview.ids))
        self.checker.start(self.editor.layout)

    def _check_unasked(self) -> None:
        """Quietly, where it takes a moment only: what was found stays in sight until something else is found."""
        if 0 < len(self._overview.ids) <= _CHECKED_UNASKED and not self._asked_to_check:
            # To read every code back takes a process of its own for seconds: for who asks, and for a code that was moved.
            self.checker.start(self.editor.layout, read_back=self.editor.codes_changed)

    def _checking(self, done: int, total: int) -> None:
        if self._asked_to_check:
            self.faults.show_progress(done, total)

    def _found_faults(self, checked: Checked) -> None:
        self._asked_to_check = False
        self._checked = checked
        self.faults.show_checked(checked, len(self._overview.ids))
        self.editor.show_faults(checked.faults)
        self._context.header_changed(self)

    def _not_checked(self, error: Exception) -> None:
        self._asked_to_check = False
        self.faults.show_waiting(len(self._overview.ids))
        self._context.problem(error)

    # ---------------------------------------------------------------- paper

    def _heard(self, job: PrintJobView) -> None:
        """A job fares otherwise; while the page is out of sight, the window reloads it when it comes back."""
        if self.isVisible():
            self.queue.reload()
            if self._person in job.attendee_ids:
                self._draw()

    def chosen_job(self) -> str:
        """The print job that F7 and F8 mean: the one under the cursor, "" for none."""
        return self.queue.chosen

    def _print_again(self, job: PrintJobView) -> None:
        self._context.prints.print(job.attendee_ids, layout_id=self._layout.id)
