package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

func TestViewsAreKeptWhileTheyAreShown(t *testing.T) {
	r := newRoom(t)
	v := bot.View{ID: "a", Account: lan, Chat: private(lan), Kind: "scope", JSON: `[]`, At: noon}
	again, other := v, v
	again.At, other.ID = noon.Add(time.Hour), "b"
	view := func(id string) (found *bot.View) {
		require.NoError(t, r.s.Snapshot(t.Context(), func(now *store.Snapshot) (err error) {
			found, err = now.View(id)
			return err
		}))
		return found
	}
	r.commit(bot.KeepView{View: v}, bot.KeepView{View: other})
	r.commit(bot.KeepView{View: again})
	r.commit(bot.KeepView{View: v}) // a turn that ran again does not make it older
	require.Empty(t, cmp.Diff(&again, view("a")))
	require.NoError(t, r.s.PurgeViews(t.Context(), again.At))
	require.Empty(t, cmp.Diff(&again, view("a")))
	require.Nil(t, view("b"))
	require.NoError(t, r.s.PurgeViews(t.Context(), again.At.Add(time.Hour), "list"))
	require.NotNil(t, view("a"), "of another kind")
	require.NoError(t, r.s.PurgeViews(t.Context(), again.At.Add(time.Hour), "list", "scope"))
	require.Nil(t, view("a"))
}
