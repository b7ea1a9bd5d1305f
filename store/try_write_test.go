package store

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestADatabaseThatIsLockedIsNotReady(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), dir, Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	_, err = s.writer.c.exec("PRAGMA busy_timeout = 20")
	require.NoError(t, err)
	require.NoError(t, s.TryWrite(t.Context()))

	other, err := connect(t.Context(), s.dsn("_txlock=immediate"))
	require.NoError(t, err)
	defer func() { require.NoError(t, other.Close()) }()
	lock, err := other.Begin()
	require.NoError(t, err)
	_, err = s.Counts(t.Context())
	require.NoError(t, err, "it can be read all the while")
	require.Equal(t, bot.Unavailable, bot.KindOf(s.TryWrite(t.Context())))
	require.NoError(t, lock.Rollback())
	require.NoError(t, s.TryWrite(t.Context()))
}
