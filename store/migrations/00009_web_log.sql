-- Entries are purged in the order they came, which is that of their times but for
-- seconds: an index of the times cost every entry a write.

-- +goose Up
DROP INDEX web_log_at;
