-- The latest date of all that is kept of a unit with its dates. What is asked as
-- of a moment that is not earlier is answered by the unit's row as it stands.

-- +goose Up
ALTER TABLE units ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
UPDATE units SET touched_at = coalesce((SELECT max(d.at) FROM (
    SELECT unit_id, since AS at FROM unit_history UNION ALL SELECT unit_id, recorded_at FROM unit_history
    UNION ALL SELECT unit_id, at FROM reports UNION ALL SELECT unit_id, recorded_at FROM reports
    UNION ALL SELECT unit_id, denied_at FROM reports UNION ALL SELECT unit_id, withdrawn_at FROM reports
    UNION ALL SELECT r.unit_id, v.at FROM reviews v JOIN reports r ON r.id = v.report_id) d WHERE d.unit_id = units.id), 0);

DROP INDEX units_counted;
DROP INDEX units_apart;
CREATE INDEX units_counted ON units (area_id, level, cur_status, cur_review, touched_at) WHERE standing = '';
CREATE INDEX units_apart ON units (area_id, level, standing, touched_at) WHERE standing <> '';

-- +goose StatementBegin
CREATE TRIGGER unit_fact_touches AFTER INSERT ON unit_history BEGIN
  UPDATE units SET touched_at = max(NEW.since, NEW.recorded_at) WHERE id = NEW.unit_id AND touched_at < max(NEW.since, NEW.recorded_at);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER report_touches AFTER INSERT ON reports BEGIN
  UPDATE units SET touched_at = max(NEW.at, NEW.recorded_at) WHERE id = NEW.unit_id AND touched_at < max(NEW.at, NEW.recorded_at);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER report_gone_touches AFTER UPDATE OF denied_at, withdrawn_at ON reports BEGIN
  UPDATE units SET touched_at = max(coalesce(NEW.denied_at, 0), coalesce(NEW.withdrawn_at, 0))
  WHERE id = NEW.unit_id AND touched_at < max(coalesce(NEW.denied_at, 0), coalesce(NEW.withdrawn_at, 0));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER review_touches AFTER INSERT ON reviews BEGIN
  UPDATE units SET touched_at = NEW.at WHERE id = (SELECT unit_id FROM reports WHERE id = NEW.report_id) AND touched_at < NEW.at;
END;
-- +goose StatementEnd
