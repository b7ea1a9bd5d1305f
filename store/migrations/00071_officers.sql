-- Administrators beside those of the configuration, officers' deputies until a day,
-- and what an invitation knows of the person before it is used.

-- +goose Up
CREATE TABLE administrators (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  by         TEXT    NOT NULL,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deputies (
  deputy  TEXT    NOT NULL REFERENCES accounts (id),
  officer TEXT    NOT NULL REFERENCES accounts (id),
  until   INTEGER NOT NULL,                      -- the last day, midnight UTC
  by      TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (deputy, officer)
) STRICT, WITHOUT ROWID;
CREATE INDEX deputies_officer ON deputies (officer);

ALTER TABLE officer_codes ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE officer_codes ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE officer_codes ADD COLUMN deputy_of TEXT NOT NULL DEFAULT ''; -- the officer whose deputy it makes
ALTER TABLE officer_codes ADD COLUMN until INTEGER;                      -- of that, the last day
