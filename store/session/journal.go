package session

import (
	"errors"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// journal is the log of saved sessions of an embedded server, and where it finds
// them again: in memory is the place of each chat's last line alone, so that those
// who have spoken do not fill it. A session is in the log, by write(2), before it
// counts as saved: that is enough to outlive a kill of the process at any instant (a
// power cut may take the last ones, and then their events come again or are parked
// already).
//
// Later lines win. Lines that are not whole are skipped: a kill tears at most
// the last one.
type journal struct {
	mu      sync.Mutex // held from the check of the fence to the save, so that lines stand in the order of versions
	path    string
	lock    *os.File // flock: one process writes the log
	file    *os.File
	out     io.Writer // the file, to be appended to
	places  places
	began   time.Time
	size    int64
	floor   int64 // size after the last compaction
	slack   int64 // growth beyond twice the floor that starts the next one
	torn    bool  // the last append failed: its line may be half there
	packing sync.WaitGroup
	busy    bool // a compaction is under way
	closed  bool
}

// place is where a chat's last line stands, without its line feed, and until when by
// the journal's own clock: one that is set does not end conversations.
type place struct {
	at    int64
	until time.Duration
	n     int32
}

// places are by the chats' spots: a name more is three times as much memory.
type places map[uint64]place

var seed = maphash.MakeSeed()

// spot stands for a chat. That two chats have one is as good as impossible; the second
// would begin anew.
func spot(chat string) uint64 { return maphash.String(seed, chat) }

const (
	logName  = "sessions.log"
	lockName = "sessions.lock"
)

// openJournal locks the directory's log, reads it, and writes it anew without what
// is old.
func openJournal(dir string, now time.Time) (j *journal, state LogState, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, state, diskFault("open log", err)
	}
	j = &journal{path: filepath.Join(dir, logName), slack: 4 << 20, began: now}
	if err := j.flock(filepath.Join(dir, lockName)); err != nil {
		return nil, state, err
	}
	state, err = j.restore()
	if err != nil {
		return nil, state, errors.Join(diskFault("open log", err), j.lock.Close())
	}
	return j, state, nil
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

func (j *journal) restore() (LogState, error) {
	old, err := os.OpenFile(j.path, os.O_CREATE|os.O_RDONLY, 0o600)
	if err != nil {
		return LogState{}, err
	}
	defer old.Close()
	live, state, err := readLog(old, j.began)
	if err != nil {
		return state, err
	}
	if state.Damaged() { // somebody may find out why, and what is lost
		if err := os.Link(j.path, j.path+j.began.UTC().Format(".20060102T150405.000")+".damaged"); err != nil {
			return state, err
		}
	}
	f, moved, err := copyLog(j.path, old, live)
	if err != nil {
		return state, err
	}
	if err := j.adopt(f, moved); err != nil {
		return state, errors.Join(err, f.Close())
	}
	return state, nil
}

// adopt puts a new log, written beside the old one, in its place.
func (j *journal) adopt(f *os.File, at places) error {
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), j.path); err != nil {
		return err
	}
	j.file, j.out, j.places, j.size, j.floor = f, f, at, size, size
	return disk.SyncDir(filepath.Dir(j.path))
}

// guard runs what checks, appends and saves; one at a time.
func (j *journal) guard(save func() error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return save()
}

// load is what is stored of a chat, nil for nothing, and what nobody can read where
// its line is damaged. The caller is inside guard.
func (j *journal) load(chat string) ([]byte, error) {
	p, ok := j.places[spot(chat)]
	if !ok {
		return nil, nil
	}
	if p.until <= time.Since(j.began) {
		delete(j.places, spot(chat))
		return nil, nil
	}
	r, err := j.read(p)
	if r.chat != chat || len(r.value) == 0 {
		return []byte{}, err
	}
	return r.value, err
}

// read is the record that stands there, an empty one where it is damaged.
func (j *journal) read(p place) (record, error) {
	line := make([]byte, p.n)
	if _, err := j.file.ReadAt(line, p.at); err != nil {
		return record{}, diskFault("load", err)
	}
	r, _ := parseLine(line)
	return r, nil
}

// append writes the record; the caller is inside guard.
func (j *journal) append(r record) error {
	line, from := r.line(), 0
	if j.torn {
		line, from = append([]byte("\n"), line...), 1
	}
	at := j.size + int64(from)
	n, err := j.out.Write(line)
	j.size += int64(n)
	j.torn = err != nil
	if err != nil {
		return diskFault("append", err)
	}
	j.places[spot(r.chat)] = place{at: at, until: time.Until(r.until) + time.Since(j.began), n: int32(len(line) - from - 1)}
	j.packWhenGrown()
	return nil
}

// remove takes the chat out; the caller is inside guard.
func (j *journal) remove(chat string) error {
	err := j.append(record{chat: chat, until: time.UnixMilli(0)})
	if err == nil {
		delete(j.places, spot(chat))
	}
	return err
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
