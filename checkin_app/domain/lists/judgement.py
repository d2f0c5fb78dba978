"""What was found out about the columns of a list, and which of them fill which field."""

from __future__ import annotations

from dataclasses import dataclass, field

from checkin_app.domain.lists.headers import Header
from checkin_app.domain.lists.profile import Profile
from checkin_app.domain.lists.table import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its evidence."""

    index: int
    header: Header
    profile: Profile
    values: tuple[Cell, ...]


@dataclass(slots=True)
class Judgement:
    """Which columns fill which field, best first. `payer` holds those of whoever paid; `sure` is by column."""

    columns: tuple[Column, ...]
    fields: dict[str, list[int]] = field(default_factory=dict)
    payer: dict[str, list[int]] = field(default_factory=dict)
    sure: dict[int, float] = field(default_factory=dict)
    line_numbers: bool = False

    def of(self, index: int) -> str:
        """The field of a column, "payer_…" for the payer's, "" for none."""
        for prefix, table in (("", self.fields), ("payer_", self.payer)):
            for name, indexes in table.items():
                if index in indexes:
                    return prefix + name
        return ""
