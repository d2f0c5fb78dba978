"""What click itself says, in the language of the screen: it asks gettext, and gettext knows only the system's language.

The sentences stand here as keys of the catalogues; one that click no longer has, or words otherwise, stays English.
"""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, types

from checkin_app import wording
from checkin_app.wording import N_


def _counted(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence that counts for the catalogues."""
    return one, many


SENTENCES = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Positional arguments"), N_("Show this message and exit."),
    N_("required"), N_("default: {default}"), N_("Error: {message}"), N_("Try '{command} {option}' for help."),
    N_("Missing argument"), N_("Missing option"), N_("Missing command."), N_("Missing {param_type}"),
    N_("Choose from:\n\t{choices}"),
    N_("Invalid value: {message}"), N_("Invalid value for {param_hint}: {message}"), N_("No such option {name!r}."),
    N_("No such command {name!r}."), N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."), N_("{value} is not in the range {range}."),
)  # fmt: skip
COUNTED = (
    _counted("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    _counted("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    _counted("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    _counted("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)

_HEADING = N_("{heading}:")


def speak() -> None:
    """Let click take its sentences from the catalogues, in whichever language is chosen when it says them."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        vars(module).update(_=wording._, ngettext=wording.ngettext)
    formatting.HelpFormatter.write_heading = _write_heading  # type: ignore[assignment, method-assign]


def _write_heading(formatter: formatting.HelpFormatter, heading: str) -> None:
    """Some languages have a space before the colon."""
    formatter.write(" " * formatter.current_indent + wording._(_HEADING).format(heading=heading) + "\n")
