"""What Qt itself says (the menu of a field, the buttons of its dialogs), in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from checkin_app.wording import language


def speak(app: QApplication) -> None:
    """Let Qt's own words be in the language that is in force now; English where this Qt has no others."""
    for before in app.findChildren(_Words):
        app.removeTranslator(before)
        before.deleteLater()
    words = _Words(app)
    if words.load(f"qtbase_{language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


class _Words(QTranslator):
    """Ours among the translators of the application."""
