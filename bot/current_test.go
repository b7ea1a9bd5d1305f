package bot

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// minute is a moment of the histories below.
func minute(n int) time.Time { return time.Date(2025, 5, 21, 8, n, 0, 0, time.UTC) }

func TestCurrentReport(t *testing.T) {
	at := func(id ReportID, n int, change func(*DatedReport)) DatedReport {
		r := DatedReport{ID: id, At: minute(n), Recorded: minute(n)}
		change(&r)
		return r
	}
	weak := func(*DatedReport) {}
	vouched := func(r *DatedReport) { r.Vouched = true }
	reviewed := func(review Review) func(*DatedReport) {
		return func(r *DatedReport) { r.Reviews = []Reviewed{{review, minute(30)}} }
	}
	denied := func(r *DatedReport) { r.Denied = minute(30) }
	deniedAnd := func(more func(*DatedReport)) func(*DatedReport) {
		return func(r *DatedReport) { denied(r); more(r) }
	}
	for name, c := range map[string]struct {
		reports []DatedReport // newest first
		want    ReportID
	}{
		"none":                                    {nil, ""},
		"the latest":                              {[]DatedReport{at("b", 2, weak), at("a", 1, vouched)}, "b"},
		"a returned one falls back":               {[]DatedReport{at("b", 2, reviewed(Returned)), at("a", 1, weak)}, "a"},
		"a denied one falls back":                 {[]DatedReport{at("b", 2, denied), at("a", 1, weak)}, "a"},
		"not if somebody vouched for it":          {[]DatedReport{at("b", 2, deniedAnd(vouched)), at("a", 1, weak)}, "b"},
		"not if it was confirmed":                 {[]DatedReport{at("b", 2, deniedAnd(reviewed(Confirmed))), at("a", 1, weak)}, "b"},
		"a weak one never replaces a confirmed":   {[]DatedReport{at("c", 3, weak), at("b", 2, weak), at("a", 1, reviewed(Confirmed))}, "a"},
		"it replaces one that is only vouched":    {[]DatedReport{at("c", 3, weak), at("b", 2, vouched), at("a", 1, reviewed(Confirmed))}, "c"},
		"a vouched one replaces a confirmed one":  {[]DatedReport{at("b", 2, vouched), at("a", 1, reviewed(Confirmed))}, "b"},
		"a confirmed and returned one is nothing": {[]DatedReport{at("a", 1, func(r *DatedReport) { r.Reviews = []Reviewed{{Confirmed, minute(30)}, {Returned, minute(31)}} })}, ""},
	} {
		require.Equal(t, c.want, Current(slices.Values(c.reports), AsOf{}).ID, name)
	}
}

func TestAsOf(t *testing.T) {
	late := DatedReport{ID: "late", At: minute(29), Recorded: minute(40), Vouched: true}
	first := DatedReport{ID: "first", At: minute(1), Recorded: minute(1), Vouched: true, Reviews: []Reviewed{{Returned, minute(35)}}}
	current := func(asOf AsOf) ReportID { return Current(slices.Values([]DatedReport{late, first}), asOf).ID }
	require.Equal(t, ReportID("late"), current(AsOf{}))
	require.True(t, AsOf{}.Live())
	require.Equal(t, ReportID("first"), current(AsOfMoment(minute(30))), "it was not known then")
	require.Equal(t, ReportID("late"), current(AsOf{Said: minute(30), Known: minute(45)}), "and yet counts")
	require.Equal(t, ReportID("first"), current(AsOf{Said: minute(28), Known: minute(45)}), "a review made since does not count for that hour")
	require.Equal(t, ReportID(""), current(AsOf{Said: minute(0), Known: minute(45)}))
}

// diary is a history as it happened: what was recorded, in its order.
type diary []entry

// entry is one fact: a report, or a review or denial of one.
type entry struct {
	recorded, dated time.Time
	report          DatedReport
	review          Review // of report.ID
	denial          bool
}

