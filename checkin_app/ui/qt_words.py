"""What Qt itself says (the menu of a field, the buttons of its dialogs), in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from checkin_app.wording import N_, _, language

_LACKING = {("QFileDialog", words) for words in (N_("&Look in:"), N_("Files of &type:"))}
"""What Qt's own catalogues have in some of our languages only, by the context that Qt gives it."""


def speak(app: QApplication) -> None:
    """Let Qt's own words be in the language that is in force now; English where this Qt has no others."""
    for before in app.findChildren(_Words):
        app.removeTranslator(before)
        before.deleteLater()
    words = _Words(app)
    if words.load(f"qtbase_{language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


@contextmanager
def withheld() -> Iterator[None]:
    """Let Qt ask no Python for its words meanwhile. On the window's thread."""
    app = QCoreApplication.instance()
    words = app.findChildren(_Words) if app else []
    for one in words:
        QCoreApplication.removeTranslator(one)
    try:
        yield
    finally:
        for one in words:
            QCoreApplication.installTranslator(one)


class _Words(QTranslator):
    """Ours among the translators of the application; it knows what Qt's catalogue of the language lacks."""

    def translate(self, context: str, words: str, about: str | None = None, n: int = -1) -> str:
        """`words` of Qt in the language of the screen, themselves where nobody has translated them."""
        # An empty answer would be shown as it is: only one without a text lets Qt fall back to English, and Python has none.
        return super().translate(context, words, about, n) or (_(words) if (context, words) in _LACKING else words)
