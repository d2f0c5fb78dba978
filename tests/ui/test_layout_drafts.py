"""The steps of a draft: what is one, what undo and keeping do to their number."""

from __future__ import annotations

from dataclasses import replace

from checkin_app.domain.layout import Layout
from checkin_app.services import badge_layouts
from checkin_app.ui.badges.drafts import Draft

BASE = badge_layouts.shipped()[0]


def wide(width: float) -> Layout:
    return replace(BASE, width_mm=width)


def test_what_changes_nothing_is_no_step():
    draft = Draft(BASE)
    assert not draft.step(BASE)
    assert (draft.changed, draft.count, draft.can_undo) == (False, 0, False)


def test_one_drag_is_one_step_and_the_next_one_another():
    draft = Draft(BASE)
    for width in (101, 102, 103):
        draft.step(wide(width), "drag 1")
    draft.step(wide(104), "drag 2")
    assert draft.count == 2
    draft.undo()
    assert draft.layout == wide(103)
    draft.undo()
    assert not draft.changed


def test_a_step_after_undo_forgets_what_was_undone():
    draft = Draft(BASE)
    draft.step(wide(101))
    draft.step(wide(102))
    draft.undo()
    draft.step(wide(103))
    assert not draft.can_redo
    assert draft.count == 2
    draft.redo()
    assert draft.layout == wide(103)


def test_what_is_kept_can_still_be_undone_and_is_then_a_change():
    draft = Draft(BASE)
    draft.step(wide(101), "drag 1")
    draft.keep(wide(101))
    assert not draft.changed
    draft.step(wide(102), "drag 1")
    assert draft.count == 1
    draft.undo()
    assert not draft.changed
    draft.undo()
    assert draft.layout == BASE
    assert draft.count == 1


def test_a_very_long_work_forgets_its_first_steps_only():
    draft = Draft(BASE)
    for step in range(700):
        draft.step(wide(50 + step / 10))
    assert draft.changed
    assert len(draft.history()) == 500
    draft.undo()
    assert draft.layout == wide(50 + 698 / 10)
