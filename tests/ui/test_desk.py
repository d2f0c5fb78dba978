"""The desk, driven by scans and keys on the demo event."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app.domain.attendee import Attendee, Category
from checkin_app.services import badges, desk, setup
from checkin_app.ui.desk.band import lines_of
from checkin_app.ui.desk.hits import fitted_detail, reads_from_the_left
from checkin_app.ui.desk.recent import fitted_words
from checkin_app.ui.desk.words import cells, own_label
from checkin_app.ui.theme import sized
from checkin_app.wording import use_language
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext) -> Iterator[Window]:
    made = Window(qtbot, context())
    yield made
    made.close()


def test_four_letters_and_enter_admit_and_print(window: Window):
    window.search("nune")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.shown == "Núñez Rodríguez Beatriz"
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")
    assert window.status().arrived == 1
    window.until(lambda: window.main.status is not None and window.main.status.arrived == 1)


def test_enter_right_after_the_last_letter_waits_for_the_answer_to_it(window: Window):
    window.type("nune")
    window.main.desk.field.setText("besset")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.shown.startswith("Besset")


@pytest.mark.parametrize("typed", ["gar", "beset"])
def test_enter_before_the_answer_admits_nobody_whom_nobody_could_have_meant_unseen(window: Window, typed: str):
    window.main.desk.field.setText(typed)
    window.main.desk.field.entered.emit(False)
    window.until(lambda: window.main.desk.finder.answered == typed)
    assert window.main.desk.hits.hits
    assert window.status().arrived == 0


def test_a_name_that_nobody_has_is_no_code_and_a_code_that_was_typed_is(window: Window):
    window.search("dupontel")
    window.press(Qt.Key.Key_Return)
    assert window.main.desk.verdict.card is None
    assert window.main.desk.verdict.outcome is None
    assert window.main.desk.field.text() == "dupontel"
    window.press(Qt.Key.Key_Escape)
    code = window.code_of("ER10-004")
    window.search(code.lower())
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.shown == "Solà Marta")


def test_somebody_who_was_chosen_and_is_gone_from_the_list_leaves_nobody_chosen(window: Window):
    window.search("gar")
    hits = window.main.desk.hits
    kept = hits.hits[2]
    hits.show_hits([hit for hit in hits.hits if hit is not kept], kept.id)
    assert hits.current() is None


def test_a_second_scan_says_when_and_where_they_came_in(window: Window):
    code = window.code_of("ER10-004")
    window.scan(code)
    window.until(lambda: window.band[1] == "Welcome")
    window.main.desk.asking.forget()
    window.scan(code)
    window.until(lambda: window.band[0] == "caution")
    assert "desk A" in window.band[2]
    assert "08:30" in window.band[2]


def test_the_same_code_at_once_again_is_one_scan(window: Window):
    code = window.code_of("ER10-004")
    window.scan(code)
    window.scan(code)
    window.until(lambda: window.band[1] == "Welcome")
    window.qtbot.wait(200)
    assert window.band[1] == "Welcome"


def test_a_scan_works_with_the_focus_on_a_button_and_presses_it_not(window: Window):
    code = window.code_of("ER10-002")
    pressed = []
    button = QPushButton("trap", window.main.desk)
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    button.setFocus()
    window.scan(code)
    window.until(lambda: window.shown == "Le Bras Agnès")
    assert not pressed


def test_a_scan_in_sight_of_another_page_comes_to_the_desk(window: Window):
    code = window.code_of("ER10-002")
    window.ctrl(Qt.Key.Key_2)
    window.scan(code)
    window.until(lambda: window.shown == "Le Bras Agnès")
    assert window.main.stack.currentWidget() is window.main.desk


def test_letters_typed_on_another_page_land_in_the_field(window: Window):
    window.ctrl(Qt.Key.Key_6)
    window.main.setFocus()
    window.type("gwi")
    window.until(lambda: window.main.desk.field.text() == "gwi")


def test_ctrl_z_annuls_and_the_counter_moves_back(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    window.ctrl(Qt.Key.Key_Z)
    window.until(lambda: window.band[1] == "Undone")
    assert window.status().arrived == 0
    window.until(lambda: window.main.status is not None and window.main.status.arrived == 0)


def test_a_foreign_code_is_refused_in_words(window: Window):
    window.scan("HTTPSTICKETEXAMPLE7731")
    window.until(lambda: window.band[0] == "stop")
    assert window.band[1] == "Not a badge of this event"
    assert window.shown == ""


def test_an_unpaid_registration_is_refused_and_let_in_with_ctrl_enter(window: Window):
    window.search("gwil")
    unpaid = next(n for n, hit in enumerate(window.main.desk.hits.hits) if hit.state == "unpaid")
    for _n in range(unpaid):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Not paid" and window.band[0] == "stop")
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.band[1] == "Welcome")
    assert "supervisor" in window.band[2]


def test_namesakes_are_never_resolved_by_taking_the_first(window: Window):
    made = {"last_name": "Núñez Rodríguez", "first_name": "Beatriz", "company": "Another"}
    from checkin_app.services import desk

    window.ask(lambda session: desk.walk_in(session, made, session.stamp()))
    window.search("nunez rodri")
    window.press(Qt.Key.Key_Return)
    window.qtbot.wait(100)
    assert window.shown == ""
    window.press(Qt.Key.Key_Down)
    window.until(lambda: window.shown == "Núñez Rodríguez Beatriz")


def test_f2_corrects_and_enter_prints_with_the_imported_value_kept(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")
    window.press(Qt.Key.Key_F2)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.correction)
    window.type("Martha")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.shown == "Solà Martha")
    card = window.main.desk.verdict.card
    assert card.attendee.imported == {"first_name": "Marta"}
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")


def test_ctrl_n_registers_on_the_spot_and_warns_of_a_twin(window: Window):
    window.ctrl(Qt.Key.Key_N)
    window.type("besset")
    window.press(Qt.Key.Key_Tab)
    window.type("christophe")
    window.until(window.main.desk.side.registration.aside.isVisible)
    window.press(Qt.Key.Key_Tab)
    window.type("Nouvelle")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.main.desk.verdict.card.attendee.walk_in
    assert window.status().expected == 397


def test_a_possible_twin_is_shown_before_anybody_is_registered_however_fast_enter_comes_before_the_look(window: Window):
    window.ctrl(Qt.Key.Key_N)
    window.main.desk.side.registration.fields["last_name"].setText("Besset")
    window.main.desk.side.registration.fields["first_name"].setText("Christophe")
    window.main.desk.side.registration._timer.stop()
    window.press(Qt.Key.Key_Return)
    window.until(window.main.desk.side.registration.aside.isVisible)
    assert "Besset" in window.main.desk.side.registration.aside.text()
    assert window.status().expected == 396
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.status().expected == 397


def test_enter_pressed_twice_registers_one_person(window: Window):
    window.ctrl(Qt.Key.Key_N)
    window.type("Zzyzx")
    window.main.desk.side.registration._accept()
    window.main.desk.side.registration._accept()
    window.until(lambda: window.band[1] == "Welcome")
    assert window.status().expected == 397


def test_a_full_event_says_so_and_ctrl_enter_goes_on(window: Window):
    window.ask(lambda session: setup.set_capacity(session, 10, session.stamp()))
    window.ctrl(Qt.Key.Key_N)
    window.type("Zzyzx")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: "full" in window.main.desk.side.registration._problem.text())
    assert window.status().expected == 396
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.status().expected == 397


def test_a_walk_in_without_a_name_is_told_so(window: Window):
    window.ctrl(Qt.Key.Key_N)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: "name" in window.main.desk.side.registration._problem.text())
    window.press(Qt.Key.Key_Escape)
    assert window.main.desk.side.currentWidget() is window.main.desk.verdict


def test_f3_admits_a_whole_company_with_one_enter(window: Window):
    window.search("oliviers")
    window.press(Qt.Key.Key_F3)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.group)
    ticked = len(window.main.desk.side.group.ticked())
    assert ticked > 1
    window.press(Qt.Key.Key_Space)
    window.until(lambda: len(window.main.desk.side.group.ticked()) == ticked - 1)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.status().arrived == ticked - 1


def test_once_another_name_is_typed_the_keys_mean_the_chosen_hit_and_not_the_one_of_before(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.shown == "Solà Marta")
    window.search("tramun")
    window.press(Qt.Key.Key_F3)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.group)
    assert len(window.main.desk.side.group.ticked()) == 5


def test_the_keys_mean_who_is_on_the_panel_whatever_was_typed_before(window: Window):
    window.search("tramun")
    window.main.show_page("desk")
    window.main.desk.show_person(window.ask(lambda session: badges.people(session, ["ER10-004"])[0].id))
    window.until(lambda: window.shown == "Solà Marta")
    window.press(Qt.Key.Key_F2)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.correction)
    assert window.main.desk.side.correction.fields["first_name"].text() == "Marta"


def test_the_last_four_are_shown_and_one_click_away(window: Window):
    for ticket in ("ER10-001", "ER10-002", "ER10-003", "ER10-004", "ER10-005"):
        window.scan(window.code_of(ticket))
        window.until(lambda: bool(window.shown))
        window.until(lambda t=ticket: window.main.desk.verdict.card.attendee.external_id == t)
    past = window.main.desk.recent._past
    window.until(lambda: past[0].outcome.card.attendee.external_id == "ER10-005")
    oldest = past[3]
    oldest.click()
    window.until(lambda: window.main.desk.verdict.card.attendee.external_id == "ER10-002")


def test_esc_clears_the_field_and_then_the_panel(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: bool(window.shown))
    window.type("abc")
    window.until(lambda: window.main.desk.field.text() == "abc")
    window.press(Qt.Key.Key_Escape)
    assert window.main.desk.field.text() == ""
    assert window.shown
    window.press(Qt.Key.Key_Escape)
    assert not window.shown


def test_a_letter_is_in_the_field_at_once_and_gone_again_when_it_began_a_scan(window: Window):
    code = window.code_of("ER10-004")
    field = window.main.desk.field
    window.search("le bras")
    field.selectAll()
    window.key(ord("K"), "K", Qt.KeyboardModifier.NoModifier, 1000)
    assert field.text() == "K"
    for letter in code[1:]:
        window.key(ord(letter), letter, Qt.KeyboardModifier.NoModifier, 5)
    assert field.text() == "K"
    window.main.desk.asking._asked = {code: time.monotonic()}
    window.key(Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier, 5)
    assert (field.text(), field.selectedText()) == ("le bras", "le bras")


def test_typing_keeps_the_order_of_letters_that_come_close_together(window: Window):
    for letter, gap in zip("nunez", (1000, 20, 30, 90, 25), strict=True):
        window.key(ord(letter.upper()), letter, Qt.KeyboardModifier.NoModifier, gap)
    window.settle()
    assert window.main.desk.field.text() == "nunez"


def test_a_long_company_is_cut_and_never_the_reason(window: Window):
    window.search("ordonez")
    hit = window.main.desk.hits.hits[0]._replace(company="Universidad del Ebro Medio y de sus Afluentes " * 3)
    metrics = QFontMetricsF(window.main.desk.hits.font())
    shown = fitted_detail(hit, metrics, 300)
    assert shown.endswith("… · Spain · accents ignored")
    assert metrics.horizontalAdvance(shown) <= 300
    assert metrics.horizontalAdvance(fitted_detail(hit, metrics, 60)) <= 60


def test_what_the_list_said_of_a_category_or_a_country_is_said_by_its_name(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_F2)
    form = window.main.desk.side.correction
    window.until(form.fields["first_name"].hasFocus)
    assert form.fields["country"].text() == "Spain"
    form.fields["country"].setText("Andorre")
    form.category.setCurrentIndex(form.category.findData("vip"))
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.main.desk.verdict.card.attendee.category == "vip")
    assert window.main.desk.verdict.card.attendee.country == "AD"
    said = cells(window.main.desk.verdict.card)[2].detail
    assert "Spain" in said
    assert "Visitor" in said


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Visiteur", ""), ("VISITANTES", ""), ("Visitor", ""), ("", ""), ("Étudiant", "Étudiant"), ("Exposant", "Exposant")],
)
def test_beside_the_category_stands_only_what_the_list_said_otherwise_than_by_its_name_in_a_language(said: str, shown: str):
    assert own_label(Attendee(id="a", category=Category.VISITOR, category_label=said)) == shown


def test_two_codes_pasted_at_once_are_nobodys_badge(window: Window):
    both = f"{window.code_of('ER10-004')}\n{window.code_of('ER10-002')}\n"
    QApplication.clipboard().setText(both)
    window.ctrl(Qt.Key.Key_V)
    window.until(lambda: bool(window.main.desk.field.text()))
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.main.footer.sentence == "Nobody is called so.")
    assert window.shown == ""


def test_a_country_typed_by_its_letters_is_kept_when_it_is_the_same(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_F2)
    form = window.main.desk.side.correction
    window.until(form.fields["first_name"].hasFocus)
    assert form.changes() == {}
    form.fields["country"].setText("es")
    window.type("Martha")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.shown == "Solà Martha")
    assert window.main.desk.verdict.card.attendee.country == "ES"
    assert window.main.desk.verdict.card.attendee.imported == {"first_name": "Marta"}


def test_the_band_has_room_for_a_long_sentence_and_its_time(window: Window):
    metrics = QFontMetricsF(sized(window.main.font(), 13))
    said = "primera entrada del dia 1 · entra sense pagar, amb permís d'un responsable · 08:30:05"
    assert " ".join(lines_of(said, metrics, 240)) == said
    assert len(lines_of(said * 9, metrics, 240)) == 3
    assert all(metrics.horizontalAdvance(line) <= 240 for line in lines_of("x" * 300, metrics, 240))


def test_a_long_note_and_a_long_attention_are_read_whole(window: Window):
    note = "Vestiaire offert, place réservée au premier rang de la salle Einstein"
    attention = "VIP: call Dr Puig as soon as she is here, then take her to the lounge on the first floor without waiting"
    ticket = window.ask(lambda session: next(c for c in badges.codes(session) if c.external_id == "ER10-292"))
    window.ask(lambda session: desk.correct(session, ticket.id, {"note": note, "attention": attention}, session.stamp()))
    window.scan(ticket.code)
    window.until(lambda: window.band[1] == "Welcome")
    verdict = window.main.desk.verdict
    window.until(lambda: note in [made.text().replace("\n", " ") for made in verdict.findChildren(QLabel) if made.isVisible()])
    metrics = QFontMetricsF(sized(verdict.attention.font(), 14, QFont.Weight.Bold))
    lines = lines_of(attention, metrics, verdict.attention.width() - 102, most=2)
    assert " ".join(lines) == attention


def test_of_a_past_scan_the_name_is_cut_and_never_what_was_wrong(window: Window):
    code = window.code_of("ER10-001")
    for _n in range(2):
        window.main.desk.asking.forget()
        window.scan(code)
        window.until(lambda: window.band[1] in {"Welcome", "Already in"})
    window.until(lambda: window.band[1] == "Already in")
    outcome = window.ask(lambda session: desk.recent(session, 1))[0]
    metrics = QFontMetrics(window.main.desk.font())
    shown = fitted_words(outcome, metrics, 200)
    assert shown.partition("…")[2].startswith(" · already in, ")
    assert metrics.horizontalAdvance(shown) <= 200


def test_in_french_whoever_has_namesakes_is_told_so_whole_and_seven_hits_fit_a_small_laptop(qtbot: QtBot, context: MakeContext):
    use_language("fr")
    window = Window(qtbot, context())
    window.main.resize(1280, 690)  # what a title bar and a task bar leave of 768
    window.search("jean")
    finder = window.main.desk.finder
    window.until(lambda: finder._none.width() >= finder._none.sizeHint().width())
    assert len(finder.hits.hits) == 7
    window.until(lambda: not finder.hits.verticalScrollBar().isVisible())
    window.press(Qt.Key.Key_Escape)
    window.until(lambda: finder._register.y() < finder._none.y() + finder._none.height())
    window.close()


def test_a_name_in_arabic_letters_begins_at_the_left_of_the_field_and_has_no_letters_marked_that_did_not_match(
    window: Window,
):
    field = window.main.desk.field
    field.setText("محمد")
    field.setCursorPosition(0)
    assert field.cursorRect().center().x() < field.width() / 2
    assert not reads_from_the_left("Khaldi محمد")
    assert reads_from_the_left("Núñez Ωmega")
