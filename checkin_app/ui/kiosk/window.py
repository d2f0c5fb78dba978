"""The kiosk: the desk for visitors who help themselves, by touch and scanner, full screen, left by nothing but a PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.badge import PrintState
from checkin_app.domain.event import Event
from checkin_app.domain.roles import Role, is_pin
from checkin_app.errors import InputProblem
from checkin_app.printing.spooler import Printer
from checkin_app.services import printing
from checkin_app.services.desk import Outcome
from checkin_app.services.kiosk import Named
from checkin_app.services.printing import PrintJobView
from checkin_app.ui import operations
from checkin_app.ui.caretaker import Caretaker
from checkin_app.ui.context import Context
from checkin_app.ui.frame import hosted
from checkin_app.ui.kiosk import words
from checkin_app.ui.kiosk.finding import FindPage
from checkin_app.ui.kiosk.lock import EventLock, Lock, OwnLock
from checkin_app.ui.kiosk.pages import FacePage, PinPage, StartPage
from checkin_app.ui.sounds import Sounds
from checkin_app.ui.training import TrainingBand
from checkin_app.ui.visitor.words import FaceWords, see_the_staff, spoken_to
from checkin_app.ui.widgets.parts import column
from checkin_app.wording import _, fault_sentence, language, use_language


@dataclass(frozen=True, slots=True)
class Patience:
    """Milliseconds: until an unused kiosk begins anew, a face gives way, paper must be out, the printer is looked at again."""

    idle: int = 30_000
    face: int = 10_000
    paper: int = 15_000
    look: int = 5_000


class KioskWindow(QMainWindow):
    """`pin` "": the event's own PINs end it; in an event without, one is chosen first. `left` when it was ended."""

    left = Signal()

    def __init__(self, context: Context, pin: str = "", patience: Patience | None = None) -> None:
        super().__init__()
        self.context = context
        self._patience = patience or Patience()
        self._home, self._chosen = language(), ""
        self._event: Event | None = None
        self._lock: Lock | None = OwnLock(pin) if pin else None
        self._released = self._broken = self._judging = False
        self._printing: Attendee | None = None
        self._last_code = ""
        self.caretaker = Caretaker(context)
        self._sounds = Sounds(lambda: context.settings.sounds)
        self._idle = self._timer(self._patience.idle, self.begin_anew)
        self._paper = self._timer(self._patience.paper, self._out_of_order)
        self._look = self._timer(self._patience.look, self._look_at_printer)
        self.stack = QStackedWidget()
        ground = QWidget()
        band = [TrainingBand()] if context.training else []
        ground.setLayout(column(*band, self.stack))
        self.setCentralWidget(ground)
        self.setWindowTitle("Accueil")
        self._pages: list[QWidget] = []
        self._build()
        context.prints.heard.connect(self._heard)
        context.prints.failed.connect(self._print_failed)
        context.said.connect(self._went_wrong)
        context.take_role(Role.DESK)
        context.run(lambda session: (session.event, bool(session.guarded)), lambda known: self._know(*known))

    # ---------------------------------------------------------------- building

    def _timer(self, ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer

    def _build(self) -> None:
        """The pages in the language of the moment."""
        for gone in self._pages:
            self.stack.removeWidget(gone)
            gone.deleteLater()
        self.start = StartPage(self._event, self._chosen, names=self.context.settings.kiosk_names)
        self.start.by_name.clicked.connect(lambda: self._find(""))
        self.start.staff.clicked.connect(self._ask_pin)
        for code, made in self.start.languages.items():
            made.clicked.connect(partial(self._speak, code))
        self.finding = FindPage(self.context, language())
        self.finding.chosen.connect(self._is_it_you)
        self.finding.left.connect(self.begin_anew)
        self.finding.stirred.connect(self._stir)
        self.face = FacePage()
        self.face.staff.clicked.connect(self._ask_pin)
        self.pin = PinPage(choosing=self._lock is None)
        self.pin.entered.connect(self._entered)
        self.pin.left.connect(self._left_pin)
        self._pages = [self.start, self.finding, self.face, self.pin]
        for page in self._pages:
            self.stack.addWidget(hosted(page))
        for field in self.findChildren(QLineEdit):
            # The menu of a long touch would be of no use here, and a scan would wait until somebody closed it.
            field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _know(self, event: Event, guarded: bool) -> None:
        self._event = event
        if self._lock is None and guarded:
            self._lock = EventLock(self.context)
        self._build()
        if self._lock is None:
            self._show(self.pin)
            self.pin.clear()
        else:
            self.begin_anew()

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self._stir()

    def _stir(self) -> None:
        """Somebody is there."""
        self._idle.start(self._patience.idle)

    @property
    def ready(self) -> bool:
        """Whether the next visitor may begin: nobody is being served, the printer prints, no PIN is asked for."""
        busy = self._broken or self._judging or self._printing is not None
        return not busy and self.stack.currentWidget() is not self.pin

    # ---------------------------------------------------------------- beginning

    def begin_anew(self) -> None:
        """The first page, in the language that the kiosk was started in."""
        if self._lock is None:
            return
        self._last_code = ""
        self.finding.field.clear()
        if self._chosen:
            self._chosen = ""
            use_language(self._home)
            self._build()
        if self._broken:
            self._say(words.out_of_order(), stays=True)
            return
        self._show(self.start)
        self._idle.stop()

    def _speak(self, code: str, _checked: bool = False) -> None:
        self._chosen = code
        use_language(code)
        self._build()
        self._show(self.start)
        self.start.languages[code].setFocus()

    def take_scan(self, code: str) -> None:
        """A scan, by whatever scanner. The same code again while its answer is in sight is the same scan."""
        if not self.ready or code == self._last_code:
            return
        self._last_code, self._judging = code, True
        operations.scan(self.context, code, self._judged)

    def take_letters(self, text: str) -> None:
        """Letters of a keyboard: a name."""
        if self.stack.currentWidget() is self.pin:
            self.pin.take_digit(text)
        elif self.ready and self.context.settings.kiosk_names and self.stack.currentWidget() is not self.finding:
            self._find(text)

    def _find(self, letters: str) -> None:
        self._show(self.finding)
        self.finding.open(letters)

    def _is_it_you(self, person: Named) -> None:
        no, yes = (_("No"), self.begin_anew), (_("Yes, it is me"), partial(self._come_in, person.id))
        self.face.ask(words.is_it_you(person), no, yes)
        self.stack.setCurrentWidget(self.face)
        self._stir()

    def _come_in(self, attendee_id: str) -> None:
        if self.ready:
            self._judging = True
            operations.check_in(self.context, attendee_id, self._judged)

    # ---------------------------------------------------------------- what came of it

    def _judged(self, outcome: Outcome) -> None:
        self._judging = False
        self._sounds.play(outcome.verdict.tone)
        if outcome.print_badge and outcome.card:
            self._printing = outcome.card.attendee
            self._paper.start()
            self.context.print_badges([self._printing.id])
        self._say(words.of_outcome(outcome, self._chosen))

    def _say(self, said: FaceWords, *, stays: bool = False) -> None:
        self.face.say(said, staff=stays)
        self._show(self.face)
        self._idle.stop()
        if not stays and self._printing is None:
            self._idle.start(self._patience.face)

    def _went_wrong(self, _sentence: str, tone: str) -> None:
        """A fault is for the staff: it is said at their desk, and the visitor is sent there."""
        if self._judging and tone == "stop":
            self._judging = False
            self._say(see_the_staff(code=language()))

    def _heard(self, job: PrintJobView) -> None:
        person = self._printing
        if person is None or job.attendee_ids != (person.id,) or not job.final:
            return
        self._printing = None
        self._paper.stop()
        if job.state is not PrintState.DONE:
            self._out_of_order()
        elif self._broken:
            self._mend()
        else:
            self._say(words.printed(person, self._chosen or spoken_to(person)))

    def _print_failed(self, _error: Exception) -> None:
        if self._printing is not None:
            self._printing = None
            self._paper.stop()
            self._out_of_order()

    # ---------------------------------------------------------------- out of order

    def _out_of_order(self) -> None:
        """Whoever waits goes to the staff, who see the job; the kiosk looks by itself whether the printer prints again."""
        self._broken = True
        self._sounds.play("stop")
        if self.stack.currentWidget() is not self.pin:
            self.begin_anew()
        self._look.start()

    def _look_at_printer(self) -> None:
        session, chosen = self.context.tasks.session, self.context.settings.printer
        self.context.offload(lambda: printing.chosen_printer(session, chosen), self._saw, lambda _error: self._saw(None))

    def _saw(self, printer: Printer | None) -> None:
        well = printer is not None and not printer.reason and printer.state in {"ready", "printing"}
        if self._broken and well and self._printing is None:
            self._mend()
        elif self._broken:
            self._look.start()

    def _mend(self) -> None:
        self._broken = False
        self._look.stop()
        if self.stack.currentWidget() is not self.pin:
            self.begin_anew()

    # ---------------------------------------------------------------- the way out

    def _ask_pin(self, _checked: bool = False) -> None:
        self._show(self.pin)
        self.pin.clear()

    def _entered(self, pin: str) -> None:
        self._stir()
        if self._lock:
            self._lock.try_pin(pin, self.release, lambda error: self.pin.clear(fault_sentence(error)))
        elif is_pin(pin):
            self._lock = OwnLock(pin)
            self._build()
            self.begin_anew()
        else:
            self.pin.clear(fault_sentence(InputProblem("not_a_pin")))

    def _left_pin(self) -> None:
        if self._lock:
            self.begin_anew()
        else:
            self.release()  # it was never started

    def release(self) -> None:
        """End the kiosk."""
        self._released = True
        use_language(self._home)
        self.caretaker.stop()
        for timer in (self._idle, self._paper, self._look):
            timer.stop()
        self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and the window's button do nothing; the end of the system's session or of this kiosk does."""
        app = QApplication.instance()
        ends = bool(app and (app.property("stopping") or getattr(app, "isSavingSession", bool)()))
        event.setAccepted(self._released or ends)
        if event.isAccepted():
            self.context.end()
