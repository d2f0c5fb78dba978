"""`search`, `scan`, `check-in`, `undo` and `walk-in`: the desk without its window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import (
    Watch,
    a_moment,
    answer,
    answer_line,
    event_argument,
    help_text,
    opened,
    options,
    person_json,
    person_line,
    pin_option,
    say,
)
from checkin_app.domain.attendee import Category
from checkin_app.domain.checkin import Direction
from checkin_app.domain.event import ENTRANCE, Event
from checkin_app.services import desk as desk_service
from checkin_app.services import registration, searching
from checkin_app.services.desk import Outcome
from checkin_app.services.saying import outcome_sentence
from checkin_app.services.searching import Hit
from checkin_app.services.session import Session
from checkin_app.wording import _, category_name, country_name, ngettext, verdict_word

PIPE = "-"
_LONGEST_LINE = 4096
"""Bytes of a line that are looked at: no code and no name is longer, and a file without line ends must not fill the memory."""

_at_option = click.option("--at", help=_("When it happened, as 2010-07-01T09:12; now, if not given."))


@click.command("search", help=help_text(
    _("Find people by the beginning of any word: name, company, e-mail, phone, ticket, stand. TEXT -: a query a line in,"
      " a JSON line out."), "search rencontres.accueil nune"
))  # fmt: skip
@event_argument
@click.argument("text")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help=_("How many hits."))
@options
def search(event: Path, text: str, limit: int, as_json: bool, desk: str | None) -> int:
    """Find people."""
    with opened(event, desk) as session:
        if text == PIPE:
            for line in _lines():
                answer_line(_found(session, line, limit))
            return 0
        document = _found(session, text, limit)
        if as_json:
            answer(document)
        else:
            for hit in searching.search(session, text, limit):
                click.echo(_hit_line(hit))
    return 0 if document["hits"] else 1


def _found(session: Session, text: str, limit: int) -> dict[str, Any]:
    watch = Watch()
    hits = searching.search(session, text, limit)
    return {"query": text, "hits": [_hit_json(hit) for hit in hits], "ms": watch.ms}


def _hit_json(hit: Hit) -> dict[str, Any]:
    names = (
        "id",
        "external_id",
        "first_name",
        "last_name",
        "company",
        "country",
        "category",
        "state",
        "score",
    )
    return {**{name: getattr(hit, name) for name in names}, "stand": hit.stand, "why": list(hit.why)}


def _hit_line(hit: Hit) -> str:
    state = _("in since {time}").format(time=hit.arrived_at) if hit.arrived_at else ""
    parts = [
        f"{hit.last_name} {hit.first_name}",
        hit.company,
        country_name(hit.country),
        category_name(hit.category),
    ]
    return " · ".join(part for part in [*parts, hit.stand, state, hit.external_id or hit.id] if part)


@click.command("scan", help=help_text(
    _("Judge and record codes. CODE -: a code a line in, a JSON line out once it is stored."),
    "scan rencontres.accueil KBCDF…",
))  # fmt: skip
@event_argument
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--checkpoint", default=ENTRANCE.id, show_default=True, help=_("Where the code is scanned."))
@_at_option
@click.option("--exit", "leaving", is_flag=True, help=_("The person goes out."))
@click.option(
    "--override", is_flag=True, help=_("A supervisor lets in whom a rule refused: unpaid, another day, no access, already in.")
)
@pin_option
@options
def scan(
    event: Path, codes: tuple[str, ...], checkpoint: str, at: str | None, leaving: bool, override: bool, pin: str,
    as_json: bool, desk: str | None,
) -> int:  # fmt: skip
    """Judge and record codes."""
    direction = Direction.EXIT if leaving else Direction.ENTRY
    with opened(event, desk, pin) as session:
        moment = a_moment(session, at)

        def judged(code: str) -> tuple[Outcome, dict[str, Any]]:
            watch = Watch()
            outcome = desk_service.scan(
                session,
                code,
                session.stamp(moment),
                checkpoint=checkpoint,
                direction=direction,
                override=override,
            )
            return outcome, {**outcome_json(outcome), "ms": watch.ms}

        if codes == (PIPE,):
            for line in _lines():
                answer_line(judged(line)[1])
            return 0
        outcomes = [judged(code) for code in codes]
    return _report(outcomes, as_json, session.event)


@click.command("check-in", help=help_text(
    _("Admit people by their id or ticket number."), "check-in rencontres.accueil ER10-001 ER10-002"
))  # fmt: skip
@event_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--checkpoint", default=ENTRANCE.id, show_default=True, help=_("Where they pass."))
@_at_option
@click.option(
    "--override", is_flag=True, help=_("A supervisor lets in whom a rule refused: unpaid, another day, no access, already in.")
)
@pin_option
@options
def check_in(
    event: Path,
    ids: tuple[str, ...],
    checkpoint: str,
    at: str | None,
    override: bool,
    pin: str,
    as_json: bool,
    desk: str | None,
) -> int:
    """Admit people by id."""
    outcomes = []
    with opened(event, desk, pin) as session:
        moment = a_moment(session, at)
        for attendee_id in ids:
            watch = Watch()
            stamp = session.stamp(moment)
            outcome = desk_service.check_in(session, attendee_id, stamp, checkpoint=checkpoint, override=override)
            outcomes.append((outcome, {**outcome_json(outcome), "ms": watch.ms}))
    return _report(outcomes, as_json, session.event)


@click.command("undo", help=help_text(
    _("Annul a record: it stays, marked as annulled."), "undo rencontres.accueil 019f9f4e8cd17c3f8e5d5d0a7b2f1c44"
))  # fmt: skip
@event_argument
@click.argument("record")
@click.option("--why", default="", help=_("A word for the record."))
@pin_option
@options
def undo(event: Path, record: str, why: str, pin: str, as_json: bool, desk: str | None) -> int:
    """Annul a record."""
    with opened(event, desk, pin) as session:
        undone = desk_service.undo(session, record, session.stamp(), why)
        state = desk_service.card(session, undone.attendee.id).state if undone.attendee and not undone.gone else ""
    if as_json:
        who = person_json(undone.attendee, state) if undone.attendee else None
        answer(
            {
                "record": record,
                "what": undone.what,
                "attendee": who,
                "already": undone.already,
                "kept": undone.kept,
                "stored": True,
            }
        )
    elif undone.already:
        say(_("{record} was annulled before.").format(record=record))
    else:
        say(_("{record} is annulled.").format(record=record))
    if undone.kept and not as_json:
        stay = ngettext(
            "{n} person stays: the desk has dealt with them.", "{n} people stay: the desk has dealt with them.", undone.kept
        )
        say(stay.format(n=undone.kept))
    return 1 if undone.already else 0


@click.command("walk-in", help=help_text(
    _("Register somebody on the spot and admit them."), "walk-in rencontres.accueil --last Puig --first Anna --company Biocat"
))  # fmt: skip
@event_argument
@click.option("--last", required=True, help=_("Last name."))
@click.option("--first", default="", help=_("First name."))
@click.option("--company", default="", help=_("Company."))
@click.option(
    "--category", type=click.Choice([str(known) for known in Category]), default=str(Category.VISITOR), help=_("Category.")
)
@click.option("--email", default="", help=_("E-mail."))
@click.option("--country", default="", help=_("Country: its name, or its two letters."))
@_at_option
@click.option("--override", is_flag=True, help=_("A supervisor goes on although the event is full."))
@options
def walk_in(
    event: Path, last: str, first: str, company: str, category: str, email: str, country: str, at: str | None,
    override: bool, as_json: bool, desk: str | None,
) -> int:  # fmt: skip
    """Register somebody on the spot."""
    typed = {
        "last_name": last,
        "first_name": first,
        "company": company,
        "email": email,
        "country": country,
    }
    fields = {name: value for name, value in typed.items() if value} | {"category": category}
    with opened(event, desk) as session:
        for twin in registration.possible_duplicates(session, fields):
            say(_("On the list already: {person}").format(person=person_line(twin)))
        outcome = desk_service.walk_in(session, fields, session.stamp(a_moment(session, at)), override=override)
    return _report([(outcome, outcome_json(outcome))], as_json, session.event)


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as `scan --json` prints it."""
    first = outcome.first
    return {
        "code": outcome.code,
        "verdict": outcome.verdict,
        "attendee": person_json(outcome.card.attendee, outcome.card.state) if outcome.card else None,
        "first_admitted": {"at": first.at.isoformat(), "desk": first.desk} if first else None,
        "fault": outcome.fault or None,
        "checkpoint": outcome.place.id,
        "overridden": outcome.refused,
        "since": outcome.since or None,
        "day": outcome.day.isoformat(),
        "at": outcome.at.isoformat(),
        "record": outcome.record,
        "stored": True,
    }


