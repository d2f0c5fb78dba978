"""Whatever a name is, on every layout: drawn as it is or flagged, never boxes in silence, never run, embedded or looked up."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from checkin_app.documents.badge_pdf import check, render
from checkin_app.documents.fonts import clean, drawable, font
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, SlotKind, Weight
from checkin_app.domain.layout_rules import check as check_layout
from checkin_app.errors import InputProblem
from checkin_app.wording import badge_fault_sentence
from tests.documents.badges import A6, LAYOUTS, visitor
from tests.documents.boxes import outside, overlaps, words_of
from tests.documents.hostile import people

FROM_THE_RIGHT = {"R", "AL", "AN"}
NAMED = ("first_name", "last_name")
ACTIVE = {
    "/AA",
    "/JS",
    "/JavaScript",
    "/Launch",
    "/EmbeddedFiles",
    "/EmbeddedFile",
    "/URI",
    "/GoToR",
    "/OpenAction",
    "/RichMedia",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_is_drawn_letter_by_letter_or_check_tells_what_is_wrong(layout: Layout):
    everybody = people()
    document = pypdfium2.PdfDocument(render(everybody, layout))
    for page, person in enumerate(everybody):
        said = letters("".join(one.text for one in words_of(document, page)))
        assert "\ufffd" not in said
        told = {(fault.slot, fault.code) for fault in check(person, layout)}
        for field in NAMED:
            words = clean(getattr(person, field))
            lacking = not font(Weight.BOLD).letters.issuperset(words)
            assert ((field, "no_glyph") in told) is lacking, words
            if not lacking and (field, "overflow") not in told:
                assert letters(words) in said, words
    document.close()


def letters(text: str) -> str:
    """Without blanks, and without the hyphens that a reader takes for those of a line's end."""
    kept = "".join(letter for letter in text if not letter.isspace() and letter not in "-\x02\ufffe")
    return unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_names_embed_nothing_and_run_nothing(layout: Layout):
    pdf = render(people(), layout, title="<b>&^XA ../../etc/passwd")
    assert b"root:" not in pdf
    reader = PdfReader(io.BytesIO(pdf))
    assert not reader.attachments
    for page in reader.pages:
        assert not page.images
        assert "/Annots" not in page
    assert not ACTIVE & set(keys_of(reader))


def keys_of(reader: PdfReader) -> set[str]:
    """Every key of every object in the file."""
    found: set[str] = set()
    for number in range(1, len(reader.xref.get(0, {})) + 1):
        made: Any = reader.get_object(number)
        if isinstance(made, DictionaryObject):
            found |= set(made)
    return found


WORDS = ("W", "i", "Ana ", "x-")


def named(length: int) -> list[BadgeText]:
    """People whose every field is that long."""
    names = [(word * length)[:length] for word in WORDS]
    fields = ("company", "job_title", "country")
    return [visitor(name, name, number=n, **dict.fromkeys(fields, name)) for n, name in enumerate(names)]


def check_lengths(layout: Layout, lengths: Iterable[int]) -> None:
    everybody = [person for length in lengths for person in named(length)]
    document = pypdfium2.PdfDocument(render(everybody, layout))
    for page, person in enumerate(everybody):
        drawn = words_of(document, page)
        cut = {fault.slot for fault in check(person, layout) if fault.code == "overflow"}
        assert "last_name" in cut or letters(person.last_name) in letters("".join(one.text for one in drawn)), person
        assert not outside(drawn, layout.width_mm, layout.height_mm), person
        assert not overlaps(drawn), person
    document.close()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_of_any_length_is_drawn_and_what_is_cut_is_told(layout: Layout):
    check_lengths(layout, (2, 60, 300))


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_of_every_length_up_to_300_is_drawn_and_what_is_cut_is_told(layout: Layout):
    check_lengths(layout, range(1, 301))


def test_no_letter_of_a_script_that_runs_from_the_right_is_taken_for_drawable():
    for code in (
        *range(0x590, 0x900),
        *range(0xFB1D, 0xFE00),
        *range(0xFE70, 0xFF00),
        *range(0x10800, 0x11000),
        *range(0x1E800, 0x1F000),
    ):
        if unicodedata.bidirectional(chr(code)) in FROM_THE_RIGHT:
            for weight in Weight:
                shown, lacking = drawable(f"a{chr(code)}", font(weight))
                assert lacking or shown == "a", hex(code)


@pytest.mark.parametrize("name", ["محمد الفارسي", "שרה כהן", "ﷺ", "٣٤", "Ali علي"])
def test_a_name_from_right_to_left_is_flagged_rather_than_drawn_backwards(name: str):
    person = visitor("Ali", name)
    foreign = "".join(dict.fromkeys(one for one in name if unicodedata.bidirectional(one) in FROM_THE_RIGHT))
    for layout in LAYOUTS.values():
        assert [fault.detail for fault in check(person, layout) if fault.code == "no_glyph"] == [foreign]


@pytest.mark.parametrize(
    ("name", "drawn", "flagged"),
    [
        ("Nguye\u0302\u0303n Thị", "Nguyễn Thị", ""),
        ("J\u030cánošík", "Jánošík", "\u030c"),
        ("x\u0302 y\u030c", "x y", "\u0302\u030c"),
        ("\u0301\u0302", "?", "\u0301\u0302"),
        ("A\ufffdB", "A?B", "\ufffd"),
        ("A\ufffcB", "A?B", "\ufffc"),
        ("a\u034fb", "ab", ""),
        ("გიორგი", "??????", "გიორ"),
        ("👩\u200d💻 X", "?? X", "👩💻"),
        ("A\u20dd", "A", "\u20dd"),
    ],
)
def test_a_mark_that_would_stand_beside_its_letter_and_a_box_for_a_lost_one_are_flagged(name: str, drawn: str, flagged: str):
    assert drawable(name, font(Weight.BOLD)) == (drawn, flagged)
    assert [fault.detail for fault in check(visitor("Ann", name), A6)] == ([flagged] if flagged else [])


def test_letters_that_cannot_be_seen_are_told_by_their_number_and_marks_on_a_circle():
    told = badge_fault_sentence("no_glyph", "Name", "é\u0302\ue000\u3164", "")
    assert told.endswith("é◌\u0302 U+E000 U+3164")


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\logo.png", "a/b", "logo.png", "..", "~"]
)
def test_the_name_of_a_logo_is_never_a_path(path: str):
    logos = (replace(A6.slots[1], name="logo", kind=SlotKind.IMAGE, content=path),)
    with pytest.raises(InputProblem) as refused:
        check_layout(replace(A6, slots=A6.slots + logos))
    assert refused.value.code == "image_name"
