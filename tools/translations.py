"""Keep the gettext catalogues in step with the code: extract, update, compile. Needs babel (test requirements).

python tools/translations.py          updates every .po and compiles it
python tools/translations.py --check  says what is missing or out of date, changes nothing, exit status 1 when anything is
"""

from __future__ import annotations

import argparse
import ast
import io
import string
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
DOMAIN = "accueil"
COMPLETE = ("fr",)
"""Languages in which every sentence must be there."""
PARTIAL = ("ca", "es")
"""Languages that must have the sentences of `PARTIAL_SOURCES`; they may have any other too, and fall back to English."""
PARTIAL_SOURCES = ("checkin_app/wording.py", "checkin_app/sentences/names.py")
_KEYWORDS = {"_": (1, False), "N_": (1, False), "ngettext": (2, False), "_counted": (2, False), "in_context": (2, True)}
"""What marks a sentence: how many strings it takes, and whether the first one only says which word is meant."""


def main() -> int:
    """Update the catalogues, or with --check only compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 when something is missing")
    check = parser.parse_args().check
    wanted = messages()
    faults = []
    for code in (*COMPLETE, *PARTIAL):
        catalogue = updated(code, wanted)
        faults += faults_of(code, catalogue, wanted)
        if check:
            faults += stale(code, catalogue)
        else:
            _write(code, catalogue)
    for fault in faults:
        print(fault)
    return 1 if check and faults else 0


def messages() -> Catalog:
    """Every sentence of the code, with the files that it stands in."""
    found = Catalog(domain=DOMAIN, charset="utf-8")
    for path in sorted((ROOT / "checkin_app").rglob("*.py")):
        where = [(path.relative_to(ROOT).as_posix(), 0)]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS:
                words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                _add(found, node.func.id, [word for word in words if isinstance(word, str)], where)
    return found


def _add(found: Catalog, keyword: str, words: list[str], where: list[tuple[str, int]]) -> None:
    count, has_context = _KEYWORDS[keyword]
    if len(words) < count or not words[0]:
        return  # not a sentence of its own, but one that is kept elsewhere: _(names[code])
    context = words.pop(0) if has_context else None
    found.add((words[0], words[1]) if len(words) > 1 else words[0], None, where, context=context)


def updated(code: str, wanted: Catalog) -> Catalog:
    """The catalogue of a language with exactly the sentences of the code; translations that there are stay."""
    known = _read(code)
    made = datetime(2010, 7, 1, tzinfo=UTC)  # always the same, so that the files only change with their sentences
    fresh = Catalog(
        locale=code, domain=DOMAIN, charset="utf-8", project="Accueil", version="1", fuzzy=False, creation_date=made,
        revision_date=made, last_translator="The Accueil authors", language_team=code, msgid_bugs_address="-",
        header_comment="# The sentences of Accueil.",
    )  # fmt: skip
    for message in wanted:
        if not message.id:
            continue
        before = known.get(message.id, message.context) if known else None
        where = [(name, 0) for name, _line in message.locations[:1]]
        fresh.add(message.id, _kept(before, message) if before else None, where, context=message.context)
    return fresh


def _kept(before: Message, now: Message) -> str | tuple[str, ...] | list[str] | None:
    """The translation that there is; None when a sentence has begun to count, or counts no more: it must be said anew."""
    return before.string if before.pluralizable == now.pluralizable else None


def faults_of(code: str, catalogue: Catalog, wanted: Catalog) -> list[str]:
    """What a language misses: a sentence without words, a blank that the original has and the translation has not."""
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        needed = code not in PARTIAL or _partial(message, wanted)
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        originals = message.id if isinstance(message.id, (list, tuple)) else [message.id]
        if not all(texts):
            if not needed:
                continue
            faults.append(f"{code}: not translated: {originals[0]!r}")
        elif any(_blanks(text) - set().union(*map(_blanks, originals)) for text in texts):
            faults.append(f"{code}: blanks differ: {originals[0]!r}")
    return faults


def _partial(message: Message, wanted: Catalog) -> bool:
    """Whether every language needs that sentence; `wanted` knows all the files it stands in."""
    found = wanted.get(message.id, message.context)
    return found is not None and any(name in PARTIAL_SOURCES for name, _line in found.locations)


def _blanks(text: str | None) -> set[str]:
    return {name for _t, name, _f, _c in string.Formatter().parse(text or "") if name}


def _paths(code: str) -> tuple[Path, Path]:
    folder = TRANSLATIONS / code / "LC_MESSAGES"
    return folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"


def _read(code: str) -> Catalog | None:
    po, _mo = _paths(code)
    if not po.exists():
        return None
    with po.open("rb") as file:
        return read_po(file, locale=code)


def stale(code: str, catalogue: Catalog) -> list[str]:
    """What is wrong with the compiled catalogue of a language: nothing, or that it is not of this text."""
    _po, mo = _paths(code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    same = mo.exists() and mo.read_bytes() == compiled.getvalue()
    return [] if same else [f"{code}: {mo.name} is out of date: run python tools/translations.py"]


def _write(code: str, catalogue: Catalog) -> None:
    po, mo = _paths(code)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False, sort_output=True, include_lineno=False)
    with mo.open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    sys.exit(main())
