"""The layouts and sheets that come with the program, at the end of a command's help."""

from __future__ import annotations

import click

from checkin_app.services import badge_layouts, badge_overview
from checkin_app.wording import _, language


class PaperCommand(click.Command):
    """A command that takes a layout and a sheet. What there is of them is read when help is asked for, not before."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each by the name that the options take, and for each sheet the layout that it is for."""
        super().format_epilog(ctx, formatter)
        layouts = badge_layouts.shipped()
        sheets = [(sheet, layout) for layout in layouts for sheet in badge_overview.sheets_for(layout)]
        with formatter.section(_("Layouts")):
            formatter.write_dl([(one.id, _said(one.name, one.description)) for one in layouts])
        with formatter.section(_("Sheets, and the layout that they are for")):
            formatter.write_dl([(one.id, f"{_said(one.name, one.description)} ({of.id})") for one, of in sheets])


def _said(name: dict[str, str], description: dict[str, str]) -> str:
    return ", ".join(filter(None, (_own(name), _own(description))))


def _own(words: dict[str, str]) -> str:
    return words.get(language()) or words.get("en", "")
