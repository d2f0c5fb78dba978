"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE_SECONDS, _STALE_SECONDS, _PAUSE_SECONDS = 2.0, 5.0, 0.005


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


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Read and write `path` while no other program does that asks too. Nobody waits longer than two seconds for it: what is
    kept so is never worth a desk that stands still, and a program that died with it is passed over.
    """
    lock = path.with_name(f".{path.name}.lock")
    ours = _taken(lock)
    try:
        yield
    finally:
        if ours:
            with suppress(OSError):
                lock.unlink()


def _taken(lock: Path) -> bool:
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < give_up:
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            with suppress(OSError):
                if time.time() - lock.stat().st_mtime > _STALE_SECONDS:
                    lock.unlink()
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return False
        else:
            return True
    return False


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
