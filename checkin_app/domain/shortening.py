"""A company's name in a small place: what of it may be left out or abbreviated, and in which order. No word is torn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkin_app.domain.floorplan import halves, short_name
from checkin_app.domain.names import fold

_SMALL_WORDS = frozenset(
    {"de", "del", "della", "des", "di", "do", "da", "dos", "das", "du", "d", "la", "le", "les", "las", "los", "el", "els", "l"}
    | {"et", "and", "i", "y", "e", "und", "of", "for", "the", "pour", "per", "para", "sur", "en", "contre", "a", "au", "aux"}
)
_ABBREVIATED = {
    **dict.fromkeys(("institut", "institute", "instituto", "istituto"), "Inst."),
    **dict.fromkeys(("universitat", "universite", "universidad", "universita", "universidade", "university"), "Univ."),
    **dict.fromkeys(("centre", "centro", "center", "zentrum"), "Ctr."),
    **dict.fromkeys(("laboratoire", "laboratoires", "laboratori", "laboratoris", "laboratorio"), "Lab."),
    **dict.fromkeys(("laboratorios", "laboratory", "laboratories", "labor"), "Lab."),
    **dict.fromkeys(("incubateur", "incubadora", "incubator"), "Incub."),
    **dict.fromkeys(("association", "associacio", "asociacion", "associazione"), "Assoc."),
    **dict.fromkeys(("international", "internationale", "internacional"), "Int."),
    **dict.fromkeys(("technologies", "technologie", "technology", "tecnologia", "tecnologies", "tecnologias"), "Tech."),
    **dict.fromkeys(("biotechnologies", "biotechnologie", "biotechnology", "biotecnologia"), "Biotech."),
    **dict.fromkeys(("pharmaceutical", "pharmaceuticals", "pharmaceutique", "pharmaceutiques"), "Pharm."),
    **dict.fromkeys(("fondation", "foundation", "fundacio", "fundacion", "fondazione"), "Fond."),
    **dict.fromkeys(("federation", "federacio", "federacion"), "Féd."),
    **dict.fromkeys(("recherche", "recherches", "recerca", "research"), "Rech."),
    **dict.fromkeys(("developpement", "development", "desarrollo"), "Dév."),
    **dict.fromkeys(("hopital", "hospital", "ospedale"), "Hôp."),
    **dict.fromkeys(("groupe", "group", "grup", "grupo", "gruppo"), "Grp."),
    **dict.fromkeys(("societe", "societat", "sociedad", "society"), "Soc."),
    **dict.fromkeys(("services", "service", "serveis", "servicios"), "Serv."),
    **dict.fromkeys(("solutions", "solution", "solucions", "soluciones"), "Sol."),
    "compagnie": "Cie",
    "departement": "Dép.",
}  # fmt: skip
_KEPT = 6
"""Letters that are left of a long word, at most."""

_LONG = 8
"""From so many letters on a word is worth shortening."""

_LEAST_PART = 3
_VOWELS = frozenset("aeiouy")


def shorter_forms(name: str) -> Iterator[str]:
    """The name without its legal form, then forms of it each shorter than the one before; a name of one word stays whole.

    First what is usually abbreviated is ("Institut" -> "Inst."), then small words go, then long words end in a full stop.
    """
    whole = short_name(name)
    yield whole
    last = whole
    for form in (_abbreviated(whole), _without_small_words(_abbreviated(whole)), _clipped(whole)):
        if len(form) < len(last):
            yield form
            last = form


def parted(word: str, fits: Callable[[str], bool]) -> str:
    """A word with hyphens where its syllables end, so that each part `fits`; as it is when it does or cannot.

    Only for words that will break there: the hyphens are in the text.
    """
    if fits(word) or len(word) < 2 * _LEAST_PART:
        return word
    first, second = halves(word)
    if not fits(f"{first}-"):
        first = parted(first, lambda part: fits(f"{part}-"))
    return f"{first}-{parted(second, fits)}"


def _abbreviated(name: str) -> str:
    words = name.split()
    if len(words) < 2:
        return name
    return " ".join(_ABBREVIATED.get(fold(word), word) for word in words)


def _without_small_words(name: str) -> str:
    kept = [word for position, word in enumerate(name.split()) if position == 0 or fold(word) not in _SMALL_WORDS]
    return " ".join(_bare(word) for word in kept)


def _bare(word: str) -> str:
    """ "d'Immunologie" without its article."""
    article, mark, rest = word.replace("’", "'").partition("'")
    return rest if mark and rest and fold(article) in _SMALL_WORDS else word


def _clipped(name: str) -> str:
    """Every long word but the first ends after a consonant and with a full stop: "Bioenginyeria" -> "Bioeng."."""
    words = _without_small_words(_abbreviated(name)).split()
    return " ".join(word if position == 0 or len(word) < _LONG else _clip(word) for position, word in enumerate(words))


def _clip(word: str) -> str:
    end = next((end for end in range(_KEPT, 2, -1) if fold(word[end - 1]) not in _VOWELS), _KEPT)
    return f"{word[:end]}."
