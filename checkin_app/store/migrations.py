"""The shape of the event file, as small named steps. A released step is never changed: a new shape is a new step."""

from __future__ import annotations

from checkin_app.domain.index_words import index_text
from checkin_app.store.tables import Database, Migrations

EVENT_FILE = Migrations("event_file")


def _run(db: Database, script: str) -> None:
    """One statement at a time: `executescript` would commit the migration's own transaction."""
    for statement in script.split(";;"):
        if statement.strip():
            db.execute(statement)


@EVENT_FILE(name="0001_journal")
def journal(db: Database) -> None:
    """What happened: append-only, but for a body that is erased at a person's wish. And what is this file's alone."""
    _run(
        db,
        """
        CREATE TABLE local (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;;
        CREATE TABLE journal (
            id TEXT NOT NULL PRIMARY KEY, desk TEXT NOT NULL, counter INTEGER NOT NULL, clock INTEGER NOT NULL,
            happened_at TEXT NOT NULL, stored_at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            batch TEXT NOT NULL, body TEXT, salt TEXT NOT NULL, digest TEXT NOT NULL, previous TEXT NOT NULL,
            hash TEXT NOT NULL, UNIQUE (desk, counter));;
        CREATE INDEX journal_subject ON journal (subject, clock);;
        CREATE INDEX journal_batch ON journal (batch);;
        CREATE INDEX journal_clock ON journal (clock);;
        CREATE TRIGGER journal_never_loses BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
        CREATE TRIGGER journal_never_changes
            BEFORE UPDATE OF id, desk, counter, clock, happened_at, stored_at, kind, subject, batch, digest, previous, hash
            ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
        CREATE TRIGGER journal_only_blanks BEFORE UPDATE OF body ON journal WHEN NEW.body IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
        """,
    )


@EVENT_FILE(name="0002_people")
def people(db: Database) -> None:
    """Derived from the journal: who is registered, each passage, the first entry of each day, each badge printed."""
    _run(
        db,
        """
        CREATE TABLE event (id TEXT NOT NULL PRIMARY KEY, fields TEXT NOT NULL);;
        CREATE TABLE attendee (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, external_id TEXT NOT NULL, title TEXT NOT NULL,
            first_name TEXT NOT NULL, last_name TEXT NOT NULL, company TEXT NOT NULL, job_title TEXT NOT NULL,
            email TEXT NOT NULL, phone TEXT NOT NULL, country TEXT NOT NULL, bioregion TEXT NOT NULL,
            network TEXT NOT NULL, category TEXT NOT NULL, category_label TEXT NOT NULL, status TEXT NOT NULL,
            status_label TEXT NOT NULL, stand TEXT NOT NULL, language TEXT NOT NULL, wants_meetings INTEGER NOT NULL,
            registered_on TEXT NOT NULL, days TEXT NOT NULL, note TEXT NOT NULL, attention TEXT NOT NULL,
            walk_in INTEGER NOT NULL, serial INTEGER NOT NULL, version INTEGER NOT NULL, imported TEXT NOT NULL,
            name_key TEXT NOT NULL, company_key TEXT NOT NULL);;
        CREATE INDEX attendee_serial ON attendee (serial);;
        CREATE INDEX attendee_external ON attendee (external_id);;
        CREATE INDEX attendee_company ON attendee (company_key);;
        CREATE INDEX attendee_name ON attendee (name_key);;
        CREATE VIRTUAL TABLE attendee_search
            USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize='ascii');;
        CREATE TABLE passage (
            record TEXT NOT NULL PRIMARY KEY, attendee TEXT NOT NULL, checkpoint TEXT NOT NULL, day TEXT NOT NULL,
            direction TEXT NOT NULL, verdict TEXT NOT NULL, at TEXT NOT NULL, stored_at TEXT NOT NULL, desk TEXT NOT NULL,
            via TEXT NOT NULL, code TEXT NOT NULL, overridden INTEGER NOT NULL, annulled INTEGER NOT NULL);;
        CREATE INDEX passage_attendee ON passage (attendee);;
        CREATE TABLE admission (
            attendee TEXT NOT NULL, checkpoint TEXT NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL, at TEXT NOT NULL,
            desk TEXT NOT NULL, PRIMARY KEY (attendee, checkpoint, day)) WITHOUT ROWID;;
        CREATE INDEX admission_day ON admission (day, checkpoint, at);;
        CREATE TABLE badge_print (
            job TEXT NOT NULL, attendee TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
            printer TEXT NOT NULL, stand TEXT NOT NULL, text TEXT NOT NULL, sent_at TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (attendee, job)) WITHOUT ROWID;;
        CREATE INDEX badge_print_job ON badge_print (job)
        """,
    )


@EVENT_FILE(name="0003_stands_and_meetings")
def stands_and_meetings(db: Database) -> None:
    """Derived from the journal: halls, stands, who holds which (one holder a stand, by the key itself), and meetings."""
    _run(
        db,
        """
        CREATE TABLE hall (id TEXT NOT NULL PRIMARY KEY, fields TEXT NOT NULL);;
        CREATE TABLE stand (number TEXT NOT NULL PRIMARY KEY, hall TEXT NOT NULL, area REAL NOT NULL, power REAL NOT NULL);;
        CREATE TABLE exhibitor (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, country TEXT NOT NULL,
            bioregion TEXT NOT NULL, network TEXT NOT NULL, activity TEXT NOT NULL, contact TEXT NOT NULL,
            staff_expected INTEGER NOT NULL, wishes TEXT NOT NULL, area REAL NOT NULL, dimensions TEXT NOT NULL,
            power REAL NOT NULL);;
        CREATE INDEX exhibitor_name ON exhibitor (name_key);;
        CREATE TABLE allocation (
            stand TEXT NOT NULL PRIMARY KEY, exhibitor TEXT NOT NULL, state TEXT NOT NULL, record TEXT NOT NULL);;
        CREATE INDEX allocation_exhibitor ON allocation (exhibitor);;
        CREATE TABLE meeting (
            id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, place TEXT NOT NULL,
            first TEXT NOT NULL, second TEXT NOT NULL, status_label TEXT NOT NULL);;
        CREATE INDEX meeting_first ON meeting (first);;
        CREATE INDEX meeting_second ON meeting (second)
        """,
    )


