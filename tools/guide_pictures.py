"""Takes the pictures of the guide and the README: the demo event in its morning rush, at 08:52, without a display, in English.

    .venv/bin/python -m tools.guide_pictures           into docs/images
    .venv/bin/python -m tools.guide_pictures FOLDER    somewhere else

The people in them are the demo's, who are invented. Needs the environment of the developers (Pillow makes the files small).
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image

from checkin_app import bootstrap, resources
from checkin_app.services import badges, demo
from checkin_app.services.session import Session
from checkin_app.services.suggesting import Keep
from checkin_app.ui.screenshots import Scene, take
from checkin_app.wording import use_language

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
DESK = "A"
WEEKS_BEFORE = datetime.fromisoformat("2010-06-21T10:00:00+02:00")
MORNING = datetime.fromisoformat("2010-07-01T08:52:00+02:00")
BEFORE_MEETINGS = datetime.fromisoformat("2010-07-01T09:40:00+02:00")
EVENING = datetime.fromisoformat("2010-07-01T18:30:00+02:00")

TYPED = "nunez"
ENTERED = "merc"
"""Four letters that several people share: arrows choose."""
CHOSEN = "ER10-001"
COMING = "ER10-292"
"""Somebody with a stand and a meeting who has not come by then."""
STAND = "E06"
PLACE = "company"
ROW = tuple(f"C{number:02d}" for number in range(1, 11))

MORNING_PICTURES = {
    "desk-search": "search",
    "desk-entered": "desk",
    "desk-admitted": "admitted",
    "desk-already-in": "already-in",
    "desk-refused": "refused",
    "attendees": "attendees",
    "badges": "badges",
    "stands": "stands",
    "badges-editor": "layout-editor",
    "stands-suggested": "suggestion",
    "stands-editor": "hall-editor",
    "keys": "keys",
    "welcome": "welcome",
}
"""Each picture of the screen that is kept, and its name in the guide."""

COLOURS = 256
LARGEST = 200_000


def demo_at(path: Path, moment: datetime) -> Path:
    """Make the demo event and play its arrivals up to `moment`; the event file."""
    session = empty_event(path, moment)
    try:
        demo.fill(session)
        demo.play(session, until=moment)
    finally:
        session.close()
    return path


def empty_event(path: Path, moment: datetime) -> Session:
    """The session of the demo's event before any list came in."""
    days = list(demo.DAYS)
    return bootstrap.new_event(
        path, name=demo.NAME, place=demo.PLACE, days=days, timezone=demo.TIMEZONE, desk=DESK, clock=lambda: moment
    )


def morning_scene(event: Path) -> Scene:
    """Who is in the pictures of the morning."""
    session = bootstrap.open_session(event, desk=DESK, clock=lambda: MORNING)
    try:
        chosen, coming = badges.codes(session, [CHOSEN, COMING])
    finally:
        session.close()
    return Scene(
        typed=TYPED, entered=ENTERED, admitted=coming.code, already_in=chosen.code, person=chosen.id, stand=STAND,
        place=PLACE, drawn=ROW, keep=Keep.NOTHING, moment=MORNING,
    )  # fmt: skip


def keep(taken: list[Path], names: dict[str, str], folder: Path) -> None:
    """Put the wanted pictures into `folder`, with few colours if need be. Raises SystemExit for one that stays large."""
    for picture in taken:
        name = names.get(picture.stem.partition("-")[2])
        if name is None:
            continue
        target = folder / f"{name}.png"
        with Image.open(picture) as image:
            image.convert("RGB").save(target, optimize=True)
            if target.stat().st_size > LARGEST:
                image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size > LARGEST:
            raise SystemExit(f"{target.name} has {target.stat().st_size} bytes: more than {LARGEST}.")
        print(f"{target.name}: {target.stat().st_size // 1024} kB", file=sys.stderr)


def main() -> None:
    """Take all the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="accueil-guide-") as name:
        scratch = Path(name)
        # The pictures show the program as it comes, not as this developer has set it.
        os.environ["ACCUEIL_CONFIG"] = str(scratch / "config")
        use_language("en")
        morning = demo_at(scratch / "morning" / "rencontres-2010.accueil", MORNING)
        keep(take(morning, scratch / "pictures", scene=morning_scene(morning), desk=DESK), MORNING_PICTURES, folder)
        empty = scratch / "weeks-before" / "rencontres-2010.accueil"
        empty_event(empty, WEEKS_BEFORE).close()
        lists = tuple(resources.resource("demo") / name for name in demo.LISTS)
        scene = Scene(refused="", lists=lists, moment=WEEKS_BEFORE, pages=())
        keep(take(empty, scratch / "pictures-before", scene=scene, desk=DESK), {"import": "import"}, folder)
        for page, moment in (("meetings", BEFORE_MEETINGS), ("closing", EVENING)):
            event = demo_at(scratch / page / "rencontres-2010.accueil", moment)
            scene = Scene(refused="", moment=moment, pages=(page,))
            keep(take(event, scratch / f"pictures-{page}", scene=scene, desk=DESK), {page: page}, folder)


if __name__ == "__main__":
    main()
