"""What there is to print: who gets a badge, whose is out, and the sheets that badges of a layout go on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from checkin_app.documents import layouts
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, Sheet
from checkin_app.services.session import Session

_PEOPLE = """
    SELECT a.id AS id, a.category AS category, a.version AS version, coalesce(p.out, 0) AS out, coalesce(p.sent, 0) AS sent
    FROM attendee AS a LEFT JOIN (
        SELECT attendee, max(state = 'done') AS out, max(state NOT IN ('failed', 'cancelled')) AS sent
        FROM badge_print GROUP BY attendee) AS p ON p.attendee = a.id
    WHERE a.status NOT IN ('cancelled', 'blocked') ORDER BY a.name_key, a.id
"""


@dataclass(frozen=True, slots=True)
class BadgeOverview:
    """The people who get a badge, by name: `ids`.

    `unprinted` are those whose badge is neither out nor under way nor uncertain; `printed` counts those of whom a spooler
    said that paper was out; `replaced` those who lost a badge and have a code of a later version. `folder` is where the
    event file lies.
    """

    ids: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()
    printed: int = 0
    replaced: int = 0
    by_category: dict[Category, int] = field(default_factory=dict)
    folder: Path = Path()


def overview(session: Session) -> BadgeOverview:
    """Who gets a badge and whose is out, in one question to the event file."""
    rows = session.store.query(_PEOPLE)
    counted = Counter(row["category"] for row in rows)
    return BadgeOverview(
        ids=tuple(row["id"] for row in rows),
        unprinted=tuple(row["id"] for row in rows if not row["sent"]),
        printed=sum(row["out"] for row in rows),
        replaced=sum(1 for row in rows if row["version"] > 1),
        by_category={category: counted[category] for category in Category if counted[category]},
        folder=session.path.parent,
    )


def sheets_for(layout: Layout) -> list[Sheet]:
    """The sheets that carry several badges of that layout, in the order of the choice."""
    return [sheet for sheet in layouts.sheets_for(layout) if len(sheet.cells) > 1]
