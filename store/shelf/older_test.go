package shelf

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// older makes the folder as an older program left it.
func olderShelf(t *testing.T) (root, dir, name string) {
	root = t.TempDir()
	dir = filepath.Join(root, "shelf")
	made := openAt(t, filepath.Join(root, "made"), 0)
	name, err := made.Keep([]byte("picture"))
	require.NoError(t, err)
	photos := filepath.Join(root, "photos", name[:2])
	require.NoError(t, os.MkdirAll(photos, 0o700))
	require.NoError(t, os.Rename(made.path(name), filepath.Join(photos, name+".jpg")))
	require.NoError(t, os.MkdirAll(filepath.Join(root, "photos", "tmp"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(root, "photos", "lock"), nil, 0o600))
	return root, dir, name
}

// The pictures that an older program kept are there before and after this one
// has taken its folder over.
func TestTheFolderOfAnOlderProgramIsTakenOver(t *testing.T) {
	root, dir, name := olderShelf(t)
	n, err := Missing(dir, []string{name})
	require.NoError(t, err)
	require.Zero(t, n)
	path, _, err := Find(dir, name)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(root, "photos", name[:2], name+".jpg"), path)
	require.NoDirExists(t, dir, "looking makes nothing")

	s := openAt(t, dir, 0)
	require.Equal(t, []byte("picture"), content(t, s, name))
	require.FileExists(t, s.path(name))
	require.NoDirExists(t, filepath.Join(root, "photos"))
	require.Equal(t, []byte("picture"), content(t, openAt(t, dir, 0), name))
}

// Where this program has kept files already, or was killed meanwhile, the older
// ones join them.
func TestAnOlderFolderJoinsTheFiles(t *testing.T) {
	root, dir, name := olderShelf(t)
	require.NoError(t, os.MkdirAll(dir, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "lock"), nil, 0o600))
	s := openAt(t, dir, 0)
	require.Equal(t, []byte("picture"), content(t, s, name))
	left, err := filepath.Glob(filepath.Join(root, "photos", "??", "*"))
	require.NoError(t, err)
	require.Empty(t, left)
}

// A disk that holds the pictures alone is reached by a link.
func TestAnOlderFolderMayBeALink(t *testing.T) {
	root, dir, name := olderShelf(t)
	other := filepath.Join(t.TempDir(), "big")
	require.NoError(t, os.Rename(filepath.Join(root, "photos"), other))
	require.NoError(t, os.Symlink(other, filepath.Join(root, "photos")))
	s := openAt(t, dir, 0)
	require.Equal(t, []byte("picture"), content(t, s, name))
	require.FileExists(t, filepath.Join(other, name[:2], name))
}
