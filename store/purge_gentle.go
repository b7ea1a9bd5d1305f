package store

import (
	"context"
	"os"
	"time"

	"vneidbot/bot"
)

// PurgeRests is how many times as long as a step a purge rests while others write: of
// so many writes one at most is to meet a step, so that the slowest hundredth of them
// is not made of those.
const PurgeRests = 200

// The pace of a purge.
const (
	firstRows = 4
	mostRows  = 100
	stepInner = time.Millisecond // how long the rows of a step should take, without the commit
	mostRest  = 4 * time.Second  // where a step takes longer, so does everybody's own commit
	quiet     = time.Second      // after so long without others' writes a purge rests
	restsWhen = 4                // as many times as long as a step
)

// gentle keeps a purge out of others' way: its steps are short, and it rests between
// them. Others are other copies and commands too: that they write is seen by the
// database's log.
type gentle struct {
	store *Store
	rests int
	rows  int
	wrote time.Time // the log's, after this purge's own last step
	heard time.Time // when others were last seen to have written
}

func newGentle(s *Store, rests int) *gentle {
	return &gentle{store: s, rests: rests, rows: firstRows, heard: time.Now()}
}

// step ends some of the rows, and rests.
func (g *gentle) step(ctx context.Context, keys []string, end func(t *tx, keys string) error) (left []string, err error) {
	if !g.logged().Equal(g.wrote) {
		g.heard = time.Now()
	}
	n := min(g.rows, len(keys))
	var began time.Time
	var inner time.Duration
	err = g.store.write(ctx, func(t *tx) error {
		began = time.Now()
		defer func() { inner = time.Since(began) }()
		return end(t, listed(keys[:n]))
	})
	if err != nil {
		return nil, err
	}
	g.wrote = g.logged()
	fits := int(float64(n) * stepInner.Seconds() / max(inner, stepInner/100).Seconds())
	g.rows = min(max(fits, 1), 2*g.rows, mostRows)
	return keys[n:], g.rest(ctx, time.Since(began)) // others wait for the commit too
}

// logged is when the database's log was last written.
func (g *gentle) logged() time.Time {
	info, err := os.Stat(g.store.file() + "-wal")
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// rest waits after a step that took so long, unless ctx ends.
func (g *gentle) rest(ctx context.Context, took time.Duration) error {
	times := g.rests
	if time.Since(g.heard) > quiet {
		times = min(times, restsWhen)
	}
	wait := time.NewTimer(min(time.Duration(times)*took, mostRest))
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return bot.Fail(bot.Unavailable, "store: rest", ctx.Err())
	}
}