@EVENT_FILE(name="0004_tickets_in_any_case")
def tickets_in_any_case(db: Database) -> None:
    """A ticket is looked up in any case, so its index is blind to case too: else each scan of one reads the whole list."""
    _run(
        db,
        """
        DROP INDEX attendee_external;;
        CREATE INDEX attendee_ticket ON attendee (external_id COLLATE NOCASE)
        """,
    )


@EVENT_FILE(name="0005_sealed_acts")
def sealed_acts(db: Database) -> None:
    """Entries of a long act that were decided and are on their way into the journal: see `store.sealed`.

    And the index is not tidied because many people have gone from it, which holds the lock for 0.3 s: later merges do that.
    """
    _run(
        db,
        """
        CREATE TABLE sealed (number INTEGER PRIMARY KEY, people INTEGER NOT NULL, entries BLOB NOT NULL);;
        INSERT INTO attendee_search (attendee_search, rank) VALUES ('deletemerge', 0)
        """,
    )


@EVENT_FILE(name="0006_who_is_gone")
def who_is_gone(db: Database) -> None:
    """How many are expected is asked after each scan: those who are not are few, and counted by an index of their own."""
    _run(db, "CREATE INDEX attendee_gone ON attendee (status) WHERE status IN ('cancelled', 'blocked')")


@EVENT_FILE(name="0010_files_of_exhibitors")
def files_of_exhibitors(db: Database) -> None:
    """Derived: what is known of exhibitors, noted and handed over; papers that name stands. Pictures under the plan are kept.

    The key of `allocation` refuses a second row of a stand; the triggers refuse that its holder is put in another's place, by
    whoever writes into the table. And the staff of stands is found without looking through everybody.
    """
    _run(
        db,
        """
        ALTER TABLE exhibitor ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';;
        ALTER TABLE exhibitor ADD COLUMN phone TEXT NOT NULL DEFAULT '';;
        ALTER TABLE exhibitor ADD COLUMN email TEXT NOT NULL DEFAULT '';;
        ALTER TABLE exhibitor ADD COLUMN host TEXT NOT NULL DEFAULT '';;
        ALTER TABLE exhibitor ADD COLUMN corrected TEXT NOT NULL DEFAULT '[]';;
        CREATE INDEX exhibitor_host ON exhibitor (host) WHERE host <> '';;
        CREATE TABLE exhibitor_note (
            record TEXT NOT NULL PRIMARY KEY, exhibitor TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
            desk TEXT NOT NULL);;
        CREATE INDEX exhibitor_note_exhibitor ON exhibitor_note (exhibitor, at);;
        CREATE TABLE handover (
            exhibitor TEXT NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL,
            record TEXT NOT NULL, PRIMARY KEY (exhibitor, item)) WITHOUT ROWID;;
        CREATE TABLE paper (
            id TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL, hall TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL,
            desk TEXT NOT NULL, said TEXT NOT NULL, settled TEXT NOT NULL);;
        CREATE INDEX paper_what ON paper (what, hall, at);;
        CREATE TABLE picture (digest TEXT NOT NULL PRIMARY KEY, mime TEXT NOT NULL, data BLOB NOT NULL);;
        CREATE INDEX attendee_staff ON attendee (company_key, name_key) WHERE category = 'exhibitor';;
        CREATE TRIGGER allocation_one_holder BEFORE INSERT ON allocation
            WHEN EXISTS (SELECT 1 FROM allocation WHERE stand = NEW.stand)
            BEGIN SELECT RAISE(ABORT, 'the stand is held'); END;;
        CREATE TRIGGER allocation_keeps_its_holder BEFORE UPDATE OF stand, exhibitor ON allocation
            WHEN NEW.exhibitor <> OLD.exhibitor OR NEW.stand <> OLD.stand
            BEGIN SELECT RAISE(ABORT, 'the stand is held'); END
        """,
    )


@EVENT_FILE(name="0012_event_layouts")
def event_layouts(db: Database) -> None:
    """Derived from the journal: the event's own badge layouts, its images (their pixels stay there), words for paper alone."""
    _run(
        db,
        """
        CREATE TABLE layout (id TEXT NOT NULL PRIMARY KEY, fields TEXT NOT NULL);;
        CREATE TABLE image (
            name TEXT NOT NULL PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, digest TEXT NOT NULL,
            record TEXT NOT NULL);;
        ALTER TABLE attendee ADD COLUMN printed TEXT NOT NULL DEFAULT '{}'
        """,
    )


@EVENT_FILE(name="0013_words_of_the_index")
def words_of_the_index(db: Database) -> None:
    """People are found by more words than before, and those of no name or company are marked: see `domain.index_words`."""
    db.execute("INSERT INTO attendee_search (attendee_search) VALUES ('delete-all')")
    rows = db.query(
        "SELECT number, name_key, company_key, last_name, first_name, company, email, phone, external_id, stand FROM attendee"
    )
    words = ((row["number"], index_text(row)) for row in rows)
    db.conn.executemany("INSERT INTO attendee_search (rowid, words) VALUES (?, ?)", words)
