-- +goose Up
-- passed is how many rows of a large list were left, because somebody had changed
-- their units between two of its steps.
ALTER TABLE imports ADD COLUMN passed INTEGER NOT NULL DEFAULT 0;
