"""A suggestion on the page of the stands, driven by keys: asked for, looked at, ticked, taken over, refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.allocation import Problem, Weights
from checkin_app.domain.floorplan import Hall, Stand, StandState
from checkin_app.domain.lists.model import Container, ExhibitorRow, ReadList
from checkin_app.domain.roles import Role
from checkin_app.services import desk, importing, roles, stand_papers, stands
from checkin_app.services.session import Session
from checkin_app.solving import process
from checkin_app.solving.allocate import Found, allocate
from checkin_app.ui.context import Context
from checkin_app.ui.stands.page import StandsPage
from checkin_app.ui.stands.suggesting import Suggest
from checkin_app.ui.stands.suggesting_words import heading
from tests.ui.page_driving import PageDriver

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
HALL = Hall("hall", "Hall", 20, 10, tuple(Stand(f"A0{n}", "hall", "A", 3.0 * n, 1, 3, 3, 9, 2) for n in (1, 2, 3, 4)))
EXHIBITORS = (
    ExhibitorRow(2, "Alpha", wishes=("A02",), area=9, stand="A01"),
    ExhibitorRow(3, "Beta", wishes=("A01",), area=9, stand="A02"),
    ExhibitorRow(4, "Gamma", wishes=("A02", "A04"), area=9, stand="A03"),
)


class Driver(PageDriver[StandsPage]):
    """The page, and the suggestion on it."""

    @property
    def suggest(self) -> Suggest:
        return self.page.suggest

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def ask(self) -> None:
        self.press(_Key.Key_G, _CONTROL)
        self.answered()

    def answered(self) -> None:
        self.qtbot.waitUntil(lambda: not self.suggest.panel.searching, timeout=20_000)
        self.settle()

    def accept(self) -> None:
        self.press(_Key.Key_Return, _CONTROL)
        self.settle()

    def go_to(self, stand: str) -> None:
        """Arrows to the line of a stand."""
        self.press(_Key.Key_Home)
        while self.suggest.panel.lines.current_stand != stand:
            self.press(_Key.Key_Down)

    @property
    def ticked(self) -> set[str]:
        assert self.suggest._proposal is not None
        return set(self.suggest._proposal.ticked)

    @property
    def lines(self) -> list[str]:
        assert self.suggest._proposal is not None
        return [heading(line) for line in self.suggest._proposal.lines]

    def shown(self, number: str) -> str:
        """Whom the plan shows on a stand."""
        held = self.page._plan._views[number].exhibitor
        return held.name if held else ""

    def holders(self) -> dict[str, str]:
        found: list[list[tuple[str, str]]] = []
        self.context.run(
            lambda session: [(v.stand.number, v.exhibitor.name) for v in stands.stand_views(session) if v.exhibitor],
            found.append,
        )
        self.qtbot.waitUntil(lambda: bool(found))
        return dict(found[0])

    def states(self) -> list[StandState]:
        return [view.state for view in self.page._views.values() if view.exhibitor]

    def words(self) -> str:
        QApplication.processEvents()
        panel = self.suggest.panel
        told: list[QLabel | QPushButton] = [*panel.findChildren(QLabel), *panel.findChildren(QPushButton)]
        return "\n".join(one.text() for one in told if one.isVisible())


def make_event(path: Path, *rows: ExhibitorRow) -> Session:
    session = bootstrap.new_event(path, name="Rencontres", place="Montpellier", days=[date(2010, 7, 1)], desk="A")
    stamp = session.stamp
    importing.apply(session, Path("hall.json"), ReadList("floorplan", Container("json"), floorplan=HALL), stamp())
    if rows:
        importing.apply(session, Path("e.csv"), ReadList("exhibitors", Container("csv"), exhibitors=rows), stamp())
    return session


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three exhibitors on four stands that are reserved: two would change places, one go to the free stand."""
    path = tmp_path_factory.mktemp("small") / "small.accueil"
    session = make_event(path, *EXHIBITORS)
    for number in ("A01", "A02", "A03"):
        held = stands.stand_view(session, number).exhibitor
        assert held is not None
        stands.vacate(session, number, session.stamp())
        stands.reserve(session, number, held.id, session.stamp())
    session.close()
    return path


