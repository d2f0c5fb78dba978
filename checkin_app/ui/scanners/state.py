"""How a way for codes to come in is, as a value that threads hand to the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HID_PREFIX = "hid:"
"""How the id of an HID scanner begins, beside the names of serial ports."""


class Way(StrEnum):
    """A way for codes to come in, besides the keyboard."""

    SERIAL = "serial"
    HID = "hid"
    CAMERA = "camera"


class Condition(StrEnum):
    """`GONE` comes back by itself; `REFUSED` is a device that another program holds, or that this user may not open."""

    OFF = "off"
    READY = "ready"
    GONE = "gone"
    REFUSED = "refused"
    NO_LIBRARY = "no_library"


@dataclass(frozen=True, slots=True)
class WayState:
    """`name` is the port, the scanner or the camera as its user knows it."""

    way: Way
    condition: Condition
    name: str = ""


@dataclass(frozen=True, slots=True)
class Device:
    """A port or a camera to choose: what is kept in the settings, and what is shown."""

    id: str
    name: str
