"""Cutting a full name into title, first and last name, as far as it shows.

The cut is shown to the user and the original kept (imports.md, rule 5). What decides, in this order: a comma, capitals,
the list's own habit, the e-mail address, particles, and compound first names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checkin_app.domain.lists.label_words import TITLES
from checkin_app.domain.lists.text import clean, joined, word_set, words

PARTICLES = word_set("""
    de du des d da do dos das di del della dello dei degli dal dalla la le los las el von vom zu zum zur van vanden ter
    ten den der het t ap ab ben bin ibn al ait aït abu bou y i e san santa saint st mac o lo
""")
"""Words that belong to the surname that follows them."""

_LEADING = PARTICLES - {"y", "i", "e", "o", "t", "san", "santa", "saint", "st", "lo", "ben", "ait"}
"""Particles that may begin a surname in the midst of a name."""

_COMPOUND_FIRST = word_set("""
    jose maria juan jean anne marie ana luis carlos francisco joan josep gian karl hans maria-jose m mª ma pedro pablo
    miguel victor rosa eva julio jorge antonio manuel angel johann mary pierre paul giovanni anna gianni mohamed
    mohammed ahmed abdel luca
""")
_COMPOUND_SECOND = word_set("""
    jose maria luis carlos antonio javier manuel angel angeles miguel pablo ignacio jesus francisco alberto andres
    carmen pilar isabel teresa dolores mercedes rosa cristina elena victoria lluis ramon antoni angels dels pierre paul
    louis claude marie luc francois michel jacques yves philippe charles rene christophe marc noel baptiste laure sophie
    helene louise france claire andrea luca paolo carlo pietro giulia ursula peter heinz dieter joachim amine ali
    fernando enrique eduardo alejandro guadalupe montserrat gracia soledad
""")
_LINKS = frozenset({"del", "de", "dels", "los", "la"})

_BORN = re.compile(
    r"\(\s*(?:née?|nee|born|geb\.?|geborene|nata|nacida|nascuda|épouse|ép\.?|ex)\b[^)]*\)|\b(?:née|épouse|geb\.)\s+\S.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A name in its parts. `sure` is False where the words would allow another cut."""

    title: str
    first: str
    last: str
    sure: bool = True


def strip_title(text: str) -> tuple[str, str]:
    """The civilities at the beginning of a name, and the name: "Pr. L'HOSTIS Maëlle" -> "Pr.", "L'HOSTIS Maëlle"."""
    tokens = clean(text).split()
    count = 0
    while count < len(tokens) - 1 and _is_title(tokens[count]):
        count += 1
    return " ".join(tokens[:count]), " ".join(tokens[count:])


def _is_title(token: str) -> bool:
    word = joined(token)
    if word not in TITLES:
        return False
    # "Don", "Ing", "Me" or "Lady" may be names: a full stop, or a title that is nothing else, is asked for
    return token.endswith(".") or word in _PLAIN_TITLES or token == "M"


_PLAIN_TITLES = word_set("""
    mr mrs ms miss mme mlle mmes monsieur madame mademoiselle dr dra dre pr prof professeur professor sr sra srta herr
    frau sig dott dottssa hr fr mgr maitre docteur doctor dhr mevr
""")


def cut(text: str, email: str = "", last_first: bool | None = None) -> Cut:
    """Cut the full name `text`. `last_first` is the habit of the list where most of its names show one."""
    title, name = strip_title(_BORN.sub(" ", clean(text)))
    name = name.strip(" ,;")
    if name.count(",") == 1:
        left, right = (part.strip() for part in name.split(","))
        if left and right and joined(right) not in ("jr", "sr", "phd", "md", "ii", "iii"):
            return Cut(title, right, left)
        name = left
    tokens = name.split()
    if len(tokens) < 2:
        return Cut(title, name, "")
    for way in (_by_capitals(tokens), _by_email(tokens, email)):
        if way:
            return Cut(title, *way)
    if last_first:
        at = _surname_end(tokens)
        return Cut(title, " ".join(tokens[at:]), " ".join(tokens[:at]), sure=len(tokens) == 2)
    at = _first_names_end(tokens)
    return Cut(title, " ".join(tokens[:at]), " ".join(tokens[at:]), sure=len(tokens) == 2 or _leads(tokens[at]))


