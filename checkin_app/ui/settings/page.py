"""The choices of this workstation, each kept as soon as it is made, and where the event lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QWidget

from checkin_app.domain.badge import BadgePolicy
from checkin_app.domain.changes import Changes
from checkin_app.domain.layout import Layout
from checkin_app.printing import pdf_folder
from checkin_app.printing.spooler import Printer
from checkin_app.services import backups, badge_layouts, printing
from checkin_app.services.session import Session
from checkin_app.settings import LANGUAGES, Settings
from checkin_app.ui.caretaker import printer_words
from checkin_app.ui.context import Context
from checkin_app.ui.frame import page_margins
from checkin_app.ui.settings import about
from checkin_app.ui.settings.doors import OtherDoors
from checkin_app.ui.settings.label_printers import LabelPrintersPanel
from checkin_app.ui.settings.room import RoomField
from checkin_app.ui.settings.rules import Rules
from checkin_app.ui.settings.scanner import ScannerPanel
from checkin_app.ui.sounds import Sounds
from checkin_app.ui.trial import Trial, void_badge
from checkin_app.ui.visitor.display import FLOATING, OFF
from checkin_app.ui.widgets.choice import Choice, Tick
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.form import Form
from checkin_app.ui.widgets.parts import Panel, button, column, dress, label, row, scrolled
from checkin_app.wording import _, language, system_language, use_language

_LOOK_EVERY_MS = 5_000
_WORDS_WIDTH = 112
_OWN_NAMES = {"fr": "Français", "ca": "Català", "es": "Español", "en": "English"}


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the event file lies, its backups, and the newest of them."""

    event: Path
    backups: Path
    last: Path | None


