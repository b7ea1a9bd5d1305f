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

// dying is a context that ends when it has been asked about so many times, as a
// program that is killed between two steps.
type dying struct {
	context.Context
	left int
}

func (d *dying) Err() error {
	if d.left--; d.left < 0 {
		return context.Canceled
	}
	return nil
}

// cutOf freezes the round, in as many runs as it takes.
func cutOf(t require.TestingT, s *store.Store, q bot.Cut, lives ...int) bot.Form {
	for _, n := range lives {
		_, err := s.Cut(&dying{context.Background(), n}, q)
		require.True(t, err == nil || bot.KindOf(err) == bot.Unavailable, "%v", err)
	}
	id, err := s.Cut(context.Background(), q)
	require.NoError(t, err)
	require.NotZero(t, id)
	_, err = s.Commit(context.Background(), []bot.Write{bot.EndCut{Form: id}})
	require.NoError(t, err)
	return formOf(t, s, id)
}

func formOf(t require.TestingT, s *store.Store, id bot.FormID) (f bot.Form) {
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) error {
		found, err := n.Form(id)
		require.NotNil(t, found)
		f = *found
		return err
	}))
	return f
}

// frozen are the totals of a form, without whom the bot can write to.
func frozen(t require.TestingT, s *store.Store, by bot.By, scope bot.Scope, forms ...bot.Form) (rows []bot.Row) {
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		rows, err = n.TallyForms(forms, scope, by)
		return err
	}))
	for i := range rows {
		require.True(t, rows[i].AddsUp(), "%+v", rows[i])
		rows[i].Reached = 0
		rows[i].Area = bot.Area{ID: rows[i].Area.ID}
	}
	return rows
}

// stoodAs are the totals as of a moment in the same shape.
func stoodAs(t require.TestingT, s *store.Store, q bot.TotalsOf) (rows []bot.Row) {
	all, err := s.Tally(context.Background(), q)
	require.NoError(t, err)
	for _, r := range all {
		if r.Area = (bot.Area{ID: r.Area.ID}); r.Tally != (bot.Tally{}) {
			rows = append(rows, r)
		}
	}
	return rows
}

// addedRound is a round that stands, made anew.
func addedRound(t require.TestingT, s *store.Store, r bot.Round) bot.Round {
	_, err := s.Commit(context.Background(), []bot.Write{bot.AddRound{Round: r, By: lan, At: noon}})
	require.NoError(t, err)
	var all bot.Rounds
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		all, err = n.Rounds()
		return err
	}))
	made, ok := all.Own(r.Area).On(r.Day)
	require.True(t, ok)
	return made
}

// Whatever comes late, moves or is decided, before, in the midst of a freeze and
// after it, and however often it is killed: the sums of the form are those as of its
// moment, and stay.
func TestAFrozenRoundIsTheRecordsOfItsMoment(t *testing.T) {
	defer store.CutStep(1)()
	clock := noon
	s := clocked(t, func() time.Time { return clock })
	days := 0
	rapid.Check(t, func(rt *rapid.T) {
		require.NoError(rt, s.Turn(context.Background(), func(exec store.Exec) error {
			for _, table := range []string{"form_rows", "form_units", "forms"} {
				if err := exec(`DELETE FROM ` + table); err != nil {
					return err
				}
			}
			return nil
		}))
		a := newAnnals(rt, s, &clock)
		steps := func(most int) {
			for range rapid.IntRange(0, most).Draw(rt, "steps") {
				a.step(rapid.SampledFrom([]func(time.Time){a.report, a.report, a.decide, a.roster}).Draw(rt, "do"))
			}
		}
		steps(8)
		days++
		day := noon.AddDate(0, 0, days)
		since := bot.Since{All: noon.Add(time.Duration(rapid.IntRange(0, 60).Draw(rt, "since")) * time.Minute)}
		round := addedRound(rt, s, bot.Round{Day: bot.NewPlace(nil).Day(day), Units: clock.Add(-time.Minute), Areas: clock.Add(time.Hour)})
		cut := bot.Cut{Round: round, Since: since}
		clock = clock.Add(time.Duration(rapid.IntRange(0, 40).Draw(rt, "down")) * time.Minute)
		for range rapid.IntRange(0, 3).Draw(rt, "kills") {
			_, err := s.Cut(&dying{context.Background(), rapid.IntRange(0, 6).Draw(rt, "alive")}, cut)
			require.True(rt, err == nil || bot.KindOf(err) == bot.Unavailable, "%v", err)
			steps(2)
		}
		form := cutOf(rt, s, cut)
		for range 2 {
			for _, by := range []bot.By{bot.ByArea, bot.ByLevel} {
				want := stoodAs(rt, s, bot.TotalsOf{Scope: bot.Everything, By: by, AsOf: form.AsOf, Since: since})
				require.Equal(rt, want, frozen(rt, s, by, bot.Everything, form))
			}
			steps(4)
		}
		again, err := s.Cut(context.Background(), cut)
		require.NoError(rt, err)
		require.Equal(rt, form.ID, again, "a round is frozen once")
	})
}

