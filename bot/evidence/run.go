package evidence

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/crew"
)

// Run works until ctx ends and returns when what was in flight has ended too.
func (w *Worker) Run(ctx context.Context) {
	done := make(chan time.Time, w.Jobs) // of each: when it wants to be tried again
	hands := crew.New(ctx.Done())
	p := pace{workers: w.Workers, jobs: w.Jobs, gather: w.Gather}
	for ctx.Err() == nil {
		if free := p.due(time.Now()); free > 0 {
			p.claimed(free, w.start(ctx, hands, free, done), time.Now())
		}
		pause := p.pause()
		select {
		case again := <-done:
			p.ended(again, time.Now())
		case <-w.Wake:
			p.signalled(time.Now())
		case <-pause.C:
		case <-ctx.Done():
		}
		pause.Stop()
	}
	for ; p.busy > 0; p.busy-- {
		<-done
	}
}

// start claims jobs and begins them. The last of them may have to wait until the
// workers have given up all others.
func (w *Worker) start(ctx context.Context, hands crew.Crew, free int, done chan<- time.Time) int {
	longest := time.Duration((w.Jobs+w.Workers-1)/w.Workers) * w.Timeout
	jobs, err := w.jobs.ClaimPictures(ctx, time.Now(), longest+grace+slack, free)
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
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		late := time.AfterFunc(grace, cancel)
		context.AfterFunc(own, func() { late.Stop() })
	})()
	kept, err := w.obtain(own, job)
	return w.settle(ctx, job, kept, err)
}
