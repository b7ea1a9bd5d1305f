package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Words are taken for a status from then on; what was counted before stays, and the
// report keeps its words.
func TestWordsAreClassifiedOnceAndFromThenOn(t *testing.T) {
	r := newRoom(t)
	w := r.file(1, lan, bot.OtherStatus)
	w.Words = "Đang xử lý"
	r.commit(w)
	before := time.UnixMilli(time.Now().UnixMilli())
	for !time.UnixMilli(time.Now().UnixMilli()).After(before) {
		continue
	}
	c := bot.ClassifyReport{Event: "e1", Act: "phanloai", Report: w.ID, Was: bot.OtherStatus, Status: bot.Refused, By: minh, At: noon}
	for range 2 {
		r.commit(c, bot.Audit{Event: "e1", Account: minh, Act: "phanloai", At: noon})
	}
	now := r.look(lan, bot.Needs{Unit: r.unit}).Unit.Current
	require.Equal(t, bot.Refused, now.Status)
	require.Equal(t, "Đang xử lý", now.Words)
	c.Event = "e2"
	r.refused(bot.Conflict, c) // it counts as refused now
	c.Was, c.Status = bot.Refused, bot.Accepted
	r.commit(c)
	r.snapshot(func(s *store.Snapshot) error {
		for asOf, want := range map[bot.AsOf]bot.Tally{
			{}:              {Accepted: 1},
			{Known: before}: {Other: 1},
		} {
			rows, err := s.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
			require.NoError(t, err)
			require.Equal(t, want.Accepted, rows[0].Accepted, asOf)
			require.Equal(t, want.Other, rows[0].Other, asOf)
		}
		return nil
	})
	plain := r.file(2, lan, bot.Refused)
	r.commit(plain)
	r.refused(bot.Conflict, bot.ClassifyReport{Event: "e3", Act: "phanloai", Report: plain.ID, Was: bot.Refused, Status: bot.Accepted, By: minh, At: noon})
}
