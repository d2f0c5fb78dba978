"""Indico's own badge drawing, run by the Python that has the `indico` package: see `benchmarks/badge_peers.py`.

Real: `RegistrantsListToBadgesPDF` whole (its placeholders, Paragraphs, fonts, the QR of `generate_ticket_qr_code`), in Indico's
own application without a database. Stood in for: the rows of the database, by objects with the attributes that are drawn.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from types import SimpleNamespace
from typing import Any

PIXELS = 5
"""Indico's designer measures in 50 pixels a centimetre."""


def main() -> None:
    """Badges as JSON on the first line in; then a badge file for each further line: milliseconds, pages and bytes."""
    people = json.loads(sys.stdin.readline())
    draw = prepared(people)
    draw(people[:2])
    print("ready", flush=True)
    for line in sys.stdin:
        began = time.perf_counter()
        drawn = draw(people[: int(line)])
        spent = (time.perf_counter() - began) * 1000
        if len(sys.argv) > 1:
            with open(sys.argv[1], "wb") as file:
                file.write(drawn)
        print(json.dumps([spent, drawn.count(b"/Type /Page\n"), len(drawn)]), flush=True)


def prepared(people: list[dict[str, Any]]) -> Any:
    """What draws: Indico's class with a template of the same fields on the same A6."""
    from indico.core import signals
    from indico.modules.designer.pdf import PIXELS_CM
    from indico.modules.events.registration.badges import RegistrantsListToBadgesPDF
    from indico.web.flask.app import make_app

    folder = tempfile.mkdtemp()
    app = make_app(testing=True, config_override={
        "BASE_URL": "http://localhost", "SMTP_SERVER": ("localhost", 0), "TEMP_DIR": folder, "CACHE_DIR": folder,
        "LOG_DIR": folder, "REDIS_CACHE_URL": None, "STORAGE_BACKENDS": {"default": "mem:"}, "PLUGINS": {},
        "ENABLE_ROOMBOOKING": False,
        "SECRET_KEY": "*" * 32, "SQLALCHEMY_DATABASE_URI": "postgresql:///nothing",
    })  # fmt: skip

    def only_the_code(registration: Any, ticket_data: dict[str, Any], **_more: object) -> None:
        ticket_data.clear()
        ticket_data["code"] = registration.ticket_uuid

    signals.event.registration.generate_ticket_qr_code.connect(only_the_code)
    assert PIXELS_CM == PIXELS * 10
    registrations = [registration(person) for person in people]
    template = SimpleNamespace(data=template_data(), backside_template=None, background_image=None)

    def draw(chosen: list[dict[str, Any]]) -> bytes:
        with app.test_request_context():
            made = RegistrantsListToBadgesPDF(template, settings(), SimpleNamespace(), registrations[: len(chosen)])
            data: bytes = made.get_pdf().getvalue()
            return data

    vars(draw)["keep"] = only_the_code  # signals hold their listeners weakly
    return draw


def settings() -> dict[str, Any]:
    """A badge a page, no dashes."""
    from indico.modules.designer import PageOrientation
    from indico.modules.events.registration.settings import DEFAULT_BADGE_SETTINGS

    a6 = SimpleNamespace(size=(297.64, 419.53))
    flat = dict.fromkeys(("top_margin", "bottom_margin", "left_margin", "right_margin", "margin_columns", "margin_rows"), 0.0)
    ours = {"page_size": a6, "page_orientation": PageOrientation.portrait, "dashed_border": False}
    return {**DEFAULT_BADGE_SETTINGS, **flat, **ours}


def registration(person: dict[str, Any]) -> SimpleNamespace:
    """What of a registration is drawn."""
    data = {"affiliation": person["company"], "position": person["job_title"], "country": person["country"]}
    event = SimpleNamespace(id=1, title=person["event_name"], venue_name=person["event_place"])
    return SimpleNamespace(
        id=person["attendee_id"], ticket_uuid=person["code"], event=event, first_name=person["first_name"],
        last_name=person["last_name"], friendly_id=person["stand"], email=person["category_label"],
        get_personal_data=lambda: data,
    )  # fmt: skip


def template_data() -> dict[str, Any]:
    """The fields of our A6 at the same places. What Indico has no field for (category, stand) rides in another."""
    items = [
        item("email", 0, 3, 105, 15, bold=True, color="#ffffff", background_color="#0b6e75"),
        item("event_title", 12, 18, 81, 11),
        item("first_name", 7, 40, 90, 36), item("last_name", 7, 55, 90, 36, bold=True), item("affiliation", 7, 72, 90, 17),
        item("country", 7, 84, 90, 13), item("position", 7, 92, 90, 11), item("event_venue", 9, 130, 58, 11),
        item("registration_friendly_id", 9, 136, 58, 34, bold=True),
        item("ticket_qr_code", 70, 113, 29, 10, height=29 * PIXELS),
    ]  # fmt: skip
    return {"width": 105 * PIXELS, "height": 147.9 * PIXELS, "items": items, "background_position": "stretch"}


def item(kind: str, x: float, y: float, w: float, size: int, **more: Any) -> dict[str, Any]:
    """An item of Indico's designer, from millimetres."""
    return {
        "type": kind, "x": x * PIXELS, "y": y * PIXELS, "width": w * PIXELS, "height": None, "font_size": f"{size}pt",
        "font_family": "sans-serif", "bold": False, "italic": False, "text_align": "center", "color": "#000000", **more,
    }  # fmt: skip


if __name__ == "__main__":
    main()
