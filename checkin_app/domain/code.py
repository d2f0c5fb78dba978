"""The badge code: 27 letters that any scanner types on any keyboard layout (design paper "Codes and scanners").

`K` · key id (1) · serial (6) · version (1) · HMAC-SHA256 truncated to 64 bits (16) · check (2), each letter four bits. The
alphabet survives every pair of scanner and host layouts in every lock state; there is no personal data in a code.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "BCDFGHJKLNPRSTVX"
LENGTH = 27
SERIALS = 1 << 24
VERSIONS = 16
_CHECK_MODULUS = 251
_MARK = "K"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_SHAPE = re.compile(f"K[{ALPHABET}]{{{LENGTH - 1}}}")
_FREE = re.compile(f"(?<![{ALPHABET}])K[{ALPHABET}]{{{LENGTH - 1}}}(?![{ALPHABET}])")
_ECI = re.compile(r"^(?:\][A-Za-z][0-9])?(?:\\0000[0-9][0-9])?")
_LONGEST_SCAN = 64


class CodeFault(StrEnum):
    """Why a code is not one of ours, or not believed; each has its own sentence."""

    EMPTY = "empty"
    FOREIGN = "foreign"
    TRUNCATED = "truncated"
    MISREAD = "misread"
    OTHER_EVENT = "other_event"
    TRAINING = "training"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class CodeKey:
    """What mints and checks the codes of one event. `secret` is derived from the event's master key and `key_id` (0-15)."""

    event_id: str
    key_id: int
    secret: bytes


@dataclass(frozen=True, slots=True)
class BadgeCode:
    """A code that was signed by this event. `version` rises when a lost badge is replaced."""

    serial: int
    version: int


def code_key(master: bytes, event_id: str, key_id: int) -> CodeKey:
    """Derive the key of `key_id` (HKDF-SHA256, RFC 5869, one block) from the event's master key (32 bytes)."""
    extracted = hmac.new(event_id.encode(), master, hashlib.sha256).digest()
    secret = hmac.new(extracted, f"badge-v1|{key_id}".encode() + b"\x01", hashlib.sha256).digest()
    return CodeKey(event_id, key_id, secret)


def first_key_id(event_id: str) -> int:
    """The key id that an event starts with: another one for most other events, so that their badges are told from forgeries."""
    return hashlib.sha256(event_id.encode()).digest()[0] % len(ALPHABET)


def training_key(master: bytes, event_id: str, key_id: int) -> CodeKey:
    """The key of an event's training copies: of another id than the event's own `key_id`, and never one of the event's own."""
    return code_key(master, f"{event_id}|training", (key_id + len(ALPHABET) // 2) % len(ALPHABET))


def mint(key: CodeKey, serial: int, version: int) -> str:
    """The 27 letters for a badge. Raises ValueError when `serial` (24 bits) or `version` (4 bits) does not fit."""
    if not (0 <= serial < SERIALS and 0 <= version < VERSIONS):
        raise ValueError(f"serial {serial}, version {version}")
    head = _MARK + _letters(key.key_id, 1) + _letters(serial, 6) + _letters(version, 1)
    signed = head + _signature(key, head)
    return signed + _check(signed)


def read(raw: str, keys: dict[int, CodeKey]) -> BadgeCode | CodeFault:
    """Judge what a scanner typed: shape, check letters, key id, signature, in this order. `keys` by key id."""
    code = badge_in(raw) or normalise(raw)
    if not code:
        return CodeFault.EMPTY
    if not _SHAPE.fullmatch(code):
        return _shape_fault(code)
    if _check(code[:-2]) != code[-2:]:
        return CodeFault.MISREAD
    key = keys.get(_VALUES[code[1]])
    if key is None:
        return CodeFault.OTHER_EVENT
    if not hmac.compare_digest(_signature(key, code[:9]), code[9:25]):
        return CodeFault.FORGED
    return BadgeCode(_number(code[2:8]), _number(code[8:9]))


def normalise(raw: str) -> str:
    """What a scanner typed, upper-cased, without blanks, control characters and the scanner's own prefixes."""
    visible = "".join(character for character in without_prefix(raw) if character.isprintable())
    return "".join(visible.split()).upper()


def badge_in(raw: str) -> str:
    """The 27 letters in what a scanner typed; "" when there are none, or more than once.

    What a scanner puts before and after a code comes out differently on each keyboard (`]Q1` as `$A&`), so it is not looked
    for: our letters only have to stand free of any other of our letters.
    """
    code = normalise(raw)
    if len(code) == LENGTH:
        return code if _SHAPE.fullmatch(code) else ""
    found = _FREE.findall(code) if LENGTH < len(code) <= _LONGEST_SCAN else ()
    return str(found[0]) if len(found) == 1 else ""


def without_prefix(raw: str) -> str:
    """`raw` without the marks of kind and character set that a scanner may be told to put first (`]Q1`, `\\000026`)."""
    return _ECI.sub("", raw.strip())


def _shape_fault(code: str) -> CodeFault:
    ours = code.startswith(_MARK) and all(letter in _VALUES for letter in code)
    return CodeFault.TRUNCATED if ours and 9 <= len(code) < LENGTH else CodeFault.FOREIGN


def _signature(key: CodeKey, head: str) -> str:
    digest = hmac.digest(key.secret, f"badge-v1|{key.event_id}|{head}".encode(), "sha256")
    return _letters(int.from_bytes(digest[:8], "big"), 16)


def _check(letters: str) -> str:
    return _letters(_number(letters) % _CHECK_MODULUS, 2)


def _letters(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 4 * place & 15] for place in reversed(range(length)))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number << 4 | _VALUES[letter]
    return number
