"""A PDF of very many pages: what each page holds is written at once as bytes; ReportLab writes the fonts and the frame.

A page of the library's own costs as much as all that stands on a badge; these are two short objects each.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from checkin_app.documents.fonts import Font
from checkin_app.documents.pdf_text import TextWriter

_LEVEL = 1
"""Of zlib: a page packs in two thirds of the time that its usual 6 takes, and is a seventh larger."""

_FILTERS = 15
_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a PDF has it, from the top, a byte a pixel (`grey`) or three (red, green, blue).

    `data` are rows packed as in a PNG, or a JPEG file; `mask` rows that say in a byte how opaque each pixel is, none: wholly.
    """

    width: int
    height: int
    grey: bool
    data: bytes
    mask: bytes = b""
    jpeg: bool = False


class PdfFile:
    """A PDF in the making, the same bytes for the same calls. Lengths are points."""

    def __init__(self, width: float, height: float, *, title: str, creator: str, first: Font) -> None:
        """Every page is `width` by `height`. `first` is a font of the file even if no word is set in it."""
        self._document = PDFDocument(compression=1, invariant=1)
        self._document.setTitle(title)
        self._document.setCreator(creator)
        self.writer = TextWriter(self._document)
        self._size = (width, height)
        self._tree = _Tree()
        self._document.Pages = self._document.Catalog.Pages = self._tree
        self._document.Reference(self._tree)
        self._tree_number: int = self._document.objectcounter
        self._parts: list[bytes] = [_HEADER]
        self._length = len(_HEADER)
        self._places: dict[int, int] = {}
        self._next: int = self._tree_number + 1
        self._forms: dict[str, int] = {}
        self._images: dict[str, int] = {}
        first.ttf.splitString(" ", self._document)
        first.ttf.getSubsetInternalName(0, self._document)

    def form(self, content: str, size: tuple[float, float] | None = None) -> str:
        """Something that pages share, drawn once: the operator that draws it there. `size` is a page's if not given."""
        name = f"/X{len(self._forms)}"
        width, height = size or self._size
        shared = f"/Font 1 0 R /XObject << {_named(self._images)} >>" if self._images else "/Font 1 0 R"
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] /Resources << {shared} >>"
        self._forms[name] = self._add(_stream(head, content))
        return f"{name} Do"

    def image(self, pixels: Pixels) -> str:
        """A picture that forms share, made before them: the operator that draws it in the unit square."""
        name, size = f"/I{len(self._images)}", (pixels.width, pixels.height)
        head = _picture_head(size, 1 if pixels.grey else 3, jpeg=pixels.jpeg)
        if pixels.mask:
            mask = self._add(_raw(_picture_head(size, 1), pixels.mask))
            head = f"{head} /SMask {mask} 0 R"
        self._images[name] = self._add(_raw(head, pixels.data))
        return f"{name} Do"

    def page(self, content: str) -> None:
        """A page after the others."""
        number = self._add(_stream("", content))
        self._tree.kids.append(self._add(b"<< /Type /Page /Parent %d 0 R /Contents %d 0 R >>" % (self._tree_number, number)))

    def finish(self) -> bytes:
        """The whole file; nothing can be added afterwards."""
        width, height = self._size
        # Named once for all pages: a page's own list would be a fifth of a badge.
        self._tree.shared = (
            f"/MediaBox [0 0 {width:.4f} {height:.4f}] /Resources << /Font 1 0 R /XObject << {_named(self._forms)} >> >>"
        ).encode("ascii")
        catalogue, info = self._frame()
        size = len(self._places) + 1
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % size]
        table += [b"%010d 00000 n \n" % self._places[number] for number in range(1, size)]
        digest = hashlib.md5(b"".join(table), usedforsecurity=False).hexdigest().encode("ascii")
        trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n"
        return b"".join([*self._parts, *table, trailer % (size, catalogue, info, digest, digest, self._length)])

    def _frame(self) -> tuple[int, int]:
        """Fonts, catalogue and what else the library writes, numbered after the pages; the numbers of catalogue and info."""
        document = self._document
        document.Catalog.Outlines = None
        document.objectcounter = self._next - 1
        for used in document.delayedFonts:
            used.addObjects(document)
        ends = [document.Reference(one).name for one in (document.Catalog, document.info)]
        numbers = document.idToObjectNumberAndVersion
        written: set[str] = set()
        # What is written may name what is not there yet: until nothing new turns up.
        while names := [name for name in numbers if name not in written]:
            for name in names:
                written.add(name)
                content = document.idToObject[name].format(document)
                self._put(numbers[name][0], content.encode("latin-1") if isinstance(content, str) else content)
        return numbers[ends[0]][0], numbers[ends[1]][0]

    def _add(self, content: bytes) -> int:
        number = self._next
        self._next += 1
        self._put(number, content)
        return number

    def _put(self, number: int, content: bytes) -> None:
        written = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        self._places[number] = self._length
        self._length += len(written)
        self._parts.append(written)


class _Tree(PDFObject):  # type: ignore[misc]
    """The list of the pages, and what all of them have alike."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.kids: list[int] = []
        self.shared = b""

    def format(self, _document: PDFDocument) -> bytes:
        """Its bytes, once every page is there."""
        kids = b" 0 R ".join([b"%d" % number for number in self.kids])
        return b"<< /Type /Pages /Count %d %b /Kids [%b 0 R] >>" % (len(self.kids), self.shared, kids)


def _stream(head: str, content: str) -> bytes:
    return _object(head, zlib.compress(content.encode("latin-1"), _LEVEL))


def _object(head: str, packed: bytes) -> bytes:
    return _raw(f"{head} /Filter /FlateDecode", packed)


def _raw(head: str, packed: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (head.encode("ascii"), len(packed), packed)


def _picture_head(size: tuple[int, int], channels: int, *, jpeg: bool = False) -> str:
    """What a PDF says of a picture of so many bytes a pixel; `_FILTERS` are those that a PNG puts before each row."""
    width, height = size
    space = "/DeviceGray" if channels == 1 else "/DeviceRGB"
    rows = f"/FlateDecode /DecodeParms << /Predictor {_FILTERS} /Colors {channels} /Columns {width} >>"
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} /BitsPerComponent 8"
        f" /Filter {'/DCTDecode' if jpeg else rows}"
    )


def _named(objects: dict[str, int]) -> str:
    return " ".join(f"{name} {number} 0 R" for name, number in objects.items())
