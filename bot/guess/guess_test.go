package guess_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/guess"
	"vneidbot/bot/guess/guesstest"
)

func TestTheCountOfTests(t *testing.T) {
	guesstest.Run(t, func(*testing.T) guess.Counter { return new(guesstest.Counter) })
}

var now = time.Date(2025, 5, 21, 8, 0, 20, 0, time.UTC)

func from(who string, n int) bot.Event {
	return bot.Event{ID: fmt.Sprint(who, ":", n), From: bot.AccountID("web:" + who), Chat: bot.Chat{Channel: "web", ID: who}, Origin: "address of " + who}
}

func wrong() (bool, error) { return false, nil }

func right() (bool, error) { return true, nil }

// A hundred links that open nothing lock nobody out, the one who tried them least.
func TestLinksAreNeitherCountedNorRefused(t *testing.T) {
	c := &guesstest.Counter{}
	l := &guess.Limit{Counter: c}
	tokens := bot.NewTokens([]byte("another key"))
	for i := range 100 {
		for _, link := range []string{tokens.UnitPayload(bot.UnitID(i+1), 0), tokens.AreaPayload(bot.AreaID(i+1), 0), "u" + strings.Repeat("A", 19)} {
			try, err := l.Open(t.Context(), from("a", i), link, now, wrong)
			require.NoError(t, err)
			require.False(t, try.Refused())
		}
	}
	require.Zero(t, c.Wrong(""))
	try, err := l.Open(t.Context(), from("a", 0), "MM-22222223C", now, right)
	require.NoError(t, err)
	require.False(t, try.Refused())
}

func TestTypedCodesHaveTheirMeasure(t *testing.T) {
	c := &guesstest.Counter{}
	l := &guess.Limit{Counter: c}
	tokens := bot.NewTokens([]byte("key"))
	_, officers, _ := tokens.OfficerCode("event")
	for i, code := range []string{tokens.TypedUnitCode(1, 0), officers, "MM-4V73-VXH8-T", "CB-xxxx", "mm 123456"} {
		try, err := l.Open(t.Context(), from("a", i), code, now, wrong)
		require.NoError(t, err)
		require.False(t, try.Refused(), i)
	}
	asked := false
	try, err := l.Open(t.Context(), from("a", 9), "MM-4V73-VXH8-T", now.Add(10*time.Minute), func() (bool, error) { asked = true; return true, nil })
	require.NoError(t, err)
	require.False(t, asked, "a right one would not be seen either")
	require.Equal(t, time.Date(2025, 5, 21, 9, 1, 0, 0, time.UTC), try.Until, "an hour after the first, on the minute after")
	try, err = l.Open(t.Context(), from("a", 10), "MM-4V73-VXH8-T", try.Until, right)
	require.NoError(t, err)
	require.False(t, try.Refused(), "the sentence told the truth")
}

// A new session costs a guesser nothing: the address has a measure too.
func TestAnAddressHasItsMeasure(t *testing.T) {
	l := &guess.Limit{Counter: &guesstest.Counter{}}
	refused := 0
	for i := range 30 {
		ev := from(fmt.Sprint("session ", i), 1)
		ev.Origin = "one address"
		try, err := l.Open(t.Context(), ev, "MM-4V73-VXH8-T", now, wrong)
		require.NoError(t, err)
		if try.Refused() {
			refused++
		}
	}
	require.Equal(t, 10, refused)
}

// Whoever guesses from everywhere stops those alone who have typed a wrong code.
func TestWhenAllIsFullAFirstTryIsLeft(t *testing.T) {
	admin := bot.AccountChat{Account: "telegram:1", Chat: bot.Chat{Channel: "telegram", ID: "1"}}
	l := &guess.Limit{Counter: &guesstest.Counter{}, Admins: func(context.Context) []bot.AccountChat { return []bot.AccountChat{admin} }}
	told := map[string]int{}
	for i := range 150 {
		try, err := l.Open(t.Context(), from(fmt.Sprint("guesser ", i), 1), "CB-4V73-VXH8-T", now.Add(time.Duration(i)*time.Second), wrong)
		require.NoError(t, err)
		require.False(t, try.Refused())
		require.Equal(t, i >= 99, len(try.Tell) > 0, i)
		for _, tell := range try.Tell {
			told[tell.Key]++
			require.Equal(t, admin, tell.To)
		}
	}
	require.Len(t, told, 1, "the outbox takes one key once")
	try, err := l.Open(t.Context(), from("guesser 7", 2), "CB-4V73-VXH8-T", now.Add(3*time.Minute), right)
	require.NoError(t, err)
	require.True(t, try.Refused())
	try, err = l.Open(t.Context(), from("an honest one", 1), "CB-4V73-VXH8-T", now.Add(3*time.Minute), right)
	require.NoError(t, err)
	require.False(t, try.Refused())
}

// What failed comes again under the same id, and is the same try.
func TestATryThatFailedIsTheSameTry(t *testing.T) {
	c := &guesstest.Counter{}
	l := &guess.Limit{Counter: c}
	for range 6 {
		_, err := l.Open(t.Context(), from("a", 1), "MM-4V73-VXH8-T", now, func() (bool, error) { return false, errors.New("away") })
		require.Error(t, err)
	}
	require.Equal(t, 1, c.Wrong("web:a"))
	_, err := l.Open(t.Context(), from("a", 1), "MM-4V73-VXH8-T", now, right)
	require.NoError(t, err)
	require.Zero(t, c.Wrong("web:a"))
}
