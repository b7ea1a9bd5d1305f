-- Forms: how units stood in a round at a moment. What a form says never changes.

-- +goose Up
CREATE TABLE forms (
  id       INTEGER PRIMARY KEY,
  key      TEXT    NOT NULL UNIQUE,              -- what froze it: a second one of the same is not written
  kind     TEXT    NOT NULL CHECK (kind IN ('han', 'can_bo', 'tu_dong')),
  round_id INTEGER REFERENCES rounds (id),
  version  INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  area_id  INTEGER REFERENCES areas (id),        -- NULL: all areas without hours of their own
  number   INTEGER NOT NULL DEFAULT 0,           -- of an officer's
  units_at INTEGER,
  areas_at INTEGER,
  said     INTEGER NOT NULL,                     -- bot.AsOf
  known    INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  by       TEXT    NOT NULL DEFAULT '',
  ready    INTEGER NOT NULL DEFAULT FALSE CHECK (ready IN (FALSE, TRUE)) -- all its units are there
) STRICT;
CREATE INDEX forms_day ON forms (day, kind);
CREATE INDEX forms_area ON forms (area_id, at) WHERE area_id IS NOT NULL;
CREATE INDEX forms_round ON forms (round_id) WHERE round_id IS NOT NULL;
CREATE UNIQUE INDEX forms_number ON forms (area_id, day, number) WHERE number > 0;

-- Each unit as it was then. What it names may be gone since.
CREATE TABLE form_units (
  form_id   INTEGER NOT NULL REFERENCES forms (id),
  unit_id   INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  code      TEXT    NOT NULL,
  school    TEXT    NOT NULL,
  owner     TEXT    NOT NULL,
  level     TEXT    NOT NULL,
  area_id   INTEGER NOT NULL,                    -- 0: none
  standing  TEXT    NOT NULL,
  report_id TEXT    NOT NULL,
  status    TEXT    NOT NULL,
  review    TEXT    NOT NULL,
  at        INTEGER NOT NULL,                    -- of the report, 0 for none
  state     TEXT    NOT NULL CHECK (state IN ('dung_han', 'giu_nguyen', 'sau_han', 'chua')),
  reached   INTEGER NOT NULL CHECK (reached IN (FALSE, TRUE)),
  PRIMARY KEY (form_id, unit_id)
) STRICT, WITHOUT ROWID;

-- The units of a form counted, with its areas as they were called: what is shown of
-- a round that is over is read from here alone.
CREATE TABLE form_rows (
  form_id        INTEGER NOT NULL REFERENCES forms (id),
  area_id        INTEGER NOT NULL,               -- 0 for units without one
  level          TEXT    NOT NULL,
  name           TEXT    NOT NULL,
  short_name     TEXT    NOT NULL,
  sort           INTEGER NOT NULL,
  total          INTEGER NOT NULL,
  accepted       INTEGER NOT NULL,
  succeeded      INTEGER NOT NULL,
  refused        INTEGER NOT NULL,
  not_registered INTEGER NOT NULL,
  other          INTEGER NOT NULL,
  not_reported   INTEGER NOT NULL,
  confirmed      INTEGER NOT NULL,
  behind         INTEGER NOT NULL,
  reached        INTEGER NOT NULL,
  outside        INTEGER NOT NULL,
  excluded       INTEGER NOT NULL,
  on_time        INTEGER NOT NULL,
  kept           INTEGER NOT NULL,
  late           INTEGER NOT NULL,
  PRIMARY KEY (form_id, area_id, level)
) STRICT, WITHOUT ROWID;

-- Rounds that are to come are frozen too.
INSERT INTO jobs (key, kind, args, at, not_before)
  SELECT 'cut:' || id || '.' || version, 'cut', '{"Round":' || id || ',"Version":' || version || '}', changed_at, units_at + 60000
  FROM rounds WHERE removed = FALSE AND units_at > unixepoch() * 1000;
