-- Taking a large list back goes on by itself as taking it in does.

-- +goose Up
ALTER TABLE imports ADD COLUMN undoing INTEGER NOT NULL DEFAULT 0; -- 1: half-way back, until state is undone
