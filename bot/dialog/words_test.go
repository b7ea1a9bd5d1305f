package dialog

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/stretchr/testify/require"
)

// TestMain fails when a sentence or an argument of one was missing anywhere:
// locales only logs it, and says something that is always true.
func TestMain(m *testing.M) {
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	code := m.Run()
	if log.Len() > 0 {
		fmt.Println("words that are missing:\n" + log.String())
		code = 1
	}
	os.Exit(code)
}

// TestEverySentenceIsSaidSomewhere finds sentences that nothing says any more.
func TestEverySentenceIsSaidSomewhere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var source strings.Builder
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			code, err := os.ReadFile(f)
			require.NoError(t, err)
			source.Write(code)
		}
	}
	var tree map[string]map[string]string
	_, err = toml.DecodeFile("../../locales/principal.vi.toml", &tree)
	require.NoError(t, err)
	made := regexp.MustCompile(`^(next|photo|platform|need)\.|^data\.(what|until|count)_|^unit\.code_|^contact\.part_`) // put together from a prefix and a code
	for table, keys := range tree {
		for key := range keys {
			if id := table + "." + key; !made.MatchString(id) {
				says := func(id string) bool { return strings.Contains(source.String(), `"`+id+`"`) }
				require.True(t, says(id) || says(strings.TrimSuffix(id, "_officer")), "nothing says %s", id)
			}
		}
	}
}

func TestTapsAreTakenApart(t *testing.T) {
	require.Equal(t, tap{wait: "w", choice: "yes"}, parseTap("d:w:yes"))
	require.Equal(t, tap{verb: "send", object: "d:1"}, parseTap("s:send:d:1"))
	for _, junk := range []string{"", "d", "d:w", "x:y:z", "::", "o:refresh:1"} {
		require.Equal(t, tap{}, parseTap(junk), junk)
	}
}
