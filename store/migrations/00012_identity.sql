-- Which data this is, and which key belongs to it: one row, written at first start.

-- +goose Up
CREATE TABLE identity (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  id        TEXT NOT NULL,                       -- random; also stands in the Redis that keeps its conversations
  key_print TEXT NOT NULL                        -- fingerprint of DATA_DIR/key
) STRICT;
