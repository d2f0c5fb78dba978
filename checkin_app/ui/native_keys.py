"""Which key it was, whatever the layout made of it: the scan code of a PC keyboard, from what each system tells."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeyEvent

_MAC = {
    0x00: 30, 0x01: 31, 0x02: 32, 0x03: 33, 0x04: 35, 0x05: 34, 0x06: 44, 0x07: 45, 0x08: 46, 0x09: 47, 0x0A: 86, 0x0B: 48,
    0x0C: 16, 0x0D: 17, 0x0E: 18, 0x0F: 19, 0x10: 21, 0x11: 20, 0x12: 2, 0x13: 3, 0x14: 4, 0x15: 5, 0x16: 7, 0x17: 6,
    0x18: 13, 0x19: 10, 0x1A: 8, 0x1B: 12, 0x1C: 9, 0x1D: 11, 0x1E: 27, 0x1F: 24, 0x20: 22, 0x21: 26, 0x22: 23, 0x23: 25,
    0x25: 38, 0x26: 36, 0x27: 40, 0x28: 37, 0x29: 39, 0x2A: 43, 0x2B: 51, 0x2C: 53, 0x2D: 49, 0x2E: 50, 0x2F: 52, 0x31: 57,
    0x32: 41,
}  # fmt: skip
"""macOS' numbers of the keys that type (Carbon's `kVK_...`), and those of a PC keyboard."""

_X11_OFFSET = 8


def pc_key(event: QKeyEvent) -> int:
    """The key of `event` as in `domain.keyboard_table.KEYS`; 0 when the system does not tell, or for another key."""
    system = QGuiApplication.platformName()
    if system == "xcb" or system.startswith("wayland"):
        return max(0, event.nativeScanCode() - _X11_OFFSET)
    if system == "windows":
        code = event.nativeScanCode()
        return code if code < 0x80 else 0
    if system == "cocoa":
        return _MAC.get(event.nativeVirtualKey(), 0)
    return 0
