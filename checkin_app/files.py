"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`: what was there before stays until the new file is safe on the disk. Raises OSError."""
    target = Path(os.path.realpath(path))  # a link stays a link; the file that it names is replaced
    # A name of its own: two programs may write the same file at once.
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(target.parent)


def sync(handle: int) -> None:
    """Bring what was written to the disk itself: on macOS `fsync` stops at the memory of the drive. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a disk that does not know the word, as most on a network
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut; Windows, and some network disks, have no such call for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
