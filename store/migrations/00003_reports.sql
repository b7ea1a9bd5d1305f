-- Reports, their reviews and their pictures. Reports and reviews are
-- append-only; of a report only review, flags and denied_by ever change.

-- +goose Up
CREATE TABLE reports (
  seq         INTEGER PRIMARY KEY,               -- order of writing
  id          TEXT    NOT NULL UNIQUE,           -- bot.ReportID
  receipt     TEXT    NOT NULL UNIQUE,
  draft       TEXT    NOT NULL,
  unit_id     INTEGER NOT NULL REFERENCES units (id),
  status      TEXT    NOT NULL CHECK (status IN ('chua_dang_ky', 'duoc_tiep_nhan', 'tu_choi', 'thanh_cong', 'khac')),
  words       TEXT    NOT NULL DEFAULT '',
  reason      TEXT    NOT NULL DEFAULT '',
  reason_text TEXT    NOT NULL DEFAULT '',
  code        TEXT    NOT NULL DEFAULT '',       -- tax code typed for a unit that has none in the roster
  account_id  TEXT    NOT NULL REFERENCES accounts (id),
  verified    INTEGER NOT NULL CHECK (verified IN (0, 1)),
  on_behalf   INTEGER NOT NULL DEFAULT 0 CHECK (on_behalf IN (0, 1)),
  at          INTEGER NOT NULL,                  -- the platform's date; of a tap the intake
  attempt     INTEGER NOT NULL DEFAULT 0,        -- registrations reported so far
  flags       TEXT    NOT NULL DEFAULT '',       -- bot.Flag codes between commas: "reporter,code"
  denied_by   TEXT    NOT NULL DEFAULT '',       -- the verified reporter who said it was not them
  denied_at   INTEGER,
  review      TEXT    NOT NULL DEFAULT 'cho_xac_nhan' CHECK (review IN ('cho_xac_nhan', 'da_xac_nhan', 'tra_lai')),
  -- Whether it can be the unit's current report at all: not returned, and not
  -- denied unless it was verified or an officer has confirmed it since.
  stands      INTEGER NOT NULL GENERATED ALWAYS AS
    (review <> 'tra_lai' AND (denied_by = '' OR verified OR on_behalf OR review = 'da_xac_nhan')) VIRTUAL,
  -- Whether it may replace a confirmed one.
  strong      INTEGER NOT NULL GENERATED ALWAYS AS (verified OR on_behalf OR review = 'da_xac_nhan') VIRTUAL
) STRICT;
CREATE INDEX reports_unit ON reports (unit_id, at, seq);
CREATE INDEX reports_draft ON reports (draft);
CREATE INDEX reports_account ON reports (account_id, at);

-- What officers decided about reports, in order; reports.review is the last one.
CREATE TABLE reviews (
  id        INTEGER PRIMARY KEY,
  event     TEXT    NOT NULL,                    -- that decided it
  report_id TEXT    NOT NULL REFERENCES reports (id),
  review    TEXT    NOT NULL CHECK (review IN ('cho_xac_nhan', 'da_xac_nhan', 'tra_lai')),
  reason    TEXT    NOT NULL DEFAULT '',
  by        TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  UNIQUE (event, report_id)
) STRICT;
CREATE INDEX reviews_report ON reviews (report_id, id);

CREATE TABLE pictures (
  event       TEXT PRIMARY KEY,                  -- that brought it
  draft       TEXT    NOT NULL DEFAULT '',
  report_id   TEXT REFERENCES reports (id),      -- NULL while the draft is not sent
  account_id  TEXT    NOT NULL,
  chat        TEXT    NOT NULL,                  -- bot.Chat as JSON
  chat_key    TEXT    NOT NULL,
  file        TEXT    NOT NULL,                  -- bot.File as JSON
  album       TEXT    NOT NULL DEFAULT '',
  at          INTEGER NOT NULL,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'failed', 'dropped')),
  fault       TEXT    NOT NULL DEFAULT '',
  sha256      TEXT    NOT NULL DEFAULT '',
  mime        TEXT    NOT NULL DEFAULT '',
  size        INTEGER NOT NULL DEFAULT 0,
  width       INTEGER NOT NULL DEFAULT 0,
  height      INTEGER NOT NULL DEFAULT 0,
  owner       TEXT    NOT NULL DEFAULT '',       -- of the lease
  lease_until INTEGER NOT NULL DEFAULT 0,
  tries       INTEGER NOT NULL DEFAULT 0,
  not_before  INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'kept') <= (sha256 <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX pictures_waiting ON pictures (not_before) WHERE state = 'waiting';
CREATE INDEX pictures_draft ON pictures (draft) WHERE draft <> '';
CREATE INDEX pictures_report ON pictures (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX pictures_account ON pictures (account_id, at);
CREATE INDEX pictures_sha256 ON pictures (sha256) WHERE sha256 <> '';
