"""Codes as modules: ours are what the library draws, and a reader that knows nothing of us reads them."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from qrcode import constants, util
from qrcode.main import QRCode

from checkin_app.documents.qr import QUIET_ZONE, matrix
from checkin_app.domain.code import LENGTH, mint
from checkin_app.errors import InputProblem
from tests.documents.badges import KEY

CODES = [mint(KEY, serial, version) for serial, version in ((0, 0), (1, 1), (0xFFFFFF, 15), (0x5A5A5A, 7), (424242, 2))]


def by_library(code: str) -> tuple[str, ...]:
    drawn = QRCode(version=2, error_correction=constants.ERROR_CORRECT_Q, border=0, mask_pattern=1)
    drawn.add_data(util.QRData(code.encode(), mode=util.MODE_ALPHA_NUM))
    drawn.make(fit=False)
    return tuple("".join("1" if dark else "0" for dark in row) for row in drawn.modules)


def picture(rows: tuple[str, ...], scale: int = 3) -> Image.Image:
    side = len(rows) + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return image.resize((side * scale, side * scale), Image.Resampling.NEAREST)


@pytest.mark.parametrize("code", CODES)
def test_a_code_of_ours_is_drawn_as_the_library_draws_it(code: str):
    assert matrix(code) == by_library(code)


@pytest.mark.parametrize("code", CODES)
def test_a_code_of_ours_is_a_version_2_q_that_says_only_the_code(code: str):
    found = zxingcpp.read_barcode(picture(matrix(code)))
    assert found is not None
    assert found.text == code
    assert len(matrix(code)) == 25
    assert found.ec_level == "Q"


@pytest.mark.parametrize("code", ["7731", "HTTPS://TICKET.EXAMPLE/7731", "café ñ", "K" * (LENGTH - 1), "B" * 300])
def test_a_foreign_code_gets_the_version_that_it_fits(code: str):
    found = zxingcpp.read_barcode(picture(matrix(code)))
    assert found is not None
    assert found.text == code


def test_a_code_too_long_for_any_version_is_refused():
    with pytest.raises(InputProblem) as refused:
        matrix("é" * 3000)
    assert refused.value.code == "code_too_long"
