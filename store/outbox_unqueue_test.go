package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestUnqueuedIsNeverClaimedAndLetsTheNextGo(t *testing.T) {
	r := newRoom(t)
	r.commit(say("a", lan, bot.Notice), say("b", lan, bot.Notice))
	r.commit(bot.Unqueue{Key: "a"}, bot.Unqueue{Key: "nobody's"})
	r.commit(say("a", lan, bot.Notice)) // the turn runs again
	words, _ := r.due(noon)
	require.Equal(t, []string{"b"}, words)
	require.Empty(t, r.text(`SELECT message FROM outbox WHERE key = 'a'`))
}