// drawDiary draws reports of any date, in any order of arrival.
func drawDiary(t *rapid.T) (d diary) {
	for i := range rapid.IntRange(1, 12).Draw(t, "entries") {
		now := minute(4 * i)
		var ids []ReportID
		for _, e := range d {
			if e.report.At != (time.Time{}) {
				ids = append(ids, e.report.ID)
			}
		}
		e := entry{recorded: now, dated: now}
		kind := 0
		if len(ids) > 0 {
			kind = rapid.IntRange(0, 3).Draw(t, "kind")
			e.report.ID = rapid.SampledFrom(ids).Draw(t, "report")
		}
		switch kind {
		case 2:
			e.review = rapid.SampledFrom([]Review{Confirmed, Returned, Unreviewed}).Draw(t, "review")
		case 3:
			e.denial = true
		default:
			e.dated = now.Add(-time.Duration(rapid.IntRange(0, 20).Draw(t, "late")) * time.Minute)
			e.report = DatedReport{ID: ReportID(fmt.Sprint("r", i)), At: e.dated, Recorded: now, Vouched: rapid.Bool().Draw(t, "vouched")}
		}
		d = append(d, e)
	}
	return d
}

// reports are the diary's as the records keep them, newest date first.
func (d diary) reports() (list []DatedReport) {
	for _, e := range d {
		at := slices.IndexFunc(list, func(r DatedReport) bool { return r.ID == e.report.ID })
		switch {
		case e.review != "" && at >= 0:
			list[at].Reviews = append(slices.Clone(list[at].Reviews), Reviewed{e.review, e.dated})
		case e.denial && at >= 0 && list[at].Denied.IsZero():
			list[at].Denied = e.dated
		case e.review == "" && !e.denial:
			list = append(list, e.report)
		}
	}
	slices.Reverse(list) // of one date the last recorded first
	slices.SortStableFunc(list, func(a, b DatedReport) int { return b.At.Compare(a.At) })
	return list
}

// live goes through the diary as somebody did who kept the current report by
// hand: each entry changes what is known, and the reports that stand replace each
// other in the order of their dates.
func (d diary) live() ReportID {
	type kept struct {
		DatedReport
		review Review
		denied bool
	}
	var all []*kept
	for _, e := range d {
		if e.review == "" && !e.denial {
			all = append(all, &kept{e.report, Unreviewed, false})
			continue
		}
		for _, k := range all {
			if k.ID == e.report.ID && e.denial {
				k.denied = true
			} else if k.ID == e.report.ID {
				k.review = e.review
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *kept) int { return a.At.Compare(b.At) })
	var now *kept
	for _, k := range all {
		if k.review == Returned || k.denied && !k.Vouched && k.review != Confirmed {
			continue
		}
		if now == nil || now.review != Confirmed || k.Vouched || k.review == Confirmed {
			now = k
		}
	}
	if now == nil {
		return ""
	}
	return now.ID
}

// only is the diary without what keep refuses.
func (d diary) only(keep func(entry) bool) diary {
	return slices.DeleteFunc(slices.Clone(d), func(e entry) bool { return !keep(e) })
}

func (d diary) asOf(said, known time.Time) ReportID {
	return Current(slices.Values(d.reports()), AsOf{said, known}).ID
}

func TestAsOfAgreesWithWhatWasLive(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drawDiary(rt)
		now, later := minute(rapid.IntRange(0, 48).Draw(rt, "t")), minute(rapid.IntRange(0, 59).Draw(rt, "later"))
		require.Equal(rt, d.live(), Current(slices.Values(d.reports()), AsOf{}).ID, "without limits it is live")
		require.Equal(rt, d.only(func(e entry) bool { return !e.recorded.After(now) }).live(), d.asOf(now, now), "AsOf{t, t} is what was live at t")
		if later.Before(now) {
			return
		}
		since := func(e entry) bool { return e.recorded.After(now) && !e.recorded.After(later) && !e.dated.After(now) }
		require.Equal(rt, d.asOf(now, now), d.only(func(e entry) bool { return !since(e) }).asOf(now, later),
			"AsOf{t, later} differs only by what is dated by t and was recorded since")
		require.Equal(rt, d.only(func(e entry) bool { return !e.recorded.After(now) || since(e) }).live(), d.asOf(now, later))
	})
}

// moved is a fact about a unit as drawn.
type moved struct {
	UnitFact
	seq int
}

