package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// clocked is a store whose office has that clock.
func clocked(t *testing.T, now func() time.Time) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), t.TempDir(), store.Options{Place: bot.Place{Now: now}})
	require.NoError(t, err)
	t.Cleanup(func() {
		storetest.Sound(t, s)
		require.NoError(t, s.Close())
	})
	return s
}

// annals are a store's history while it is made: by its own clock, with what was
// live after each step.
type annals struct {
	t     *rapid.T
	s     *store.Store
	now   *time.Time
	n     int
	steps []step
	ids   []bot.ReportID
	rows  []roster.Row
}

// step is a moment, the date of what was recorded then, and what was live.
type step struct {
	at, dated time.Time
	live      map[string][]bot.Row
}

// questions are whose numbers are compared.
var questions = map[string]bot.TotalsOf{
	"areas":         {Scope: bot.Everything, By: bot.ByArea},
	"levels":        {Scope: bot.Everything, By: bot.ByLevel},
	"by round":      {Scope: bot.Everything, By: bot.ByArea, Since: bot.Since{All: noon.Add(15 * time.Minute), Own: map[bot.AreaID]time.Time{1: noon.Add(5 * time.Minute)}}},
	"round":         {Scope: bot.Everything, By: bot.ByLevel, Since: bot.Since{All: noon.Add(20 * time.Minute), Own: map[bot.AreaID]time.Time{1: noon.Add(10 * time.Minute)}}},
	"pair of pairs": {Scope: bot.Scope{{Areas: []bot.AreaID{1}, Levels: []bot.Level{bot.Primary}}, {Areas: []bot.AreaID{2}, AllLevels: true}}, By: bot.ByArea},
}

func (a *annals) totals(asOf bot.AsOf) map[string][]bot.Row {
	all := map[string][]bot.Row{}
	for name, q := range questions {
		q.AsOf = asOf
		rows, err := a.s.Tally(context.Background(), q)
		require.NoError(a.t, err)
		all[name] = rows
	}
	a.unitsAddUp(asOf)
	return all
}

// unitsAddUp holds that the list of the units, and the table of the levels of each area,
// are what the totals count.
func (a *annals) unitsAddUp(asOf bot.AsOf) {
	q := bot.TotalsOf{Scope: bot.Everything, By: bot.ByBoth, AsOf: asOf}
	both, err := a.s.Tally(context.Background(), q)
	require.NoError(a.t, err)
	q.By = bot.ByArea
	areas, err := a.s.Tally(context.Background(), q)
	require.NoError(a.t, err)
	require.Equal(a.t, bot.Sum(areas), bot.Sum(both))
	var listed bot.Tally
	require.NoError(a.t, a.s.Snapshot(context.Background(), func(n *store.Snapshot) error {
		units, err := n.UnitRowsAt(bot.MissingOf{Scope: bot.Everything}, asOf)
		for _, u := range units {
			one := bot.FormUnit{Standing: bot.Counted, Status: u.Status, Review: u.Review}
			listed = listed.Count(one, 1)
		}
		return err
	}))
	counted := bot.Sum(areas)
	counted.Outside, counted.Excluded = 0, 0
	require.Equal(a.t, counted, listed)
}

// step does one thing that is dated some minutes before it is recorded.
func (a *annals) step(do func(dated time.Time)) {
	a.n++
	*a.now = a.now.Add(time.Duration(rapid.IntRange(1, 10).Draw(a.t, "minutes")) * time.Minute)
	dated := a.now.Add(-time.Duration(rapid.IntRange(0, 40).Draw(a.t, "late")) * time.Minute)
	do(dated)
	a.steps = append(a.steps, step{*a.now, dated, a.totals(bot.AsOf{})})
}

func (a *annals) commit(w bot.Write) error {
	_, err := a.s.Commit(context.Background(), []bot.Write{w})
	return err
}

func (a *annals) account() bot.AccountID {
	return rapid.SampledFrom([]bot.AccountID{lan, minh, "zalo:3"}).Draw(a.t, "account")
}

func (a *annals) report(dated time.Time) {
	id := bot.ReportID(fmt.Sprint("r", a.n))
	w := bot.FileReport{ID: id, Draft: bot.DraftID(id), Account: a.account(), At: dated, Unit: bot.UnitID(rapid.IntRange(1, 4).Draw(a.t, "unit")),
		Status: rapid.SampledFrom(append(bot.Statuses(), bot.OtherStatus)).Draw(a.t, "status")}
	if rapid.IntRange(0, 4).Draw(a.t, "strange") == 0 {
		w.Unit, w.New = 0, &bot.NewUnit{Name: fmt.Sprint("Trường lạ ", a.n%3), Area: bot.AreaID(rapid.IntRange(0, 2).Draw(a.t, "area")), Level: bot.Nursery}
	}
	require.NoError(a.t, a.commit(w))
	a.ids = append(a.ids, id)
}

