"""The Internet Printing Protocol as bytes (RFC 8010): just enough to ask a print server, and to read whatever it answers.

Nothing is compiled and nothing is downloaded: a fresh machine prints with what Python has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

_VERSION = b"\x02\x00"
_REQUEST_ID = 1


class Operation(IntEnum):
    """What a print server is asked."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Group(IntEnum):
    """What a group of attributes is about."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04


class Tag(IntEnum):
    """The kinds of values that are written or read as anything but text."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RESOLUTION = 0x32
    RANGE = 0x33
    BEGIN_COLLECTION = 0x34
    TEXT_IN_LANGUAGE = 0x35
    NAME_IN_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER_NAME = 0x4A


_FIRST_VALUE_TAG = 0x10
_FIRST_STRING_TAG = 0x30
_OUT_OF_BAND = range(0x10, 0x20)

STATUS_NOT_FOUND = 0x0406
STATUS_NOT_ACCEPTING = 0x0506
_FIRST_ERROR = 0x0400

Attributes = dict[str, list[Any]]
"""Values by name: int, bool, str, bytes, a range as a pair, a collection as another `Attributes`, None for "no value"."""


class IppError(Exception):
    """An answer that is no IPP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its status, and its groups in order, each with what it is about."""

    status: int
    groups: list[tuple[int, Attributes]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the request was done."""
        return self.status < _FIRST_ERROR

    def about(self, group: Group) -> list[Attributes]:
        """The groups of one kind: a printer each, a job each."""
        return [attributes for kind, attributes in self.groups if kind == group]


def request(
    operation: Operation,
    asked: Sequence[tuple[Tag, str, Any]],
    job: Sequence[tuple[Tag, str, Any]] = (),
) -> bytes:
    """A request: `asked` are the operation's own attributes, `job` those of a new job; a list is several values."""
    head = _VERSION + struct.pack(">HI", operation, _REQUEST_ID)
    fixed = ((Tag.CHARSET, "attributes-charset", "utf-8"), (Tag.LANGUAGE, "attributes-natural-language", "en"))
    parts = [head, bytes([Group.OPERATION]), *_written(fixed), *_written(asked)]
    if job:
        parts += [bytes([Group.JOB]), *_written(job)]
    return b"".join([*parts, bytes([Group.END])])


def answer(data: bytes) -> Answer:
    """Read what came back. Raises IppError for anything that is cut short or no IPP."""
    if len(data) < 8 or data[0] not in (1, 2):
        raise IppError("no IPP header")
    try:
        return Answer(struct.unpack_from(">H", data, 2)[0], list(_groups(data, 8)))
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise IppError("cut short") from fault


def first(attributes: Mapping[str, Sequence[Any]], name: str, default: Any = None) -> Any:
    """The first value of an attribute; `default` when it is missing or has no value."""
    values = attributes.get(name) or [None]
    return default if values[0] is None else values[0]


def _written(attributes: Iterable[tuple[Tag, str, Any]]) -> Iterator[bytes]:
    for tag, name, value in attributes:
        label = name.encode()
        for one in value if isinstance(value, list) else [value]:
            raw = _raw(tag, one)
            yield struct.pack(">BH", tag, len(label)) + label + struct.pack(">H", len(raw)) + raw
            label = b""


def _raw(tag: Tag, value: Any) -> bytes:
    if tag is Tag.BOOLEAN:
        return b"\x01" if value else b"\x00"
    if tag in {Tag.INTEGER, Tag.ENUM}:
        return struct.pack(">i", value)
    return str(value).encode()


def _groups(data: bytes, at: int) -> Iterator[tuple[int, Attributes]]:
    kind = data[at]
    at += 1
    while kind != Group.END:
        attributes: Attributes = {}
        name = ""
        while (tag := data[at]) >= _FIRST_VALUE_TAG:
            label, raw, at = _piece(data, at)
            name = label or name
            value, at = _collection(data, at) if tag == Tag.BEGIN_COLLECTION else (_value(tag, raw), at)
            attributes.setdefault(name, []).append(value)
        yield kind, attributes
        kind, at = tag, at + 1


def _piece(data: bytes, at: int) -> tuple[str, bytes, int]:
    """The name and the raw value at `at`, and where the next piece begins."""
    (size,) = struct.unpack_from(">H", data, at + 1)
    at += 3
    name = data[at : at + size].decode()
    (length,) = struct.unpack_from(">H", data, at + size)
    at += size + 2
    if at + length > len(data):
        raise IndexError(at)
    return name, data[at : at + length], at + length


def _collection(data: bytes, at: int) -> tuple[Attributes, int]:
    members: Attributes = {}
    name = ""
    while (tag := data[at]) != Tag.END_COLLECTION:
        if tag < _FIRST_VALUE_TAG:
            raise IndexError(at)
        _label, raw, at = _piece(data, at)
        if tag == Tag.MEMBER_NAME:
            name = raw.decode()
            continue
        value, at = _collection(data, at) if tag == Tag.BEGIN_COLLECTION else (_value(tag, raw), at)
        members.setdefault(name, []).append(value)
    return members, _piece(data, at)[2]


def _value(tag: int, raw: bytes) -> Any:
    if tag in _OUT_OF_BAND:
        return None
    if tag in {Tag.INTEGER, Tag.ENUM}:
        return struct.unpack(">i", raw)[0]
    if tag == Tag.BOOLEAN:
        return raw != b"\x00"
    if tag == Tag.RANGE:
        return struct.unpack(">ii", raw)
    if tag in {Tag.TEXT_IN_LANGUAGE, Tag.NAME_IN_LANGUAGE}:
        (skipped,) = struct.unpack_from(">H", raw)
        return raw[skipped + 4 :].decode("utf-8", "replace")
    if tag < _FIRST_STRING_TAG + 8 and tag >= _FIRST_STRING_TAG:
        return raw
    return raw.decode("utf-8", "replace")
