-- Units that are in time in a form by an outage of their platform alone.

-- +goose Up
ALTER TABLE form_units ADD COLUMN excused INTEGER NOT NULL DEFAULT FALSE;
CREATE INDEX form_units_excused ON form_units (form_id) WHERE excused = TRUE;
