-- Reports of a campaign that is over: history, and nobody's current report. They are
-- withdrawn as of the moment at which the next campaign began.

-- +goose Up
ALTER TABLE reports ADD COLUMN earlier INTEGER NOT NULL DEFAULT FALSE CHECK (earlier IN (FALSE, TRUE));
