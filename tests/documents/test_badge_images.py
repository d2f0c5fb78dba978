"""Logos: from any file to a small picture of ours, into a PDF once, and never as they came."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from checkin_app.documents import badge_images
from checkin_app.documents.badge_images import MOST_BYTES, WIDEST_PX, Logo, logo_from
from checkin_app.documents.badge_pdf import BadgeFault, check, render
from checkin_app.documents.layouts import sheets
from checkin_app.documents.read_back import unreadable
from checkin_app.domain import layout_editing as edit
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Align, Layout, SlotKind
from checkin_app.errors import InputProblem
from checkin_app.wording import problem_sentence
from tests.documents.badges import A6, LAYOUTS, badge, codes_of, picture, pictures, visitor

PLAIN = Layout("plain", {"en": "Plain"}, 100, 100, ())
BOX = edit.add(PLAIN, replace(edit.new_slot(PLAIN, SlotKind.IMAGE, "logo"), x=10, y=10, w=60, h=40))


def file_of(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def logo(colour: str = "red", size: tuple[int, int] = (40, 40), kind: str = "png") -> Logo:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return Logo(kind, *size, out.getvalue())


def box_of(image: Image.Image) -> tuple[int, ...]:
    """Left, top, right, bottom in millimetres of what is not white, of a page at 254 dots an inch."""
    found = image.point(lambda level: 255 * (level < 250)).getbbox()
    assert found is not None
    return tuple(round(side / 10) for side in found)


@pytest.mark.parametrize(
    ("size", "align", "anchor", "box"),
    [
        ((40, 40), Align.LEFT, 0, (10, 10, 50, 50)),
        ((40, 40), Align.CENTRE, 0.5, (20, 10, 60, 50)),
        ((40, 40), Align.RIGHT, 1, (30, 10, 70, 50)),
        ((400, 100), Align.LEFT, 0, (10, 10, 70, 25)),
        ((400, 100), Align.LEFT, 0.5, (10, 22, 70, 38)),
        ((400, 100), Align.LEFT, 1, (10, 35, 70, 50)),
        ((1000, 1), Align.CENTRE, 0.5, (10, 30, 70, 30)),
    ],
)
def test_an_image_fits_into_its_box_in_its_own_proportions(size, align, anchor, box):
    layout = edit.set_fields(BOX, "logo", align=align, anchor=anchor)
    drawn = box_of(picture(render([visitor("", "")], layout, images={"logo": logo("black", size)}), dpi=254))
    assert all(abs(found - wanted) <= 1 for found, wanted in zip(drawn, box, strict=True)), drawn


def test_a_logo_is_in_a_pdf_once_however_many_badges_show_it():
    layout = edit.add(A6, edit.new_slot(A6, SlotKind.IMAGE, "logo"))
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "png")
    images = {"logo": Logo("png", 300, 300, out.getvalue())}
    one, many = (render([visitor("A", f"B{n}", number=n) for n in range(count)], layout, images=images) for count in (1, 40))
    assert len(many) - len(one) < 40 * 1500 < len(one)
    assert many.count(b"/Subtype /Image") == 1
    categories = [badge("A", "B", category=category) for category in Category]
    assert render(categories, layout, images=images).count(b"/Subtype /Image") == 1


def test_a_logo_is_on_every_badge_of_every_page_and_sheet():
    layout = edit.add(A6, replace(edit.new_slot(A6, SlotKind.IMAGE, "logo"), x=10, y=100, w=30, h=10))
    sheet = next(sheet for sheet in sheets() if sheet.id == "a4x4")
    people = [visitor("", "", number=n, code="") for n in range(5)]
    with_logo = list(pictures(render(people, layout, sheet, images={"logo": logo("black", (60, 20))}), dpi=50))
    without = list(pictures(render(people, A6, sheet), dpi=50))
    dark = [sum(image.histogram()[:128]) for image in (*with_logo, *without)]
    added = [dark[0] - dark[2], dark[1] - dark[3]]
    assert added[0] == pytest.approx(4 * added[1], rel=0.1)
    assert added[1] == pytest.approx(30 * 10 * (50 / 25.4) ** 2, rel=0.1)


def test_a_label_printer_gets_greys():
    roll = LAYOUTS["roll62x100"]
    layout = edit.add(roll, edit.new_slot(roll, SlotKind.IMAGE, "logo"))
    pdf = render([badge()], layout, images={"logo": logo("red")})
    (image,) = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/XObject"]["/X0"]["/Resources"]["/XObject"].values()
    assert image["/ColorSpace"] == "/DeviceGray"
    assert len(image.get_data()) == 40 * 40


def test_a_badge_whose_logo_is_missing_is_drawn_without_and_flagged():
    layout = edit.add(A6, edit.new_slot(A6, SlotKind.IMAGE, "logo"))
    assert check(badge(), layout) == [BadgeFault("logo", "missing_image", "logo", 0.0)]
    assert check(badge(), layout, {"logo"}) == []
    assert picture(render([badge()], layout)).tobytes() == picture(render([badge()], A6)).tobytes()
    hidden = edit.set_style(layout, Category.EXHIBITOR, "logo", visible=False)
    assert check(badge(), hidden) == []
    spoiled = {"logo": Logo("png", 40, 40, b"\x89PNG spoiled")}
    assert codes_of(picture(render([badge()], layout, images=spoiled))) == [badge().code]


def test_a_name_in_a_layout_never_opens_a_file(tmp_path: Path):
    file_of(Image.new("RGB", (50, 50), "black"), tmp_path / "logo.png")
    slot = replace(edit.new_slot(PLAIN, SlotKind.IMAGE), content=str(tmp_path / "logo.png"))
    layout = replace(PLAIN, slots=(slot,))
    assert b"/Subtype /Image" not in render([visitor("", "")], layout)
    assert check(visitor("", ""), layout)[0].code == "missing_image"


def test_each_category_has_its_own_words_colour_and_code():
    styled = edit.set_colour_of(edit.set_style(A6, Category.VIP, "code", visible=False), Category.VIP, "#FFD700")
    styled = edit.set_style(styled, Category.VIP, "company", visible=False)
    people = [visitor("Ann", "Lee", category=Category.VIP, category_label="VIP"), visitor("Bea", "Puig", number=2)]
    pdf = render(people, styled)
    texts = [PdfReader(io.BytesIO(pdf)).pages[page].extract_text() for page in (0, 1)]
    assert ["Proteolab" in text for text in texts] == [False, True]
    assert [codes_of(picture(pdf, page)) for page in (0, 1)] == [[], [people[1].code]]
    assert render(people[1:], styled) == render(people[1:], A6)


def test_a_code_that_no_scanner_reads_is_found():
    people = [badge(number=1), visitor("Ann", "Lee", number=2)]
    assert list(unreadable(people, A6, {})) == []
    tiny = edit.place(A6, "code", w=3, h=3)
    assert [(text.attendee_id, fault.slot, fault.code) for text, fault in unreadable(people, tiny, {})] == [
        ("1", "code", "unreadable_code"), ("2", "code", "unreadable_code"),
    ]  # fmt: skip
    hidden = edit.set_style(tiny, Category.EXHIBITOR, "code", visible=False)
    assert [text.attendee_id for text, _ in unreadable(people, hidden, {})] == ["2"]
    covered = edit.add(
        A6, replace(edit.new_slot(A6, SlotKind.TEXT, "last_name"), x=65, y=110, w=40, h=30, size=80, min_size=80)
    )
    assert [fault.code for _, fault in unreadable(people[:1], covered, {})] == ["unreadable_code"]


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_a_picture_of_any_kind_becomes_one_of_ours(tmp_path: Path, mode: str):
    jpeg = mode in {"CMYK", "YCbCr"}
    path = file_of(Image.new(mode, (120, 30)), tmp_path / f"logo.{'jpg' if jpeg else 'png'}")
    made = logo_from(path)
    assert (made.width, made.height) == (120, 30)
    assert len(badge_images.packed(made, grey=False)[2]) < 1000


def test_what_is_transparent_is_white(tmp_path: Path):
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    clear.putpixel((0, 0), (0, 0, 0, 255))
    made = Image.open(io.BytesIO(logo_from(file_of(clear, tmp_path / "a.png")).data)).convert("L")
    assert (made.getpixel((0, 0)), made.getpixel((5, 5))) == (0, 255)
    palette = Image.new("P", (10, 10), 0)
    file_of(palette, tmp_path / "p.png", transparency=0)
    assert Image.open(io.BytesIO(logo_from(tmp_path / "p.png").data)).convert("L").getpixel((5, 5)) == 255


def test_a_large_picture_is_made_small_enough_to_travel(tmp_path: Path):
    noise = Image.effect_noise((1600, 1200), 90).convert("RGB")
    made = logo_from(file_of(noise, tmp_path / "noise.png", compress_level=1))
    assert max(made.width, made.height) <= WIDEST_PX
    assert len(made.data) <= MOST_BYTES
    assert made.width / made.height == pytest.approx(4 / 3, rel=0.02)
    flat = logo_from(file_of(Image.new("RGB", (3000, 300), "red"), tmp_path / "flat.png"))
    assert (flat.format, flat.width, flat.height) == ("png", 1000, 100)


def test_what_a_file_says_of_itself_is_not_kept(tmp_path: Path):
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    made = logo_from(file_of(Image.new("RGB", (20, 20)), tmp_path / "a.jpg", exif=exif, comment=b"secret"))
    assert b"secret" not in made.data


def test_a_photograph_that_lies_on_its_side_is_put_upright(tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 6
    made = logo_from(file_of(Image.new("RGB", (40, 20)), tmp_path / "a.jpg", exif=exif))
    assert (made.width, made.height) == (20, 40)


def png_of(width: int, height: int, body: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in chunks
    )


GOOD = png_of(4, 4, zlib.compress(b"\0\0\0\0\0" * 4))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "image_unreadable"),
        (b"not a picture", "image_unreadable"),
        (b"GIF89a" + bytes(50), "image_unreadable"),
        (b"%PDF-1.4\n", "image_unreadable"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run", "image_unreadable"),
        (png_of(100, 100, zlib.compress(bytes(range(250)) * 41, 0))[:5000], "image_unreadable"),
        (GOOD.replace(b"IDAT", b"IDAX"), "image_unreadable"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "image_unreadable"),
        (png_of(0, 0, b""), "image_unreadable"),
        (png_of(50_000, 50_000, zlib.compress(bytes(1000))), "image_too_large"),
        (png_of(2_000_000_000, 2_000_000_000, b""), "image_too_large"),
        (b'<?xml version="1.0"?><svg><image href="file:///etc/passwd"/></svg>', "image_vectors"),
        (b"<SVG onload='x()'/>", "image_vectors"),
    ],
    ids=range(13),
)
def test_any_other_file_is_refused_with_a_sentence(tmp_path: Path, raw: bytes, code: str):
    path = tmp_path / "logo.png"
    path.write_bytes(raw)
    with pytest.raises(InputProblem) as refused:
        logo_from(path)
    assert refused.value.code == code
    assert problem_sentence(refused.value).endswith(".")


def test_a_folder_a_device_and_nothing_are_no_pictures(tmp_path: Path):
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "gone.png", Path("x\0y")):
        with pytest.raises(InputProblem):
            logo_from(path)
