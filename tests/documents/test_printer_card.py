"""The test card of a printer: its rulers are true, its code reads back, whatever the size of the badge."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from pypdf import PdfReader

from checkin_app.documents.layouts import layouts
from checkin_app.documents.printer_card import CardWords, card_pdf
from checkin_app.domain.scanner_card import CARD_TEXT
from tests.documents.badges import picture

WORDS = CardWords("Test card", "Brother QL-820NWB", "Roll", "This line is {n} mm long.", "up")


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_a_card_is_as_large_as_the_badge_and_its_code_reads_back_at_the_dots_of_a_label_printer(layout):
    drawn = card_pdf(layout.width_mm, layout.height_mm, WORDS, CARD_TEXT)
    box = PdfReader(io.BytesIO(drawn)).pages[0].mediabox
    size = [round(float(side) / 72 * 25.4, 1) for side in (box.width, box.height)]
    assert size == [layout.width_mm, layout.height_mm]
    [read] = zxingcpp.read_barcodes(picture(drawn))
    assert read.text == CARD_TEXT


def test_the_line_to_measure_is_as_long_as_it_says():
    drawn = card_pdf(62, 100, WORDS, CARD_TEXT)
    said = re.search(r"This line is (\d+) mm", PdfReader(io.BytesIO(drawn)).pages[0].extract_text())
    assert said
    dark = picture(drawn, dpi=25.4 * 8).point(lambda level: 255 * (level < 128))
    # Nothing else on the card is one unbroken line of that length.
    rows = [dark.crop((0, y, dark.width, y + 1)).tobytes() for y in range(dark.height)]
    longest = max(len(run) for row in rows[100:] for run in re.findall(rb"\xff+", row))
    assert longest / 8 == pytest.approx(int(said[1]), abs=0.3)
