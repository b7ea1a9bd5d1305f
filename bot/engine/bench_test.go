package engine

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/guess"
)

// quick is an outside that costs nothing, so that what is measured is the
// engine itself: the envelope's JSON above all.
type quick struct {
	copyOf
	kept bot.Session
}

func (q *quick) Enter(context.Context, string) (bot.Session, error) {
	return q.kept, nil
}

func (q *quick) Leave(_ context.Context, s bot.Session) error {
	q.kept.Version, q.kept.Data = s.Version+1, append(q.kept.Data[:0], s.Data...)
	return nil
}

func (q *quick) Look(context.Context, bot.Event, bot.Needs) (bot.Facts, error) {
	return bot.Facts{}, nil
}
func (q *quick) Backlog(context.Context, string) (bot.Backlog, error) { return bot.Backlog{}, nil }
func (q *quick) Send(context.Context, bot.Chat, bot.Message) (string, error) {
	return "1", nil
}

// BenchmarkTurn is one turn of a chat whose session is as large as it gets: 64
// applied ids and a reply with buttons.
func BenchmarkTurn(b *testing.B) {
	q := &quick{kept: bot.Session{Key: "test:7"}}
	e := New(Options{Channels: map[string]channel.Channel{"test": q}, Sessions: q, Limits: q, Records: q, Wording: plain{}, fresh: newDeaf, Codes: &guess.Limit{},
		Ceilings: Ceilings{Events: 1 << 30, Fresh: 1 << 30}})
	evs := make([]bot.Event, 0, 1024)
	for i := range 1024 {
		ev := say("7", 1_000_000_000+i, "menu")
		ev.ID = fmt.Sprintf("test:%d", 1_000_000_000+i)
		evs = append(evs, ev)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		require.NoError(b, e.Handle(context.Background(), evs[i%len(evs)]))
	}
	b.ReportMetric(float64(len(q.kept.Data)), "session-bytes")
}

// deaf is a parrot that needs nothing.
type deaf struct{ heard }

func newDeaf() state { return new(deaf) }

func (d *deaf) open(ev bot.Event) talk { return deafTalk{parrot{&d.heard, ev}} }

type deafTalk struct{ parrot }

func (deafTalk) Needs() bot.Needs { return bot.Needs{} }
