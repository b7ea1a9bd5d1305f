// Package storetest gives tests a real store in a directory of their own, and
// proves at the end that what they left behind is sound.
package storetest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store"
)

// Open opens a new store that is checked and closed when the test ends.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return OpenDir(t, Fresh(t))
}

// OpenDir is Open for a directory that exists, or that several stores share.
func OpenDir(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dir, store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() {
		Sound(t, s)
		require.NoError(t, s.Close())
	})
	return s
}

// Sound fails the test unless the file, its foreign keys and our own
// invariants hold.
func Sound(t testing.TB, s *store.Store) {
	t.Helper()
	wrong, err := s.Check(context.Background())
	require.NoError(t, err)
	require.Empty(t, wrong)
}
