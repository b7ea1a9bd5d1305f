-- Lists on their way into the roster, and the way back for a day.

-- +goose Up
CREATE TABLE imports (
  id        TEXT    PRIMARY KEY,
  by        TEXT    NOT NULL,                    -- an account, or cli
  name      TEXT    NOT NULL DEFAULT '',         -- of the file
  state     TEXT    NOT NULL DEFAULT 'staging' CHECK (state IN ('staging', 'staged', 'switching', 'done', 'undone')),
  since     INTEGER NOT NULL,                    -- from when its changes hold
  seen      INTEGER NOT NULL,                    -- the highest unit that it was planned upon
  areas     TEXT    NOT NULL DEFAULT '',         -- JSON: those to be made, with their ids once they are
  rows      INTEGER NOT NULL,
  next      INTEGER NOT NULL DEFAULT 0,          -- the first row that is not switched
  at        INTEGER NOT NULL                     -- of its state
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_state ON imports (state, at);

CREATE TABLE import_changes (
  import_id TEXT    NOT NULL REFERENCES imports (id),
  n         INTEGER NOT NULL,
  unit_id   INTEGER,                             -- NULL: a new one that is not made yet
  was       TEXT    NOT NULL DEFAULT '',         -- JSON of the unit, '' for a new one
  now       TEXT    NOT NULL,
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;

-- A unit whose list was taken back is void: nobody sees or counts it, and its
-- history stays. Only the check of two columns changes, not a row of theirs.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''closed'', ''exempt''', '''closed'', ''exempt'', ''void''')
  WHERE type = 'table' AND name IN ('units', 'unit_history');
PRAGMA writable_schema = RESET;
