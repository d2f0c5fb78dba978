"""Black and white dots, as label printers burn them. Pure: bits in, bits out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

_DARK_BELOW = 128
_AS_DIGITS = bytes(ord("1") if level < _DARK_BELOW else ord("0") for level in range(256))


class GreyPage(Protocol):
    """A page in greys: rows from the top, a byte a dot, 0 for black."""

    @property
    def width(self) -> int:
        """Dots in a row."""
        ...

    @property
    def height(self) -> int:
        """Rows."""
        ...

    @property
    def levels(self) -> bytes:
        """The rows one after the other."""
        ...


class Pixels(Protocol):
    """A page in colour: rows from the top, four bytes a pixel."""

    @property
    def width(self) -> int:
        """Pixels in a row."""
        ...

    @property
    def height(self) -> int:
        """Rows."""
        ...

    @property
    def rgba(self) -> bytes:
        """The rows one after the other."""
        ...


class Pages(Protocol):
    """What turns the pages of a PDF into pixels (`documents.raster`); given to the spoolers that take no PDF."""

    def page_sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Width and height of each page in millimetres."""
        ...

    def page_at(self, pdf: bytes, page: int, dpi: float) -> Pixels:
        """A page in colour."""
        ...

    def grey_page(self, pdf: bytes, page: int, dpi: float, *, turned: bool = False) -> GreyPage:
        """A page in greys, by a quarter to the right when `turned`."""
        ...


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows from the top, each a string of "1" for black and "0" for white, all as long as `width`."""

    width: int
    rows: tuple[bytes, ...]

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.rows)

    def packed(self, row: bytes) -> bytes:
        """A row as bits, eight dots a byte, the leftmost the highest, white at the end."""
        size = (len(row) + 7) // 8
        return (int(row, 2) << (size * 8 - len(row))).to_bytes(size, "big") if row else b""

    def within(self, width: int, height: int) -> Dots:
        """The same, its middle in a field of that size: cut where it is larger, white around where it is smaller."""
        columns = [_fitted_row(row, width) for row in self.rows]
        missing = height - len(columns)
        above = abs(missing) // 2
        blank = b"0" * width
        if missing < 0:
            return Dots(width, tuple(columns[above : above + height]))
        return Dots(width, (*[blank] * above, *columns, *[blank] * (missing - above)))


def dots_of(page: GreyPage) -> Dots:
    """What is darker than middle grey is black: letters and codes stay sharp, pale grounds stay white."""
    digits = page.levels.translate(_AS_DIGITS)
    return Dots(page.width, tuple(digits[start : start + page.width] for start in range(0, len(digits), page.width)))


def _fitted_row(row: bytes, width: int) -> bytes:
    missing = width - len(row)
    before = abs(missing) // 2
    if missing < 0:
        return row[before : before + width]
    return b"0" * before + row + b"0" * (missing - before)
