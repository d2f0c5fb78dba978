"""Folding: the one form of a text that search compares, for the index and the query alike.

Accents, case, ß, ø, ł, œ, the Catalan l·l, Greek and Cyrillic letters and punctuation all disappear; what is left are words of
Latin letters and digits. Filled lazily into one `str.translate` table, because NFKD a call is some seven times slower.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŀ": "l",
    "ħ": "h", "ŋ": "n", "ə": "e", "ŧ": "t", "ĸ": "k", "ſ": "s",
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ђ": "d", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip

PARTICLES = frozenset(
    [
        "a",
        "al",
        "ap",
        "aan",
        "d",
        "da",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "i",
        "in",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "o",
        "of",
        "op",
        "s",
        "sa",
        "san",
        "t",
        "ten",
        "ter",
        "the",
        "to",
        "und",
        "van",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)
"""Words that a name may be written with or without: they never decide whether somebody is found."""

_TITLES = frozenset(
    ("dr", "dra", "pr", "prof", "professeur", "docteur", "doctor", "m", "mr", "mme", "mlle", "mrs", "ms", "monsieur", "madame",
     "sr", "sra", "srta", "senor", "senora", "herr", "frau")
)  # fmt: skip
"""What somebody may be called before their name, folded."""

_GEMINATE = re.compile(r"(?<=[lL])[·•‧∙⋅.\-](?=[lL])")
"""The Catalan l·l and what people type for its dot."""

_WORD = re.compile(r"\S+")

_UPSILON = re.compile(r"(?<=[οόΟΌ])[υύΥΎ]")
"""The second letter of the Greek ou, which alone would be y."""


class _Table(dict[int, str]):
    """Maps a code point to its folded letters, worked out the first time that it is met."""

    def __missing__(self, point: int) -> str:
        folded = _fold_character(chr(point))
        self[point] = folded
        return folded


def _fold_character(character: str) -> str:
    lowered = character.lower()
    if lowered in _LETTERS:
        return _LETTERS[lowered]
    letters = ""
    for part in unicodedata.normalize("NFKD", lowered).lower():
        letters += _LETTERS.get(part, part if part.isalnum() else "")
    silent = unicodedata.category(character) in {"Cf", "Mn"}
    return letters if letters or silent else " "


_TABLE = _Table()
_ASCII = bytes(ord(_fold_character(chr(point))) if point < 0x80 else 0x20 for point in range(0x100))
"""The same for plain letters, which most names have no others than: one byte for one, and twice as fast."""


def fold(text: str) -> str:
    """`text` in lower-case Latin letters and digits, words separated by one space: "Núñez-Gal·la" -> "nunez galla"."""
    if text.isascii():
        text = text.lower()
        if text.isalnum():
            return text
        if "l.l" in text or "l-l" in text:
            text = _GEMINATE.sub("", text)
        return b" ".join(text.encode().translate(_ASCII).split()).decode()
    return " ".join(_UPSILON.sub("u", _GEMINATE.sub("", text)).translate(_TABLE).split())


@lru_cache(maxsize=1 << 14)
def fold_spans(text: str) -> tuple[tuple[str, int, int], ...]:
    """The folded words of `text`, each with where it starts and ends in `text`: what a screen highlights.

    Kept, because each key typed asks it of much the same names as the key before.
    """
    if not _GEMINATE.search(text) and not _UPSILON.search(text):
        letters = [_TABLE[ord(letter)] for letter in text]
        if all(len(letter) == 1 for letter in letters):  # one for one: places stay
            return tuple((found[0], *found.span()) for found in _WORD.finditer("".join(letters)))
    words: list[tuple[str, int, int]] = []
    word, start = "", 0
    for index in range(len(text)):
        folded = _folded_at(text, index)
        if not folded.strip() and folded:
            if word:
                words.append((word, start, index))
            word = ""
        elif folded:
            start = start if word else index
            word += folded.strip()
    return (*words, (word, start, len(text))) if word else tuple(words)


def _folded_at(text: str, index: int) -> str:
    if _GEMINATE.match(text, index):
        return ""
    return "u" if _UPSILON.match(text, index) else text[index].translate(_TABLE)


def search_words(query: str) -> list[str]:
    """The words of a query that must match: no titles before a name, and particles only when there is nothing else."""
    words = untitled(fold(query).split())
    return [word for word in words if word not in PARTICLES] or words


def untitled(words: list[str]) -> list[str]:
    """Folded words without the titles before a name: "dr martin" is "martin"; a title alone may be a name."""
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def joined(text: str) -> str:
    """The words of one name as if typed without its hyphens and apostrophes: "O'Brien" -> "obrien"; "" if it has none."""
    if text.replace(" ", "").isalnum():
        return ""  # letters and digits only: nothing that anybody would leave out
    folded = [fold(part) for part in text.split() if not part.isalnum()]
    return " ".join([part.replace(" ", "") for part in folded if " " in part])


def clean(text: str) -> str:
    """`text` as it may be stored and drawn: NFC, no control, bidi or zero-width characters, single spaces."""
    if text.isprintable():  # no control, no invisible character, no space but the plain one
        return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())
    kept = "".join(" " if c in "\t\r\n\x0b\x0c" else c for c in text)
    kept = "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join(unicodedata.normalize("NFC", kept).split())


def seen_letters(letters: str) -> str:
    """Letters as one can see them: marks on a circle, what no font may have by its number."""
    shown = []
    for letter in letters:
        category = unicodedata.category(letter)
        number = category in {"Co", "Cn", "Cs", "Cc", "Cf", "Zs"} or letter in "\u3164\u2800\ufffc"
        shown.append(f" U+{ord(letter):04X} " if number else f"◌{letter}" if category.startswith("M") else letter)
    return " ".join("".join(shown).split())
