-- People and groups: accounts, their ties to units, officers, invitations.

-- +goose Up
CREATE TABLE accounts (
  id         TEXT PRIMARY KEY,                   -- bot.AccountID
  chat_key   TEXT    NOT NULL DEFAULT '',        -- the private chat, bot.Chat.Key; '' while it is not known
  name       TEXT    NOT NULL DEFAULT '',
  post       TEXT    NOT NULL DEFAULT '',
  phone      TEXT    NOT NULL DEFAULT '',
  lang       TEXT    NOT NULL DEFAULT '',
  role       TEXT    NOT NULL DEFAULT '' CHECK (role IN ('', 'officer')), -- administrators are named in the configuration
  scope      TEXT    NOT NULL DEFAULT '',        -- bot.Scope as JSON, of an officer
  notice     INTEGER NOT NULL DEFAULT 0,         -- version of the privacy notice that was shown
  contact    INTEGER NOT NULL DEFAULT 0 CHECK (contact IN (0, 1)), -- asked once for name, post and phone
  blocked    INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_chat ON accounts (chat_key) WHERE chat_key <> '';
CREATE INDEX accounts_role ON accounts (role) WHERE role <> '';

CREATE TABLE reporters (
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  unit_id    INTEGER NOT NULL REFERENCES units (id),
  verified   INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  since      INTEGER NOT NULL,                   -- of the tie, or of its verification
  PRIMARY KEY (account_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reporters_unit ON reporters (unit_id, verified);

-- Groups that an officer bound to a scope.
CREATE TABLE groups (
  chat_key TEXT PRIMARY KEY,
  title    TEXT    NOT NULL DEFAULT '',
  scope    TEXT    NOT NULL,                     -- bot.Scope as JSON
  bound_by TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  lang     TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One-time invitations of officers, by hash only.
CREATE TABLE officer_codes (
  hash     TEXT PRIMARY KEY,
  event    TEXT    NOT NULL UNIQUE,              -- that asked for it
  scope    TEXT    NOT NULL,
  made_by  TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  expires  INTEGER NOT NULL,
  spent_by TEXT    NOT NULL DEFAULT '',
  spent_at INTEGER
) STRICT, WITHOUT ROWID;

-- Wishes for correction or deletion of personal data.
CREATE TABLE wishes (
  event      TEXT PRIMARY KEY,
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('correct', 'delete')),
  text       TEXT    NOT NULL DEFAULT '',
  at         INTEGER NOT NULL,
  done_at    INTEGER,
  done_by    TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX wishes_account ON wishes (account_id);
CREATE INDEX wishes_open ON wishes (at) WHERE done_at IS NULL;

-- Who did, saw and exported what, when. Object is a code, never a name.
CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  event      TEXT    NOT NULL,
  account_id TEXT    NOT NULL,
  chat_key   TEXT    NOT NULL DEFAULT '',
  act        TEXT    NOT NULL,
  object     TEXT    NOT NULL DEFAULT '',
  at         INTEGER NOT NULL,
  UNIQUE (event, act)
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_account ON audit (account_id, at);
