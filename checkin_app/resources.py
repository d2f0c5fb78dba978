"""Where the files that come with the program lie: fonts, translations, badge layouts, the demo event."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE.parent / "resources", _PACKAGE / "_resources")
"""Beside the package in a checkout, inside it once installed."""


def resource(name: str) -> Path:
    """The path of the resource `name` ("fonts/NotoSans-Bold.ttf").

    Raises FileNotFoundError when the program was installed without it: a bug of ours, not of the user's machine.
    """
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
