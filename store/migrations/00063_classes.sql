-- What officers take a status in other words for. The report keeps its own.

-- +goose Up
CREATE TABLE classifications (
  id        INTEGER PRIMARY KEY,
  event     TEXT    NOT NULL UNIQUE,
  report_id TEXT    NOT NULL REFERENCES reports (id),
  status    TEXT    NOT NULL CHECK (status IN ('chua_dang_ky', 'duoc_tiep_nhan', 'tu_choi', 'thanh_cong')),
  by        TEXT    NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX classifications_report ON classifications (report_id, id);
-- The last of them, '' while there is none.
ALTER TABLE reports ADD COLUMN class TEXT NOT NULL DEFAULT '';
