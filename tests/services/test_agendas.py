"""Meetings on paper: read for everybody at once, in the language of the screen, and out of date when one of them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin_app import wording
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import AgendaItem, PrintState
from checkin_app.domain.lists.model import Container, MeetingRow, Party, ReadList
from checkin_app.services import agendas, badges, card, desk, importing, printing, roster, stands
from checkin_app.services.roster import AttendeeFilter
from checkin_app.services.session import Session
from tests.services.conftest import Clock

FOLDED = "a6fold"


def import_meetings(session: Session, *rows: tuple[str, str, str, str, str, str]) -> None:
    """Meetings: id, day, start, table, and the tickets of the two."""
    meetings = tuple(
        MeetingRow(n, key, day, start, start[:3] + "50", table, Party(one), Party(other))
        for n, (key, day, start, table, one, other) in enumerate(rows, 2)
    )
    importing.apply(session, Path("m.csv"), ReadList("meetings", Container("csv"), meetings=meetings), session.stamp())


def print_on_paper(session: Session, person: str, layout: str = FOLDED) -> str:
    sheaf = printing.prepare(session, [person], session.stamp(), layout_id=layout)
    printing.record_state(session, sheaf.job, PrintState.DONE, "", session.stamp())
    return sheaf.job


def stale(session: Session) -> list[str]:
    return roster.attendee_ids(session, AttendeeFilter(stale_badge=True))


def test_an_agenda_tells_each_meeting_from_the_side_of_its_holder(session: Session, ids: dict[str, str]):
    import_meetings(session, ("M2", "2010-07-02", "09:00", "T07", "T1", "T6"), ("M3", "2010-07-01", "09:30", "T02", "T2", "T1"))
    told = agendas.agendas(session, [ids["T1"], ids["T3"], ids["T5"]])
    assert told[ids["T1"]] == (
        AgendaItem("Thursday 1 July", "09:30", "table 2", "Agnès Le Bras", "Proteolab"),
        AgendaItem("Thursday 1 July", "10:00", "table 1", "Marc Puig", "Proteolab"),
        AgendaItem("Friday 2 July", "09:00", "table 7", "Jo Solà", "Metapharm"),
    )
    assert told[ids["T3"]] == (AgendaItem("Thursday 1 July", "10:00", "table 1", "Beatriz Núñez Rodríguez", "Aquascan S.L."),)
    assert ids["T5"] not in told


def test_the_badge_of_a_layout_with_an_agenda_has_it_and_other_badges_ask_for_nothing(session: Session, ids: dict[str, str]):
    asked: list[str] = []
    session.store.db.conn.set_trace_callback(asked.append)
    plain = badges.pdf(session, [ids["T1"], ids["T5"]], layout_id="a6")
    assert not [line for line in asked if "meeting" in line]
    folded = badges.pdf(session, [ids["T1"], ids["T5"]], layout_id=FOLDED)
    assert len([line for line in asked if "FROM meeting" in line]) == 1
    session.store.db.conn.set_trace_callback(None)
    assert len(folded) > len(plain)
    first, second = badges.badge_texts(session, [ids["T1"], ids["T5"]], agenda=True)
    assert (len(first.agenda), first.back_title, first.back_words) == (1, "Your meetings", "")
    assert (second.agenda, second.back_title) == ((), "Welcome")
    assert "registration desk" in second.back_words


def test_an_agenda_is_in_the_language_of_the_screen(session: Session, ids: dict[str, str]):
    before = wording.language()
    wording.use_language("fr")
    try:
        (item,) = agendas.agendas(session, [ids["T1"]])[ids["T1"]]
    finally:
        wording.use_language(before)
    assert item.day == "jeudi 1er juillet"


def test_its_holder_has_stale_paper_when_a_meeting_changes_and_nobody_else(session: Session, ids: dict[str, str], clock: Clock):
    for ticket in ("T1", "T2", "T3"):
        print_on_paper(session, ids[ticket])
    print_on_paper(session, ids["T6"], "a6")
    assert stale(session) == []
    import_meetings(session, ("M1", "2010-07-01", "10:00", "T09", "T1", "T3"))
    assert set(stale(session)) == {ids["T1"], ids["T3"]}
    assert card.make_card(session, badges.people(session, [ids["T1"]])[0]).badge.stale
    assert {row.id: row.stale_badge for row in roster.rows(session, list(ids.values()))}[ids["T3"]]
    clock.turn(minutes=1)
    print_on_paper(session, ids["T1"])
    assert stale(session) == [ids["T3"]]


@pytest.mark.parametrize(
    "changed",
    [
        ("M1", "2010-07-02", "10:00", "T01", "T1", "T3"),
        ("M1", "2010-07-01", "11:00", "T01", "T1", "T3"),
        ("M1", "2010-07-01", "10:00", "T01", "T1", "T6"),
        ("M9", "2010-07-02", "10:00", "T01", "T1", "T2"),
    ],
)
def test_another_day_time_partner_or_meeting_makes_paper_stale(session: Session, ids: dict[str, str], changed: tuple[str, ...]):
    print_on_paper(session, ids["T1"])
    import_meetings(session, changed)  # type: ignore[arg-type]
    assert stale(session) == [ids["T1"]]


def test_the_same_list_again_another_language_and_an_end_make_nothing_stale(session: Session, ids: dict[str, str]):
    print_on_paper(session, ids["T1"])
    import_meetings(session, ("M1", "2010-07-01", "10:00", "T01", "T1", "T3"))
    assert stale(session) == []


def test_a_partner_whose_name_is_corrected_makes_the_paper_of_the_other_stale(session: Session, ids: dict[str, str]):
    print_on_paper(session, ids["T1"])
    desk.correct(session, ids["T3"], {"last_name": "Puig Ferrer"}, session.stamp())
    assert stale(session) == [ids["T1"]]


def test_paper_without_an_agenda_is_never_stale_for_a_meeting(session: Session, ids: dict[str, str]):
    print_on_paper(session, ids["T1"], "a6")
    import_meetings(session, ("M1", "2010-07-01", "10:00", "T09", "T1", "T3"))
    assert stale(session) == []
    desk.correct(session, ids["T1"], {"company": "Biocat"}, session.stamp())
    assert stale(session) == [ids["T1"]]


def test_digests_of_many_are_those_of_each_alone(session: Session, ids: dict[str, str]):
    import_meetings(session, ("M2", "2010-07-02", "09:00", "T07", "T1", "T6"), ("M3", "2010-07-01", "09:30", "T02", "T2", "T1"))
    everybody = list(ids.values())
    together = agendas.digests(session, everybody)
    assert together == {one: agendas.digests(session, [one])[one] for one in everybody}
    assert len(set(together.values())) == 5
    many = [*everybody, *(f"nobody{n}" for n in range(600))]
    assert {one: agendas.digests(session, many)[one] for one in everybody} == together


def test_lists_of_people_ask_for_agendas_once(session: Session, ids: dict[str, str]):
    for ticket in ("T1", "T2", "T3"):
        print_on_paper(session, ids[ticket])
    asked: list[str] = []
    session.store.db.conn.set_trace_callback(asked.append)
    roster.rows(session, list(ids.values()))
    roster.attendee_ids(session, AttendeeFilter(stale_badge=True))
    stands.exhibitors(session)
    badges.select(session, category=Category.EXHIBITOR, unprinted=True)
    session.store.db.conn.set_trace_callback(None)
    assert len([line for line in asked if "FROM meeting" in line]) <= 4
