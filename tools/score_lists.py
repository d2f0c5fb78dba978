"""Read every list of a folder as `import --dry-run` does, and say who passes.

    python -m tools.score_lists FOLDER [--only WORD] [--verbose]

FOLDER holds lists with a NAME.expected.json beside each, or a folder `samples` of them; its own `score.py` is used when
there is one, else names, e-mails, countries, categories and statuses are compared. Ends with 1 if a list fails.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checkin_app.documents.lists import dry_run

Result = dict[str, Any]
_FIELDS = ("first_name", "last_name", "email", "country", "category", "status", "external_id", "stand")


def main(arguments: list[str]) -> int:
    """Run; see the module's own text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only lists whose name holds this")
    parser.add_argument("--verbose", action="store_true", help="what differs, for the lists that pass too")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder / "samples" if (chosen.folder / "samples").is_dir() else chosen.folder
    score = scorer(chosen.folder)
    results = [(t, *run(t, score)) for t in sorted(folder.glob("*.expected.json")) if chosen.only in t.name]
    for truth, result, points, seconds in results:
        print(line(truth.name.removesuffix(".expected.json"), points, seconds))
        if chosen.verbose or not points.get("strict_pass", points.get("pass")):
            for text in differences(result, points):
                print("      " + text)
    passed = sum(bool(p.get("pass")) for _, _, p, _ in results)
    strict = sum(bool(p.get("strict_pass", p.get("pass"))) for _, _, p, _ in results)
    print(f"{passed} of {len(results)} pass, {strict} strictly")
    return 0 if passed == len(results) else 1


def run(truth: Path, score: Callable[[Result, Result], Result]) -> tuple[Result, Result, float]:
    """Read the list beside `truth` and score it."""
    expected = json.loads(truth.read_text(encoding="utf-8"))
    begun = time.perf_counter()
    try:
        result = dry_run(truth.parent / truth.name.removesuffix(".expected.json"))
    except Exception as error:  # a crash is a result here
        result = {"outcome": "crashed", "reason": f"{type(error).__name__}: {error}"}
    seconds = time.perf_counter() - begun
    plain = json.loads(json.dumps(result, default=str))
    return plain, score(expected, plain), seconds


def line(name: str, points: Result, seconds: float) -> str:
    """One line for a list."""
    word = "STRICT" if points.get("strict_pass") else "pass" if points.get("pass") else "FAIL"
    word = "refused" if word == "pass" and points.get("outcome") == "refused" else word
    reason = f" ({points['reason']})" if points.get("reason") else ""
    return f"{word:8} {name}{reason}  {seconds:.2f} s"


def differences(result: Result, points: Result) -> list[str]:
    """What is wrong with a list, in a few lines."""
    texts = [f"{result.get('outcome')} {result.get('reason', '')}"] if result.get("outcome") != "imported" else []
    texts += [f"{name}: {points[name]}" for name in ("missing_rows", "extra_names", "leaks") if points.get(name)]
    for name, field in points.get("fields", {}).items():
        if field["ok"] < field["of"]:
            texts.append(f"{name}: {field['ok']} of {field['of']} {json.dumps(field.get('bad', ''), ensure_ascii=False)}")
    return texts


def scorer(folder: Path) -> Callable[[Result, Result], Result]:
    """The folder's own scorer, or a plain one."""
    path = next((p for p in (folder / "score.py", folder.parent / "score.py") if p.is_file()), None)
    if path is None:
        return plain_score
    spec = importlib.util.spec_from_file_location("list_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    dont, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = dont
    found: Callable[[Result, Result], Result] = module.score
    return found


def plain_score(truth: Result, result: Result) -> Result:
    """People by row, field by field: for folders that bring truths (`people`) but no scorer."""
    if truth.get("expect") == "refuse":
        return {"pass": result["outcome"] == "refused"}
    wanted = {person["row"]: person for person in truth.get("people", [])}
    got = {person["row"]: person for person in result.get("people", [])}
    fields: dict[str, Any] = {}
    for name in _FIELDS:
        pairs = [(wanted[r].get(name), got[r].get(name)) for r in wanted if r in got and name in wanted[r]]
        fields[name] = {"ok": sum(a == b for a, b in pairs), "of": len(pairs), "bad": [p for p in pairs if p[0] != p[1]][:3]}
    whole = wanted.keys() == got.keys()
    exact = whole and all(f["ok"] == f["of"] for f in fields.values())
    missing = sorted(wanted.keys() - got.keys())[:10]
    return {"pass": exact, "strict_pass": exact, "fields": fields, "missing_rows": missing, "outcome": result["outcome"]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
