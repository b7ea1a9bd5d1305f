package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// Whoever writes the name or the code of a unit that was merged finds the one that it
// lives on in, until the merge is taken back; the officers' search does not.
func TestAMergedUnitIsFoundByWhatItWasCalled(t *testing.T) {
	r := newRoom(t)
	far := storetest.Area(t, r.s, bot.Area{Name: "Xã Xa"})
	storetest.Unit(t, r.s, bot.Unit{Name: "Trường Mầm non Sao Mai", Area: far})
	ended := storetest.Unit(t, r.s, bot.Unit{Code: "0299900396", Name: "Mầm non Sao Mai", Area: r.area})
	named := func(words string) (list []string) {
		found, err := r.s.Named(t.Context(), words)
		require.NoError(t, err)
		for _, f := range found {
			list = append(list, f.Name)
		}
		return list
	}
	code := func() bot.CodeFacts {
		return r.look(lan, bot.Needs{Codes: []bot.TaxCode{"0299900396"}}).Codes["0299900396"]
	}
	require.Equal(t, "Mầm non Sao Mai", named("mn sao mai quận dương kinh")[0])
	r.commit(bot.MergeUnits{Event: "e", Act: "gop", Unit: ended, Into: r.unit, By: minh, At: time.Now()}, bot.Audit{Event: "e", Account: minh, Act: "gop", At: noon})
	heir := "Trường Mầm non Hoa Sen"
	require.Equal(t, []string{heir}, named("em ở mn sao mai phường dương kinh ạ"))
	require.Equal(t, heir, code().Heir.Name)
	require.NoError(t, r.s.Snapshot(t.Context(), func(n *store.Snapshot) error {
		units, err := n.UnitsByQuery("mn sao mai dương kinh", bot.WholeArea(r.area), 5)
		require.Empty(t, units)
		return err
	}))
	r.commit(bot.UndoMerge{Event: "u", Act: "tach", Merge: 1, By: minh, At: noon}, bot.Audit{Event: "u", Account: minh, Act: "tach", At: noon})
	require.Equal(t, "Mầm non Sao Mai", named("mn sao mai quận dương kinh")[0])
	require.Nil(t, code().Heir)
}

// An old name with the ward is the unit of that ward, though others of the name stand in
// other wards.
func TestAnOldNameWithItsWardIsThatUnit(t *testing.T) {
	h := schools(t)
	far := storetest.Area(t, h.s, bot.Area{Name: "Xã Xa"})
	for range 7 {
		storetest.Unit(t, h.s, bot.Unit{Name: "Trường Mầm non Hoa Sen", Area: far})
	}
	h.merge(taking{}, roster.Row{Code: hoaSen, Name: "Trường Mầm non Tuổi Thơ", Area: "Quận Dương Kinh"})
	likely, err := h.s.Named(t.Context(), "mn hoa sen, quận dương kinh ạ")
	require.NoError(t, err)
	require.Len(t, likely, 1)
	require.Equal(t, "Trường Mầm non Tuổi Thơ", likely[0].Name)
}
