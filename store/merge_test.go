package store_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// tieOf is whether an account is a unit's reporter, as a plain model has it.
type tieOf struct {
	account bot.AccountID
	unit    bot.UnitID
}

// mergeTie is what is kept of it. One that was taken off and made anew is another: a merge
// that is taken back leaves it.
type mergeTie struct {
	verified bool
	since    int64 // milliseconds
}

// mergeModel is whose reports and reporters are, as plain lists.
type mergeModel struct {
	owner map[bot.ReportID]bot.UnitID
	ties  map[tieOf]mergeTie
	ended map[bot.UnitID]bot.UnitID
	last  map[bot.UnitID]merged
}

// merged is what a merge has to know to be undone.
type merged struct {
	into    bot.UnitID
	reports []bot.ReportID
	was     map[tieOf]mergeTie // ties of both
	undone  bool
}

func (m *mergeModel) merge(a, b bot.UnitID) bool {
	if a == b || m.ended[a] != 0 || m.ended[b] != 0 {
		return false
	}
	done := merged{into: b, was: map[tieOf]mergeTie{}}
	for id, owner := range m.owner {
		if owner == a {
			done.reports, m.owner[id] = append(done.reports, id), b
		}
	}
	for t, was := range maps.Clone(m.ties) {
		if t.unit == a || t.unit == b {
			done.was[t] = was
		}
	}
	for t := range done.was {
		if t.unit == a {
			m.ties[tieOf{t.account, b}] = done.joined(t.account, a)
			delete(m.ties, t)
		}
	}
	m.ended[a], m.last[a] = b, done
	return true
}

// joined is the tie that is left of somebody's two: verified if either was.
func (m merged) joined(account bot.AccountID, from bot.UnitID) mergeTie {
	was := m.was[tieOf{account, from}]
	if had, ok := m.was[tieOf{account, m.into}]; ok && (had.verified || !was.verified) {
		return had
	}
	return was
}

func (m *mergeModel) undo(a bot.UnitID) bool {
	last, ok := m.last[a]
	if !ok || last.undone || m.ended[last.into] != 0 {
		return false
	}
	for _, id := range last.reports {
		if m.owner[id] == last.into {
			m.owner[id] = a
		}
	}
	for t, was := range last.was {
		other := tieOf{t.account, last.into}
		now, still := m.ties[other]
		if t.unit != a || !still {
			continue
		}
		m.ties[t] = was
		if now == last.joined(t.account, a) {
			delete(m.ties, other)
			if before, had := last.was[other]; had {
				m.ties[other] = before
			}
		}
	}
	last.undone = true
	m.last[a] = last
	delete(m.ended, a)
	return true
}

// mergeRoom are units of an area each, and what was counted at moments gone by.
type mergeRoom struct {
	s       *store.Store
	units   []bot.UnitID
	areas   []bot.AreaID
	m       mergeModel
	n       int
	moments map[time.Time][]bot.Row
}

func (r *mergeRoom) commit(w ...bot.Write) error {
	_, err := r.s.Commit(context.Background(), w)
	return err
}

// event names the next thing that is done.
func (r *mergeRoom) event() string { r.n++; return fmt.Sprintf("%d-%d", r.units[0], r.n) }

func (r *mergeRoom) rows(t *rapid.T, asOf bot.AsOf) (rows []bot.Row) {
	scope := bot.Scope{{Areas: r.areas, AllLevels: true}}
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
		rows, err = now.Tally(bot.TotalsOf{Scope: scope, By: bot.ByArea, AsOf: asOf})
		return err
	}))
	return rows
}

// remember notes what is counted now, for later; the next write is a moment after.
func (r *mergeRoom) remember(t *rapid.T) {
	now := time.UnixMilli(time.Now().UnixMilli())
	r.moments[now] = r.rows(t, bot.AsOf{})
	for !time.UnixMilli(time.Now().UnixMilli()).After(now) {
		continue
	}
}

// past compares each moment with what was counted then.
func (r *mergeRoom) past(t *rapid.T) {
	for at, want := range r.moments {
		require.Equal(t, want, r.rows(t, bot.AsOf{Known: at}), "as of %v", at)
	}
}

// agrees compares the records with the model.
func (r *mergeRoom) agrees(t *rapid.T) {
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) error {
		for _, u := range r.units {
			reports, err := now.ReportsOf(u)
			require.NoError(t, err)
			var want []bot.ReportID
			for id, owner := range r.m.owner {
				if owner == u {
					want = append(want, id)
				}
			}
			var got []bot.ReportID
			for _, rep := range reports {
				got = append(got, rep.ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			require.Equal(t, want, got)
			people, err := now.PeopleOf(u)
			require.NoError(t, err)
			ties := map[tieOf]bool{}
			for _, p := range people {
				ties[tieOf{p.Account, u}] = p.Verified
			}
			of := map[tieOf]bool{}
			for t, is := range r.m.ties {
				if t.unit == u {
					of[t] = is.verified
				}
			}
			require.Equal(t, of, ties)
			unit, err := now.Unit(u)
			require.NoError(t, err)
			require.Equal(t, r.m.ended[u] != 0, unit.Standing == bot.Closed)
		}
		return nil
	}))
}

