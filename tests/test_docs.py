"""What the documents say is so: commands, keys, pictures, links, folders, tables."""

from __future__ import annotations

import ast
import re
import shlex
from datetime import date
from pathlib import Path

import click
import pytest

from checkin_app import bootstrap
from checkin_app.cli import main as cli
from checkin_app.domain.journal import Kind
from checkin_app.ui import help as keys_page

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FOR_USERS = [ROOT / "README.md", ROOT / "docs" / "guide.md"]
PICTURES = ROOT / "docs" / "images"
LARGEST_PICTURE = 200_000
IN_FIELDS = {"Ctrl+Enter", "Space"}
"""Keys that the field and the lists understand themselves: `tests/ui/test_desk.py` presses them."""


def text_of(document: Path) -> str:
    return document.read_text("utf-8")


def named(documents: list[Path]) -> str:
    return "\n".join(map(text_of, documents))


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


# ---------------------------------------------------------------- commands


def commands() -> dict[str, click.Command]:
    """Every command, those of the groups as "stands move"."""
    root = cli._Commands("checkin-app")
    context = click.Context(root)
    found: dict[str, click.Command] = {}
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": one for sub, one in command.commands.items()}
        else:
            found[name] = command
    return found


@pytest.mark.parametrize("module", sorted(set(cli._COMMANDS.values())))
def test_a_module_of_commands_begins_with_the_commands_that_are_in_it(module: str):
    told = ast.get_docstring(ast.parse(text_of(ROOT / "checkin_app" / "cli" / f"{module}.py"))) or ""
    named = set(re.findall(r"`([a-z-]+)`", told.partition(":")[0]))
    assert named == {name for name, where in cli._COMMANDS.items() if where == module}


def typed(text: str) -> list[list[str]]:
    """The commands that a document tells to type, as words without the program's name."""
    code = re.findall(r"`([^`\n]+)`", re.sub(r"```\w*\n", "", text)) + re.findall(r"^(?:python3|checkin-app) .+$", text, re.M)
    lines = [re.sub(r"^(checkin-app|python3 run\.py)(?= )", "", piece).partition(" # ")[0] for piece in code
             if re.match(r"(checkin-app|python3 run\.py) ", piece)]  # fmt: skip
    return [words for words in map(shlex.split, lines) if words and not words[0].startswith(("-", "#"))]


@pytest.mark.parametrize("document", FOR_USERS, ids=name_of)
def test_every_command_that_is_named_exists_with_its_options(document: Path):
    known = commands()
    for words in typed(text_of(document)):
        name = words[0] if words[0] in known else " ".join(words[:2])
        assert name in known, words
        options = {option for parameter in known[name].params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words if word.startswith("-") and word != "-"} <= options, words


def test_every_command_is_named_in_the_guide_or_the_readme():
    told = named(FOR_USERS)
    groups = {name.split()[0] for name in commands() if " " in name}
    missing = [
        name for name in commands()
        if f"checkin-app {name}" not in told and not (name.split()[0] in groups and f"`{name.split()[1]}`" in told)
    ]  # fmt: skip
    assert missing == []


# ---------------------------------------------------------------- keys


