package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// BenchmarkCut freezes a round of 50,000 units, and tells the longest that another
// writer waited meanwhile, beside the longest that it waits when nobody else writes.
func BenchmarkCut(b *testing.B) {
	s := country(b, 100_000)
	calm := longest(s, func() { <-time.After(2 * time.Second) })
	var took, wait time.Duration
	n := 0
	for b.Loop() {
		n++
		at := countryDay.AddDate(0, 0, -n)
		round := addedRound(b, s, bot.Round{Day: bot.NewPlace(nil).Day(at), Units: at, Areas: at})
		began := time.Now()
		wait = max(wait, longest(s, func() { cutOf(b, s, bot.Cut{Round: round}) }))
		took += time.Since(began)
	}
	b.ReportMetric(float64(took.Milliseconds())/float64(n), "ms/cut")
	b.ReportMetric(float64(wait.Microseconds())/1000, "ms/longest_wait")
	b.ReportMetric(float64(calm.Microseconds())/1000, "ms/calm_wait")
}

// longest is how long another one waited at most who wrote all the while.
func longest(s *store.Store, during func()) (most time.Duration) {
	done := make(chan struct{})
	go func() { during(); close(done) }()
	for {
		select {
		case <-done:
			return most
		default:
			began := time.Now()
			if _, err := s.Commit(context.Background(), []bot.Write{bot.KeepView{View: bot.View{ID: "wait", Account: "telegram:1", At: began}}}); err != nil {
				panic(err)
			}
			most = max(most, time.Since(began))
		}
	}
}

// BenchmarkPastRound compares the totals of a round that is over with those of now,
// by turns, at 50,000 units.
func BenchmarkPastRound(b *testing.B) {
	s := country(b, 1_000_000)
	round := addedRound(b, s, bot.Round{Day: bot.NewPlace(nil).Day(countryDay), Units: countryDay, Areas: countryDay})
	form := cutOf(b, s, bot.Cut{Round: round})
	storetest.Exec(b, s, `ANALYZE`)
	past := func(by bot.By) func(*testing.B) {
		return func(b *testing.B) {
			require.NoError(b, s.Snapshot(context.Background(), func(n *store.Snapshot) error {
				cuts, err := n.Cuts(form.Day)
				require.NoError(b, err)
				rows, err := n.TallyForms(cuts, bot.Everything, by)
				require.Equal(b, countryUnits, bot.Sum(rows).Total)
				return err
			}))
		}
	}
	live := func(by bot.By) func(*testing.B) {
		return func(b *testing.B) {
			rows, err := s.Tally(context.Background(), bot.TotalsOf{Scope: bot.Everything, By: by})
			require.NoError(b, err)
			require.Equal(b, countryUnits, bot.Sum(rows).Total)
		}
	}
	median := byTurns(b, []turn{{"live", live(bot.ByArea)}, {"past", past(bot.ByArea)}, {"live_level", live(bot.ByLevel)}, {"past_level", past(bot.ByLevel)}})
	b.ReportMetric(median("live"), "us/live")
	b.ReportMetric(median("past")/median("live"), "past/live")
	b.ReportMetric(median("past_level")/median("live_level"), "past/live_by_level")
}
