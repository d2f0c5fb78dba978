"""What is asked about stands: their history, papers that are untrue, faults of the plan, whom to call."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import a_moment, answer, event_argument, help_text, opened, options, say
from checkin_app.domain.floorplan import StandState
from checkin_app.domain.phone import readable_phone
from checkin_app.domain.plan_checks import ERROR
from checkin_app.services import call_list, halls, stand_history, stand_papers
from checkin_app.services.stand_history import StandEvent
from checkin_app.services.stand_papers import StalePapers
from checkin_app.wording import _, arrivals_name, finding_sentence, ngettext, paper_name, stand_state_name


@click.command("history", help=help_text(_("What happened to a stand, undone acts too."), "stands history fair.accueil B07"))
@event_argument
@click.argument("stand")
@options
def history(event: Path, stand: str, as_json: bool, desk: str | None) -> None:
    """What happened to a stand."""
    with opened(event, desk) as session:
        lines = stand_history.history(session, stand)
    if as_json:
        answer({"stand": stand, "history": [{**asdict(line), "at": line.at.isoformat()} for line in lines]})
        return
    for line in lines:
        click.echo("\t".join((f"{line.at:%Y-%m-%d %H:%M}", _what(line), line.exhibitor, line.desk)))


def _what(line: StandEvent) -> str:
    if line.what == "renamed":
        said = _("Renamed, before: {stand}").format(stand=line.other)
    elif line.what == "vacated":
        said = _("Vacated, to {stand}").format(stand=line.other) if line.other else _("Vacated")
    else:
        state = stand_state_name(StandState(line.what))
        said = _("{state}, from {stand}").format(state=state, stand=line.other) if line.other else state
    return _("{what} (undone)").format(what=said) if line.annulled else said


@click.command("stale", help=help_text(
    _("Badges, plans and lists that say another stand than is true now."), "stands stale fair.accueil"
))  # fmt: skip
@event_argument
@click.option("--before", nargs=2, metavar="FROM TO", help=_("Instead, what moving or swapping these two would make untrue."))
@click.option("--settle", multiple=True, metavar="ID", help=_("Say that this badge or paper was dealt with; once for each."))
@options
def stale(
    event: Path, before: tuple[str, str] | None, settle: tuple[str, ...], as_json: bool, desk: str | None
) -> None:  # fmt: skip
    """What is untrue on paper."""
    with opened(event, desk) as session:
        if settle:
            stand_papers.settle(session, settle, session.stamp())
        found = stand_papers.consequences(session, "swap", *before) if before else stand_papers.stale_papers(session)
    if as_json:
        answer(_papers_json(found))
        return
    for badge in found.badges:
        told = (badge.attendee_id, badge.name, badge.company, badge.said or "-", badge.now or "-")
        click.echo("\t".join((*told, badge.file) if badge.file else told))
    for paper in found.papers:
        name = _("{paper} ({file})").format(paper=paper_name(paper.what), file=paper.target)
        numbers = ", ".join(number for number, _said, _now in paper.changes)
        click.echo("\t".join((paper.id, name, f"{paper.made:%Y-%m-%d %H:%M}", numbers)))
    badges = ngettext("{n} badge to print again", "{n} badges to print again", len(found.badges)).format(n=len(found.badges))
    say(badges)


def _papers_json(found: StalePapers) -> dict[str, Any]:
    return {
        "badges": [{**asdict(badge), "printed": badge.printed.isoformat()} for badge in found.badges],
        "papers": [
            {
                **asdict(paper),
                "made": paper.made.isoformat(),
                "changes": [{"stand": number, "says": said, "is": now} for number, said, now in paper.changes],
            }
            for paper in found.papers
        ],
        "meetings": found.meetings,
    }


@click.command("check", help=help_text(
    _("Stands on top of each other, outside the hall, without an aisle. Status 1 when something is wrong."),
    "stands check fair.accueil",
))  # fmt: skip
@event_argument
@click.option("--hall", default="", help=_("One hall, by its name or id; without it, all of them."))
@options
def check(event: Path, hall: str, as_json: bool, desk: str | None) -> int:
    """What is wrong with the plan."""
    with opened(event, desk) as session:
        found = halls.check(session, hall)
    if as_json:
        answer({"findings": [{**asdict(one), "sentence": finding_sentence(one)} for one in found]})
    else:
        for one in found:
            click.echo(f"{one.severity}\t{finding_sentence(one)}")
        if not found:
            say(_("Nothing is wrong with the plan."))
    return int(any(one.severity == ERROR for one in found))


@click.command("call-list", help=help_text(
    _("The exhibitors who are not there, or not all of them, with telephone numbers."),
    "stands call-list fair.accueil --at 2010-07-01T08:45 --nobody",
))  # fmt: skip
@event_argument
@click.option("--at", metavar="TIME", help=_("Who had not come at that time; without it, by now."))
@click.option("--nobody", is_flag=True, help=_("Only those of whom nobody has come."))
@click.option("--by", type=click.Choice((call_list.BY_STAND, call_list.BY_IMPORTANCE)), default=call_list.BY_STAND,
              show_default=True, help=_("In which order."))  # fmt: skip
@options
def calls(event: Path, at: str | None, nobody: bool, by: str, as_json: bool, desk: str | None) -> None:
    """Whom to call."""
    with opened(event, desk) as session:
        found = call_list.call_list(session, a_moment(session, at), order=by, nobody_only=nobody)
    if as_json:
        answer({"calls": [{**asdict(one), "phones": [{"name": n, "phone": p} for n, p in one.phones]} for one in found]})
        return
    for one in found:
        numbers = ", ".join(held.number for held in one.stands)
        phones = "; ".join(f"{name} {readable_phone(phone)}".strip() for name, phone in one.phones)
        click.echo("\t".join((numbers, one.name, arrivals_name(one.arrivals), f"{one.arrived}/{one.staff}", phones)))


QUESTIONS = (history, stale, check, calls)
