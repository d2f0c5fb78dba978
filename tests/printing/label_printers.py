"""Label printers as they answer on the network, a thread each: what reached their paper, faults on demand, a plug to pull.

They read what they are sent with code of their own, so that a mistake of the program is not made twice.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
from collections.abc import Iterator

import zxingcpp
from PIL import Image

_GRAPHIC = re.compile(rb"\^XA.*?\^GFA,(\d+),\d+,(\d+),(.*?)\^FS.*?\^XZ", re.DOTALL)
_ASKED = re.compile(rb"~HS|~JA|! U1 getvar \"[a-z._]+\"\r\n")


def read_code(picture: Image.Image) -> str:
    """What the QR on a sheet says; "" when there is none that can be read."""
    found = zxingcpp.read_barcodes(picture)
    return found[0].text if found else ""


class _Networked:
    """A port of this machine; `cut_after` hangs up after so many bytes of a badge, `mute` never answers."""

    def __init__(self) -> None:
        self.sheets: list[Image.Image] = []
        self.faults: set[str] = set()
        self.cut_after = 0
        self.mute = False
        self.pending: list[Image.Image] = []
        self.lock = threading.RLock()
        self._connections: list[socket.socket] = []
        self._listening: socket.socket | None = None
        self.port = 0
        self.plug_in()

    def plug_in(self) -> None:
        """Power, and an empty memory."""
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        listening.listen()
        self.port = listening.getsockname()[1]
        self._listening = listening
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def pull_plug(self) -> None:
        """No power: whoever talks is cut off, what was in memory is gone."""
        with self.lock:
            if self._listening:
                with contextlib.suppress(OSError):
                    self._listening.shutdown(socket.SHUT_RDWR)
                self._listening.close()
                self._listening = None
            for connection in self._connections:
                _hang_up(connection)
            self._connections.clear()
            self.pending.clear()

    def mend(self) -> None:
        """Take the faults away: what waits comes out."""
        with self.lock:
            self.faults.clear()
            self.print_pending()

    def print_pending(self) -> None:
        with self.lock:
            if not self.faults:
                self.sheets += self.pending
                self.pending.clear()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _address = listening.accept()
            except OSError:
                return
            with self.lock:
                self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        got, came = b"", 0
        with contextlib.suppress(OSError):
            while piece := connection.recv(65536):
                came += len(piece)
                if self.cut_after and came > self.cut_after:
                    self.cut_after = 0
                    _hang_up(connection)
                    return
                got = self.understand(connection, got + piece)
            connection.close()

    def understand(self, connection: socket.socket, got: bytes) -> bytes:
        raise NotImplementedError


class Zebra(_Networked):
    """A ZPL printer. Faults: "paper", "head", "pause", "ribbon". Without `odometer` it keeps no count."""

    def __init__(self, *, odometer: bool = True) -> None:
        self.odometer = odometer
        self.asked: list[bytes] = []
        super().__init__()

    def cancel(self) -> None:
        """Somebody presses Cancel at the printer."""
        with self.lock:
            self.pending.clear()

    def understand(self, connection: socket.socket, got: bytes) -> bytes:
        while True:
            label, asked = _GRAPHIC.search(got), _ASKED.search(got)
            if asked and (not label or asked.start() < label.start()):
                self._asked(connection, asked[0])
                got = got[: asked.start()] + got[asked.end() :]
            elif label:
                with self.lock:
                    self.pending.append(picture_of(int(label[1]), int(label[2]), label[3]))
                    self.print_pending()
                got = got[label.end() :]
            else:
                return got

    def _asked(self, connection: socket.socket, asked: bytes) -> None:
        with self.lock:
            self.asked.append(asked)
            if asked == b"~JA":
                self.pending.clear()
            elif self.mute:
                return
            elif asked == b"~HS":
                connection.sendall(self._host_status())
            else:
                connection.sendall(f'"{len(self.sheets) + 700}"'.encode() if self.odometer else b'"?"')

    def _host_status(self) -> bytes:
        flag = {name: int(name in self.faults) for name in ("paper", "head", "pause", "ribbon")}
        waiting = len(self.pending)
        lines = (
            f"030,{flag['paper']},{flag['pause']},0799,{waiting:03d},0,0,0,000,0,0,0",
            f"001,0,{flag['head']},{flag['ribbon']},1,2,6,0,{waiting:08d},1,000",
            "1234,0",
        )
        return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)


def picture_of(total: int, width: int, data: bytes) -> Image.Image:
    """What `^GFA` draws, by Zebra's description of its shortening."""
    rows: list[str] = []
    row, times = "", 0
    for letter in data.decode("ascii").replace("\n", ""):
        if letter == ",":
            row = row.ljust(width * 2, "0")
        elif letter == "!":
            row = row.ljust(width * 2, "F")
        elif letter == ":":
            row = rows[-1]
        elif "G" <= letter <= "Y":
            times += ord(letter) - ord("F")
        elif "g" <= letter <= "z":
            times += (ord(letter) - ord("f")) * 20
        else:
            row += letter * max(times, 1)
            times = 0
        if len(row) == width * 2:
            rows.append(row)
            row = ""
    assert (row, len(rows) * width) == ("", total)
    bits = bytes(255 - byte for byte in bytes.fromhex("".join(rows)))
    return Image.frombytes("1", (width * 8, len(rows)), bits).convert("L")


