-- What stays of pictures that were removed for good: identity cards above all.

-- +goose Up
CREATE TABLE erased (
  picture   TEXT PRIMARY KEY REFERENCES pictures (event),
  sha256    TEXT    NOT NULL,
  by        TEXT    NOT NULL,
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
