-- Who is missing: reports in the making that only lack their picture or their
-- sending, one a person, and who phones whom. An unsent report is forgotten after a
-- day, and replaced by the person's next one.

-- +goose Up
CREATE TABLE drafts (
  account_id TEXT PRIMARY KEY,
  draft      TEXT    NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES units (id),
  wants      TEXT    NOT NULL CHECK (wants IN ('picture', 'send')),
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_unit ON drafts (unit_id, at);

CREATE TABLE calls (
  unit_id    INTEGER PRIMARY KEY REFERENCES units (id),
  event      TEXT    NOT NULL,                   -- that noted it, and what the next one has seen
  account_id TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('calling', 'promised', 'no_answer')),
  promised   INTEGER,                            -- until when they will report
  at         INTEGER NOT NULL
) STRICT;

-- Reports that were sent with their picture promised, or whose picture was lost.
CREATE INDEX reports_bare ON reports (unit_id, id) WHERE flags LIKE '%no_picture%';