class Brother(_Networked):
    """A networked Brother QL: mute on its port, it says how it is by SNMP. Faults: "cover", "paper"."""

    def __init__(self, roll: tuple[int, int] = (62, 100)) -> None:
        self.roll = roll
        self.snmp_answers = True
        self._phases: list[int] = []
        self._snmp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._snmp.bind(("127.0.0.1", 0))
        self.snmp_port = self._snmp.getsockname()[1]
        threading.Thread(target=self._answer, daemon=True).start()
        super().__init__()

    def understand(self, connection: socket.socket, got: bytes) -> bytes:
        labels, rest = read_raster(got)
        with self.lock:
            self.pending += labels
            self._phases += [1, 1] * len(labels)
            self.print_pending()
        return rest

    def status(self) -> bytes:
        with self.lock:
            one = 0x01 if "paper" in self.faults else 0
            two = 0x10 if "cover" in self.faults else 0
            phase = 1 if self.pending else self._phases.pop() if self._phases else 0
        return brother_packet(one, two, roll=self.roll, phase=phase)

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                question, sender = self._snmp.recvfrom(2048)
                if self.snmp_answers and self._listening:
                    self._snmp.sendto(_snmp_answer(question, self.status()), sender)

    def close(self) -> None:
        self._snmp.close()


def brother_packet(one: int = 0, two: int = 0, *, roll: tuple[int, int] = (62, 100), kind: int = 0, phase: int = 0) -> bytes:
    """A status packet of 32 bytes."""
    packet = bytearray(32)
    packet[:8] = b"\x80\x20B4800\x00"
    packet[8:12] = bytes([one, two, roll[0], 0x0B if roll[1] else 0x0A])
    packet[17:20] = bytes([roll[1], kind, phase])
    return bytes(packet)


def read_raster(got: bytes) -> tuple[list[Image.Image], bytes]:
    """The labels of Brother raster data that has come whole, and what is left of it."""
    labels: list[Image.Image] = []
    rows: list[bytes] = []
    at = begun = 0
    sizes = {b"a": 1, b"z": 10, b"M": 1, b"K": 1, b"d": 2, b"A": 1, b"S": 0}
    while at < len(got):
        if got[at] == 0x00:
            at += 1
        elif got[at : at + 2] == b"\x1b\x40":
            at += 2
        elif got[at : at + 2] == b"\x1bi":
            at += 3 + sizes[got[at + 2 : at + 3]]
        elif got[at] == ord("M"):
            at += 2
        elif got[at] == ord("g"):
            size = got[at + 2] if at + 2 < len(got) else 0
            rows.append(got[at + 3 : at + 3 + size])
            at += 3 + size
        elif got[at] in (0x0C, 0x1A):
            labels.append(_from_pins(rows))
            rows = []
            begun = at = at + 1
        else:
            raise AssertionError(f"no command of Brother's: {got[at]:#x} at {at}")
    return labels, got[begun:]


def _from_pins(rows: list[bytes]) -> Image.Image:
    """The pins stand from right to left."""
    picture = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), bytes(255 - byte for byte in b"".join(rows)))
    return picture.convert("L").transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def _snmp_answer(question: bytes, octets: bytes) -> bytes:
    """The question turned into its answer: the name it asks for, then what it is."""
    name = question[question.index(b"\x06", 20) : -2]
    value = b"\x04" + bytes([len(octets)]) + octets
    binding = b"\x30" + bytes([len(name + value)]) + name + value
    bindings = b"\x30" + bytes([len(binding)]) + binding
    number = question[question.index(b"\xa0") + 2 :][:6]
    body = number + b"\x02\x01\x00\x02\x01\x00" + bindings
    message = b"\x02\x01\x00\x04\x06public\xa2" + bytes([len(body)]) + body
    return b"\x30\x81" + bytes([len(message)]) + message


def _hang_up(connection: socket.socket) -> None:
    """At once and without a word: a reset, as when power is lost."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
        connection.close()


@contextlib.contextmanager
def zebra(*, odometer: bool = True) -> Iterator[Zebra]:
    """A Zebra with power, until the end."""
    printer = Zebra(odometer=odometer)
    try:
        yield printer
    finally:
        printer.pull_plug()


@contextlib.contextmanager
def brother(roll: tuple[int, int] = (62, 100)) -> Iterator[Brother]:
    """A Brother with power, until the end."""
    printer = Brother(roll)
    try:
        yield printer
    finally:
        printer.pull_plug()
        printer.close()
