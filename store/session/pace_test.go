package session

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// granted are the moments at which messages passed.
type granted []time.Time

// most is the largest number within any half-open window.
func (g granted) most(window time.Duration) int {
	top := 0
	for i, from := 0, 0; i < len(g); i++ {
		for g[i].Sub(g[from]) >= window {
			from++
		}
		top = max(top, i-from+1)
	}
	return top
}

// clockwork is a Redis whose clock a test moves, and two copies' pacers on it.
type clockwork struct {
	mini *miniredis.Miniredis
	now  time.Time
	two  [2]*Pacer
}

func newClockwork(t *testing.T, r Rates) *clockwork {
	c := &clockwork{mini: miniredis.RunT(t), now: time.Date(2025, 5, 26, 8, 30, 0, 123456000, time.UTC)}
	for i := range c.two {
		c.two[i] = open(t, "redis://"+c.mini.Addr()).Pacer(r)
	}
	c.pass(0)
	return c
}

func (c *clockwork) pass(d time.Duration) {
	c.now = c.now.Add(d)
	c.mini.SetTime(c.now)
	c.mini.FastForward(d)
}

// TestPaceOverTwoCopies has 2 copies × 60 senders all ask at each step of a
// clock that stands still meanwhile: a hundred private chats and one group.
func TestPaceOverTwoCopies(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	var mu sync.Mutex
	var all granted
	chats := map[string]granted{}
	for range 30 {
		var step sync.WaitGroup
		for i := range 120 {
			step.Go(func() {
				chat := fmt.Sprint(i)
				group := i%12 == 0
				if group {
					chat = "-1"
				}
				wait, err := c.two[i%2].Take(t.Context(), "telegram", chat, group, 1)
				if err != nil {
					t.Error(err)
				}
				if wait == 0 {
					mu.Lock()
					defer mu.Unlock()
					all, chats[chat] = append(all, c.now), append(chats[chat], c.now)
				}
			})
		}
		step.Wait()
		c.pass(100 * time.Millisecond)
	}
	require.LessOrEqual(t, all.most(time.Second), 29)
	require.GreaterOrEqual(t, len(all), 3*25, "the pace is also reached")
	for chat, g := range chats {
		if chat == "-1" {
			require.NotEmpty(t, g)
			require.LessOrEqual(t, len(g), 5, "the burst of a group; whether all of it is reached goes by who comes first")
		} else {
			require.LessOrEqual(t, g.most(time.Second), 1, chat)
		}
	}
}

func TestPaceOfAGroupOverMinutes(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	var g granted
	for range 4 * 60 {
		for c.take(t, "-1", true) == 0 {
			g = append(g, c.now)
		}
		c.pass(time.Second)
	}
	require.Equal(t, 19, g.most(time.Minute))
	require.Len(t, g, 4*15+4)
}

func TestTheWaitIsWhatItTakes(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	require.Zero(t, c.take(t, "1", false))
	require.Equal(t, time.Second, c.take(t, "1", false))
	c.pass(time.Second - time.Microsecond)
	require.Equal(t, time.Microsecond, c.take(t, "1", false))
	c.pass(time.Microsecond)
	require.Zero(t, c.take(t, "1", false))
}

func TestARefusalTakesNothing(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	require.Zero(t, c.take(t, "1", false))
	for range 50 {
		require.Positive(t, c.take(t, "1", false), "the chat has had its message")
	}
	for i := range 2 {
		require.Zero(t, c.take(t, fmt.Sprint("other", i), false), "the channel's burst is not used up by refusals")
	}
	require.Positive(t, c.take(t, "late", false))
	c.pass(40 * time.Millisecond)
	require.Zero(t, c.take(t, "late", false), "nor the chat's")
}

func (c *clockwork) take(t *testing.T, chat string, group bool) time.Duration {
	t.Helper()
	wait, err := c.two[0].Take(t.Context(), "telegram", chat, group, 1)
	require.NoError(t, err)
	return wait
}

func TestAnAlbumCountsAsItsPictures(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	album := func(chat string, group bool) time.Duration {
		wait, err := c.two[0].Take(t.Context(), "telegram", chat, group, 10)
		require.NoError(t, err)
		return wait
	}
	require.Zero(t, album("1", false))
	require.Equal(t, 10*time.Second, c.take(t, "1", false), "one a second")
	require.Positive(t, c.take(t, "2", false), "the channel owes ten, its burst is five")
	c.pass(time.Minute)
	require.Zero(t, album("-9", true))
	require.Equal(t, 24*time.Second, album("-9", true), "15 a minute, five at once")
	c.pass(24 * time.Second)
	require.Zero(t, album("-9", true))
}

func TestWhatNobodyAskedForGivesWayToAnswers(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	count := func(n map[bot.Chat]int) { require.NoError(t, c.two[1].Count(t.Context(), "telegram", n)) }

	count(map[bot.Chat]int{{ID: "1"}: 1})
	require.Equal(t, time.Second, c.take(t, "1", false), "its chat has had an answer")
	require.Zero(t, c.take(t, "2", false))

	count(map[bot.Chat]int{{ID: "-9", Group: true, Topic: "7"}: 3, {ID: "-9", Group: true}: 3})
	require.Equal(t, 8*time.Second, c.take(t, "-9", true), "six of a group's burst of five, topics together")

	c.pass(time.Minute)
	many := map[bot.Chat]int{}
	for i := range 250 {
		many[bot.Chat{ID: fmt.Sprint("p", i)}] = 1
	}
	count(many)
	require.Equal(t, 1040*time.Millisecond, c.take(t, "2", false), "a flood of answers is owed for one second, no longer")
	c.pass(2 * time.Second)
	require.Zero(t, c.take(t, "p7", false))
	count(nil)
}

func TestAClockSetBackDoesNotStopThePace(t *testing.T) {
	c := newClockwork(t, TelegramRates(25))
	require.Zero(t, c.take(t, "1", false))
	c.now = c.now.Add(-time.Hour)
	c.mini.SetTime(c.now)
	require.LessOrEqual(t, c.take(t, "1", false), 11*time.Second)
	c.pass(2 * time.Second)
	require.Zero(t, c.take(t, "1", false))
}

func TestRatesStayUnderThirtyWhateverIsAsked(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 5, 24, 25, 26, 28, 29, 30, 1000} {
		all := TelegramRates(n).All
		require.Positive(t, all.N)
		require.Positive(t, all.Burst)
		require.LessOrEqual(t, all.N+all.Burst, 30)
	}
	require.Equal(t, Rate{N: 25, Per: time.Second, Burst: 3}, TelegramRates(25).All)
	require.Equal(t, Rate{N: 26, Per: time.Second, Burst: 2}, TelegramRates(26).All, "as many in any second")
}

// TestPaceOnTheClockOfTheServer holds on any server: in the time that passed
// there were at most pace × time + burst, and at least what a pace gives.
func TestPaceOnTheClockOfTheServer(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		r := Rates{All: Rate{N: 25, Per: 50 * time.Millisecond, Burst: 5}, Private: Rate{N: 25, Per: 50 * time.Millisecond, Burst: 5}}
		p, n, start := open().Pacer(r), 0, time.Now()
		for n < 40 {
			wait, err := p.Take(t.Context(), "telegram", "1", false, 1)
			require.NoError(t, err)
			if wait == 0 {
				n++
				continue
			}
			require.LessOrEqual(t, wait, 2*time.Millisecond)
			<-time.After(wait)
		}
		require.GreaterOrEqual(t, time.Since(start), (40-5)*2*time.Millisecond)
	})
}