class SettingsPage(QWidget):
    """Desk, badges, event: three panels and no OK button."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._printers: list[Printer] | None = None
        self._where: _Where | None = None
        self._sounds = Sounds(lambda: context.settings.sounds)
        self._trial = Trial(context, void_badge)
        self._trial.said.connect(self._show_trial)
        self._make_desk_fields()
        self._make_badge_fields()
        self._make_event_fields()
        self._build()
        self._show_choices()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_at_printers)
        context.settings_changed.connect(self._other_printers)
        self.setFocusProxy(self.desk)

    # ---------------------------------------------------------------- building

    def _make_desk_fields(self) -> None:
        self.desk = QLineEdit()
        self.desk.setObjectName("desk_name")
        self.desk.setMaxLength(40)
        self.desk.setPlaceholderText(self._context.tasks.session.desk)
        self.desk.editingFinished.connect(self._keep_desk)
        self.language = _choice("language", self._keep_language)
        system = _OWN_NAMES[system_language()]
        self.language.addItem(_("as this computer ({language})").format(language=system), "")
        for code in LANGUAGES:
            self.language.addItem(_OWN_NAMES[code], code)
        self.theme = _choice("theme", lambda: self._context.change_settings(theme=self.theme.currentData()))
        self.theme.addItem(_("light"), "light")
        self.theme.addItem(_("dark"), "dark")
        self.second_screen = _choice("second_screen", lambda: self._keep(second_screen=self.second_screen.currentData()))
        self.sounds = Tick(_("a sound for each verdict"))
        self.sounds.setObjectName("sounds")
        self.sounds.clicked.connect(self._keep_sounds)

    def _make_badge_fields(self) -> None:
        self.printer = _choice("printer", self._keep_printer)
        self.printer_state = label("", "small", "muted", wrap=True)
        self.neighbour = _choice("neighbour", self._keep_neighbour)
        self.layout_choice = _choice("layout", lambda: self._keep(layout=self.layout_choice.currentData()))
        self._show_layouts(badge_layouts.shipped())
        self.policy = _choice("policy", lambda: self._keep(badge_policy=self.policy.currentData()))
        self.policy.addItem(_("no badge: only when asked for"), str(BadgePolicy.NEVER))
        self.policy.addItem(_("a badge the first time"), str(BadgePolicy.FIRST_TIME))
        self.policy.addItem(_("a badge each time"), str(BadgePolicy.ALWAYS))
        self.test = button(_("Print a test badge"), self._print_test)
        self.test_state = label("", "small", "muted", wrap=True)

    def _make_event_fields(self) -> None:
        self.room = RoomField(self._context)
        self.event_path = ElidedLabel("", "body")
        self.backup_path = ElidedLabel("", "body")
        self.backup_state = label("", "small", "muted", wrap=True)
        self.folder = button(_("Show the folder"), self._open_folder)
        self.another = button(_("Another event…"), self._context.welcome_wanted.emit)
        self.backup = button(_("Back up now"), self._back_up)

    def _build(self) -> None:
        for made in (self.test, self.folder, self.another, self.backup):
            made.setAutoDefault(True)
        desk = Form(_WORDS_WIDTH)
        desk.add(_("Desk name"), self.desk)
        desk.add(_("Language"), self.language)
        desk.add(_("Theme"), self.theme)
        desk.add(_("Sounds"), self.sounds, None)
        desk.add(_("Visitor's screen"), self.second_screen)
        paper = Form(_WORDS_WIDTH)
        paper.add(_("Printer"), self.printer)
        paper.add_under(self.printer_state)
        paper.add(_("If it fails"), self.neighbour)
        paper.add(_("Layout"), self.layout_choice)
        paper.add(_("On admission"), self.policy)
        event = Form(_WORDS_WIDTH)
        event.add(_("Room for"), self.room, None)
        event.add(_("Event file"), self.event_path)
        event.add(_("Backups"), self.backup_path)
        event.add_under(self.backup_state)
        halves = row(
            _panel(_("This desk"), desk, None), _panel(_("Badges"), paper, row(self.test, None), self.test_state), gap=16
        )
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        whole = _panel(_("This event"), event, row(self.backup, self.folder, self.another, None, gap=10))
        other = OtherDoors(self._context)
        self.rules = Rules(self._context)
        self.scanner = ScannerPanel(self._context, self._context.scanners, _WORDS_WIDTH)
        self.labels = LabelPrintersPanel(self._context)
        version = ElidedLabel(about.line(), "tiny", "muted")
        parts = (halves, self.labels, self.scanner, whole, self.rules, other, version)
        inner = column(*parts, None, gap=16)
        self.setLayout(column(scrolled(inner, sideways=True), margins=page_margins()))

    # ---------------------------------------------------------------- what the window asks

    def reload(self) -> None:
        self._show_choices()
        self.labels.reload()
        self.scanner.reload()
        self.room.reload()
        self._context.run(_look_where, self._show_where, latest="settings")
        self._context.run(badge_layouts.all_layouts, self._show_layouts, latest="settings layouts")
        self._look_at_printers()

    def on_changes(self, changes: Changes) -> None:
        """Nothing that is committed is shown here."""

    def header(self) -> tuple[str, str]:
        return _("Settings"), _("each choice is kept as soon as it is made")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # ---------------------------------------------------------------- the desk

    def _show_choices(self) -> None:
        chosen = self._context.settings
        self.desk.setText(chosen.desk)
        self.language.choose(chosen.language)
        self.theme.choose(chosen.theme)
        self.sounds.setChecked(chosen.sounds)
        self._show_screens()
        self.layout_choice.choose(chosen.layout)
        self.policy.choose(chosen.badge_policy)
        self._show_printers()

    def _show_layouts(self, layouts: list[Layout]) -> None:
        """Those of the event; of the program alone until the event was asked."""
        self.layout_choice.clear()
        for layout in layouts:
            self.layout_choice.addItem(layout.title(language()), layout.id)
        self.layout_choice.choose(self._context.settings.layout)

    def _show_screens(self) -> None:
        """The screens that there are but this one, and the one that was chosen, though it may be unplugged."""
        chosen, own = self._context.settings.second_screen, self.screen()
        names = [screen.name() for screen in QGuiApplication.screens() if screen is not own]
        names += [chosen] if chosen not in {OFF, FLOATING, *names} else []
        self.second_screen.clear()
        self.second_screen.addItem(_("none"), OFF)
        self.second_screen.addItem(_("a window on this screen"), FLOATING)
        for name in names:
            self.second_screen.addItem(_("screen {name}").format(name=name), name)
        self.second_screen.choose(chosen)

    def _keep(self, **values: object) -> None:
        self._context.change_settings(**values)

    def _keep_desk(self) -> None:
        name = " ".join(self.desk.text().split())
        if name != self._context.settings.desk:
            self._keep(desk=name)

    def _keep_language(self) -> None:
        code = str(self.language.currentData())
        # The window keeps the language that it speaks when none is chosen: so it is the system's that it must speak.
        use_language(code or system_language())
        self._keep(language=code)

    def _keep_sounds(self, on: bool) -> None:
        self._keep(sounds=on)
        self._sounds.play("good")

    # ---------------------------------------------------------------- the printer

    def _look_at_printers(self) -> None:
        session = self._context.tasks.session
        self._context.offload(lambda: printing.printers(session), self._saw_printers, lambda _error: None)

    def _other_printers(self, before: Settings, after: Settings) -> None:
        if before.label_printers != after.label_printers:
            self._look_at_printers()

    def _saw_printers(self, printers: list[Printer]) -> None:
        self._printers = printers
        self._show_printers()

    def _show_printers(self) -> None:
        chosen = self._context.settings.printer
        known = self._printers or []
        names = [p.name for p in known if p.kind != "pdf"]
        if chosen and chosen not in {*names, pdf_folder.NAME}:
            names.append(chosen)
        items = [(_("PDF files beside the event"), ""), *((name, name) for name in names)]
        if items != [(self.printer.itemText(n), self.printer.itemData(n)) for n in range(self.printer.count())]:
            self.printer.clear()
            for words, name in items:
                self.printer.addItem(words, name)
        self.printer.choose("" if chosen == pdf_folder.NAME else chosen)
        self._show_neighbours([name for name in names if name != chosen])
        self._show_printer_state()

    def _show_neighbours(self, names: list[str]) -> None:
        """Which printer F8 prints on first: the neighbour that was chosen stays in sight though it may be off."""
        first = next(iter(self._context.settings.neighbours), "")
        names += [first] if first and first not in names else []
        items = [(_("any that can print (F8)"), ""), *((name, name) for name in names)]
        if items != [(self.neighbour.itemText(n), self.neighbour.itemData(n)) for n in range(self.neighbour.count())]:
            self.neighbour.clear()
            for words, name in items:
                self.neighbour.addItem(words, name)
        self.neighbour.choose(first)

    def _keep_neighbour(self) -> None:
        """The one that is chosen goes before those that were."""
        name = str(self.neighbour.currentData())
        others = [one for one in self._context.settings.neighbours if one != name]
        self._keep(neighbours=(name, *others) if name else ())

    def _show_printer_state(self) -> None:
        if self._printers is None:
            _say(self.printer_state, _("Looking for printers…"))
            return
        chosen = self._context.settings.printer or pdf_folder.NAME
        printer = next((p for p in self._printers if p.name == chosen), None)
        well = printer is not None and not printer.reason and printer.state in {"ready", "printing"}
        _say(self.printer_state, printer_words(printer, chosen), "good" if well else "caution")

    def _keep_printer(self) -> None:
        self._keep(printer=self.printer.currentData())
        self._show_printer_state()

    def _print_test(self) -> None:
        self.test.setEnabled(False)
        self._trial.start()

    def _show_trial(self, words: str, tone: str, final: bool) -> None:
        _say(self.test_state, words, tone)
        if final:
            self.test.setEnabled(True)

    # ---------------------------------------------------------------- the event

    def _show_where(self, where: _Where) -> None:
        self._where = where
        self.event_path.setText(str(where.event))
        self.backup_path.setText(str(where.backups))
        if not self.backup_state.text():
            words = _("The last copy is {name}.").format(name=where.last.name) if where.last else _("There is no copy yet.")
            _say(self.backup_state, words)

    def _open_folder(self) -> None:
        if self._where:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._where.event.parent)))

    def _back_up(self) -> None:
        self.backup.setEnabled(False)
        _say(self.backup_state, _("Copying and checking the copy…"))
        self._context.aside(backups.rolling, self._backed_up, self._not_backed_up)

    def _backed_up(self, path: Path) -> None:
        self.backup.setEnabled(True)
        _say(self.backup_state, _("Copied and checked: {name}.").format(name=path.name), "good")

    def _not_backed_up(self, error: Exception) -> None:
        self.backup.setEnabled(True)
        _say(self.backup_state, "")
        self._context.problem(error)


def _say(where: QLabel, words: str, tone: str = "") -> None:
    """Say how something is; a mark and a colour tell good from bad."""
    marks = {"good": "✓ ", "caution": "! ", "stop": "✕ "}
    where.setText(f"{marks.get(tone, '')}{words}")
    where.setVisible(bool(words))
    dress(where, "small", tone or "muted")


def _choice(name: str, chosen: Callable[[], object]) -> Choice:
    made = Choice()
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    made.setObjectName(name)
    made.activated.connect(lambda _index: chosen())
    return made


def _panel(title: str, *parts: QWidget | QLayout | None) -> Panel:
    return Panel(label(title, "h3"), 6, *parts, gap=10, margin=20)


def _look_where(session: Session) -> _Where:
    return _Where(session.path.absolute(), backups.folder_of(session).absolute(), next(reversed(backups.copies(session)), None))
