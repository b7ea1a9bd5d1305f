package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	playedBy  = regexp.MustCompile("`([a-z/]+)`|(Test[A-Z][A-Za-z]+)(?:/([a-z]+))?")
	quotation = regexp.MustCompile(`"([^"]+)"`)
)

// TestTheTableOfFaultsIsPlayed reads the table of the README: each row names tests
// that there are, and quotes what the program says.
func TestTheTableOfFaultsIsPlayed(t *testing.T) {
	top := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	require.NoError(t, err)
	_, table, _ := strings.Cut(string(readme), "| what was lost |")
	table, _, _ = strings.Cut(table, "\n\n")
	said := together(t, filepath.Join(top, "locales", "*.vi.toml"))
	rows := strings.Split(table, "\n")[2:]
	require.Greater(t, len(rows), 10)
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		require.Len(t, cells, 4, row)
		for _, sentence := range quotation.FindAllStringSubmatch(cells[1], -1) {
			require.Contains(t, said, sentence[1])
		}
		folder, tests := "", ""
		for _, m := range playedBy.FindAllStringSubmatch(cells[3], -1) {
			if m[1] != "" {
				folder, tests = m[1], together(t, filepath.Join(top, m[1], "*_test.go"))
				continue
			}
			require.Contains(t, tests, "func "+m[2]+"(", "%s in %s", m[2], folder)
			if m[3] != "" {
				require.FileExists(t, filepath.Join(top, folder, "testdata", "script", m[3]+".txtar"))
			}
		}
		require.NotEmpty(t, tests, row)
	}
}

// together is what the files of a pattern hold.
func together(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	var all strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		all.Write(data)
	}
	return all.String()
}
