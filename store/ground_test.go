package store_test

import (
	"context"
	"crypto/rand"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// used is a DATA_DIR that was served once, with a picture on its shelf.
func used(t *testing.T) string {
	dir := t.TempDir()
	s, err := store.Open(context.Background(), dir, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "shelf", "ab"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "shelf", "ab", "abcd"), []byte("x"), 0o600))
	return dir
}

// files are the directory's files and their bytes.
func files(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	}))
	return all
}

func remove(names ...string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		for _, name := range names {
			require.NoError(t, os.Remove(filepath.Join(dir, name)))
		}
	}
}

func write(name, text string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
}

func otherKey(t *testing.T, dir string) {
	key := make([]byte, 32)
	_, _ = rand.Read(key)
	write("key", string(key))(t, dir)
}

// What would do harm is refused, looking at it changes nothing, and whoever
// means it can go on.
func TestADamagedFolderIsRefusedAndNotTouched(t *testing.T) {
	for _, c := range []struct {
		fault  store.Fault
		damage func(*testing.T, string)
		mend   store.Options
	}{
		{store.FaultKeyGone, remove("key"), store.Options{NewKey: true}},
		{store.FaultKeyDamaged, write("key", "short"), store.Options{NewKey: true}},
		{store.FaultKeyOther, otherKey, store.Options{NewKey: true}},
		{store.FaultDataGone, remove("vneid.db"), store.Options{NewData: true}},
		{store.FaultDataGone, write("vneid.db", ""), store.Options{NewData: true}},
		{store.FaultDataGone, remove("vneid.db", "key"), store.Options{NewData: true}},
		{store.FaultUnreadable, write("vneid.db", "this is no database, but it is long enough to look like a file of one"), store.Options{}},
		{store.FaultRestoring, write("restoring", ""), store.Options{}},
	} {
		t.Run(string(c.fault), func(t *testing.T) {
			dir, ctx := used(t), context.Background()
			c.damage(t, dir)
			before := files(t, dir)
			g, err := store.Inspect(ctx, dir)
			require.NoError(t, err)
			require.Equal(t, c.fault, g.Fault)
			require.False(t, g.Fresh)
			if s, err := store.Look(ctx, dir); err == nil {
				require.NoError(t, s.Close())
			}
			require.Equal(t, before, files(t, dir), "looking changes nothing")

			_, err = store.Open(ctx, dir, store.Options{})
			require.Equal(t, c.fault, store.FaultOf(err))
			require.Equal(t, bot.Invalid, bot.KindOf(err))
			if !c.mend.NewKey && !c.mend.NewData {
				return
			}
			s, err := store.Open(ctx, dir, c.mend)
			require.NoError(t, err)
			require.NoError(t, s.Close())
			s, err = store.Open(ctx, dir, store.Options{})
			require.NoError(t, err, "once is enough")
			require.NoError(t, s.Close())
		})
	}
}

func TestNothingIsMadeByLooking(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	g, err := store.Inspect(ctx, dir)
	require.NoError(t, err)
	require.True(t, g.Fresh)
	_, err = store.Look(ctx, dir)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	require.Empty(t, files(t, dir))
	_, err = store.Inspect(ctx, filepath.Join(dir, "none"))
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// A look sees what a serving program has written, and cannot write.
func TestALookReadsBesideAProgramThatServes(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(say("a", lan, bot.Notice))
	s, err := store.Look(ctx, r.s.Dir())
	require.NoError(t, err)
	require.Equal(t, r.s.Identity(), s.Identity())
	n, err := s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, n.Unsaid)
	_, err = s.Commit(ctx, []bot.Write{say("b", lan, bot.Notice)})
	require.Equal(t, bot.Forbidden, bot.KindOf(err))
	require.NoError(t, s.Close())
}

func TestTheIdentityStays(t *testing.T) {
	r := newRoom(t)
	require.NotEmpty(t, r.s.Identity())
	again, err := store.Open(context.Background(), r.s.Dir(), store.Options{})
	require.NoError(t, err)
	require.Equal(t, r.s.Identity(), again.Identity())
	require.NoError(t, again.Close())
}

// A folder of the time before identities gets one, and keeps its key.
func TestAnOlderDatabaseGetsAnIdentity(t *testing.T) {
	dir, ctx := storetest.Old(t, 9), context.Background()
	g, err := store.Inspect(ctx, dir)
	require.NoError(t, err)
	require.Equal(t, store.FaultOlder, g.Fault)
	s, err := store.Open(ctx, dir, store.Options{})
	require.NoError(t, err)
	require.NotEmpty(t, s.Identity())
	require.NoError(t, s.Close())
	remove("key")(t, dir)
	_, err = store.Open(ctx, dir, store.Options{})
	require.Equal(t, store.FaultKeyGone, store.FaultOf(err))
}
