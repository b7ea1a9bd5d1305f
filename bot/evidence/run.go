package evidence

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/crew"
)

// Run works until ctx ends and returns when what was in flight has ended too.
func (w *Worker) Run(ctx context.Context) {
	done := make(chan time.Time, w.Workers) // of each job: when it wants to be tried again
	hands := crew.New(ctx.Done())
	busy := 0
	var soon time.Time // the earliest of those
	for ctx.Err() == nil {
		if busy < w.Workers {
			if !soon.After(time.Now()) {
				soon = time.Time{}
			}
			busy += w.start(ctx, hands, w.Workers-busy, done)
		}
		pause := time.NewTimer(until(soon))
		select {
		case again := <-done:
			busy--
			soon = earlier(soon, again)
		case <-w.Wake:
			w.gather(ctx)
		case <-pause.C:
		case <-ctx.Done():
		}
		pause.Stop()
	}
	for ; busy > 0; busy-- {
		<-done
	}
}

// gather lets signalled jobs wait for company, so that one claim serves several.
func (w *Worker) gather(ctx context.Context) {
	if w.Gather == 0 {
		return
	}
	t := time.NewTimer(w.Gather)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// start claims jobs for the workers that are free, and puts them to work.
func (w *Worker) start(ctx context.Context, hands crew.Crew, free int, done chan<- time.Time) int {
	jobs, err := w.jobs.ClaimPictures(ctx, time.Now(), w.Timeout+grace+slack, free)
	if err != nil {
		if ctx.Err() == nil {
			w.Log.Warn("pictures cannot be claimed", "err", err)
		}
		return 0
	}
	for _, job := range jobs {
		hands.Do(func() { done <- w.do(ctx, job) })
	}
	return len(jobs)
}

// do does one job and returns when it wants to be tried again, if it does.
func (w *Worker) do(ctx context.Context, job bot.PictureJob) time.Time {
	own, cancel := context.WithTimeout(context.WithoutCancel(ctx), w.Timeout)
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		late := time.AfterFunc(grace, cancel)
		context.AfterFunc(own, func() { late.Stop() })
	})()
	kept, err := w.obtain(own, job)
	return w.settle(ctx, job, kept, err)
}

func until(soon time.Time) time.Duration {
	if soon.IsZero() {
		return look
	}
	return min(max(time.Until(soon), 0), look)
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}
