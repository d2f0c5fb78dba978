"""Makes the program's own Python environment: a checkout runs with one command on a machine with only Python.

Standard library only, and Python 3.8 can read this file: an old Python gets a sentence, or finds the newer
one beside it. What is there already is left alone, so that a second start costs some milliseconds.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
RUN_LOCK = "requirements.lock"
# What another lock holds as well: installing the first installs the second.
CONTAINS = {"requirements-dev.lock": (RUN_LOCK,), "requirements-installer.lock": (RUN_LOCK,)}

# Debian's names of the system libraries that Qt's wheels expect: the X ones for a window, the others always.
QT_CORE_PACKAGES = ("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")
QT_X11_PACKAGES = (
    "libx11-xcb1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
)
PRINT_PACKAGES = ("libcups2",)
# QtMultimedia, which has the cameras, is linked against the sound server.
CAMERA_PACKAGES = ("libpulse0",)
RUN_PACKAGES = QT_CORE_PACKAGES + QT_X11_PACKAGES + PRINT_PACKAGES + CAMERA_PACKAGES
# A real window on a virtual screen, badges read back from paper, and a private print shop for the long tests.
TEST_PACKAGES = (
    "xvfb",
    "xdotool",
    "x11-xkb-utils",
    "poppler-utils",
    "cups",
    "cups-client",
    "cups-ipp-utils",
    "avahi-daemon",
    "dbus",
    "iproute2",
)
# The same libraries as a linker knows them, for the systems that are not Debian's.
QT_LIBRARIES = {
    "EGL": "libEGL",
    "GL": "libGL",
    "xkbcommon": "libxkbcommon",
    "fontconfig": "fontconfig",
    "dbus-1": "dbus",
}
NETWORK_SIGNS = re.compile(
    r"name resolution|getaddrinfo|Max retries|timed? ?out|Connection (refused|reset|broken)"
    r"|Network is unreachable|NewConnectionError|ProxyError",
    re.IGNORECASE,
)
# Settings that would install somewhere else than into our environment, or start it with other modules.
FOREIGN_VARIABLES = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
FOREIGN_PIP_VARIABLES = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")


class BootstrapError(Exception):
    """The environment cannot be made; its text is the sentence that says why and what to do."""


def say(sentence: str) -> None:
    """Tell the person who waits what is being done; standard output stays the program's."""
    print(sentence, file=sys.stderr, flush=True)


def clean_environment() -> dict[str, str]:
    """Return the environment without what would lead our Python astray."""
    foreign = FOREIGN_VARIABLES + FOREIGN_PIP_VARIABLES
    return {name: value for name, value in os.environ.items() if name not in foreign}


def program_environment() -> dict[str, str]:
    """Return the environment in which the checkout's own package is the one that is imported."""
    return {**clean_environment(), "PYTHONPATH": str(ROOT)}


