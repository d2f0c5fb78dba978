"""`replace`, `correct`, `badge-text` and `pins`: what an event with PINs keeps to a supervisor or the organiser."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from checkin_app.cli.common import answer, event_argument, help_text, opened, options, person_json, person_line, pin_option, say
from checkin_app.domain.attendee import PRINTED_FIELDS
from checkin_app.domain.badge import PrintState
from checkin_app.domain.roles import WITH_PIN, Role
from checkin_app.errors import UsageProblem
from checkin_app.services import badges, printing, replacing, roles
from checkin_app.services import desk as desk_service
from checkin_app.services.printing import PrintJobView
from checkin_app.wording import _, print_reason, print_state_name, role_name

_ROLES = click.Choice([str(role) for role in WITH_PIN])


@click.command("replace", help=help_text(
    _("Give a lost badge's owner a new one and print it; the old one is refused from then on."),
    "replace rencontres.accueil ER10-001 --printer Brother",
))  # fmt: skip
@event_argument
@click.argument("attendee", metavar="ID")
@click.option("--printer", default="", help=_("The printer; the one of the settings, if not given."))
@click.option("--no-print", is_flag=True, help=_("Only make the new code."))
@pin_option
@options
def replace(
    event: Path, attendee: str, printer: str, no_print: bool, pin: str, as_json: bool, desk: str | None
) -> int:  # fmt: skip
    """Replace a lost badge."""
    job: PrintJobView | None = None
    with opened(event, desk, pin) as session:
        made = replacing.replace_badge(session, attendee, session.stamp())
        if not no_print:
            job = printing.print_and_follow(session, [made.attendee.id], printer=printer)
    if as_json:
        answer({
            "attendee": person_json(made.attendee), "version": made.version, "code": made.code, "record": made.record,
            "job": asdict(job) if job else None,
        })  # fmt: skip
    else:
        click.echo(made.code)
        say(_("{person}: the old badge is refused from now on.").format(person=person_line(made.attendee)))
        if job:
            say(" · ".join(part for part in (print_state_name(job.state), print_reason(job.reason)) if part))
    return 0 if job is None or job.state is PrintState.DONE else 1


@click.command("correct", help=help_text(
    _("Correct fields of a person, as F2 does at the desk; what the list said is kept beside."),
    "correct rencontres.accueil ER10-001 --set attention='VIP: call Dr Puig'",
))  # fmt: skip
@event_argument
@click.argument("attendee", metavar="ID")
@click.option("--set", "fields", multiple=True, required=True, metavar="FIELD=VALUE", help=_("A field; once for each."))
@pin_option
@options
def correct(event: Path, attendee: str, fields: tuple[str, ...], pin: str, as_json: bool, desk: str | None) -> None:
    """Correct a person."""
    wanted = _fields(fields)
    with opened(event, desk, pin) as session:
        person = desk_service.correct(session, attendee, wanted, session.stamp())
    if as_json:
        answer({**person_json(person), **{name: str(getattr(person, name)) for name in wanted}})
    else:
        say(_("Corrected: {person}").format(person=person_line(person)))


@click.command("badge-text", help=help_text(
    _("Let one badge say something else than the list; the list stays as it is. Without options: what it says."),
    "badge-text rencontres.accueil ER10-001 --set last_name='Dr Puig' --set job_title=",
))  # fmt: skip
@event_argument
@click.argument("attendee", metavar="ID")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help=_("Words for the badge; without VALUE: left out."))
@click.option("--clear", is_flag=True, help=_("Print the true values again, but for those of --set."))
@pin_option
@options
def badge_text(
    event: Path, attendee: str, fields: tuple[str, ...], clear: bool, pin: str, as_json: bool, desk: str | None
) -> None:  # fmt: skip
    """Words for one badge."""
    wanted = _fields(fields)
    with opened(event, desk, pin) as session:
        (person,) = badges.people(session, [attendee])
        if wanted or clear:
            kept = {} if clear else person.printed
            person = badges.set_printed_text(session, person.id, {**kept, **wanted}, session.stamp())
    said = {name: person.on_paper(name) for name in PRINTED_FIELDS}
    if as_json:
        answer({**person_json(person), "badge": said, "instead": person.printed})
    else:
        say(_("On the badge: {words}").format(words=" · ".join(words for words in said.values() if words)))


def _fields(given: Iterable[str]) -> dict[str, str]:
    """Fields as typed, "NAME=VALUE" each. Raises UsageProblem."""
    wanted = {}
    for field in given:
        name, equals, value = field.partition("=")
        if not equals:
            raise UsageProblem("unknown_field", field=field)
        wanted[name] = value
    return wanted


pins = click.Group("pins", help=_("The PINs of the supervisor and the organiser; without any, everything is open."))


@pins.command("list", help=help_text(_("Which roles have a PIN."), "pins list rencontres.accueil"))
@event_argument
@options
def list_(event: Path, as_json: bool, desk: str | None) -> None:
    """Which roles have a PIN."""
    with opened(event, desk) as session:
        guarded = session.guarded
    if as_json:
        answer({"pins": {str(role): role in guarded for role in WITH_PIN}})
        return
    for role in WITH_PIN:
        click.echo(f"{role_name(role)}\t{_('PIN set') if role in guarded else _('no PIN')}")


@pins.command("set", help=help_text(
    _("Set or change a role's PIN, 4 to 12 digits. The organiser's comes first."), "pins set rencontres.accueil organiser"
))  # fmt: skip
@event_argument
@click.argument("role", type=_ROLES)
@click.option("--new", default="", help=_("The new PIN; or set ACCUEIL_NEW_PIN. Asked for, if neither is given."))
@pin_option
@options
def set_(event: Path, role: str, new: str, pin: str, as_json: bool, desk: str | None) -> None:
    """Set a PIN."""
    wanted = new or os.environ.get("ACCUEIL_NEW_PIN", "")
    wanted = wanted or click.prompt(_("New PIN"), hide_input=True, confirmation_prompt=True, err=True)
    with opened(event, desk, pin) as session:
        roles.set_pin(session, Role(role), wanted, session.stamp())
    _told(role, as_json, is_set=True)


@pins.command("remove", help=help_text(
    _("Take a role's PIN away; the organiser's takes the supervisor's with it."), "pins remove rencontres.accueil supervisor"
))  # fmt: skip
@event_argument
@click.argument("role", type=_ROLES)
@pin_option
@options
def remove(event: Path, role: str, pin: str, as_json: bool, desk: str | None) -> None:
    """Take a PIN away."""
    with opened(event, desk, pin) as session:
        roles.remove_pin(session, Role(role), session.stamp())
    _told(role, as_json, is_set=False)


def _told(role: str, as_json: bool, *, is_set: bool) -> None:
    if as_json:
        answer({"role": role, "pin": is_set})
    elif is_set:
        say(_("{role}: the PIN is set. Keep it where it is found again: nobody can read it back.").format(
            role=role_name(Role(role))
        ))  # fmt: skip
    else:
        say(_("{role}: the PIN is removed.").format(role=role_name(Role(role))))


COMMANDS: dict[str, click.Command] = {"replace": replace, "correct": correct, "badge-text": badge_text, "pins": pins}
