"""Headers put together from a kind of value and a thing: "date de commande", "Bestellnr.", "código de la entrada".

No list of phrases holds all of them; what the parts say together is read here, in all our languages at once.
"""

from __future__ import annotations

from functools import lru_cache

from checkin_app.domain.lists.text import word_set

Tokens = tuple[str, ...]

_WHEN = word_set("""
    date dates fecha fechas data datum time timestamp heure hora ora zeit zeitpunkt uhrzeit datetime le on at am
""")
_WHICH = word_set("""
    no num nr nro numero number nummer id ids uid code codes codigo codi codice kode ref reference referencia referenza
    referenz identifiant identificador identificativo clave cle key
""")
_STATE = word_set("statut status estado estat stato etat state situacao situacio situation zustand")
_KIND = word_set(
    "type tipo tipus tipologia typ art kategorie categorie categoria category classe klasse sorte modalidad modalidade"
)

_TICKET = """
    ticket billet entrada biglietto bilhete ingresso eintrittskarte karte kart attendee participant participante partecipante
    partecipa teilnehm assistent asistente inscri iscri inscricao regist registr anmeld delegate guest invit convid badge pass
    pase acces acceso acesso accesso zugang ausweis accredit acredit accredi confirm visit besuch member membre
"""
_ORDER = """
    order orden pedido commande comanda ordine bestell encomenda compra compro purchase achat acquisto kauf booking book
    reserv buch transac transaz dossier einkauf
"""
_SENT = (
    "submi envoi envio enviament invio creat created creation creacion creacio criac creaz erstell alta soumis saisie eingang"
)
_SCAN = "check checkin scan entry entree entrance einlass eingecheckt arriv arriva llegada arribada chegada validat validac"
_PAID = word_set("""
    paid paye payee payes reglee regle solde acquitte acquittee pagado pagada pagat pagada pago paga pagato pagata versata
    versato bezahlt beglichen quitte
""")

_TELEPHONE = ("telefon", "telephon", "phone", "handy", "movil", "mobil", "cellul", "celular", "telemov")

_SUFFIXES = ("nummern", "nummer", "nr", "code", "datum", "status", "kategorie", "art", "typ", "name", "adresse", "zeit", "id")
"""Last parts of German compounds that say what kind of value a column holds."""


def _stems(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_THINGS: tuple[tuple[frozenset[str], tuple[str, ...], str, float], ...] = (
    (_WHEN, _stems(_ORDER), "registered_on", 0.85),
    (_WHEN, _stems(_TICKET), "registered_on", 0.85),
    (_WHEN, _stems(_SENT), "registered_on", 0.85),
    (_WHEN, _stems(_SCAN), "checked_in", 0.85),
    (_WHICH, _stems(_ORDER), "order_ref", 0.9),
    (_WHICH, _stems(_TICKET), "external_id", 0.85),
    (_WHICH, _stems("position posicio posicao posizione"), "position_no", 0.95),
    (_STATE, _stems(_TICKET), "status", 0.85),
    (_STATE, _stems(_ORDER), "status", 0.8),
    (_KIND, _stems(_TICKET), "category", 0.85),
)


@lru_cache(maxsize=4096)
def composed(tokens: Tokens) -> dict[str, float]:
    """What the parts of a header say together; nothing where a word is left that neither part explains."""
    scores: dict[str, float] = {}
    tokens = decompounded(tokens)
    for kinds, stems, name, points in _THINGS:
        kind = [t for t in tokens if t in kinds]
        thing = [t for t in tokens if t not in kinds and t.startswith(stems)]
        if kind and thing:
            strange = len(tokens) - len(kind) - len(thing) - tokens.count("in")
            scores[name] = max(scores.get(name, 0.0), points - 0.25 * strange)
    if any(t.startswith(_TELEPHONE) for t in tokens):
        scores["phone"] = max(scores.get("phone", 0.0), 0.75)
    if any(t in _PAID for t in tokens):
        scores["payment"] = max(scores.get("payment", 0.0), 0.8)
    return {name: points for name, points in scores.items() if points > 0.3}


@lru_cache(maxsize=4096)
def decompounded(tokens: Tokens) -> Tokens:
    """German words in their parts: "bestellnr" -> "bestell", "nr"."""
    found: list[str] = []
    for token in tokens:
        suffix = next((s for s in _SUFFIXES if token.endswith(s) and len(token) >= len(s) + 5), "")
        stem = token[: len(token) - len(suffix)] if suffix else token
        if suffix and stem.startswith((*_stems(_TICKET), *_stems(_ORDER), *_stems(_SCAN))):
            found += [stem.removesuffix("s"), suffix]
        else:
            found.append(token)
    return tuple(found)
