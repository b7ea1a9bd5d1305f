package shelf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPicturesWithoutAFileAreCounted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shelf")
	none := strings.Repeat("ab", 32)
	n, err := Missing(dir, []string{none})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.NoDirExists(t, dir, "looking makes nothing")
	s := openAt(t, dir, 0)
	kept, err := s.Keep([]byte("picture"))
	require.NoError(t, err)
	n, err = Missing(dir, []string{kept, none, "../key"})
	require.NoError(t, err)
	require.Equal(t, 2, n)
	require.NoError(t, os.Remove(s.path(kept)))
	n, err = Missing(dir, []string{kept})
	require.NoError(t, err)
	require.Equal(t, 1, n)
}
