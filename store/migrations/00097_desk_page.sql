-- The officers' page: who may open it, and the browsers in which it is open.

-- +goose Up
CREATE TABLE page_offers (
  event      TEXT    NOT NULL,                  -- that asked for it
  hash       TEXT    NOT NULL,                  -- keyed, of the link or of the code
  account_id TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  until      INTEGER NOT NULL,
  session    TEXT    NOT NULL DEFAULT '',       -- that spent it
  PRIMARY KEY (event, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_offers_hash ON page_offers (hash, until);
CREATE INDEX page_offers_account ON page_offers (account_id);
CREATE INDEX page_offers_until ON page_offers (until);

CREATE TABLE page_sessions (
  id         TEXT    PRIMARY KEY,               -- of its chat; no secret
  cookie     TEXT    NOT NULL UNIQUE,           -- keyed hash
  account_id TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  until      INTEGER NOT NULL,
  said       TEXT    NOT NULL DEFAULT '{}'      -- bot.PageSaid as JSON
) STRICT;
CREATE INDEX page_sessions_account ON page_sessions (account_id);
CREATE INDEX page_sessions_until ON page_sessions (until);
