"""The page of the stands: the plan, a field that finds, the card of the chosen stand, and the verbs that change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QSizePolicy, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.floorplan import Arrivals, Hall, StandView
from checkin_app.services import stand_history, stand_papers, stands
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.stands.card import StandCard, StandFile
from checkin_app.ui.stands.finding import found_stands
from checkin_app.ui.stands.legend import Legend
from checkin_app.ui.stands.list import StandList
from checkin_app.ui.stands.papers import PlanPapers
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.stands.verbs import Verbs
from checkin_app.ui.widgets.mark_field import MarkField
from checkin_app.ui.widgets.nothing import Nothing, OrNothing
from checkin_app.ui.widgets.parts import Panel, button, chip, column, label, row
from checkin_app.wording import _, ngettext

_CARD = 340
_ROOM_FOR_LIST = 1500
"""From this width on the list is beside the plan from the start."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the page shows, read in one go."""

    halls: list[Hall]
    views: dict[str, StandView]
    now: datetime


class StandsPage(QWidget):
    """See screens.md, “Stands”."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._loaded: _Loaded | None = None
        self._hall = ""
        self._plan, self._card, self._list, self._legend = Plan(), StandCard(), StandList(), Legend()
        self._verbs = Verbs(context, self._plan, self._card, lambda: self._in_sight)
        self._field = MarkField(_("Stand, exhibitor or person"), _("Find a stand, an exhibitor or a person"))
        self._found = label("", "small", "muted")
        self._halls = QComboBox()
        self._list_button = chip(_("List"))
        self._papers = PlanPapers(context, lambda: self._hall, self._leave_papers)
        self._paper_button = button(_("Print the plan…"), self._ask_paper)
        self._build()
        self._wire()

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        self._halls.setAccessibleName(_("Hall"))
        self._halls.hide()
        self._list_button.setAccessibleName(_("List beside the plan"))
        self._list.hide()
        tools = row(self._field, self._found, self._halls, None, self._list_button, self._paper_button, gap=8)
        # The field takes the room that there is, up to its widest; what is left stays empty.
        tools.setStretch(0, 20)
        side = Panel(self._verbs.side, margin=20)
        side.setFixedWidth(_CARD)
        beside = row(self._list, self._drawn(), gap=12)
        left = column(tools, self._papers, beside, self._legend, gap=10)
        whole = row(left, side, gap=16, margins=(20, 16, 20, 12))
        nothing = Nothing(
            _("No hall yet"),
            _("Import a floor plan and the list of exhibitors: the hall is drawn here to scale, with who stands where."),
            _("Go to the attendees, to import a list"),
            lambda: self._context.show_page("attendees"),
        )
        self._stack = OrNothing(whole, nothing)
        self.setLayout(row(self._stack))
        self.setFocusProxy(self._plan)

    def _drawn(self) -> Panel:
        """The plan on its panel, with the zoom in the corner."""
        drawn = Panel(margin=2)
        drawn.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        over = QGridLayout()
        over.addWidget(self._plan, 0, 0)
        zoom = row(
            _small("−", _("Farther"), "-", self._plan.zoom_out), _small("+", _("Closer"), "+", self._plan.zoom_in),
            _small(_("Whole hall"), _("Whole hall"), "0", self._plan.fit), gap=4, margins=(0, 0, 10, 8),
        )  # fmt: skip
        corner = QWidget()
        corner.setLayout(zoom)
        over.addWidget(corner, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        drawn.body.addLayout(over)
        return drawn

    def _ask_paper(self) -> None:
        if self._papers.isVisible():
            self._leave_papers()
        else:
            self._papers.ask(several_halls=self._halls.count() > 1)

    def _leave_papers(self) -> None:
        self._papers.hide()
        self._plan.setFocus()

    def _wire(self) -> None:
        self._plan.selected.connect(self._show_stand)
        self._halls.activated.connect(lambda position: self._go_to_hall(self._halls.itemData(position)))
        self._list.selected.connect(self._plan.select)
        self._list.activated_stand.connect(lambda _number: self._plan.setFocus())
        self._list_button.toggled.connect(self._list.setVisible)
        self._field.textChanged.connect(self._find)
        self._field.returnPressed.connect(self._next_found)
        self._field.down.connect(self._plan.setFocus)
        self._card.person.connect(self._context.show_person)
        self._verbs.closed.connect(lambda: self._show_stand(self._plan.current))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._field.enter)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read halls and stands again."""
        if self._loaded is None:
            self._list_button.setChecked(self.width() >= _ROOM_FOR_LIST)
        self._context.run(_load, self._show, latest="stands")

    def on_changes(self, changes: Changes) -> None:
        """Arrivals, allocations and halls are all on the plan."""
        if changes.stands or changes.exhibitors or changes.halls or changes.passages or changes.attendees:
            self.reload()

    def header(self) -> tuple[str, str]:
        """The title, and how many stands are taken."""
        views = self._views
        if not views:
            return _("Stands"), ""
        taken = sum(1 for view in views.values() if view.exhibitor)
        free = len(views) - taken
        parts = [
            ngettext("{n} stand", "{n} stands", len(views)).format(n=len(views)),
            ngettext("{n} allocated", "{n} allocated", taken).format(n=taken),
            ngettext("{n} free", "{n} free", free).format(n=free),
        ]
        return _("Stands"), " · ".join(parts)

    def pills(self) -> list[tuple[str, str, str]]:
        """How many exhibitors are complete, and of how many nobody has come."""
        seen = {view.exhibitor.id: view.arrivals for view in self._views.values() if view.exhibitor}
        if not seen:
            return []
        complete = sum(1 for arrivals in seen.values() if arrivals is Arrivals.ALL)
        nobody = sum(1 for arrivals in seen.values() if arrivals is Arrivals.NONE)
        words = ngettext("/ {n} exhibitor complete", "/ {n} exhibitors complete", len(seen)).format(n=len(seen))
        without = (_("{n} without anybody").format(n=nobody), "", "stop")
        return [(words, str(complete), ""), *([without] if nobody else [])]

    def print_current(self) -> None:
        """Ctrl+P: the badges of the chosen stand."""
        self._verbs.do("badges")

    # ---------------------------------------------------------------- showing

    @property
    def _views(self) -> dict[str, StandView]:
        return self._loaded.views if self._loaded else {}

    @property
    def _in_sight(self) -> dict[str, StandView]:
        """The stands of the hall that is shown."""
        return {number: view for number, view in self._views.items() if view.stand.hall == self._hall}

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        known = [hall.id for hall in loaded.halls]
        if self._hall not in known:
            self._hall = known[0] if known else ""
        self._stack.show_whole(bool(known))
        self._show_halls()
        self._show_hall()
        self._context.header_changed(self)

    def _show_halls(self) -> None:
        """A list of the halls, where there are several."""
        halls = self._loaded.halls if self._loaded else []
        self._halls.blockSignals(True)
        self._halls.clear()
        for hall in halls:
            self._halls.addItem(hall.name, hall.id)
        self._halls.setCurrentIndex(self._halls.findData(self._hall))
        self._halls.blockSignals(False)
        self._halls.setVisible(len(halls) > 1)

    def _go_to_hall(self, hall: str) -> None:
        self._hall = hall
        self._show_halls()
        self._show_hall()
        self._plan.fit()

    def _show_hall(self) -> None:
        hall = next((hall for hall in self._loaded.halls if hall.id == self._hall), None) if self._loaded else None
        views = list(self._in_sight.values())
        self._plan.show_hall(hall, views)
        self._legend.show_counts(views)
        self._find(self._field.text())
        self._show_stand(self._plan.current)

    def _show_stand(self, number: str) -> None:
        self._list.choose(number)
        if number not in self._views:
            self._card.show_nothing()
        else:
            self._context.run(lambda session: _read_file(session, number), self._show_file, latest="stand")

    def _show_file(self, file: StandFile) -> None:
        if file.view.stand.number == self._plan.current:
            self._card.show_stand(file)

    # ---------------------------------------------------------------- finding

    def _find(self, text: str) -> None:
        """Emphasise and list what matches; a stand of another hall is gone to."""
        wanted = text.strip()
        found = found_stands(list(self._views.values()), wanted)
        here = [number for number in found if number in self._in_sight]
        if found and not here:
            self._go_to_hall(self._views[found[0]].stand.hall)
            return
        self._plan.mark(here)
        words = ngettext("{n} stand", "{n} stands", len(here)).format(n=len(here)) if here else _("no stand")
        self._found.setText(words if wanted else "")
        listed = self._in_sight.values() if not here else [self._views[number] for number in here]
        self._list.show_stands(list(listed), self._plan.current)
        if here and self._plan.current not in here and not self._verbs.asking:
            self._plan.select(here[0])

    def _next_found(self) -> None:
        found = [number for number in found_stands(list(self._views.values()), self._field.text()) if number in self._in_sight]
        if found and not self._verbs.asking:
            position = found.index(self._plan.current) + 1 if self._plan.current in found else 0
            self._plan.select(found[position % len(found)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a question, then what was searched for."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._verbs.asking:
            self._verbs.leave()
        else:
            self._field.clear()
            self._plan.setFocus()


def _small(text: str, name: str, key: str, act: object) -> QPushButton:
    made = button(text, small=True)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    made.clicked.connect(act)
    return made


def _load(session: Session) -> _Loaded:
    views = {view.stand.number: view for view in stands.stand_views(session)}
    return _Loaded(stands.halls(session), views, session.event.local(session.clock()))


def _read_file(session: Session, number: str) -> StandFile:
    stale = tuple(person.id for person in stand_papers.stale_badges(session, number))
    now = session.event.local(session.clock()).replace(second=0, microsecond=0)
    return StandFile(stands.stand_view(session, number), tuple(stand_history.history(session, number)), stale, now)
