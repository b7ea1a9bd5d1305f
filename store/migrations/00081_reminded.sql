-- Who was reminded of what, in which round and by which chase: a unit's person once,
-- however often it is asked for. And scopes that are told nothing unasked.

-- +goose Up
CREATE TABLE reminded (
  round      TEXT    NOT NULL,                   -- the round's id and version, and the day
  account_id TEXT    NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES units (id),
  chase      TEXT    NOT NULL,                   -- of the event that asked for it
  message    TEXT    NOT NULL,                   -- outbox.key
  at         INTEGER NOT NULL,
  PRIMARY KEY (round, account_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminded_chase ON reminded (chase, unit_id);
CREATE INDEX reminded_message ON reminded (message);
CREATE INDEX reminded_account ON reminded (account_id, at);
CREATE INDEX reminded_unit ON reminded (unit_id);
CREATE INDEX reminded_at ON reminded (at);

CREATE TABLE pauses (
  event      TEXT PRIMARY KEY,                   -- that asked for it
  scope      TEXT    NOT NULL,                   -- bot.Scope as JSON
  account_id TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  ended_at   INTEGER,
  ended_by   TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX pauses_active ON pauses (at) WHERE ended_at IS NULL;
