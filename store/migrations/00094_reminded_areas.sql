-- Which officer or group was reminded of which area, by which chase.

-- +goose Up
CREATE TABLE reminded_areas (
  chase     TEXT    NOT NULL,                    -- of the question that was tapped
  area_id   INTEGER NOT NULL,                    -- as it was then
  recipient TEXT    NOT NULL,                    -- the officer's account, or the group's chat
  message   TEXT    NOT NULL,                    -- outbox.key
  at        INTEGER NOT NULL,
  PRIMARY KEY (chase, area_id, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminded_areas_recipient ON reminded_areas (recipient, area_id, at);
CREATE INDEX reminded_areas_at ON reminded_areas (at);
