-- When a job was claimed: one that was claimed while the clock was ahead has its
-- next time from that clock, and is due when the clock is right again.

-- +goose Up
ALTER TABLE jobs ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0;
