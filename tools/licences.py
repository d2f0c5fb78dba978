"""The licences of everything that an installer carries: files that go with the program, beside `THIRD-PARTY.md`.

A package brings its own; for those that bring none they lie in `resources/licences`.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

FOLDER = "licences"
BRING_NONE = frozenset({"pyserial", "pyside6-addons", "pyside6-essentials", "shiboken6"})
"""Packages whose licences are in `resources/licences`, because their wheels hold none."""

_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
_LICENCE = re.compile(r"(?:licen[cs]e|copying|notice|authors|third.party)", re.IGNORECASE)


def packages(root: Path) -> list[str]:
    """The packages that the program runs with, on any system, by the lock."""
    return sorted(set(_PINNED.findall((root / "requirements.lock").read_text("utf-8"))))


def collected(root: Path) -> list[tuple[str, str]]:
    """Each file of a licence of what is installed here, with the folder that it goes to: as PyInstaller takes data."""
    files = [(str(root / name), FOLDER) for name in ("LICENSE", "THIRD-PARTY.md")]
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.is_file():
        files.append((str(python), f"{FOLDER}/python"))
    for name in packages(root):
        try:
            files += licences_of(distribution(name), name)
        except PackageNotFoundError:
            continue  # of another system
    return files


def licences_of(found: Distribution, name: str) -> Iterator[tuple[str, str]]:
    """The licences that a package brings, each with its folder."""
    for file in found.files or ():
        inside = _inside(PurePosixPath(file.as_posix()))
        if inside is not None:
            yield str(found.locate_file(file)), (PurePosixPath(FOLDER) / name / inside.parent).as_posix()


def _inside(file: PurePosixPath) -> PurePosixPath | None:
    """Where a file lies among the licences of its package; None for any other file."""
    told, *rest = file.parts
    if not told.endswith(".dist-info") or not rest:
        return None
    if rest[0] == "licenses":
        return PurePosixPath(*rest[1:])
    return PurePosixPath(*rest) if _LICENCE.search(rest[-1]) else None
