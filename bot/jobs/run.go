package jobs

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/pause"
)

const (
	look  = time.Second      // how often jobs are looked for that nobody signalled
	grace = 5 * time.Second  // what is being done has this long when the worker stops
	slack = 15 * time.Second // a lease outlives its job's timeout and grace by this
)

// Run works until ctx ends, and returns when what was being done has ended too.
// Kinds do not wait for each other; of one kind one job is done at a time.
func (w *Worker) Run(ctx context.Context) error {
	bells := make([]chan struct{}, len(w.kinds))
	var all sync.WaitGroup
	for i, k := range w.kinds {
		bells[i] = make(chan struct{}, 1)
		all.Go(func() { w.serve(ctx, k, bells[i]) })
	}
	for {
		select {
		case <-ctx.Done():
			all.Wait()
			return nil
		case <-w.Wake:
		}
		for _, bell := range bells {
			select {
			case bell <- struct{}{}:
			default: // it rings already
			}
		}
	}
}

// serve does the jobs of one kind.
func (w *Worker) serve(ctx context.Context, k Kind, bell <-chan struct{}) {
	wait := time.NewTicker(look)
	defer wait.Stop()
	planned := k.Next == nil
	for ctx.Err() == nil {
		if !planned {
			planned = w.plan(ctx, k)
		}
		if planned && w.one(ctx, k) {
			continue
		}
		select {
		case <-ctx.Done():
		case <-bell:
		case <-wait.C:
		}
	}
}

// plan writes the row of work that recurs, due at once: a start makes up for
// what fell due meanwhile. It tells whether the row is there.
func (w *Worker) plan(ctx context.Context, k Kind) bool {
	_, err := w.queue.Commit(ctx, []bot.Write{bot.Do{Key: every(k.Name), Kind: k.Name, NotBefore: w.Due()}})
	if err != nil && ctx.Err() == nil {
		w.Log.Warn("recurring work is not planned yet", "kind", k.Name, "err", err)
	}
	return err == nil
}

// one does the next job of the kind, and tells whether there was one.
func (w *Worker) one(ctx context.Context, k Kind) bool {
	jobs, err := w.queue.ClaimJobs(ctx, k.Name, w.Due(), w.Now(), k.Timeout+grace+slack, 1)
	if err != nil {
		if ctx.Err() == nil {
			w.Log.Warn("jobs cannot be claimed", "kind", k.Name, "err", err)
		}
		return false
	}
	for _, j := range jobs {
		w.do(ctx, k, j)
	}
	return len(jobs) > 0
}

// do does one job and notes how it ended. A worker that is stopped lets its work
// go on for a moment, and its end is noted in any case.
func (w *Worker) do(ctx context.Context, k Kind, j bot.Job) {
	own, cancel := context.WithTimeout(context.WithoutCancel(ctx), k.Timeout)
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		late := time.AfterFunc(grace, cancel)
		context.AfterFunc(own, func() { late.Stop() })
	})()
	var writes []bot.Write
	err := errKills
	if k.Next != nil || j.Tries < k.Tries {
		writes, err = contained(own, k, j)
	}
	if err == nil {
		var next time.Time
		if k.Next != nil {
			next = k.Next(w.Due())
		}
		err = w.queue.FinishJob(context.WithoutCancel(ctx), j, writes, next)
	}
	w.settle(context.WithoutCancel(ctx), k, j, err)
}

// errKills is why a job is not begun again whose every try ended the program.
var errKills = bot.Fail(bot.Internal, "job: no try of it came to an end", nil)

// contained turns a panic of the work into an error that says its type alone: a
// panic's value may hold what a person typed.
func contained(ctx context.Context, k Kind, j bot.Job) (writes []bot.Write, err error) {
	defer func() {
		if v := recover(); v != nil {
			writes, err = nil, bot.Fail(bot.Internal, "job: "+k.Name, fmt.Errorf("panic: %T", v))
		}
	}()
	return k.Work(ctx, j)
}

// settle notes how the job ended.
func (w *Worker) settle(ctx context.Context, k Kind, j bot.Job, err error) {
	var outcome string
	switch {
	case err == nil:
		outcome = "done"
	case k.Next == nil && (hopeless(err) || j.Tries+1 >= k.Tries):
		outcome = "failed"
		w.Log.Error("job given up", "kind", k.Name, "row", j.Row, "err", err)
		err = w.setAside(ctx, k, j, bot.KindOf(err).String())
	default:
		outcome = "later"
		w.Log.Warn("job put off", "kind", k.Name, "row", j.Row, "tries", j.Tries+1, "err", err)
		err = w.queue.JobLater(ctx, j, w.Due().Add(pause.After(j.Tries+1, time.Second, 10*time.Minute)))
	}
	switch {
	case bot.KindOf(err) == bot.Conflict: // another copy has it now
		outcome = "lost"
	case err != nil:
		w.Log.Warn("the end of a job is not noted: it is done again when its lease ends", "kind", k.Name, "row", j.Row, "err", err)
	}
	w.Done(k.Name, outcome)
}

// setAside ends the job with what is said of it, or without where that cannot be
// written.
func (w *Worker) setAside(ctx context.Context, k Kind, j bot.Job, why string) error {
	err := w.queue.JobFailed(ctx, j, why, k.gaveUp(j))
	if hopeless(err) || bot.KindOf(err) == bot.Conflict {
		w.Log.Error("nothing is said of a job that was given up", "kind", k.Name, "row", j.Row, "err", err)
		err = w.queue.JobFailed(ctx, j, why, nil)
	}
	return err
}

func (k Kind) gaveUp(j bot.Job) []bot.Write {
	if k.GaveUp == nil {
		return nil
	}
	return k.GaveUp(j)
}

// hopeless tells of failures that no other try can mend.
func hopeless(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	switch bot.KindOf(err) {
	case bot.Invalid, bot.NotFound, bot.Forbidden:
		return true
	default:
		return false
	}
}
