"""Codes of the ticketing, typed by a scanner that thinks of one keyboard on a computer that has another."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.keyboard_table import LAYOUTS
from checkin_app.domain.keyboards import Keyboard, Lock, Stroke
from checkin_app.domain.keystrokes import Burst
from checkin_app.domain.lists.model import Container, Person, ReadList
from checkin_app.services import importing, tickets
from checkin_app.services.judging import Gate, judge_code
from checkin_app.services.session import Session

KINDS = 4


def made_up(dice: random.Random, n: int) -> str:
    """A ticket as the systems in use print them."""
    if n % KINDS == 0:
        return f"ER10-{n:03}"
    if n % KINDS == 1:
        return "".join(dice.choices(string.digits, k=13))
    if n % KINDS == 2:
        return "".join(dice.choices(string.ascii_uppercase + string.digits, k=10))
    return f"https://tickets.example.org/e/{n}?t={''.join(dice.choices(string.ascii_letters + string.digits, k=12))}"


@pytest.fixture
def sold(session: Session) -> list[str]:
    """Four hundred people with a ticket each."""
    dice = random.Random(7)
    codes = [made_up(dice, n) for n in range(400)]
    people = [Person(n, "Ana", f"Solà{n}", external_id=code) for n, code in enumerate(codes, 2)]
    read = ReadList("attendees", Container("csv", rows_read=len(people)), people=tuple(people))
    importing.apply(session, Path("tickets.csv"), read, session.stamp())
    return codes


SPACE = Stroke(57)


def pressed(dice: random.Random, code: str) -> tuple[Stroke, ...]:
    """The keys of a scanner that was set to any layout."""
    return Keyboard(dice.choice(list(LAYOUTS)), Lock.OFF).strokes(code)


def typed(dice: random.Random, strokes: tuple[Stroke, ...]) -> str:
    """What a computer with any layout and lock reads; a dead key that fits no letter stands alone, as on Windows and macOS."""
    host = Keyboard(dice.choice(list(LAYOUTS)), dice.choice(list(Lock)))
    return host.text(strokes) or "".join(host.text([stroke]) or host.text([stroke, SPACE]) for stroke in strokes)


def count(session: Session, sold: list[str], scanned: list[str]) -> tuple[int, list[str]]:
    """How many were found, and those that were taken for somebody else."""
    found = [tickets.holder(session, text) for text in scanned]
    wrong = [code for code, person in zip(sold, found, strict=True) if person and person.external_id != code]
    return sum(1 for person in found if person), wrong


def test_four_hundred_tickets_through_any_two_keyboards_are_found_and_none_is_wrong(session: Session, sold: list[str]):
    dice = random.Random(8)
    found, wrong = count(session, sold, [typed(dice, pressed(dice, code)) for code in sold])
    assert wrong == []
    assert found >= 395


def test_letters_lost_to_dead_keys_are_made_up_for_by_the_keys_themselves(session: Session, sold: list[str]):
    dice = random.Random(9)
    lost = []
    for code in sold:
        strokes, host, burst = pressed(dice, code), Keyboard("us-intl", Lock.OFF), Burst()
        for n, stroke in enumerate(strokes):
            burst.add(host.text([stroke]), 10 * n, stroke)
        lost.append(burst)
    assert sum(1 for burst in lost if len(burst.text) != len(burst.strokes)) > 40
    assert count(session, sold, [burst.meant for burst in lost]) == (400, [])


def test_a_ticket_is_taken_as_it_is_in_any_case(session: Session):
    for scanned in ("T1", "t1", " T1\r", "]Q1T1", "\\000026T1"):
        person = tickets.holder(session, scanned)
        assert person
        assert person.external_id == "T1", scanned


def test_a_ticket_that_may_be_two_people_s_is_nobody_s(session: Session, sold: list[str]):
    people = [Person(2, "A", "One", external_id="QA77"), Person(3, "B", "Two", external_id="AQ77")]
    read = ReadList("attendees", Container("csv", rows_read=2), people=tuple(people))
    importing.apply(session, Path("two.csv"), read, session.stamp())
    french = Keyboard("fr", Lock.OFF).text(Keyboard("us", Lock.OFF).strokes("AQ77"))
    swiss = Keyboard("fr", Lock.OFF).text(Keyboard("fr", Lock.OFF).strokes("QA77"))
    assert (french, swiss) == ("QAèè", "QA77")
    assert tickets.holder(session, "qaèè") is None


def test_an_empty_code_is_nobody_s(session: Session):
    assert tickets.holder(session, "") is None
    assert tickets.holder(session, "\x00\x1b") is None


def test_the_lookup_uses_its_index(session: Session):
    plan = session.store.query("EXPLAIN QUERY PLAN SELECT * FROM attendee WHERE external_id COLLATE NOCASE IN (?, ?)", "A", "B")
    assert "attendee_ticket" in str(plan)


@pytest.mark.long
def test_a_hundred_thousand_fuzzed_scans_are_judged_without_an_exception(session: Session, sold: list[str]):
    dice = random.Random(6)
    stamp, gate = session.stamp(), Gate(ENTRANCE)
    spoilers = "".join(map(chr, range(32))) + "é§ßñ´^αЖ\u200f\u202e\ud800\U0001f600"
    for _ in range(100_000):
        text = list(dice.choice(sold)[: dice.randrange(1, 24)])
        for _spoiled in range(dice.randrange(4)):
            text[dice.randrange(len(text))] = dice.choice(spoilers)
        judged = judge_code(session, "".join(text), stamp, gate)
        assert judged.decision.verdict
