"""A small real event in memory: six people, three stands, two exhibitors, one meeting, a clock that tests turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.floorplan import Hall, Stand
from checkin_app.domain.lists.model import Container, ExhibitorRow, MeetingRow, Party, Person, ReadList
from checkin_app.services import importing
from checkin_app.services.session import Session

DAYS = [date(2010, 7, 1), date(2010, 7, 2)]


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2010, 7, 1, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


PEOPLE = (
    Person(2, "Beatriz", "Núñez Rodríguez", company="Aquascan S.L.", country="ES", external_id="T1", email="b@a.example"),
    Person(3, "Agnès", "Le Bras", company="Proteolab", country="FR", external_id="T2", category=Category.EXHIBITOR,
           stand="A01"),
    Person(4, "Marc", "Puig", company="Proteolab", country="FR", external_id="T3", category=Category.EXHIBITOR, stand="A01",
           phone="+33600000003"),
    Person(5, "Ana", "Costa", company="Lusopharma", country="PT", external_id="T4", status=Status.CANCELLED),
    Person(6, "Rhys", "ap Gwilym", company="Phagotrace Ltd", country="GB", external_id="T5", status=Status.PENDING),
    Person(7, "Jo", "Solà", company="Metapharm", country="ES", external_id="T6", days=("2010-07-02",)),
)  # fmt: skip
HALL = Hall("hall", "Hall", 20, 10, tuple(Stand(f"A0{n}", "hall", "A", 3.0 * n, 1, 3, 3, 9) for n in (1, 2, 3)))


def people_list(*people: Person) -> ReadList:
    return ReadList("attendees", Container("csv", rows_read=len(people)), people=people)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Iterator[Session]:
    opened = bootstrap.session_in_memory(name="Rencontres", place="Montpellier", days=DAYS, clock=clock)
    here = Path("list.csv")
    importing.apply(opened, here, ReadList("floorplan", Container("json"), floorplan=HALL), opened.stamp())
    importing.apply(opened, here, people_list(*PEOPLE), opened.stamp())
    exhibitors = (ExhibitorRow(2, "Proteolab", stand="A01", area=9), ExhibitorRow(3, "Aquaplast", stand="A02"))
    importing.apply(opened, here, ReadList("exhibitors", Container("csv"), exhibitors=exhibitors), opened.stamp())
    meeting = MeetingRow(2, "M1", "2010-07-01", "10:00", "10:30", "T01", Party("T1"), Party("T3"))
    importing.apply(opened, here, ReadList("meetings", Container("csv"), meetings=(meeting,)), opened.stamp())
    yield opened
    opened.close()


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """Our ids by the ticket of the list."""
    return {row["external_id"]: row["id"] for row in session.store.query("SELECT id, external_id FROM attendee")}
