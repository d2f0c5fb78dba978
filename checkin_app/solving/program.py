"""A linear program with whole numbers, as rows and columns of plain lists: what the solver is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

INFINITE = float("inf")


@dataclass(slots=True)
class Program:
    """Columns from 0 to `upper` with a cost each, and rows that bound sums of them; the sum of costs is made least."""

    costs: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    constant: float = 0.0

    def column(self, cost: float = 0.0, upper: float = 1.0, *, whole: bool = True) -> int:
        """A new variable; its index."""
        self.costs.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, terms: Iterable[tuple[int, float]], lower: float = -INFINITE, upper: float = INFINITE) -> None:
        """A new bound on a sum of variables times factors. Each variable at most once."""
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
