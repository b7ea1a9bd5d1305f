package engine

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

var errTaken = context.DeadlineExceeded

func TestWhatCannotBeSaidBecomesARowAndLaterRepliesFollowIt(t *testing.T) {
	for _, outcome := range []channel.Outcome{channel.Again, channel.Limited, channel.Migrated, channel.Fatal} {
		t.Run(outcome.String(), func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				w := newWorld()
				e, _ := w.start()
				w.send = func(bot.Message) error {
					return &channel.SendError{Outcome: outcome, After: 30 * time.Second, Err: errTaken}
				}
				require.NoError(t, e.Handle(t.Context(), say("7", 1, "two")))
				w.set(func() { w.send = nil })
				require.NoError(t, e.Handle(t.Context(), say("7", 2, "hello")))
				require.Empty(t, w.heard("7"))
				require.Equal(t, []string{"say:test:7-1:0", "say:test:7-1:1", "say:test:7-2:0"}, keys(w))
				require.Equal(t, time.Now().Add(30*time.Second), w.rows[0].At.Add(w.rows[0].Wait), "not before the platform's time")
				require.False(t, w.rows[0].Unasked)
				pass(t.Context(), time.Minute)
				w.flush()
				require.Equal(t, []string{"first test:7-1", "second test:7-1", "heard test:7-2"}, w.heard("7"))
				require.NoError(t, e.Handle(t.Context(), say("7", 3, "hello")))
				require.Len(t, w.heard("7"), 4, "then replies are said at once again")
			})
		})
	}
}

func keys(w *world) (out []string) {
	for _, r := range w.rows {
		out = append(out, r.Key)
	}
	return out
}

func TestAnEndlessSendIsCutOffAndBecomesARow(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.delay = slowSend(time.Hour)
		e, _ := w.start()
		began := time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, 10*time.Second, time.Since(began))
		require.Len(t, w.rows, 1)
	})
}

func TestAPersonWhoLeftAndAMessageNobodyTakesAreLetGo(t *testing.T) {
	for outcome, want := range map[channel.Outcome]int{channel.Gone: 0, channel.Rejected: 1} {
		bubble(t, func(t *testing.T) {
			w := newWorld()
			e, _ := w.start()
			w.send = func(m bot.Message) error {
				if strings.HasPrefix(textOf(m), "first") {
					return &channel.SendError{Outcome: outcome, Err: errTaken}
				}
				return nil
			}
			require.NoError(t, e.Handle(t.Context(), say("7", 1, "two")))
			require.Empty(t, w.rows)
			require.Len(t, w.heard("7"), want)
		})
	}
}

func TestAChannelThatPanicsIsContained(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) {
			o.Channels = map[string]channel.Channel{"test": &wild{copyOf: o.Channels["test"].(*copyOf)}}
		})
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Empty(t, w.rows)
	})
}

// wild panics over every message.
type wild struct{ *copyOf }

func (*wild) Send(context.Context, bot.Chat, bot.Message) (string, error) { panic("wild") }

func TestAReplyThatCanNeitherBeSaidNorKeptMakesTheEventComeAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Shared = true })
		w.failing("send", "commit")
		require.Error(t, e.Handle(t.Context(), say("7", 1, "hello")))
		w.failing()
		began := time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Less(t, time.Since(began), 100*time.Millisecond, "what this process did not say, no other one says")
		w.flush()
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
		require.Equal(t, applied("7-1"), e.open(w.chats["test:7"].data).Applied)
	})
}

func TestAnswersAreCounted(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		var counted []bot.Chat
		e, _ := w.start(func(o *Options) { o.Answered = func(c bot.Chat, _ int) { counted = append(counted, c) } })
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "two")))
		require.Len(t, counted, 2)
	})
}

// A send that holds others up goes on without its turn, which leaves a row
// behind it in case it fails.
func TestASlowSendIsLeftBehind(t *testing.T) {
	for _, fails := range []bool{false, true} {
		bubble(t, func(t *testing.T) {
			w := newWorld()
			defer w.run(w.drain)()
			w.delay = slowSend(5 * time.Second)
			e, _ := w.start()
			stop := w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })
			if fails {
				w.failing("send")
			}
			hurry := make(chan struct{})
			time.AfterFunc(time.Second, func() { close(hurry) })
			began := time.Now()
			ctx, end := context.WithCancel(t.Context())
			require.NoError(t, e.Handle(channel.WithHurry(ctx, hurry), say("7", 1, "two")))
			end()
			require.Equal(t, time.Second+hurryGrace, time.Since(began))
			require.NoError(t, e.Handle(t.Context(), say("7", 2, "hello")))
			require.Empty(t, w.heard("7"), "the next reply keeps its place")
			stop()
			require.Equal(t, fails, len(w.heard("7")) == 0, "the end waits for the send")
			pass(t.Context(), 20*time.Second)
			require.Equal(t, []string{"first test:7-1", "second test:7-1", "heard test:7-2"}, w.heard("7"))
			late := w.last.Sub(began)
			require.Equal(t, fails, late > 10*time.Second, late)
		})
	}
}
