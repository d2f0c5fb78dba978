"""The page of the stands: the plan, a field that finds, the card of the chosen stand, and the verbs that change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.floorplan import StandView
from checkin_app.ui.context import Context
from checkin_app.ui.halls.room import HallRoom
from checkin_app.ui.stands.calls import CallList
from checkin_app.ui.stands.card import StandCard
from checkin_app.ui.stands.card_file import CardFile, read_exhibitor, read_stand
from checkin_app.ui.stands.filing import Filing
from checkin_app.ui.stands.finding import found_stands
from checkin_app.ui.stands.legend import Legend
from checkin_app.ui.stands.list import StandList
from checkin_app.ui.stands.list_model import rows_of
from checkin_app.ui.stands.loading import Loaded, load
from checkin_app.ui.stands.looks import Shade
from checkin_app.ui.stands.papers import PlanPapers
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.stands.plan_frame import PlanFrame
from checkin_app.ui.stands.stale_desk import StaleDesk
from checkin_app.ui.stands.stand_keys import SIDES, VERBS
from checkin_app.ui.stands.suggesting import Suggest
from checkin_app.ui.stands.tools import Tools
from checkin_app.ui.stands.verbs import Verbs
from checkin_app.ui.widgets.nothing import Nothing, OrNothing
from checkin_app.ui.widgets.parts import Panel, chip, column, row
from checkin_app.ui.widgets.side_panel import SidePanel
from checkin_app.wording import _, ngettext

_SUGGESTION, _ROOM_FOR_LIST = 408, 1500
"""The panel of a suggestion in pixels; from the second width on the list is beside the plan from the start."""


class StandsPage(QWidget):
    """See screens.md, “Stands”."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._loaded = Loaded()
        self._hall = ""
        self._placeless = ""
        self._shade: Shade | None = None
        self._plan, self._card, self._legend, self._tools = Plan(), StandCard(), Legend(), Tools()
        self._frame = PlanFrame(self._plan)
        self._list = StandList(self._plan.dragging)
        self._calls = CallList(context)
        self._verbs = Verbs(context, self._plan, self._card, lambda: self._views, self._go_to)
        self._filing = Filing(context, self._card, self._verbs)
        self._papers = PlanPapers(context, lambda: self._hall, self._leave_papers)
        self._stale = StaleDesk(context, self._tools, self._verbs, self._papers)
        self.suggest = Suggest(context, self._plan, self._verbs, self._tools, self._go_to, self._show_hall)
        self._shades = chip(checkable=False)
        self._views_stack = QStackedWidget()
        self._build()
        self._wire()

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        self._listed = Panel(self._list, margin=5)
        self._listed.hide()
        side = SidePanel(self._verbs.side)
        side.follow(self)
        self.suggest.opened.connect(lambda on: side.widen(_SUGGESTION if on else 0))
        drawn = QWidget()
        below = row(self._shades, self._legend, gap=12)
        drawn.setLayout(column(row(self._listed, self._frame, gap=12), below, gap=8))
        for view in (drawn, self._calls):
            self._views_stack.addWidget(view)
        left = column(self._tools, self._papers, self._views_stack, gap=10)
        whole = row(left, side, gap=16, margins=(20, 16, 20, 12))
        nothing = Nothing(
            _("No hall yet"),
            _("Import a floor plan and the list of exhibitors, or draw the hall: it is shown to scale, with who stands where."),
            _("Go to the attendees, to import a list"),
            lambda: self._context.show_page("attendees"),
            (_("Draw the hall"), lambda: self.room.edit()),  # noqa: PLW0108 - there is no room yet
        )
        self._stack = OrNothing(whole, nothing)
        self.room = HallRoom(self._context, self._stack, self._plan, lambda: self._hall, self._edited)
        self._tools.add(self.room.button())
        self.setLayout(row(self.room))
        self.setFocusProxy(self.room)

    def _wire(self) -> None:
        plan, tools = self._plan, self._tools
        plan.selected.connect(self._chosen)
        self._frame.hall.connect(self._go_to_hall)
        self._list.chosen.connect(self._chosen_in_list)
        self._list.placeless.connect(self._show_placeless)
        self._list.opened.connect(self._opened_in_list)
        for widget in (plan, self._list):
            widget.asked.connect(self._asked)
        tools.list.toggled.connect(self._listed.setVisible)
        tools.calls.toggled.connect(self._show_calls)
        tools.print.clicked.connect(self._ask_paper)
        tools.field.textChanged.connect(self._find)
        tools.field.returnPressed.connect(self._next_found)
        tools.field.down.connect(plan.setFocus)
        self._calls.chosen.connect(self._stood_on_call)
        self._calls.opened.connect(self._open_call)
        self._calls.left.connect(lambda: tools.calls.setChecked(False))
        self._shades.clicked.connect(self._other_shade)
        self._card.staff.person.connect(self._context.show_person)
        self._card.staff.reprint.connect(self._reprint)
        self._card.gone_to.connect(self._go_to)
        self._verbs.closed.connect(self._show_choice)
        QShortcut(QKeySequence.StandardKey.Find, tools).activated.connect(tools.field.enter)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read halls and stands again."""
        if not self._loaded.halls:
            self._tools.list.setChecked(self.width() >= _ROOM_FOR_LIST)
        self._context.run(load, self._show, latest="stands")
        self._stale.reload()

    def on_changes(self, changes: Changes) -> None:
        """Arrivals, allocations and halls are all on the plan."""
        if changes.stands or changes.exhibitors or changes.halls or changes.passages or changes.attendees:
            self.reload()
        elif changes.papers:
            self._stale.reload()
        self.suggest.on_changes(changes)

    def header(self) -> tuple[str, str]:
        """The title, and how many stands are taken."""
        return _("Stands"), self._loaded.summary

    def pills(self) -> list[tuple[str, str, str]]:
        """How many exhibitors are complete, and of how many nobody has come."""
        return self._loaded.pills

    def print_current(self) -> None:
        """Ctrl+P: the badges of the chosen stand."""
        self._verbs.do("badges")

    # ---------------------------------------------------------------- showing

    @property
    def _views(self) -> dict[str, StandView]:
        return self._loaded.views

    @property
    def _in_sight(self) -> dict[str, StandView]:
        """The stands of the hall that is shown."""
        return {number: view for number, view in self._views.items() if view.stand.hall == self._hall}

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        known = [hall.id for hall in loaded.halls]
        if self._hall not in known:
            self._hall = known[0] if known else ""
        if self._shade is None:
            self._shade = Shade.ARRIVALS if loaded.open else Shade.STATE
        self._stack.show_whole(bool(known))
        self._frame.show_halls(loaded.halls, self._hall)
        self._show_hall()
        if self._tools.calls.isChecked():
            self._calls.refresh()
        self._context.header_changed(self)

    def _go_to_hall(self, hall: str) -> None:
        self._hall = hall
        self._frame.show_halls(self._loaded.halls, hall)
        self._show_hall()
        self._plan.fit()

    def _edited(self, hall: str) -> None:
        """Back from the editor of the halls, which may have made another one."""
        self._hall = hall
        self.reload()

    def _go_to(self, number: str) -> None:
        """Choose a stand, of whatever hall."""
        view = self._views.get(number)
        if view is None:
            return
        if view.stand.hall != self._hall:
            self._go_to_hall(view.stand.hall)
        self._plan.select(number)

    def _show_hall(self) -> None:
        hall = next((hall for hall in self._loaded.halls if hall.id == self._hall), None)
        views = list(self._in_sight.values())
        self._plan.show_hall(hall, self.suggest.seen(views))
        self._show_shade()
        self._find(self._tools.field.text(), follow=False)
        self._show_choice()

    def _other_shade(self) -> None:
        self._shade = Shade.STATE if self._shade is Shade.ARRIVALS else Shade.ARRIVALS
        self._show_shade()

    def _show_shade(self) -> None:
        shade = self._shade or Shade.ARRIVALS
        self._plan.shade_by(shade)
        self._legend.show_counts(list(self._in_sight.values()), shade, drags=not self.suggest.open)
        words = _("Colours: arrivals") if shade is Shade.ARRIVALS else _("Colours: state")
        self._shades.setText(words)
        self._shades.setAccessibleName(words)
        self._shades.setToolTip(_("Let the colours tell the other ({key})").format(key=VERBS["shade"]))

    # ---------------------------------------------------------------- what is chosen

    def _chosen(self, number: str) -> None:
        if number:
            self._placeless = ""
        self.suggest.chosen_on_plan(number)
        self._show_choice()

    def _chosen_in_list(self, numbers: tuple[str, ...], current: str) -> None:
        """The list chose: the plan follows, in the other hall if need be."""
        view = self._views.get(current)
        if view is not None and view.stand.hall != self._hall:
            self._go_to_hall(view.stand.hall)
        self._plan.choose(numbers, current)

    def _opened_in_list(self, number: str) -> None:
        """Enter on a line: to the plan; on an exhibitor without a stand: where do they go?"""
        if number:
            self._plan.setFocus()
        else:
            self._verbs.do("assign")

    def _show_placeless(self, exhibitor: str) -> None:
        self._placeless = exhibitor
        self._plan.select("")
        self._show_choice()

    def _show_choice(self) -> None:
        """The card of what is chosen, and the same choice in the list."""
        chosen, current = self._plan.chosen, self._plan.current
        self._list.choose(chosen, current, "" if current else self._placeless)
        if len(chosen) > 1:
            self._card.show_many([self._views[number] for number in chosen if number in self._views])
        elif current in self._views:
            self._context.run(lambda session: read_stand(session, current), self._show_card, latest="stand")
        elif self._placeless:
            wanted = self._placeless
            self._context.run(lambda session: read_exhibitor(session, wanted), self._show_card, latest="stand")
        else:
            self._card.show_nothing()

    def _show_card(self, card: CardFile) -> None:
        """What was read, if it is still what is chosen."""
        number = card.view.stand.number if card.view else ""
        if number == self._plan.current and len(self._plan.chosen) <= 1:
            self._card.show_card(card)

    def _reprint(self) -> None:
        if self._card.shown:
            self._context.print_badges(list(self._card.shown.stale))

    # ---------------------------------------------------------------- keys and views

    def _asked(self, what: str) -> None:
        """A letter on the plan or on the list."""
        own: dict[str, Callable[[], object]] = {
            "list": self._tools.list.toggle,
            "calls": self._tools.calls.toggle,
            "papers": self._stale.toggle,
            "shade": self._other_shade,
        }
        if what in SIDES:
            self._card.pick(what)
        elif what in own:
            own[what]()
        else:
            self._verbs.do(what)

    def _show_calls(self, on: bool) -> None:
        self._views_stack.setCurrentIndex(1 if on else 0)
        self._tools.list.setVisible(not on)
        if on:
            self._calls.refresh()
            self._calls.setFocus()
        else:
            self._plan.setFocus()

    def _stood_on_call(self, number: str, exhibitor: str) -> None:
        if number:
            self._go_to(number)
        else:
            self._show_placeless(exhibitor)

    def _open_call(self, number: str) -> None:
        self._tools.calls.setChecked(False)
        self._go_to(number)

    def _ask_paper(self) -> None:
        if self._papers.isVisible():
            self._leave_papers()
        else:
            self._papers.ask(several_halls=self._frame.several_halls)

    def _leave_papers(self) -> None:
        self._papers.hide()
        self._plan.setFocus()

    # ---------------------------------------------------------------- finding

    def _find(self, text: str, follow: bool = True) -> None:
        """Emphasise and list what matches; `follow`: choose one of it, in another hall where there is none in this one."""
        wanted = text.strip()
        found = found_stands(list(self._views.values()), wanted)
        here = [number for number in found if number in self._in_sight]
        if follow and found and not here:
            self._go_to_hall(self._views[found[0]].stand.hall)
            here = [number for number in found if number in self._in_sight]
        self._plan.mark(here)
        words = ngettext("{n} stand", "{n} stands", len(here)).format(n=len(here)) if here else _("no stand")
        self._tools.found.setText(words if wanted else "")
        self._tools.found.setVisible(bool(wanted))
        listed = list(self._in_sight.values()) if not here else [self._views[number] for number in here]
        rows = rows_of(self.suggest.seen(listed), self._loaded.placeless_matching(wanted))
        self._list.show_rows(rows, self._plan.chosen, self._plan.current, self._placeless)
        if follow and here and self._plan.current not in here and not self._verbs.asking:
            self._plan.select(here[0])

    def _next_found(self) -> None:
        found = found_stands(list(self._views.values()), self._tools.field.text())
        if found and not self._verbs.asking:
            position = found.index(self._plan.current) + 1 if self._plan.current in found else 0
            self._go_to(found[position % len(found)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back who is dragged, leaves a question or a view, then what was searched for."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._plan.dragging.lift:
            self._plan.dragging.cancel()
        elif self.suggest.open:
            self.suggest.escape()
        elif self._verbs.asking:
            self._verbs.leave()
        else:
            self._tools.calls.setChecked(False)
            self._tools.field.clear()
            self._plan.setFocus()
