"""Qt's multimedia module, loaded when a camera is wanted."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from PySide6.QtCore import QLoggingCategory

from checkin_app.ui import qt_words


@cache
def multimedia() -> Any:
    """The module. Raises ImportError where it is not installed.

    It is kept silent: while the system's loader initialises it, it says what it lacks, in the words of the screen. A message
    handler or a translator in Python may then wait for the interpreter with the loader's lock held, and a thread that loads a
    library at that moment holds the interpreter and waits for that lock: the program would stand still for good.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    with qt_words.withheld():
        return import_module("PySide6.QtMultimedia")
