"""Lists that platforms, forms and offices really give, as headers with what each column holds: see `shapes.txt`.

A line is `header : field : values`. The field "-" must be left out, "payer" must not be taken for the participant's own,
"?" may be anything. The values are a kind of `KINDS`, or the words themselves with " / " between.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checkin_app.domain.lists.table import Book, Cell, Row, Table

ROWS = 24


def phrases(text: str) -> list[str]:
    """What stands between the bars."""
    return text.split("|")


FIRST = phrases(
    "Hélène|Joan|María|José|Björn|Giulia|João|Ulrike|Siobhán|Marcel·lí|Núria|Pieter|Agnès|Óscar|Inês|Sönke|Élodie|Matteo|Roser|"
    "Zoé|Pau|Anaïs|Gérard|Ilaria|Jean-Pierre"
)
LAST = phrases(
    "Carrière|Puig i Ferrer|de la Fuente Ibáñez|Groß-Weber|D'Angelo|da Silva|Köhler|O'Brien|Riba Naudi|N'Diaye|Delvaux|Albigés|"
    "Vázquez Lugo|Le Goff|Magalhães|Jäger|Lavergne|De Santis|Casals|Bergé|Castaño Gil|Haas|Bourrel|Cladera|Ben Salem"
)
COMPANIES = phrases("Lipotech SAS|Cytoscan|CHU de Nîmes|Proteocure S.L.|Institut Occitan|Aquavir|Parc Científic|Nanologis GmbH")
JOBS = phrases(
    "Directeur R&D|Project manager|Ingénieure|Chargé d'affaires|Responsable qualité|Research fellow|Technico-commercial"
)
COUNTRIES = {"country": ["France", "Espagne", "Italia", "Germany", "Portugal"], "iso2": ["FR", "ES", "IT", "DE"]}

Make = Callable[[random.Random, int], str]


def _first(n: int) -> str:
    return FIRST[n % len(FIRST)]


def _last(n: int) -> str:
    return LAST[n % len(LAST)]


def _email(n: int) -> str:
    return f"p{n}.{_last(n).split()[-1].encode('ascii', 'ignore').decode().strip(chr(39)).lower()}@example{n % 7}.org"


KINDS: dict[str, Make] = {
    "first": lambda _, n: _first(n),
    "last": lambda _, n: _last(n),
    "UPPER": lambda _, n: _last(n).upper(),
    "full": lambda _, n: f"{_first(n)} {_last(n)}",
    "lastcommafirst": lambda _, n: f"{_last(n).upper()}, {_first(n)}",
    "UPPERfirst": lambda _, n: f"{_last(n).upper()} {_first(n)}",
    "email": lambda _, n: _email(n),
    "ordermail": lambda _, n: _email(n - n % 3),
    "anonymous": lambda _, n: "anonymous",
    "phone": lambda _, n: f"+33 6 {n:02} 45 67 {n * 3 % 100:02}",
    "company": lambda _, n: COMPANIES[n % len(COMPANIES)],
    "job": lambda _, n: JOBS[n * 3 % len(JOBS)],
    "country": lambda _, n: COUNTRIES["country"][n % 5],
    "iso2": lambda _, n: COUNTRIES["iso2"][n % 4],
    "id": lambda dice, n: f"{'ABCDEFGH'[n % 8]}{dice.randrange(16**6):06X}",
    "barcode": lambda dice, n: f"{dice.randrange(10**9):09}{n:03}",
    "cpf": lambda dice, n: f"{dice.randrange(10**8):08}{'TRWAGMYF'[n % 8]}",
    "seq": lambda _, n: str(n + 1),
    "one": lambda _, n: str(n % 3 + 1),
    "order": lambda _, n: f"C{1000 + n // 3}",
    "date": lambda _, n: f"{n % 28 + 1:02}/05/2010",
    "datetime": lambda _, n: f"2010-05-{n % 28 + 1:02} 1{n % 10}:4{n % 6}:07",
    "time": lambda _, n: f"1{n % 10}:4{n % 6}:07",
    "price": lambda _, n: ["0,00", "45,00", "120,00"][n % 3],
    "url": lambda _, n: f"https://www.example.org/in/{n}",
    "city": lambda _, n: ["Montpellier", "Barcelona", "Toulouse", "Torino"][n % 4],
    "zip": lambda _, n: f"34{n:03}",
    "address": lambda _, n: f"{n + 3} rue de la Loge",
    "event": lambda _, n: "Rencontres 2010",
    "free": lambda _, n: ["", "végétarien, sans gluten", "Voir avec Mme Durand au sujet du bus."][n % 3],
    "stand": lambda _, n: f"{'ABC'[n % 3]}{n % 20 + 1:02}",
    "empty": lambda _, n: "",
}


@dataclass(frozen=True)
class Shape:
    """A list's columns: (header, field, values)."""

    name: str
    columns: tuple[tuple[str, str, str], ...]

    def book(self, rows: int = ROWS) -> Book:
        """The list with people in it, as a text file would give it."""
        dice = random.Random(self.name)
        lines = [tuple(Cell(header) for header, _, _ in self.columns)]
        lines += [tuple(Cell(_value(kind, dice, n)) for _, _, kind in self.columns) for n in range(rows)]
        return Book("csv", (Table("", tuple(Row(n, cells) for n, cells in enumerate(lines, 1))),), "utf-8", ";")


def _value(kind: str, dice: random.Random, n: int) -> str:
    if kind in KINDS:
        return KINDS[kind](dice, n)
    return kind.split(" / ")[n % len(kind.split(" / "))]


def shapes() -> list[Shape]:
    """Every shape of `shapes.txt`."""
    found: list[Shape] = []
    for block in Path(__file__).with_name("shapes.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines:
            continue
        columns = [line.rsplit(" : ", 2) for line in lines[1:]]
        found.append(Shape(lines[0].removeprefix("# "), tuple((h, f, v) for h, f, v in columns)))
    return found
