"""What a desk remembers between days: its name, language, printer. The event file holds everything else."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

LANGUAGES = ("fr", "ca", "es", "en")
"""The languages of verdicts and of the person at the desk; screens are complete in French and English."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one workstation. `printer` empty: badges go to a PDF folder. `badge_policy`: see `BadgePolicy`.

    `checkpoint` is where this desk scans, empty: at the entrance; `direction` is "entry", or "exit" for who goes out.
    `second_screen` is where the visitor reads their name: empty nowhere, "window" in a window, else the name of a screen.
    `kiosk_names`: at a kiosk people may look for their name, too. `scanner_port` and `camera`: where codes come in besides the
    keyboard; empty: nowhere. A port is a serial one by its name, or an HID scanner by its id.
    """

    desk: str = ""
    language: str = ""
    printer: str = ""
    layout: str = "a6"
    badge_policy: str = "first_time"
    sounds: bool = True
    theme: str = "light"
    last_event: str = ""
    checkpoint: str = ""
    direction: str = "entry"
    second_screen: str = ""
    kiosk_names: bool = True
    scanner_port: str = ""
    camera: str = ""


_FORMERLY = {"serial_port": "scanner_port"}
"""Names of settings of older versions."""

_CHOICES = {
    "language": ("", *LANGUAGES),
    "badge_policy": ("never", "first_time", "always"),
    "theme": ("light", "dark"),
    "direction": ("entry", "exit"),
}


def settings_path() -> Path:
    """The file of this user's settings; `ACCUEIL_CONFIG` names another folder (tests, a USB stick)."""
    folder = os.environ.get("ACCUEIL_CONFIG") or platformdirs.user_config_dir("accueil", appauthor=False)
    return Path(folder) / "settings.json"


def load() -> Settings:
    """The saved settings; what is missing, of the wrong type or unknown is as by default."""
    path = settings_path()
    try:
        saved = json.loads(path.read_text("utf-8")) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return Settings()
    return replace(Settings(), **_usable(saved)) if isinstance(saved, dict) else Settings()


def save(settings: Settings) -> None:
    """Keep `settings` for the next start. Raises OSError when the folder cannot be written."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), indent=1, ensure_ascii=False), "utf-8")
    draft.replace(path)


def _usable(saved: dict[str, Any]) -> dict[str, Any]:
    saved = {_FORMERLY.get(name, name): value for name, value in saved.items()}
    kinds = {f.name: type(getattr(Settings(), f.name)) for f in fields(Settings)}
    return {
        name: value
        for name, value in saved.items()
        if name in kinds and type(value) is kinds[name] and value in _CHOICES.get(name, (value,))
    }
