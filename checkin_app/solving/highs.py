"""HiGHS, the solver: the only module that knows it. It and numpy are loaded when something is solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from checkin_app.solving.program import Program

ABSOLUTE_GAP = 1e-6
"""A proof is a bound that is as good as the answer but for rounding."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best values found (none: no answer yet), the bound that no answer can be under, and whether they meet."""

    values: tuple[float, ...] | None
    bound: float | None
    optimal: bool


Told = Callable[[tuple[float, ...] | None, float | None], None]
"""What is called with the best values (None: no news of them) and the bound (None: not known yet), while it solves."""


def solve(program: Program, start: Mapping[int, float], seconds: float, threads: int, told: Told) -> Answer:
    """Make the program's cost least within `seconds`. `start` are values of some columns that an answer is known to have."""
    if not program.costs:
        return Answer((), program.constant, optimal=True)
    import highspy
    import numpy as np

    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("log_to_console", False),  # not "output_flag": without a log it does not call back
        ("time_limit", max(seconds, 0.01)),
        ("threads", threads),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", ABSOLUTE_GAP),
        ("random_seed", 1),
    ):
        engine.setOptionValue(name, value)
    engine.passModel(_model(program))
    if start:
        columns = np.array(sorted(start), dtype=np.int32)
        engine.setSolution(len(columns), columns, np.array([start[column] for column in sorted(start)], dtype=np.float64))
    engine.cbMipLogging += lambda event: told(None, _finite(event.data_out.mip_dual_bound))
    engine.cbMipImprovingSolution += lambda event: told(tuple(event.data_out.mip_solution), None)
    engine.run()
    info = engine.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    optimal = engine.getModelStatus() == highspy.HighsModelStatus.kOptimal
    values = tuple(engine.getSolution().col_value) if found else None
    return Answer(values, _finite(info.mip_dual_bound), optimal)


def _finite(number: float) -> float | None:
    return number if abs(number) < 1e20 else None


def _model(program: Program) -> Any:
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.costs), len(program.row_lower)
    model.col_cost_ = np.array(program.costs, dtype=np.float64)
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.array(program.upper, dtype=np.float64)
    model.row_lower_ = np.array(program.row_lower, dtype=np.float64)
    model.row_upper_ = np.array(program.row_upper, dtype=np.float64)
    model.offset_ = program.constant
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    model.integrality_ = [kinds[whole] for whole in program.whole]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.factors, dtype=np.float64)
    return model
