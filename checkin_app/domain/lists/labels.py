"""Category and status words of a list -> canonical values, in seven languages, negation first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists import label_words
from checkin_app.domain.lists.text import words

Phrase = tuple[str, ...]
Phrases = dict[str, tuple[Phrase, ...]]
"""Phrases by the first letter of their first word."""

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_INVITED_BY = re.compile(
    r"\b(?:par|by|von|por|per|da|de la part|via|invite d'un|of an?|chez|accompagn\w*|with|avec|amb|con|mit)\b.*$", re.IGNORECASE
)
_UNDERSCORES = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=4096)
def category(label: str) -> Category | None:
    """The category that the label announces, or None where it says nothing of it.

    The first word that names a role decides, save that an honour beats a visit, and that "staff" and "team" are the
    organiser's only where no other role is named ("Exhibitor badge - Staff" is an exhibitor's). Whoever invites is cut
    off first ("Visiteur invité par un exposant"); words in brackets count only when there is nothing else.
    """
    plain = label.replace("·", "")
    head = _ASIDE.sub(" ", plain)
    cut = _INVITED_BY.sub(" ", head)
    for text in (cut, head, plain):
        found, denied = _roles(words(text))
        if found:
            return Category(_pick(found))
        if denied:
            return Category.VISITOR
    return None


def _roles(tokens: Phrase) -> tuple[list[str], bool]:
    """The roles that are named, in order, and whether one was denied ("Non exposant")."""
    found: list[str] = []
    denied = False
    for at in range(len(tokens)):
        here = [n for n, table in _table("categories").items() if _begins(tokens, at, table)]
        if at and tokens[at - 1] in ("non", "not", "pas", "nicht", "kein"):
            denied = denied or bool(here)
        else:
            found += here
    return found, denied


def _pick(found: list[str]) -> str:
    if "vip" in found:
        return "vip"
    named = [name for name in found if name not in ("organiser", "visitor")]
    first = found[0]
    if first == "visitor" and not named and "organiser" in found:
        return "organiser"  # "Membre du comité", "Étudiant bénévole"
    if first == "visitor" and named and len(found) > 1 and found[1] in ("speaker", "press") and "visitor" not in found[1:]:
        return found[1]  # "Invited speaker"; but "Visiteur professionnel" is one twice over
    if first == "organiser" and named and named[0] == "exhibitor":
        return "exhibitor"
    return first


@lru_cache(maxsize=4096)
def status(label: str) -> Status | None:
    """The registration state that the label announces, or None. "Non payé" is pending, "not attending" cancelled."""
    tokens = words(_UNDERSCORES.sub(" ", label).replace("_", " "))
    if not tokens:
        return None
    table = _table("statuses")
    denied = len(tokens) > 1 and any(token in label_words.NEGATIONS for token in tokens)
    if tokens[:2] == ("no", "show"):
        return Status.CONFIRMED
    if len(tokens) == 1 and tokens[0] in label_words.NO:
        return Status.CANCELLED
    hits = {name: _hit(tokens, phrases) for name, phrases in table.items()}
    if denied:
        return _denied(tokens, hits)
    for name in ("cancelled", "pending", "confirmed"):
        if hits[name]:
            return Status(name)
    return None


def _denied(tokens: Phrase, hits: Mapping[str, bool]) -> Status | None:
    if hits["cancelled"] and not any(t in ("n", "ne", "non", "not", "nicht", "no") for t in tokens[:1]):
        return Status.CANCELLED
    if hits["cancelled"]:
        bare = tuple(t for t in tokens if t not in label_words.NEGATIONS)
        return Status.CANCELLED if not _hit(bare, _table("statuses")["cancelled"]) else Status.CONFIRMED
    if _hit(tokens, _phrases(label_words.GOING)):
        return Status.CANCELLED
    if hits["confirmed"] or hits["pending"]:
        return Status.PENDING
    return None


@lru_cache(maxsize=4096)
def came(label: str) -> bool:
    """Whether the state says that they were let in already ("Checked In", "Attended")."""
    tokens = words(label)
    return _hit(tokens, _phrases(label_words.CAME)) and not any(t in label_words.NEGATIONS for t in tokens)


def yes_no(text: str) -> bool | None:
    """True and false as lists write them, None for anything else."""
    tokens = words(text)
    if len(tokens) != 1:
        return None
    if tokens[0] in label_words.YES:
        return True
    return False if tokens[0] in label_words.NO else None


def is_title(text: str) -> bool:
    """Whether a cell or a word is a civility: "Mme", "Herr Dr.", "Prof."."""
    tokens = words(text)
    return bool(tokens) and len(tokens) <= 4 and all(t in label_words.TITLES for t in tokens)


def is_total(text: str) -> bool:
    """Whether a row that begins with `text` counts the others."""
    tokens = words(text)
    return bool(tokens) and _begins(tokens, 0, _phrases(label_words.TOTALS))


@lru_cache(maxsize=4096)
def is_unassigned(name: str) -> bool:
    """Whether a name says that nobody has been named yet ("À définir", "TBD")."""
    tokens = words(name)
    if len(tokens) == 2 and tokens[0] in label_words.SOMEBODY and tokens[1].isdigit():
        return True
    return " ".join(tokens) in _unassigned()


@lru_cache(maxsize=1)
def _unassigned() -> frozenset[str]:
    return frozenset(entry.strip() for entry in label_words.UNASSIGNED.split("|"))


def is_side_sheet(name: str) -> bool:
    """Whether a sheet's name announces notes or lists of choices."""
    return _hit(words(name), _phrases(label_words.SHEETS_TO_SKIP))


def _hit(tokens: Phrase, phrases: Phrases) -> bool:
    return any(_begins(tokens, at, phrases) for at in range(len(tokens)))


def _begins(tokens: Phrase, at: int, phrases: Phrases) -> bool:
    """Whether one of the phrases stands at `at`."""
    return any(_starts(tokens, at, phrase) for phrase in phrases.get(tokens[at][:1], ()))


def _starts(tokens: Phrase, at: int, phrase: Phrase) -> bool:
    if at + len(phrase) > len(tokens):
        return False
    return all(
        token == part[:-1] if part.endswith("$") else token.startswith(part)
        for token, part in zip(tokens[at:], phrase, strict=False)
    )


@lru_cache(maxsize=8)
def _table(which: str) -> dict[str, Phrases]:
    source = label_words.CATEGORIES if which == "categories" else label_words.STATUSES
    return {name: _phrases(text) for name, text in source.items()}


@lru_cache(maxsize=16)
def _phrases(text: str) -> Phrases:
    found: dict[str, tuple[Phrase, ...]] = {}
    for entry in text.split("|"):
        parts = [p for p in entry.split() if p]
        if parts:
            phrase = tuple((words(p.rstrip("$")) or ("",))[0] + ("$" if p.endswith("$") else "") for p in parts)
            found[phrase[0][:1]] = (*found.get(phrase[0][:1], ()), phrase)
    return found
