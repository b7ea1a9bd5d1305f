package store_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// modelReport is a report as a plain list would keep it.
type modelReport struct {
	bot.FileReport
	seq              int
	verified, denied bool
	review           bot.Review
	attempt          int
}

func (m *modelReport) stands() bool {
	return m.review != bot.Returned && (!m.denied || m.verified || m.review == bot.Confirmed)
}

// model keeps the reports of each unit, and who is verified.
type model struct {
	reports  map[bot.UnitID][]*modelReport
	verified map[string]bool
}

func tie(who bot.AccountID, unit bot.UnitID) string { return fmt.Sprint(who, unit) }

// standing lists the unit's reports that stand, oldest first.
func (m *model) standing(unit bot.UnitID) []*modelReport {
	return slices.DeleteFunc(m.sorted(unit), func(r *modelReport) bool { return !r.stands() })
}

func (m *model) sorted(unit bot.UnitID) []*modelReport {
	return slices.SortedFunc(slices.Values(m.reports[unit]), func(a, b *modelReport) int {
		return cmp.Or(a.At.Compare(b.At), a.seq-b.seq)
	})
}

// current is what the rule says of the unit's reports.
func (m *model) current(unit bot.UnitID) bot.Present {
	return bot.Current(func(yield func(bot.DatedReport) bool) {
		for _, r := range slices.Backward(m.sorted(unit)) {
			d := bot.DatedReport{ID: r.ID, Status: r.Status, At: r.At, Vouched: r.verified, Reviews: []bot.Reviewed{{Review: r.review}}}
			if r.denied {
				d.Denied = noon
			}
			if !yield(d) {
				return
			}
		}
	}, bot.AsOf{})
}

func (m *model) file(w bot.FileReport) int {
	for _, r := range m.reports[w.Unit] {
		if r.ID == w.ID {
			return r.attempt
		}
	}
	r := &modelReport{FileReport: w, seq: len(m.reports[w.Unit]), verified: m.verified[tie(w.Account, w.Unit)], review: bot.Unreviewed}
	r.attempt = m.attempt(w)
	m.reports[w.Unit] = append(m.reports[w.Unit], r)
	return r.attempt
}

func (m *model) attempt(w bot.FileReport) int {
	asked := func(s bot.Status) bool { return s == bot.Accepted || s == bot.Refused || s == bot.Succeeded }
	var last *modelReport
	for _, r := range m.standing(w.Unit) {
		if asked(r.Status) {
			last = r
		}
	}
	switch {
	case last == nil && asked(w.Status):
		return 1
	case last == nil:
		return 0
	case asked(w.Status) && last.Status == bot.Refused && (w.Status != bot.Refused || w.Reason != last.Reason):
		return last.attempt + 1
	}
	return last.attempt
}

// Random reports, denials, bindings and reviews leave the same current reports,
// attempts and totals as in the model.
func TestRecordsAgreeWithAPlainModel(t *testing.T) {
	s, ctx, runs := storetest.Open(t), context.Background(), 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		area := storetest.Area(t, s, bot.Area{Name: "Quận Dương Kinh"})
		units := []bot.UnitID{storetest.Unit(t, s, bot.Unit{Name: "A", Area: area}), storetest.Unit(t, s, bot.Unit{Name: "B", Area: area})}
		m := &model{reports: map[bot.UnitID][]*modelReport{}, verified: map[string]bool{}}
		people := []bot.AccountID{lan, minh, "zalo:3"}
		n := 0
		pick := func(rt *rapid.T) *modelReport {
			var all []*modelReport
			for _, u := range units {
				all = append(all, m.reports[u]...)
			}
			if len(all) == 0 {
				rt.Skip("no reports yet")
			}
			return rapid.SampledFrom(all).Draw(rt, "report")
		}
		commit := func(rt *rapid.T, w bot.Write) bot.Outcome {
			out, err := s.Commit(ctx, []bot.Write{w})
			require.NoError(rt, err)
			return out
		}
		rt.Repeat(map[string]func(*rapid.T){
			"report": func(rt *rapid.T) {
				n++
				w := bot.FileReport{ID: bot.NewReportID(bot.DraftID(fmt.Sprint("d", runs, "-", rapid.IntRange(0, n).Draw(rt, "draft"))), 1),
					Unit:    rapid.SampledFrom(units).Draw(rt, "unit"),
					Account: rapid.SampledFrom(people).Draw(rt, "account"),
					Status:  rapid.SampledFrom(append(bot.Statuses(), bot.OtherStatus)).Draw(rt, "status"),
					At:      noon.Add(time.Duration(rapid.IntRange(0, 20).Draw(rt, "minute")) * time.Minute)}
				if w.Status == bot.Refused {
					w.Reason = rapid.SampledFrom(bot.Reasons()[:2]).Draw(rt, "reason")
				}
				for _, u := range units {
					if u != w.Unit && slices.ContainsFunc(m.reports[u], func(r *modelReport) bool { return r.ID == w.ID }) {
						rt.Skip("one id is of one unit")
					}
				}
				out := commit(rt, w)
				require.Equal(rt, m.file(w), out.Report.Attempt)
			},
			"bind": func(rt *rapid.T) {
				w := bot.BindReporter{Account: rapid.SampledFrom(people).Draw(rt, "account"), Unit: rapid.SampledFrom(units).Draw(rt, "unit"), At: noon}
				commit(rt, w)
				m.verified[tie(w.Account, w.Unit)] = true
			},
			"remove": func(rt *rapid.T) {
				w := bot.RemoveReporter{Account: rapid.SampledFrom(people).Draw(rt, "account"), Unit: rapid.SampledFrom(units).Draw(rt, "unit")}
				commit(rt, w)
				delete(m.verified, tie(w.Account, w.Unit))
			},
			"deny": func(rt *rapid.T) {
				r, who := pick(rt), rapid.SampledFrom(people).Draw(rt, "account")
				_, err := s.Commit(ctx, []bot.Write{bot.DenyReport{Report: r.ID, Account: who, At: noon}})
				if m.verified[tie(who, r.Unit)] {
					r.denied = true
				}
				require.Equal(rt, r.denied, err == nil)
			},
			"review": func(rt *rapid.T) {
				n++
				r := pick(rt)
				r.review = rapid.SampledFrom([]bot.Review{bot.Confirmed, bot.Returned, bot.Unreviewed}).Draw(rt, "review")
				require.NoError(rt, s.Review(ctx, fmt.Sprint("review", runs, "-", n), r.ID, r.review))
			},
			"": func(rt *rapid.T) {
				tally := map[string]int{}
				for _, unit := range units {
					f, err := s.Look(ctx, bot.Event{From: "web:looks-only", At: noon}, bot.Needs{Unit: unit})
					require.NoError(rt, err)
					want := m.current(unit)
					if want.ID == "" {
						require.Nil(rt, f.Unit.Current)
						tally["|"]++
						continue
					}
					require.NotNil(rt, f.Unit.Current)
					require.Equal(rt, want.ID, f.Unit.Current.ID)
					require.Equal(rt, want.Review, f.Unit.Current.Review)
					tally[string(want.Status)+"|"+string(want.Review)]++
				}
				counted := map[string]int{}
				got, err := s.Text(ctx, `SELECT json_group_object(state, n) FROM (SELECT cur_status || '|' || cur_review AS state, count(*) AS n
				  FROM units WHERE standing = '' AND area_id = ? GROUP BY state)`, area)
				require.NoError(rt, err)
				require.NoError(rt, json.Unmarshal([]byte(got), &counted))
				require.Equal(rt, tally, counted)
			},
		})
	})
}