// decide verifies, denies or reviews.
func (a *annals) decide(dated time.Time) {
	if len(a.ids) == 0 {
		a.report(dated)
		return
	}
	id := rapid.SampledFrom(a.ids).Draw(a.t, "report")
	switch rapid.IntRange(0, 5).Draw(a.t, "decision") {
	case 4:
		if err := a.commit(bot.WithdrawReport{Report: id, Account: a.account(), At: dated}); err != nil {
			require.Contains(a.t, []bot.Kind{bot.Conflict, bot.NotFound}, bot.KindOf(err))
		}
	case 5:
		a.move(dated)
	case 0:
		require.NoError(a.t, a.commit(bot.BindReporter{Account: a.account(), Unit: bot.UnitID(rapid.IntRange(1, 4).Draw(a.t, "unit")), At: dated}))
	case 1:
		if err := a.commit(bot.DenyReport{Report: id, Account: a.account(), At: dated}); err != nil {
			require.Equal(a.t, bot.Conflict, bot.KindOf(err))
		}
	default:
		review := rapid.SampledFrom([]bot.Review{bot.Confirmed, bot.Returned, bot.Unreviewed}).Draw(a.t, "review")
		require.NoError(a.t, a.s.Review(context.Background(), fmt.Sprint("v", a.n), id, review))
	}
}

// move has an officer put a unit into another area from then on, unless something
// later is known of its area.
func (a *annals) move(since time.Time) {
	var u *bot.Unit
	require.NoError(a.t, a.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		u, err = n.Unit(bot.UnitID(rapid.IntRange(1, 4).Draw(a.t, "unit")))
		return err
	}))
	now := u.Card()
	now.Area = 3 - now.Area
	if err := a.commit(bot.ChangeUnit{Event: fmt.Sprint("m", a.n), Act: "move", Unit: u.ID, Was: u.Card(), Now: now, Since: since, At: *a.now}); err != nil {
		require.Equal(a.t, bot.Conflict, bot.KindOf(err))
	}
}

// roster imports the list again with one unit renamed, moved or of another level,
// which also accepts units that came from outside.
func (a *annals) roster(dated time.Time) {
	i := rapid.IntRange(0, len(a.rows)-1).Draw(a.t, "row")
	switch rapid.IntRange(0, 3).Draw(a.t, "change") {
	case 0:
		a.rows[i].Name = fmt.Sprint(a.rows[i].Name[:len("Trường ")], "số ", i, a.n)
	case 1:
		a.rows[i].Area = rapid.SampledFrom([]string{"Quận Dương Kinh", "Quận Đồ Sơn"}).Draw(a.t, "to")
	case 2:
		a.rows[i].Level = rapid.SampledFrom([]bot.Level{bot.Nursery, bot.Primary}).Draw(a.t, "level")
	default:
		name := fmt.Sprint("Trường lạ ", rapid.IntRange(0, 2).Draw(a.t, "strange"))
		a.rows = append(a.rows, roster.Row{Line: len(a.rows) + 2, Name: name, Level: bot.Primary, Area: "Quận Dương Kinh"})
	}
	_, err := take(context.Background(), a.s, a.rows, taking{Now: dated})
	require.NoError(a.t, err)
}

// newAnnals begins anew in a store that may have been used before.
func newAnnals(rt *rapid.T, s *store.Store, clock *time.Time) *annals {
	*clock = noon
	a := &annals{t: rt, s: s, now: clock}
	require.NoError(rt, s.Turn(context.Background(), func(exec store.Exec) (err error) {
		for _, gone := range []string{`UPDATE units SET cur_report = NULL, cur_status = ''`, `DELETE FROM awaiting`, `DELETE FROM reviews`, `DELETE FROM reports`,
			`DELETE FROM reporters`, `DELETE FROM unit_history`, `DELETE FROM unit_changes`, `DELETE FROM units`, `DELETE FROM areas`} {
			if err = exec(gone); err != nil {
				break
			}
		}
		return err
	}))
	for i, area := range []string{"Quận Dương Kinh", "Quận Đồ Sơn", "Quận Dương Kinh", "Quận Đồ Sơn"} {
		a.rows = append(a.rows, roster.Row{Line: i + 2, Code: bot.TaxCode(fmt.Sprint("029990012", i)), Name: fmt.Sprint("Trường ", i), Level: bot.Nursery, Area: area})
	}
	_, err := take(context.Background(), s, a.rows, taking{Now: *a.now})
	require.NoError(rt, err)
	return a
}

// Whatever comes late and in whatever order: the numbers as of a moment are those
// that were live then, and what became known since adds only what is dated before.
func TestTotalsAsOfAMoment(t *testing.T) {
	clock := noon
	s := clocked(t, func() time.Time { return clock })
	rapid.Check(t, func(rt *rapid.T) {
		a := newAnnals(rt, s, &clock)
		for range rapid.IntRange(1, 10).Draw(rt, "steps") {
			a.step(rapid.SampledFrom([]func(time.Time){a.report, a.report, a.decide, a.roster}).Draw(rt, "do"))
		}
		wrong, err := a.s.Check(context.Background())
		require.NoError(rt, err)
		require.Empty(rt, wrong)
		require.Equal(rt, a.totals(bot.AsOf{}), a.totals(bot.AsOfMoment(*a.now)), "AsOf{now, now} is live")
		for i, then := range a.steps {
			require.Equal(rt, then.live, a.totals(bot.AsOfMoment(then.at)), "AsOf{t, t} of step %d is what was live", i)
			known := then.at
			for _, s := range a.steps[i+1:] {
				if !s.dated.After(then.at) {
					break // it may change the numbers of then
				}
				known = s.at
			}
			require.Equal(rt, then.live, a.totals(bot.AsOf{Said: then.at, Known: known}), "nothing dated by step %d was recorded since", i)
		}
	})
}

