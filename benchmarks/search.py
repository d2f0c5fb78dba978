"""Search beside a bare FTS5 prefix query and beside the SQL that pretixSCAN's offline search asks, in one run.

    python benchmarks/search.py [--people 10000 100000] [--seed 1] [--queries 1000]

Prints the share of spoiled queries whose person is among the first ten, and ratios at each keystroke, with the goals of the
design paper "Speed". The methods take turns at every keystroke. Ratios are of processor time, which a busy machine does not
change much; absolute times are by the clock on the wall.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.desk import percentile, report
from checkin_app import bootstrap, resources
from checkin_app.domain.names import PARTICLES, fold, search_words
from checkin_app.services import searching
from checkin_app.services.session import Session
from checkin_app.store import derived
from tests.spoiling import KINDS, Name, spoiled

_CHUNK = 50_000
_TYPED = 150
"""Names typed letter by letter."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--queries", type=int, default=1_000)
    chosen = arguments.parse_args()
    for people in chosen.people:
        print(f"\n{people:,} people")
        with tempfile.TemporaryDirectory() as folder:
            session, names = filled(Path(folder) / "bench.accueil", people)
            measure_memory(session)
            measure_recall(session, names, chosen.queries, chosen.seed, 0.96 if people > 100_000 else 0.99)
            measure_keystrokes(session, names, chosen.seed, people)
            measure_walk_in(session)
            if people <= 100_000:
                measure_pretix(session, names, chosen.seed)
            session.close()


def crowd(people: int) -> list[Name]:
    """First and last names in the demo's proportions: double ones, particles, accents.

    A quarter of the surnames are the demo's; in the others, letters follow each other as they do there.
    """
    dice = random.Random(people)
    rows = _demo()
    firsts, lasts = [row[3] for row in rows], [row[2] for row in rows]
    words = [word for last in lasts for word in last.split() if fold(word) not in PARTICLES and len(word) > 3]
    next_letters: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for place in range(len(word) + 1):
            next_letters[word[:place][-2:]].append(word[place : place + 1])

    def surname() -> str:
        if dice.random() < 0.25:
            return dice.choice(words)
        made = ""
        while not 3 < len(made) < 14 or made[-1:] == "-":
            made = letter = dice.choice(next_letters[""])
            while letter:
                letter = dice.choice(next_letters[made[-2:]])
                made += letter
        return made

    def last_name() -> str:
        drawn = dice.choice(lasts).split()
        return " ".join(word if fold(word) in PARTICLES else surname() for word in drawn)

    def first_name() -> str:
        return dice.choice(firsts) if dice.random() < 0.7 else f"{dice.choice(firsts)} {dice.choice(firsts)}"

    return [(first_name(), last_name()) for _ in range(people)]


