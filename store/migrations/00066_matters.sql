-- What people asked for and what came up: when it was answered, who was told.

-- +goose Up
ALTER TABLE wishes ADD COLUMN answered_at INTEGER;
ALTER TABLE wishes ADD COLUMN answered_by TEXT NOT NULL DEFAULT '';

-- What waits and has no row of its own that could say that it is done.
CREATE TABLE handled (
  kind    TEXT    NOT NULL,                      -- bot.MatterKind
  id      TEXT    NOT NULL,
  done_at INTEGER NOT NULL,
  done_by TEXT    NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_denied ON reports (denied_at) WHERE denied_by <> '';

-- Officers who were told what waits: when last, and up to which matter.
CREATE TABLE told (
  account_id TEXT    PRIMARY KEY,
  at         INTEGER NOT NULL,
  upto       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
