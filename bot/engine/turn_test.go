package engine

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/desk"
	"vneidbot/bot/guess"
)

// start makes an engine of a new process on the world.
func (w *world) start(change ...func(*Options)) (*Engine, *copyOf) {
	c := &copyOf{world: w}
	o := Options{Channels: map[string]channel.Channel{"test": c}, Sessions: c, Limits: c, Records: c, Wording: plain{}, fresh: newParrot,
		Codes: &guess.Limit{Counter: &w.guesses}}
	for _, f := range change {
		f(&o)
	}
	return New(o), c
}

func say(chat string, n int, text string) bot.Event {
	return bot.Event{ID: fmt.Sprintf("test:%s-%d", chat, n), Kind: bot.Said, Chat: bot.Chat{Channel: "test", ID: chat}, From: bot.AccountID("test:" + chat), Text: text, At: time.Now()}
}

func TestATurnIsSavedAndSaid(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.NoError(t, e.Handle(t.Context(), say("7", 2, "send r1")))
		require.Equal(t, []string{"heard test:7-1", "receipt test:7-2 BC-0001", "contact test:7-2"}, w.heard("7"))
		require.Equal(t, applied("7-1 7-2"), e.open(w.chats["test:7"].data).Applied)
		require.Empty(t, e.line.tails, "nothing of an idle chat stays in memory")
		require.Zero(t, w.chats["test:7"].until, "the chat is unlocked")
	})
}

func TestTheSameEventAgainIsSilentWhenItsReplyWasSaid(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		for range 3 {
			require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		}
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
	})
}

func TestAnotherProcessSaysTheNewestReplyAgainAndAnOlderOneNot(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		first, _ := w.start()
		require.NoError(t, first.Handle(t.Context(), say("7", 1, "hello")))
		require.NoError(t, first.Handle(t.Context(), say("7", 2, "there")))
		next, _ := w.start()
		require.NoError(t, next.Handle(t.Context(), say("7", 1, "hello")))
		require.NoError(t, next.Handle(t.Context(), say("7", 2, "there")))
		w.flush()
		require.Equal(t, []string{"heard test:7-1", "heard test:7-2", "heard test:7-2"}, w.heard("7"))
	})
}

// A receipt that nobody can have seen is not lost when a newer event of the
// chat, on another way to the program, was faster than its second delivery.
func TestAnUnsaidReceiptOutlivesANewerEvent(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		first, c := w.start()
		first.opt.Crash = killAt(c, afterSave)
		deliver(first, say("7", 1, "send r1"))
		next, _ := w.start()
		require.NoError(t, next.Handle(t.Context(), say("7", 2, "hello")))
		require.NoError(t, next.Handle(t.Context(), say("7", 1, "send r1")))
		w.flush()
		require.Equal(t, []string{"heard test:7-2", "receipt test:7-1 BC-0001"}, w.heard("7"))
	})
}

func TestAChangedRecordIsSteppedAgainWithFreshFacts(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		conflicts := 2
		e, c := w.start()
		e.opt.Records = &stale{copyOf: c, left: &conflicts}
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "send r1")))
		require.Equal(t, []string{"receipt test:7-1 BC-0001", "contact test:7-1"}, w.heard("7"))
		require.Equal(t, []string{"test:7-1"}, e.open(w.chats["test:7"].data).State.(*heard).IDs, "a step that was given up leaves no trace")
	})
}

// stale refuses the first commits: the records changed meanwhile.
type stale struct {
	*copyOf
	left *int
}

func (s *stale) Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error) {
	if *s.left > 0 {
		*s.left--
		return bot.Outcome{}, bot.Fail(bot.Conflict, "stale", nil)
	}
	return s.copyOf.Commit(ctx, writes)
}

func TestALockThatWasLostMakesTheTurnStepAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		one, a := w.start()
		two, _ := w.start()
		looked, goOn := make(chan struct{}), make(chan struct{})
		one.opt.Records = &gated{copyOf: a, reached: looked, open: goOn}
		done := make(chan error, 1)
		go func() { done <- one.Handle(context.Background(), say("7", 1, "hello")) }()
		<-looked
		w.chats["test:7"].until = time.Time{}
		require.NoError(t, two.Handle(t.Context(), say("7", 2, "hello")))
		close(goOn)
		require.NoError(t, <-done)
		require.Equal(t, []string{"test:7-2", "test:7-1"}, one.open(w.chats["test:7"].data).State.(*heard).IDs)
		require.Equal(t, []string{"heard test:7-2", "heard test:7-1"}, w.heard("7"))
	})
}

// gated stops in its first Look until it is opened.
type gated struct {
	*copyOf
	reached, open chan struct{}
	past          bool
}

func (g *gated) Look(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error) {
	if !g.past {
		g.past = true
		close(g.reached)
		<-g.open
	}
	return g.copyOf.Look(ctx, ev, n)
}

func TestAnUnreadableSessionBeginsAnew(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.chats["test:7"] = &stored{version: 4, data: []byte(`{"state":{"ids":`)}
		var log bytes.Buffer
		e, _ := w.start(func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
		require.Contains(t, log.String(), "session unreadable")
	})
}

func TestTellsAreRowsOfTheTransaction(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "tell x")))
		require.Len(t, w.rows, 1)
		require.Equal(t, "tell:x", w.rows[0].Key)
		require.True(t, w.rows[0].Unasked)
		require.Equal(t, "en: news x", textOf(w.rows[0].Message))
		require.NoError(t, e.Handle(t.Context(), say("7", 2, "tell officer")))
		require.Equal(t, "en-officer: news officer", textOf(w.rows[1].Message), "spoken to as one")
		require.Equal(t, []string{"told", "told"}, w.heard("7"))
	})
}

func TestBlockingIsRecorded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		for i, kind := range []bot.EventKind{bot.Blocked, bot.Joined} {
			ev := say("7", i, "")
			ev.Kind = kind
			require.NoError(t, e.Handle(t.Context(), ev))
		}
		require.Len(t, w.writes, 2)
		require.True(t, *w.writes[0].(bot.SetAccount).Blocked)
		require.False(t, *w.writes[1].(bot.SetAccount).Blocked)
		require.Empty(t, w.heard("7"))
	})
}

// clerk is a desk that answers what it is told to.
type clerk struct {
	answer func(desk.Request) bot.Effects
}

func (clerk) Ignores(ev bot.Event) bool  { return ev.Text == "talk" }
func (clerk) IsAdmin(bot.AccountID) bool { return false }
func (c clerk) Answer(_ context.Context, r desk.Request) (desk.Answer, error) {
	return desk.Answer{Effects: c.answer(r), State: r.State}, nil
}

func TestTheDeskAnswersGroupsAndTalkCostsNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) {
			o.Desk = clerk{func(desk.Request) bot.Effects { return saying(notice("totals")) }}
		})
		ev := say("7", 1, "talk")
		ev.Chat.Group = true
		require.NoError(t, e.Handle(t.Context(), ev))
		require.Empty(t, w.chats)
		ev.ID, ev.Text, ev.Command = "test:7-2", "/tonghop", "tonghop"
		require.NoError(t, e.Handle(t.Context(), ev))
		require.Equal(t, []string{"totals"}, w.heard("7"))
	})
}

func TestAnEventOfNoChannelIsRefused(t *testing.T) {
	e, _ := newWorld().start()
	ev := say("7", 1, "hello")
	ev.Chat.Channel = "carrier pigeon"
	require.Equal(t, bot.Invalid, bot.KindOf(e.Handle(t.Context(), ev)))
}
