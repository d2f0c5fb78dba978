"""The e-mail address in a cell that says more, or less."""

from __future__ import annotations

import re

from checkin_app.domain.lists.text import clean

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"«»]+@[^\s@<>()\[\],;:\"«»]+\.[^\s@<>()\[\],;:\"«».]{2,}")
_PLAIN = re.compile(r"[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{2,63}){1,5}")
_LONGEST = 1000
_IN_ANGLES = re.compile(r"<\s*(?:mailto:)?([^<>]+?)\s*>")
_BRACKETED = re.compile(r"\([^)]*\)")


def find_email(text: str) -> str:
    """The first address of the cell, lower case; "" where none is well formed.

    "Name <a@b.c>", "mailto:", several addresses and remarks in brackets are read; an address with a space in its midst is
    not: its end alone would be somebody else's.
    """
    if "@" not in text:
        return ""
    text = clean(text)
    if _PLAIN.fullmatch(text):
        return text.lower()
    text = text[:_LONGEST]
    pieces = _IN_ANGLES.findall(text) + re.split(r"[;,|]|\s/\s|/|\s(?:ou|or|et|and|o|y|i|e|oder)\s", _BRACKETED.sub(" ", text))
    for raw in pieces:
        piece = re.sub(r"^mailto:", "", raw.strip(" \t<>«»\"'"), flags=re.IGNORECASE).strip(" .<>«»\"'")
        if _ADDRESS.fullmatch(piece):
            return piece.lower()
    return ""


def looks_like_email(text: str) -> bool:
    """Whether the cell was meant to hold an address."""
    return "@" in text and bool(_ADDRESS.search(text[:_LONGEST]))
