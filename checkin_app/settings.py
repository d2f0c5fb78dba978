"""What a desk remembers between days: its name, language, printer. The event file holds everything else."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from checkin_app import files

LANGUAGES = ("fr", "ca", "es", "en")
"""The languages of verdicts and of the person at the desk; screens are complete in French and English."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one workstation. `printer` empty: badges go to a PDF folder. `badge_policy`: see `BadgePolicy`.

    `checkpoint` is where this desk scans, empty: at the entrance; `direction` is "entry", or "exit" for who goes out.
    `second_screen` is where the visitor reads their name: empty nowhere, "window" in a window, else the name of a screen.
    `label_printers` are those without a driver, a line each (`printing.label_address`). `neighbours` are printers, in the order
    in which they stand in for one that fails. `rolls` are the labels left on the roll of each printer where they are counted.
    `kiosk_names`: at a kiosk people may look for their name, too. `scanner_port` and `camera`: where codes come in besides the
    keyboard; empty: nowhere. A port is a serial one by its name, or an HID scanner by its id. `suggest_weights` are those of
    `domain.allocation.Weights` that are not as by default ("wish=10").
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
    label_printers: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    rolls: dict[str, int] = field(default_factory=dict)
    suggest_weights: tuple[str, ...] = ()


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
    files.write_whole(path, json.dumps(asdict(settings), indent=1).encode("ascii"))


def with_saved_rolls(settings: Settings) -> Settings:
    """`settings` with the labels left as they are saved by now: every program of this workstation counts them."""
    return replace(settings, rolls=load().rolls) if settings_path().is_file() else settings


def _usable(saved: dict[str, Any]) -> dict[str, Any]:
    saved = {_FORMERLY.get(name, name): value for name, value in saved.items()}
    usable = {}
    for one in fields(Settings):
        value = _read(getattr(Settings(), one.name), saved.get(one.name))
        if value is not None and value in _CHOICES.get(one.name, (value,)):
            usable[one.name] = value
    return usable


def _read(by_default: object, value: Any) -> Any:
    """A saved value of the same kind as the default; None for any other."""
    if isinstance(by_default, tuple):
        return tuple(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else None
    if isinstance(by_default, dict):
        whole = isinstance(value, dict) and all(type(left) is int and left >= 0 for left in value.values())
        return value if whole else None
    return value if type(value) is type(by_default) else None
