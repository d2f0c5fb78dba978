"""Reaching a print server: HTTP over a socket file or the network, one question a connection, never for long."""

from __future__ import annotations

import contextlib
import getpass
import http.client
import os
import socket
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path

from checkin_app.errors import EnvironmentProblem
from checkin_app.printing import ipp

ANSWER_SECONDS = 3.0
"""How long a server may be silent before it counts as not there."""

DEFAULT_PORT = 631
_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")


def default_address(environment: Mapping[str, str]) -> str:
    """Where this machine's print server is: `CUPS_SERVER`, else its socket file, else this machine's port 631."""
    named = environment.get("CUPS_SERVER", "").partition("/version=")[0]
    return named or next((path for path in _SOCKETS if Path(path).exists()), f"localhost:{DEFAULT_PORT}")


class PrintServer:
    """Anything that speaks IPP: a print server, or a printer itself. `address` is "host", "host:port" or a socket's path."""

    def __init__(self, address: str, seconds: float = ANSWER_SECONDS, *, encrypted: bool = False) -> None:
        self.address = address
        self._seconds = seconds
        self._encrypted = encrypted

    def ask(self, message: bytes, path: str = "/") -> ipp.Answer:
        """Send an IPP request. Raises EnvironmentProblem when nobody answers, or not in IPP."""
        try:
            status, body = self._post(message, path, {})
            if status == http.HTTPStatus.UNAUTHORIZED and self.address.startswith("/"):
                # On the socket file the kernel says who is asking: no password is needed for one's own jobs.
                status, body = self._post(message, path, {"Authorization": f"PeerCred {user_name()}"})
            if status != http.HTTPStatus.OK:
                raise EnvironmentProblem("print_system_silent", why=f"HTTP {status}")
            return ipp.answer(body)
        except (OSError, http.client.HTTPException, ipp.IppError) as fault:
            raise EnvironmentProblem("print_system_silent", why=str(fault) or type(fault).__name__) from fault

    def _post(self, message: bytes, path: str, more: Mapping[str, str]) -> tuple[int, bytes]:
        with contextlib.closing(self._connection()) as connection:
            connection.request("POST", path, message, {"Content-Type": "application/ipp", **more})
            answered = connection.getresponse()
            return answered.status, answered.read()

    def _connection(self) -> http.client.HTTPConnection:
        if self.address.startswith("/"):
            return _SocketFile(self.address, self._seconds)
        host, port = _host_and_port(self.address)
        if self._encrypted:
            # Printers sign their own certificates; nothing secret is asked of them.
            trusting = ssl.create_default_context()
            trusting.check_hostname = False
            trusting.verify_mode = ssl.CERT_NONE
            return http.client.HTTPSConnection(host, port, timeout=self._seconds, context=trusting)
        return http.client.HTTPConnection(host, port, timeout=self._seconds)


class _SocketFile(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__("localhost", timeout=seconds)
        self._path = path

    def connect(self) -> None:
        """Open the socket file instead of a host's port."""
        if sys.platform != "win32":
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.sock.settimeout(self.timeout)
            self.sock.connect(self._path)


def user_name() -> str:
    """Who prints, as the server shall know them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return os.environ.get("USER", "accueil")


def _host_and_port(address: str) -> tuple[str, int]:
    """Split "host:port", "[::1]:631", "host"."""
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdecimal() or (host.count(":") and not host.endswith("]")):
        host, port = address, str(DEFAULT_PORT)
    return host.strip("[]"), int(port)
