-- Areas grow the version too: they change as seldom as the settings, and every
-- turn asks for one.

-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER areas_changed AFTER UPDATE ON areas
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER areas_added AFTER INSERT ON areas
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
