-- Forms that officers sent upwards, each time anew, and who acknowledged them.

-- +goose Up
CREATE TABLE form_sends (
  id       INTEGER PRIMARY KEY,
  event    TEXT    NOT NULL UNIQUE,              -- that sent it
  form_id  INTEGER NOT NULL REFERENCES forms (id),
  day      INTEGER NOT NULL,                     -- of the form, and its area
  area_id  INTEGER NOT NULL REFERENCES areas (id),
  times    INTEGER NOT NULL,                     -- lần: 1, 2, …
  by       TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  acked_by TEXT    NOT NULL DEFAULT '',
  acked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX form_sends_times ON form_sends (day, area_id, times);
CREATE INDEX form_sends_form ON form_sends (form_id);
CREATE INDEX form_sends_area ON form_sends (area_id);
