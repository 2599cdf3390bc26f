"""The ledger's tables, as the steps that lead to them: a file made by an older numcheck is brought up to date."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x6E756D63
"""What marks an SQLite file as a ledger: "numc"."""

_ARTICLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL UNIQUE,
    reader TEXT NOT NULL,
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    claims INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX article_by_day ON article (day);
CREATE TABLE held (articles INTEGER NOT NULL, claims INTEGER NOT NULL) STRICT;
INSERT INTO held VALUES (0, 0);
CREATE TRIGGER article_in AFTER INSERT ON article BEGIN
    UPDATE held SET articles = articles + 1, claims = claims + new.claims; END;
CREATE TRIGGER article_out AFTER DELETE ON article BEGIN
    UPDATE held SET articles = articles - 1, claims = claims - old.claims; END;
CREATE TABLE posting (
    key INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (key, day, article, claim)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (words, content='', detail=none, tokenize="porter unicode61 remove_diacritics 2");
"""
_ASIDE = """
CREATE TABLE aside (
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
MIGRATIONS = (_ARTICLES, _ASIDE)
"""Step n leads from version n to n + 1 of the tables; steps are added and never changed."""


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
    (taken,) = connection.execute("PRAGMA user_version").fetchone()
    return int(taken)


def migrate(connection: sqlite3.Connection) -> None:
    """Takes the steps that are missing, all of them or none."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for step in range(version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[step].split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