def habit(names: list[tuple[str, str]]) -> bool | None:
    """Whether a list of (full name, e-mail) writes surnames first: True, False, or None where nothing tells."""
    votes = 0
    for text, email in names:
        tokens = strip_title(text)[1].split()
        way = _by_capitals(tokens) or _by_email(tokens, email)
        if way and len(tokens) > 1:
            votes += 1 if joined(way[1]) and joined(text).startswith(joined(way[1])) else -1
    return None if not votes else votes > 0


def _capital(token: str) -> bool:
    """DUPONT, L'HOSTIS, d'ORNESSAN, McALLISTER, COL·LELL: capitals throughout, but for a prefix."""
    core = re.sub(r"^(?:[dlDL]['’]|Mac|Mc|Fitz|['’][tT])", "", token)
    letters = [c for c in core if c.isalpha() and c not in "ªº"]
    return len(letters) > 1 and all(c.isupper() or c == "ß" for c in letters)


def _by_capitals(tokens: list[str]) -> tuple[str, str] | None:
    capitals = [_capital(t) for t in tokens]
    if not any(capitals) or all(c or len(words(t)[0] if words(t) else "") < 2 for c, t in zip(capitals, tokens, strict=True)):
        return None
    start = capitals.index(True)
    end = start
    while end < len(tokens) and (capitals[end] or (_between(tokens[end]) and any(capitals[end + 1 : end + 2]))):
        end += 1
    while start > 0 and _leads(tokens[start - 1]) and (start > 1 or end < len(tokens)):
        start -= 1
    if any(capitals[end:]) or (start > 0 and end < len(tokens)):
        return None
    first = tokens[:start] or tokens[end:]
    return (" ".join(first), " ".join(tokens[start:end])) if first else None


def _between(token: str) -> bool:
    return (words(token) or ("",))[0] in PARTICLES or len(token) == 1


def _leads(token: str) -> bool:
    return "".join(words(token)) in _LEADING or bool(re.match(r"(?:d|D)['’]\w|['’][tT]$", token))


def _by_email(tokens: list[str], email: str) -> tuple[str, str] | None:
    """The cut that "first.last@" shows, if the name's own words stand on either side of the dot."""
    local = email.partition("@")[0]
    parts = [joined(part) for part in re.split(r"[._]", local)]
    if len(parts) != 2 or len(parts[0]) < 2 or len(parts[1]) < 2:
        return None
    for at in range(1, len(tokens)):
        left, right = joined(" ".join(tokens[:at])), joined(" ".join(tokens[at:]))
        if [left, right] == parts:
            return " ".join(tokens[:at]), " ".join(tokens[at:])
        if [right, left] == parts:
            return " ".join(tokens[at:]), " ".join(tokens[:at])
    return None


def _first_names_end(tokens: list[str]) -> int:
    """How many words the first name has, reading "First Last"."""
    for at in range(1, len(tokens)):
        link = at + 1 < len(tokens) - 1 and "".join(words(tokens[at])) in _LINKS
        if link and joined(tokens[at - 1]) in _COMPOUND_FIRST and joined(tokens[at + 1]) in _COMPOUND_SECOND:
            return at + 2  # María del Carmen
        if _leads(tokens[at]):
            compound = joined(tokens[0]) in _COMPOUND_FIRST and joined(tokens[1]) in _COMPOUND_SECOND
            return at if at == 1 or compound else 1  # "Pilar Núñez de Arce"
    if len(tokens) > 2 and joined(tokens[0]) in _COMPOUND_FIRST and joined(tokens[1]) in _COMPOUND_SECOND:
        return 2
    if len(tokens) > 2 and re.fullmatch(r"\w\.", tokens[1]):
        return 2
    return 1


def _surname_end(tokens: list[str]) -> int:
    """How many words the surname has, reading "Last First"."""
    at = 0
    while at < len(tokens) - 2 and _between(tokens[at]):
        at += 1
    at += 1
    while at < len(tokens) - 2 and _between(tokens[at]):
        at += 2
    return min(at, len(tokens) - 1)