func TestAUnitIsAsItsFactsSay(t *testing.T) {
	name, level, area, standing := "Mầm non Hoa Sen", Nursery, AreaID(1), Counted
	first := UnitFact{Since: minute(0), Recorded: minute(0), Name: &name, Level: &level, Area: &area, Standing: &standing}
	there, renamed := AreaID(2), "Mầm non Hoa Sen 1"
	move := UnitFact{Since: minute(20), Recorded: minute(10), Area: &there}
	rename := UnitFact{Since: minute(5), Recorded: minute(30), Name: &renamed}
	facts := []UnitFact{first, rename, move}
	at := func(asOf AsOf) UnitState { u, _ := UnitAt(facts, asOf); return u }
	require.Equal(t, UnitState{renamed, Nursery, 2, Counted}, at(AsOf{}))
	require.Equal(t, UnitState{name, Nursery, 1, Counted}, at(AsOfMoment(minute(15))), "known, and not yet in force")
	require.Equal(t, UnitState{name, Nursery, 2, Counted}, at(AsOfMoment(minute(25))))
	require.Equal(t, UnitState{renamed, Nursery, 1, Counted}, at(AsOf{Said: minute(15), Known: minute(40)}), "a late word about an early day")
	_, ok := UnitAt(facts, AsOf{Said: minute(-1)})
	require.False(t, ok)

	// Facts of any dates, in any order of arrival: what is recorded later, or dated
	// later, is as if it were not there.
	rapid.Check(t, func(rt *rapid.T) {
		var all []moved
		for i := range rapid.IntRange(1, 8).Draw(rt, "facts") {
			f := moved{UnitFact{Recorded: minute(5 * i), Since: minute(rapid.IntRange(0, 50).Draw(rt, "since"))}, i}
			if area := AreaID(rapid.IntRange(0, 3).Draw(rt, "area")); area > 0 {
				f.Area = &area
			}
			if n := rapid.IntRange(0, 2).Draw(rt, "name"); n > 0 {
				name := fmt.Sprint("Trường ", n)
				f.Name = &name
			}
			all = append(all, f)
		}
		slices.SortStableFunc(all, func(a, b moved) int { return a.Since.Compare(b.Since) })
		said, known := minute(rapid.IntRange(0, 50).Draw(rt, "said")), minute(rapid.IntRange(0, 50).Draw(rt, "known"))
		facts := func(keep func(moved) bool) (list []UnitFact) {
			for _, f := range all {
				if keep(f) {
					list = append(list, f.UnitFact)
				}
			}
			return list
		}
		got, _ := UnitAt(facts(func(moved) bool { return true }), AsOf{said, known})
		want, _ := UnitAt(facts(func(f moved) bool { return !f.Since.After(said) && !f.Recorded.After(known) }), AsOf{})
		require.Equal(rt, want, got)
		latest := func(says func(moved) bool) (last *moved) {
			for i, f := range all {
				if says(f) && !f.Since.After(said) && !f.Recorded.After(known) &&
					(last == nil || cmp.Or(f.Since.Compare(last.Since), cmp.Compare(f.seq, last.seq)) > 0) {
					last = &all[i]
				}
			}
			return last
		}
		if f := latest(func(f moved) bool { return f.Area != nil }); f != nil {
			require.Equal(rt, *f.Area, got.Area)
		}
		if f := latest(func(f moved) bool { return f.Name != nil }); f != nil {
			require.Equal(rt, *f.Name, got.Name)
		}
	})
}

func TestWhatHasToBeRecordedOfAChange(t *testing.T) {
	was := UnitState{"A", Nursery, 1, Counted}
	_, ok := was.Changed(was)
	require.False(t, ok)
	for _, now := range []UnitState{{"B", Nursery, 1, Counted}, {"A", Primary, 1, Counted}, {"A", Nursery, 2, Closed}, {"A", Nursery, 1, Pending}, {"A", Nursery, 0, Pending}} {
		f, ok := was.Changed(now)
		require.True(t, ok)
		first := UnitFact{Name: &was.Name, Level: &was.Level, Area: &was.Area, Standing: &was.Standing}
		got, _ := UnitAt([]UnitFact{first, f}, AsOf{})
		require.Equal(t, now, got)
	}
}
