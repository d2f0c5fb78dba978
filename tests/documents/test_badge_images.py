"""Logos: from any file to a small picture of ours, into a PDF once, and never as they came."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageCms
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
from tests.documents.badges import A6, LAYOUTS, badge, codes_of, colour_at, picture, pictures, visitor

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
    pixels = badge_images.packed(made, grey=False)
    assert len(pixels.data) + len(pixels.mask) < 1000


def see_through(mode: str, path: Path) -> Path:
    """A black square in the middle of nothing, half a pixel of shade around it where the format can."""
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.paste((0, 0, 0, 128), (9, 9, 31, 31))
    image.paste((0, 0, 0, 255), (10, 10, 30, 30))
    if mode == "P":
        flat = Image.new("P", (40, 40), 0)
        flat.putpalette([9, 200, 9, 0, 0, 0])
        flat.paste(1, (10, 10, 30, 30))
        return file_of(flat, path, transparency=0)
    if mode == "I;16":
        deep = Image.new("I;16", (40, 40), 40_000)
        deep.paste(0, (10, 10, 30, 30))
        return file_of(deep, path, transparency=40_000)
    if mode == "RGB":
        return file_of(image.convert("RGB"), path, transparency=(255, 0, 0))
    return file_of(image.convert(mode), path)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB", "I;16"])
@pytest.mark.parametrize("ground", ["#0B6E75", "#FFFFFF"])
def test_what_is_transparent_shows_the_ground_it_stands_on(tmp_path: Path, mode: str, ground: str):
    made = logo_from(see_through(mode, tmp_path / "logo.png"))
    band = replace(edit.new_slot(PLAIN, SlotKind.BAND), x=0, y=0, w=100, h=100, content="", colour=ground)
    layout = edit.add(edit.add(PLAIN, band), replace(edit.new_slot(PLAIN, SlotKind.IMAGE, "logo"), x=10, y=10, w=80, h=80))
    page = render([visitor("", "")], layout, images={"logo": made})
    wanted = tuple(int(ground[at : at + 2], 16) for at in (1, 3, 5))
    assert colour_at(page, 15, 15) == pytest.approx(wanted, abs=2)
    assert colour_at(page, 50, 50) == pytest.approx((0, 0, 0), abs=2)
    assert page.count(b"/SMask") == 1


def test_a_transparent_logo_is_drawn_on_paper_where_a_label_printer_wants_greys(tmp_path: Path):
    roll = LAYOUTS["roll62x100"]
    layout = edit.add(roll, edit.new_slot(roll, SlotKind.IMAGE, "logo"))
    made = logo_from(see_through("RGBA", tmp_path / "logo.png"))
    pdf = render([badge()], layout, images={"logo": made})
    assert pdf.count(b"/SMask") == 1
    assert codes_of(picture(pdf)) == [badge().code]


def test_an_opaque_logo_has_no_mask_even_where_its_file_could(tmp_path: Path):
    made = logo_from(file_of(Image.new("RGBA", (10, 10), (9, 9, 9, 255)), tmp_path / "a.png"))
    assert badge_images.packed(made, grey=False).mask == b""


def test_what_lies_hidden_under_the_transparent_is_not_kept(tmp_path: Path):
    hidden = Image.effect_noise((300, 300), 90).convert("RGBA")
    hidden.putalpha(0)
    hidden.putpixel((5, 5), (0, 0, 0, 255))
    assert len(logo_from(file_of(hidden, tmp_path / "a.png")).data) < 3_000


@pytest.mark.parametrize("kind", ["RGB", "RGBA"])
def test_a_logo_takes_no_more_of_a_pdf_than_it_does_as_a_file(tmp_path: Path, kind: str):
    shaded = Image.radial_gradient("L").resize((900, 300))
    image = Image.merge("RGB", (shaded, shaded.rotate(90), Image.linear_gradient("L").resize((900, 300)))).convert(kind)
    if kind == "RGBA":
        image.putalpha(shaded)
    made = logo_from(file_of(image, tmp_path / "logo.png"))
    pixels = badge_images.packed(made, grey=False)
    assert len(pixels.data) + len(pixels.mask) < 1.2 * len(made.data)
    noise = logo_from(file_of(Image.effect_noise((900, 900), 90).convert("RGB"), tmp_path / "noise.png"))
    assert noise.format == "jpeg"
    assert len(badge_images.packed(noise, grey=False).data) < 1.2 * len(noise.data)


def test_inks_of_a_printing_house_become_the_colours_of_screens(tmp_path: Path):
    cyan = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    made = logo_from(file_of(cyan, tmp_path / "a.jpg", quality=95))
    layout = edit.add(PLAIN, replace(edit.new_slot(PLAIN, SlotKind.IMAGE, "logo"), x=10, y=10, w=80, h=80))
    seen = colour_at(render([visitor("", "")], layout, images={"logo": made}), 50, 50)
    assert seen == pytest.approx((0, 255, 255), abs=4)


def test_a_profile_is_applied_and_not_kept_and_one_that_is_none_does_no_harm(tmp_path: Path):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, srgb[:200], b"\0" * 500):
        made = logo_from(file_of(Image.new("RGB", (10, 10), (200, 100, 50)), tmp_path / "a.png", icc_profile=profile))
        found = Image.open(io.BytesIO(made.data))
        assert found.getpixel((5, 5)) == pytest.approx((200, 100, 50), abs=2)
        assert "icc_profile" not in found.info


def test_sixteen_bits_a_pixel_keep_their_shades(tmp_path: Path):
    deep = Image.new("I;16", (256, 4))
    for x in range(256):
        deep.paste(x * 257, (x, 0, x + 1, 4))
    found = Image.open(io.BytesIO(logo_from(file_of(deep, tmp_path / "a.png")).data)).convert("L")
    assert [found.getpixel((x, 2)) for x in (0, 64, 128, 255)] == [0, 64, 128, 255]


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