def quietly(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command without showing what it says; a command that cannot start gives status 127."""
    environment = {**clean_environment(), **more}
    try:
        return subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, str(error), "")


def last_lines(text: str, count: int = 6) -> str:
    """Return the end of what a tool said, indented under our own sentence."""
    return "\n".join("    " + line for line in text.strip().splitlines()[-count:])


# -------------------------------------------------------------------------------- which Python


def version_of(command: list[str]) -> tuple[int, ...] | None:
    """Return the version of the Python that this command starts, or None if it starts none."""
    done = quietly([*command, "-c", "import sys; print(*sys.version_info[:2])"])
    words = done.stdout.split()
    return tuple(int(word) for word in words) if done.returncode == 0 and len(words) == 2 else None


def find_python() -> list[str]:
    """Return the command of a Python that is new enough: the one running, else another of this machine."""
    current = [getattr(sys, "_base_executable", None) or sys.executable]
    if sys.version_info[:2] >= OLDEST:
        return current
    candidates = [["python3.11"], ["python3.12"], ["python3.13"], ["python3.14"], ["py", "-3"]]
    for candidate in candidates:
        found = version_of(candidate)
        if found and found >= OLDEST:
            return candidate
    running = ".".join(str(part) for part in sys.version_info[:2])
    raise BootstrapError(
        f"Accueil needs Python 3.11 or newer; this is Python {running} and no newer one was found.\n"
        "Install one (from python.org, or with the system's own package manager), then try again."
    )


# -------------------------------------------------------------------------------- system packages


def is_debian() -> bool:
    """Tell whether packages are installed here with apt (Debian, Ubuntu and their kin)."""
    return Path("/etc/debian_version").exists() and bool(shutil.which("apt-get") and shutil.which("dpkg-query"))


def may_install() -> bool:
    """Tell whether we are the administrator of this machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Return which of these Debian packages are not installed (`libfoo1t64` is `libfoo1` since 2024)."""
    names = [name for package in wanted for name in (package, package + "t64")]
    done = quietly(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names], LC_ALL="C")
    lines = [line.split() for line in done.stdout.splitlines()]
    installed = {words[0] for words in lines if len(words) == 2 and words[1] == "installed"}
    return [package for package in wanted if not installed & {package, package + "t64"}]


def apt_command(packages: list[str]) -> str:
    """Return the line that a person would type."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages and tell whether it worked; one unknown name does not keep the others out."""
    say(f"Installing {len(packages)} system packages: {' '.join(packages)}")
    updated = quietly(["apt-get", "update", "-q"], DEBIAN_FRONTEND="noninteractive")
    done = quietly(apt_command(packages).split(), DEBIAN_FRONTEND="noninteractive")
    if done.returncode == 0:
        return True
    for package in packages:
        quietly(apt_command([package]).split(), DEBIAN_FRONTEND="noninteractive")
    left = missing_packages(tuple(packages))
    if left:
        say(f"These could not be installed: {' '.join(left)}")
        say(last_lines((updated.stdout if updated.returncode else "") + done.stdout))
    return not left


def provide_system_packages(wanted: tuple[str, ...], why: str) -> None:
    """See to it that these Debian packages are there; where we may not, say what to type, and go on."""
    if not sys.platform.startswith("linux"):
        return
    if not is_debian():
        warn_of_missing_libraries()
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    if may_install():
        install_packages(missing)
    else:
        say(f"{why} needs system packages that are not here. To install them, type:")
        say(f"    sudo {apt_command(missing)}")


def warn_of_missing_libraries() -> None:
    """Name the system libraries that Qt will look for in vain, on a Linux whose packages we do not know."""
    absent = [name for library, name in QT_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if absent:
        say(f"The window needs these system libraries, which were not found: {', '.join(absent)}.")


# -------------------------------------------------------------------------------- the environment


def python_of(folder: Path) -> Path:
    """Return the Python inside a virtual environment."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def is_sound(folder: Path) -> bool:
    """Tell whether an environment is there, starts, and has pip: one that was cut short has not."""
    python = python_of(folder)
    if not python.exists():
        return False
    done = quietly([str(python), "-c", "import pip, sys; raise SystemExit(sys.version_info[:2] < (3, 11))"])
    return done.returncode == 0


def make_environment(folder: Path) -> None:
    """Make an empty virtual environment, with Debian's missing part of Python if need be."""
    python = find_python()
    say(f"Making the environment {folder.name} (the first time only)")
    command = [*python, "-m", "venv", "--clear", str(folder)]
    done = quietly(command)
    if done.returncode and is_debian() and re.search("ensurepip|No module named '?venv", done.stdout):
        provide_venv_module(python)
        done = quietly(command)
    if done.returncode or not is_sound(folder):
        raise BootstrapError(f"The environment {folder} could not be made. Python says:\n" + last_lines(done.stdout))


def provide_venv_module(python: list[str]) -> None:
    """Install the part of Python that Debian keeps apart, or say how."""
    version = version_of(python) or OLDEST
    package = f"python{version[0]}.{version[1]}-venv"
    if not may_install():
        raise BootstrapError(
            f"Debian keeps a part of Python in a package of its own. Type this, then try again:\n"
            f"    sudo {apt_command([package])}"
        )
    install_packages([package])


def digest_of(lock: Path) -> str:
    """Return what tells one state of a lock from another, whatever the line endings of the checkout."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp(folder: Path) -> dict[str, str]:
    """Return the digests of the locks that were installed here to the end."""
    try:
        stamp = json.loads((folder / "locks.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(folder: Path, stamp: dict[str, str]) -> None:
    """Note the installed locks, in one stroke: half a stamp is no stamp."""
    draft = folder / "locks.json.new"
    draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(str(draft), str(folder / "locks.json"))


def install_lock(folder: Path, lock: str) -> None:
    """Install exactly what a lock says: nothing whose hash differs, nothing that must be compiled."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    count = len(re.findall(r"^[A-Za-z0-9].*==", text, re.MULTILINE))
    say(f"Installing up to {count} Python packages from {lock}: some minutes, and only when it changed")
    command = [
        str(python_of(folder)),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    command += [
        "--no-warn-script-location",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "-r",
        str(ROOT / lock),
    ]
    done = quietly(command)
    if done.returncode:
        raise BootstrapError(explain_pip(done.stdout))


def explain_pip(said: str) -> str:
    """Put pip's failure into a sentence, with its own last words below."""
    if "HASHES" in said and "DO NOT MATCH" in said:
        reason = "A package is not the one that the lock names, and was not installed. Try again later."
    elif re.search("No space left|Errno 28", said):
        reason = "The disk is full: about 1.2 GB are needed."
    elif NETWORK_SIGNS.search(said):
        reason = "The Python packages could not be fetched: is this machine on the network? Try again once it is."
    elif "No matching distribution" in said:
        reason = (
            "A package was not found. Either this machine is not on the network, or its system is too old:\n"
            "Accueil needs a 64-bit Windows 10, macOS 13 (14 from Python 3.12 on), Debian 12, Ubuntu 22.04,\n"
            "or a later one."
        )
    else:
        reason = "The Python packages could not be installed."
    return reason + " pip says:\n" + last_lines(said)


def needs_install(stamp: dict[str, str], lock: str) -> bool:
    """Tell whether this lock is not (or no longer) what is installed."""
    return stamp.get(lock) != digest_of(ROOT / lock)


def ensure(lock: str = RUN_LOCK, folder_name: str = ".venv") -> Path:
    """Return a Python that has all that `lock` names, making or refreshing its environment if need be."""
    folder = ROOT / folder_name
    stamp = read_stamp(folder)
    if not is_sound(folder):
        make_environment(folder)
        stamp = {}
    if needs_install(stamp, lock):
        # Until the end is reached the environment is neither the old nor the new one.
        write_stamp(folder, {})
        install_lock(folder, lock)
        for name in (lock, *CONTAINS.get(lock, ())):
            stamp[name] = digest_of(ROOT / name)
        write_stamp(folder, stamp)
    return python_of(folder)


def prepare(lock: str, packages: tuple[str, ...], why: str, folder_name: str = ".venv") -> Path:
    """Return a ready Python for a command, or end the program with a sentence and status 3."""
    try:
        provide_system_packages(packages, why)
        return ensure(lock, folder_name)
    except BootstrapError as error:
        say(str(error))
    except OSError as error:
        say(f"The environment could not be made: {error.strerror or error} ({error.filename or ROOT}).")
    except KeyboardInterrupt:
        say("Stopped. The next start goes on from here.")
        raise SystemExit(130) from None
    raise SystemExit(3)
