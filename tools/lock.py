"""Remakes the locks: every installed package, its version and its hashes, for all systems and Pythons.

    .venv/bin/python tools/lock.py              keeps the versions that still fit
    .venv/bin/python tools/lock.py --upgrade    takes the newest that fit

`uv` must be there (`pip install uv`). The locks name no host: where the packages come from is each
machine's own matter.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = "requirements.lock"
# Each lock is resolved together with the one of the run, so that one environment can hold both.
GROUPS = {
    RUN_LOCK: [],
    "requirements-dev.lock": ["test", "lint"],
    "requirements-installer.lock": ["installer"],
}
TITLE = "# Made by tools/lock.py from pyproject.toml; do not edit. Groups besides the run: {groups}.\n"
LEAK = re.compile(r"https?://|file:|--(extra-)?index|--find-links|--trusted-host|/(home|root|opt|tmp|Users)/")


def find_uv() -> str:
    """The `uv` beside this Python, or the one of the PATH."""
    beside = shutil.which("uv", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("uv")
    if not found:
        raise SystemExit("tools/lock.py needs uv, which is not here. Type: python3 -m pip install uv")
    return found


def clean_environment() -> dict[str, str]:
    """This machine's own index settings stay out of what is written."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_FIND"))}


def compile_lock(name: str, groups: list[str], upgrade: bool) -> str:
    """Resolve `pyproject.toml` with these groups and return the text of the lock."""
    command = [find_uv(), "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    command += [
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
    ]
    command += ["--quiet", "--no-config", "--output-file", name]
    command += ["--upgrade"] if upgrade else []
    command += ["--constraint", RUN_LOCK] if name != RUN_LOCK else []
    for group in groups:
        command += ["--group", group]
    done = subprocess.run(command, cwd=ROOT, env=clean_environment(), check=False)
    if done.returncode:
        raise SystemExit(f"{name} was not made: uv says why above.")
    return (ROOT / name).read_text(encoding="utf-8")


def refuse_leaks(name: str, text: str) -> None:
    """Stop if a line names a host or a folder of this machine."""
    for line in text.splitlines():
        if LEAK.search(line):
            raise SystemExit(f"{name} would name a host or a folder of this machine: {line.strip()}")


def main() -> None:
    """Remake all the locks, the one of the run first."""
    upgrade = "--upgrade" in sys.argv[1:]
    for name, groups in GROUPS.items():
        text = compile_lock(name, groups, upgrade)
        refuse_leaks(name, text)
        title = TITLE.format(groups=", ".join(groups) or "none")
        (ROOT / name).write_text(title + text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(re.findall('^[a-z0-9].*==', text, re.MULTILINE))} packages", file=sys.stderr)


if __name__ == "__main__":
    main()
