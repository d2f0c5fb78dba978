"""What a list would do is shown before it is written, can be changed, and is remembered for the next of its shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists.model import Choices
from checkin_app.errors import InputProblem, UsageProblem
from checkin_app.services import desk, importing
from checkin_app.services.import_preview import ListPreview
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal

LIST = """Identité;Courriel;Organisme;Profil;Inscription;Remarque
NÚÑEZ RODRÍGUEZ Beatriz;b@a.example;Aquascan S.L.;Visiteur;Confirmée;végétarienne
DURAND Zoé;zoe@x.example;Zoolab;Grand témoin;Confirmée;
COSTA Ana;ana@x.example;Lusopharma;Visiteur;Annulée;
;;;;;
;;Sans Nom SA;Visiteur;Confirmée;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "invités.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def shown(session: Session, path: Path, choices: Choices | None = None) -> ListPreview:
    seen = importing.preview(session, [path], {path: choices} if choices else None)
    assert seen.refused == ()
    return seen.lists[0]


def test_a_preview_writes_nothing(session: Session, path: Path):
    before = journal.count(session.store)
    shown(session, path)
    assert journal.count(session.store) == before


def test_it_says_how_the_file_was_read(session: Session, path: Path):
    container = shown(session, path).container
    assert (container.format, container.encoding, container.delimiter, container.header_row) == ("csv", "utf-8", ";", 1)


def test_each_column_shows_its_field_three_values_and_how_sure_that_is(session: Session, path: Path):
    columns = {c.column: c for c in shown(session, path).columns}
    assert columns["Courriel"].field == "email"
    assert columns["Courriel"].samples == ("b@a.example", "zoe@x.example", "ana@x.example")
    assert columns["Courriel"].level == "sure"
    assert columns["Remarque"].field == ""
    assert columns["Remarque"].level == "none"
    assert all(0 <= c.sure <= 1 for c in columns.values())


def test_the_counts_add_up_to_the_rows(session: Session, path: Path):
    counts = shown(session, path).counts
    assert (counts.rows, counts.new, counts.changed, counts.rejected, counts.ignored) == (5, 1, 2, 1, 1)


def test_changed_people_are_shown_field_by_field(session: Session, path: Path):
    change = next(c for c in shown(session, path).changed if c.row == 4)
    assert change.name == "Ana Costa"
    fields = {f.field: (f.before, f.after) for f in change.fields}
    assert fields["email"] == ("", "ana@x.example")
    assert fields["last_name"] == ("Costa", "COSTA")
    assert "status" not in fields


def test_labels_and_rejected_rows_are_shown_with_their_reasons(session: Session, path: Path):
    seen = shown(session, path)
    labels = {(label.field, label.label): (label.value, label.count, label.known) for label in seen.labels}
    assert labels[("category", "Grand témoin")] == ("visitor", 1, False)
    assert labels[("status", "Annulée")] == ("cancelled", 1, True)
    assert [(r.row, r.reason) for r in seen.rejected] == [(6, "no_identity")]
    assert [(r.row, r.reason) for r in seen.ignored] == [(5, "blank_row")]
    assert seen.rejected[0].cells[2] == "Sans Nom SA"


def test_the_cut_of_full_names_is_proposed_with_accents_shown(session: Session, path: Path):
    seen = shown(session, path)
    assert next((c.full, c.first, c.last) for c in seen.cuts) == ("NÚÑEZ RODRÍGUEZ Beatriz", "Beatriz", "NÚÑEZ RODRÍGUEZ")
    assert seen.accents == ("Beatriz NÚÑEZ RODRÍGUEZ", "Zoé DURAND")


def test_choices_change_what_would_come_in(session: Session, path: Path):
    choices = Choices(columns={"Remarque": "job_title", "Organisme": ""}, categories={"grand temoin": "speaker"})
    seen = shown(session, path, choices)
    durand = next(p for p in seen.read.people if "DURAND" in p.last_name)
    assert (durand.category, durand.company) == (Category.SPEAKER, "")
    assert {c.column: c.level for c in seen.columns}["Remarque"] == "chosen"
    label = next(one for one in seen.labels if one.label == "Grand témoin")
    assert (label.value, label.chosen) == ("speaker", True)


def test_a_status_word_can_be_mapped_and_columns_named_by_letter_or_number(session: Session, path: Path):
    choices = Choices(statuses={"Annulée": "blocked"}, columns={"C": "", "#6": "job_title"})
    seen = shown(session, path, choices)
    assert {p.status for p in seen.read.people} == {Status.CONFIRMED, Status.BLOCKED}
    fields = [c.field for c in seen.columns]
    assert (fields[2], fields[5]) == ("", "job_title")


def test_choices_are_remembered_for_the_next_list_of_the_shape(session: Session, path: Path, tmp_path: Path):
    choices = Choices(categories={"Grand témoin": "vip"})
    seen = shown(session, path, choices)
    importing.apply(session, path, seen.read, session.stamp(), choices=choices)
    later = tmp_path / "plus-tard.csv"
    later.write_text(LIST.splitlines()[0] + "\nMARTIN Luc;l@x.example;ACME;grand témoin;Confirmée;\n", encoding="utf-8")
    again = shown(session, later)
    assert again.remembered
    assert again.choices.categories == choices.categories
    assert again.choices.columns["Profil"] == "category"
    assert again.read.people[0].category is Category.VIP
    other = tmp_path / "autre.csv"
    other.write_text("Nom;Prénom;Profil\nMartin;Luc;Grand témoin\n", encoding="utf-8")
    assert not shown(session, other).remembered


