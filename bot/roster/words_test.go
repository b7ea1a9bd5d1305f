package roster

import (
	"testing"

	"vneidbot/bot"
	"vneidbot/bot/read"

	"github.com/stretchr/testify/require"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	require.Len(t, levelWords, len(bot.Levels()))
	for _, l := range bot.Levels() {
		require.Equal(t, l, cellLevel(levelWords[l]))
		require.Equal(t, l, cellLevel(string(l)))
	}
	for o, word := range ownerWords {
		got, _ := read.Ownership(word)
		require.Equal(t, o, got)
	}
}

func TestNoHeadingMeansTwoColumns(t *testing.T) {
	seen := map[string]string{}
	for c, all := range unitForm.headings {
		for _, h := range all {
			require.Empty(t, seen[words(h)], h)
			seen[words(h)] = h
			require.Equal(t, c, unitForm.rank[words(h)][0], h)
		}
	}
}
