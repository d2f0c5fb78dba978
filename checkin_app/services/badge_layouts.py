"""The badge layouts of an event: those that come with the program, those that the organiser changed or made, their logos."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checkin_app.documents import layouts
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.layout import Layout
from checkin_app.domain.layout_rules import check, made_id, shown
from checkin_app.domain.layout_table import layout_of, table_of
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem
from checkin_app.services.session import Session
from checkin_app.settings import LANGUAGES
from checkin_app.store import layouts as layout_store
from checkin_app.wording import _

if TYPE_CHECKING:
    # What decodes pictures is loaded when there is one: a desk that opens shows its first frame without it.
    from checkin_app.documents.badge_images import Logo


class Origin(StrEnum):
    """Where a layout comes from: with the program, from it and changed for this event, or this event's alone."""

    SHIPPED = "shipped"
    CHANGED = "changed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class ImageView:
    """An image of the event: its name in layouts, pixels, and the digest of its bytes."""

    name: str
    width: int
    height: int
    digest: str


def shipped() -> list[Layout]:
    """The layouts that come with the program, whatever the event, in the order of the choice."""
    return list(layouts.layouts())


def all_layouts(session: Session) -> list[Layout]:
    """Every layout of the event in the order of the choice: those of the program, changed or not, then its own."""
    own = {layout_id: _own(layout_id, text) for layout_id, text in layout_store.all_fields(session.store).items()}
    first = [own.pop(one.id, None) or one for one in layouts.layouts()]
    return first + sorted((one for one in own.values() if one), key=lambda one: (one.order, one.id))


def layout(session: Session, layout_id: str) -> Layout:
    """The layout of that id as this event has it. Raises InputProblem when there is none."""
    text = layout_store.fields_of(session.store, layout_id)
    found = (_own(layout_id, text) if text else None) or _shipped(layout_id)
    if found is None:
        known = ", ".join(one.id for one in all_layouts(session))
        raise InputProblem("unknown_layout", layout=shown(layout_id), known=known)
    return found


def stand_in(session: Session, layout_id: str) -> Layout | None:
    """What a workstation prints instead of a layout that this event has not: the one that it was a copy of, else the first.

    None: the event has it.
    """
    known = {one.id: one for one in all_layouts(session)}
    if layout_id in known:
        return None
    copied = max((one for one in known if layout_id.startswith(f"{one}-")), key=len, default=next(iter(known)))
    return known[copied]


def chosen(session: Session, wanted: Layout | str) -> Layout:
    """The layout of an id, or one that is not saved yet, checked. Raises InputProblem."""
    return check(wanted) if isinstance(wanted, Layout) else layout(session, wanted)


def origins(session: Session) -> dict[str, Origin]:
    """Where each layout of the event comes from, by id."""
    own = layout_store.all_fields(session.store)
    found = {one.id: Origin.CHANGED if one.id in own else Origin.SHIPPED for one in layouts.layouts()}
    return {**dict.fromkeys(own, Origin.OWN), **found}


def save(session: Session, changed: Layout, stamp: Stamp) -> str:
    """Keep a layout for this event, in the place of the one of its id; the record that undoes it.

    The same again writes nothing and gives "". Raises InputProblem for one that cannot be drawn.
    """
    table = table_of(check(changed))
    text = layout_store.fields_of(session.store, changed.id)
    if (_own(changed.id, text) if text else _shipped(changed.id)) == changed:
        return ""
    return _write(session, changed.id, table, stamp)


def reset(session: Session, layout_id: str, stamp: Stamp) -> str:
    """Take back what this event has of a layout: the program's own comes back, one of the event alone is gone.

    The record that undoes it; "" when there was nothing. Raises InputProblem for a layout that there is not.
    """
    if layout_store.fields_of(session.store, layout_id) is None:
        layout(session, layout_id)
        return ""
    return _write(session, layout_id, None, stamp)


def duplicate(session: Session, wanted: Layout | str, stamp: Stamp, name: str = "") -> Layout:
    """Keep a copy of a layout under a name of its own ("A6 (copy)" if none is given)."""
    original = chosen(session, wanted)
    names = {language: _("{name} (copy)").format(name=words) for language, words in original.name.items()}
    if clean(name):
        names = dict.fromkeys(LANGUAGES, clean(name))
    taken = {one.id for one in all_layouts(session)} | layout_store.all_fields(session.store).keys()
    copy = replace(original, id=_free(made_id(clean(name) or f"{original.id}-copy"), taken), name=names, order=0)
    save(session, copy, stamp)
    return copy


