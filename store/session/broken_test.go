package session

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A value that cannot be read costs the conversation, not the chat: it begins
// anew at once, in Redis and in the embedded server, and after a restart.
func TestAChatWithABrokenValueBeginsAnew(t *testing.T) {
	for _, broken := range []string{"rubbish", "x:OWNER\ndata", "0:OWNER\ndata", "12\n", ""} {
		dir := t.TempDir()
		s := embedded(t, dir)
		write(t, s.Store, chat, "old")
		require.NoError(t, s.journal.append(record{chat: chat, value: []byte(broken), until: time.Now().Add(time.Hour)}))
		turn, err := s.Enter(t.Context(), chat)
		require.NoError(t, err)
		require.True(t, turn.Anew, broken)
		require.Zero(t, turn.Version)
		require.Empty(t, turn.Data)
		turn.Data = []byte("new")
		require.NoError(t, s.Leave(t.Context(), turn))
		again, err := s.Enter(t.Context(), chat)
		require.NoError(t, err)
		require.False(t, again.Anew)
		require.Equal(t, "new", string(again.Data))
		require.NoError(t, s.Release(t.Context(), again))
		require.NoError(t, s.Close())
		_, data := read(t, embedded(t, dir).Store, chat)
		require.Equal(t, "new", data)
	}
}

// Of two turns that find it broken, one begins anew.
func TestABrokenValueIsDroppedOnce(t *testing.T) {
	s := embedded(t, t.TempDir())
	require.NoError(t, s.journal.append(record{chat: chat, value: []byte("rubbish"), until: time.Now().Add(time.Hour)}))
	alone := *s.Store
	alone.copies = lonely{}
	one, err := alone.Enter(t.Context(), chat)
	require.NoError(t, err)
	two, err := alone.Enter(t.Context(), chat)
	require.NoError(t, err)
	require.NoError(t, alone.Leave(t.Context(), one))
	require.Equal(t, bot.Conflict, bot.KindOf(alone.Leave(t.Context(), two)))
}

type lonely struct{ strangers }

func (lonely) Alone() bool { return true }
