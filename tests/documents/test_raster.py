"""Pages as pixels: on an exact scale, turned when asked for, and never two threads in pdfium at once."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.pdfgen import canvas

from checkin_app.documents import badge_pdf, raster
from tests.documents.badges import LAYOUTS, badge

DOT = 72 / 203


def page(width: float, height: float, *boxes: tuple[float, float, float, float]) -> bytes:
    """Black boxes on a page, in dots of a 203 dpi printer from the lower left corner: one path, as the modules of a code."""
    made = io.BytesIO()
    drawn = canvas.Canvas(made, pagesize=(width, height))
    path = drawn.beginPath()
    for box in boxes:
        path.rect(*(side * DOT for side in box))
    drawn.drawPath(path, stroke=0, fill=1)
    drawn.showPage()
    drawn.save()
    return made.getvalue()


def test_what_lies_on_the_dots_of_a_printer_stays_on_them_to_the_far_corner():
    # 62 x 100 mm are no whole number of points and none of dots.
    width, height = 175.748, 283.465
    top = int(height / DOT) - 5
    columns = range(5, 490, 10)
    drawn = raster.grey_page(page(width, height, *((x, top - 700, 5, 700) for x in columns)), 0, 203)
    assert (drawn.width, drawn.height) == (496, 800)
    row = drawn.levels[drawn.width * 400 : drawn.width * 401]
    dark = [level < 128 for level in row]
    assert [x for x in range(1, len(dark)) if dark[x] and not dark[x - 1]] == list(columns)
    assert sum(dark) == 5 * len(columns)
    assert all(level < 8 or level > 247 for level in row)


def test_a_turned_page_is_the_same_page_by_a_quarter_to_the_right():
    made = page(60, 40, (10, 20, 30, 5))
    upright, turned = raster.grey_page(made, 0, 203), raster.grey_page(made, 0, 203, turned=True)
    assert (turned.width, turned.height) == (upright.height, upright.width)
    rows = [upright.levels[y * upright.width : (y + 1) * upright.width] for y in range(upright.height)]
    expected = [bytes(row[x] for row in reversed(rows)) for x in range(upright.width)]
    found = [turned.levels[y * turned.width : (y + 1) * turned.width] for y in range(turned.height)]
    dark = [[level < 128 for level in row] for row in found]
    assert dark == [[level < 128 for level in row] for row in expected]


def test_previews_exports_and_label_printers_may_draw_at_once():
    made = badge_pdf.render([badge()], LAYOUTS["roll62x100"])
    expected = raster.page_image(made), raster.grey_page(made, 0, 203)
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _n: (raster.page_image(made), raster.grey_page(made, 0, 203)), range(24)))
    assert set(drawn) == {expected}
    assert raster.page_sizes(made) == [(pytest.approx(62, abs=0.01), pytest.approx(100, abs=0.01))]


def test_a_page_that_there_is_not_is_said_so():
    made = page(60, 40)
    for draw in (raster.page_image, lambda pdf, n: raster.page_at(pdf, n, 72), lambda pdf, n: raster.grey_page(pdf, n, 72)):
        with pytest.raises(IndexError):
            draw(made, 1)
