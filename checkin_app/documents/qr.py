"""QR codes as matrices of modules."""

from __future__ import annotations

from qrcode import constants, exceptions, util
from qrcode.main import QRCode

from checkin_app.domain.code import ALPHABET, LENGTH
from checkin_app.errors import InputProblem

QUIET_ZONE = 4
"""White modules that every code needs around it."""

_VERSION = 2
_MASK = 1
_LETTERS = frozenset(ALPHABET)

Matrix = tuple[tuple[bool, ...], ...]


def matrix(code: str) -> Matrix:
    """The modules of a code, rows from the top, True for dark, without the quiet zone.

    Our own codes have a fixed version (2-Q, 25 modules) and mask: choosing the mask is most of the library's work, and any
    mask is valid. Anything else gets the smallest version that it fits. Raises InputProblem when it fits none.
    """
    if len(code) == LENGTH and _LETTERS.issuperset(code):
        drawn = QRCode(version=_VERSION, error_correction=constants.ERROR_CORRECT_Q, border=0, mask_pattern=_MASK)
        drawn.add_data(util.QRData(code.encode(), mode=util.MODE_ALPHA_NUM, check_data=False))
        drawn.make(fit=False)
    else:
        drawn = _fitted(code)
    return tuple(map(tuple, drawn.modules))


def _fitted(code: str) -> QRCode:
    drawn = QRCode(version=None, error_correction=constants.ERROR_CORRECT_Q, border=0)
    drawn.add_data(code)
    try:
        drawn.make(fit=True)
    except (exceptions.DataOverflowError, ValueError) as fault:
        raise InputProblem("code_too_long", length=len(code)) from fault
    return drawn
