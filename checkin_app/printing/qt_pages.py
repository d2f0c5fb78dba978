"""A PDF's pages painted on a QPrinter, for spoolers that take no PDF. Qt is loaded here and nowhere else in `printing`."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from checkin_app.errors import EnvironmentProblem
from checkin_app.printing.dots import Pages

FINEST_DPI = 600
"""A finer printer gets each pixel as several of its dots: an A4 page of 1200 dpi would be 500 MB."""


class PageDrawing:
    """A job on a printer, open from `with` to its end; `draw` puts every page on it. Leaving early aborts the job."""

    def __init__(self, printer: str, title: str, pdf: bytes, pages: Pages, *, file: str = "") -> None:
        """`pages` draws the pages as pixels; `file` names a PDF to paint into instead of a printer."""
        self._app = QGuiApplication.instance() or QGuiApplication([])
        self._pdf = pdf
        self._pages = pages
        self._sizes = pages.page_sizes(pdf)
        self._name = printer
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if file:
            self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self._printer.setOutputFileName(file)
        else:
            self._printer.setPrinterName(printer)
        self._printer.setDocName(title)
        self._printer.setFullPage(True)
        self._set_page(0)
        self._painter = QPainter()

    def __enter__(self) -> Self:
        """Begin the job. Raises EnvironmentProblem when the printer cannot be drawn on."""
        if not self._printer.isValid() or not self._painter.begin(self._printer):
            raise EnvironmentProblem("printer_refuses", printer=self._name)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the job, or take it back when anything went wrong."""
        if kind is not None:
            self._printer.abort()
        self._painter.end()

    def draw(self) -> None:
        """Paint every page. Raises EnvironmentProblem when the printer takes no more."""
        for number in range(len(self._sizes)):
            if number:
                self._set_page(number)
                if not self._printer.newPage():
                    raise EnvironmentProblem("printer_refuses", printer=self._name)
            target = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
            self._painter.drawImage(target, self._pixels(number))

    def _set_page(self, number: int) -> None:
        """The paper is the page's own size; one that lies across is turned, as drivers know papers upright."""
        width, height = self._sizes[number]
        upright = QSizeF(min(width, height), max(width, height))
        paper = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        self._printer.setPageLayout(QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0)))

    def _pixels(self, number: int) -> QImage:
        page = self._pages.page_at(self._pdf, number, min(self._printer.resolution(), FINEST_DPI))
        return QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBX8888).copy()