// areaForm is an area's form by an officer, as of that moment.
func areaForm(key string, area bot.AreaID, number int, at time.Time, w bot.Window) bot.FreezeForm {
	return bot.FreezeForm{Key: key, Window: w, Form: bot.Form{Kind: bot.ByOfficer, Area: area, Number: number, Day: bot.NewPlace(nil).Day(at),
		AsOf: bot.AsOfMoment(at), At: at, By: lan}}
}

func (h *hall) formsOf(area bot.AreaID, day time.Time) (list []bot.Form) {
	h.t.Helper()
	require.NoError(h.t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		list, err = n.FormsOf(area, bot.NewPlace(nil).Day(day))
		return err
	}))
	return list
}

func TestAnAreasFormIsFrozenUnderItsNumber(t *testing.T) {
	h := city(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	area, at := areas[0].ID, time.Now().Add(time.Second)
	commit := func(w bot.FreezeForm) error {
		_, err := h.s.Commit(context.Background(), []bot.Write{w})
		return err
	}
	first := areaForm("e1", area, 1, at, bot.Window{})
	first.Seen = &bot.Tally{Total: 5, Accepted: 1, Refused: 1, NotRegistered: 1, NotReported: 1, Confirmed: 1, Other: 1}
	require.NoError(t, commit(first))
	require.NoError(t, commit(first), "the turn runs again")
	require.Len(t, h.formsOf(area, at), 1)

	require.Equal(t, bot.Conflict, bot.KindOf(commit(areaForm("e2", area, 1, at, bot.Window{}))), "the number is taken")
	wrong := areaForm("e3", area, 2, at, bot.Window{})
	wrong.Seen = &bot.Tally{Total: 5, Accepted: 2}
	require.Equal(t, bot.Conflict, bot.KindOf(commit(wrong)), "the numbers are others than those that were seen")
	require.Len(t, h.formsOf(area, at), 1, "nothing of it stays")
	require.NoError(t, commit(areaForm("e3", area, 2, at, bot.Window{})))
	require.NoError(t, commit(areaForm("e4", areas[1].ID, 1, at, bot.Window{})), "each area counts its own")
	forms := h.formsOf(area, at)
	require.Equal(t, []int{1, 2}, []int{forms[0].Number, forms[1].Number})
	require.Equal(t, lan, forms[0].By)

	before := frozen(t, h.s, bot.ByLevel, bot.Everything, forms[0])
	h.report("Mầm non D", bot.Accepted, "")
	h.stand("Mầm non A", bot.Closed)
	require.Equal(t, before, frozen(t, h.s, bot.ByLevel, bot.Everything, forms[0]))
	require.Equal(t, bot.Tally{Total: 4, Accepted: 1, Refused: 1, NotRegistered: 0, NotReported: 1, Confirmed: 1, Other: 1}, bot.Sum(frozen(t, h.s, bot.ByArea, bot.OfLevels(bot.Nursery), forms[0])),
		"of a part of it only that is counted")
}

func TestAFormSaysWhoWasInTime(t *testing.T) {
	h := city(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	at := time.Now().Add(time.Second)
	states := func(w bot.Window) map[bot.InRound]int {
		number := len(h.formsOf(areas[0].ID, at)) + 1
		f := areaForm(fmt.Sprint("e", number), areas[0].ID, number, at, w)
		_, err := h.s.Commit(context.Background(), []bot.Write{f})
		require.NoError(t, err)
		forms := h.formsOf(areas[0].ID, at)
		var in map[bot.InRound]int
		require.NoError(t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
			in, err = n.InRound(forms[len(forms)-1:], bot.Everything)
			return err
		}))
		return in
	}
	hour, day := time.Minute, 24*time.Hour
	require.Equal(t, map[bot.InRound]int{bot.OnTime: 4, bot.Unmoved: 0, bot.Late: 0, bot.NotYet: 1}, states(bot.Window{Ends: noon.Add(hour)}))
	require.Equal(t, map[bot.InRound]int{bot.OnTime: 0, bot.Unmoved: 0, bot.Late: 4, bot.NotYet: 1}, states(bot.Window{Ends: noon}))
	require.Equal(t, map[bot.InRound]int{bot.OnTime: 0, bot.Unmoved: 1, bot.Late: 0, bot.NotYet: 4}, states(bot.Window{Since: noon.Add(hour), Ends: noon.Add(day)}))
	require.Equal(t, map[bot.InRound]int{bot.OnTime: 4, bot.Unmoved: 0, bot.Late: 0, bot.NotYet: 1},
		states(bot.Window{Ends: noon, Grace: map[string]time.Time{"telegram": noon.Add(hour)}}))
	require.Equal(t, 4, states(bot.Window{Ends: noon, Grace: map[string]time.Time{"zalo": noon.Add(hour)}})[bot.Late])
	require.Equal(t, []int{0, 0, 0, 4, 0}, h.excused(areas[0].ID, at), "marked where an outage alone makes it so")
}

