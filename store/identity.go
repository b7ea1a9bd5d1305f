package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"

	"github.com/jmoiron/sqlx"
)

// identity tells data and keys of different installations apart.
type identity struct {
	ID  string `db:"id"`
	Key string `db:"key_print"`
}

// keyPrint is the key's fingerprint: nothing of the key can be learned from it.
func keyPrint(key []byte) string {
	sum := sha256.Sum256(append([]byte("vneidbot key "), key...))
	return hex.EncodeToString(sum[:16])
}

// readIdentity is zero for a database that has none yet: one of an older schema.
func readIdentity(ctx context.Context, db *sqlx.DB) (is identity, err error) {
	var there int
	err = db.GetContext(ctx, &there, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'identity'`)
	if err != nil || there == 0 {
		return is, err
	}
	err = db.GetContext(ctx, &is, `SELECT id, key_print FROM identity`)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return is, err
}

// settleIdentity gives the database its identity at first, and the key its place
// in it when a new one is meant.
func settleIdentity(ctx context.Context, db *sqlx.DB, key []byte) (identity, error) {
	_, err := db.ExecContext(ctx, `INSERT INTO identity (one, id, key_print) VALUES (1, ?1, ?2)
	  ON CONFLICT (one) DO UPDATE SET key_print = excluded.key_print WHERE identity.key_print <> excluded.key_print`,
		rand.Text(), keyPrint(key))
	if err != nil {
		return identity{}, err
	}
	return readIdentity(ctx, db)
}

// Identity is the random name of this data, made at its first start and kept
// through backup and restore.
func (s *Store) Identity() string { return s.identity.ID }
