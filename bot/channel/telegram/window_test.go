package telegram

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWindowConfirmsInOrder(t *testing.T) {
	var w window
	for id := int64(10); id < 14; id++ {
		require.True(t, w.admit(id, 0))
	}
	require.Equal(t, int64(10), w.offset())
	w.finish(11)
	w.finish(13)
	require.Equal(t, int64(10), w.offset(), "10 is not done")
	require.False(t, w.admit(11, 10), "done, and waiting behind 10")
	require.False(t, w.admit(12, 10), "in flight")
	w.finish(10)
	require.Equal(t, int64(12), w.offset())
	w.finish(12)
	require.Equal(t, int64(14), w.offset())
	require.Zero(t, w.open)
	require.False(t, w.admit(13, 10), "an answer to an older question")
}

func TestWindowFollowsTelegramBackwards(t *testing.T) {
	var w window
	require.True(t, w.admit(900, 0))
	w.finish(900)
	require.True(t, w.admit(17, 901), "after a quiet week ids begin anywhere")
	require.True(t, w.admit(18, 901))
	w.finish(17)
	w.finish(18)
	require.Equal(t, int64(19), w.offset())
}

func TestWindowKnowsWhatItHasFinished(t *testing.T) {
	var w window
	for id := int64(1); id <= pastMost+50; id++ {
		require.True(t, w.admit(id, id))
		w.finish(id)
	}
	require.Len(t, w.past.known, pastMost)
	require.False(t, w.admit(pastMost, pastMost+51), "confirmed, and handed out again")
	require.Equal(t, int64(pastMost+51), w.offset())

	require.True(t, w.admit(40, pastMost+51), "too long ago to be known: as if counted anew")
	w.finish(40)
	require.False(t, w.admit(pastMost, 41))
	require.Equal(t, int64(pastMost+1), w.offset(), "what is known is stepped over")
	w.forget()
	require.Zero(t, w.offset())
	require.True(t, w.admit(pastMost, 0), "after a quiet day an id may mean another update")
}

// TestWindowLosesNothing plays Telegram's queue against the window: random
// arrivals, turns ending in any order, and kills at any time.
func TestWindowLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var w window
		var queue, handled []int64
		open, ran := map[int64]bool{}, map[int64]bool{} // since the last kill
		next := int64(1000)
		t.Repeat(map[string]func(*rapid.T){
			"arrive": func(t *rapid.T) {
				next += rapid.Int64Range(1, 3).Draw(t, "gap")
				queue = append(queue, next)
			},
			"poll": func(t *rapid.T) {
				asked := w.offset()
				queue = slices.DeleteFunc(queue, func(id int64) bool {
					if id < asked && !slices.Contains(handled, id) {
						t.Fatalf("update %d was confirmed and never handled", id)
					}
					return id < asked
				})
				shown := slices.Clone(queue[:min(len(queue), batch)])
				if rapid.Bool().Draw(t, "forgetful") { // shows again what was confirmed, in any order
					shown = rapid.Permutation(append(shown, handled...)).Draw(t, "shown")
				}
				for _, id := range shown {
					if w.admit(id, asked) {
						if ran[id] {
							t.Fatalf("update %d runs twice", id)
						}
						open[id], ran[id] = true, true
					}
				}
			},
			"finish": func(t *rapid.T) {
				ids := make([]int64, 0, len(open))
				for id := range open {
					ids = append(ids, id)
				}
				if len(ids) == 0 {
					t.Skip("nothing in flight")
				}
				slices.Sort(ids)
				id := rapid.SampledFrom(ids).Draw(t, "id")
				w.finish(id)
				delete(open, id)
				handled = append(handled, id)
			},
			"kill": func(t *rapid.T) { w, open, ran = window{}, map[int64]bool{}, map[int64]bool{} },
			"": func(t *rapid.T) {
				if len(open) != w.open {
					t.Fatalf("%d in flight, the window says %d", len(open), w.open)
				}
				for id := range open {
					if w.offset() > id {
						t.Fatalf("offset %d would confirm %d, which is in flight", w.offset(), id)
					}
				}
			},
		})
	})
}

func TestGateLetsThirtyThroughInAnySecond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var g gate
		now := time.Unix(1_700_000_000, 0)
		var calls []time.Time
		for range rapid.IntRange(1, 200).Draw(t, "calls") {
			now = now.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "idle ms")) * time.Millisecond)
			spare := rapid.SampledFrom([]int{0, pollSpare}).Draw(t, "spare")
			now = now.Add(g.wait(now, spare))
			g.pass(now)
			calls = append(calls, now)
			first := 0
			for now.Sub(calls[first]) >= time.Second {
				first++
			}
			if n := len(calls) - first; n > 30 {
				t.Fatalf("%d calls in one second", n)
			}
		}
	})
}
