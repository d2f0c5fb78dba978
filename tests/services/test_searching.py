"""Four letters, in any order, with or without accents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.services import desk, roster
from checkin_app.services.roster import AttendeeFilter
from checkin_app.services.searching import company_of, search, warm
from checkin_app.services.session import Session
from checkin_app.store import search as search_store


@pytest.mark.parametrize(
    ("typed", "ticket", "why"),
    [
        ("nune", "T1", ("prefix", "accents")),
        ("Núñez", "T1", ("name",)),
        ("beatriz nunez", "T1", ("name", "accents")),
        ("rodr bea", "T1", ("prefix",)),
        ("nuenz", "T1", ("typo",)),
        ("gwilym", "T5", ("name",)),
        ("lebras", "", ()),
        ("bras agn", "T2", ("name", "prefix")),
        ("metaph", "T6", ("company",)),
        ("T4", "T4", ("ticket",)),
        ("0600000003", "T3", ("phone",)),
        ("06 00 00 00 03", "T3", ("phone",)),
        ("+33 (0)6.00.00.00.03", "T3", ("phone",)),
        ("b@a.example", "T1", ("prefix", "email")),
    ],
)
def test_what_is_typed_finds_the_person_and_says_why(session: Session, typed: str, ticket: str, why: tuple[str, ...]):
    hits = search(session, typed)
    if not ticket:
        assert all(hit.external_id != "T2" or "typo" in hit.why for hit in hits)
        return
    assert hits[0].external_id == ticket
    assert set(hits[0].why) >= set(why) - {"prefix"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("st jean", "Saint-Jean"), ("St. Jean", "Saint-Jean"), ("saint-jean", "Saint-Jean"), ("saintjean", "Saint-Jean"),
        ("st gobain helene", "Saint-Jean"), ("saint martin", "St Martin"), ("saint gobain glass", "St Martin"),
        ("sainte marie", "Ste-Marie"), ("ste marie", "Ste-Marie"), ("inra", "Ste-Marie"), ("I.N.R.A. odile", "Ste-Marie"),
        ("jp martineau", "Martineau"), ("J.P. Martineau", "Martineau"), ("martineau j-p", "Martineau"),
        ("Pr Martineau", "Martineau"), ("prof. matrineau", "Martineau"), ("martineau.jp@cnrs", "Martineau"),
        ("C.N.R.S. zoe", "Dalembert"), ("d'alembert zoe", "Dalembert"), ("d alembert zoe", "Dalembert"),
        ("dalembert paul", "d'Alembert"), ("jeanpierre martineau", "Martineau"), ("jean-pierre vasseur", "Vasseur"),
        ("0457", "Saint-Jean"), ("457", "Saint-Jean"), ("912", "Ste-Marie"), ("00912", "Ste-Marie"),
        ("etablissements dupont", "Vasseur"), ("dr", "Drago"), ("dr martineau drago", "Drago"),
    ],
)  # fmt: skip
def test_what_people_at_a_desk_type_for_a_name_that_is_written_otherwise(session: Session, typed: str, found: str):
    for first, last, firm, ticket, email in (
        ("Hélène", "Saint-Jean", "Saint-Gobain", "EV-0457", ""), ("Luc", "St Martin", "St Gobain Glass", "EV-458", ""),
        ("Odile", "Ste-Marie", "I.N.R.A.", "REB00912", ""), ("Paul", "d'Alembert", "Lusopharma", "X-13", ""),
        ("Jean-Pierre", "Martineau", "C.N.R.S.", "X-12", "jp.martineau@cnrs.example"), ("Zoé", "Dalembert", "CNRS", "X-14", ""),
        ("Jeanpierre", "Vasseur", "Ets Dupont", "X-15", ""), ("Martineau", "Drago", "", "X-4570", ""),
    ):  # fmt: skip
        fields = {"first_name": first, "last_name": last, "company": firm, "external_id": ticket, "email": email}
        desk.walk_in(session, fields, session.stamp())
    assert search(session, typed)[0].last_name == found


def test_nothing_typed_finds_nobody_and_noise_raises_nothing(session: Session):
    for typed in ("", "   ", '"', "* OR *", "NEAR(", "\x00", "a" * 10_000, "'; DROP TABLE attendee"):
        search(session, typed)
    assert search(session, "") == []


def test_hits_tell_who_is_in(session: Session, ids):
    desk.check_in(session, ids["T1"], session.stamp())
    hit = search(session, "nunez")[0]
    assert (hit.state, hit.arrived_at) == ("arrived", "09:00")
    assert [search(session, name)[0].state for name in ("costa", "gwilym", "puig")] == ["cancelled", "unpaid", "expected"]


def test_matched_letters_are_marked(session: Session):
    hit = search(session, "rodr")[0]
    name = f"{hit.last_name} {hit.first_name}"
    assert [name[start:end] for start, end in hit.matched] == ["Rodr"]


def test_a_correction_is_found_at_once(session: Session, ids):
    desk.correct(session, ids["T1"], {"last_name": "Wójcik"}, session.stamp())
    assert [hit.external_id for hit in search(session, "wojc")] == ["T1"]
    assert search(session, "rodr") == []


def test_the_whole_company_is_listed(session: Session, ids):
    assert [hit.external_id for hit in company_of(session, ids["T2"])] == ["T2", "T3"]


def test_the_list_is_filtered_sorted_and_counted(session: Session, ids):
    desk.check_in(session, ids["T3"], session.stamp())
    everybody = roster.attendee_ids(session)
    assert len(everybody) == 6
    assert roster.attendee_ids(session, descending=True) == everybody[::-1]
    assert roster.attendee_ids(session, AttendeeFilter(state="arrived")) == [ids["T3"]]
    assert roster.attendee_ids(session, AttendeeFilter(text="prot", country="FR")) == [ids["T2"], ids["T3"]]
    assert roster.counts(session).by_state == {"expected": 3, "arrived": 1, "cancelled": 1, "unpaid": 1}
    assert [row.state for row in roster.rows(session, [ids["T3"], ids["T4"]])] == ["arrived", "cancelled"]
    for order in roster.ORDERS:
        assert len(roster.attendee_ids(session, order=order)) == 6


def test_namesakes_of_one_company_are_told_apart_by_their_tickets(session: Session):
    for _ in range(2):
        desk.walk_in(session, {"last_name": "Vila", "first_name": "Pere", "company": "Acme"}, session.stamp())
    desk.walk_in(session, {"last_name": "Vila", "first_name": "Pere", "company": "Other"}, session.stamp())
    assert sorted((hit.company, "ticket" in hit.why) for hit in search(session, "vila")) == [
        ("Acme", True), ("Acme", True), ("Other", False),
    ]  # fmt: skip


def test_somebody_new_is_found_by_a_slip_at_once_and_without_learning_all_names_again(session: Session):
    warm(session)
    learned = search_store.index(session.store)
    desk.walk_in(session, {"last_name": "Wójcik", "first_name": "Olga"}, session.stamp())
    assert [hit.last_name for hit in search(session, "wojick")] == ["Wójcik"]
    assert search_store.index(session.store) is learned


def test_what_another_process_wrote_is_found_by_a_slip_at_once(tmp_path: Path):
    path = tmp_path / "e.accueil"
    ours = bootstrap.new_event(path, name="E", place="", days=[date(2010, 7, 1)], desk="A")
    desk.walk_in(ours, {"last_name": "Puig", "first_name": "Marc"}, ours.stamp())
    assert search(ours, "wojick") == []
    theirs = bootstrap.open_session(path, desk="B")
    desk.walk_in(theirs, {"last_name": "Wójcik", "first_name": "Olga"}, theirs.stamp())
    assert [hit.last_name for hit in search(ours, "wojick")] == ["Wójcik"]
    desk.correct(theirs, search(theirs, "puig")[0].id, {"last_name": "Roig"}, theirs.stamp())
    assert (search(ours, "puig"), search(ours, "rogi")[0].last_name) == ([], "Roig")
    theirs.close()
    ours.close()


def test_somebody_taken_back_is_found_no_more(session: Session):
    desk.walk_in(session, {"last_name": "Wójcik", "first_name": "Olga"}, session.stamp())
    assert search(session, "wojcik")
    desk.undo_last(session, session.stamp())
    assert search(session, "wojcik") == search(session, "wojick") == []


def test_a_whole_list_that_comes_in_is_learned_anew(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_store, "_FOLLOWED", 2)
    warm(session)
    learned = search_store.index(session.store)
    for name in ("Roca", "Serra"):
        desk.walk_in(session, {"last_name": name}, session.stamp())
    assert search(session, "sera")[0].last_name == "Serra"
    assert search_store.index(session.store) is not learned


def test_namesakes_hide_nobody_while_their_name_is_only_begun_and_are_all_there_once_it_is_whole(session: Session):
    for _number in range(6):
        desk.walk_in(session, {"first_name": "Juan Carlos", "last_name": "Colomer"}, session.stamp())
    desk.walk_in(session, {"first_name": "Juan Carlos Josep", "last_name": "Colomer"}, session.stamp())
    begun = [hit.first_name for hit in search(session, "colom juan", 5)]
    assert begun == ["Juan Carlos", "Juan Carlos", "Juan Carlos Josep", "Juan Carlos", "Juan Carlos"]
    assert [hit.first_name for hit in search(session, "colomer juan carlos", 5)] == ["Juan Carlos"] * 5


def test_of_very_many_whose_name_is_only_begun_one_stands_for_its_namesakes_but_for_the_first(session: Session):
    for name in ("Ada", "Adam", "Adel"):
        for number in range(7):
            desk.walk_in(session, {"first_name": name, "last_name": "Colomer", "company": f"Firm {number}"}, session.stamp())
    assert [hit.first_name for hit in search(session, "colom ad", 4)] == ["Ada", "Ada", "Adam", "Adel"]
    assert {hit.company for hit in search(session, "colomer ada", 7)} == {f"Firm {number}" for number in range(7)}


def test_of_a_few_every_name_has_its_namesake_beside_it(session: Session):
    for name in ("Ada", "Adam", "Adel"):
        for number in range(3):
            desk.walk_in(session, {"first_name": name, "last_name": "Colomer", "company": f"Firm {number}"}, session.stamp())
    assert [hit.first_name for hit in search(session, "colom ad", 6)] == ["Ada"] * 2 + ["Adam"] * 2 + ["Adel"] * 2


def test_beside_a_last_name_a_first_name_counts_as_much_as_another_last_name(session: Session):
    for first, last in (("Zoe", "Boissier Carles"), ("Carles", "Boissier")):
        desk.walk_in(session, {"first_name": first, "last_name": last}, session.stamp())
    assert search(session, "boiss carl")[0].first_name == "Carles"


def test_a_particle_is_no_name_that_puts_somebody_behind_others(session: Session):
    for number in range(4):
        desk.walk_in(session, {"first_name": f"Audrey Z{'abcd'[number]}", "last_name": "Martel"}, session.stamp())
    desk.walk_in(session, {"first_name": "Audrey", "last_name": "de La Martel"}, session.stamp())
    assert search(session, "mart audr")[0].last_name == "de La Martel"


def test_of_two_that_a_slip_may_mean_the_one_with_the_same_first_letter_comes_first(session: Session):
    for name in ("Quirax", "Suiraz"):
        desk.walk_in(session, {"first_name": "Eva", "last_name": name}, session.stamp())
    assert [hit.last_name for hit in search(session, "eva suirax")] == ["Suiraz", "Quirax"]


@pytest.mark.parametrize("typed", ["nieto n", "n nieto"])
def test_two_words_typed_are_two_words_of_a_name_before_they_are_one(session: Session, typed: str):
    for last in ("Nieto", "Nieto Nuñez"):
        desk.walk_in(session, {"first_name": "Alba", "last_name": last}, session.stamp())
    best = search(session, typed)[0]
    assert best.last_name == "Nieto Nuñez"
    assert sorted(best.matched) == [(0, 5), (6, 7)]
