package disk

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestADiskWithoutRoomIsNotReady(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, At(dir).TryWrite())
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left)

	require.NoError(t, os.Symlink("/dev/full", filepath.Join(dir, ".try")))
	require.ErrorIs(t, At(dir).TryWrite(), syscall.ENOSPC)
	require.ErrorIs(t, At(filepath.Join(dir, "none")).TryWrite(), os.ErrNotExist)
}
