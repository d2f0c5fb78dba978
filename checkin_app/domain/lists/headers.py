"""What a column's header says, before its values are looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from checkin_app.domain.lists import company_words, header_parts, header_roles, header_words
from checkin_app.domain.lists.text import clean, fold, word_set

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|#\d+")
_NUMBER = re.compile(r"\b(?:n\.?[°ºo]s?|n(?=\. )|nro|num|nr|numero|número|numéro|№)(?=[\s.:°º]|$)\.?|№|#")
_FILLERS = word_set("""
    d de du des del dels della dello do da dos das di l la le les los las els the of your votre vos su tu ihr ihre ihren
    et and y i e und en o os a as el un une um il lo gli is are was s please merci veuillez indiquer saisir saisissez
    seu sua vostro vostre tuo notre our my mon ma mes own this for pour sur mandatory required obligatoire obligatorio
    facultatif optional which what who quel quelle quels quelles est cual cuales es qual quale quali wie lautet ist
    che come quin quina
""")
_SPLIT = re.compile(r"\s*[/|]\s*|\s+(?:ou|or|oder|ovvero)\s+", re.IGNORECASE)

OURS = "(accueil)"
"""How the columns end that we add to the file of rejected rows: they are no part of the list when it comes again."""

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Header:
    """A header as typed, with whose data it announces ("", "participant", "payer", "other") and what it may mean."""

    text: str
    owner: str
    scores: Mapping[str, float]


def is_ours(text: str) -> bool:
    """Whether a column was added by us."""
    return clean(text).casefold().endswith(OURS)


@lru_cache(maxsize=4096)
def key(text: str) -> tuple[str, ...]:
    """The words that count: without accents, articles, "(…)", "[…]", "*"; "N°" is "no", "E-mail" is "email"."""
    spaced = _CAMEL.sub(" ", clean(text)) if not clean(text).isupper() else clean(text)
    bare = _ASIDE.sub(" ", spaced)
    if not re.search(r"\w", bare):
        bare = spaced
    low = _NUMBER.sub(" no ", fold(bare.replace("²", "2")).replace("°", "°"))
    low = re.sub(r"\be[\s_-]?mail", "email", low.replace("n°", " no ").replace("nº", " no "))
    found = re.findall(r"[^\W_]+", low)
    kept = tuple(word for word in found if word not in _FILLERS)
    return kept or tuple(found)


def read_header(text: str, vocabulary: str = "person") -> Header:
    """What the header `text` may announce, field by field, from 0 to 1."""
    whole = key(text)
    owner, bare = _owner(whole)
    if ":" in text and (tail := key(text.rsplit(":", 1)[1])):
        bare = _owner(tail)[1] or bare
    scores = _scores(bare, vocabulary)
    if bare != whole:
        scores = _best(scores, _scores(whole, vocabulary))
    if (tail := key(text.rsplit(" - ", 1)[1])) if " - " in text else ():
        scores = _of_tail(tail, scores, vocabulary)
    for part in _SPLIT.split(clean(text)):
        piece = key(part)
        if piece and piece != whole:
            scores = _best(scores, {f: s * 0.95 for f, s in _scores(_owner(piece)[1], vocabulary).items()})
    if vocabulary == "person" and not any(word in header_roles.TURNERS for word in whole):
        scores = _best(scores, header_parts.composed(whole))
    return Header(clean(text), owner or _owner_aside(text), scores)


def _of_tail(tail: tuple[str, ...], whole: Scores, vocabulary: str) -> Scores:
    """The meanings of "Organization 1 - Title": what closes it says more than what opens it, but for a bare "Name"."""
    said = {} if set(tail) <= _VAGUE else _scores(tail, vocabulary)
    if max(said.values(), default=0.0) < 0.8:
        return whole
    return _best({f: s * 0.9 for f, s in said.items()}, {f: s * 0.6 for f, s in whole.items()})


def _owner_aside(text: str) -> str:
    """Whose data, where only what stands in brackets says it: "Nom (Acheteur)"."""
    aside = " ".join(re.findall(r"[(\[]([^)\]]*)[)\]]", text))
    found = _owner(("", *key(aside)))[0] if aside else ""
    return found if found != "participant" else ""


def _owner(tokens: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Whose data, and the words that are left once that is said."""
    if any(t in header_roles.PAYER for t in tokens) or any(_find(tokens, p) >= 0 for p in header_roles.PAYER_PHRASES):
        rest = tuple(t for t in tokens if t not in header_roles.PAYER)
        return "payer", rest
    if len(tokens) > 1 and any(t in header_roles.OTHERS for t in tokens):
        return "other", tuple(t for t in tokens if t not in header_roles.OTHERS)
    if len(tokens) > 1 and tokens[0] == "order" and tokens[1] in _ORDER_PEOPLE:
        return "payer", tokens[1:]
    if any(t in header_roles.PARTICIPANT for t in tokens):
        rest = tuple(t for t in tokens if t not in header_roles.PARTICIPANT)
        if rest and rest[0] == "ticket" and "holder" in tokens:
            rest = rest[1:]
        return "participant", rest
    return "", tokens


