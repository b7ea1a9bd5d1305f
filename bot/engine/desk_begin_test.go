package engine

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// reader is a desk that asks what the engine has to know of its own snapshot.
type reader struct {
	asker
	waits *bot.Backlog
}

func (d reader) Answer(ctx context.Context, r desk.Request) (desk.Answer, error) {
	lang, err := r.Begin(*d.waits, bot.Account{ID: r.Event.From})
	if err != nil {
		return desk.Answer{}, bot.Fail(bot.Unavailable, "test: snapshot", err)
	}
	r.Event.Text += " in " + lang
	return d.asker.Answer(ctx, r)
}

// The desk's answer is one look at the records; the engine adds none of its own.
// Events of the chat that wait go first.
func TestTheDesksTurnReadsTheRecordsOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w, waits := newWorld(), bot.Backlog{}
		var ops []string
		w.fault = func(op string) fault { ops = append(ops, op); return fine }
		e, _ := w.start(func(o *Options) {
			o.Desk, o.fresh = reader{asker{}, &waits}, func() state { return &heard{Lang: "en"} }
		})
		require.NoError(t, e.Handle(t.Context(), command("7", 1, "tonghop")))
		require.Equal(t, []string{"en: desk  /tonghop in en"}, w.heard("7"))
		group := command("8", 1, "tonghop")
		group.Chat.Group = true
		require.NoError(t, e.Handle(t.Context(), group))
		require.Equal(t, []string{"desk  /tonghop in "}, w.heard("8"), "groups hear the default language")
		require.False(t, slices.ContainsFunc(ops, func(op string) bool { return op == "look" || op == "backlog" }), "%v", ops)

		waits.Parked = true
		require.NoError(t, e.Handle(t.Context(), command("7", 2, "tonghop")))
		require.Equal(t, []string{"behind"}, w.causes, "it waits behind them")
		require.Len(t, w.heard("7"), 1)

		waits = bot.Backlog{Unsaid: true}
		require.NoError(t, e.Handle(t.Context(), command("9", 1, "tonghop")))
		require.Len(t, w.rows, 1, "its answer waits behind what is not said")
	})
}
