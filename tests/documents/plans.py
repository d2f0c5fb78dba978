"""Plans to draw, and what is found on their pages: every text and every stand with its box, read from the PDF itself."""

from __future__ import annotations

import random
import re
from typing import NamedTuple
from xml.etree import ElementTree

import pypdfium2 as pdfium
from pypdfium2 import raw

from checkin_app.documents.floorplan import Plan
from checkin_app.documents.floorplan_sheet import Heading
from checkin_app.domain.floorplan import Box, Exhibitor, Hall, StaffMember, Stand, StandState, StandView

MM = 72 / 25.4
SVG = "{http://www.w3.org/2000/svg}"


class Found(NamedTuple):
    """A text of a page and its box in points: left, bottom, right, top."""

    text: str
    box: tuple[float, float, float, float]


def stand(number: str = "A01", w: float = 3, h: float = 3, x: float = 1, y: float = 1, hall: str = "hall") -> Stand:
    """A stand of a hall."""
    return Stand(number, hall, number[:1], x, y, w, h, w * h)


def held(name: str, come: int = 1, staff: int = 2, state: StandState = StandState.CONFIRMED, **how: object) -> StandView:
    """A stand with a holder, of whose staff some have come."""
    members = tuple(StaffMember(str(n), f"P{n}", "", "08:30" if n < come else "") for n in range(staff))
    number = str(how.get("number", "A01"))
    return StandView(stand(**how), state, Exhibitor(f"e{number}", name), members)  # type: ignore[arg-type]


def plan(*views: StandView, width: float = 20, height: float = 10, name: str = "Hall", **boxes: tuple[Box, ...]) -> Plan:
    """A plan of one hall."""
    hall = Hall("hall", name, width, height, tuple(view.stand for view in views), **boxes)
    return Plan([(hall, list(views))], Heading("Rencontres", "1–2 July", "Valid as of 08:45", "Plan", "Printed at 08:45"))


def thousand() -> Plan:
    """A hall of a thousand stands of three widths, with names as long and as strange as lists have them."""
    chance = random.Random(2010)
    starts = ["Bio", "Gen", "Pharma", "Onco", "Thera", "Nano", "Immuno", "Cardio"]
    ends = ["plast", "scan", "genix", "vance", "morph", "logis", "nova"]
    tails = ["", "SAS", "Laboratoires", "International", "de la Mer", "Technologies S.L.", "& Fils", "del Vallès", "日本"]
    views = []
    for n in range(1000):
        line, column = divmod(n, 50)
        wide = chance.choice([3, 3, 3, 4, 2])
        place = stand(
            f"{chr(65 + line)}{column + 1:02}", wide, 3, 3 + column * 4 + column // 10 * 3, 3 + line * 6 - line % 2 * 3
        )
        name = f"{chance.choice(starts)}{chance.choice(ends)} {chance.choice(tails)} {n}"
        views.append(StandView(place, StandState.CONFIRMED, Exhibitor(f"e{n}", name)))
    return plan(*views, width=222, height=126, entrances=(Box("e", 100, 125.7, 6, 0.3, "Entrée"),))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pdfium.PdfDocument(pdf) as document:
        return [document[number].get_textpage().get_text_bounded().replace("\r\n", "\n") for number in range(len(document))]


def words_of(svg: str) -> list[str]:
    """Every text of an SVG."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def flat(text: str) -> str:
    """The text without its spaces and line breaks."""
    return re.sub(r"\s+", "", text)


def texts(pdf: bytes, page: int = 0) -> list[Found]:
    """Every text of a page, in the pieces in which it was written."""
    with pdfium.PdfDocument(pdf) as document:
        sheet = document[page]
        read = sheet.get_textpage()
        boxes = [read.get_rect(n) for n in range(read.count_rects())]
        return [Found(read.get_text_bounded(*box).strip(), box) for box in boxes]


def stands(pdf: bytes, page: int, sizes: set[tuple[float, float]]) -> list[tuple[float, float, float, float]]:
    """The boxes of what is drawn as large as a stand (metres), to the scale that the page says."""
    said = " ".join(found.text for found in texts(pdf, page))
    metre = 1000 * MM / int(re.search(r"1:(\d+)", said)[1])  # type: ignore[index]
    with pdfium.PdfDocument(pdf) as document:
        bounds = [thing.get_bounds() for thing in document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    boxes = [(left, bottom, right, top) for left, bottom, right, top in bounds]
    return [
        box
        for box in boxes
        if any(abs(box[2] - box[0] - w * metre) < 0.9 and abs(box[3] - box[1] - h * metre) < 0.9 for w, h in sizes)
    ]


def collisions(found: list[Found]) -> list[tuple[str, str]]:
    """Pairs of texts that lie over each other."""
    ordered = sorted(found, key=lambda one: one.box[0])
    pairs = []
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.box[0] >= one.box[2] - _TOUCH:
                break
            if min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]) > _TOUCH:
                pairs.append((one.text, other.text))
    return pairs


def astray(found: list[Found], boxes: list[tuple[float, float, float, float]]) -> list[str]:
    """Texts that are partly in a stand and partly out of it."""
    wrong = []
    for text, (left, bottom, right, top) in found:
        for x1, y1, x2, y2 in boxes:
            touches = min(right, x2) - max(left, x1) > _TOUCH and min(top, y2) - max(bottom, y1) > _TOUCH
            inside = left >= x1 and right <= x2 and bottom >= y1 and top <= y2
            if touches and not inside:
                wrong.append(text)
    return wrong


_TOUCH = 0.25
"""Points that two boxes may share: coordinates are written to a tenth."""
