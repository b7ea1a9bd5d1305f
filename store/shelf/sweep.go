package shelf

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"vneidbot/bot"
)

// Life is how long a file that nobody names stays after it was kept last. It is
// longer than anything lives that names files without a record: a draft, the
// answer of a conversation, an address that Signed gave out. What came by Receive
// is dated back, so that its own time ends when this one would.
const Life = 50 * time.Hour

// A year's pictures that a purge has let go are tens of thousands of files: between two
// of them a sweep rests so many times as long as one took.
const (
	sweepRests = 4
	mostRest   = 100 * time.Millisecond
)

// Names are the records that name files.
type Names interface {
	// NamedFiles lists those of the files that something names.
	NamedFiles(ctx context.Context, sha256 []string) ([]string, error)
	// FileGone tells that a file is no more.
	FileGone(ctx context.Context, sha256 string) error
}

// Sweep removes the files that nobody names and that were not kept since then,
// and tells how many. A kill in between harms nothing: what is left is found
// the next time, and so is what was half written.
func (s *Shelf) Sweep(ctx context.Context, names Names, before time.Time) (swept int, err error) {
	shelves, err := os.ReadDir(s.dir)
	if err == nil {
		err = s.clear(time.Now().Add(-fresh))
	}
	if err != nil {
		return 0, failed("sweep", err)
	}
	for _, one := range shelves {
		if len(one.Name()) != 2 || !one.IsDir() {
			continue
		}
		n, err := s.sweepOne(ctx, filepath.Join(s.dir, one.Name()), names, before)
		swept += n
		if err != nil || ctx.Err() != nil {
			return swept, err
		}
	}
	return swept, nil
}

func (s *Shelf) sweepOne(ctx context.Context, dir string, names Names, before time.Time) (swept int, err error) {
	old, err := olderIn(dir, before)
	if err != nil || len(old) == 0 {
		return 0, err
	}
	needed := map[string]bool{}
	still, err := names.NamedFiles(ctx, old)
	if err != nil {
		return 0, err
	}
	for _, sha256 := range still {
		needed[sha256] = true
	}
	for _, sha256 := range old {
		if needed[sha256] {
			continue
		}
		began := time.Now()
		if err := s.removeOlder(sha256, before); bot.KindOf(err) == bot.Conflict {
			continue // kept again meanwhile
		} else if err != nil {
			return swept, err
		}
		if err := names.FileGone(ctx, sha256); err != nil {
			return swept, err
		}
		swept++
		if !rested(ctx, min(sweepRests*time.Since(began), mostRest)) {
			return swept, nil
		}
	}
	return swept, nil
}

// rested is false when ctx ends first.
func rested(ctx context.Context, so time.Duration) bool {
	wait := time.NewTimer(so)
	defer wait.Stop()
	select {
	case <-wait.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// olderIn lists a folder's files that were kept before then.
func olderIn(dir string, before time.Time) (list []string, err error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, failed("sweep", err)
	}
	for _, f := range files {
		if !named(f.Name()) {
			continue
		}
		if info, err := f.Info(); err == nil && info.ModTime().Before(before) {
			list = append(list, f.Name())
		}
	}
	return list, nil
}
