-- Rounds: days on which units report and areas send their forms. A row without an
-- area is everybody's who has none of their own that day.

-- +goose Up
CREATE TABLE rounds (
  id         INTEGER PRIMARY KEY,
  area_id    INTEGER REFERENCES areas (id),
  day        INTEGER NOT NULL,
  units_at   INTEGER NOT NULL,
  areas_at   INTEGER NOT NULL CHECK (areas_at >= units_at),
  version    INTEGER NOT NULL DEFAULT 1,         -- grows with each change
  removed    INTEGER NOT NULL DEFAULT FALSE CHECK (removed IN (FALSE, TRUE)),
  by         TEXT    NOT NULL,                   -- who made the last change
  changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX rounds_day ON rounds (day, coalesce(area_id, 0)) WHERE removed = FALSE;

-- Rounds are read whole with the settings, when anything of these has changed.
-- +goose StatementBegin
CREATE TRIGGER rounds_changed AFTER UPDATE ON rounds
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rounds_added AFTER INSERT ON rounds
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd

-- Units that may have to report anew in a round, by the date of their report: what
-- only waits, or is done, is not among them.
CREATE INDEX units_behind ON units (area_id, level, cur_at, cur_status) WHERE standing = '' AND cur_status IN ('tu_choi', 'chua_dang_ky', 'khac');
