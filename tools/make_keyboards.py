"""Make `checkin_app/domain/keyboard_table.py`: what each key of seventeen keyboard layouts types, in every state of its locks.

The layouts are those of the system's own keymaps (xkeyboard-config, `xkb-data` on Debian), compiled by libxkbcommon, so that
nothing is typed off by hand. Run `.venv/bin/python tools/make_keyboards.py` after a change of the list below.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import itertools
import unicodedata
from pathlib import Path

LAYOUTS = (
    ("us", "us", ""),
    ("us-intl", "us", "intl"),
    ("gb", "gb", ""),
    ("fr", "fr", "basic"),
    ("fr-oss", "fr", "oss"),
    ("fr-latin9", "fr", "latin9"),
    ("fr-afnor", "fr", "afnor"),
    ("be", "be", ""),
    ("be-oss", "be", "oss"),
    ("ch", "ch", ""),
    ("ch-fr", "ch", "fr"),
    ("es", "es", ""),
    ("es-cat", "es", "cat"),
    ("de", "de", ""),
    ("de-nodeadkeys", "de", "nodeadkeys"),
    ("it", "it", ""),
    ("pt", "pt", ""),
)
"""Our name, and layout and variant as the keymaps call them."""

KEYS = (41, *range(2, 14), *range(16, 28), *range(30, 41), 43, 86, *range(44, 54), 57)
"""The keys that type: their numbers in Linux' input events, which are the scan codes of a PC keyboard too."""

NOTHING = "\0"
OUTPUT = Path(__file__).parents[1] / "checkin_app" / "domain" / "keyboard_table.py"

_DEAD = {
    "grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304", "breve": "\u0306",
    "abovedot": "\u0307", "diaeresis": "\u0308", "abovering": "\u030a", "doubleacute": "\u030b", "caron": "\u030c",
    "cedilla": "\u0327", "ogonek": "\u0328", "belowdot": "\u0323", "hook": "\u0309", "horn": "\u031b", "stroke": "\u0338",
}  # fmt: skip
"""A dead key is written down as the mark that it puts on the next letter."""

_HEAD = '''"""What each key of seventeen keyboard layouts types. Made by tools/make_keyboards.py from the system's own keymaps.

A layout is eight strings, by what is held and locked: nothing, Shift, Caps Lock, both; then the same with AltGr. Each has one
character for every key of `KEYS`; "\\\\0" is a key that types nothing, a combining mark is a dead key. Num Lock changes none.
"""

from __future__ import annotations

KEYS = (
'''


_TAIL = '''"""Their numbers in Linux' input events, which are the scan codes of a PC keyboard too."""

'''


class _Names(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


class Keymap:
    """One compiled keymap of the system. Raises RuntimeError when libxkbcommon does not know it."""

    def __init__(self, layout: str, variant: str) -> None:
        self._library = ctypes.CDLL(ctypes.util.find_library("xkbcommon") or "libxkbcommon.so.0")
        for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
            getattr(self._library, name).restype = ctypes.c_void_p
        names = _Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
        context = ctypes.c_void_p(self._library.xkb_context_new(0))
        self._map = ctypes.c_void_p(self._library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
        if not self._map:
            raise RuntimeError(f"no keymap {layout} {variant}")
        self._state = ctypes.c_void_p(self._library.xkb_state_new(self._map))

    def typed(self, key: int, *, shift: bool, caps: bool, num: bool, altgr: bool) -> str:
        """The character of a key; the combining mark of a dead one; NOTHING."""
        locked = self._mask("Lock", caps) | self._mask("Mod2", num)
        held = self._mask("Shift", shift) | self._mask("Mod5", altgr)
        self._library.xkb_state_update_mask(self._state, held, 0, locked, 0, 0, 0)
        symbol = self._library.xkb_state_key_get_one_sym(self._state, key + 8)
        name = ctypes.create_string_buffer(64)
        self._library.xkb_keysym_get_name(symbol, name, 64)
        word = name.value.decode()
        if word.startswith("dead_"):
            return _DEAD.get(word[5:], NOTHING)
        text = ctypes.create_string_buffer(16)
        self._library.xkb_state_key_get_utf8(self._state, key + 8, text, 16)
        character = text.value.decode()
        return character if len(character) == 1 and character.isprintable() else NOTHING

    def _mask(self, modifier: str, on: bool) -> int:
        index = self._library.xkb_keymap_mod_get_index(self._map, modifier.encode())
        return 1 << index if on else 0


def levels(keymap: Keymap) -> list[str]:
    """The eight strings of a layout. Raises RuntimeError when Num Lock changes what a key types."""
    made = []
    for altgr, caps, shift in itertools.product((False, True), repeat=3):
        rows = ["".join(keymap.typed(k, shift=shift, caps=caps, num=num, altgr=altgr) for k in KEYS) for num in (False, True)]
        if rows[0] != rows[1]:
            raise RuntimeError("Num Lock changes what is typed")
        made.append(rows[0])
    return made


def _literal(row: str) -> str:
    shown = "".join(_escaped(c) for c in row)
    return f'"{shown}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == NOTHING:
        return "\\0"
    plain = character.isprintable() and not unicodedata.combining(character) and unicodedata.category(character) != "Zs"
    return character if plain or character == " " else f"\\u{ord(character):04x}"


def main() -> None:
    """Write the table."""
    text = _HEAD
    for start in range(0, len(KEYS), 25):
        text += "    " + " ".join(f"{key}," for key in KEYS[start : start + 25]) + "\n"
    text += f")  # fmt: skip\n{_TAIL}"
    text += "LAYOUTS: dict[str, tuple[str, ...]] = {\n"
    for name, layout, variant in LAYOUTS:
        rows = levels(Keymap(layout, variant))
        text += f'    "{name}": (\n' + "".join(f"        {_literal(row)},\n" for row in rows) + "    ),\n"
    OUTPUT.write_text(text + "}\n", "utf-8")


if __name__ == "__main__":
    main()
