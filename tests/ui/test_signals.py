"""The Qt that is installed does not lose count of Python's objects."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


def test_a_hundred_thousand_signals_do_not_kill_the_interpreter() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to True at each of them, and dies after some 570."""

    class Bell(QObject):
        rung = Signal(bool)

    bell = Bell()
    heard = 0

    def count(yes: bool) -> bool:
        nonlocal heard
        heard += yes
        return True

    bell.rung.connect(count)
    for _ in range(100_000):
        bell.rung.emit(True)
    assert heard == 100_000
