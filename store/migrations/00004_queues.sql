-- Queues: what is to be said, and what is to be handled later.

-- +goose Up
CREATE TABLE outbox (
  id          INTEGER PRIMARY KEY AUTOINCREMENT, -- order of a chat's messages; never used twice
  key         TEXT    NOT NULL UNIQUE,           -- a second row of the same key is not written
  channel     TEXT    NOT NULL,
  chat_key    TEXT    NOT NULL,
  chat        TEXT    NOT NULL,                  -- bot.Chat as JSON
  message     TEXT    NOT NULL,                  -- bot.Message as JSON; '' once it is finished
  question    INTEGER NOT NULL CHECK (question IN (0, 1)), -- a newer one of the chat replaces it
  unasked     INTEGER NOT NULL CHECK (unasked IN (0, 1)),  -- paced, and after people's answers
  at          INTEGER NOT NULL,                  -- when it was written
  not_before  INTEGER NOT NULL,
  owner       TEXT    NOT NULL DEFAULT '',       -- of the lease
  lease_until INTEGER NOT NULL DEFAULT 0,
  tries       INTEGER NOT NULL DEFAULT 0,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'replaced')),
  sent_id     TEXT    NOT NULL DEFAULT '',       -- the platform's id of the message
  why         TEXT    NOT NULL DEFAULT '',       -- of failed: a code, never a text of the platform
  done_at     INTEGER
) STRICT;
CREATE INDEX outbox_chat ON outbox (chat_key, unasked, id) WHERE state = 'waiting';
CREATE INDEX outbox_next ON outbox (unasked, not_before, id) WHERE state = 'waiting';
CREATE INDEX outbox_done ON outbox (done_at) WHERE state <> 'waiting';

-- A chat, or a whole channel, that must not be written to until a moment.
CREATE TABLE holds (
  key   TEXT PRIMARY KEY,                        -- bot.Chat.Key, or the channel's name
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY AUTOINCREMENT, -- order of a chat's events
  event       TEXT    NOT NULL UNIQUE,
  chat_key    TEXT    NOT NULL,
  json        TEXT    NOT NULL,                  -- bot.Event
  cause       TEXT    NOT NULL DEFAULT '',
  at          INTEGER NOT NULL,
  not_before  INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  tries       INTEGER NOT NULL DEFAULT 0,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead'))
) STRICT;
CREATE INDEX inbox_chat ON inbox (chat_key, id) WHERE state = 'waiting';
