package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// TestAnAreaPassesToItsNewName: officers, invitations, groups, feeds, pauses, the form and
// the hours to come follow; what was spent, is over or is of other areas does not.
func TestAnAreaPassesToItsNewName(t *testing.T) {
	r := newRoom(t)
	fresh := storetest.Area(t, r.s, bot.Area{Name: "Phường Tên Mới"})
	both := bot.Scope{{Areas: []bot.AreaID{r.area, r.area + 100}, Levels: []bot.Level{bot.Nursery}}}
	for hash, scope := range map[string]bot.Scope{"mine": both, "spent": bot.WholeArea(r.area), "open": bot.WholeArea(r.area), "city": bot.Everything} {
		r.commit(bot.InviteOfficer{Event: hash, OfficerCode: bot.OfficerCode{Hash: hash, Scope: scope, By: lan, Expires: noon.AddDate(0, 0, 1)}, At: noon})
	}
	r.commit(bot.SpendCode{Hash: "mine", Account: minh, Chat: private(minh), At: noon})
	r.commit(bot.SpendCode{Hash: "city", Account: lan, Chat: private(lan), At: noon})
	r.commit(bot.SpendCode{Hash: "spent", Account: "telegram:77", Chat: private("telegram:77"), At: noon})
	group := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	r.commit(bot.BindGroup{Group: bot.Group{Chat: group, Title: "Nhóm", Scope: bot.WholeArea(r.area), By: minh, At: noon}},
		bot.SetFeed{Feed: bot.Feed{ID: "f", Account: minh, Scope: bot.WholeArea(r.area), At: noon}},
		bot.PauseReminders{Pause: bot.Pause{Event: "p", Scope: bot.WholeArea(r.area), By: minh, At: noon}})
	now := time.Now().UTC()
	past, coming := now.AddDate(0, 0, -2), now.AddDate(0, 0, 2)
	for _, at := range []time.Time{past, coming} {
		r.commit(bot.AddRound{Round: bot.Round{Area: r.area, Day: at.Truncate(24 * time.Hour), Units: at, Areas: at.Add(time.Hour)}, By: minh, At: noon})
	}
	for range 2 {
		r.commit(bot.PassArea{From: r.area, To: fresh})
	}
	moved := bot.Scope{{Areas: []bot.AreaID{fresh, r.area + 100}, Levels: []bot.Level{bot.Nursery}}}
	require.Empty(t, cmp.Diff(moved, r.look(minh, bot.Needs{}).Account.Scope))
	require.Empty(t, cmp.Diff(bot.Everything, r.look(lan, bot.Needs{}).Account.Scope))
	g, err := r.s.Group(t.Context(), group.Key())
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(bot.WholeArea(fresh), g.Scope))
	for hash, area := range map[string]bot.AreaID{"open": fresh, "spent": r.area} {
		code, err := r.s.OfficerCode(t.Context(), hash)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(bot.WholeArea(area), code.Scope), hash)
	}
	require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) error {
		f, err := n.Feed("f")
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(bot.WholeArea(fresh), f.Scope))
		pauses, err := n.Pauses()
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(bot.WholeArea(fresh), pauses[0].Scope))
		rounds, err := n.Rounds()
		require.NoError(t, err)
		require.Equal(t, []bot.AreaID{r.area, fresh}, []bot.AreaID{rounds[0].Area, rounds[1].Area}, "what is over stays the old area's")
		return nil
	}))
}
