"""What a suggested allocation costs in time, what it proves, and what each weight costs.

    python benchmarks/suggest.py [--weights] [--large]

The reference event from an empty hall (nobody kept), against the allocation that was recorded in 2010; with `--weights` the
table of each weight switched off; with `--large` a hall of 1,000 stands as well. Times are wall clock and the solver's CPU.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checkin_app import bootstrap
from checkin_app.domain.allocation import WEIGHT_NAMES, Demand, Problem, Weights, costs, lonely, violations, zones_of
from checkin_app.domain.floorplan import Stand
from checkin_app.domain.suggestion import Suggestion, judged
from checkin_app.domain.surroundings import surroundings
from checkin_app.resources import resource as shipped
from checkin_app.services import importing, suggesting

SHAPES = ((3.0, 36), (2.0, 12), (4.0, 6), (6.0, 6))
"""Fronts in metres, and how many of sixty stands have them: those of the reference event."""


def reference() -> Problem:
    session = bootstrap.session_in_memory(name="Reference", place="Montpellier", days=[date(2010, 7, 1)])
    paths = [shipped("demo/floorplan.json"), shipped("demo/exhibitors.csv")]
    importing.import_files(session, paths, stamp=session.stamp())
    problem = suggesting.problem(session, suggesting.Keep.NOTHING)
    session.close()
    return problem


def recorded(problem: Problem) -> dict[str, str]:
    stand_of = {exhibitor: stand for stand, (exhibitor, _) in problem.seen.items()}
    return {demand.id: stand_of[demand.exhibitor] for demand in problem.demands if demand.exhibitor in stand_of}


def large(count: int = 1000) -> Problem:
    """Rows of forty stands, back to back in pairs; networks, regions, activities and wishes by a fixed seed."""
    dice = random.Random(2010)
    stands: list[Stand] = []
    demands: list[Demand] = []
    fronts = [front for front, of_sixty in SHAPES for _ in range(of_sixty)]
    networks, regions, activities = 40, 12, 60
    for row in range(count // 40):
        x, y, south = 3.0, 3.0 * row + 3.0 * (row // 2 + row % 2), row % 2 == 0
        for place in range(40):
            front = dice.choice(fronts)
            sides = ("S" if south else "N", *(("W",) if place in (0, 20) else ("E",) if place in (19, 39) else ()))
            power = dice.choice((1.0, 1.0, 2.0, 3.0))
            number = f"{row + 1:02d}{place + 1:02d}"
            stands.append(Stand(number, "hall", f"{row + 1:02d}", x, y, front, 3.0, front * 3, power, sides))
            x += front + (3.0 if place == 19 else 0.0)
            network = f"N{dice.randrange(networks)}" if dice.random() < 0.75 else ""
            region, activity = f"R{dice.randrange(regions)}", f"A{dice.randrange(activities)}"
            demands.append(Demand(number, number, number, (), False, front, 3.0, front * 3, power, network, region, activity))
    by_front = {front: [s.number for s in stands if s.w == front] for front, _ in SHAPES}
    wished = [
        replace(d, wishes=tuple(dict.fromkeys(dice.choices(by_front[d.width], k=2)))) if dice.random() < 0.8 else d
        for d in demands
    ]
    limits = {("hall", row): float(sum(s.power for s in stands if s.row == row)) for row in {s.row for s in stands}}
    return Problem(tuple(stands), tuple(wished), surroundings(stands), limits)


def solved(problem: Problem, weights: Weights, seconds: float) -> tuple[Suggestion, float]:
    """The suggestion, and the CPU seconds of the solver's process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    suggestion = suggesting.suggest(problem, weights, seconds)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return suggestion, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def facts(suggestion: Suggestion) -> dict[str, float]:
    """What an organiser would count, whatever the weights."""
    problem, plan = suggestion.problem, suggestion.plan
    networks = [g for g in problem.groups if g.kind == "network"]
    regions = [g for g in problem.groups if g.kind == "bioregion"]
    unit = costs(problem, Weights(**dict.fromkeys(WEIGHT_NAMES, 1.0)), plan)
    return {
        "placed": len(plan),
        "first": suggestion.granted(1),
        "second": suggestion.granted(2),
        "network zones": sum(len(zones_of(problem, plan, g.members)) for g in networks),
        "alone": sum(len(lonely(problem, plan, g.members)) for g in networks),
        "region zones": sum(len(zones_of(problem, plan, g.members)) for g in regions),
        "competitors": unit["competitors"],
        "violations": len(violations(problem, plan)),
    }


def line(name: str, suggestion: Suggestion, cpu: float) -> str:
    proof = "proven" if suggestion.optimal else f"gap {suggestion.gap:.1%}" if suggestion.gap is not None else "no bound"
    counted = " ".join(f"{value:>7g}" for value in facts(suggestion).values())
    return f"{name:24} {suggestion.objective:>8g} {proof:>10} {suggestion.seconds:>6.1f} s {cpu:>6.1f} s {counted}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--time", type=float, default=60.0)
    asked = parser.parse_args()
    problem, weights = reference(), Weights()
    print(f"{'':24} {'cost':>8} {'':>10} {'wall':>8} {'CPU':>8} " + " ".join(f"{n[:7]:>7}" for n in facts(judged(
        problem, weights, recorded(problem), None, optimal=False))))  # fmt: skip
    print(line("recorded", judged(problem, weights, recorded(problem), None, optimal=False), 0))
    print(line("suggested", *solved(problem, weights, asked.time)), flush=True)
    if asked.weights:
        for name in ("wish", "second", "network", "alone", "bioregion", "competitors"):
            off = replace(weights, **({"wish": 0.0, "second": 0.0} if name == "wish" else {name: 0.0}))
            print(line(f"without {name}", *solved(problem, off, asked.time)), flush=True)
        free = replace(problem, row_power={})
        print(line("without power per row", *solved(free, weights, asked.time)), flush=True)
    if asked.large:
        hall = large()
        print(line(f"{len(hall.stands)} stands", *solved(hall, weights, asked.time)))


if __name__ == "__main__":
    main()
