-- A message of a group's totals that is kept current: since when, what it shows and
-- since when. It ends with the group's binding.

-- +goose Up
ALTER TABLE groups ADD COLUMN pinned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE groups ADD COLUMN pin_mark TEXT NOT NULL DEFAULT '';
ALTER TABLE groups ADD COLUMN pin_shown INTEGER NOT NULL DEFAULT 0;
