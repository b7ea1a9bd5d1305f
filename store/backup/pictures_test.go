package backup

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// On another disk a picture is a copy, whose bytes are proved on the way.
func TestACopyIsProved(t *testing.T) {
	from, to := filepath.Join(t.TempDir(), "shelf"), t.TempDir()
	s, err := shelf.Open(from, disk.At(t.TempDir()), 0)
	require.NoError(t, err)
	good, err := s.Keep([]byte("good"))
	require.NoError(t, err)
	bad, err := s.Keep([]byte("bad"))
	require.NoError(t, err)
	path, _, err := shelf.Find(from, bad)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, []byte("rot"), 0o600))

	touched := folders{}
	f, err := bring(from, to, good, false, touched)
	require.NoError(t, err)
	original, _, err := shelf.Find(from, good)
	require.NoError(t, err)
	a, err := os.Stat(original)
	require.NoError(t, err)
	b, err := os.Stat(f.at(to))
	require.NoError(t, err)
	require.False(t, os.SameFile(a, b))
	_, err = bring(from, to, bad, false, touched)
	require.ErrorIs(t, err, errDamaged)
	left, err := filepath.Glob(filepath.Join(to, "*", "*"))
	require.NoError(t, err)
	require.Equal(t, []string{f.at(to)}, left)

	f, err = bring(from, t.TempDir(), good, true, touched)
	require.NoError(t, err)
	require.Equal(t, good, f.SHA256)
}