def read_file(path: Path) -> Layout:
    """The layout of a TOML file; its id is the file's name up to the first dot. Raises InputProblem for a file that is none."""
    return layouts.read_layout(path)


def import_file(session: Session, path: Path, stamp: Stamp) -> Layout:
    """Keep the layout of a TOML file: `read_file`, then `save`; one of its id is replaced."""
    read = read_file(path)
    save(session, read, stamp)
    return read


def export_file(session: Session, wanted: Layout | str, path: Path) -> Path:
    """Write a layout as a TOML file. Raises EnvironmentProblem for a disk or a folder that says no."""
    from checkin_app.documents import exports

    exports.write_bytes(path, layouts.layout_text(chosen(session, wanted)).encode("utf-8"))
    return path


def file_name(wanted: Layout) -> str:
    """The name that a dialog proposes."""
    return f"{wanted.id}.layout.toml"


def images(session: Session) -> list[ImageView]:
    """The images of the event, by name."""
    rows = layout_store.images(session.store)
    return [ImageView(row["name"], row["width"], row["height"], row["digest"]) for row in rows]


def image(session: Session, name: str) -> Logo | None:
    """An image as the event keeps it (`data` is a PNG or JPEG file); None when there is none, or it was spoiled."""
    from checkin_app.documents.badge_images import Logo

    row = layout_store.image(session.store, name)
    if row is None:
        return None
    body = layout_store.image_body(session.store, row["record"])
    try:
        data = base64.b64decode(str(body.get("bytes", "")), validate=True)
    except binascii.Error:
        return None
    whole = hashlib.sha256(data).hexdigest() == row["digest"]
    return Logo(str(body["format"]), row["width"], row["height"], data) if whole else None


def logos(session: Session, names: Iterable[str]) -> dict[str, Logo]:
    """Those of the named images that the event has: what `badge_pdf` draws."""
    found = {name: image(session, name) for name in names}
    return {name: one for name, one in found.items() if one}


def read_image(path: Path) -> Logo:
    """The picture of a PNG or JPEG file, small enough to be kept. Slow for a large one: never on the database thread.

    Raises InputProblem for anything else, for a damaged one and for one of more than 25 million pixels.
    """
    from checkin_app.documents import badge_images

    return badge_images.logo_from(path)


def set_image(session: Session, name: str, source: Path | Logo, stamp: Stamp) -> ImageView:
    """Keep a picture for the layouts of this event: a file, or what `read_image` made of it. An older one is replaced.

    The name becomes one of small letters, digits and hyphens, whatever it was ("" is the file's). Raises InputProblem.
    """
    logo = read_image(source) if isinstance(source, Path) else source
    own = made_id(clean(name) or (source.stem if isinstance(source, Path) else ""), "image")
    digest = logo.digest
    held = layout_store.image(session.store, own)
    if held is None or held["digest"] != digest:
        text = base64.b64encode(logo.data).decode("ascii")
        body: dict[str, object] = {
            "format": logo.format, "width": logo.width, "height": logo.height, "digest": digest, "bytes": text,
        }  # fmt: skip
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.IMAGE_SET, f"image:{own}", body, first=True))
    return ImageView(own, logo.width, logo.height, digest)


def remove_image(session: Session, name: str, stamp: Stamp) -> str:
    """Take an image away; the record that undoes it. Layouts that show it are drawn without. Raises InputProblem."""
    if layout_store.image(session.store, name) is None:
        raise InputProblem("unknown_image", name=shown(name))
    with session.transaction() as act:
        return act.append(session.draft(stamp, Kind.IMAGE_SET, f"image:{name}", {}, first=True)).id


def _write(session: Session, layout_id: str, table: dict[str, object] | None, stamp: Stamp) -> str:
    with session.transaction() as act:
        return act.append(session.draft(stamp, Kind.LAYOUT_SET, f"layout:{layout_id}", {"layout": table}, first=True)).id


def _shipped(layout_id: str) -> Layout | None:
    return next((one for one in layouts.layouts() if one.id == layout_id), None)


@lru_cache(maxsize=64)
def _own(layout_id: str, text: str) -> Layout | None:
    """A layout as the journal holds it; None for one that only a later version can draw: the desk goes on with ours."""
    try:
        return layout_of(layout_id, json.loads(text))
    except InputProblem:
        return None


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (wanted if number == 1 else f"{wanted[:36]}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)
