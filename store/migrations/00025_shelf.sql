-- Files of the shelf that messages bring along: who names them.

-- +goose Up
CREATE TABLE attached (
  sha256  TEXT    NOT NULL,
  by_what TEXT    NOT NULL CHECK (by_what IN ('outbox', 'web')),
  row_id  INTEGER NOT NULL,                      -- outbox.id, web_log.seq; such rows end without asking here
  PRIMARY KEY (sha256, by_what, row_id)
) STRICT, WITHOUT ROWID;