def _demo() -> list[list[str]]:
    with (resources.resource("demo") / "attendees.csv").open(encoding="cp1252", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def filled(path: Path, people: int) -> tuple[Session, list[Name]]:
    """An event file with that many people, written as an import writes them, but for the journal, which search never reads."""
    session = bootstrap.new_event(path, name="Bench", place="", days=[date(2010, 7, 1)], desk="A")
    names, firms = crowd(people), sorted({row[4] for row in _demo()})
    for start in range(0, people, _CHUNK):
        bodies = [
            (f"p{number}", {"fields": {
                "first_name": first, "last_name": last, "company": f"{firms[number * 7 % len(firms)]} {number % 97}",
                "email": f"{fold(first)}.{fold(last)}@bench.example".replace(" ", "-"), "external_id": f"B-{number:06}",
            }, "origin": "import", "serial": number, "version": 1})
            for number, (first, last) in enumerate(names[start : start + _CHUNK], start)
        ]  # fmt: skip
        with session.store.exclusive():
            derived.register(session.store.db, bodies)
    return session, names


def measure_memory(session: Session) -> None:
    """What the first slip of the day would cost, were the words not learned beforehand."""
    began = time.perf_counter()
    searching.warm(session)
    report("words of the list learned", f"{(time.perf_counter() - began) * 1000:.0f} ms", "")


def measure_recall(session: Session, names: Sequence[Name], queries: int, seed: int, goal: float) -> None:
    """How often who is meant is among the first ten, by kind of slip. A namesake counts: no name tells them apart."""
    missed: Counter[str] = Counter()
    namesakes = 0
    for kind, typed, place in spoiled(names, queries, seed):
        hits = searching.search(session, typed)
        if f"p{place}" not in {hit.id for hit in hits}:
            namesake = names[place] in {(hit.first_name, hit.last_name) for hit in hits}
            namesakes += namesake
            missed[kind] += not namesake
    found = 1 - missed.total() / queries
    report("recall in the first ten", f"{found:.1%} of {queries:,} queries, seed {seed}", f"goal >= {goal:.0%}")
    report("  of these by a namesake", f"{namesakes / queries:.1%}", "")
    worst = ", ".join(f"{kind} {1 - missed[kind] * len(KINDS) / queries:.0%}" for kind in KINDS if missed[kind])
    report("  by kind, where any was missed", worst or "none was", "")


def measure_keystrokes(session: Session, names: Sequence[Name], seed: int, people: int) -> None:
    """Every keystroke of names typed right, and of spoiled ones, after a while of typing others."""
    dice = random.Random(seed)
    drawn = dice.sample(names, 2 * _TYPED)
    right = [f"{last} {first}" if dice.random() < 0.5 else f"{first} {last}" for first, last in drawn]
    slips = [typed for _kind, typed, _place in spoiled(names, 2 * _TYPED, seed + 1)]
    guard = 50 if people > 100_000 else 16
    for what, texts in (("typed right", right), ("with slips", slips)):
        ours, bare, shown = in_turns(
            session, keystrokes(texts[_TYPED:]), keystrokes(texts[:_TYPED]), lambda text: searching.search(session, text),
            lambda text: bare_prefix(session, text), lambda text: bare_rows(session, text),
        )  # fmt: skip
        report(f"p99 a keystroke, {what}", f"{ours.ratio(bare, 99):.1f} x a bare FTS5 prefix", "goal <= 5 x")
        report("  against one that reads the ten rows", f"{ours.ratio(shown, 99):.1f} x", "")
        report("  medians", f"{ours.ratio(bare, 50):.1f} x", "")
        report("  absolute, ours", str(ours), f"guard < {guard} ms")
        report("  absolute, bare", str(bare), "")


def measure_walk_in(session: Session) -> None:
    """The first search after somebody was added at the desk: nothing may be built again."""
    from checkin_app.services import desk

    times = []
    for number in range(20):
        desk.walk_in(session, {"last_name": f"Walkin{chr(97 + number)}", "first_name": "Eva"}, session.stamp())
        began = time.perf_counter()
        found = searching.search(session, f"eva wakin{chr(97 + number)}")
        times.append((time.perf_counter() - began) * 1000)
        assert found[0].first_name == "Eva", "a walk-in is found at once, slips and all"
    report("search right after a walk-in, with a slip", f"p50 {percentile(times, 50):.2f} ms, max {max(times):.2f} ms", "")


def measure_pretix(session: Session, names: Sequence[Name], seed: int) -> None:
    """pretixSCAN's offline search (libpretixsync, `AsyncCheckProvider.search`), from the fourth letter, on the same people."""
    db = session.store.db.conn
    db.execute("CREATE TEMP TABLE orders (id INTEGER PRIMARY KEY, code TEXT, email TEXT, event_slug TEXT)")
    db.execute(
        "CREATE TEMP TABLE position"
        " (id INTEGER PRIMARY KEY, attendee_name TEXT, attendee_email TEXT, secret TEXT, order_ref INTEGER)"
    )
    db.execute("INSERT INTO orders SELECT number, external_id, email, 'bench' FROM attendee")
    db.execute("INSERT INTO position SELECT number, first_name || ' ' || last_name, email, id, number FROM attendee")
    queries = [(typed, place) for _kind, typed, place in spoiled(names, 50, seed + 2) if len(typed) >= 4]
    texts = [text for text in keystrokes([typed for typed, _ in queries[::2]]) if len(text) >= 4]
    before = keystrokes([typed for _kind, typed, _place in spoiled(names, _TYPED, seed + 3)])
    ours, theirs = in_turns(
        session, before, texts, lambda text: searching.search(session, text), lambda text: pretix(session, text)
    )
    seen = sum(place + 1 in pretix(session, typed)[:10] for typed, place in queries) / len(queries)
    faster = f"p50 {theirs.ratio(ours, 50):.0f} x, p99 {theirs.ratio(ours, 99):.0f} x faster"
    report("against pretixSCAN's SQL, keys of spoiled names", faster, "goal p50 >= 100 x, p99 >= 40 x")
    report("  absolute, ours", str(ours), "")
    report("  absolute, theirs", str(theirs), f"their recall {seen:.0%}")


def pretix(session: Session, text: str) -> list[int]:
    """The query in capitals as Kotlin makes them, compared with SQLite's `UPPER`, which knows ASCII only."""
    starts, contains = f"{text.upper()}%", f"%{text.upper()}%"
    rows = session.store.db.conn.execute(
        "SELECT position.* FROM position LEFT JOIN orders ON position.order_ref = orders.id"
        " WHERE (UPPER(position.secret) LIKE ? OR UPPER(position.attendee_name) LIKE ?"
        " OR UPPER(position.attendee_email) LIKE ? OR UPPER(orders.email) LIKE ? OR UPPER(orders.code) LIKE ?)"
        " AND orders.event_slug IN ('bench') LIMIT 50 OFFSET 0",
        [starts, contains, contains, contains, starts],
    )
    return [row[0] for row in rows]


def bare_prefix(session: Session, text: str) -> list[int]:
    """The reference: ten row numbers, in no order, from the same index."""
    sql = "SELECT rowid FROM attendee_search WHERE attendee_search MATCH ? LIMIT 10"
    return [row[0] for row in session.store.db.conn.execute(sql, [_expression(text)])]


def bare_rows(session: Session, text: str) -> list[tuple[str, ...]]:
    """The same with what a list of hits shows."""
    sql = (
        "SELECT a.id, a.last_name, a.first_name, a.company, a.country, a.category, a.status, a.stand FROM attendee_search"
        " JOIN attendee a ON a.number = attendee_search.rowid WHERE attendee_search MATCH ? LIMIT 10"
    )
    return list(session.store.db.conn.execute(sql, [_expression(text)]))


def _expression(text: str) -> str:
    return " AND ".join(f'"{word}"*' for word in search_words(text)) or '"x"'


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each call, of the processor and by the clock."""

    processor: list[float]
    clock: list[float]

    def ratio(self, reference: Times, rank: int) -> float:
        """How many times what the reference takes, each at that percentile."""
        return percentile(self.processor, rank) / percentile(reference.processor, rank)

    def __str__(self) -> str:
        return f"p50 {percentile(self.clock, 50):.2f} ms, p99 {percentile(self.clock, 99):.2f} ms"


def keystrokes(texts: Sequence[str]) -> list[str]:
    """What is in the field after each key but the space bar."""
    return [text[:length] for text in texts for length in range(1, len(text) + 1) if text[length - 1] != " "]


def in_turns(session: Session, before: Sequence[str], texts: Sequence[str], *methods: Callable[[str], object]) -> list[Times]:
    """The times of each method for `texts`. What search remembers is only what it learned when asked for `before`."""
    session.store.cache.clear()
    searching.warm(session)
    for text in before:
        methods[0](text)
    taken: list[list[tuple[float, float]]] = [[] for _ in methods]
    for number, text in enumerate(texts):
        for place in range(len(methods)):
            chosen = (number + place) % len(methods)
            clock, processor = time.perf_counter(), time.thread_time()
            methods[chosen](text)
            taken[chosen].append(((time.thread_time() - processor) * 1000, (time.perf_counter() - clock) * 1000))
    return [Times([p for p, _ in one], [c for _, c in one]) for one in taken]


if __name__ == "__main__":
    main()