_ORDER_PEOPLE = frozenset({"firstname", "first", "name", "last", "lastname", "email", "company", "country", "phone"})


def _scores(tokens: tuple[str, ...], vocabulary: str) -> Scores:
    scores: Scores = {}
    if not tokens:
        return scores
    exact = _either().get(tokens) if vocabulary == "person" else None
    if exact:
        return dict(exact)
    phrases = _phrases(vocabulary)
    for phrase, meanings in (entry for token in set(tokens) for entry in phrases.get(token, ())):
        at = _find(tokens, phrase)
        if at < 0:
            continue
        for name, weight in meanings.items():
            factor = _coverage(tokens, phrase, at, name)
            scores[name] = max(scores.get(name, 0.0), weight * factor)
    return scores


_VAGUE = frozenset({"nom", "noms", "name", "names", "nombre", "nome", "naam"})
_IDENTIFYING = frozenset({"no", "id", "code", "number", "nr"})


def _coverage(tokens: tuple[str, ...], phrase: tuple[str, ...], at: int, name: str) -> float:
    """How much of the header the phrase explains; little, if what is left over turns its meaning."""
    if len(phrase) == len(tokens):
        return 1.0
    if len(phrase) == 1 and phrase[0] in header_roles.ALONE:
        return 0.3
    if len(phrase) == 1 and phrase[0] in _VAGUE and not all(w in header_roles.NAMES_OF or w in _VAGUE for w in tokens):
        return 0.3
    if name == "full_name" and len(phrase) == 1 and phrase[0] not in _VAGUE:
        return 0.3  # "Participant" alone is a column of people; "Société participant" is not
    rest = tokens[:at] + tokens[at + len(phrase) :]
    if name == "external_id" and all(word in _IDENTIFYING for word in rest):
        return 0.9
    if any(word in header_roles.CHANGERS for word in rest):
        return 0.3
    return 0.45 + 0.4 * len(phrase) / len(tokens)


def _find(tokens: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    size = len(phrase)
    return next((i for i in range(len(tokens) - size + 1) if tokens[i : i + size] == phrase), -1)


@lru_cache(maxsize=1)
def _either() -> dict[tuple[str, ...], Scores]:
    return {key(word): dict(meanings) for word, meanings in header_roles.EITHER.items()}


@lru_cache(maxsize=4)
def _phrases(vocabulary: str) -> dict[str, list[tuple[tuple[str, ...], Scores]]]:
    """The vocabulary's phrases with their meanings, by their first word."""
    table = {"person": header_words.PERSON, "exhibitor": company_words.EXHIBITOR, "meeting": company_words.MEETING}[vocabulary]
    found: dict[tuple[str, ...], Scores] = {}
    for name, text in table.items():
        for phrase in text.split("|"):
            tokens = key(phrase)
            if tokens:
                found.setdefault(tokens, {})[name] = 1.0
    if vocabulary == "person":
        found.update(_either())
    by_word: dict[str, list[tuple[tuple[str, ...], Scores]]] = {}
    for tokens, meanings in found.items():
        by_word.setdefault(tokens[0], []).append((tokens, meanings))
    return by_word


def _best(one: Scores, other: Scores) -> Scores:
    return {name: max(one.get(name, 0.0), other.get(name, 0.0)) for name in {*one, *other}}
