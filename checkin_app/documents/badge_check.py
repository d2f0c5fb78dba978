"""What is wrong with many badges, looked for one after the other before there is paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checkin_app.documents import badge_pdf
from checkin_app.documents.badge_images import Logo
from checkin_app.documents.badge_pdf import BadgeFault
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout

_BATCH = 50


def faults(
    badges: Sequence[BadgeText],
    layout: Layout,
    images: Mapping[str, Logo],
    *,
    read_back: bool,
    progress: Callable[[int], None] | None = None,
) -> list[tuple[str, BadgeFault]]:
    """Every fault with the id of whose badge it is on, in the order of the badges; codes are read back too if asked.

    `progress` hears now and then how many are done; what it raises ends the check.
    """
    found: list[tuple[str, BadgeFault]] = []
    for start in range(0, len(badges), _BATCH):
        if progress:
            progress(start)
        batch = badges[start : start + _BATCH]
        found += [(badge.attendee_id, fault) for badge in batch for fault in badge_pdf.check(badge, layout, images)]
        if read_back:
            from checkin_app.documents.read_back import unreadable

            found += [(badge.attendee_id, fault) for badge, fault in unreadable(batch, layout, images)]
    return found
