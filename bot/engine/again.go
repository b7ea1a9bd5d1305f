package engine

import (
	"context"
	"time"

	"vneidbot/bot/pause"
)

// The marks of what was said, between copies.
const (
	markKey    = "said:"
	markWindow = 10 * time.Minute // longer than a platform takes to deliver again at once
	// markGrace is how long after a save another copy may still be saying the
	// reply. It is short, because a copy that was killed marks nothing.
	markGrace = 2 * time.Second
	markLook  = 50 * time.Millisecond
)

// repeat prepares the reply of an event that was applied before.
func (t *turn) repeat() {
	id := short(&t.event)
	t.outcome = "silent"
	t.reply = t.env.replyTo(id)
	if t.reply == nil {
		return
	}
	t.older = t.env.Applied.newest() != id
	t.messages, t.again, t.outcome = t.reply.Messages, true, "again"
}

// settle decides about a reply that may have been said before. When another
// copy was given a moment to say it, the session is loaded again: it tells how
// far that copy came.
func (t *turn) settle(ctx context.Context, p *place) error {
	if !t.again {
		return nil
	}
	heard, waited := t.heard(ctx)
	if heard {
		t.messages, t.outcome = nil, "silent"
		return nil
	}
	if waited {
		return t.last(ctx, p)
	}
	return nil
}

// heard tells whether the reply is known to have been said: by this process,
// or by another copy, which is given a moment when it has only just saved.
func (t *turn) heard(ctx context.Context) (heard, waited bool) {
	if t.said.has(t.key, t.reply.Event) {
		return true, false
	}
	if !t.opt.Shared || t.reply.By == t.name {
		return false, false
	}
	left := min(time.UnixMilli(t.reply.At).Add(markGrace).Sub(t.opt.Now()), markGrace)
	for {
		n, err := t.opt.Limits.Strikes(ctx, t.markOf())
		if n > 0 || err != nil {
			return n > 0, waited
		}
		if left <= 0 || !pause.For(ctx, min(left, markLook)) {
			return false, waited
		}
		left, waited = left-markLook, true
	}
}

func (t *turn) markOf() string { return markKey + t.key + ":" + t.reply.Event }

// mark remembers that the reply was said.
func (t *turn) mark(ctx context.Context) {
	if t.reply == nil {
		return
	}
	t.said.add(t.key, t.reply.Event)
	if !t.opt.Shared {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	t.crash(beforeMark)
	_, _ = t.opt.Limits.Strike(ctx, t.markOf(), markWindow) // without it the other copy says it once more
	t.crash(afterMark)
}

// progress saves that a part of the reply was said, so that a kill repeats one
// message and not all. Another turn that saved meanwhile may overtake it.
func (t *turn) progress(ctx context.Context, said int) {
	if t.reply == nil {
		return
	}
	t.reply.Said = said
	if t.seal() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	t.crash(beforeMark)
	if t.opt.Sessions.Leave(ctx, t.session) == nil {
		t.session.Version++
	}
	t.crash(afterMark)
}
