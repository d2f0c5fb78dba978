"""What this program is: its version and the licences of what it is made of."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

from checkin_app.wording import _


def version() -> str:
    """The version as installed, or as a checkout declares it; "" when neither says."""
    try:
        return metadata.version("checkin-app")
    except metadata.PackageNotFoundError:
        declared = Path(__file__).resolve().parents[3] / "pyproject.toml"
    try:
        return str(tomllib.loads(declared.read_text("utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        return ""


def line() -> str:
    """Version and licences in one line."""
    parts = [
        f"Accueil {version()}".strip(),
        _("MIT licence"),
        _("Qt for Python under the LGPL"),
        _("Noto Sans under the OFL"),
        _("Phosphor icons under the MIT licence"),
    ]
    return " · ".join(parts)
