"""The wire to a printer that is spoken to directly: a network socket, or a device file of this machine."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import stat
import time
from collections.abc import Callable, Iterator
from typing import Protocol

from checkin_app.printing.label_address import LabelPrinter

_PIECE = 4096
_SEND_SECONDS = 15.0
"""How long a printer may take no more of a badge: one whose memory is full takes some when a label is out."""


class Wire(Protocol):
    """What is sent and what comes back. Every call raises OSError when the wire is broken."""

    def send(self, data: bytes) -> None:
        """Send all of it."""
        ...

    def receive(self, whole: Callable[[bytes], bool], seconds: float) -> bytes:
        """What comes until it is `whole`, or until `seconds` have passed: then as much as there is."""
        ...


@contextlib.contextmanager
def opened(printer: LabelPrinter, seconds: float) -> Iterator[Wire]:
    """The wire to that printer, closed at the end. Raises OSError when nobody is there."""
    if printer.device:
        handle = os.open(printer.device, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.ENODEV, "a file of somebody's, and no printer")
            yield _DeviceWire(handle)
        finally:
            os.close(handle)
    else:
        with socket.create_connection((printer.host, printer.port), seconds) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield _NetworkWire(connection)


class _NetworkWire:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def send(self, data: bytes) -> None:
        self._connection.settimeout(_SEND_SECONDS)
        self._connection.sendall(data)

    def receive(self, whole: Callable[[bytes], bool], seconds: float) -> bytes:
        got, give_up = b"", time.monotonic() + seconds
        while not whole(got) and (left := give_up - time.monotonic()) > 0:
            self._connection.settimeout(left)
            try:
                piece = self._connection.recv(_PIECE)
            except TimeoutError:
                break
            if not piece:
                raise ConnectionResetError("the printer hung up")
            got += piece
        return got


class _DeviceWire:
    """`/dev/usb/lp0` and its like. A printer that is pulled out raises OSError."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def send(self, data: bytes) -> None:
        left, give_up = memoryview(data), time.monotonic() + _SEND_SECONDS
        while left:
            select.select([], [self._handle], [], max(0.0, give_up - time.monotonic()))
            try:
                left = left[os.write(self._handle, left[:_PIECE]) :]
                give_up = time.monotonic() + _SEND_SECONDS
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    raise TimeoutError("the printer takes no more") from None

    def receive(self, whole: Callable[[bytes], bool], seconds: float) -> bytes:
        got, give_up = b"", time.monotonic() + seconds
        while not whole(got) and (left := give_up - time.monotonic()) > 0:
            ready, _writing, _odd = select.select([self._handle], [], [], left)
            if ready:
                with contextlib.suppress(BlockingIOError):
                    piece = os.read(self._handle, _PIECE)
                    if not piece:
                        # The printer driver says "nothing yet" so: asking on at once would be a loop without rest.
                        select.select([], [], [], min(0.05, left))
                    got += piece
        return got
