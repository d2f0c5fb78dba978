"""A PDF of very many pages: what each page holds is written at once as bytes; ReportLab writes the fonts and the frame.

A page of the library's own costs as much as all that stands on a badge; these are two short objects each.
"""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from checkin_app.documents.fonts import Font
from checkin_app.documents.pdf_text import TextWriter


class PdfFile:
    """A PDF in the making, the same bytes for the same calls. Lengths are points."""

    def __init__(self, width: float, height: float, *, title: str, creator: str, first: Font) -> None:
        """Every page is `width` by `height`. `first` is a font of the file even if no word is set in it."""
        self.document = PDFDocument(compression=1, invariant=1)
        self.document.setTitle(title)
        self.document.setCreator(creator)
        self.writer = TextWriter(self.document)
        self._size = (width, height)
        self._tree = _Tree()
        self.document.Pages = self.document.Catalog.Pages = self._tree
        self.document.Reference(self._tree)
        self._tree_number: int = self.document.objectcounter
        self._forms: dict[str, int] = {}
        self._images: dict[str, int] = {}
        first.ttf.splitString(" ", self.document)
        first.ttf.getSubsetInternalName(0, self.document)

    def form(self, content: str, size: tuple[float, float] | None = None) -> str:
        """Something that pages share, drawn once: the operator that draws it there. `size` is a page's if not given."""
        name = f"/X{len(self._forms)}"
        width, height = size or self._size
        shared = f"/Font 1 0 R /XObject << {_named(self._images)} >>" if self._images else "/Font 1 0 R"
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] /Resources << {shared} >>"
        self._forms[name] = self._add(_stream(head, content))
        return f"{name} Do"

    def image(self, width: int, height: int, packed: bytes, *, grey: bool) -> str:
        """A picture that forms share, made before them: the operator that draws it in the unit square.

        `packed` are its rows from the top, a byte a pixel (`grey`) or three (red, green, blue), compressed by zlib.
        """
        name = f"/I{len(self._images)}"
        space = "/DeviceGray" if grey else "/DeviceRGB"
        head = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} /BitsPerComponent 8"
        self._images[name] = self._add(_object(head, packed))
        return f"{name} Do"

    def page(self, content: str) -> None:
        """A page after the others."""
        number = self._add(_stream("", content))
        self._tree.kids.append(self._add(b"<< /Type /Page /Parent %d 0 R /Contents %d 0 R >>\n" % (self._tree_number, number)))

    def finish(self) -> bytes:
        """The whole file; nothing can be added afterwards."""
        forms = _named(self._forms)
        width, height = self._size
        # Named once for all pages: a page's own list would be a fifth of a badge.
        self._tree.shared = (
            f"/MediaBox [0 0 {width:.4f} {height:.4f}] /Resources << /Font 1 0 R /XObject << {forms} >> >>"
        ).encode("ascii")
        written: bytes = self.document.GetPDFData(None)
        return written

    def _add(self, content: bytes) -> int:
        self.document.Reference(_Ready(content))
        number: int = self.document.objectcounter
        return number


class _Ready(PDFObject):  # type: ignore[misc]
    """An object of the file whose bytes are there already."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _document: PDFDocument) -> bytes:
        """Its bytes."""
        return self._content


class _Tree(PDFObject):  # type: ignore[misc]
    """The list of the pages, and what all of them have alike."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.kids: list[int] = []
        self.shared = b""

    def format(self, _document: PDFDocument) -> bytes:
        """Its bytes, once every page is there."""
        kids = b" 0 R ".join([b"%d" % number for number in self.kids])
        return b"<< /Type /Pages /Count %d %b /Kids [%b 0 R] >>\n" % (len(self.kids), self.shared, kids)


def _stream(head: str, content: str) -> bytes:
    return _object(head, zlib.compress(content.encode("latin-1")))


def _object(head: str, packed: bytes) -> bytes:
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\n" % (head.encode("ascii"), len(packed), packed)


def _named(objects: dict[str, int]) -> str:
    return " ".join(f"{name} {number} 0 R" for name, number in objects.items())
