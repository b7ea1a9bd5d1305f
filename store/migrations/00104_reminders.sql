-- Reminders by the clock: what each message asked for until when, or why it was not
-- written; which of them are done; and what people have put off.

-- +goose Up
ALTER TABLE reminded ADD COLUMN why TEXT NOT NULL DEFAULT ''; -- bot.Unreminded: nobody was written to
ALTER TABLE reminded ADD COLUMN due INTEGER;                  -- the hour that was told, null for none
CREATE INDEX reminded_due ON reminded (due) WHERE due IS NOT NULL;

CREATE TABLE occasions (
  key  TEXT    PRIMARY KEY,                      -- bot.RoundKey
  at   INTEGER NOT NULL,                         -- when it was due
  done INTEGER NOT NULL,
  why  TEXT    NOT NULL DEFAULT ''               -- bot.Unreminded: nobody was written to
) STRICT, WITHOUT ROWID;
CREATE INDEX occasions_done ON occasions (done);

CREATE TABLE put_offs (
  account_id TEXT    NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES units (id),
  until      INTEGER NOT NULL,                   -- when it is to be asked again
  at         INTEGER NOT NULL,                   -- when that was said
  asked_at   INTEGER,
  PRIMARY KEY (account_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX put_offs_until ON put_offs (until) WHERE asked_at IS NULL;
CREATE INDEX put_offs_unit ON put_offs (unit_id, until);

CREATE INDEX units_waiting ON units (cur_at, id) WHERE standing = '' AND cur_status = 'duoc_tiep_nhan';
CREATE INDEX units_refused ON units (cur_at, id) WHERE standing = '' AND cur_status = 'tu_choi';
