package outbox

import (
	"context"
	"time"

	"vneidbot/bot/pause"
)

const (
	// paceWait is the longest a row waits for the limiter here; one that has to
	// wait longer goes back, so that it holds nobody up.
	paceWait = 300 * time.Millisecond
	// paceAway is how long unasked rows go back for when the limiter cannot be asked.
	paceAway = 5 * time.Second
	// paceAsk bounds one question to the limiter.
	paceAsk = time.Second
)

// pace sends unasked rows one after another, as the limiter allows. What it
// still holds at the end comes to whoever claims it next.
func (o *Outbox) pace(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-o.paced:
			o.ring(true)
			o.flying <- struct{}{}
			if o.allowed(ctx, r) {
				o.start(ctx, r)
			} else {
				<-o.flying
			}
		}
	}
}

// allowed waits for the limiter's leave. A row that does not get it soon is put back.
func (o *Outbox) allowed(ctx context.Context, r claimed) bool {
	for ctx.Err() == nil {
		wait, err := o.take(ctx, r)
		switch {
		case err == nil && wait <= 0:
			return true
		case err != nil:
			wait = paceAway
			o.opt.Log.Warn("unasked messages wait: the limiter cannot be asked", "err", err)
		}
		if wait > paceWait || o.left(r) < within/2 {
			o.later(context.WithoutCancel(ctx), r, wait)
			return false
		}
		pause.For(ctx, wait)
	}
	return false
}

func (o *Outbox) take(ctx context.Context, r claimed) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, paceAsk)
	defer cancel()
	return o.opt.Limiter.Take(ctx, r.To.Channel, r.To.ID, r.To.Group, r.Message.Weight())
}

// left is what is left of the lease.
func (o *Outbox) left(r claimed) time.Duration { return r.until.Sub(o.opt.Now()) }
