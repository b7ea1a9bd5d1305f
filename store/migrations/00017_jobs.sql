-- Work to be done once, later, by one copy of the program.

-- +goose Up
CREATE TABLE jobs (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT    NOT NULL UNIQUE,           -- a second row of the same key is not written
  kind        TEXT    NOT NULL,
  args        TEXT    NOT NULL DEFAULT '',       -- JSON; '' once it is finished
  at          INTEGER NOT NULL,                  -- when it was written
  not_before  INTEGER NOT NULL,
  owner       TEXT    NOT NULL DEFAULT '',       -- of the lease
  lease_until INTEGER NOT NULL DEFAULT 0,
  tries       INTEGER NOT NULL DEFAULT 0,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  why         TEXT    NOT NULL DEFAULT '',       -- of failed: a kind of error, never its text
  done_at     INTEGER
) STRICT;
CREATE INDEX jobs_due ON jobs (kind, not_before, id) WHERE state = 'waiting';
CREATE INDEX jobs_done ON jobs (done_at) WHERE state <> 'waiting';
