"""Running the program as a user does: a process, its output, its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"
LISTS = [DEMO / name for name in ("attendees.csv", "exhibitors.csv", "meetings.csv", "floorplan.json")]


def environment(config: Path) -> dict[str, str]:
    """The environment of a child: its own settings, English, no display."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return {
        **kept, "ACCUEIL_CONFIG": str(config), "LANG": "C.UTF-8", "LANGUAGE": "en", "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::DeprecationWarning:checkin_app",
    }  # fmt: skip


class Program:
    """The commands of one user, whose settings lie in `config`."""

    def __init__(self, config: Path) -> None:
        self.config = config

    def run(self, *words: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "checkin_app", *map(str, words)], input=stdin, capture_output=True, text=True,
            encoding="utf-8", env=environment(self.config), cwd=self.config, timeout=900, check=False,
        )  # fmt: skip

    def json(self, *words: object, status: int | None = 0) -> Any:
        """The JSON document that a command prints."""
        done = self.run(*words, "--json")
        assert status is None or done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout)

    def start(self, *words: object, **how: Any) -> subprocess.Popen[bytes]:
        """Start a command and leave it running, its input and output as pipes."""
        return subprocess.Popen(
            [sys.executable, "-m", "checkin_app", *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment(self.config), cwd=self.config, **how,
        )  # fmt: skip
