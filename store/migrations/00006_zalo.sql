-- What a platform's plan counts, where the platform does not tell it.

-- +goose Up
CREATE TABLE channel_chats (                     -- people and groups that have used a channel, once each
  chat_key TEXT PRIMARY KEY,
  channel  TEXT    NOT NULL,
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_chats_kind ON channel_chats (channel, is_group);

CREATE TABLE channel_use (
  channel  TEXT    NOT NULL,
  month    TEXT    NOT NULL,                     -- "2026-11"
  messages INTEGER NOT NULL,
  PRIMARY KEY (channel, month)
) STRICT, WITHOUT ROWID;
