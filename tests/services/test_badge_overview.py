"""Who gets a badge, whose is out, and the sheets for a layout."""

from __future__ import annotations

import pytest

from checkin_app.domain.badge import PrintState
from checkin_app.services import badge_layouts, badge_overview, badges, printing
from checkin_app.services.session import Session


def test_everybody_gets_a_badge_by_name_but_those_who_cancelled(session: Session, ids):
    seen = badge_overview.overview(session)
    assert list(seen.ids) == badges.select(session)
    assert sum(seen.by_category.values()) == len(seen.ids) == 5
    assert (seen.unprinted, seen.printed, seen.replaced) == (seen.ids, 0, 0)


@pytest.mark.parametrize(
    ("state", "printed", "unprinted"),
    [
        (PrintState.QUEUED, 0, False),
        (PrintState.DONE, 1, False),
        (PrintState.UNCERTAIN, 0, False),
        (PrintState.FAILED, 0, True),
        (PrintState.CANCELLED, 0, True),
    ],
)
def test_a_badge_counts_as_printed_only_when_paper_is_out(
    session: Session, ids, state: PrintState, printed: int, unprinted: bool
):
    sheaf = printing.prepare(session, [ids["T1"]], session.stamp())
    printing.record_state(session, sheaf.job, state, "", session.stamp())
    seen = badge_overview.overview(session)
    assert seen.printed == printed
    assert (ids["T1"] in seen.unprinted) is unprinted
    assert list(seen.unprinted) == badges.select(session, unprinted=True)


def test_only_sheets_of_several_badges_are_offered_for_a_layout():
    offered = {layout.id: [sheet.id for sheet in badge_overview.sheets_for(layout)] for layout in badge_layouts.shipped()}
    assert (offered["a6"], offered["card86x54"]) == (["a4x4", "herma10809"], ["a4x10"])
    assert not any(offered[layout.id] for layout in badge_layouts.shipped() if layout.monochrome)
