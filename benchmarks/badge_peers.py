"""The badge renderers of pretix and Indico, each run by a Python of its own beside ours.

Neither is a dependency: each is installed from the package index into an environment in the user's cache folder, once. What of
them is real and what is stood in for is said in `benchmarks/peers/`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from checkin_app.domain.badge import BadgeText

VERSIONS = {"pretix": "2026.8.0", "indico": "3.2.9"}
_HERE = Path(__file__).resolve().parent / "peers"
_PATIENCE = 900


class NotHereError(Exception):
    """A peer cannot be run on this machine; the words say why."""


def python_of(name: str) -> Path:
    """The Python that has the peer, made if need be: some 600 MB, a minute or two. Raises NotHereError."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "accueil-benchmarks" / f"{name}-{VERSIONS[name]}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        _done([sys.executable, "-m", "venv", "--clear", str(folder)], f"no environment for {name} in {folder}")
        wanted = f"{name}=={VERSIONS[name]}"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted]
        _done(install, f"{wanted} does not install")
        ready.touch()
    return python


def _done(command: Sequence[str], otherwise: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotHereError(f"{otherwise}: {error}") from error
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no word why").splitlines()[-1]
        raise NotHereError(f"{otherwise}: {last}")


class Peer:
    """A renderer in its own process, ready to draw: it has the badges, its fonts are read and it has drawn two already."""

    def __init__(self, name: str, texts: Sequence[BadgeText], python: Path | None = None) -> None:
        """Raises NotHereError with its last words when it does not come up."""
        # What it warns of goes to a file: a full pipe would stop it.
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - as long as the process
        self._process = subprocess.Popen(
            [str(python or python_of(name)), str(_HERE / f"{name}_badges.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True, encoding="utf-8",
        )  # fmt: skip
        self._say(json.dumps([asdict(text) for text in texts], default=str))
        if self._hear() != "ready":
            raise NotHereError(f"{name} does not start: {self._last_words()}")

    def draw(self, request: str) -> tuple[float, int, int]:
        """Milliseconds, pages and bytes of what it was asked for."""
        self._say(request)
        answer = self._hear()
        if not answer:
            raise NotHereError(self._last_words())
        spent, pages, size = json.loads(answer)
        return float(spent), int(pages), int(size)

    def close(self) -> None:
        """No more."""
        self._process.communicate()

    def _say(self, line: str) -> None:
        if self._process.stdin:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()

    def _hear(self) -> str:
        return self._process.stdout.readline().strip() if self._process.stdout else ""

    def _last_words(self) -> str:
        self._process.communicate()
        self._said.seek(0)
        said = self._said.read().strip()
        return said.splitlines()[-1] if said else "no word why"
