"""What badges are measured against: a first program's drawing, and a writer of bytes that has nothing to think about."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import qrcode
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checkin_app.documents.badge_layout import Arranger
from checkin_app.documents.fonts import font
from checkin_app.documents.qr import matrix
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout, SlotKind, Weight


def naive(texts: Sequence[BadgeText], layout: Layout) -> bytes:
    """The same words and code, drawn without a thought for speed."""
    names = {weight: font(weight).name for weight in (Weight.REGULAR, Weight.BOLD)}
    width, height = layout.width_mm * mm, layout.height_mm * mm
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height))
    for text in texts:
        canvas.setFillColor(CATEGORY_COLOURS[text.category])
        canvas.rect(0, height - 13.5 * mm, width, 13.5 * mm, stroke=0, fill=1)
        lines = (
            (text.category_label.upper(), Weight.BOLD, 15, 10, "#FFFFFF"), (text.event_name, Weight.REGULAR, 11, 28, "#5C6877"),
            (text.first_name, Weight.REGULAR, 36, 52, "#17202B"), (text.last_name, Weight.BOLD, 36, 68, "#17202B"),
            (text.company, Weight.REGULAR, 17, 80, "#17202B"), (text.country, Weight.REGULAR, 13, 88, "#5C6877"),
            (text.job_title, Weight.REGULAR, 11, 95, "#5C6877"), (text.stand, Weight.BOLD, 34, 139, "#17202B"),
        )  # fmt: skip
        for words, weight, size, y, colour in lines:
            canvas.setFillColor(colour)
            canvas.setFont(names[weight], size)
            canvas.drawCentredString(width / 2, height - y * mm, words)
        picture = io.BytesIO()
        qrcode.make(text.code).save(picture, "PNG")
        canvas.drawImage(ImageReader(picture), 70 * mm, 5 * mm, 29 * mm, 29 * mm)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def by_default(code: str) -> list[list[bool | None]]:
    """The matrix of a QR as the library's manual makes it."""
    drawn = qrcode.QRCode()
    drawn.add_data(code)
    drawn.make(fit=True)
    modules: list[list[bool | None]] = drawn.modules
    return modules


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on one badge beside what it shares, ready to write: words with font, size, place and colour; dark runs."""

    words: tuple[tuple[str, int, float, float, float, tuple[float, float, float]], ...]
    runs: tuple[tuple[int, int, int], ...]


def marks_of(texts: Sequence[BadgeText], layout: Layout) -> list[Marks]:
    """The marks of our own drawing, without its thinking: every size, place and module is known."""
    arranger, height = Arranger(layout), layout.height_mm * mm
    found = []
    for text in texts:
        words = []
        for placed in arranger.personal(text):
            colour = layout.colour_of(placed.slot, text.category)
            rgb = tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
            number = 2 if placed.slot.weight is Weight.BOLD else 1
            words += [(line, number, placed.fitted.size, x, height - y, rgb) for line, x, y in placed.lines()]
        runs = [
            (run.start(), y, run.end() - run.start())
            for y, row in enumerate(matrix(text.code))
            for run in re.finditer("1+", _without_finders(row, y))
        ]
        found.append(Marks(tuple(words), tuple(runs)))  # type: ignore[arg-type]
    return found


def _without_finders(row: str, y: int) -> str:
    """They are drawn once for all badges, by us as by the bare writer."""
    return ("0" * 7 if y < 7 or y >= 18 else row[:7]) + row[7:18] + ("0" * 7 if y < 7 else row[18:])


def bare(marks: Sequence[Marks], layout: Layout) -> bytes:
    """A PDF of those marks by plain bytes: no fonts in it, one shared form, zlib, a cross-reference table; nothing else."""
    slot = next(slot for slot in layout.slots if slot.kind is SlotKind.QR)
    place = b"%.4f 0 0 %.4f %.3f %.3f cm" % (2.4828, -2.4828, slot.x * mm, (layout.height_mm - slot.y) * mm)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font(b"Helvetica"), _font(b"Helvetica-Bold"), _shared(layout)]
    kids = []
    for badge in marks:
        lines = [b"q /X Do BT"]
        for text, number, size, x, y, (red, green, blue) in badge.words:
            escaped = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            lines.append(
                b"%.3f %.3f %.3f rg /F%d %g Tf 1 0 0 1 %.1f %.1f Tm (%b) Tj" % (red, green, blue, number, size, x, y, escaped)
            )
        lines.append(b"ET 0 g %b" % place)
        lines += [b"%d %d %d 1 re" % run for run in badge.runs]
        lines.append(b"f Q")
        objects.append(_stream(b"", b"\n".join(lines)))
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % len(objects))
        kids.append(len(objects))
    objects[1] = (
        b"<< /Type /Pages /Count %d /MediaBox [0 0 %.2f %.2f] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> "
        b"/XObject << /X 5 0 R >> >> /Kids [%b] >>"
        % (len(kids), layout.width_mm * mm, layout.height_mm * mm, b" ".join([b"%d 0 R" % kid for kid in kids]))
    )
    return _file(objects)


def _font(name: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /%b >>" % name


def _shared(layout: Layout) -> bytes:
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f]" % (layout.width_mm * mm, layout.height_mm * mm)
    return _stream(head, b"0.043 0.431 0.459 rg 0 381.26 297.64 38.27 re f")


def _stream(head: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (head, len(packed), packed)


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects numbered from 1 as a file."""
    parts, at, places = [b"%PDF-1.4\n"], 9, []
    for number, content in enumerate(objects, start=1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        places.append(at)
        at += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))
    return b"".join(parts)
