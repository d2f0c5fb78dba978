"""Bytes -> text: a mark, else UTF-8, else a line at a time (imports.md, rule 2).

No library is asked: it judges a whole text, and lists are often pasted together from several; a few letters of the languages of
our lists, counted by hand, tell better.
"""

from __future__ import annotations

import codecs
import re

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_LETTERS = frozenset("éèêëàâäáãåçùûüúîïíìôöóòõñÿœæßÉÈÊËÀÂÄÁÃÅÇÙÛÜÚÎÏÍÌÔÖÓÒÕÑŒÆªº")
_MARKS_OF_TEXT = frozenset("’‘“”«»–—…€°·\xa0¿¡")
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850", "iso8859_15")
_DOUBLE = re.compile(
    "[\u00c2\u00c3\u00e2\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def decode(data: bytes) -> tuple[str, str, bool]:
    """The text, the name of its encoding, and whether its end was cut within a letter."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text, cut = _lenient(data[len(mark) :], codec)
            return text, name, cut
    if b"\x00" in data[:2000]:
        even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
        if odd > 5 * (even + 1) and odd > len(data[:2000]) * 0.3:
            return (*_named(data, "utf-16-le"),)
        if even > 5 * (odd + 1) and even > len(data[:2000]) * 0.3:
            return (*_named(data, "utf-16-be"),)
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        if error.start >= len(data.rstrip(b"\x00")) - 4 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), "utf-8", True
    text, name = _by_lines(data)
    return text, name, False


def _named(data: bytes, codec: str) -> tuple[str, str, bool]:
    text, cut = _lenient(data, codec)
    return text, codec, cut


def _lenient(data: bytes, codec: str) -> tuple[str, bool]:
    try:
        return data.decode(codec), False
    except UnicodeDecodeError as error:
        return data.decode(codec, "replace" if error.start < len(data) - 4 else "ignore"), True


def _by_lines(data: bytes) -> tuple[str, str]:
    """Each line in UTF-8 if it is that, else in the eight-bit encoding whose letters fit the whole best."""
    lines = data.split(b"\n")
    odd = [line for line in lines if not _is_utf8(line)]
    best = max(_EIGHT_BIT, key=lambda codec: (_fit(b"\n".join(odd[:2000]), codec), -_EIGHT_BIT.index(codec)))
    text = "\n".join(line.decode("utf-8") if _is_utf8(line) else line.decode(best, "replace") for line in lines)
    mixed = any(not line.isascii() and _is_utf8(line) for line in lines)
    return text, f"utf-8+{best}" if mixed else best


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fit(data: bytes, codec: str) -> float:
    """Letters of our languages count for, everything else beyond ASCII against."""
    points = 0.0
    for c in data.decode(codec, "replace"):
        if c > "\x7f":
            points += 1 if c in _LETTERS else 0.3 if c in _MARKS_OF_TEXT else -2 if c == "\ufffd" else -1
    return points


def encoded_twice(text: str) -> bool:
    """Whether something in `text` may need `repair`."""
    return _DOUBLE.search(text) is not None


def repair(text: str) -> str:
    """Undo a double encoding ("PrÃ©nom"): the text as it was meant, or unchanged where that gives no sense."""
    if not encoded_twice(text):
        return text
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return text