// Random merges, undone or not, among reports and reporters that come and go, leave
// what a plain model leaves; and what was counted before is counted so for ever.
func TestMergesAndTheirUndoAgreeWithAModel(tb *testing.T) {
	s := storetest.Open(tb)
	rapid.Check(tb, func(t *rapid.T) {
		r := &mergeRoom{s: s, moments: map[time.Time][]bot.Row{},
			m: mergeModel{owner: map[bot.ReportID]bot.UnitID{}, ties: map[tieOf]mergeTie{}, ended: map[bot.UnitID]bot.UnitID{}, last: map[bot.UnitID]merged{}}}
		for i := range 4 {
			area := storetest.Area(tb, s, bot.Area{Name: fmt.Sprint("Xã ", i), Sort: i})
			r.areas = append(r.areas, area)
			r.units = append(r.units, storetest.Unit(tb, s, bot.Unit{Name: fmt.Sprint("Trường ", i), Area: area}))
		}
		t.Repeat(r.acts())
		r.past(t)
	})
}

// acts are what happens at random.
func (r *mergeRoom) acts() map[string]func(*rapid.T) {
	unit := func(t *rapid.T) bot.UnitID { return rapid.SampledFrom(r.units).Draw(t, "unit") }
	who := func(t *rapid.T) bot.AccountID {
		return rapid.SampledFrom([]bot.AccountID{lan, minh, "zalo:3"}).Draw(t, "account")
	}
	return map[string]func(*rapid.T){
		"report": func(t *rapid.T) {
			u, account := unit(t), who(t)
			if len(r.m.owner) == 20 {
				t.Skip("a history lists no more")
			}
			w := bot.FileReport{ID: bot.ReportID(r.event() + ".1"), Draft: bot.DraftID(r.event()), Unit: u, Account: account, At: noon,
				Status: rapid.SampledFrom(bot.Statuses()).Draw(t, "status")}
			require.NoError(t, r.commit(w))
			for r.m.ended[u] != 0 { // it is the other's now
				u = r.m.ended[u]
			}
			r.m.owner[w.ID] = u
			if _, tied := r.m.ties[tieOf{account, u}]; !tied {
				r.m.ties[tieOf{account, u}] = mergeTie{since: noon.UnixMilli()}
			}
		},
		"verify": func(t *rapid.T) {
			u, account := unit(t), who(t)
			was, tied := r.m.ties[tieOf{account, u}]
			at := time.Now()
			err := r.commit(bot.VerifyReporter{Event: r.event(), Act: "xacminh", Unit: u, Account: account, By: minh, At: at})
			require.Equal(t, tied && !was.verified, err == nil)
			if err == nil {
				r.m.ties[tieOf{account, u}] = mergeTie{verified: true, since: at.UnixMilli()}
			}
		},
		"remove": func(t *rapid.T) {
			u, account := unit(t), who(t)
			require.NoError(t, r.commit(bot.RemoveReporter{Unit: u, Account: account}))
			delete(r.m.ties, tieOf{account, u})
		},
		"merge": func(t *rapid.T) {
			r.remember(t)
			a, b, event := unit(t), unit(t), r.event()
			err := r.commit(bot.MergeUnits{Event: event, Act: "gop", Unit: a, Into: b, By: minh, At: noon}, bot.Audit{Event: event, Account: minh, Act: "gop", At: noon})
			require.Equal(t, r.m.merge(a, b), err == nil)
		},
		"undo": func(t *rapid.T) {
			r.remember(t)
			a, event := unit(t), r.event()
			last := r.lastMerge(t, a)
			if last == nil {
				t.Skip("nothing to undo")
			}
			err := r.commit(bot.UndoMerge{Event: event, Act: "tach", Merge: last.ID, By: minh, At: noon}, bot.Audit{Event: event, Account: minh, Act: "tach", At: noon})
			require.Equal(t, r.m.undo(a), err == nil)
		},
		"again": func(t *rapid.T) {
			r.remember(t)
			a := unit(t)
			require.Equal(t, r.m.again(a), r.reopen(t, a) == nil)
			if last := r.lastMerge(t, a); last != nil && r.m.last[a].undone {
				require.False(t, last.Undone.IsZero(), "a unit that is closed later has not ended in the other")
			}
		},
		"": r.agrees,
	}
}

// again is that a unit counts by itself again: what it had stays with the other.
func (m *mergeModel) again(a bot.UnitID) bool {
	if m.ended[a] == 0 {
		return false
	}
	last := m.last[a]
	last.undone = true
	m.last[a] = last
	delete(m.ended, a)
	return true
}

func (r *mergeRoom) lastMerge(t *rapid.T, unit bot.UnitID) (last *bot.Merge) {
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
		last, err = now.MergeOf(unit)
		return err
	}))
	return last
}

// reopen has a unit counted that is closed, as an officer does.
func (r *mergeRoom) reopen(t *rapid.T, id bot.UnitID) error {
	var u *bot.Unit
	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
		u, err = now.Unit(id)
		return err
	}))
	was, event := u.Card(), r.event()
	was.Standing = bot.Closed
	now := was
	now.Standing = bot.Counted
	return r.commit(bot.ChangeUnit{Event: event, Act: "tinhlai", Unit: id, Was: was, Now: now, Since: time.Now(), Reason: "gộp nhầm", By: minh, At: noon},
		bot.Audit{Event: event, Account: minh, Act: "tinhlai", At: noon})
}