def _report(outcomes: list[tuple[Outcome, dict[str, Any]]], as_json: bool, event: Event) -> int:
    if as_json:
        answer(outcomes[0][1] if len(outcomes) == 1 else {"outcomes": [document for _o, document in outcomes]})
    else:
        for outcome, _document in outcomes:
            click.echo(_outcome_line(outcome, event))
    return 0 if all(outcome.verdict.lets_in for outcome, _document in outcomes) else 1


def _outcome_line(outcome: Outcome, event: Event) -> str:
    sentence = outcome_sentence(outcome, str(event.day_number(outcome.day)))
    who = person_line(outcome.card.attendee) if outcome.card else outcome.code
    return f"{verdict_word(outcome.verdict)} · {sentence} · {who} [{outcome.record}]"


def _lines() -> Iterator[str]:
    """Lines of standard input as they come, whatever bytes they hold; empty ones are nothing, endless ones are cut."""
    if sys.stdin is None:  # closed by whoever started the command
        return
    rest_of_line = False
    while raw := sys.stdin.buffer.readline(_LONGEST_LINE):
        line = raw.decode("utf-8", "replace").strip()
        if line and not rest_of_line:
            yield line
        rest_of_line = not raw.endswith(b"\n")


COMMANDS = {"search": search, "scan": scan, "check-in": check_in, "undo": undo, "walk-in": walk_in}
