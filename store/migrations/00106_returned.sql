-- Reports that an officer gave back: whose they are is asked for lists of who is missing.

-- +goose Up
CREATE INDEX reports_returned ON reports (unit_id, at, seq) WHERE review = 'tra_lai';
