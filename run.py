#!/usr/bin/env python3
"""Runs Accueil from a checkout: `python3 run.py` shows the reference event in its window.

Without a display it rehearses that event instead, and leaves the screens as pictures. Whatever is typed
after `run.py` is given to `checkin-app` as it is: `python3 run.py --help`, `python3 run.py verify my.event`.
The first start makes the environment `.venv` and takes some minutes; the next ones start at once.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tools import bootstrap_env


def main() -> int:
    """Make sure that what the program needs is there, then become the program."""
    python = bootstrap_env.prepare(bootstrap_env.RUN_LOCK, bootstrap_env.RUN_PACKAGES, "The window")
    # -P: a file of the current folder never takes the place of a module.
    command = [str(python), "-P", "-m", "checkin_app", *(sys.argv[1:] or ["demo"])]
    environment = bootstrap_env.program_environment()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows has no exec: the shell would come back at once and take the program's keyboard.
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
