package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// After a trial the units, people and settings are as they were, and nobody counts as
// having reported; the next report is the first.
func TestATrialIsTakenAway(t *testing.T) {
	r := newRoom(t)
	name := "Cô Lan"
	r.commit(bot.SetAccount{ID: lan, Chat: private(lan), Name: &name, At: noon}, bot.SetSetting{Setting: bot.SettingOffice, Value: "Sở GDĐT"})
	r.verify(lan)
	w := r.file(1, lan, bot.Accepted)
	w.NoCode = false
	r.commit(picture("telegram:1", w.Draft), w)
	r.review(w.ID, bot.Confirmed)
	r.commit(r.file(2, minh, bot.Succeeded))
	n, err := r.s.Trial(t.Context())
	require.NoError(t, err)
	require.Equal(t, store.Trial{Reports: 2}, n)

	require.NoError(t, r.s.ResetReports(t.Context()))
	storetest.Sound(t, r.s)
	f := r.look(lan, bot.Needs{Unit: r.unit, History: r.unit})
	require.Nil(t, f.Unit.Current)
	require.Empty(t, f.History)
	require.Equal(t, name, f.Account.Name)
	require.True(t, f.Verified[r.unit])
	require.Equal(t, "Sở GDĐT", f.Campaign.Office)
	for _, table := range []string{"reports", "reviews", "pictures"} {
		require.Equal(t, "0", r.text(`SELECT CAST(count(*) AS TEXT) FROM `+table), table)
	}
	again := r.file(3, lan, bot.Accepted)
	out := r.commit(again)
	require.Equal(t, 1, out.Report.Attempt)
	storetest.Sound(t, r.s)
}

// The next campaign has the old reports as history, and in the numbers of their time.
func TestTheNextCampaignBegins(t *testing.T) {
	now := noon
	r := newRoom(t)
	r.s = clocked(t, func() time.Time { return now })
	r.area = storetest.Area(t, r.s, bot.Area{Name: "Quận Dương Kinh"})
	r.unit = storetest.Unit(t, r.s, bot.Unit{Code: r.code, Name: "Mầm non Hoa Sen", Area: r.area})
	r.verify(lan)
	r.commit(r.file(1, lan, bot.Accepted), bot.SetSetting{Setting: bot.SettingLastDay, Value: "2025-05-22"})
	counted := func(asOf bot.AsOf) (reported int) {
		require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) error {
			rows, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
			for _, row := range rows {
				reported += row.Total - row.NotReported
			}
			return err
		}))
		return reported
	}
	require.Equal(t, 1, counted(bot.AsOf{}))
	now = noon.AddDate(0, 1, 0)
	early := r.file(2, minh, bot.Refused) // recorded when the campaign had begun, before its unit's turn
	early.At = now.Add(time.Second)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "Tiểu học Sao", Area: r.area})
	early.Unit, early.Code = other, ""
	now = now.Add(time.Second)
	r.commit(early)
	units, err := r.s.NextCampaign(t.Context(), now.Add(-time.Second))
	require.NoError(t, err)
	require.Equal(t, 1, units)
	require.Equal(t, 1, counted(bot.AsOf{}), "what came since is the new campaign's")
	units, err = r.s.NextCampaign(t.Context(), now.Add(-time.Second))
	require.NoError(t, err)
	require.Zero(t, units, "once")
	_, err = r.s.NextCampaign(t.Context(), now)
	require.NoError(t, err)
	storetest.Sound(t, r.s)
	require.Zero(t, counted(bot.AsOf{}))
	require.Equal(t, 1, counted(bot.AsOfMoment(now.Add(-time.Hour))), "the numbers of the time before stay")
	f := r.look(lan, bot.Needs{Unit: r.unit, History: r.unit})
	require.Nil(t, f.Unit.Current)
	require.Len(t, f.History, 1)
	require.True(t, f.History[0].Earlier)
	require.True(t, f.Verified[r.unit])
	next := r.file(3, lan, bot.Refused)
	next.At = now.Add(time.Minute)
	r.commit(next)
	require.Equal(t, 1, counted(bot.AsOf{}))
	storetest.Sound(t, r.s)
}
