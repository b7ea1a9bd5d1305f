-- What buttons mean that have more to say than they can carry.

-- +goose Up
CREATE TABLE views (
  id         TEXT    PRIMARY KEY,
  account_id TEXT    NOT NULL,                   -- who asked for it first
  chat_key   TEXT    NOT NULL,
  kind       TEXT    NOT NULL,                   -- what the JSON says
  json       TEXT    NOT NULL,
  at         INTEGER NOT NULL                    -- last shown; long afterwards it is purged
) STRICT;
CREATE INDEX views_at ON views (at);
