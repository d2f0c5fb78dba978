"""The typeface on paper."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from checkin_app.documents import fonts
from checkin_app.domain.layout import Weight


def test_threads_that_draw_at_once_for_the_first_time_get_the_same_font(monkeypatch: pytest.MonkeyPatch):
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for _ in range(3):
            monkeypatch.setattr(fonts, "_FONTS", {})
            with ThreadPoolExecutor(4) as pool:
                found = list(pool.map(fonts.font, [Weight.BOLD] * 4))
            assert len(set(map(id, found))) == 1
    finally:
        sys.setswitchinterval(interval)
