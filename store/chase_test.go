package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// chased are the accounts that a reminder of the round would go to now.
func (r *room) chased(q bot.MissingOf, round bot.RoundKey, behind bot.AccountID) (who []bot.AccountID) {
	r.snapshot(func(now *store.Snapshot) error {
		list, err := now.Chased(q, round, behind)
		require.NoError(r.t, err)
		for _, c := range list {
			who = append(who, c.Account)
		}
		return nil
	})
	return who
}

func (r *room) chaseState(id bot.ChaseID) (c bot.ChaseState) {
	r.snapshot(func(now *store.Snapshot) (err error) {
		c, err = now.ChaseState(id)
		return err
	})
	return c
}

// reminds is a message to somebody about a unit, as a chase writes it.
func reminds(chase bot.ChaseID, who bot.AccountID, units ...bot.UnitID) []bot.Write {
	key := "nhac:" + string(chase) + ":" + string(who)
	return []bot.Write{bot.Remind{Chase: chase, Round: "1.1", Account: who, Units: units, Message: key, At: noon}, unasked(key, who, noon)}
}

func TestEachIsRemindedOnceInARound(t *testing.T) {
	r := newRoom(t)
	q := bot.MissingOf{Scope: bot.Everything, Silent: "web", At: noon}
	r.named(lan, "Lan")
	r.named(minh, "Minh")
	r.verify(lan)
	r.verify(minh)
	require.Equal(t, []bot.AccountID{lan, minh}, r.chased(q, "1.1", ""))
	require.Equal(t, []bot.AccountID{minh}, r.chased(q, "1.1", lan), "behind the first")
	r.commit(reminds("e1", lan, r.unit)...)
	r.commit(reminds("e1", lan, r.unit)...) // the same event again
	require.Equal(t, []bot.AccountID{minh}, r.chased(q, "1.1", ""))
	require.Equal(t, []bot.AccountID{lan, minh}, r.chased(q, "2.1", ""), "of another round")
	r.refused(bot.Conflict, reminds("e2", lan, r.unit)...)
	r.commit(reminds("e2", minh, r.unit)...)
	require.Equal(t, bot.ChaseState{Units: 1, Waiting: 1}, r.chaseState("e1"))
	_, rows := r.due(noon)
	require.Len(t, rows, 2, "one message each")
	r.commit(r.file(1, lan, bot.Accepted))
	require.Empty(t, r.chased(q, "2.1", ""), "it has reported")
}

func TestWhatBecameOfAReminder(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: r.area, Level: bot.Primary})
	r.commit(append(reminds("e1", lan, r.unit), reminds("e1", minh, r.unit, other)...)...)
	require.Equal(t, bot.ChaseState{Units: 2, Waiting: 2}, r.chaseState("e1"))
	words, rows := r.due(noon)
	require.Len(t, words, 2)
	require.NoError(t, r.s.Sent(ctx, rows["nhac:e1:"+string(lan)], "7"))
	require.Equal(t, bot.ChaseState{Units: 2, Delivered: 1, Waiting: 1}, r.chaseState("e1"))
	require.NoError(t, r.s.ChatGone(ctx, private(minh).Key()))
	require.Equal(t, bot.ChaseState{Units: 2, Delivered: 1, Failed: 1}, r.chaseState("e1"))
}

// TestAPauseStopsWhatWaits: a scope is told nothing more, others are, and afterwards
// its people can be reminded again.
func TestAPauseStopsWhatWaits(t *testing.T) {
	r := newRoom(t)
	elsewhere := storetest.Area(t, r.s, bot.Area{Name: "Quận Đồ Sơn"})
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học B", Area: elsewhere, Level: bot.Primary})
	r.named(lan, "Lan")
	r.verify(lan)
	r.commit(append(reminds("e1", lan, r.unit), reminds("e1", minh, r.unit, other)...)...)
	pause := bot.PauseReminders{Pause: bot.Pause{Event: "p1", Scope: bot.WholeArea(r.area), By: minh, At: noon}}
	r.commit(pause)
	r.commit(pause)
	require.Equal(t, bot.ChaseState{Units: 2, Waiting: 1}, r.chaseState("e1"), "whose other unit lies elsewhere is told")
	words, _ := r.due(noon)
	require.Len(t, words, 1)
	pauses := func() (list []bot.Pause) {
		r.snapshot(func(now *store.Snapshot) (err error) { list, err = now.Pauses(); return err })
		return list
	}
	require.Equal(t, []bot.Pause{pause.Pause}, pauses())
	r.commit(bot.EndPause{Event: "p1", By: minh, At: noon.Add(time.Hour)})
	require.Empty(t, pauses())
	require.Equal(t, []bot.AccountID{lan}, r.chased(bot.MissingOf{Scope: bot.Everything, At: noon}, "1.1", ""))
	r.commit(reminds("e3", lan, r.unit)...)
	require.Equal(t, bot.ChaseState{Units: 1, Waiting: 1}, r.chaseState("e3"))
}
