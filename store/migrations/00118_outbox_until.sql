-- +goose Up
-- When a message that nobody asked for is of no use any more: it is not sent then.
ALTER TABLE outbox ADD COLUMN until INTEGER;
