"""The command line: which commands there are, and what becomes of their faults.

Exit status: 0 done · 1 done, and the answer is no · 2 wrong usage · 3 the environment said no · 4 a bug.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from checkin_app import settings as settings_file
from checkin_app.cli import click_words
from checkin_app.errors import exit_status
from checkin_app.settings import LANGUAGES
from checkin_app.wording import _, fault_sentence, system_language, use_language

_COMMANDS = {
    "new": "events", "import": "events",
    "search": "desk", "scan": "desk", "check-in": "desk", "undo": "desk", "walk-in": "desk",
    "layouts": "layouts", "codes": "badges", "badges": "badges", "print": "badges",
    "printers": "printers", "label-printer": "printers", "print-test": "printers", "print-log": "printers",
    "checkpoints": "checkpoints", "inside": "checkpoints",
    "replace": "supervising", "correct": "supervising", "badge-text": "supervising", "pins": "supervising",
    "stands": "stands", "exhibitors": "exhibitors", "halls": "exhibitors",
    "meetings": "meetings",
    "export": "closing", "figures": "closing", "close": "closing", "verify": "closing", "backup": "closing",
    "window": "show", "kiosk": "show", "training": "show", "demo": "show", "screenshots": "show",
}  # fmt: skip
"""Each command and the module of this folder that has it: loaded only when it is asked for."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"checkin_app.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = module.COMMANDS[cmd_name]
        return command


def run(arguments: Sequence[str]) -> int:
    """Run `arguments` (without the program's name) and return the exit status."""
    _take_any_letters()
    use_language(_asked_language(arguments))
    click_words.speak()
    words = list(arguments) or ["window"]
    group = _Commands(
        "checkin-app",
        help=_("The registration desk of a trade event. Without a command: the window."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
        params=[
            click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=_("The language of the sentences."))
        ],
    )
    try:
        status = group.main(words, prog_name="checkin-app", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        _tell(fault_sentence(error))
        return exit_status(error)
    return int(status or 0)


def _asked_language(arguments: Sequence[str]) -> str:
    """The language must be known before the first help text is made, wherever `--lang` stands."""
    for position, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and position + 1 < len(arguments) and arguments[position + 1] in LANGUAGES:
            return arguments[position + 1]
    return settings_file.load().language or system_language()


def _take_any_letters() -> None:
    """What is printed is UTF-8 wherever it goes; what no encoding has (a path of odd bytes) is escaped, never a fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)
