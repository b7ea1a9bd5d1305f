-- Rounds that are to come end with the forms that nobody sent.

-- +goose Up
INSERT INTO jobs (key, kind, args, at, not_before)
  SELECT 'auto:' || id || '.' || version, 'auto', '{"Round":' || id || ',"Version":' || version || '}', changed_at, areas_at + 60000
  FROM rounds WHERE removed = FALSE AND areas_at > unixepoch() * 1000;
