"""What a column's values look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checkin_app.domain.lists import labels
from checkin_app.domain.lists.dates import parse_date
from checkin_app.domain.lists.emails import looks_like_email
from checkin_app.domain.lists.header_roles import COMPANIES, JOBS
from checkin_app.domain.lists.table import Cell
from checkin_app.domain.lists.text import joined, meaning, word_set, words

_PHONE = re.compile(r"[+(]?\d[\d\s().\-/+]{6,}\d")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:\s*(?:€|eur|%))?", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_STAND = re.compile(r"(?:stand|booth|estand|hall)?\s*[A-Z]{0,2}[\s.-]?\d{1,4}\s?[A-Z]?", re.IGNORECASE)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_LANGUAGES = word_set("""
    fr ca es en it pt de nl fra cat spa eng ita por deu ger esp francais catalan espagnol anglais italien portugais
    allemand french spanish english italian german portuguese castellano espanol catala frances ingles deutsch englisch
    franzosisch spanisch italiano francese inglese
""")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of the values that look like something. `count` values are not empty, out of `rows`."""

    rows: int
    count: int
    distinct: float
    email: float = 0.0
    phone: float = 0.0
    number: float = 0.0
    date: float = 0.0
    yes_no: float = 0.0
    country: float = 0.0
    category: float = 0.0
    status: float = 0.0
    title: float = 0.0
    url: float = 0.0
    stand: float = 0.0
    language: float = 0.0
    broken: float = 0.0
    code: float = 0.0
    company: float = 0.0
    job: float = 0.0
    words: float = 0.0
    letters: float = 0.0
    sequence: bool = False
    constant: bool = False
    samples: tuple[str, ...] = ()

    @property
    def filled(self) -> float:
        """The share of rows where something is written."""
        return self.count / self.rows if self.rows else 0.0


def profile(cells: Sequence[Cell], country: Callable[[str], str]) -> Profile:
    """Look at a column's values (at most the first 400 that are not empty)."""
    values = [(meaning(c.text), c.kind) for c in cells]
    filled = [(text, kind) for text, kind in values if text][:400]
    texts = [text for text, _ in filled]
    if not texts:
        return Profile(len(cells), 0, 0.0)
    kinds = list(dict.fromkeys(texts))
    few = kinds[:60]  # of labels there are few; sixty names tell that a column is none
    total = sum(1 for text, _ in values if text)

    def share(test: Callable[[str], object], among: Sequence[str] = texts) -> float:
        return sum(1 for text in among if test(text)) / len(among)

    return Profile(
        rows=len(cells),
        count=total,
        distinct=len(kinds) / len(texts),
        email=share(looks_like_email),
        phone=share(_is_phone),
        number=share(_NUMBER.fullmatch),
        date=sum(
            1 for text, kind in filled if kind == "date" or (len(text) < 45 and (parse_date(text) or parse_date(text, us=True)))
        )
        / len(filled),
        yes_no=sum(1 for text, kind in filled if kind == "bool" or labels.yes_no(text) is not None) / len(filled),
        country=share(country),
        category=share(lambda t: len(t) < 80 and labels.category(t), few),
        status=share(lambda t: len(t) < 60 and labels.status(t), few),
        title=share(labels.is_title),
        url=share(_URL.search),
        stand=share(_STAND.fullmatch),
        language=share(lambda t: "".join(words(t)) in _LANGUAGES or t.casefold()[:3] in ("fr-", "es-", "en-", "ca-")),
        broken=sum(1 for text, kind in filled if is_broken_number(text, kind)) / len(filled),
        code=share(_is_code),
        company=share(lambda t: not COMPANIES.isdisjoint(words(t)), few),
        job=share(lambda t: any(w.startswith(tuple(JOBS)) for w in words(t)), few),
        words=sum(len(t.split()) for t in texts) / len(texts),
        letters=share(lambda t: any(c.isalpha() for c in t) and not any(c.isdigit() for c in t)),
        sequence=_is_sequence(texts),
        constant=len(kinds) == 1 and len(texts) > 2,
        samples=tuple(t[:60] for t in kinds[:3]),
    )


def is_broken_number(text: str, kind: str = "text") -> bool:
    """A number that a spreadsheet has shortened for good: 1,12E+10, or more than fifteen digits in a numeric cell."""
    if ("E" in text or "e" in text) and _SCIENTIFIC.fullmatch(text.strip()):
        return True
    return kind == "number" and sum(c.isdigit() for c in text) > 15


def names_in_emails(names: Sequence[str], emails: Sequence[str]) -> tuple[float, float]:
    """How often a column's value opens the e-mail address beside it, and how often it closes it ("first.last@").

    Where no header helps, this tells first names from surnames.
    """
    opens = closes = seen = 0
    for name, email in zip(names, emails, strict=True):
        local = joined(email.partition("@")[0])
        part = joined(name)
        if len(part) > 1 and local:
            seen += 1
            opens += local.startswith(part)
            closes += local.endswith(part)
    return (opens / seen, closes / seen) if seen else (0.0, 0.0)


def _is_phone(text: str) -> bool:
    return (
        len(text) < 60
        and 8 <= sum(c.isdigit() for c in text) <= 16
        and bool(_PHONE.search(text))
        and not any(c.isalpha() for c in text)
    )


def _is_code(text: str) -> bool:
    return " " not in text and any(c.isdigit() for c in text) and "@" not in text


_LONGEST_LINE_NUMBER = 10


def _is_sequence(texts: Sequence[str]) -> bool:
    """Whether the values are 1, 2, 3 …: line numbers, which a sorted list gives to somebody else."""
    if len(texts) < 3 or not all(t.isdecimal() and len(t) < _LONGEST_LINE_NUMBER for t in texts):
        return False
    numbers = [int(t) for t in texts]
    return numbers[0] == 1 and all(0 <= b - a <= 2 for a, b in pairwise(numbers))
