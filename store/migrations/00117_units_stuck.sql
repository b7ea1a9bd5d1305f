-- +goose Up
-- Registrations that were received and of which nothing was heard since, by area and level.
CREATE INDEX units_stuck ON units (area_id, level, cur_at) WHERE standing = '' AND cur_status = 'duoc_tiep_nhan';
