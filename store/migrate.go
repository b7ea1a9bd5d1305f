package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations are the schema's files, in their order.
func Migrations() fs.FS {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err) // the name is a valid one
	}
	return dir
}

// migrate brings the database to this program's schema, forward only. One of a
// newer program was refused before: its rows may mean something else. A file whose
// number is below that of one that was there first is caught up with: they are independent.
func migrate(ctx context.Context, db *sql.DB) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, db, Migrations(), goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fail("migrate", err)
	}
	_, err = p.Up(ctx)
	return fail("migrate", err)
}

// newestMigration is the schema that this program brings a database to.
func newestMigration() (newest int64) {
	files, _ := migrations.ReadDir("migrations") // embedded: it cannot fail
	for _, f := range files {
		n, _ := goose.NumericComponent(f.Name())
		newest = max(newest, n)
	}
	return newest
}

// schemaOf is the schema that a database has, 0 for none yet.
func schemaOf(ctx context.Context, db *sqlx.DB) (n int64, err error) {
	var there int
	err = db.GetContext(ctx, &there, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'goose_db_version'`)
	if err == nil && there > 0 {
		err = db.GetContext(ctx, &n, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`)
	}
	return n, err
}
