package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// spoil damages rows the way a bad disk or a newer program would.
func (r *room) spoil(query string) {
	r.t.Helper()
	require.NoError(r.t, r.s.Turn(context.Background(), func(exec store.Exec) error { return exec(query) }))
}

func TestAnEventNobodyCanReadStopsNoOther(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	for _, ev := range []bot.Event{event("e1", lan), event("e2", lan), event("m1", minh)} {
		require.NoError(t, r.s.Park(ctx, ev, "lock"))
	}
	r.spoil(`UPDATE inbox SET json = '{"kind":' WHERE event = 'e1'`)
	ids, rows := r.parked(noon)
	require.Equal(t, []string{"m1"}, ids)
	require.NoError(t, r.s.Unpark(ctx, rows["m1"]))
	ids, _ = r.parked(noon)
	require.Equal(t, []string{"e2"}, ids, "its own chat goes on too")
	require.Equal(t, "dead unreadable", r.text(`SELECT state || ' ' || cause FROM inbox WHERE event = 'e1'`))
	n, err := r.s.Counts(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, n.Dead, "doctor shows it")
}

func TestAMessageNobodyCanReadStopsNoOther(t *testing.T) {
	r := newRoom(t)
	r.commit(say("a", lan, bot.Notice), say("b", lan, bot.Notice), say("m", minh, bot.Notice), say("x", "telegram:9000003", bot.Notice))
	r.spoil(`UPDATE outbox SET message = '[]' WHERE key = 'a'`)
	r.spoil(`UPDATE outbox SET chat = 'x' WHERE key = 'x'`)
	words, _ := r.due(noon)
	require.Equal(t, []string{"m"}, words)
	words, _ = r.due(noon)
	require.Equal(t, []string{"b"}, words)
	require.Equal(t, "failed unreadable,failed unreadable", r.text(`SELECT group_concat(state || ' ' || why) FROM outbox WHERE key IN ('a', 'x')`))
}

func TestAPictureNobodyCanReadStopsNoOther(t *testing.T) {
	r := newRoom(t)
	r.commit(picture("p1", "draft1"), picture("p2", "draft1"), picture("p3", "draft2"))
	r.spoil(`UPDATE pictures SET file = '' || 7 WHERE event = 'p1'`)
	r.spoil(`UPDATE pictures SET chat = '{' WHERE event = 'p2'`)
	jobs := r.claim(noon.Add(time.Hour))
	require.Len(t, jobs, 2)
	require.Equal(t, "p1", jobs[0].Event, "the person can be asked for it again")
	require.Zero(t, jobs[0].File)
	require.Equal(t, "p3", jobs[1].Event)
	require.Equal(t, "p2", r.text(`SELECT group_concat(event) FROM pictures WHERE state = 'failed' AND fault = 'failed'`), "nobody knows whom to ask")
}
