"""Names that real lists, jokers and attackers bring: every script, every length, and words of other languages than people's."""

from __future__ import annotations

from checkin_app.domain.badge import AgendaItem, BadgeText
from tests.documents.badges import badge, visitor

ADVICE = "Please wear this badge where it can be seen. Lost it? The desk prints another, and this one is then refused."

NAMES = (
    ("Ελένη", "Παπαδοπούλου-Αναγνωστοπούλου"),
    ("Дмитрий", "Щербаков-Ёлкин"),
    ("Świętosława", "Brzęczyszczykiewicz"),
    ("İbrahim Çağrı", "Öztürkoğlu Şeyda"),
    ("Maria", "Gal·la Paral·lel"),
    ("Nguyễn", "Thị Ngọc Ánh"),
    ("Ann 🎉", "👩‍🔬 Curie"),
    ("محمد", "الفارسي"),
    ("שרה", "כהן"),
    ("小明", "王"),
    ("अनिता", "शर्मा"),
    ("<b>Bold</b>", '<img src="/etc/passwd"/>'),
    ("A & B", "&lt;O'Neil&gt; <para>"),
    ("^XA^FO50,50", "~JA^FDowned^FS^XZ"),
    ("../../etc/passwd", r"C:\logos\evil.png"),
    ("file:///etc/passwd", "http://127.0.0.1/logo.png"),
    (r"(\050) Tj", "/F1 99 Tf ET Q endstream"),
    ("\u202eannA", "Lee\u2066\u200f"),
    ("Cafe\u0301 q\u0303", "Å\u0308ngstro\u0308m"),
    ("\x00\x07", "\x1b[31mred\x1b[0m"),
    ("A", "B"),
    ("", "Mononym"),
    ("M" * 300, "i" * 300),
    ("de la " * 50, "x-" * 150),
    ("Maximilien " * 27, "Fernández-Castellón y " * 14),
)


def people() -> list[BadgeText]:
    """A badge for each name, the names in its other words too; half of them with meetings, from three to sixty."""
    made = []
    for number, (first, last) in enumerate(NAMES):
        who = badge if number % 3 else visitor
        more: dict[str, object] = {"company": f"{last} {first}", "job_title": first, "country": last, "number": number + 1}
        if who is badge:
            more["stand"] = "B07, B08, B09" if number % 2 else "F02"
        if number % 2:
            more |= {"agenda": meetings(number * 5 // 2 + 1, first, last), "back_title": "Your meetings"}
        else:
            more |= {"back_title": "Welcome", "back_words": ADVICE}
        made.append(who(first, last, **more))  # type: ignore[arg-type]
    return made


def meetings(count: int, first: str, last: str) -> tuple[AgendaItem, ...]:
    """An agenda over two days, everybody called the same."""
    days = ("Thursday 1 July", "Friday 2 July")
    return tuple(
        AgendaItem(days[2 * n // count], f"{8 + n // 6:02}:{n % 6}0", f"T{n + 1:02}", f"{first} {last}", f"{last} & Co.")
        for n in range(count)
    )
