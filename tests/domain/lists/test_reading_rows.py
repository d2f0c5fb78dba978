"""Rows of a list become people, are merged, rejected or set aside, each with its reason."""

from __future__ import annotations

import pytest

from checkin_app.documents.values import tools
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists.model import Choices, ReadList
from checkin_app.domain.lists.reading import understand
from checkin_app.domain.lists.table import Book, Cell, Row, Table
from checkin_app.errors import InputProblem


def book(*rows: str, name: str = "") -> Book:
    lines = [tuple(Cell(cell) for cell in row.split(";")) for row in rows]
    return Book("csv", (Table(name, tuple(Row(n, cells) for n, cells in enumerate(lines, 1))),), "utf-8", ";")


def read(*rows: str, name: str = "") -> ReadList:
    return understand(book(*rows, name=name), tools())


HEADER = "Nom;Prénom;E-mail;Société"


def test_titles_above_and_totals_below_are_set_aside():
    found = read("Liste au 20 juin", "", HEADER, "Roca;Ona;o@x.example;ACME", "Total;1;;")
    assert [p.row for p in found.people] == [4]
    assert [(r.row, r.reason) for r in found.ignored] == [(1, "title_row"), (2, "blank_row"), (5, "total_row")]


def test_a_heading_within_the_list_says_what_follows_is():
    found = read(HEADER, "EXPOSANTS;;;", "Roca;Ona;;ACME", "VISITEURS;;;", "Pla;Jordi;;Nova")
    assert [p.category for p in found.people] == [Category.EXHIBITOR, Category.VISITOR]
    assert [r.reason for r in found.ignored] == ["section_row", "section_row"]


def test_the_header_again_on_the_next_page_is_set_aside():
    found = read(HEADER, "Roca;Ona;o@x.example;ACME", HEADER, "Pla;Jordi;j@x.example;Nova")
    assert [r.reason for r in found.ignored] == ["repeated_header"]
    assert len(found.people) == 2


def test_a_header_in_two_rows_is_read_as_one():
    found = read(
        "Code;;;Vous venez en tant que",
        ";Prénom;Nom;",
        "A17;Ona;Roca;Exposant",
        "B09;Jordi;Pla;Visiteur",
        "C33;Pau;Vidal;Presse",
    )
    assert [(p.external_id, p.last_name, p.category) for p in found.people] == [
        ("A17", "Roca", Category.EXHIBITOR),
        ("B09", "Pla", Category.VISITOR),
        ("C33", "Vidal", Category.PRESS),
    ]


def test_rows_without_any_identity_and_unnamed_tickets_are_rejected():
    found = read(
        "N° billet;" + HEADER, "T01;Roca;Ona;o@x.example;ACME", "T02;À définir;;;ACME", ";;;;ACME", "T04;;;x@y.example;"
    )
    assert [(r.row, r.reason) for r in found.rejected] == [(3, "unassigned_ticket"), (4, "no_identity")]
    assert [p.row for p in found.people] == [2, 5]


def test_a_bad_address_is_a_warning_and_keeps_nobody_out():
    found = read(HEADER, "Roca;Ona;pas d'adresse;ACME", "Pla;Jordi;Jordi <j@x.example>;Nova")
    assert [p.email for p in found.people] == ["", "j@x.example"]
    assert [w.code for w in found.warnings] == ["bad_email"]


def test_the_same_person_twice_is_one_and_two_at_one_address_are_two():
    found = read(
        HEADER,
        "Roca;Ona;o@x.example;ACME",
        "ROCA;Ona;O@x.example;ACME",
        "Roca;Pol;o@x.example;ACME",
        "Ona;Roca;o@x.example;ACME",
    )
    assert [(p.first_name, p.row) for p in found.people] == [("Ona", 2), ("Pol", 4)]
    assert [(m.row, m.into_row) for m in found.merged] == [(3, 2), (5, 2)]
    assert {"shared_email", "names_swapped"} <= {w.code for w in found.warnings}


def test_a_comma_that_nobody_quoted_is_put_together_where_that_is_sure():
    rows = (HEADER.replace(";", ","), "Roca,Ona,o@x.example,Dupont, Durand", "Pla,Jordi,j@x.example,Nova,Extra")
    cells = [tuple(Cell(cell) for cell in row.split(",")) for row in rows]
    found = understand(Book("csv", (Table("", tuple(Row(n, c) for n, c in enumerate(cells, 1))),), "utf-8", ","), tools())
    assert [p.company for p in found.people] == ["Dupont, Durand"]
    assert [(r.row, r.reason) for r in found.rejected] == [(3, "too_many_fields")]


def test_a_number_that_a_spreadsheet_shortened_identifies_nobody():
    found = read(
        "Code billet;" + HEADER, "1,12E+10;Roca;Ona;o@x.example;ACME", "88123;Pla;Jordi;j@x.example;Nova", "88124;Vidal;Pau;;X"
    )
    assert [p.external_id for p in found.people] == ["", "88123", "88124"]
    assert "broken_number" in {w.code for w in found.warnings}


