"""What the pointer does on the plan of a hall that is edited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkin_app.wording import _, in_context


class Tool(StrEnum):
    """Choose and move, draw one of a sort, move the picture of the venue, or draw a line on it whose length is known."""

    SELECT = "select"
    STAND = "stands"
    ROW = "row"
    AISLE = "aisles"
    AREA = "areas"
    TABLE = "tables"
    ENTRANCE = "entrances"
    EXIT = "exits"
    PICTURE = "picture"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class ToolLook:
    """A tool in the row of tools, its key, and the metres of what it draws without a pointer."""

    tool: Tool
    words: str
    glyph: str
    key: str
    hint: str
    size: tuple[float, float] = (3.0, 3.0)


def tools() -> list[ToolLook]:
    """Those of the row of tools, in its order."""
    draw = _("Drag a rectangle on the plan, or press Enter: it is put beside what is chosen.")
    door = _("Drag along the wall where it is, or press Enter.")
    return [
        ToolLook(
            Tool.SELECT, _("Choose"), "cursor", "1",
            _("Click or drag a frame to choose, Shift to add. Drag or use the arrows to move, Ctrl and arrows to resize."),
        ),
        ToolLook(Tool.STAND, _("Stand"), "bounding-box", "2", draw),
        ToolLook(
            Tool.ROW, in_context("of stands", "Row"), "rows", "3",
            _("Drag a long rectangle on the plan, or press Enter; then say how many stands it is."), (30.0, 3.0),
        ),
        ToolLook(Tool.AISLE, _("Aisle"), "arrows-left-right", "4", draw, (10.0, 3.0)),
        ToolLook(Tool.AREA, in_context("part of a hall", "Area"), "selection", "5", draw, (8.0, 5.0)),
        ToolLook(Tool.TABLE, _("Table"), "circle", "6", draw, (1.2, 1.2)),
        ToolLook(Tool.ENTRANCE, _("Entrance"), "sign-in", "7", door, (3.0, 0.3)),
        ToolLook(Tool.EXIT, _("Exit"), "sign-out", "8", door, (2.0, 0.3)),
    ]  # fmt: skip


def hint_of(tool: Tool) -> str:
    """How a tool is used."""
    if tool is Tool.PICTURE:
        return _("Drag the picture of the venue to where it belongs; Esc when it is there.")
    if tool is Tool.MEASURE:
        return _("Draw a line on the picture whose length you know, a wall for instance.")
    return next(look.hint for look in tools() if look.tool is tool)
