package store_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Whatever may pass is tried again; the rest is a bug of ours, or said as it is.
func TestKindsOfTheDatabasesErrors(t *testing.T) {
	for err, want := range map[error]bot.Kind{
		sqlite3.Error{Code: sqlite3.ErrFull}:         bot.Exhausted,
		sqlite3.Error{Code: sqlite3.ErrBusy}:         bot.Unavailable,
		sqlite3.Error{Code: sqlite3.ErrIoErr}:        bot.Unavailable,
		sqlite3.Error{Code: sqlite3.ErrNomem}:        bot.Unavailable,
		sqlite3.Error{Code: sqlite3.ErrProtocol}:     bot.Unavailable,
		sqlite3.Error{Code: sqlite3.ErrConstraint}:   bot.Internal,
		sqlite3.Error{Code: sqlite3.ErrError}:        bot.Internal,
		driver.ErrBadConn:                            bot.Unavailable,
		sql.ErrConnDone:                              bot.Unavailable,
		context.DeadlineExceeded:                     bot.Unavailable,
		errors.New("something else"):                 bot.Internal,
		bot.Fail(bot.NotFound, "store: report", nil): bot.NotFound,
	} {
		require.Equal(t, want, store.KindOf(fmt.Errorf("wrapped: %w", err)), "%v", err)
	}
}