// What comes after the form on the round's day moves its unit in the round's list, and in no
// frozen number: late, in time when it was only recorded late, and late again for one that was
// returned and sent anew.
func TestWhatComesAfterTheFormStandsInTheRound(t *testing.T) {
	h := city(t)
	at, w := time.Now().Add(time.Second), bot.Window{Ends: noon.Add(time.Minute)}
	ward, other := h.one("Mầm non D").Area, h.one("Tiểu học A").Area
	_, err := h.s.Commit(context.Background(), []bot.Write{areaForm("e1", ward, 1, at, w), areaForm("e2", other, 1, at, w)})
	require.NoError(t, err)
	forms, until := append(h.formsOf(ward, at), h.formsOf(other, at)...), at.Add(time.Hour)
	report := func(name string, dated time.Time) {
		id, unit, known := bot.ReportID("later "+name), h.one(name).ID, at.Add(time.Minute).UnixMilli()
		_, err := h.s.Commit(context.Background(), []bot.Write{bot.FileReport{ID: id, Draft: bot.DraftID(id), Unit: unit, Status: bot.Refused, Account: lan, At: dated}})
		require.NoError(t, err)
		storetest.Exec(t, h.s, `UPDATE reports SET recorded_at = ? WHERE id = ?`, known, id)
		storetest.Exec(t, h.s, `UPDATE units SET touched_at = ? WHERE id = ?`, max(known, dated.UnixMilli()), unit)
	}
	moved := func(scope bot.Scope) (in map[bot.InRound]int) {
		require.NoError(t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
			in, err = n.MovedInRound(forms, scope, func(bot.AreaID) bot.Window { return w }, until)
			return err
		}))
		return in
	}
	require.Empty(t, moved(bot.Everything))
	report("Mầm non D", noon.Add(time.Hour))
	require.Equal(t, map[bot.InRound]int{bot.NotYet: -1, bot.Late: 1}, moved(bot.Everything))
	require.Empty(t, moved(bot.OfLevels(bot.Primary)), "of another level")
	report("Tiểu học A", noon)
	require.Equal(t, map[bot.InRound]int{bot.NotYet: -1, bot.OnTime: 1}, moved(bot.WholeArea(other)), "said in time, recorded late")
	report("Mầm non B", noon.Add(time.Hour))
	require.Equal(t, map[bot.InRound]int{bot.NotYet: -1, bot.Late: 1}, moved(bot.WholeArea(ward)), "the one in time stands under it")
	require.NoError(t, h.s.Review(context.Background(), "e9", "r-Mầm non B-"+bot.ReportID(bot.Refused), bot.Returned))
	require.Equal(t, map[bot.InRound]int{bot.NotYet: -1, bot.OnTime: -1, bot.Late: 2}, moved(bot.WholeArea(ward)), "returned, and sent anew")
	report("Mầm non C", until)
	require.Equal(t, 2, moved(bot.WholeArea(ward))[bot.Late], "of another day")
}

