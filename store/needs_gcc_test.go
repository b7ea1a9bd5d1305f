package store

import (
	"go/build"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWithoutACompilerTheBuildSaysSo: only then does the compiler meet the file
// whose undefined name is the sentence.
func TestWithoutACompilerTheBuildSaysSo(t *testing.T) {
	for _, cgo := range []bool{true, false} {
		ctx := build.Default
		ctx.CgoEnabled = cgo
		dir, err := ctx.ImportDir(".", 0)
		require.NoError(t, err)
		require.Equal(t, !cgo, slices.Contains(dir.GoFiles, "needs_gcc.go"))
	}
}
