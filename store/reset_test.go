package store_test

import (
	"testing"

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
