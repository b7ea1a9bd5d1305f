-- Dated facts: everything that totals depend on has the date from which it holds
-- and the moment at which it was recorded.

-- +goose Up
ALTER TABLE reports ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0; -- at is the report's own date
UPDATE reports SET recorded_at = at;
UPDATE reports SET denied_at = at WHERE denied_by <> '' AND coalesce(denied_at, 0) = 0;
-- The rule of the current report stands in one place, which is not this one.
ALTER TABLE reports DROP COLUMN strong;

-- What was said about a unit and holds from since on; NULL says nothing about
-- that column. The area of a row that says 'pending' is said too: NULL is none.
CREATE TABLE unit_history (
  id          INTEGER PRIMARY KEY,
  unit_id     INTEGER NOT NULL REFERENCES units (id),
  since       INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  name        TEXT,
  level       TEXT,
  area_id     INTEGER REFERENCES areas (id),
  standing    TEXT CHECK (standing IN ('', 'pending', 'closed', 'exempt')),
  reason      TEXT NOT NULL DEFAULT '',
  by          TEXT NOT NULL DEFAULT ''           -- an account, or import
) STRICT;
CREATE INDEX unit_history_unit ON unit_history (unit_id, since);

-- Earlier names and levels are not known: those of today hold from the first day.
INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, by)
  SELECT u.id, x.since, x.since, u.name, u.level,
    CASE WHEN NOT EXISTS (SELECT 1 FROM unit_areas a WHERE a.unit_id = u.id) THEN u.area_id END,
    CASE WHEN EXISTS (SELECT 1 FROM unit_standing s WHERE s.unit_id = u.id) THEN '' ELSE u.standing END, 'import' FROM units u
  JOIN (SELECT f.unit_id, min(f.since) AS since FROM (SELECT id AS unit_id, created_at AS since FROM units
    UNION ALL SELECT unit_id, since FROM unit_areas UNION ALL SELECT unit_id, since FROM unit_standing) f GROUP BY f.unit_id) x ON x.unit_id = u.id
  ORDER BY u.id;
INSERT INTO unit_history (unit_id, since, recorded_at, area_id, standing, reason, by)
  SELECT s.unit_id, s.since, s.since, (SELECT a.area_id FROM unit_areas a WHERE a.unit_id = s.unit_id AND a.since <= s.since
    ORDER BY a.since DESC LIMIT 1), s.standing, s.reason, s.by FROM unit_standing s ORDER BY s.unit_id, s.since;
INSERT INTO unit_history (unit_id, since, recorded_at, area_id, by)
  SELECT a.unit_id, a.since, a.since, a.area_id, a.by FROM unit_areas a ORDER BY a.unit_id, a.since;
DROP TABLE unit_areas;
DROP TABLE unit_standing;
