package telegram

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// In a rush each question brings much, and the next one may follow at once. One
// that brings little, or again what is known, is counted.
func TestAQuestionThatBringsMuchIsNotCounted(t *testing.T) {
	r := newRig(t)
	p := &poller{c: r.c, in: r.c.newIntake(t.Context(), func(context.Context, bot.Event) error { return nil }, true), signal: make(chan struct{}, 1)}
	defer p.in.close()
	brings := func(from, to int) (counted bool) {
		var found []json.RawMessage
		for id := from; id < to; id++ {
			found = append(found, json.RawMessage(helloFrom(id)))
		}
		before := p.gate.full
		require.NoError(t, p.admit(found, 0))
		return p.gate.full.Equal(before)
	}
	p.gate.pass(time.Now())
	require.True(t, brings(1, 10), "little")
	require.False(t, brings(1000, 1000+pollMany), "much")
	require.True(t, brings(1000, 1000+pollMany), "the same again")
}