def keys_of_the_program() -> set[str]:
    """The keys on the page of keys, and the shortcuts of the pages."""
    tables = [
        *keys_page._desk_keys(), *keys_page._page_keys(), *keys_page._layout_keys(), *keys_page._other_keys(),
        *keys_page._stand_keys(),
    ]  # fmt: skip
    together = {"+".join(caps) for caps, _does in tables} | {cap for caps, _does in tables for cap in caps}
    shortcuts = set(IN_FIELDS)
    for path in (ROOT / "checkin_app" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "QKeySequence" and node.args:
                first = node.args[0]
                shortcuts |= {str(first.value)} if isinstance(first, ast.Constant) else set()
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "QKeySequence.StandardKey.Find":
                shortcuts.add("Ctrl+F")
    return together | shortcuts


@pytest.mark.parametrize("document", FOR_USERS, ids=name_of)
def test_every_key_that_is_named_does_something(document: Path):
    told = set(re.findall(r"<kbd>([^<]+)</kbd>", text_of(document)))
    assert told
    assert told <= keys_of_the_program()


def test_every_key_of_the_desk_is_in_the_readme():
    readme = text_of(ROOT / "README.md")
    for caps, does in keys_page._desk_keys():
        if caps[0] not in {"A…Z", "Scan"}:
            keys = caps if caps[0] == "↑" else ("+".join(caps),)
            assert all(f"<kbd>{key}</kbd>" in readme for key in keys), does


# ---------------------------------------------------------------- pictures, links, paths


def links(document: Path) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", text_of(document))


def anchors(document: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text_of(document), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_and_picture_is_there(document: Path):
    for link in links(document):
        path, _hash, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert not link.startswith(("http:", "https:"))
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_picture_is_shown_and_small():
    shown = {(d.parent / link).resolve() for d in DOCUMENTS for link in links(d) if link.endswith(".png")}
    assert {path.resolve() for path in PICTURES.iterdir()} == shown
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_is_named_is_there(document: Path):
    for name in re.findall(r"`([\w./-]+/[\w.-]*\.(?:py|md|toml|lock))`", text_of(document)):
        assert (ROOT / name).exists() or (ROOT / "checkin_app" / name).exists(), name


# ---------------------------------------------------------------- the architecture


def listing() -> list[tuple[str, str]]:
    """The entries of the picture of the folders: each path, and what is told of it."""
    block = text_of(ROOT / "docs" / "architecture.md").split("```\n")[1]
    entries: list[tuple[str, str]] = []
    above = ""
    for line in block.splitlines():
        found = re.match(r"( {0,2})(\S+)\s*(.*)", line) if not line.startswith("   ") else None
        if found is None:
            path, told = entries[-1]
            entries[-1] = (path, f"{told} {line.strip()}")
            continue
        indent, name, told = found.groups()
        above = above if indent else name
        entries.append((above + name if indent else name, told))
    return entries


def test_the_picture_of_the_folders_is_the_tree():
    entries = listing()
    paths = {path.rstrip("/") for path, _told in entries}
    assert [path for path in paths if not (ROOT / path).exists()] == []
    package = ROOT / "checkin_app"
    there = {f"checkin_app/{p.name}" for p in package.iterdir() if p.name not in {"__init__.py", "__pycache__", "_resources"}}
    assert there <= paths


def modules(folder: str) -> set[str]:
    """What is in a folder of the package: "desk" a module, "desk/" a folder."""
    place = ROOT / "checkin_app" / folder
    files = {path.stem for path in place.glob("*.py") if path.stem != "__init__"}
    return files | {f"{path.parent.name}/" for path in place.glob("*/__init__.py")}


@pytest.mark.parametrize("folder", ["ui", "services", "store", "documents", "printing", "domain"])
def test_the_modules_that_the_picture_names_are_there(folder: str):
    told = next(told for path, told in listing() if path == f"checkin_app/{folder}/").partition(": ")[2]
    plain = re.sub(r"\([^)]*\)", "", told)
    pieces = {piece.strip().rstrip(".") for piece in re.split(r"[,;:]| with | and ", plain)}
    # A single word is the name of a module; several are prose.
    assert {piece for piece in pieces if piece and " " not in piece} <= modules(folder)
    assert {word for word in re.findall(r"\w+", told) if "_" in word} <= modules(folder)


def test_the_picture_names_every_page_of_the_window():
    told = next(told for path, told in listing() if path == "checkin_app/ui/")
    folders = {name for name in modules("ui") if name.endswith("/")}
    assert folders <= set(re.findall(r"\w+/", told)), "name them in docs/architecture.md"


def test_the_event_files_tables_and_entries_are_all_told_of():
    told = text_of(ROOT / "docs" / "event-file.md")
    session = bootstrap.session_in_memory(days=[date(2026, 5, 4)])
    try:
        rows = session.store.query("SELECT name FROM sqlite_master WHERE type = 'table'")
    finally:
        session.close()
    # The search index keeps its own tables beside it.
    tables = {row["name"] for row in rows if not re.match(r"sqlite_|attendee_search_", row["name"])}
    table_part, entry_part = told.split("## Entries")[0], told.split("## Entries")[1].split("## ")[0]
    listed = {name for cell in re.findall(r"^\| (`.+?) \|", table_part, re.M) for name in re.findall(r"`(\w+)`", cell)}
    assert listed == tables
    kinds = {kind for cell in re.findall(r"^\| (`.+?) \|", entry_part, re.M) for kind in re.findall(r"`([\w.]+)`", cell)}
    assert kinds == set(map(str, Kind))
