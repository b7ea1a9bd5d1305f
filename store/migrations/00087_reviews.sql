-- What officers have to look at, and what they say about it.

-- +goose Up
ALTER TABLE reviews ADD COLUMN words TEXT NOT NULL DEFAULT ''; -- own ones, where reason is none of the list

-- The report of each unit that waits for an officer. Whatever changes of a unit's
-- reports makes another row with another id: who was shown a row and finds it again
-- decides about what was shown.
CREATE TABLE awaiting (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id   INTEGER NOT NULL UNIQUE REFERENCES units (id),
  report_id TEXT    NOT NULL REFERENCES reports (id),
  sheet     INTEGER NOT NULL CHECK (sheet IN (0, 1)), -- 0: it is looked at by itself
  at        INTEGER NOT NULL                          -- the report's
) STRICT;
CREATE INDEX awaiting_order ON awaiting (sheet, at, unit_id);
CREATE INDEX awaiting_report ON awaiting (report_id);

-- The rule as it stands in await.go, for all units.
INSERT INTO awaiting (unit_id, report_id, sheet, at)
SELECT x.unit_id, x.id, NOT x.marked AND x.kept, x.at FROM (SELECT r.unit_id, r.id, r.at,
    r.flags NOT IN ('', 'reporter') AS marked,
    EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id) AS pictured,
    EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id AND p.state = 'kept') AS kept
  FROM units u JOIN reports r ON r.id = (SELECT s.id FROM reports s WHERE s.unit_id = u.id AND s.withdrawn_at IS NULL AND s.review <> 'tra_lai'
    ORDER BY s.at DESC, s.seq DESC LIMIT 1)
  WHERE r.review = 'cho_xac_nhan' AND NOT EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id AND p.state = 'waiting')) x
WHERE x.marked OR x.pictured;