@pytest.fixture
def a_network(qtbot: QtBot, context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """Two of a network that would both move, and stay neighbours."""
    path = tmp_path / "network.accueil"
    rows = (ExhibitorRow(2, "Alpha", wishes=("A04",), network="n", stand="A01"),
            ExhibitorRow(3, "Beta", wishes=("A03",), network="n", stand="A02"))  # fmt: skip
    session = make_event(path, *rows)
    for number in ("A01", "A02"):
        held = stands.stand_view(session, number).exhibitor
        assert held is not None
        stands.vacate(session, number, session.stamp())
        stands.reserve(session, number, held.id, session.stamp())
    session.close()
    monkeypatch.setattr(
        process, "run", lambda problem, weights, seconds, told, _stop: allocate(problem, weights, seconds, told)
    )
    shared: Context = context(path=path)
    return Driver(qtbot, shared, StandsPage(shared))


@pytest.fixture
def away(qtbot: QtBot, context, small: Path, tmp_path: Path) -> Driver:
    """The page with the solver in its process, as the program runs it."""
    shared: Context = context(path=Path(shutil.copy(small, tmp_path / small.name)))
    made = Driver(qtbot, shared, StandsPage(shared))
    made.suggest._limit = 600  # so that it is proven on any machine
    return made


@pytest.fixture
def driver(away: Driver, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """The same with the solver in this process: a new one takes longer to start than so small a hall to solve."""

    def here(problem: Problem, weights: Weights, seconds: float, told: Callable[[Found], None], _stop: object) -> Found:
        return allocate(problem, weights, seconds, told)

    monkeypatch.setattr(process, "run", here)
    return away


def test_asking_shows_what_would_change_on_the_plan_and_changes_nothing(away: Driver):
    driver = away
    driver.ask()
    assert driver.lines == ["A01: Alpha → Beta", "A02: Beta → Alpha", "A04: free → Gamma", "A03: Gamma → free"]
    assert [driver.shown(n) for n in ("A01", "A02", "A03", "A04")] == ["Beta", "Alpha", "", "Gamma"]
    assert "2 first and 1 second wishes granted. Proven" in driver.words()
    assert "Accept all 4" in driver.words()
    assert driver.holders() == {"A01": "Alpha", "A02": "Beta", "A03": "Gamma"}
    driver.press(_Key.Key_2)
    unmet = driver.suggest.panel.unmet
    assert unmet.hasFocus()
    assert "A02 goes to Alpha, whose first wish it is too; wished by 2" in unmet.item(0).toolTip()
    assert driver.page._plan.current == "A04"
    driver.press(_Key.Key_1)
    driver.press(_Key.Key_End)
    assert driver.suggest.panel.lines.current_stand == "A03"


def test_all_is_accepted_by_one_key_and_undone_by_one_undo(driver: Driver):
    driver.ask()
    driver.accept()
    assert driver.holders() == {"A01": "Beta", "A02": "Alpha", "A04": "Gamma"}
    assert "4 stands changed hands in one act" in driver.words()
    driver.press(_Key.Key_Escape)
    assert not driver.suggest.open
    driver.do(lambda session: desk.undo_last(session, session.stamp()))
    assert driver.holders() == {"A01": "Alpha", "A02": "Beta", "A03": "Gamma"}


def test_space_takes_a_tick_away_with_all_that_need_it_and_the_rest_is_accepted(driver: Driver):
    driver.ask()
    driver.go_to("A02")
    driver.press(_Key.Key_Space)
    assert driver.ticked == {"A03", "A04"}
    assert "No longer ticked either, since they need it: A01." in driver.words()
    assert [driver.shown(n) for n in ("A01", "A02")] == ["Alpha", "Beta"]
    assert "Accept ticked (2)" in driver.words()
    driver.accept()
    assert driver.holders() == {"A01": "Alpha", "A02": "Beta", "A04": "Gamma"}


def test_what_a_part_would_break_is_told_before_and_plus_ticks_what_mends_it(a_network: Driver):
    driver = a_network
    driver.ask()
    assert driver.lines == ["A03: free → Beta", "A04: free → Alpha", "A01: Alpha → free", "A02: Beta → free"]
    driver.go_to("A03")
    driver.press(_Key.Key_Space)
    driver.qtbot.waitUntil(lambda: "Without a neighbour of their network: Alpha, Beta." in driver.words())
    driver.press(_Key.Key_Plus)
    driver.qtbot.waitUntil(lambda: driver.ticked == {"A01", "A03", "A04"})
    assert "Also ticked: A03." in driver.words()
    driver.qtbot.waitUntil(lambda: "Without a neighbour" not in driver.words())
    driver.accept()
    assert driver.holders() == {"A03": "Beta", "A04": "Alpha"}


def test_a_tick_brings_the_lines_that_it_needs_and_the_figures_follow(driver: Driver):
    driver.ask()
    driver.press(_Key.Key_3)
    assert driver.suggest.panel.figures.hasFocus()
    assert "2  (+2)" in driver.words()
    driver.press(_Key.Key_1)
    driver.press(_Key.Key_Home)
    driver.press(_Key.Key_Space)  # on the heading of all moves
    assert driver.ticked == set()
    assert "2  (+2)" not in driver.words()
    driver.go_to("A01")
    driver.press(_Key.Key_Space)
    assert driver.ticked == {"A01", "A02"}
    assert "Ticked with it, since they can only change together: A02." in driver.words()


def test_weights_are_kept_in_the_settings_and_a_new_suggestion_goes_by_them(driver: Driver):
    driver.ask()
    driver.press(_Key.Key_4)
    weights = driver.suggest.panel.weights
    weights._fields["wish"].setFocus()
    driver.press(_Key.Key_A, _CONTROL)
    driver.keys("0")
    weights._again.setFocus()
    driver.press(_Key.Key_Space)
    driver.answered()
    assert driver.context.settings.suggest_weights == ("wish=0",)
    assert not {"A01: Alpha → Beta", "A02: Beta → Alpha"} & set(driver.lines)
    driver.press(_Key.Key_4)
    weights._reset.setFocus()
    driver.press(_Key.Key_Space)
    assert weights.weights.wish == 12


def test_confirmed_stands_stay_unless_the_hall_is_begun_anew(driver: Driver):
    for number in ("A01", "A02", "A03"):
        driver.do(lambda session, number=number: stands.confirm(session, number, session.stamp()))
    driver.ask()
    assert driver.lines == []
    assert "All stands are confirmed, and stay." in driver.words()
    driver.press(_Key.Key_4)
    driver.press(_Key.Key_End)  # of the choices: an empty hall
    driver.suggest.panel.weights._again.setFocus()
    driver.press(_Key.Key_Space)
    driver.answered()
    assert len(driver.lines) == 4


def test_a_plan_that_was_changed_meanwhile_is_not_overruled(driver: Driver):
    driver.ask()
    driver.suggest.on_changes = lambda _changes: None  # type: ignore[method-assign, assignment] # its word comes too late
    driver.do(lambda session: stands.vacate(session, "A01", session.stamp()))
    driver.accept()
    assert "Somebody changed A01 meanwhile. Nothing was taken over" in driver.words()
    assert driver.holders() == {"A02": "Beta", "A03": "Gamma"}


def test_the_lines_follow_a_plan_that_goes_on(driver: Driver):
    driver.ask()
    driver.do(lambda session: stands.move(session, "A03", "A04", session.stamp()))
    driver.qtbot.waitUntil(lambda: len(driver.lines) == 2)
    assert driver.lines == ["A01: Alpha → Beta", "A02: Beta → Alpha"]


def test_papers_that_become_stale_are_named_before_and_after(driver: Driver):
    driver.do(lambda session: stand_papers.made(session, stand_papers.PLAN, "plan.pdf", session.stamp()))
    driver.ask()
    driver.qtbot.waitUntil(lambda: "On paper already, with the old numbers: 1 plan or list." in driver.words())
    driver.accept()
    driver.qtbot.waitUntil(lambda: "Out of date on paper now: 1 plan or list." in driver.words())


def test_nobody_is_told_to_drag_exhibitors_while_a_suggestion_is_in_sight(driver: Driver):
    legend = driver.page._legend
    assert legend._hint
    driver.ask()
    assert not legend._hint
    driver.press(_Key.Key_Escape)
    driver.settle()
    assert legend._hint


def test_escape_stops_the_search_with_the_best_so_far_then_discards_it(driver: Driver, monkeypatch: pytest.MonkeyPatch):
    def endless(problem: Problem, weights: Weights, _seconds: float, told: Callable[[Found], None], stop: Callable[[], bool]):
        best = replace(allocate(problem, weights, 1, lambda _found: None), bound=7.5, optimal=False)
        told(best)
        while not stop():
            Event().wait(0.01)
        return best

    monkeypatch.setattr(process, "run", endless)
    driver.press(_Key.Key_G, _CONTROL)
    driver.qtbot.waitUntil(lambda: "2 first and 1 second wishes granted" in driver.words())
    assert "3 of 3 stands asked for are placed" in driver.words()
    assert "Another one could be" in driver.words()
    driver.press(_Key.Key_Escape)
    driver.answered()
    assert "Not proven: at most" in driver.words()
    assert driver.suggest.panel.lines.hasFocus()
    assert driver.page._plan.dragging.locked  # who is shown on a stand is not who is there
    driver.press(_Key.Key_Escape)
    assert not driver.suggest.open
    assert not driver.page._plan.dragging.locked
    assert driver.shown("A01") == "Alpha"
    assert driver.page._plan.hasFocus()


def test_an_event_without_exhibitors_says_what_to_do(qtbot: QtBot, context, tmp_path: Path):
    make_event(tmp_path / "bare.accueil").close()
    shared = context(path=tmp_path / "bare.accueil")
    driver = Driver(qtbot, shared, StandsPage(shared))
    driver.ask()
    assert "There are no exhibitors yet" in driver.words()
    driver.press(_Key.Key_Escape)
    assert not driver.suggest.open


def test_accepting_asks_for_a_role_where_there_are_pins(driver: Driver):
    driver.do(lambda session: roles.set_pin(session, Role.ORGANISER, "2468", session.stamp()))
    driver.context.take_role(Role.DESK)
    asked: list[Role] = []
    driver.context.role_wanted.connect(lambda role, again, _left: (asked.append(role), driver.context.take_role(role), again()))
    driver.ask()
    driver.accept()
    driver.qtbot.waitUntil(driver.suggest.panel.done.isVisible)
    assert asked == [Role.SUPERVISOR]
    assert all(state is StandState.RESERVED for state in driver.states())
