"""`kill -9` at any moment loses no acknowledged check-in."""

from __future__ import annotations

import json
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.journeys.commands import Program


def _killed(program: Program, event: Path, codes: list[str], seconds: float) -> list[str]:
    """Feed codes into `scan EVENT -`, pull the plug after the first answer and `seconds` more; the records acknowledged."""
    child = program.start("scan", event, "-")
    assert child.stdin
    assert child.stdout
    records: list[str] = []
    child.stdin.write(("\n".join(codes) + "\n").encode())
    child.stdin.flush()
    plug = None
    for line in child.stdout:
        if line.endswith(b"\n"):
            records.append(json.loads(line)["record"])
        if plug is None:
            plug = threading.Timer(seconds, child.send_signal, [signal.SIGKILL])
            plug.start()
    child.wait()
    for pipe in (child.stdin, child.stdout, child.stderr):
        try:
            if pipe:
                pipe.close()
        except BrokenPipeError:
            pass
    return records


def _campaign(program: Program, event: Path, kills: int, seed: int) -> tuple[int, int]:
    dice = random.Random(seed)
    codes = [c["code"] for c in program.json("codes", event)["codes"]]
    acknowledged: set[str] = set()
    for _ in range(kills):
        acknowledged |= set(_killed(program, event, dice.sample(codes, 200), dice.uniform(0.0, 0.12)))
    passages = Path(event.parent / "passages.json")
    program.json("export", event, "-o", passages, "--what", "passages")
    stored = passages.read_text("utf-8")
    lost = [record for record in acknowledged if record not in stored]
    assert program.json("verify", event)["ok"]
    return len(acknowledged), len(lost)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9")
def test_ten_kills_lose_nothing(program: Program, event: Path):
    acknowledged, lost = _campaign(program, event, kills=10, seed=1)
    assert acknowledged >= 10  # one each at least: a slow machine comes no farther until the plug is pulled
    assert lost == 0


@pytest.mark.long
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9")
def test_two_hundred_kills_lose_nothing(program: Program, event: Path):
    began = time.monotonic()
    acknowledged, lost = _campaign(program, event, kills=200, seed=2010)
    print(f"200 kills, {acknowledged} acknowledged, {lost} lost, {time.monotonic() - began:.0f} s")
    assert acknowledged >= 200
    assert lost == 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9")
def test_four_processes_admit_everybody_once(program: Program, event: Path):
    codes = [c["code"] for c in program.json("codes", event)["codes"]]
    children = [program.start("scan", event, "-", "--desk", name) for name in "ABCD"]
    answers: list[list[dict[str, object]]] = [[] for _ in children]

    def feed(number: int) -> None:
        order = random.Random(number).sample(codes, len(codes))
        out, _err = children[number].communicate(("\n".join(order) + "\n").encode())
        answers[number] = [json.loads(line) for line in out.splitlines()]

    threads = [threading.Thread(target=feed, args=(number,)) for number in range(len(children))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    admitted = [a["code"] for answer in answers for a in answer if a["verdict"] == "admitted"]
    assert len(admitted) == len(set(admitted)) == 387
    found = program.json("verify", event)
    assert (found["ok"], found["desks"]) == (True, 5)
