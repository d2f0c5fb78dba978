"""What every command shares: its options, how it opens an event and how it answers."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from checkin_app.domain.attendee import Attendee
from checkin_app.errors import UsageProblem
from checkin_app.settings import LANGUAGES
from checkin_app.wording import _, category_name, country_name

if TYPE_CHECKING:
    # The window has its first frame in sight before anything of an event is loaded.
    from checkin_app.services.session import Session

_YEARS = range(1970, 2200)
"""Times of an event: beyond, there are years that no time zone can be reckoned in."""

A_PATH = click.Path(path_type=Path, readable=False)
"""A file or folder as typed. Whether it can be read is found out by reading: the environment's no, not wrong usage."""

Command = TypeVar("Command", bound=Callable[..., Any])


def options(command: Command) -> Command:
    """`--json`, `--lang` and `--desk`, which hold everywhere. `--lang` is read before the command is known."""
    command = click.option("--desk", help=_("The name of this desk."))(command)
    command = click.option(
        "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=_("The language of the sentences.")
    )(command)
    return click.option("--json", "as_json", is_flag=True, help=_("One JSON document on standard output."))(command)


def event_argument(command: Command) -> Command:
    """`EVENT`, the path of an event file."""
    return click.argument("event", type=A_PATH)(command)


def pin_option(command: Command) -> Command:
    """`--pin`, for what an event with PINs keeps to a supervisor or the organiser."""
    return click.option("--pin", default="", help=_("The PIN that opens this; or set ACCUEIL_PIN."))(command)


def help_text(does: str, example: str) -> str:
    """What `--help` says: what the command does, and an example that can be typed."""
    return f"{does}\n\n\b\n{_('Example:')}\n  checkin-app {example}"


@contextmanager
def opened(event: Path, desk: str | None = None, pin: str = "") -> Iterator[Session]:
    """The session of a command, closed at its end; in the role of `pin`, or of ACCUEIL_PIN, where the event has PINs.

    Raises Refused for a wrong one.
    """
    from checkin_app import bootstrap
    from checkin_app.services import faults, roles

    session = bootstrap.open_session(event, desk=desk)
    try:
        with faults.told_apart(session):
            given = pin or os.environ.get("ACCUEIL_PIN", "")
            if given and session.guarded:
                session.role = roles.enter(session, given)
            yield session
    finally:
        session.close()


def answer(document: dict[str, Any]) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1, default=str))


def answer_line(document: dict[str, Any]) -> None:
    """One JSON line on standard output, flushed: who reads it may rely on it."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str))
    sys.stdout.flush()


def say(sentence: str) -> None:
    """A sentence for people, on standard error: standard output stays for what was asked for."""
    click.echo(sentence, err=True)


def a_day(text: str) -> date:
    """A day as typed. Raises UsageProblem."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem("bad_date", text=text) from error


def a_moment(session: Session, text: str | None) -> datetime | None:
    """A time as typed: ISO 8601, in the event's own time zone unless it names one. Raises UsageProblem."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem("bad_time", text=text) from error
    if moment.year not in _YEARS:
        raise UsageProblem("bad_time", text=text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(session.event.timezone))


def person_json(person: Attendee, state: str = "") -> dict[str, Any]:
    """A person as the commands print them."""
    names = (
        "id",
        "external_id",
        "first_name",
        "last_name",
        "company",
        "job_title",
        "country",
        "category",
        "status",
    )
    plain: dict[str, Any] = {name: getattr(person, name) for name in (*names, "stand", "language")}
    return {**plain, "state": state} if state else plain


def person_line(person: Attendee) -> str:
    """A person in one line for people."""
    parts = [person.sort_name, person.company, country_name(person.country), category_name(person.category)]
    return " · ".join(part for part in parts if part)


class Watch:
    """How long something took, in milliseconds."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def ms(self) -> float:
        """Milliseconds since it was made."""
        return round((time.perf_counter() - self._began) * 1000, 3)
