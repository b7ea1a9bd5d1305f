package backup_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/backup"
	"vneidbot/store/storetest"
)

// forget takes the reporter of the house out.
func (h *house) forget() {
	gone, err := h.s.Forget(context.Background(), "telegram:9000001")
	require.NoError(h.t, err)
	require.Len(h.t, gone.Names, 1)
}

// hasPerson tells whether the account stands anywhere in a folder's database.
func hasPerson(t *testing.T, dir string) bool {
	t.Helper()
	for _, name := range []string{"vneid.db", "vneid.db-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil && strings.Contains(string(data), "9000001") {
			return true
		}
	}
	return false
}

// Who was deleted since the night does not come back with it: the list beside the
// nights says so, and where that is not there the data that is replaced.
func TestWhoWasDeletedDoesNotComeBack(t *testing.T) {
	for name, losing := range map[string]func(*house, backup.Night){
		"only the list is left": func(h *house, _ backup.Night) {
			h.forget()
			h.backup(night.AddDate(0, 0, 1), 14)
			h.stop()
			h.dir = filepath.Join(t.TempDir(), "new")
		},
		"only the data is left": func(h *house, _ backup.Night) {
			h.forget()
			h.stop()
			require.NoFileExists(h.t, filepath.Join(h.to, "deleted.txt"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			h, ctx := newHouse(t), context.Background()
			h.report("d1")
			n := h.backup(night, 14)
			require.True(t, hasPerson(t, n.Dir), "else the test shows nothing")
			losing(h, n)
			again, err := backup.Read(n.Dir)
			require.NoError(t, err)
			r, err := again.Restore(ctx, h.dir)
			require.NoError(t, err)
			require.NotZero(t, r.Left)
			require.False(t, hasPerson(t, h.dir))
			require.NoFileExists(t, filepath.Join(h.dir, "leaving"))
			s := storetest.OpenDir(t, h.dir)
			counts, err := s.Counts(ctx)
			require.NoError(t, err)
			require.Equal(t, 1, counts.Reports, "numbers stay")
			require.NoError(t, again.Check(ctx, t.TempDir()))
		})
	}
}

// Whoever came again after the deletion is somebody new, whom a later night keeps.
func TestWhoCameAgainStays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	h.report("d1")
	h.forget()
	gone, err := store.ReadForgotten(ctx, h.dir)
	require.NoError(t, err)
	_, err = h.s.Commit(ctx, []bot.Write{bot.SetAccount{ID: "telegram:9000001", Chat: bot.Chat{Channel: "telegram", ID: "9000001"}, At: night}})
	require.NoError(t, err)
	n := h.backup(gone[0].At.AddDate(0, 0, 1), 14)
	h.stop()
	r, err := n.Restore(ctx, h.dir)
	require.NoError(t, err)
	require.Zero(t, r.Left)
	require.True(t, hasPerson(t, h.dir))
}

// A restore that was killed before the persons were taken out does so at the start.
func TestAKilledRestoreTakesThemOutAtTheStart(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	h.report("d1")
	n := h.backup(night, 14)
	h.forget()
	gone, err := store.ReadForgotten(ctx, h.dir)
	require.NoError(t, err)
	h.stop()
	_, err = store.Replace(h.dir, store.DatabaseFile(n.Dir), store.KeyFile(n.Dir), gone)
	require.NoError(t, err)
	require.True(t, hasPerson(t, h.dir))
	storetest.OpenDir(t, h.dir)
	require.False(t, hasPerson(t, h.dir))
}
