-- A file that was made of what is kept about a person goes with that person, and no
-- message names it any more when it was said.

-- +goose Up
CREATE TABLE handed_out (
  account_id TEXT    NOT NULL,
  sha256     TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (account_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX handed_out_file ON handed_out (sha256);
