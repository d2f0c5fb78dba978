"""The chain: what it covers, and that state does not depend on the order of arrival."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from checkin_app.domain.checkin import Verdict
from checkin_app.domain.journal import (
    ChainEnd,
    Draft,
    Entry,
    Kind,
    chain_faults,
    seal,
    tick,
    uuid7,
)
from checkin_app.domain.stand_folds import stand_state
from checkin_app.domain.state import attendee_state

NOON = datetime(2010, 7, 1, 10, 0, tzinfo=UTC)


def chain(*drafts: tuple[str, Kind, str, dict[str, object]], desk: str = "A") -> list[Entry]:
    end, entries = ChainEnd(), []
    for number, (name, kind, subject, body) in enumerate(drafts):
        at = NOON + timedelta(minutes=number)
        entry, _row, end = seal(Draft(name, kind, subject, body, at, name), desk, end, at, f"salt{number}")
        entries.append(entry)
    return entries


def passage(name: str, verdict: str = "admitted", day: str = "2010-07-01") -> tuple[str, Kind, str, dict[str, object]]:
    body: dict[str, object] = {
        "checkpoint": "entrance", "day": day, "direction": "entry", "verdict": verdict, "via": "scan", "attendee": "p",
    }  # fmt: skip
    return name, Kind.PASSAGE, "attendee:p", body


def registered(**fields: object) -> tuple[str, Kind, str, dict[str, object]]:
    return (
        "reg",
        Kind.ATTENDEE_SET,
        "attendee:p",
        {"fields": {"last_name": "Puig", **fields}, "origin": "import", "serial": 7, "version": 1},
    )


def test_a_whole_chain_has_no_fault():
    assert chain_faults(chain(registered(), passage("1"), passage("2"))) == []


def test_every_changed_field_breaks_the_chain():
    entries = chain(registered(), passage("1"), passage("2"))
    changes = {
        "happened_at": "2010-07-01T08:00:00.000+00:00", "subject": "attendee:q", "kind": "x", "desk": "B", "clock": 5,
        "stored_at": "x", "batch": "x", "digest": "0" * 64, "body": {"verdict": "admitted"},
    }  # fmt: skip
    for name, value in changes.items():
        forged = [entries[0], replace(entries[1], **{name: value}), entries[2]]
        assert "1" in chain_faults(forged), name


def test_a_missing_entry_breaks_the_chain():
    entries = chain(registered(), passage("1"), passage("2"))
    assert chain_faults([entries[0], entries[2]]) == ["2"]


def test_an_erased_body_does_not_break_the_chain():
    entries = chain(registered(), passage("1"))
    assert chain_faults([replace(entries[0], body=None), entries[1]]) == []


def test_the_clock_never_goes_back():
    last = tick(0, NOON)
    assert tick(last, NOON - timedelta(hours=1)) == last + 1
    assert tick(last, NOON + timedelta(seconds=1)) > last + 1


def test_ids_sort_by_time():
    ids = [uuid7(NOON + timedelta(milliseconds=n), random.Random(n).randbytes(10)) for n in range(50)]
    assert ids == sorted(ids)
    assert all(name[12] == "7" and name[16] in "89ab" for name in ids)


def test_state_does_not_depend_on_the_order_of_arrival():
    annul = ("undo", Kind.ANNULLED, "attendee:p", {"annuls": "1"})
    fix = ("fix", Kind.ATTENDEE_SET, "attendee:p", {"fields": {"last_name": "Puig i Mas"}, "origin": "desk"})
    entries = chain(registered(), passage("1"), passage("2"), annul, fix, passage("3", day="2010-07-02"))
    expected = attendee_state("p", entries)
    for seed in range(20):
        shuffled = random.Random(seed).sample(entries, len(entries))
        assert attendee_state("p", shuffled) == expected


def test_undo_promotes_the_entry_of_another_desk():
    annul = ("undo", Kind.ANNULLED, "attendee:p", {"annuls": "1"})
    state = attendee_state("p", chain(registered(), passage("1"), passage("2"), annul))
    assert [a.record for a in state.admissions] == ["2"]
    assert [p.annulled for p in state.passages] == [True, False]


def test_a_refused_passage_admits_nobody():
    state = attendee_state("p", chain(registered(), passage("1", "unpaid")))
    assert state.admissions == ()
    assert state.passages[0].verdict is Verdict.UNPAID


def test_a_correction_survives_the_next_list_and_keeps_its_value():
    fix = ("fix", Kind.ATTENDEE_SET, "attendee:p", {"fields": {"last_name": "Puig"}, "origin": "desk"})
    again = (
        "again",
        Kind.ATTENDEE_SET,
        "attendee:p",
        {"fields": {"last_name": "PUIGG", "company": "B"}, "origin": "import"},
    )
    person = attendee_state("p", chain(registered(last_name="Puigg"), fix, again)).attendee
    assert person is not None
    assert (person.last_name, person.company, person.imported) == ("Puig", "B", {"last_name": "PUIGG"})


def test_an_annulled_registration_leaves_nobody_but_their_passages():
    state = attendee_state("p", chain(registered(), passage("1"), ("u", Kind.ANNULLED, "attendee:p", {"annuls": "reg"})))
    assert state.attendee is None
    assert len(state.passages) == 1


def test_a_stand_has_the_last_holder_that_stands():
    def held(name: str, exhibitor: str) -> tuple[str, Kind, str, dict[str, object]]:
        return name, Kind.STAND_ALLOCATED, "stand:A01", {"exhibitor": exhibitor, "state": "confirmed"}

    entries = chain(held("1", "x"), held("2", "y"))
    assert stand_state("A01", entries).exhibitor == "y"
    undone = chain(held("1", "x"), held("2", "y"), ("u", Kind.ANNULLED, "stand:A01", {"annuls": "2"}))
    assert stand_state("A01", undone).exhibitor == "x"
    freed = chain(held("1", "x"), ("2", Kind.STAND_VACATED, "stand:A01", {}))
    assert stand_state("A01", freed).exhibitor == ""