// excused counts the units of each of an area's forms that are in time by an outage alone.
func (h *hall) excused(area bot.AreaID, day time.Time) (list []int) {
	h.t.Helper()
	forms := h.formsOf(area, day)
	require.NoError(h.t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) error {
		for i := range forms {
			k, err := n.Excused(forms[i:i+1], bot.Everything)
			if err != nil {
				return err
			}
			rows, err := n.FormRows(forms[i:i+1], bot.Everything)
			marked := 0
			for _, r := range rows {
				if r.Excused {
					marked++
				}
			}
			require.Equal(h.t, k, marked)
			if list = append(list, k); err != nil {
				return err
			}
		}
		return nil
	}))
	return list
}

// Of forms that all have an area the last one counts it: its units are there once.
func TestOfTwoFormsOfAnAreaTheLastCounts(t *testing.T) {
	h := city(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	at := time.Now().Add(time.Second).Truncate(time.Millisecond)
	freeze := func(key string, number int) {
		_, err := h.s.Commit(context.Background(), []bot.Write{areaForm(key, areas[0].ID, number, at, bot.Window{})})
		require.NoError(t, err)
	}
	freeze("first", 1)
	h.report("Mầm non D", bot.Succeeded, "")
	freeze("second", 2)
	forms := h.formsOf(areas[0].ID, at)
	require.Len(t, forms, 2)
	was, is := frozen(t, h.s, bot.ByArea, bot.Everything, forms[0]), frozen(t, h.s, bot.ByArea, bot.Everything, forms[1])
	require.NotEqual(t, was, is)
	require.Equal(t, is, frozen(t, h.s, bot.ByArea, bot.Everything, forms...))
}

func TestAreasWithHoursOfTheirOwnAreFrozenAtThem(t *testing.T) {
	clock := noon
	s := clocked(t, func() time.Time { return clock })
	h := &hall{t, s}
	h.merge(taking{Now: noon}, roster.Row{Name: "A", Area: "Dương Kinh"}, roster.Row{Name: "B", Area: "Đồ Sơn"}, roster.Row{Name: "C", Area: "Đồ Sơn"})
	areas, err := s.Areas(context.Background())
	require.NoError(t, err)
	day := bot.NewPlace(nil).Day(noon)
	common := addedRound(t, s, bot.Round{Day: day, Units: noon.Add(time.Hour), Areas: noon.Add(2 * time.Hour)})
	own := addedRound(t, s, bot.Round{Day: day, Area: areas[1].ID, Units: noon.Add(2 * time.Hour), Areas: noon.Add(2 * time.Hour)})
	clock = common.Ends()
	all := cutOf(t, s, bot.Cut{Round: common, But: []bot.AreaID{own.Area}})
	require.Equal(t, 1, bot.Sum(frozen(t, s, bot.ByArea, bot.Everything, all)).Total)
	clock = own.Ends()
	storetest.Exec(t, s, `UPDATE areas SET name = 'Quận Mới' WHERE id = ?`, areas[0].ID)
	theirs := cutOf(t, s, bot.Cut{Round: own})
	require.Equal(t, 2, bot.Sum(frozen(t, s, bot.ByArea, bot.Everything, theirs)).Total)
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) error {
		cuts, err := n.Cuts(day)
		require.Equal(t, []bot.Form{all, theirs}, cuts)
		require.NoError(t, err)
		rows, err := n.TallyForms(cuts, bot.Everything, bot.ByArea)
		require.Equal(t, []string{"Dương Kinh", "Đồ Sơn"}, []string{rows[0].Area.Name, rows[1].Area.Name}, "as it was called when it was frozen")
		return err
	}))
}

