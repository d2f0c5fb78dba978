"""Numbers as a reader of the screen's language groups them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from checkin_app.wording import language, number


def grouped(n: int) -> str:
    """4812 as "4,812", in French as "4 812"."""
    return QLocale(language()).toString(n)


def decimal(n: float) -> str:
    """11.5 as "11.5", in French as "11,5"; 7.0 as "7"."""
    return number(n)
