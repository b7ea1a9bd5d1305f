package engine

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestTooManyEventsGetOneSentenceThenSilence(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Ceilings.Events = 3 })
		for i := range 6 {
			require.NoError(t, e.Handle(t.Context(), say("7", i, "hello")))
		}
		require.Equal(t, []string{"heard test:7-0", "heard test:7-1", "heard test:7-2", "abuse.slow"}, w.heard("7"))
		require.Equal(t, applied("7-0 7-1 7-2"), e.open(w.chats["test:7"].data).Applied)
		require.Zero(t, w.chats["test:7"].until, "the chat is unlocked")
		blocked := say("7", 9, "")
		blocked.Kind = bot.Blocked
		require.NoError(t, e.Handle(t.Context(), blocked))
		require.Len(t, w.writes, 1, "what people do not do is not counted")
		pass(t.Context(), time.Minute)
		require.NoError(t, e.Handle(t.Context(), say("7", 10, "hello")))
		require.Contains(t, w.heard("7"), "heard test:7-10", "the next minute begins anew")
	})
}

func TestTooManyStrangersAreToldToComeBack(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Ceilings.Fresh = 2 })
		for i := range 6 {
			require.NoError(t, e.Handle(t.Context(), say(fmt.Sprint(i), 1, "hello")))
		}
		require.NoError(t, e.Handle(t.Context(), say("0", 2, "hello")))
		require.Equal(t, []string{"heard test:0-1", "heard test:0-2"}, w.heard("0"), "who is in stays in")
		require.Equal(t, []string{"abuse.busy"}, w.heard("2"))
		require.Equal(t, []string{"abuse.busy"}, w.heard("3"))
		require.Empty(t, w.heard("5"), "the sentences have an end too")
	})
}

// A letter to all schools of the country at once: with the default ceiling who comes
// too late is told once, however often they write, and is let in by the next minute.
func TestFourThousandStrangersInAMinute(t *testing.T) {
	bubble(t, func(t *testing.T) {
		const all, most = 4000, 3000
		w := newWorld()
		e, _ := w.start()
		write := func(from, to, n int) {
			for i := from; i < to; i++ {
				require.NoError(t, e.Handle(t.Context(), say(fmt.Sprint(i), n, "hello")))
			}
		}
		write(0, all, 1)
		for n := 2; n <= 4; n++ {
			write(most, all, n)
		}
		write(all, all+1, 1)
		for i := range all + 1 {
			chat := fmt.Sprint(i)
			if i < most {
				require.Equal(t, []string{"heard test:" + chat + "-1"}, w.heard(chat))
				continue
			}
			require.Equal(t, []string{"abuse.busy"}, w.heard(chat), chat)
			require.Empty(t, w.chats["test:"+chat].data, "nothing is half begun")
			require.Zero(t, w.chats["test:"+chat].until, "nor locked")
		}
		require.Empty(t, w.inbox)
		pass(t.Context(), time.Minute)
		write(most, all, 5)
		for i := most; i < all; i++ {
			chat := fmt.Sprint(i)
			require.Equal(t, []string{"abuse.busy", "heard test:" + chat + "-5"}, w.heard(chat))
		}
	})
}

func TestPicturesOfADay(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Ceilings.Pictures = 2 })
		for i, album := range []string{"", "", "", "x", "x", "x", ""} {
			ev := say("7", i, "")
			ev.Kind, ev.Album = bot.Pictured, album
			require.NoError(t, e.Handle(t.Context(), ev))
		}
		require.Equal(t, []string{"heard test:7-0", "heard test:7-1", "photo.too_many", "photo.too_many", "photo.too_many"},
			w.heard("7"), "once for an album")
		require.NoError(t, e.Handle(t.Context(), say("7", 9, "hello")))
		require.Len(t, w.heard("7"), 6)
		pass(t.Context(), 24*time.Hour)
		ev := say("7", 10, "")
		ev.Kind = bot.Pictured
		require.NoError(t, e.Handle(t.Context(), ev))
		require.Contains(t, w.heard("7"), "heard test:7-10", "the next day begins anew")
	})
}

func TestAClockThatWasSetStopsNoPictures(t *testing.T) {
	now := time.Now()
	require.Equal(t, pictured{Since: now.UnixMilli(), N: 1}, pictured{Since: now.Add(time.Hour).UnixMilli(), N: 99}.more(now))
}

// A turn that is tried again counts what it brings once.
func TestTriesOfATurnCountOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		fails := 3
		w.fault = func(op string) fault {
			if op == "leave" && fails > 0 {
				fails--
				return before
			}
			return fine
		}
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		fails = 3
		require.Equal(t, 1, e.crowd.events["test:7"])
		picture := say("7", 2, "")
		picture.Kind = bot.Pictured
		require.NoError(t, e.Handle(t.Context(), picture))
		require.Equal(t, 1, e.open(w.chats["test:7"].data).Pictures.N)
	})
}
