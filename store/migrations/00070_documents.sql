-- Files of the shelf that the office gives to everybody: the letter of the campaign.

-- +goose Up
CREATE TABLE documents (
  kind   TEXT PRIMARY KEY CHECK (kind IN ('letter')),
  sha256 TEXT    NOT NULL,
  name   TEXT    NOT NULL,
  mime   TEXT    NOT NULL,
  size   INTEGER NOT NULL,
  by     TEXT    NOT NULL,
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- They are read with the settings, when anything of these has changed.
-- +goose StatementBegin
CREATE TRIGGER documents_changed AFTER UPDATE ON documents
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER documents_added AFTER INSERT ON documents
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER documents_removed AFTER DELETE ON documents
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
