package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// A form is sent once by its event, each time of an area once, and acknowledged by whom
// comes first.
func TestAFormIsSentAndAcknowledged(t *testing.T) {
	h := city(t)
	ctx := context.Background()
	areas, err := h.s.Areas(ctx)
	require.NoError(t, err)
	at := time.Now().Add(time.Second).Truncate(time.Millisecond).UTC()
	for n := range 2 {
		_, err := h.s.Commit(ctx, []bot.Write{areaForm(string(rune('a'+n)), areas[0].ID, n+1, at, bot.Window{})})
		require.NoError(t, err)
	}
	commit := func(w bot.Write) bot.Kind {
		_, err := h.s.Commit(ctx, []bot.Write{w})
		return bot.KindOf(err)
	}
	send := bot.SendForm{Event: "e1", Form: 1, Times: 1, By: lan, At: at}
	require.Zero(t, commit(send))
	require.Zero(t, commit(send), "the turn runs again")
	require.Equal(t, bot.Conflict, commit(bot.SendForm{Event: "e2", Form: 2, Times: 1, By: minh, At: at}), "another one was sent meanwhile")
	require.Equal(t, bot.Conflict, commit(bot.SendForm{Event: "e3", Form: 99, Times: 2, By: minh, At: at}), "there is no such form")
	require.Zero(t, commit(bot.SendForm{Event: "e2", Form: 2, Times: 2, By: minh, At: at}))
	require.Zero(t, commit(bot.AckForm{Send: 2, By: lan, At: at}))
	require.Zero(t, commit(bot.AckForm{Send: 2, By: minh, At: at.Add(time.Hour)}))
	var sent []bot.SentForm
	require.NoError(t, h.s.Snapshot(ctx, func(n *store.Snapshot) (err error) {
		sent, err = n.Sent(bot.NewPlace(nil).Day(at))
		return err
	}))
	require.Len(t, sent, 2)
	last := bot.LastSent(sent)[areas[0].ID]
	require.Equal(t, [4]any{2, 2, minh, lan}, [4]any{last.Number, last.Times, last.Sender, last.AckedBy})
	require.Equal(t, at, last.Acked)
}
