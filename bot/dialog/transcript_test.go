package dialog

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the bot says into the transcripts")

// TestTranscripts plays every chat in testdata. Lines with ">" are what people
// do, "@" changes the scene, "#" is a remark; what the bot says and records is
// compared.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			golden, err := os.ReadFile(file)
			require.NoError(t, err)
			got := newChat(t).play(string(golden))
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
				return
			}
			require.Contains(t, string(golden), "\n< ", "the transcript has no answers; run with -update and read them")
			require.Equal(t, string(golden), got)
		})
	}
}
