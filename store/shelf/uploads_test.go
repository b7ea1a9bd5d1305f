package shelf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What an older program was sent is there under the name that its records know,
// for as long as it would have stayed.
func TestTheUploadsOfAnOlderProgramAreTakenOver(t *testing.T) {
	root := t.TempDir()
	uploads, ref := filepath.Join(root, "uploads"), strings.Repeat("a1", 20)
	require.NoError(t, os.MkdirAll(uploads, 0o700))
	for _, name := range []string{ref, "part-17"} {
		require.NoError(t, os.WriteFile(filepath.Join(uploads, name), []byte("picture"), 0o600))
	}
	sent := time.Now().Add(-30 * time.Minute)
	require.NoError(t, os.Chtimes(filepath.Join(uploads, ref), sent, sent))

	s := openAt(t, filepath.Join(root, "shelf"), 0)
	require.NoDirExists(t, uploads)
	require.Equal(t, "picture", string(content(t, s, ref)))
	long := ref + uploadsTail
	sweep := func(after time.Duration, named ...string) int {
		n, err := s.Sweep(t.Context(), &records{named: named}, time.Now().Add(after-Life))
		require.NoError(t, err)
		return n
	}
	require.Zero(t, sweep(20*time.Minute))
	require.Zero(t, sweep(40*time.Minute, long), "a record names it")
	require.Equal(t, 1, sweep(40*time.Minute))
	require.NoError(t, os.Mkdir(uploads, 0o700))
	openAt(t, filepath.Join(root, "shelf"), 0)
	require.NoDirExists(t, uploads)
}
