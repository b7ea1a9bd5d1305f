-- Who phones whom is asked since when: of a campaign's calls, those of today.

-- +goose Up
CREATE INDEX calls_at ON calls (at);
