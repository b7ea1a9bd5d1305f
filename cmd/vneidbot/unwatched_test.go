package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// unwatched is this test's own binary, or the program built anew without the race
// detector: it needs more memory than drawing is given, and more time than a page
// that is looked at through a browser is worth, whose ways are all watched without one.
func unwatched(t testing.TB) string {
	t.Helper()
	info, ok := debug.ReadBuildInfo()
	if !ok || !slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		self, err := os.Executable()
		require.NoError(t, err)
		return self
	}
	built, err := builtOnce()
	require.NoError(t, err)
	return built
}

// builtOnce is the program without the race detector, for all tests.
var builtOnce = sync.OnceValues(func() (string, error) {
	dir, err := dirForAll("vneidbot-built-")
	if err != nil {
		return "", err
	}
	built := filepath.Join(dir, "vneidbot")
	if said, err := exec.Command("go", "build", "-o", built, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, said)
	}
	return built, nil
})
