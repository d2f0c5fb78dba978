"""A table to read and to choose rows in: no grid, no frame, no cells that are edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def calm(table: QTableView, row_height: int, *, inset: int = 0) -> None:
    """Dress `table` so, with rows of one height; `inset`: pixels left of the first column."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    left = f" padding-left: {inset}px;" if inset else ""
    table.setStyleSheet(f"QTableView, QTableView:focus {{ border: none; border-radius: 0;{left} }}")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height)
