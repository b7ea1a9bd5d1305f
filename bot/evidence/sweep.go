package evidence

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Dropped are the pictures whose drafts were never sent (SQLite).
type Dropped interface {
	// Unreferenced drops pictures of drafts begun before then and never sent,
	// and lists the bytes that no picture names any more.
	Unreferenced(ctx context.Context, before time.Time, most int) (sha256 []string, err error)
	// Forgotten removes the records of bytes that are gone.
	Forgotten(ctx context.Context, sha256 string) error
}

// Sweep removes the pictures of drafts that were begun before then and never
// sent, and tells how many files went. Pictures kept again within the last hour
// stay until the next time. The disk goes first: a kill in between leaves a
// record to be swept again, never a file that nothing names.
func Sweep(ctx context.Context, records Dropped, remove func(sha256 string) error, before time.Time) (int, error) {
	const most = 100
	for swept := 0; ; {
		list, err := records.Unreferenced(ctx, before, most)
		if err != nil {
			return swept, err
		}
		n, err := sweep(ctx, records, remove, list)
		swept += n
		if err != nil || n == 0 || len(list) < most {
			return swept, err
		}
	}
}

func sweep(ctx context.Context, records Dropped, remove func(sha256 string) error, list []string) (n int, err error) {
	for _, sha256 := range list {
		if err := remove(sha256); bot.KindOf(err) == bot.Conflict {
			continue
		} else if err != nil {
			return n, err
		}
		if err := records.Forgotten(ctx, sha256); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
