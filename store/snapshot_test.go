package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// What is committed while an answer is being made is not in it, not even in part.
func TestASnapshotIsOfOneMoment(t *testing.T) {
	r := newRoom(t)
	group := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	require.NoError(t, r.s.Snapshot(t.Context(), func(now *store.Snapshot) error {
		before, err := now.InviteGeneration(r.unit)
		require.NoError(t, err)
		r.commit(bot.RenewInvite{Unit: r.unit, Was: before, At: noon},
			bot.BindGroup{Group: bot.Group{Chat: group, Scope: bot.Everything, By: lan, At: noon}})
		still, err := now.InviteGeneration(r.unit)
		require.NoError(t, err)
		require.Equal(t, before, still)
		bound, err := now.Group(group.Key())
		require.NoError(t, err)
		require.Nil(t, bound)
		return nil
	}))
	bound, err := r.s.Group(t.Context(), group.Key())
	require.NoError(t, err)
	require.NotNil(t, bound)
}
