"""The small parts that pages share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from checkin_app.ui.app import make_app
from checkin_app.ui.widgets.parts import KeyButton, cap_words
from checkin_app.ui.widgets.tick_list import TickList

CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


def _ticked(made: TickList) -> list[bool]:
    return [made.item(n).checkState() == Qt.CheckState.Checked for n in range(made.count())]


def _tick_list(qtbot: QtBot) -> TickList:
    make_app()
    made = TickList()
    qtbot.addWidget(made)
    for words, free in (("Carles Sabine · A05", False), ("Lagarde Léa · A05", True), ("Navarre Thierry · A05", True)):
        item = QListWidgetItem(words)
        item.setFlags(item.flags() | CHECKABLE if free else item.flags() & ~CHECKABLE)
        if free:
            item.setCheckState(Qt.CheckState.Checked)
        made.addItem(item)
    made.resize(400, 200)
    made.show()
    return made


def test_a_click_anywhere_on_a_line_ticks_it_once(qtbot: QtBot):
    made = _tick_list(qtbot)
    place = made.visualItemRect(made.item(1))
    for x, ticked in ((14, False), (300, True)):
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + x, place.center().y()))
        assert _ticked(made) == [False, ticked, True]


def test_the_space_bar_ticks_and_a_line_that_cannot_be_ticked_stays(qtbot: QtBot):
    made = _tick_list(qtbot)
    made.setFocus()
    for row in (0, 2):
        made.setCurrentRow(row)
        QTest.keyClick(made, Qt.Key.Key_Space)
    assert _ticked(made) == [False, True, False]


def test_a_shortened_button_asks_for_the_room_of_its_short_words_only(qtbot: QtBot):
    made = KeyButton("Whole company", "F3", "Company")
    qtbot.addWidget(made)
    whole = made.sizeHint().width()
    made.shorten(True)
    assert made.sizeHint().width() < whole == made.whole_width()
    made.shorten(False)
    assert made.sizeHint().width() == whole


def test_a_key_cap_says_a_chord_without_its_plus():
    assert [cap_words(key) for key in ("Ctrl+P", "+", "F3", "Ctrl+Shift+Z")] == ["Ctrl P", "+", "F3", "Ctrl Shift Z"]
