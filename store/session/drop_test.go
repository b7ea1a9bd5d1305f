package session

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A chat that is dropped is in no line of the log, and the others stay.
func TestADroppedChatLeavesTheLog(t *testing.T) {
	dir := t.TempDir()
	s, err := Embedded(dir)
	require.NoError(t, err)
	write(t, s.Store, "telegram:1", "first words")
	write(t, s.Store, "telegram:1", "private words")
	write(t, s.Store, "telegram:12", "others' words")
	require.NoError(t, s.Drop(t.Context(), bot.Chat{Channel: "telegram", ID: "1"}))
	log, err := os.ReadFile(filepath.Join(dir, logName))
	require.NoError(t, err)
	require.NotContains(t, string(log), " "+b64.EncodeToString([]byte("telegram:1"))+" ")
	require.Contains(t, string(log), " "+b64.EncodeToString([]byte("telegram:12"))+" ")
	write(t, s.Store, "telegram:12", "more of others' words")
	_, words := read(t, s.Store, "telegram:1")
	require.Empty(t, words)
	require.NoError(t, s.Close())

	again, err := Embedded(dir)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, again.Close()) })
	_, words = read(t, again.Store, "telegram:1")
	require.Empty(t, words)
	_, words = read(t, again.Store, "telegram:12")
	require.Equal(t, "more of others' words", words)
}