def test_what_was_remembered_can_be_forgotten(session: Session, path: Path):
    choices = Choices(categories={"Grand témoin": "vip"})
    seen = shown(session, path, choices)
    importing.apply(session, path, seen.read, session.stamp(), choices=choices)
    importing.forget(session, seen.read)
    assert not shown(session, path).remembered


def test_choices_that_do_not_exist_are_a_usage_problem(session: Session, path: Path):
    for choices in (Choices(columns={"Profil": "shoe_size"}), Choices(categories={"x": "king"}), Choices(kind="songs")):
        seen = importing.preview(session, [path], {path: choices})
        assert isinstance(seen.refused[0][1], UsageProblem)
    seen = importing.preview(session, [path], {path: Choices(columns={"Nowhere": "email"})})
    assert (seen.refused[0][1].code, seen.refused[0][1].facts["column"]) == ("unknown_column", "Nowhere")


def test_a_file_that_is_no_list_does_not_hide_the_others(session: Session, path: Path, tmp_path: Path):
    bad = tmp_path / "facture.pdf"
    bad.write_bytes(b"%PDF-1.7 ...")
    seen = importing.preview(session, [bad, path])
    assert [one.path for one in seen.lists] == [path]
    assert [(where, problem.code) for where, problem in seen.refused] == [(bad, "not_a_table")]


def test_a_file_is_read_once_and_understood_as_often_as_wanted(session: Session, path: Path):
    opened = importing.open_list(path)
    path.unlink()
    first = importing.preview(session, [opened]).lists[0]
    second = importing.preview(session, [opened], {path: Choices(columns={"Organisme": ""})}).lists[0]
    assert first.read.people[1].company == "Zoolab"
    assert second.read.people[1].company == ""


def test_a_list_understood_elsewhere_is_previewed_and_written_with_its_choices(session: Session, path: Path):
    opened = importing.open_list(path)
    choices = Choices(categories={"Grand témoin": "press"})
    found = importing.understand(opened, choices, importing.country_of(session))
    seen = importing.preview(session, [found]).lists[0]
    assert (seen.path, seen.choices, seen.remembered) == (path, choices, False)
    importing.apply(session, seen.path, seen.read, session.stamp(), choices=seen.choices)
    assert importing.remembered_choices(session, opened).categories == choices.categories


def test_another_sheet_may_be_chosen(session: Session, tmp_path: Path):
    import openpyxl

    book = openpyxl.Workbook()
    for title, name in (("Jeudi", "Martin"), ("Vendredi", "Durand")):
        sheet = book.create_sheet(title)
        sheet.append(["Nom", "Prénom", "E-mail"])
        sheet.append([name, "Luc", "l@x.example"])
    del book["Sheet"]
    path = tmp_path / "classeur.xlsx"
    book.save(path)
    both, one = shown(session, path), shown(session, path, Choices(sheet="vendredi"))
    assert both.container.available == ("Jeudi", "Vendredi")
    assert [p.last_name for p in one.read.people] == ["Durand"]
    refused = importing.preview(session, [path], {path: Choices(sheet="Samedi")}).refused
    assert refused[0][1].code == "unknown_sheet"


def test_lists_that_come_together_are_previewed_as_they_will_be_written(session: Session, tmp_path: Path):
    people, meetings = tmp_path / "people.csv", tmp_path / "meetings.csv"
    people.write_text("N° inscription;Nom;Prénom\nZ1;Martin;Luc\nZ2;Durand;Zoé\n", encoding="utf-8")
    meetings.write_text(
        "N° RDV;Date;Début;Fin;Table;Participant 1;Participant 2\nR1;01/07/2010;10:00;10:30;T1;Luc Martin;Zoé Durand\n",
        encoding="utf-8",
    )
    seen = importing.preview(session, [meetings, people])
    assert [one.kind for one in seen.lists] == ["attendees", "meetings"]
    assert [(one.counts.new, one.counts.rejected) for one in seen.lists] == [(2, 0), (1, 0)]


def test_who_is_inside_and_now_cancelled_is_shown_and_alerted(session: Session, ids, path: Path):
    desk.check_in(session, ids["T1"], session.stamp())
    path.write_text(LIST.replace("Visiteur;Confirmée;végé", "Visiteur;Annulée;végé"), encoding="utf-8")
    assert [c.id for c in shown(session, path).inside] == [ids["T1"]]
    report = importing.import_files(session, [path], stamp=session.stamp())[0]
    assert report.cancelled_inside == 1
    assert [p.id for p in importing.cancelled_inside(session)] == [ids["T1"]]


def test_progress_is_told_and_what_it_raises_leaves_nothing_behind(session: Session, path: Path):
    class StopError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def stop(done: int, rows: int) -> None:
        told.append((done, rows))
        raise StopError

    before, people = journal.count(session.store), len(attendees.everybody(session.store))
    found = importing.read(session, path)
    with pytest.raises(StopError):
        importing.apply(session, path, found, session.stamp(), progress=stop)
    assert told
    assert journal.count(session.store) == before
    assert len(attendees.everybody(session.store)) == people


def test_a_list_with_nobody_is_refused_with_what_became_of_its_rows(session: Session, tmp_path: Path):
    path = tmp_path / "vides.csv"
    path.write_text("Nom;Prénom;E-mail\n;;\n;;pas une adresse\n", encoding="utf-8")
    problem = importing.preview(session, [path]).refused[0][1]
    assert isinstance(problem, InputProblem)
    assert (problem.code, problem.facts["rejected"], problem.facts["ignored"]) == ("no_data_rows", 1, 1)
