package session

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// journal is the log of saved sessions under an embedded server. A session is
// in it, by write(2), before it counts as saved: that is enough to outlive a
// kill of the process at any instant (a power cut may take the last ones, and
// then their events come again or are parked already).
//
// Later lines win. Lines that are not whole are skipped: a kill tears at most
// the last one.
type journal struct {
	mu      sync.Mutex // held from the check of the fence to the save, so that lines stand in the order of versions
	path    string
	lock    *os.File // flock: one process writes the log
	file    *os.File
	size    int64
	floor   int64 // size after the last compaction
	slack   int64 // growth beyond twice the floor that starts the next one
	torn    bool  // the last append failed: its line may be half there
	packing sync.WaitGroup
	busy    bool // a compaction is under way
	closed  bool
}

const (
	logName  = "sessions.log"
	lockName = "sessions.lock"
)

// openJournal locks the directory's log, reads it, writes it anew without what
// is old, and returns what is alive.
func openJournal(dir string, now time.Time) (j *journal, live map[string]record, state LogState, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, state, diskFault("open log", err)
	}
	j = &journal{path: filepath.Join(dir, logName), slack: 4 << 20}
	if err := j.flock(filepath.Join(dir, lockName)); err != nil {
		return nil, nil, state, err
	}
	live, state, err = j.restore(now)
	if err != nil {
		return nil, nil, state, errors.Join(diskFault("open log", err), j.lock.Close())
	}
	return j, live, state, nil
}

func (j *journal) flock(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return diskFault("lock log", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return bot.Fail(bot.Conflict, "session: another copy runs on this directory, two copies need a Redis", errors.Join(err, f.Close()))
	}
	j.lock = f
	return nil
}

func (j *journal) restore(now time.Time) (map[string]record, LogState, error) {
	live, state, err := readLog(j.path, -1, now)
	if err != nil {
		return nil, state, err
	}
	if state.Damaged() { // somebody may find out why, and what is lost
		if err := os.Link(j.path, j.path+now.UTC().Format(".20060102T150405.000")+".damaged"); err != nil {
			return nil, state, err
		}
	}
	f, err := writeLog(j.path, live)
	if err != nil {
		return nil, state, err
	}
	if err := j.adopt(f); err != nil {
		return nil, state, errors.Join(err, f.Close())
	}
	return live, state, nil
}

// adopt puts a new log, written beside the old one, in its place.
func (j *journal) adopt(f *os.File) error {
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), j.path); err != nil {
		return err
	}
	j.file, j.size, j.floor = f, size, size
	return disk.SyncDir(filepath.Dir(j.path))
}

// guard runs what checks, appends and saves; one at a time.
func (j *journal) guard(save func() error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return save()
}

// append writes the record; the caller is inside guard.
func (j *journal) append(r record) error {
	line := r.line()
	if j.torn {
		line = append([]byte("\n"), line...)
	}
	n, err := j.file.Write(line)
	j.size += int64(n)
	j.torn = err != nil
	if err != nil {
		return diskFault("append", err)
	}
	j.packWhenGrown()
	return nil
}

func (j *journal) close() error {
	j.mu.Lock()
	j.closed = true
	j.mu.Unlock()
	j.packing.Wait()
	return diskFault("close log", errors.Join(j.file.Sync(), j.file.Close(), j.lock.Close()))
}

// disk classifies a failure of the log.
func diskFault(op string, err error) error {
	if err == nil {
		return nil
	}
	kind := bot.Unavailable
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		kind = bot.Exhausted
	}
	return bot.Fail(kind, "session: "+op, err)
}
