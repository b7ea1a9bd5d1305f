package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestFreeSpaceIsThatOfTheDirectory(t *testing.T) {
	free, err := At(t.TempDir()).Free()
	require.NoError(t, err)
	require.Positive(t, free)
	_, err = At(filepath.Join(t.TempDir(), "none")).Free()
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func file(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	return path
}

func TestAFileThatIsNotThereDoesNotLast(t *testing.T) {
	dir := t.TempDir()
	d := At(dir)
	require.NoError(t, d.Lasts(file(t, dir, "there")))
	require.ErrorIs(t, d.Lasts(filepath.Join(dir, "none")), fs.ErrNotExist)
	require.NoError(t, d.Lasts(file(t, dir, "next")), "one that failed is forgotten")
}

// waiting is the next batch as soon as so many files wait.
func waiting(t *testing.T, d *Disk, n int) (b *batch) {
	t.Helper()
	require.Eventually(t, func() bool {
		d.mu.Lock()
		defer d.mu.Unlock()
		b = d.next
		return b != nil && len(b.paths) == n
	}, time.Minute, time.Millisecond)
	return b
}

// While one sync runs others wait, and the next one is for all of them and for
// nobody who came later.
func TestASyncServesAllWhoWaited(t *testing.T) {
	dir := t.TempDir()
	d := At(dir)
	d.turn.Lock() // as a sync that runs
	errs := make(chan error, 20)
	for i := range 20 {
		path := file(t, dir, strconv.Itoa(i))
		go func() { errs <- d.Lasts(path) }()
	}
	first := waiting(t, d, 20)
	d.turn.Unlock()
	for range 20 {
		require.NoError(t, <-errs)
	}
	require.True(t, first.done)
	require.Nil(t, d.next)
	require.NoError(t, d.Lasts(file(t, dir, "late")))
	require.Len(t, first.paths, 20)
}

func TestAllHearThatASyncFailed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	d := At(dir)
	d.turn.Lock()
	errs := make(chan error, 2)
	for range 2 {
		go func() { errs <- d.Lasts(filepath.Join(dir, "file")) }()
	}
	waiting(t, d, 2)
	d.turn.Unlock()
	require.ErrorIs(t, <-errs, fs.ErrNotExist)
	require.ErrorIs(t, <-errs, fs.ErrNotExist)
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	d := At(dir)
	var all sync.WaitGroup
	for w := range 8 {
		all.Go(func() {
			for i := range 20 {
				path := filepath.Join(dir, strconv.Itoa(100*w+i))
				if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
					t.Error(err)
				}
				if err := d.Lasts(path); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	require.Nil(t, d.next)
}

// A sync of everything may fail for another's file.
func TestFilesAreSyncedOneByOneWhereAllTogetherFails(t *testing.T) {
	dir := t.TempDir()
	d := At(dir)
	paths := []string{file(t, dir, "a"), file(t, dir, "b")}
	require.NoError(t, d.sync(paths))
	if d.root != nil {
		require.NoError(t, d.root.Close())
	}
	require.NoError(t, d.sync(paths))
	require.ErrorIs(t, d.sync([]string{paths[0], filepath.Join(dir, "none")}), fs.ErrNotExist)
}
