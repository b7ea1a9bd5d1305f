-- What a line of the audit is about, as it was when it was written: so that the lines
-- of an area, of a level or of a unit are found without reading all.

-- +goose Up
ALTER TABLE audit ADD COLUMN unit_id INTEGER;
ALTER TABLE audit ADD COLUMN area_id INTEGER;                -- the unit's, or the area that it is about
ALTER TABLE audit ADD COLUMN level   TEXT NOT NULL DEFAULT ''; -- the unit's; '' for the whole area

-- "unit:42" and "unit:42,account:…" name a unit; "area:7" and "pile:phone,area:7" an area.
UPDATE audit SET unit_id = CAST(substr(object, 6) AS INTEGER) WHERE object LIKE 'unit:%';
UPDATE audit SET area_id = CAST(substr(object, instr(object, 'area:') + 5) AS INTEGER) WHERE object LIKE 'area:%' OR object LIKE '%,area:%';
UPDATE audit SET area_id = u.area_id, level = u.level FROM units u WHERE u.id = audit.unit_id;

CREATE INDEX audit_unit ON audit (unit_id, at) WHERE unit_id IS NOT NULL;
CREATE INDEX audit_area ON audit (area_id, at) WHERE area_id IS NOT NULL;
CREATE INDEX audit_level ON audit (level, at) WHERE level <> '';