func TestARoundThatWasMovedOrRemovedIsNotFrozen(t *testing.T) {
	r := newRoom(t)
	round := addedRound(t, r.s, roundOn(0, 21, 15))
	moved := round
	moved.Units = moved.Units.Add(-time.Minute)
	r.commit(bot.MoveRound{Round: moved, Was: 1, By: lan, At: noon})
	id, err := r.s.Cut(context.Background(), bot.Cut{Round: round})
	require.NoError(t, err)
	require.Zero(t, id)
	require.Equal(t, "cut:1.1@1747814460000 cut:1.2@1747814400000", r.text(`SELECT string_agg(key || '@' || not_before, ' ') FROM (SELECT * FROM jobs WHERE kind = 'cut' ORDER BY key)`))
	r.commit(bot.RemoveRound{Round: round.ID, Was: 2, By: lan, At: noon})
	moved.Version = 2
	id, err = r.s.Cut(context.Background(), bot.Cut{Round: moved})
	require.NoError(t, err)
	require.Zero(t, id)
}

// A list that is half-way in: the numbers are neither those of before nor those of
// after, so that the freeze waits.
func TestAFreezeWaitsForAListThatIsHalfWayIn(t *testing.T) {
	r := newRoom(t)
	round := addedRound(t, r.s, roundOn(0, 21, 15))
	storetest.Exec(t, r.s, `INSERT INTO imports (id, by, name, state, since, seen, areas, rows, at) VALUES ('i', '', '', 'switching', 1, 0, '[]', 1, 1)`)
	_, err := r.s.Cut(context.Background(), bot.Cut{Round: round})
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
	storetest.Exec(t, r.s, `DELETE FROM imports`)
	cutOf(t, r.s, bot.Cut{Round: round})
}

// TestWhoHasFallenSinceAForm: by name, of the area that it counts, and of the scope.
func TestWhoHasFallenSinceAForm(t *testing.T) {
	h := city(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	area, at := areas[0].ID, time.Now().Add(time.Second)
	_, err = h.s.Commit(context.Background(), []bot.Write{areaForm("e1", area, 1, at, bot.Window{})})
	require.NoError(t, err)
	forms := h.formsOf(area, at)
	fallen := func(scope bot.Scope) (names []string) {
		require.NoError(t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
			names, err = n.Fallen(forms, area, scope)
			return err
		}))
		return names
	}
	require.Empty(t, fallen(bot.Everything))
	var was []string
	require.NoError(t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) error {
		units, err := n.FormUnits(forms[0].ID)
		for _, u := range units {
			if u.Status == bot.Accepted && u.Standing == bot.Counted {
				was = append(was, u.Name)
			}
		}
		return err
	}))
	require.Len(t, was, 1)
	require.NoError(t, h.s.Review(context.Background(), "e9", bot.ReportID("r-"+was[0]+"-duoc_tiep_nhan"), bot.Returned))
	require.Equal(t, was, fallen(bot.WholeArea(area)))
	require.Empty(t, fallen(bot.WholeArea(areas[1].ID)))
	_, err = h.s.Commit(context.Background(), []bot.Write{areaForm("e2", area, 2, time.Now().Add(time.Minute), bot.Window{})})
	require.NoError(t, err)
	between := func(then, now bot.Form, scope bot.Scope) (names []string) {
		require.NoError(t, h.s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
			names, err = n.FellBetween([]bot.Form{then}, []bot.Form{now}, area, scope)
			return err
		}))
		return names
	}
	forms = h.formsOf(area, at)
	h.stand(was[0], bot.Closed) // the forms stay
	require.Equal(t, was, between(forms[0], forms[1], bot.WholeArea(area)))
	require.Empty(t, between(forms[0], forms[1], bot.OfLevels(bot.Upper)))
	require.Empty(t, between(forms[1], forms[0], bot.WholeArea(area)))
	require.Empty(t, between(forms[0], forms[0], bot.WholeArea(area)))
}
