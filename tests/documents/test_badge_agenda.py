"""The other half of a folded badge: all meetings, day by day, as large as they may be; what does not fit is counted."""

from __future__ import annotations

import pytest

from checkin_app.documents.badge_agenda import agenda_cells
from checkin_app.documents.badge_pdf import check, render
from checkin_app.domain.badge import AgendaItem, BadgeText
from checkin_app.domain.layout import Layout, Slot, SlotKind
from tests.documents.badges import A6, LAYOUTS, visitor, words
from tests.documents.hostile import ADVICE

MORE = "and {n} more"
FOLDED = [layout for layout in LAYOUTS.values() if any(slot.kind is SlotKind.AGENDA for slot in layout.slots)]


def item(n: int, day: str = "Thursday 1 July") -> AgendaItem:
    return AgendaItem(day, f"{8 + n // 4:02}:{n % 4 * 15:02}", f"T{n:02}", f"Partner{n} Puig", f"Company{n} SA")


def with_meetings(*items: AgendaItem) -> BadgeText:
    return visitor("Ann", "Lee", agenda=items, agenda_more=MORE, back_title="Your meetings")


def slot_of(layout: Layout) -> Slot:
    return next(slot for slot in layout.slots if slot.kind is SlotKind.AGENDA)


def test_there_are_folded_layouts_upright_across_and_for_label_printers():
    assert [layout.id for layout in FOLDED] == ["a6fold", "a6foldl", "butterfly97x269"]


@pytest.mark.parametrize("layout", FOLDED, ids=lambda one: one.id)
@pytest.mark.parametrize("count", [1, 2, 6, 12])
def test_each_meeting_is_told_with_its_day_time_table_person_and_company(layout: Layout, count: int):
    items = [item(n, "Thursday 1 July" if n < count // 2 else "Friday 2 July") for n in range(count)]
    person = with_meetings(*items)
    text = " ".join(words(render([person], layout)).split())
    for one in items:
        for said in (one.time, one.table, one.partner, one.company):
            assert said in text
    assert "Friday 2 July" in text
    assert ("Thursday 1 July" in text) is (count > 1)
    assert "more" not in text
    assert "YOUR MEETINGS" in text
    assert check(person, layout) == []


@pytest.mark.parametrize("layout", FOLDED, ids=lambda one: one.id)
def test_what_does_not_fit_is_counted_and_nothing_is_lost(layout: Layout):
    items = [item(n, f"Day {n // 40}") for n in range(120)]
    text = " ".join(words(render([with_meetings(*items)], layout)).split())
    shown = [n for n in range(120) if f"Partner{n} Puig" in text]
    assert shown == list(range(len(shown)))
    assert 10 < len(shown) < 120
    assert f"and {120 - len(shown)} more" in text


def test_few_meetings_are_large_and_many_small_but_never_below_the_smallest():
    slot = slot_of(LAYOUTS["a6fold"])
    sizes = [agenda_cells(slot, with_meetings(*map(item, range(count))))[0].slot.size for count in (1, 6, 12, 24, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == slot.size
    assert sizes[-1] == slot.min_size


def test_no_cell_of_an_agenda_leaves_its_slot():
    for layout in FOLDED:
        slot = slot_of(layout)
        right, bottom = (slot.x + slot.w) * 72 / 25.4, (slot.y + slot.h) * 72 / 25.4
        for count in range(1, 70):
            cells = agenda_cells(slot, with_meetings(*(item(n, f"Day {n // 5}") for n in range(count))))
            assert max(cell.y + cell.h for cell in cells) <= bottom + 0.01
            assert max(cell.x + cell.w for cell in cells) <= right + 0.01
            assert min(cell.w for cell in cells) > 0


def test_one_long_name_makes_all_of_them_somewhat_smaller_rather_than_itself_tiny():
    slot = slot_of(LAYOUTS["a6fold"])
    long = AgendaItem("Thursday 1 July", "09:00", "T01", "Maria Montserrat Puigdevall i Casadellà", "Proteolab")
    alone = agenda_cells(slot, with_meetings(item(1)))[0].slot.size
    assert slot.break_size <= agenda_cells(slot, with_meetings(item(1), long))[0].slot.size < alone


def test_a_name_that_is_too_long_even_so_is_told_once_for_the_agenda():
    endless = AgendaItem("Thursday 1 July", "09:00", "T01", "W" * 200, "i" * 300)
    faults = check(with_meetings(endless, endless), LAYOUTS["a6fold"])
    assert [(fault.slot, fault.code) for fault in faults] == [("agenda", "overflow")]
    foreign = AgendaItem("Thursday 1 July", "09:00", "T01", "王小明", "")
    assert [(f.slot, f.code, f.detail) for f in check(with_meetings(foreign), LAYOUTS["a6fold"])] == [
        ("agenda", "no_glyph", "王小明")
    ]


@pytest.mark.parametrize("layout", FOLDED, ids=lambda one: one.id)
def test_who_has_no_meetings_gets_what_is_good_to_know(layout: Layout):
    person = visitor("Ann", "Lee", back_title="Welcome", back_words=ADVICE)
    text = " ".join(words(render([person], layout)).split())
    assert ADVICE in text
    assert "WELCOME" in text
    assert check(person, layout) == []


def test_other_layouts_say_nothing_of_meetings():
    text = words(render([with_meetings(item(1))], A6))
    assert "Partner1" not in text
    assert "MEETINGS" not in text
