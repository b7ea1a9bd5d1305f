package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// strange is a report for a unit outside the roster.
func (r *room) strange(n int, unit bot.NewUnit) bot.FileReport {
	w := r.file(n, lan, bot.Accepted)
	w.Unit, w.New = 0, &unit
	return w
}

func TestUnitOutsideTheRosterWaitsForAnOfficer(t *testing.T) {
	r := newRoom(t)
	w := r.strange(1, bot.NewUnit{Code: "0299900131", Name: "Tiểu học Sao Mai", Level: bot.Primary, Area: r.area})
	w.Flags = []bot.Flag{bot.FlagCode}
	out := r.commit(w)
	u := r.look(lan, bot.Needs{Unit: out.Report.Unit}).Unit
	require.Equal(t, bot.Pending, u.Standing)
	require.Equal(t, bot.TaxCode("0299900131"), u.Code)
	require.Equal(t, bot.Primary, u.Level)
	require.Equal(t, r.area, u.Area)
	require.Equal(t, []bot.Flag{bot.FlagCode, bot.FlagReporter, bot.FlagOutside}, r.flags(w.ID))
	require.Len(t, r.look(lan, bot.Needs{}).Units, 1, "it is offered to its reporter the next time")
}

func TestStrangersMeetAtTheUnit(t *testing.T) {
	r := newRoom(t)
	first := r.commit(r.strange(1, bot.NewUnit{Code: "0299900131", Name: "Tiểu học Sao Mai", Area: r.area})).Report.Unit
	for i, c := range []struct {
		why  string
		unit bot.NewUnit
		same bool
	}{
		{"code", bot.NewUnit{Code: "0299900131", Name: "Sao Mai"}, true},
		{"name in the area", bot.NewUnit{Name: "Trường Tiểu học SAO MAI", Area: r.area}, true},
		{"another code", bot.NewUnit{Code: "0299900149", Name: "Tiểu học Sao Mai", Area: r.area}, false},
		{"no area", bot.NewUnit{Name: "Tiểu học Bình Minh"}, false},
	} {
		got := r.commit(r.strange(10+i, c.unit)).Report.Unit
		require.Equal(t, c.same, got == first, c.why)
	}
	require.NotEqual(t, r.unit, first)
}

func TestUnitWithoutAreaIsOnlyPending(t *testing.T) {
	r := newRoom(t)
	id := r.commit(r.strange(1, bot.NewUnit{Name: "Mầm non Bình Minh"})).Report.Unit
	u := r.look(lan, bot.Needs{Unit: id}).Unit
	require.Zero(t, u.Area)
	require.Equal(t, bot.OtherLevel, u.Level)
}

func TestTypedCodeIsProposedNotTaken(t *testing.T) {
	r := newRoom(t)
	bare := storetest.Unit(t, r.s, bot.Unit{Name: "Mầm non Bình Minh", Area: r.area})
	none := r.file(1, lan, bot.Accepted)
	none.Unit, none.NoCode = bare, true
	r.commit(none)
	u := r.look(lan, bot.Needs{Unit: bare}).Unit
	require.True(t, u.NoCode)

	typed := r.file(2, lan, bot.Accepted)
	typed.Unit, typed.Code = bare, "0299900131"
	r.commit(typed)
	f := r.look(lan, bot.Needs{Unit: bare, Codes: []bot.TaxCode{"0299900131"}})
	require.Empty(t, f.Unit.Code)
	require.Equal(t, bot.TaxCode("0299900131"), f.Unit.Proposed)
	require.False(t, f.Unit.NoCode)
	require.Len(t, f.Codes["0299900131"].Exact, 1, "others find it by the proposed code")

	r.commit(bot.ProposeCode{Unit: bare, Account: lan, Code: "0299900156", At: noon}, bot.ProposeCode{Unit: bare, Account: minh, Code: "0299900163", At: noon}, bot.ProposeCode{Unit: r.unit, Account: lan, Code: "0299900163", At: noon})
	require.Equal(t, bot.TaxCode("0299900156"), r.look(lan, bot.Needs{Unit: bare}).Unit.Proposed, "sent later, by who reports for it and nobody else")

	known := r.file(3, lan, bot.Accepted)
	known.Code = "0299900149"
	r.commit(known)
	f = r.look(lan, bot.Needs{Unit: r.unit})
	require.Equal(t, r.code, f.Unit.Code)
	require.Empty(t, f.Unit.Proposed, "the roster's code stands")
}
