// Package jobs does what turns have left for later: work that is too heavy for
// a turn, and work that has its own hour. A kind of work is registered by its
// name, in the file that does it; a new kind touches nothing here.
//
// The contract:
//   - A job is a row that a transaction wrote (bot.Do). One copy of the program
//     does it, under a lease; a kill at any instant only delays it.
//   - What its work returns commits together with the job's end: a job that is
//     done twice because its first worker was killed leaves its writes once.
//     What a work does outside its writes must bear being done twice.
//   - A failure is tried again after a second, doubling to ten minutes; what can
//     never succeed (bot.Invalid, bot.NotFound, bot.Forbidden) and what has
//     failed too often is set aside and counted, a panic like any other failure,
//     and so is a try that ended with the program.
//   - Work that recurs is one row that moves on from time to time. What fell due
//     while no copy ran is done once, at the start.
package jobs

import (
	"cmp"
	"context"
	"log/slog"
	"time"

	"vneidbot/bot"
)

// Kind is one kind of work.
type Kind struct {
	Name string
	// Work does it. ctx ends with Timeout, or a while after the program is told to
	// stop. The writes it returns commit with the job's end.
	Work func(ctx context.Context, j bot.Job) ([]bot.Write, error)
	// Timeout of one job, a minute by default.
	Timeout time.Duration
	// Tries before it is set aside, 10 by default. Work that recurs is never.
	Tries int
	// GaveUp words what is said when a job is set aside; may be nil.
	GaveUp func(j bot.Job) []bot.Write
	// Next makes the work recur: the time after now at which it is due again.
	Next func(now time.Time) time.Time
}

// OfTask is a GaveUp that says something of what the job was asked. Of a job that cannot
// be read it says nothing: nobody knows whose it was.
func OfTask[T any](say func(task T) []bot.Write) func(bot.Job) []bot.Write {
	return func(j bot.Job) []bot.Write {
		var task T
		if j.Read(&task) != nil {
			return nil
		}
		return say(task)
	}
}

// Queue keeps the jobs (SQLite).
type Queue interface {
	// Commit makes writes last.
	Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error)
	// ClaimJobs leases jobs of a kind whose hour has come by due, oldest first, and
	// counts the try. Leases go by now.
	ClaimJobs(ctx context.Context, kind string, due, now time.Time, lease time.Duration, most int) ([]bot.Job, error)
	// FinishJob ends a job with its writes; with a next time it waits for that
	// instead. bot.Conflict: the claim has run out, nothing was written.
	FinishJob(ctx context.Context, j bot.Job, writes []bot.Write, next time.Time) error
	// JobLater puts a job back.
	JobLater(ctx context.Context, j bot.Job, notBefore time.Time) error
	// JobFailed sets a job aside for good. Why is a code.
	JobFailed(ctx context.Context, j bot.Job, why string, writes []bot.Write) error
}

// Options change defaults; the zero value has them all.
type Options struct {
	Wake <-chan struct{}            // signalled when a job was written; without it they are found by looking
	Now  func() time.Time           // the machine's clock, for leases
	Due  func() time.Time           // the clock of the jobs' own hours; Now without it
	Log  *slog.Logger               // nothing is logged without
	Done func(kind, outcome string) // told "done", "later", "failed" or "lost" of each job
}

// Worker does the jobs of its kinds. Several copies of the program may run one each.
type Worker struct {
	Options
	queue Queue
	kinds []Kind
}

// New makes a worker for the kinds.
func New(queue Queue, kinds []Kind, o Options) *Worker {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Due == nil {
		o.Due = o.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Done == nil {
		o.Done = func(string, string) {}
	}
	w := &Worker{Options: o, queue: queue}
	for _, k := range kinds {
		k.Timeout = cmp.Or(k.Timeout, time.Minute)
		k.Tries = cmp.Or(k.Tries, 10)
		w.kinds = append(w.kinds, k)
	}
	return w
}

// every is the key of the one row of work that recurs.
func every(kind string) string { return "every:" + kind }
