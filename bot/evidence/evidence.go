// Package evidence brings the screenshots in: it fetches the pictures that
// reports name, from the platform they were sent on, cleans them and puts them
// on the shelf, outside of any turn.
//
// The contract:
//   - A job is claimed under a lease, so a kill at any instant only delays it.
//     Doing it twice puts the same bytes under the same name.
//   - It ends in exactly one of: kept, put back until later, or failed with a
//     fault that the conversation tells the person.
//   - What is kept is an original without its metadata, see Clean.
//   - One bad picture, a panic included, harms no other.
package evidence

import (
	"context"
	"io"
	"log/slog"
	"time"

	"vneidbot/bot"
)

// Jobs are the pictures that have to be fetched (SQLite).
type Jobs interface {
	// ClaimPictures leases at most so many jobs that are due.
	ClaimPictures(ctx context.Context, now time.Time, lease time.Duration, most int) ([]bot.PictureJob, error)
	// PictureKept ends a job: the picture is on the shelf. The writes commit with it.
	PictureKept(ctx context.Context, event string, k bot.Kept, writes ...bot.Write) error
	// PictureLater puts a job back, which has been tried so often by then.
	PictureLater(ctx context.Context, event string, notBefore time.Time, tries int) error
	// PictureFailed ends a job with a fault, and commits the writes with its end.
	// A job that has ended before is left as it is, without them.
	PictureFailed(ctx context.Context, event string, fault bot.PictureFault, writes []bot.Write) error
}

// Shelf keeps pictures under the SHA-256 of their bytes.
type Shelf interface {
	Lay(data []byte) (sha256 string, err error)
	// Lasts returns when what was laid there is on the disk.
	Lasts(sha256 string) error
}

// Fetcher opens files of one platform; every channel is one.
type Fetcher interface {
	Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error)
}

// Options change defaults; the zero value has them all.
type Options struct {
	Wake    <-chan struct{} // signalled when a job was written; without it they are found by looking
	Gather  time.Duration   // how long a signalled job waits for others: one claim serves many, and so does a sync of the disk
	Workers int             // pictures fetched at the same time, and held in memory, 4
	Jobs    int             // under way at the same time, those among them that wait for a worker or the disk; at least Workers
	Timeout time.Duration   // of fetching one picture, 45 s
	// FromHEIC makes a JPEG of an iPhone's picture; bot.Invalid: it cannot, and
	// the picture is kept as it came, as all of them are without it.
	FromHEIC func(ctx context.Context, heic []byte) ([]byte, error)
	// Shelved names the file on the shelf that a job's picture is read from, "" where
	// it comes from elsewhere. It has lasted since before there was a job.
	Shelved func(bot.PictureJob) (sha256 string)

	Log     *slog.Logger        // nothing is logged without
	Observe func(result string) // told "kept", "later" or the fault of each job
}

const (
	look  = 5 * time.Second  // how often jobs are looked for that nobody signalled
	grace = 5 * time.Second  // what is in flight has this long when the worker stops
	slack = 15 * time.Second // a lease outlives its job's time and grace by this
)

// Worker fetches pictures. Several copies of the program may run one each.
type Worker struct {
	Options
	jobs  Jobs
	shelf Shelf
	from  map[string]Fetcher // by channel
	busy  chan struct{}      // holds one for each worker that fetches
}

// New makes a worker that fetches from the channels by their names.
func New(jobs Jobs, shelf Shelf, from map[string]Fetcher, o Options) *Worker {
	if o.Workers <= 0 {
		o.Workers = 4
	}
	o.Jobs = max(o.Jobs, o.Workers)
	if o.Timeout <= 0 {
		o.Timeout = 45 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Observe == nil {
		o.Observe = func(string) {}
	}
	if o.Shelved == nil {
		o.Shelved = func(bot.PictureJob) string { return "" }
	}
	return &Worker{Options: o, jobs: jobs, shelf: shelf, from: from, busy: make(chan struct{}, o.Workers)}
}
