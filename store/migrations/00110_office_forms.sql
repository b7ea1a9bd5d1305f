-- Offices' own forms stand beside the letter: the campaign's, of area 0, or an area's.

-- +goose Up
CREATE TABLE documents_of (
  kind    TEXT    NOT NULL CHECK (kind IN ('letter', 'form')),
  area_id INTEGER NOT NULL DEFAULT 0,
  sha256  TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  mime    TEXT    NOT NULL,
  size    INTEGER NOT NULL,
  by      TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (kind, area_id)
) STRICT, WITHOUT ROWID;
INSERT INTO documents_of (kind, area_id, sha256, name, mime, size, by, at)
  SELECT kind, 0, sha256, name, mime, size, by, at FROM documents;
DROP TABLE documents;
ALTER TABLE documents_of RENAME TO documents;

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
