-- Reports can be taken back by who sent them; questions and words wait for whoever
-- looks after the area.

-- +goose Up
ALTER TABLE reports ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE reports DROP COLUMN stands;
-- Whether it can be the unit's current report at all: not returned, not withdrawn,
-- and not denied unless it was verified or an officer has confirmed it since.
ALTER TABLE reports ADD COLUMN stands INTEGER NOT NULL GENERATED ALWAYS AS
  (review <> 'tra_lai' AND withdrawn_at IS NULL AND (denied_by = '' OR verified OR on_behalf OR review = 'da_xac_nhan')) VIRTUAL;

CREATE TABLE questions (
  event      TEXT PRIMARY KEY,
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  chat_key   TEXT    NOT NULL,
  kind       TEXT    NOT NULL,                   -- bot.QuestionKind
  unit_id    INTEGER REFERENCES units (id),
  text       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  done_at    INTEGER,
  done_by    TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_account ON questions (account_id);
CREATE INDEX questions_unit ON questions (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX questions_open ON questions (at) WHERE done_at IS NULL;
