-- Two units that are one: who ended in whom, and what has to be known to take it back.

-- +goose Up
ALTER TABLE units ADD COLUMN merged_into INTEGER REFERENCES units (id);
CREATE INDEX units_merged ON units (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE merges (
  id        INTEGER PRIMARY KEY,
  event     TEXT    NOT NULL UNIQUE,
  unit_id   INTEGER NOT NULL REFERENCES units (id), -- that ended
  into_id   INTEGER NOT NULL REFERENCES units (id), -- that stays
  standing  TEXT    NOT NULL,                       -- of unit_id before
  area_id   INTEGER REFERENCES areas (id),          -- the same
  code      TEXT    NOT NULL DEFAULT '',            -- that into_id was proposed
  ties      TEXT    NOT NULL,                       -- reporters of both, as JSON
  by        TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX merges_unit ON merges (unit_id, id);
CREATE INDEX merges_into ON merges (into_id);
CREATE INDEX merges_area ON merges (area_id) WHERE area_id IS NOT NULL;

-- Whose a report was until then: reports.unit_id says whose it is.
CREATE TABLE report_moves (
  id        INTEGER PRIMARY KEY,
  report_id TEXT    NOT NULL REFERENCES reports (id),
  from_id   INTEGER NOT NULL REFERENCES units (id),
  merge_id  INTEGER NOT NULL REFERENCES merges (id),
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX report_moves_report ON report_moves (report_id, id);
CREATE INDEX report_moves_from ON report_moves (from_id);
CREATE INDEX report_moves_merge ON report_moves (merge_id);
CREATE INDEX report_moves_at ON report_moves (at);
