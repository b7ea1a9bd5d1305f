package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"vneidbot/bot"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the database to this program's schema, forward only. A
// database of a newer program is refused: its rows may mean something else.
func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fail("migrate", err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fail("migrate", err)
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return fail("migrate", err)
	}
	if have > want {
		return bot.Fail(bot.Invalid, "store: migrate",
			fmt.Errorf("the database has schema %d and this program knows %d: a newer program made it", have, want))
	}
	_, err = p.Up(ctx)
	return fail("migrate", err)
}
