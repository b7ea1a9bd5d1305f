package guesstest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/guess"
)

var began = time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC)

func by(event string, who ...string) bot.Guess {
	g := bot.Guess{Event: event, At: began, All: 10, Window: time.Hour}
	for _, w := range who {
		g.Own = append(g.Own, bot.Ceiling{Key: w, Most: 3})
	}
	return g
}

// Run holds a count to what guess.Counter promises. fresh makes one that counts
// nothing yet.
func Run(t *testing.T, fresh func(*testing.T) guess.Counter) {
	for name, test := range map[string]func(*testing.T, guess.Counter){
		"an event counts once":                 countsOnce,
		"the right ones are given back":        givesBack,
		"each has an own measure":              ownMeasure,
		"who has none may try when it is full": firstTry,
		"many at once":                         manyAtOnce,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

func ask(t *testing.T, c guess.Counter, g bot.Guess) bot.Guessed {
	t.Helper()
	got, err := c.Guess(t.Context(), g)
	require.NoError(t, err)
	return got
}

func countsOnce(t *testing.T, c guess.Counter) {
	for range 6 {
		got := ask(t, c, by("e1", "a"))
		require.Zero(t, got.Wait)
		require.Equal(t, 1, got.All)
		require.True(t, got.Since.Equal(began), got.Since)
		require.InDelta(t, time.Hour, got.Left, float64(time.Minute))
	}
	require.Equal(t, 2, ask(t, c, by("e2", "a")).All)
	require.Equal(t, 3, ask(t, c, by("e3", "a")).All)
	got := ask(t, c, by("e4", "a"))
	require.InDelta(t, time.Hour, got.Wait, float64(time.Minute))
	require.Zero(t, ask(t, c, by("e3", "a")).Wait, "it was let in before")
	require.Equal(t, 4, ask(t, c, by("e5", "b")).All, "what was refused is not counted")
}

func givesBack(t *testing.T, c guess.Counter) {
	for i := range 20 {
		g := by(fmt.Sprint("e", i), "a", "b")
		require.Zero(t, ask(t, c, g).Wait)
		require.NoError(t, c.Forgive(t.Context(), g))
		require.NoError(t, c.Forgive(t.Context(), g), "once")
	}
	require.Equal(t, 1, ask(t, c, by("wrong", "a")).All)
	require.NoError(t, c.Forgive(t.Context(), by("never", "a")))
	require.Equal(t, 2, ask(t, c, by("wrong too", "a")).All)
}

func ownMeasure(t *testing.T, c guess.Counter) {
	for i := range 3 { // three accounts of one address
		require.Zero(t, ask(t, c, by(fmt.Sprint("e", i), fmt.Sprint("account ", i), "address")).Wait)
	}
	require.NotZero(t, ask(t, c, by("e3", "account 3", "address")).Wait)
	require.Zero(t, ask(t, c, by("e4", "account 3", "another address")).Wait)
}

func firstTry(t *testing.T, c guess.Counter) {
	for i := range 10 {
		require.Zero(t, ask(t, c, by(fmt.Sprint("e", i), fmt.Sprint(i))).Wait)
	}
	require.NotZero(t, ask(t, c, by("again", "3")).Wait, "it has typed a wrong one before")
	got := ask(t, c, by("first", "new"))
	require.Zero(t, got.Wait)
	require.Equal(t, 11, got.All)
	require.NotZero(t, ask(t, c, by("second", "new")).Wait)
}

func manyAtOnce(t *testing.T, c guess.Counter) {
	var let atomic.Int64
	var all sync.WaitGroup
	for i := range 30 {
		all.Go(func() {
			got, err := c.Guess(t.Context(), by(fmt.Sprint("e", i), fmt.Sprint("account ", i), "address"))
			if err == nil && got.Wait == 0 {
				let.Add(1)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 3, let.Load())
}
