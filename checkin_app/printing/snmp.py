"""One question by SNMP (version 1, RFC 1157): networked Brother printers say how they are in no other way."""

from __future__ import annotations

import secrets
import socket

PORT = 161
BROTHER_STATUS = (1, 3, 6, 1, 4, 1, 2435, 3, 3, 9, 1, 6, 1, 0)
"""The printer's status packet, the same 32 bytes that it sends over USB."""

_INTEGER, _OCTETS, _NULL, _OBJECT_ID, _SEQUENCE, _GET = 0x02, 0x04, 0x05, 0x06, 0x30, 0xA0
_COMMUNITY = b"public"
_LARGEST = 2048


def ask(host: str, port: int, name: tuple[int, ...], seconds: float) -> bytes | None:
    """The octets of a value; None when nobody answers within `seconds`, or with something else."""
    question = _question(name, secrets.randbelow(2**31 - 1))
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(seconds)
            asking.connect((host, port))
            asking.send(question)
            return answer(asking.recv(_LARGEST), name)
    except OSError:
        return None


def answer(message: bytes, name: tuple[int, ...]) -> bytes | None:
    """The octets that a message gives for `name`; None when it gives none."""
    wanted = _piece(_OBJECT_ID, _object_id(name))
    at = message.find(wanted)
    if at < 0:
        return None
    try:
        value = message[at + len(wanted) :]
        length, begin = _length(value, 1)
        octets = value[begin : begin + length]
        return octets if value[0] == _OCTETS and len(octets) == length else None
    except IndexError:
        return None


def _question(name: tuple[int, ...], number: int) -> bytes:
    asked = _piece(_SEQUENCE, _piece(_OBJECT_ID, _object_id(name)) + _piece(_NULL, b""))
    zero = _piece(_INTEGER, b"\x00")
    body = _piece(_INTEGER, number.to_bytes(4, "big")) + zero + zero + _piece(_SEQUENCE, asked)
    return _piece(_SEQUENCE, zero + _piece(_OCTETS, _COMMUNITY) + _piece(_GET, body))


def _piece(kind: int, body: bytes) -> bytes:
    size = len(body)
    return bytes([kind, size] if size < 0x80 else [kind, 0x81, size]) + body


def _object_id(name: tuple[int, ...]) -> bytes:
    """The first two numbers share a byte, each other one goes by sevens of bits."""
    return bytes([name[0] * 40 + name[1]]) + b"".join(_by_sevens(number) for number in name[2:])


def _by_sevens(number: int) -> bytes:
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))


def _length(data: bytes, at: int) -> tuple[int, int]:
    """A length and where what it measures begins."""
    first = data[at]
    if first < 0x80:
        return first, at + 1
    more = first & 0x7F
    return int.from_bytes(data[at + 1 : at + 1 + more], "big"), at + 1 + more
