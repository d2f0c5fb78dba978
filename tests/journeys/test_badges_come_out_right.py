"""All badges of the reference event on every layout: codes read back from paper that is blurred and askew, every box apart."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from checkin_app.domain.layout import Layout
from checkin_app.services import badges
from checkin_app.services.session import Session
from tests.documents.badges import LAYOUTS, codes_of, pictures
from tests.documents.boxes import codes_at, outside, overlaps, words_of

PEOPLE = 396
BLUR_MM = 0.15
"""The radius of a Gaussian: a lens out of focus, or ink that ran; a quarter of the smallest module."""

SPOILED = ("as printed", "blurred", "askew", "blurred and askew")
RIM_MM = 5


def spoiled(picture: Image.Image, how: str, dpi: int, turn: float) -> Image.Image:
    """The picture as a camera or a worn print head leaves it."""
    if "askew" in how:
        picture = picture.rotate(turn, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    if "blurred" in how:
        picture = picture.filter(ImageFilter.GaussianBlur(BLUR_MM / 25.4 * dpi))
    return picture


def read_back(session: Session, layout: Layout, dpi: int, step: int) -> dict[str, int]:
    """How many badges of every `step`th person were read in each way."""
    some = badges.codes(session)[::step]
    read = dict.fromkeys(SPOILED, 0)
    pdf = badges.pdf(session, [one.id for one in some], layout_id=layout.id)
    for page, picture in enumerate(pictures(pdf, None, dpi)):
        code = around_code(picture, layout, dpi)
        for how in SPOILED:
            turn = (page % 7 + 2) * (-1) ** page
            read[how] += codes_of(spoiled(code, how, dpi, turn)) == [some[page].code]
    return read


def around_code(picture: Image.Image, layout: Layout, dpi: int) -> Image.Image:
    """The part of the badge that a scanner is held over."""
    slot = layout.slot("code")
    assert slot is not None
    edges = (slot.x - RIM_MM, slot.y - RIM_MM, slot.x + slot.w + RIM_MM, slot.y + slot.h + RIM_MM)
    left, top, right, bottom = (int(edge / 25.4 * dpi) for edge in edges)
    return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))


def check_boxes(session: Session, layout: Layout, step: int) -> None:
    """Words and codes of every `step`th badge: inside, and apart."""
    everybody = [one.id for one in badges.codes(session)]
    assert len(everybody) == PEOPLE
    pdf = badges.pdf(session, everybody[::step], layout_id=layout.id)
    document = pypdfium2.PdfDocument(pdf)
    for page, picture in enumerate(pictures(pdf)):
        ((_code, place),) = codes_at(picture, 203)
        drawn = [*words_of(document, page), place]
        assert outside(drawn, layout.width_mm, layout.height_mm) == [], page
        assert overlaps(drawn) == [], page
    document.close()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("dpi", [203, 300])
def test_codes_are_read_back_blurred_and_askew_on_every_layout(session: Session, layout: Layout, dpi: int):
    assert read_back(session, layout, dpi, 99) == dict.fromkeys(SPOILED, 4)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_on_every_layout_nothing_overflows_lacks_a_letter_or_lies_over_anything(session: Session, layout: Layout):
    assert badges.check_all(session, layout.id) == []
    check_boxes(session, layout, 33)


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("dpi", [203, 300])
def test_all_396_codes_are_read_back_blurred_and_askew(session: Session, layout: Layout, dpi: int):
    assert read_back(session, layout, dpi, 1) == dict.fromkeys(SPOILED, PEOPLE)


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_on_all_396_badges_of_every_layout_nothing_lies_over_anything_or_leaves_the_paper(session: Session, layout: Layout):
    check_boxes(session, layout, 1)
