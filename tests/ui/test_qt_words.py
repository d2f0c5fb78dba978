"""Qt's own words follow the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from checkin_app.ui import qt_words
from checkin_app.ui.app import make_app
from checkin_app.wording import use_language


def test_the_menu_of_a_field_is_in_the_language_of_the_screen():
    app = make_app()
    said = {}
    for code in ("fr", "es", "en"):
        use_language(code)
        qt_words.speak(app)
        said[code] = QCoreApplication.translate("QLineEdit", "Select All")
    assert said == {"fr": "Tout sélectionner", "es": "Seleccionar todo", "en": "Select All"}


def test_qt_asks_no_python_for_its_words_while_they_are_withheld():
    app = make_app()
    use_language("fr")
    qt_words.speak(app)
    with qt_words.withheld():
        assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
        assert QCoreApplication.translate("QLineEdit", "Select All") == "Select All"
    assert QCoreApplication.translate("QLineEdit", "Select All") == "Tout sélectionner"
    use_language("en")
    qt_words.speak(app)


def test_the_dialog_of_qt_for_files_says_nothing_in_english(qtbot: QtBot):
    app = make_app()
    for code, words in {"fr": "Voir dans", "ca": "Cerca a", "es": "Buscar en"}.items():
        use_language(code)
        qt_words.speak(app)
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        said = [label.text().replace("&", "") for label in dialog.findChildren(QLabel)]
        assert any(words in one for one in said)
        assert not [one for one in said if "Look in" in one or "Files of" in one]
        assert QCoreApplication.translate("QFileDialog", "nothing that Qt says") == "nothing that Qt says"
    use_language("en")
    qt_words.speak(app)