// The two times of a report that came late.
func TestALateReportCountsForTheHourItWasSent(t *testing.T) {
	ctx, clock := context.Background(), noon
	s := clocked(t, func() time.Time { return clock })
	_, err := take(ctx, s, []roster.Row{{Line: 2, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh"}}, taking{Now: clock})
	require.NoError(t, err)
	cut := noon.Add(30 * time.Minute)
	clock = cut.Add(10 * time.Minute)
	_, err = s.Commit(ctx, []bot.Write{bot.FileReport{ID: "r", Draft: "d", Unit: 1, Status: bot.Accepted, Account: lan, At: cut.Add(-time.Minute)}})
	require.NoError(t, err)
	total := func(asOf bot.AsOf) bot.Tally {
		rows, err := s.Tally(ctx, bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
		require.NoError(t, err)
		return bot.Sum(rows)
	}
	require.Equal(t, bot.Tally{Total: 1, NotReported: 1}, total(bot.AsOfMoment(cut)), "it was not known then")
	require.Equal(t, bot.Tally{Total: 1, Accepted: 1}, total(bot.AsOf{Said: cut, Known: clock}), "and yet counts")
	require.Equal(t, bot.Tally{}, total(bot.AsOfMoment(noon.Add(-time.Hour))), "there was no unit")
}

// A denial and a report taken back have one date, the moment at which that was made
// here: until then the report was the current one, whenever the button was tapped.
func TestWhatEndsAReportCountsFromWhenItWasMade(t *testing.T) {
	for name, end := range map[string]bot.Write{
		"denied":     bot.DenyReport{Report: "r", Account: lan, At: noon.Add(time.Minute)},
		"taken back": bot.WithdrawReport{Report: "r", Account: minh, At: noon.Add(time.Minute)},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, clock := context.Background(), noon
			s := clocked(t, func() time.Time { return clock })
			_, err := take(ctx, s, []roster.Row{{Line: 2, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh"}}, taking{Now: clock})
			require.NoError(t, err)
			_, err = s.Commit(ctx, []bot.Write{bot.BindReporter{Account: lan, Unit: 1, At: clock},
				bot.FileReport{ID: "r", Draft: "d", Unit: 1, Status: bot.Accepted, Account: minh, At: clock}})
			require.NoError(t, err)
			clock = noon.Add(20 * time.Minute)
			_, err = s.Commit(ctx, []bot.Write{end})
			require.NoError(t, err)
			accepted := func(asOf bot.AsOf) int {
				rows, err := s.Tally(ctx, bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
				require.NoError(t, err)
				return bot.Sum(rows).Accepted
			}
			require.Equal(t, 1, accepted(bot.AsOfMoment(noon.Add(10*time.Minute))))
			require.Equal(t, 0, accepted(bot.AsOfMoment(clock)))
			require.Equal(t, 1, accepted(bot.AsOf{Said: noon.Add(10 * time.Minute), Known: clock}))
			require.Equal(t, 0, accepted(bot.AsOf{}))
		})
	}
}

// A clock that was ahead, or is behind: what comes in afterwards is the newer word
// all the same, and what is kept twice agrees.
func TestTheNewestWordCountsAlsoWhenTheClockWasSetBack(t *testing.T) {
	for name, back := range map[string]time.Duration{"an hour": time.Hour, "a year": 365 * 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			ctx, clock := context.Background(), noon
			s := clocked(t, func() time.Time { return clock })
			rows := []roster.Row{{Line: 2, Code: "0299900124", Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh"}}
			report := func(id bot.ReportID, status bot.Status) {
				_, err := s.Commit(ctx, []bot.Write{bot.FileReport{ID: id, Draft: bot.DraftID(id), Unit: 1, Status: status, Account: lan, At: clock}})
				require.NoError(t, err)
			}
			_, err := take(ctx, s, rows, taking{Now: clock})
			require.NoError(t, err)
			report("ahead", bot.Refused)
			clock = noon.Add(-back)
			rows[0].Name = "Mầm non Hoa Hồng"
			_, err = take(ctx, s, rows, taking{Now: clock})
			require.NoError(t, err)
			report("now", bot.Succeeded)
			clock = noon.Add(time.Minute - back)
			report("later", bot.Accepted)
			got, err := s.Tally(ctx, bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
			require.NoError(t, err)
			require.Equal(t, bot.Tally{Total: 1, Accepted: 1}, bot.Sum(got))
		})
	}
}
