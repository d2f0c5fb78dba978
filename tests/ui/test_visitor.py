"""The second screen: what a visitor sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app.domain.attendee import Attendee
from checkin_app.settings import LANGUAGES, Settings
from checkin_app.ui.visitor import face as face_of
from checkin_app.ui.visitor import words
from checkin_app.ui.visitor.display import CALM_AFTER_MS, FLOATING, OFF, VisitorDisplay, other_screen
from checkin_app.ui.visitor.face import Face
from checkin_app.wording import in_language, use_language

from .conftest import MakeContext
from .driving import Window

EVENT = "Rencontres EuroRégionales Biotechnologie & Santé"


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext) -> Iterator[Window]:
    made = Window(qtbot, context(Settings(printer="PDF", second_screen=FLOATING)))
    made.until(lambda: made.main.visitor.window is not None and made.main.visitor.words.lines == (EVENT,))
    # Without a window manager the newest window has the keyboard, whatever it asked for.
    made.main.activateWindow()
    made.until(made.main.isActiveWindow)
    yield made
    made.close()


def said(window: Window) -> words.FaceWords:
    shown = window.main.visitor.window
    assert shown is not None
    return shown.face.words


def test_between_two_visitors_there_is_the_event_and_a_welcome_in_four_languages(window: Window):
    assert said(window).mood == "calm"
    assert all(in_language(code, "Welcome!") in said(window).above for code in LANGUAGES)


def test_a_scan_shows_the_name_to_check_and_welcomes_when_the_badge_is_out(window: Window):
    seen: list[str] = []
    window.main.context.judged.connect(lambda _outcomes: seen.append(said(window).mood))
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: bool(seen))
    assert said(window).lines == ("Marta", "Solà")
    assert said(window).under
    assert seen == ["check"]
    window.until(lambda: said(window).mood == "good")
    assert said(window).lines == ("Marta", "Solà")


def test_the_visitor_is_spoken_to_in_their_own_language_else_in_the_screens():
    use_language("fr")
    spanish, german = Attendee("x", first_name="A", language="es-ES"), Attendee("x", first_name="A", language="de")
    assert words.check(spanish).sentence == in_language("es", "Please check the spelling")
    assert words.check(german).sentence == in_language("fr", "Please check the spelling")


def test_a_refusal_names_nobody_and_gives_no_reason(window: Window):
    window.search("gwil")
    unpaid = next(n for n, hit in enumerate(window.main.desk.hits.hits) if hit.state == "unpaid")
    for _n in range(unpaid):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: said(window).mood == "caution")
    language = window.main.desk.verdict.card.attendee.language
    assert said(window).lines == ()
    assert said(window).under == ""
    assert said(window).sentence == in_language(language, "Please see the staff")


def test_looking_people_up_shows_the_visitor_nobody(window: Window):
    window.search("marti")
    window.press(Qt.Key.Key_Down)
    window.until(lambda: bool(window.shown))
    assert said(window).mood == "calm"


def test_a_correction_is_shown_as_it_is_printed(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")
    window.press(Qt.Key.Key_F2)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.correction)
    window.type("Martha")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: said(window).lines == ("Martha", "Solà"))


def test_a_company_is_welcomed_by_its_name_and_nobodys(window: Window):
    window.search("oliviers")
    window.press(Qt.Key.Key_F3)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.group)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: said(window).mood == "good")
    assert len(said(window).lines) == 1
    assert "oliviers" in said(window).lines[0].casefold()


def test_an_undo_takes_the_name_away(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: said(window).mood == "good")
    window.ctrl(Qt.Key.Key_Z)
    window.until(lambda: said(window).mood == "calm")


def test_after_twenty_seconds_it_is_calm_again(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: said(window).mood == "good")
    calm = window.main.visitor._calm
    assert calm.isActive()
    assert calm.interval() == CALM_AFTER_MS == 20_000
    calm.timeout.emit()
    assert said(window).lines == (EVENT,)


def test_it_never_takes_the_keyboard_from_the_desk(window: Window):
    shown = window.main.visitor.window
    assert shown is not None
    assert shown.isVisible()
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert QApplication.activeWindow() is not shown
    window.type("nune")
    window.until(lambda: window.main.desk.field.text() == "nune")


def test_it_comes_and_goes_as_the_settings_say(window: Window):
    window.context.change_settings(second_screen=OFF)
    assert window.main.visitor.window is None
    window.context.change_settings(second_screen=FLOATING)
    assert window.main.visitor.window is not None
    window.context.change_settings(second_screen="HDMI-7")
    assert window.main.visitor.window is None, "a screen that is not there is waited for"


def test_its_own_close_button_turns_it_off(window: Window):
    shown = window.main.visitor.window
    assert shown is not None

    class ByHand(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    shown.closeEvent(ByHand())
    assert window.context.settings.second_screen == OFF


def test_the_desks_own_screen_is_never_covered(window: Window):
    own = window.main.screen()
    assert other_screen(own.name(), own) is None


def test_names_of_300_letters_are_drawn(qtbot: QtBot):
    face = Face()
    qtbot.addWidget(face)
    face.resize(1920, 1080)
    face.show_words(words.check(Attendee("x", first_name="W" * 300, last_name="de la " * 50, company="<b>" + "x" * 300)))
    assert not face.grab().isNull()


def test_a_sentence_is_set_smaller_until_it_fits(qtbot: QtBot):
    sentence = "Scannez de nouveau votre code, s’il vous plaît"
    for width in range(300, 2000, 37):
        assert face_of._wide(sentence, face_of._fitting(sentence, width, 90.9)) <= width


def test_the_program_ends_with_the_desk_not_with_this_window(window: Window):
    shown = window.main.visitor.window
    assert shown is not None
    assert not shown.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert isinstance(window.main.visitor, VisitorDisplay)
