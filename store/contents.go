package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/jmoiron/sqlx"
)

// Contents are what a database holds, read in one look whatever its schema.
type Contents struct {
	Schema   int64
	Identity string           // "" of the time before there was one
	Totals   map[string]int64 // rows of each table, and units that are counted by status ("status tu_choi")
	Pictures []string         // SHA-256 of those that are kept, and of the campaign's letter
}

// ReadContents reads the database in dir and changes nothing.
func ReadContents(ctx context.Context, dir string) (c Contents, err error) {
	db, err := connect(ctx, lookDSN(dir))
	if err != nil {
		return c, fail("contents", err)
	}
	defer func() { _ = db.Close() }()
	if c.Schema, err = schemaOf(ctx, db); err != nil {
		return c, fail("contents", err)
	}
	is, err := readIdentity(ctx, db)
	if err == nil {
		c.Identity = is.ID
		c.Totals, err = totals(ctx, db)
	}
	if err == nil {
		err = db.SelectContext(ctx, &c.Pictures,
			`SELECT DISTINCT sha256 FROM pictures WHERE state = 'kept' AND sha256 <> '' ORDER BY sha256`)
	}
	if err == nil && c.Totals["documents"] > 0 { // a table that older ones do not have
		err = addDocuments(ctx, db, &c.Pictures)
	}
	return c, fail("contents", err)
}

func addDocuments(ctx context.Context, db *sqlx.DB, to *[]string) error {
	var letters []string
	err := db.SelectContext(ctx, &letters, `SELECT sha256 FROM documents ORDER BY sha256`)
	all := append(*to, letters...)
	slices.Sort(all)
	*to = slices.Compact(all)
	return err
}

func totals(ctx context.Context, db *sqlx.DB) (map[string]int64, error) {
	var tables []string
	if err := db.SelectContext(ctx, &tables, `SELECT name FROM sqlite_schema
	  WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'goose~_%' ESCAPE '~'`); err != nil {
		return nil, err
	}
	sums := map[string]int64{}
	for _, table := range tables {
		var n int64
		if err := db.GetContext(ctx, &n, `SELECT count(*) FROM "`+table+`"`); err != nil { // a name of our own schema
			return nil, err
		}
		sums[table] = n
	}
	rows, err := db.QueryxContext(ctx, `SELECT cur_status, count(*) FROM units WHERE standing = '' GROUP BY cur_status`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var status string
		var n int64
		if err := rows.Scan(&status, &n); err != nil {
			return nil, err
		}
		sums["status "+status] = n
	}
	return sums, rows.Err()
}

// CopyDatabase writes the database in dir, as it is at one moment, to a file of
// its own, synced, beside whatever serves dir: who writes is not held up. The
// page-wise copy of SQLite begins anew at each write and never ends beside them.
func CopyDatabase(ctx context.Context, dir, to string) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // SQLite would give it other modes
	if err != nil {
		return fail("copy", err)
	}
	if err := f.Close(); err != nil {
		return fail("copy", err)
	}
	db, err := connect(ctx, copyDSN(dir))
	if err != nil {
		return fail("copy", err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	if err = firstError(err, db.Close()); err != nil {
		return fail("copy", err)
	}
	return fail("copy", syncFile(to))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return firstError(f.Sync(), f.Close())
}

// DatabaseFile and KeyFile are where a folder keeps the two.
func DatabaseFile(dir string) string { return filepath.Join(dir, databaseName) }

// KeyFile is the secret's file in a folder.
func KeyFile(dir string) string { return filepath.Join(dir, keyName) }
