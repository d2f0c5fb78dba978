"""Qt's own words follow the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
