package outbox

import (
	"context"
	"fmt"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/pause"
)

const (
	leastLeft = time.Second    // of a lease for a send to begin
	ageMost   = 24 * time.Hour // then nobody waits for the message any more
	// triesBeforeOld is two hours of tries: with fewer the program was off, or the
	// clock jumped, and nobody has tried for a day.
	triesBeforeOld = 20
	fatalWait      = time.Minute // for somebody to mend the channel
	againFirst     = time.Second // after the first failure
	againMost      = 10 * time.Minute
	// lateAfter is longer than a message is on its way to a platform that is well.
	lateAfter = 400 * time.Millisecond
)

// Why a row is set aside, as the record keeps it.
const (
	whyRejected = "rejected"
	whyOld      = "old"
	whyDoubt    = "doubt" // may have been said, several times
	whyChannel  = "channel"
)

// send gives one row to its channel and notes what became of it.
func (o *Outbox) send(ctx context.Context, r claimed) {
	ch := o.opt.Channels[r.To.Channel]
	left := o.left(r)
	switch {
	case o.opt.Now().Sub(r.Since) > ageMost && r.Tries >= triesBeforeOld:
		o.failed(ctx, r, whyOld)
		return
	case ch == nil:
		o.failed(ctx, r, whyChannel)
		return
	case left < leastLeft: // somebody else may claim it any moment
		o.later(ctx, r, 0)
		return
	}
	limit := min(within, left-leastLeft/2)
	if len(r.Message.Attached()) > 0 {
		r.until, limit = o.opt.Now().Add(uploadLease), uploadWithin
		if err := o.opt.Queue.Keep(ctx, r.Row, r.until); err != nil {
			o.note(err, r)
			return
		}
	}
	began := o.opt.Now()
	id, err := o.give(ctx, ch, r, limit)
	if err == nil {
		if o.opt.Said != nil {
			o.opt.Said(ctx, r.To, r.Message)
		}
		o.countLate(r, o.opt.Now().Sub(began))
		o.sent(ctx, r, id)
		return
	}
	o.refused(ctx, r, began, err)
}

// give bounds the way to the platform, and contains a channel that panics. An
// outbox that is stopped waits no longer for an upload than for any other message.
func (o *Outbox) give(ctx context.Context, ch channel.Channel, r claimed, limit time.Duration) (id string, err error) {
	if r.Unasked {
		ctx = channel.Unasked(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	defer context.AfterFunc(o.stopping, func() {
		late := time.AfterFunc(within, cancel)
		context.AfterFunc(ctx, func() { late.Stop() })
	})()
	defer func() {
		if v := recover(); v != nil {
			err = &channel.SendError{Outcome: channel.Rejected, Err: fmt.Errorf("panic: %T", v)}
		}
	}()
	return ch.Send(ctx, r.To, r.Message)
}

// sent notes that the platform has the message. It is tried for as long as the
// lease holds: a row that is not noted is said again.
func (o *Outbox) sent(ctx context.Context, r claimed, id string) {
	o.said(r, "said")
	o.doubts.came(r.To.Channel, o.opt.Now())
	o.doubts.forget(r)
	for wait := 50 * time.Millisecond; ; wait *= 2 {
		err := o.opt.Queue.Sent(ctx, r.Row, id)
		if err == nil {
			return
		}
		if o.left(r) <= 2*wait {
			o.opt.Log.Error("a message was said and cannot be noted; it may be said again", "row", r.Row, "err", err)
			return
		}
		pause.For(ctx, wait)
	}
}

// countLate tells the limiter of a message that it was not asked for, and again of one
// that it let go a while ago: the platform counts it when it comes.
func (o *Outbox) countLate(r claimed, took time.Duration) {
	if !r.Unasked || took > lateAfter {
		o.counts.add(r.To, r.Message.Weight())
	}
}

// refused follows what the channel says about a message that was not taken.
func (o *Outbox) refused(ctx context.Context, r claimed, began time.Time, err error) {
	e := channel.AsSendError(err)
	o.said(r, e.Outcome.String())
	switch e.Outcome {
	case channel.Again:
		o.again(ctx, r, began, e)
	case channel.Limited:
		o.limited(ctx, r, e)
	case channel.Gone:
		o.doubts.forget(r)
		o.note(o.opt.Queue.ChatGone(ctx, r.To.Key()), r)
	case channel.Migrated:
		o.moved(ctx, r, e)
	case channel.Rejected:
		o.opt.Log.Error("message refused by the platform", "row", r.Row, "err", e)
		o.failed(ctx, r, whyRejected)
	case channel.Fatal:
		o.opt.Log.Error("the channel cannot send", "channel", r.To.Channel, "err", e)
		o.hold(ctx, r, "", fatalWait)
		o.later(ctx, r, fatalWait)
	}
}

// again tries later, unless the message may have been said too often already.
func (o *Outbox) again(ctx context.Context, r claimed, began time.Time, e *channel.SendError) {
	if doubtful(e) && o.doubts.more(r, began) > doubtsMost {
		o.opt.Log.Error("message given up: it may have been said", "row", r.Row, "err", e)
		o.failed(ctx, r, whyDoubt)
		return
	}
	o.opt.Log.Warn("message not said", "row", r.Row, "tries", r.Tries, "err", e)
	o.later(ctx, r, pause.After(r.Tries+1, againFirst, againMost))
}

// limited waits as long as the platform asks for, with the chat or with all.
func (o *Outbox) limited(ctx context.Context, r claimed, e *channel.SendError) {
	after := max(e.After, time.Second)
	chat := r.To.Key()
	if e.All {
		chat = ""
	}
	o.opt.Log.Warn("told to wait", "channel", r.To.Channel, "all", e.All, "after", after)
	o.hold(ctx, r, chat, after)
	o.later(ctx, r, after)
}

// moved follows the chat, with all that waits for it.
func (o *Outbox) moved(ctx context.Context, r claimed, e *channel.SendError) {
	to := r.To
	to.ID, to.Topic = e.MovedTo, ""
	if e.MovedTo == "" || e.MovedTo == r.To.ID {
		o.failed(ctx, r, whyRejected)
		return
	}
	_, err := o.opt.Queue.Commit(ctx, []bot.Write{bot.MoveChat{From: r.To, To: to, At: o.opt.Now()}})
	o.note(err, r)
	o.later(ctx, r, 0)
}

func (o *Outbox) hold(ctx context.Context, r claimed, chat string, d time.Duration) {
	o.note(o.opt.Queue.Hold(ctx, r.To.Channel, chat, o.opt.Now().Add(d)), r)
}

func (o *Outbox) later(ctx context.Context, r claimed, d time.Duration) {
	o.note(o.opt.Queue.Later(ctx, r.Row, o.opt.Now().Add(d)), r)
}

func (o *Outbox) failed(ctx context.Context, r claimed, why string) {
	o.said(r, why)
	o.doubts.forget(r)
	o.note(o.opt.Queue.Failed(ctx, r.Row, why), r)
}

// note logs what could not be noted: the row comes again when its lease ends.
func (o *Outbox) note(err error, r claimed) {
	if err != nil {
		o.opt.Log.Warn("outbox row not noted", "row", r.Row, "err", err)
	}
}

func (o *Outbox) said(r claimed, outcome string) {
	if o.opt.Metrics != nil {
		o.opt.Metrics.Said(r.To.Channel, outcome)
	}
}
