"""The label printers without a driver of this workstation: each is a line of its settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checkin_app import settings as settings_file
from checkin_app.errors import InputProblem
from checkin_app.printing import label_address
from checkin_app.printing.label_address import LabelPrinter


def added(lines: Sequence[str], printer: LabelPrinter) -> tuple[str, ...]:
    """The lines with that printer at their end, instead of one of the same name or at the same place."""
    return (*(one.line for one in label_address.known(lines) if not _same(one, printer)), printer.line)


def removed(lines: Sequence[str], name: str) -> tuple[str, ...]:
    """The lines without the printer of that name. Raises InputProblem when there is none."""
    left = tuple(one.line for one in label_address.known(lines) if one.called != name)
    if len(left) == len(label_address.known(lines)):
        raise InputProblem("unknown_printer", printer=name)
    return left


def keep(lines: tuple[str, ...]) -> None:
    """Save these lines in the settings: for a command, which has no window that keeps them. Raises OSError."""
    settings_file.save(replace(settings_file.load(), label_printers=lines))


def _same(one: LabelPrinter, other: LabelPrinter) -> bool:
    return one.called == other.called or one.address == other.address
