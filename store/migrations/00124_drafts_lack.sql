-- A report in the making is known from the moment its unit is, whatever it lacks: the
-- words are bot.Wants, and no list of them is kept here.

-- +goose Up
CREATE TABLE drafts_anew (
  account_id TEXT PRIMARY KEY,
  draft      TEXT    NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES units (id),
  wants      TEXT    NOT NULL,                   -- bot.Wants: what it lacks first
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO drafts_anew SELECT account_id, draft, unit_id, wants, at FROM drafts;
DROP TABLE drafts;
ALTER TABLE drafts_anew RENAME TO drafts;
CREATE INDEX drafts_unit ON drafts (unit_id, at);
