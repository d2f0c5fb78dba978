"""The reference event, ready made, and its two days played: arrivals as a trade event has them, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from checkin_app import resources
from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.checkin import Verdict
from checkin_app.services import badges, closing, desk, exporting, importing, setup
from checkin_app.services.session import Session
from checkin_app.store import attendees

NAME = "Rencontres EuroRégionales Biotechnologie & Santé"
PLACE = "Montpellier"
DAYS = (date(2010, 7, 1), date(2010, 7, 2))
TIMEZONE = "Europe/Paris"
LISTS = ("floorplan.json", "attendees.csv", "exhibitors.csv", "meetings.csv")
DOORS = time(8, 30)

_SEED = 20100701
_COMES = {Category.ORGANISER: 1.0, Category.EXHIBITOR: 0.98, Category.SPEAKER: 0.97, Category.PRESS: 0.85}
"""How likely somebody comes at all; others: nine in ten."""
_SECOND_DAY = 0.8


@dataclass(frozen=True, slots=True)
class Played:
    """What came of the two days, by verdict."""

    scans: int
    verdicts: dict[str, int]


@dataclass(frozen=True, slots=True)
class HeadlessDay:
    """What a day without a window leaves: the event file, the papers and lists, and whether the journal agrees."""

    event: Path
    files: list[Path]
    verdicts: dict[str, int]
    verified: bool


def fill(session: Session) -> None:
    """Import the reference event's lists, as they are, and set the file's clock to the first morning, at the doors."""
    folder = resources.resource("demo")
    importing.import_files(session, [folder / name for name in LISTS], stamp=session.stamp(_at(DAYS[0], time(7, 0))))
    setup.run_clock_from(session, _at(DAYS[0], DOORS))


def event_path(folder: Path) -> Path:
    """The demo's event file in `folder`."""
    return folder / "rencontres-2010.accueil"


def play(session: Session, progress: Callable[[int, int], None] | None = None, until: datetime | None = None) -> Played:
    """Scan everybody who comes on the two days, or up to `until`: most in the first half hour, some twice, one foreign code."""
    dice = random.Random(_SEED)
    people = attendees.everybody(session.store)
    codes = {issued.id: issued.code for issued in badges.codes(session)}
    scans: list[tuple[datetime, str]] = []
    for person in people:
        first = dice.random() < _COMES.get(person.category, 0.9)
        if first:
            scans.append((_arrival(dice, DAYS[0], person.category), codes[person.id]))
        if dice.random() < (_SECOND_DAY if first else 0.4):
            scans.append((_arrival(dice, DAYS[1], person.category), codes[person.id]))
    scans += [(at + timedelta(minutes=dice.randint(2, 90)), code) for at, code in scans if dice.random() < 0.03]
    scans.append((_at(DAYS[0], time(9, 9, 12)), "HTTPS://TICKET.EXAMPLE/7731"))
    scans = sorted(scan for scan in scans if until is None or scan[0] <= until)
    return _scan_all(session, scans, {codes[p.id]: p.status for p in people}, progress)


def headless_day(session: Session, folder: Path, progress: Callable[[int, int], None] | None = None) -> HeadlessDay:
    """Play the two days and leave the badges, the closing pack and the plan in `folder`, as the desk would."""
    played = play(session, progress)
    sheaf = folder / "badges.pdf"
    exporting.write_file(sheaf, badges.pdf(session))
    files = [sheaf, *exporting.closing_pack(session, folder / "closing")]
    return HeadlessDay(session.path, files, played.verdicts, closing.verify(session).ok)


def _scan_all(
    session: Session,
    scans: list[tuple[datetime, str]],
    statuses: dict[str, Status],
    progress: Callable[[int, int], None] | None,
) -> Played:
    verdicts: dict[str, int] = {}
    for number, (at, code) in enumerate(scans):
        session.clock = lambda at=at: at  # type: ignore[misc]
        outcome = desk.scan(session, code, session.stamp(at))
        if outcome.verdict is Verdict.UNPAID and statuses.get(code) is Status.PENDING:
            verdicts[outcome.verdict] = verdicts.get(outcome.verdict, 0) + 1
            outcome = desk.scan(session, code, session.stamp(at + timedelta(seconds=40)), override=True)
        verdicts[outcome.verdict] = verdicts.get(outcome.verdict, 0) + 1
        if progress and number % 20 == 0:
            progress(number, len(scans))
    return Played(sum(verdicts.values()), verdicts)


def _arrival(dice: random.Random, day: date, category: Category) -> datetime:
    """Exhibitors and organisers come early to set up; two thirds of the others in the half hour after the doors."""
    if category in {Category.ORGANISER, Category.EXHIBITOR}:
        minutes = dice.triangular(-50, 30, -10)
    elif dice.random() < 0.66:
        minutes = dice.triangular(0, 40, 22)
    else:
        minutes = dice.triangular(35, 330, 60)
    return _at(day, DOORS) + timedelta(seconds=int(minutes * 60))


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, ZoneInfo(TIMEZONE))
