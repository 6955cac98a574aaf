"""The schema of a ledger file, as the steps that lead to it. A step is never changed once released; one is added.

`PRAGMA user_version` counts the steps that a file has gone through.
"""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        seen TEXT NOT NULL                     -- EDTF, UTC: when these reports were taken in
    ) STRICT;
    CREATE TABLE report (
        id TEXT PRIMARY KEY,
        batch INTEGER NOT NULL REFERENCES batch (id),
        body BLOB NOT NULL                     -- core.reports.Report as JSON, the text as received within
    ) STRICT;
    CREATE TABLE reading (
        report TEXT NOT NULL REFERENCES report (id),
        rules TEXT NOT NULL,                   -- version of the rules that read it
        body BLOB NOT NULL,                    -- core.claims.Reading as JSON
        PRIMARY KEY (report, rules)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
        batch INTEGER NOT NULL REFERENCES batch (id),
        body BLOB NOT NULL,                    -- core.findings.Finding as JSON: what could not be taken in
        PRIMARY KEY (batch, body)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE judgement (
        id TEXT PRIMARY KEY,
        batch INTEGER NOT NULL REFERENCES batch (id),
        body BLOB NOT NULL                     -- core.judgements.Judgement as JSON: a person's, never a rule's
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE books (
        key TEXT PRIMARY KEY,                  -- digest of all that the story was worked out from
        body BLOB NOT NULL                     -- core.books.Books as JSON; can always be worked out again
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER report_is_kept BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'reports are only ever added'); END;
    CREATE TRIGGER report_stands BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END;
    CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement
        BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;
    CREATE TRIGGER judgement_stands BEFORE UPDATE ON judgement
        BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
    """,
    """
    CREATE TABLE stories (
        key TEXT PRIMARY KEY,                  -- digest of the reports that were sorted into stories
        body BLOB NOT NULL                     -- core.reports.Story as JSON, all of them; can be worked out again
    ) STRICT, WITHOUT ROWID;
    """,
    """
    DROP TABLE books;                          -- all of them can be worked out again
    CREATE TABLE books (
        key TEXT PRIMARY KEY,                  -- digest of all that the story was worked out from
        claims INTEGER NOT NULL,               -- how many its reports hold
        body BLOB NOT NULL                     -- core.books.Books as JSON
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sketch (
        report TEXT NOT NULL REFERENCES report (id),
        rules TEXT NOT NULL,                   -- version of the rules that made it
        body BLOB NOT NULL,                    -- what reports are sorted into stories by; can be worked out again
        PRIMARY KEY (report, rules)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE once (
        id TEXT PRIMARY KEY,                   -- an id that the books gave once, and give no more
        body BLOB NOT NULL                     -- core.heirs.Once as JSON: what it stood for
    ) STRICT, WITHOUT ROWID;
    """,
    "DELETE FROM stories;                      -- from here on core.books.Sorted as JSON; can be worked out again",
)
