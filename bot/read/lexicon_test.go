package read

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOnlyTheLexiconHasWords finds lists of people's words that stand elsewhere:
// a word that is added in one place must count for every reader.
func TestOnlyTheLexiconHasWords(t *testing.T) {
	files, err := filepath.Glob("../*/*.go")
	require.NoError(t, err)
	list := regexp.MustCompile("phrases\\(`|" + `\[\]string\{("[a-zà-ỹđ ]+", ){4}`)
	read := 0
	for _, f := range files {
		room := filepath.Base(filepath.Dir(f))
		if room != "read" && room != "dialog" || strings.HasSuffix(f, "_test.go") || strings.HasPrefix(filepath.Base(f), "lexicon") {
			continue
		}
		source, err := os.ReadFile(f)
		require.NoError(t, err)
		require.Empty(t, list.FindString(string(source)), "%s has words of its own", f)
		read++
	}
	require.Greater(t, read, 50)
}
