"""What reading a row needs from outside the domain: telephone numbers and the names of countries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tools:
    """`country(text)` -> ISO 3166-1 alpha-2 or ""; `phone(text, country)` -> E.164, or the text cleaned."""

    country: Callable[[str], str]
    phone: Callable[[str, str], str]
