"""QR codes as matrices of modules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from operator import getitem, itemgetter, xor

from qrcode import constants, exceptions, util
from qrcode.main import QRCode

from checkin_app.domain.code import ALPHABET, LENGTH
from checkin_app.errors import InputProblem

QUIET_ZONE = 4
"""White modules that every code needs around it."""

_VERSION = 2
_SIDE = 25
_LEVEL = constants.ERROR_CORRECT_Q
_MASK = 1
_LETTERS = frozenset(ALPHABET)
_NOTHING = "0" * LENGTH
_VALUE = {letter: value for value, letter in enumerate(util.ALPHA_NUM.decode())}
_PAIR_BITS, _LAST_BITS = 11, 6

Matrix = tuple[str, ...]
"""Rows from the top, a character a module: "1" for dark."""


def matrix(code: str) -> Matrix:
    """The modules of a code, without the quiet zone.

    Our own codes have a fixed version (2-Q, 25 modules) and mask: choosing the mask is most of the library's work, and any
    mask is valid. Anything else gets the smallest version that it fits. Raises InputProblem when it fits none.
    """
    drawn, side = modules(code)
    return tuple([drawn[row : row + side] for row in range(0, side * side, side)])


def modules(code: str) -> tuple[str, int]:
    """The same in one piece, row after row, and how many a row has: for very many codes."""
    if len(code) == LENGTH and _LETTERS.issuperset(code):
        blank, pairs, changes = _superposition()
        # What the library draws, put together from what it draws for each pair of letters alone. The first module is dark.
        return f"{reduce(xor, map(getitem, changes, pairs(code)), blank):b}", _SIDE
    rows = _fitted(code).modules
    return "".join("1" if dark else "0" for row in rows for dark in row), len(rows)


class _Changes(dict[str, int]):
    """What a pair of letters (at the end: a letter) at one place changes in a code of zeros, kept once asked for."""

    def __init__(self, bits: tuple[int, ...]) -> None:
        super().__init__()
        self._bits = bits

    def __missing__(self, pair: str) -> int:
        value = 0
        for letter in pair:
            value = value * len(_VALUE) + _VALUE[letter]
        changed = 0
        for bit, modules in enumerate(self._bits):
            if value >> bit & 1:
                changed ^= modules
        self[pair] = changed
        return changed


@cache
def _superposition() -> tuple[int, Callable[[str], tuple[str, ...]], tuple[_Changes, ...]]:
    """The modules of a code of zeros as one number; what takes a code into pairs of letters; what each of them changes.

    With a fixed version and mask every module, error correction and all, is an exclusive or of bits of the code: so drawings
    may be laid one over the other. It takes 149 of them, once.
    """
    blank = _drawn(_NOTHING)
    changes = []
    for start in range(0, LENGTH, 2):
        width = min(2, LENGTH - start)
        bits = _PAIR_BITS if width == 2 else _LAST_BITS
        changes.append(_Changes(tuple(_drawn(_with(start, width, 1 << bit)) ^ blank for bit in range(bits))))
    pairs = itemgetter(*[slice(start, start + 2) for start in range(0, LENGTH, 2)])
    return blank, pairs, tuple(changes)


def _with(start: int, width: int, value: int) -> str:
    """A code of zeros but for the pair of letters (at the end: the letter) that has this value."""
    letters: str = util.ALPHA_NUM.decode()
    first, second = divmod(value, len(letters))
    changed = letters[first] + letters[second] if width == 2 else letters[second]
    return _NOTHING[:start] + changed + _NOTHING[start + width :]


def _drawn(code: str) -> int:
    """The library's drawing, row after row, as the digits of a number."""
    drawn = QRCode(version=_VERSION, error_correction=_LEVEL, border=0, mask_pattern=_MASK)
    drawn.add_data(util.QRData(code.encode(), mode=util.MODE_ALPHA_NUM, check_data=False))
    drawn.make(fit=False)
    return int("".join("1" if dark else "0" for row in drawn.modules for dark in row), 2)


def _fitted(code: str) -> QRCode:
    drawn = QRCode(version=None, error_correction=_LEVEL, border=0)
    drawn.add_data(code)
    try:
        drawn.make(fit=True)
    except (exceptions.DataOverflowError, ValueError) as fault:
        raise InputProblem("code_too_long", length=len(code)) from fault
    return drawn
