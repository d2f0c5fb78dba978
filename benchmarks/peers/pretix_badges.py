"""pretix's own badge renderer, run by the Python that has the `pretix` package: see `benchmarks/badge_peers.py`.

Real: pretix's models in an SQLite database of its own, made by its own Django set-up for tests; a badge layout of the same
fields; its `Renderer`; and its export whole (`pretix.plugins.badges.exporters.render_pdf`). Stood in for: nothing.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import sys
import time
from decimal import Decimal
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.testutils.settings")


def main() -> None:
    """Badges as JSON on the first line in; then for each further line a badge file: milliseconds, pages and bytes.

    A line is how many badges, and "drawn" for the renderer alone (all badges on one canvas) or "file" for the file as exported.
    """
    from django_scopes import scopes_disabled

    with scopes_disabled():
        serve(*prepared(json.loads(sys.stdin.readline())))


def serve(event: Any, positions: list[Any]) -> None:
    """Draw what is asked for, line by line."""
    ways = {"drawn": drawn, "file": exported}
    for drawing in ways.values():
        drawing(event, positions[:2])
    print("ready", flush=True)
    for line in sys.stdin:
        count, way = line.split()
        began = time.perf_counter()
        pdf = ways[way](event, positions[: int(count)])
        spent = (time.perf_counter() - began) * 1000
        if len(sys.argv) > 1:
            with open(sys.argv[1], "wb") as file:
                file.write(pdf)
        print(json.dumps([spent, pdf.count(b"/Type /Page\n"), len(pdf)]), flush=True)


def exported(event: Any, positions: list[Any]) -> bytes:
    """The file as pretix's badge export makes it, a badge a page."""
    from pretix.plugins.badges.exporters import OPTIONS, render_pdf

    out = io.BytesIO()
    render_pdf(event, positions, OPTIONS["one"], out)
    return out.getvalue()


def drawn(event: Any, positions: list[Any]) -> bytes:
    """The renderer alone, all badges on one canvas: kinder to pretix than what it does itself."""
    from pretix.base.pdf import Renderer
    from pretix.plugins.badges.exporters import _renderer
    from reportlab.pdfgen.canvas import Canvas

    Renderer._register_fonts()
    renderer = _renderer(event, event.badge_layouts.get(default=True))
    out = io.BytesIO()
    canvas = Canvas(out)
    for position in positions:
        renderer.draw_page(canvas, position.order, position)
    canvas.save()
    return out.getvalue()


def prepared(people: list[dict[str, Any]]) -> tuple[Any, list[Any]]:
    """The event and its positions, read back from pretix's own tables with what a badge needs."""
    import django

    django.setup()
    from django.core.files.base import ContentFile
    from django.core.management import call_command
    from django.db import transaction
    from django.utils.timezone import now

    call_command("migrate", run_syncdb=True, verbosity=0)
    from pretix.base.models import Event, Order, OrderPosition, Organizer

    organiser = Organizer.objects.create(name="Bench", slug="bench")
    event = Event.objects.create(
        organizer=organiser, name=people[0]["event_name"], slug="bench", plugins="pretix.plugins.badges", currency="EUR",
        date_from=datetime.datetime(2010, 7, 1, tzinfo=datetime.UTC), location=people[0]["event_place"],
    )  # fmt: skip
    items = {
        label: event.items.create(name=label, default_price=Decimal(0))
        for label in sorted({person["category_label"] for person in people})
    }
    event.settings.name_scheme = "given_family"
    with transaction.atomic():
        order = Order.objects.create(
            event=event, code="BENCH", status=Order.STATUS_PAID, datetime=now(), expires=now(), total=Decimal(0), locale="en",
            email="bench@bench.example", sales_channel=organiser.sales_channels.get(identifier="web"),
        )  # fmt: skip
        for number, person in enumerate(people, start=1):
            OrderPosition.objects.create(order=order, positionid=number, item=items[person["category_label"]], **fields(person))
        order.create_transactions(is_new=True)
    made = event.badge_layouts.create(name="Bench", default=True, layout=json.dumps(layout()))
    made.background.save("a6.pdf", ContentFile(background()))
    positions = OrderPosition.objects.select_related("order", "order__event", "item", "variation").order_by("positionid")
    return event, list(positions)


def fields(person: dict[str, Any]) -> dict[str, Any]:
    """What pretix keeps of somebody."""
    name = {"_scheme": "given_family", "given_name": person["first_name"], "family_name": person["last_name"]}
    return {
        "price": Decimal(0), "secret": person["code"], "attendee_name_parts": name, "company": person["company"],
        "street": person["job_title"], "zipcode": person["stand"], "city": person["country"],
    }  # fmt: skip


def background() -> bytes:
    """An A6 page with the coloured band."""
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(105 * mm, 148 * mm))
    canvas.setFillColor("#0B6E75")
    canvas.rect(0, 134.5 * mm, 105 * mm, 13.5 * mm, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def layout() -> list[dict[str, Any]]:
    """The fields of our A6 at the same places. What pretix has no field for (job title, stand) rides in the address."""
    white, dark, grey = [255, 255, 255, 1], [23, 32, 43, 1], [92, 104, 119, 1]
    return [
        text("item", 0, 3, 105, 9, 15, white, bold=True),
        text("event_name", 12, 18, 81, 12, 11.5, grey),
        text("attendee_name_given_name", 7.5, 36, 90, 17, 36, dark),
        text("attendee_name_family_name", 7.5, 53, 90, 18, 38, dark, bold=True),
        text("attendee_company", 7.5, 73, 90, 10, 18, dark),
        text("attendee_city", 7.5, 84, 90, 6, 13, grey),
        text("attendee_street", 7.5, 92, 90, 8, 11, grey),
        text("attendee_zipcode", 9, 124, 58, 14, 34, dark, bold=True),
        {"type": "barcodearea", "page": 1, "left": "70.50", "bottom": "5.50", "size": "29.00", "content": "secret"},
    ]


def text(
    content: str, x: float, y: float, w: float, h: float, size: float, colour: list[int], *, bold: bool = False
) -> dict[str, Any]:
    """A text of pretix's editor that shrinks to fit, from millimetres with y down."""
    return {
        "type": "textcontainer", "page": 1, "locale": "", "left": f"{x:.2f}", "bottom": f"{148 - y - h:.2f}",
        "fontsize": f"{size:.1f}", "lineheight": "1", "color": colour, "fontfamily": "Open Sans", "bold": bold, "italic": False,
        "width": f"{w:.2f}", "height": f"{h:.2f}", "content": content, "text": "", "text_i18n": {}, "rotation": 0,
        "align": "center", "verticalalign": "middle", "autoresize": True, "splitlongwords": False,
    }  # fmt: skip


if __name__ == "__main__":
    main()
