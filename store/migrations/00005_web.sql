-- The web page: browsers that have a conversation, and what was said in it.

-- +goose Up
CREATE TABLE web_sessions (
  id   TEXT    PRIMARY KEY,          -- of the account and of its chat; no secret
  hash BLOB    NOT NULL UNIQUE,      -- SHA-256 of the cookie
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE web_log (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: browsers resume behind it
  chat   TEXT    NOT NULL,
  client TEXT    NOT NULL DEFAULT '', -- the browser's id of what it posted, '' for the bot's
  body   TEXT    NOT NULL,            -- bot.Entry as JSON
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX web_log_chat ON web_log (chat, seq);
CREATE UNIQUE INDEX web_log_client ON web_log (chat, client) WHERE client <> '';
CREATE INDEX web_log_at ON web_log (at);
