"""`stands suggest`: a full allocation, with its proof or its gap, and what it could not grant."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import click

from checkin_app.cli.common import answer, event_argument, help_text, opened, options, pin_option, say
from checkin_app.domain.allocation import WEIGHT_NAMES
from checkin_app.domain.floorplan import StandState
from checkin_app.domain.suggestion import Reason, Suggestion
from checkin_app.errors import UsageProblem
from checkin_app.services import suggesting
from checkin_app.wording import _, ngettext, suggestion_sentence


@click.command("suggest", help=help_text(_("Allocate all stands from wishes, sizes, power, networks and competitors."),
                                         "stands suggest rencontres.accueil --weight wish=20 --apply"))  # fmt: skip
@event_argument
@click.option("--apply", "apply_", is_flag=True, help=_("Take the suggestion over, in one act that can be undone."))
@click.option("--confirm", is_flag=True, help=_("With --apply: confirm the stands that change hands, not only reserve them."))
@click.option("--time", "seconds", type=click.FloatRange(0.1, 3600), default=suggesting.TIME_LIMIT, show_default=True,
              help=_("Seconds at most."))  # fmt: skip
@click.option("--weight", "weights", multiple=True, metavar="NAME=NUMBER",
              help=_("What one thing weighs: {names}.").format(names=", ".join(WEIGHT_NAMES)))  # fmt: skip
@click.option("--keep", type=click.Choice([str(keep) for keep in suggesting.Keep]), default="confirmed", show_default=True,
              help=_("Which stands stay with their holders."))  # fmt: skip
@click.option("--row-power", "rows", multiple=True, metavar="ROW=KW", help=_("What a row can feed, before what the plan says."))
@pin_option
@options
def suggest(
    event: Path, apply_: bool, confirm: bool, seconds: float, weights: tuple[str, ...], keep: str, rows: tuple[str, ...],
    pin: str, as_json: bool, desk: str | None,
) -> int:  # fmt: skip
    """Suggest an allocation. Status 1 when somebody is left without a stand."""
    with opened(event, desk, pin) as session:
        chosen = suggesting.weights(session, weights)
        problem = suggesting.problem(session, suggesting.Keep(keep), _row_power(rows))
        with _progress() as (told, stopped):
            found = suggesting.suggest(problem, chosen, seconds, told, stopped)
        changes = suggesting.differences(session, found)
        changed: list[str] = []
        if apply_:
            state = StandState.CONFIRMED if confirm else StandState.RESERVED
            changed = suggesting.apply(session, found, session.stamp(), state=state)
    if as_json:
        answer(_json(found, changes, changed))
    else:
        _tell(found)
    _sum_up(found, len(changes), applied=apply_)
    return 1 if found.left_out else 0


def _row_power(rows: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for text in rows:
        row, _equals, power = text.partition("=")
        try:
            found[row.strip()] = float(power.replace(",", "."))
        except ValueError as error:
            raise UsageProblem("bad_row_power", text=text) from error
        if not 0 <= found[row.strip()] < float("inf"):
            raise UsageProblem("bad_row_power", text=text)
    return found


@contextmanager
def _progress() -> Iterator[Any]:
    """A line on a terminal that says how far it is; Ctrl+C ends the search with the best so far, a second one the command."""
    stop, live = Event(), sys.stderr.isatty()

    def told(progress: suggesting.Progress) -> None:
        if live:
            gap = _("gap not known yet") if progress.gap is None else _("gap {gap}").format(gap=f"{progress.gap:.1%}")
            line = _("{seconds} s · cost {cost} · {gap} · Ctrl+C: take the best so far")
            shown = line.format(seconds=f"{progress.seconds:.0f}", cost=f"{progress.objective:g}", gap=gap)
            click.echo(f"\r\x1b[K{shown}", nl=False, err=True)

    def interrupted(*_signal: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield told, stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)
        if live:
            click.echo("\r\x1b[K", nl=False, err=True)


def _tell(found: Suggestion) -> None:
    for line in found.suggested:
        why = " · ".join(_sentence(reason) for reason in line.why)
        click.echo("  ".join(part for part in (line.stand or "-", line.name, why) if part))
    if found.unmet:
        click.echo()
    for unmet in found.unmet:
        click.echo(_("{exhibitor}: {reason}").format(exhibitor=unmet.name, reason=_sentence(unmet.reason)))


def _sum_up(found: Suggestion, changes: int, *, applied: bool) -> None:
    placed, first, second = len(found.plan), found.granted(1), found.granted(2)
    line = ngettext(
        "{placed} of {all} placed, {first} first and {second} second wish granted, cost {cost}.",
        "{placed} of {all} placed, {first} first and {second} second wishes granted, cost {cost}.",
        first + second,
    )
    say(line.format(placed=placed, all=len(found.suggested), first=first, second=second, cost=f"{found.objective:g}"))
    if found.optimal:
        say(_("Proven: no allocation costs less."))
    elif found.gap is None:
        say(_("Not proven: give it more time."))
    else:
        say(_("Not proven: a better one could cost {gap} less at most.").format(gap=f"{found.gap:.1%}"))
        if found.partly:
            say(_("In a hall of this size competitors and some neighbours are not in this figure: in fact it is less."))
    for violation in found.violations:
        say(suggestion_sentence(violation.code, violation.facts))
    if kept := sum(bool(demand.fixed) for demand in found.problem.demands):
        line = ngettext(
            "One stand was kept as it is; --keep nothing begins with an empty hall.",
            "{kept} stands were kept as they are; --keep nothing begins with an empty hall.",
            kept,
        )
        say(line.format(kept=kept))
    if applied:
        line = ngettext(
            "Taken over: one stand changed. One undo takes it back.",
            "Taken over: {changes} stands changed. One undo takes it back.",
            changes,
        )
    else:
        line = ngettext(
            "One stand would change; --apply takes it over.", "{changes} stands would change; --apply takes it over.", changes
        )
    say(line.format(changes=changes))


def _sentence(reason: Reason) -> str:
    return suggestion_sentence(reason.code, reason.facts)


def _json(found: Suggestion, changes: list[suggesting.Difference], changed: list[str]) -> dict[str, Any]:
    return {
        "allocation": [
            {"exhibitor": line.name, "stand": line.stand or None, "why": [_reason(reason) for reason in line.why]}
            for line in found.suggested
        ],
        "optimal": found.optimal, "gap": found.gap, "objective": found.objective, "bound": found.bound, "partly": found.partly,
        "parts": found.parts, "first_wishes": found.granted(1), "second_wishes": found.granted(2),
        "unmet": [{"exhibitor": u.name, "what": u.what, "wish": u.wish or None, **_reason(u.reason)} for u in found.unmet],
        "violations": [_reason(Reason(v.code, v.facts)) for v in found.violations],
        "differences": [
            {"stand": d.stand, "now": d.now_name or None, "state": d.state, "suggested": d.suggested_name or None}
            for d in changes
        ],
        "applied": changed, "seconds": round(found.seconds, 2),
    }  # fmt: skip


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "facts": dict(reason.facts), "sentence": _sentence(reason)}
