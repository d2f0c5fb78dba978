"""Every reason and warning that the readers give has its sentence, and its blanks are facts that are given."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from checkin_app.sentences.lists import FILE_KINDS, ROW_REASONS
from checkin_app.wording import problem_sentence, row_reason

ROOT = Path(__file__).resolve().parent.parent / "checkin_app"
WHERE = [*(ROOT / "domain" / "lists").glob("*.py"), *(ROOT / "documents").glob("*.py"), *(ROOT / "services").glob("import*.py")]
PLANS = [ROOT / "domain" / "plan_checks.py", ROOT / "services" / "halls.py", ROOT / "services" / "venue.py"]
"""What looks at halls, drawn or imported."""
CALLS = {"Warn", "warn", "RowReason", "reason", "MergedRow"}
NAMED = {"code", "flaw", "reason", "warning"}
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+|homonyms")
KINDS = re.compile(r"[a-z0-9]+")


def constants(node: ast.AST) -> set[str]:
    """The codes in the answers of a (conditional) expression."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    if isinstance(node, ast.BoolOp):
        return {code for value in node.values for code in constants(value)}
    if isinstance(node, ast.Tuple):
        return constants(node.elts[0]) if node.elts else set()
    return (
        {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value) else set()
    )


def emitted() -> dict[str, str]:
    """Every code that a reader may give, and the file where it does."""
    found: dict[str, str] = {}
    for path in WHERE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            codes: set[str] = set()
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in CALLS:
                    codes = {code for argument in node.args for code in constants(argument)}
                elif name == "append" and node.args and isinstance(node.args[0], ast.Tuple):
                    codes = constants(node.args[0])  # the (code, facts) of documents
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(t, ast.Name) and t.id in NAMED for t in targets):
                    codes = constants(node.value)
            elif isinstance(node, ast.FunctionDef) and node.name == "_why":
                codes = {code for inner in ast.walk(node) if isinstance(inner, ast.Return) for code in constants(inner.value)}
            found.update(dict.fromkeys(codes, path.name))
    return found


def test_every_reason_that_is_given_has_a_sentence():
    codes = emitted()
    assert len(codes) > 30
    assert {code: where for code, where in codes.items() if code not in ROW_REASONS} == {}


def test_no_sentence_is_left_over():
    text = "".join(path.read_text("utf-8") for path in (*WHERE, *PLANS))
    assert [code for code in ROW_REASONS if f'"{code}"' not in text] == []


def test_a_reason_says_its_facts():
    assert row_reason("unknown_participant", name="Ana Costa").startswith("Ana Costa is not")
    assert row_reason("too_many_fields", cells=9, columns=7) == "9 cells for 7 columns: a delimiter stands within a cell"


def test_what_a_file_is_that_is_no_list_is_said_in_words():
    from checkin_app.errors import InputProblem

    sentence = problem_sentence(InputProblem("not_a_table", file="guests.csv", is_a="pdf"))
    assert "guests.csv is no list but a PDF document" in sentence
    named = re.findall(
        r'is_a="([a-z0-9]+)"|\b(?:b"[^"]*", "([a-z0-9]+)")', (ROOT / "documents" / "containers.py").read_text("utf-8")
    )
    assert {kind for pair in named for kind in pair if kind} <= FILE_KINDS.keys()
