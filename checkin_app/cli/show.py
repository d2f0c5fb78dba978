"""`window`, `kiosk`, `training`, `demo` and `screenshots`: the commands that load Qt."""

from __future__ import annotations

import itertools
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, say
from checkin_app.domain.roles import is_pin
from checkin_app.errors import EnvironmentProblem
from checkin_app.wording import _, ngettext

if TYPE_CHECKING:
    from checkin_app.services.demo import HeadlessDay

DEMO_DESK = "A"


@click.command("window", help=help_text(_("Open the desk: this event, the last one, or a welcome page."), "window"))
@click.argument("event", required=False, type=A_PATH)
@options
def window(event: Path | None, as_json: bool, desk: str | None) -> int:
    """Open the desk."""
    if not has_display():
        raise EnvironmentProblem("needs_window")
    from checkin_app.ui.opening import run_window

    return run_window(event, desk)


@click.command("kiosk", help=help_text(
    _("Let visitors help themselves, full screen: they scan their code, or look for their name. Only a PIN ends it: the event's"
      " own, else the one given here, else one that is asked for at the start."), "kiosk rencontres.accueil"
))  # fmt: skip
@event_argument
@click.option("--pin", default="", help=_("A PIN that ends this kiosk: 4 to 12 digits."))
@options
def kiosk(event: Path, pin: str, as_json: bool, desk: str | None) -> int:
    """Let visitors help themselves."""
    if pin and not is_pin(pin):
        raise click.BadParameter(_("A PIN has 4 to 12 digits."))
    if not has_display():
        raise EnvironmentProblem("needs_window")
    from checkin_app.ui.app import run_kiosk

    return run_kiosk(event, desk, pin)


@click.command("training", help=help_text(
    _("Train on a copy of an event: its badges are VOID, and nothing of it reaches the event. Without a display the copy is"
      " only made."), "training rencontres.accueil"
))  # fmt: skip
@event_argument
@click.option("-o", "--output", type=A_PATH, help=_("The folder of the copy: NAME-training beside the event, if not given."))
@options
def training(event: Path, output: Path | None, as_json: bool, desk: str | None) -> int:
    """Train on a copy."""
    from checkin_app import bootstrap

    def copied(wanted: Path) -> Path:
        copy = bootstrap.training_copy(wanted, output)
        if not as_json:
            say(_("The training copy is {path}. Nothing of it reaches {event}.").format(path=copy, event=wanted))
        return copy

    if as_json:
        answer({"training": str(copied(event)), "event": str(event)})
        return 0
    if not has_display():
        copied(event)
        return 0
    from checkin_app.ui.opening import run_window

    return run_window(event, desk, copied)


@click.command("demo", help=help_text(
    _("The reference event, ready made, in the window. Without a display the same day is played headless: badges, exports,"
      " the stand plan and screenshots are left in DIR."), "demo"
))  # fmt: skip
@click.argument("folder", required=False, metavar="[DIR]", type=A_PATH)
@click.option("--headless", is_flag=True, help=_("Play the day without a window, even with a display."))
@options
def demo(folder: Path | None, headless: bool, as_json: bool, desk: str | None) -> int:
    """The reference event."""
    target = (folder or Path("accueil-demo")).absolute()
    if has_display() and not headless:
        return _demo_window(target, desk or DEMO_DESK)
    target = _free(target)
    say(_("No window here: the day is played headless into {path}.").format(path=target))
    left = _played(target, desk or DEMO_DESK)
    from checkin_app.ui.screenshots import take

    pictures = take(left.event, target / "screenshots", desk=desk or DEMO_DESK)
    if as_json:
        answer({"folder": str(target), "event": str(left.event), "files": [str(p) for p in [*left.files, *pictures]],
                "played": left.verdicts, "verified": left.verified})  # fmt: skip
    else:
        click.echo(str(target))
    return 0 if left.verified else 1


def _demo_window(target: Path, desk: str | None) -> int:
    from checkin_app import bootstrap
    from checkin_app.services import demo as demo_service
    from checkin_app.ui.opening import run_window

    demo_path = demo_service.event_path(target)

    def made(wanted: Path) -> Path:
        if wanted == demo_path:
            if not wanted.exists():
                bootstrap.demo_event(wanted, desk)
            say(_("The demo event is {path}.").format(path=wanted))
        return wanted

    return run_window(demo_path, desk, made)


@click.command("screenshots", help=help_text(
    _("Every page of the window as PNG, without a display."), "screenshots rencontres.accueil -o pictures"
))  # fmt: skip
@event_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The folder."))
@click.option("--size", default="1366x768", show_default=True, help=_("Width and height of the window."))
@options
def screenshots(event: Path, output: Path, size: str, as_json: bool, desk: str | None) -> None:
    """Every page as PNG."""
    width, _x, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise click.BadParameter(_("Write the size as 1366x768."))
    from checkin_app.ui.screenshots import take

    pictures = take(event, output, (int(width), int(height)), desk=desk)
    if as_json:
        answer({"files": [str(path) for path in pictures]})
    else:
        say(ngettext("One picture in {path}", "{n} pictures in {path}", len(pictures)).format(n=len(pictures), path=output))


def _free(folder: Path) -> Path:
    """The folder, or the first of FOLDER-2, FOLDER-3… without a demo in it: a day that was played is never played over."""
    from checkin_app.services import demo as demo_service

    numbered = (folder.with_name(f"{folder.name}-{number}") for number in itertools.count(2))
    return next(place for place in itertools.chain([folder], numbered) if not demo_service.event_path(place).exists())


def has_display() -> bool:
    """Whether a window can be shown here: always but on a Unix without X or Wayland."""
    if platform.system() in {"Windows", "Darwin"}:
        return True
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _played(target: Path, desk: str | None) -> HeadlessDay:
    from checkin_app import bootstrap
    from checkin_app.services import demo as demo_service

    with click.progressbar(length=100, label=_("Playing the two days"), file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.update(done * 100 // max(total, 1) - bar.pos)

        event = demo_service.event_path(target)
        bootstrap.demo_event(event, desk)
        with opened(event, desk) as session:
            return demo_service.headless_day(session, target, show)


COMMANDS = {"window": window, "kiosk": kiosk, "training": training, "demo": demo, "screenshots": screenshots}
