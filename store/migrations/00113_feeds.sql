-- Addresses at which spreadsheets read numbers: whose, of what, and which generation of
-- each is the present one.

-- +goose Up
CREATE TABLE feeds (
  id         TEXT    PRIMARY KEY,              -- by officer, scope and kind
  account_id TEXT    NOT NULL,
  scope      TEXT    NOT NULL,                 -- as JSON
  units      INTEGER NOT NULL,                 -- a row for each unit
  generation INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  read_at    INTEGER                           -- the last day on which it was read
) STRICT, WITHOUT ROWID;
CREATE INDEX feeds_account ON feeds (account_id);
