-- Until when each platform is known to have been read, and when it could not be.

-- +goose Up
CREATE TABLE heartbeats (
  channel TEXT    PRIMARY KEY,
  read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outages (
  channel TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  until   INTEGER,                               -- read again, and what it held back taken in; null: not yet
  PRIMARY KEY (channel, since)
) STRICT, WITHOUT ROWID;
