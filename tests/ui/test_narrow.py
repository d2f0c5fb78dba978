"""The smallest window, as a laptop of 1366 × 768 at 125 % needs it: nothing stands over anything, no button is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app.ui.attendees.model import COLUMNS
from checkin_app.ui.main_window import SMALLEST
from checkin_app.ui.widgets.parts import KeyButton
from checkin_app.wording import use_language

from .conftest import MakeContext
from .driving import Window


@pytest.fixture
def window(qtbot: QtBot, small_context: MakeContext) -> Iterator[Window]:
    use_language("fr")
    made = Window(qtbot, small_context())
    made.main.resize(*SMALLEST)
    yield made
    made.close()


def _cut(part: QWidget) -> list[str]:
    """The buttons in sight whose words have not room enough."""
    buttons = [
        made for made in part.findChildren(QPushButton) if made.isVisible() and (made.text() or isinstance(made, KeyButton))
    ]
    return [f"{made.text()}: {made.width()}" for made in buttons if made.width() < made.minimumSizeHint().width()]


def test_the_halves_of_the_desk_stand_beside_each_other_and_no_verb_is_cut(window: Window):
    desk = window.main.desk
    window.search("zola")
    desk.field.entered.emit(False)
    window.until(lambda: desk.verdict.card is not None)
    desk.verdict.repaint()
    assert desk.finder.geometry().right() < desk.side.geometry().left()
    window.until(lambda: _cut(desk) == [])


def test_the_list_of_attendees_gives_the_names_the_room_of_what_the_card_says_too(window: Window):
    window.main.show_page("attendees")
    page = window.main.page("attendees")
    window.until(lambda: len(page.model.ids) == 3)

    def hidden() -> list[str]:
        return [name for place, name in enumerate(COLUMNS) if page.table.isColumnHidden(place)]

    window.until(lambda: hidden() == ["country", "category"])
    assert page.table.columnWidth(COLUMNS.index("name")) > 120
    window.until(lambda: _cut(page) == [])
    window.main.resize(1366, 768)
    window.until(lambda: not page.table.isColumnHidden(COLUMNS.index("country")))


def test_the_field_of_the_stands_goes_over_the_buttons_and_comes_back(window: Window):
    window.main.show_page("stands")
    tools = window.main.page("stands")._tools
    tools.resize(500, 80)
    assert tools.field.geometry().bottom() < tools.print.geometry().top() or tools.layout().itemAt(0).layout().count() == 3
    tools.resize(900, 40)
    assert tools.layout().itemAt(0).layout().count() == 0
