-- When a row was leased or a hold was made last, by this machine's clock. Later
-- than now: the clock was set back since, and what the row waits for means nothing.

-- +goose Up
ALTER TABLE outbox ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE holds ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
