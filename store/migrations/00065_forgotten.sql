-- Who was taken out of everything that is kept: so that an older backup does not
-- bring them back.

-- +goose Up
CREATE TABLE forgotten (
  hash TEXT PRIMARY KEY,                         -- of an account or a private chat, with the data's identity
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