def test_sheets_say_what_their_people_are():
    tables = tuple(
        Table(name, tuple(Row(n, tuple(map(Cell, row))) for n, row in enumerate([("Nom", "Prénom", "E-mail"), person], 1)))
        for name, person in (("Exposants", ("Roca", "Ona", "o@x.example")), ("Annulés", ("Pla", "Jordi", "j@x.example")))
    )
    found = understand(Book("xlsx", tables), tools())
    assert [(p.category, p.status) for p in found.people] == [
        (Category.EXHIBITOR, Status.CONFIRMED),
        (Category.VISITOR, Status.CANCELLED),
    ]


def test_a_list_with_no_column_of_people_is_refused():
    with pytest.raises(InputProblem) as caught:
        read("Article;Prix", "Stylo;2,00", "Gomme;1,50")
    assert caught.value.code == "no_data_rows"


@pytest.mark.parametrize("heading", ["Nom", "Name", "Nome", "Nombre", "Nom complet", "Participants"])
def test_a_lonely_column_of_names_holds_full_names(heading: str):
    found = read(f"{heading};E-mail", "Ona Roca;ona.roca@x.example", "Jordi Pla;jordi.pla@x.example", "Pau Vidal;p@x.example")
    assert [p.last_name for p in found.people] == ["Roca", "Pla", "Vidal"]


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("Nom;Cognoms", "Ona"),
        ("Nombre;Apellidos", "Ona"),
        ("Nome;Cognome", "Ona"),
        ("Prénom;Nom", "Ona"),
        ("Vorname;Name", "Ona"),
    ],
)
def test_the_neighbours_say_what_a_word_means(header: str, first: str):
    found = read(f"{header};E-mail", "Ona;Roca;o@x.example", "Jordi;Pla;j@x.example")
    assert found.people[0].first_name == first


@pytest.mark.parametrize(
    ("values", "field"),
    [("Confirmé|Annulé|En attente", "status"), ("Francia|España|Italia", "country"), ("France|Espagne|Allemagne", "country")],
)
def test_the_values_say_whether_a_state_is_a_country(values: str, field: str):
    one, two, three = values.split("|")
    found = read("Nom;Prénom;Estado", f"Roca;Ona;{one}", f"Pla;Jordi;{two}", f"Vidal;Pau;{three}", f"Mas;Lia;{one}")
    assert found.mapping[2].field == field


def read_notes(header: str, *values: str, chosen: dict[str, str] | None = None) -> ReadList:
    rows = [f"Roca{n};Ona;{value}" for n, value in enumerate(values)]
    return understand(book(f"Nom;Prénom;{header}", *rows), tools(), Choices(columns=chosen or {}))


@pytest.mark.parametrize("header", ["Note VIP", "Note d'attention", "Consignes accueil", "Desk note", "Nota d’atenció"])
def test_a_column_that_speaks_to_the_desk_becomes_attention_notes(header: str):
    found = read_notes(header, "VIP : prévenir le Dr Puig", "", "x" * 400)
    assert [p.attention for p in found.people] == ["VIP : prévenir le Dr Puig", "", "x" * 300]


@pytest.mark.parametrize("header", ["Remarques", "Observations", "Note", "À l’attention de", "Commentaires", "Allergies"])
def test_remarks_are_nothing_that_a_desk_needs_unless_somebody_says_so(header: str):
    found = read_notes(header, "végétarienne", "fauteuil roulant")
    assert not any(p.note or p.attention for p in found.people)
    found = read_notes(header, "végétarienne", "fauteuil roulant", chosen={header: "note"})
    assert [p.note for p in found.people] == ["végétarienne", "fauteuil roulant"]


def test_a_box_to_tick_is_no_attention_note():
    assert not any(p.attention for p in read_notes("Note VIP", "oui", "non", "oui").people)


def test_digits_that_are_no_number_and_numbers_without_end_are_read_as_text():
    strange = "9" * 5000
    found = read("Ticket;Nom;Prénom", "1;Roca;Ona", "²;Puig;Ana", f"{strange};Sala;Pau")
    assert [(p.external_id, p.last_name) for p in found.people] == [("1", "Roca"), ("²", "Puig"), (strange, "Sala")]


def test_more_staff_than_anybody_has_is_not_said():
    rows = ("Acme;99999999999999999999;1e3", f"Bio;{'9' * 400};12,5", "Cel;3;9")
    found = read("Exposant;Effectif;Surface;Voeu 1", *(f"{row};A01" for row in rows))
    assert [(one.name, one.staff_expected) for one in found.exhibitors] == [("Acme", 0), ("Bio", 0), ("Cel", 3)]
