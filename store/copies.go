package store

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"time"
)

// copies are the processes that serve one DATA_DIR, this one among them. Each
// keeps a file of its own locked, copies/<name>, and the kernel frees that lock
// with the process, however it ends: so the others know at once that what it
// had leased is theirs to take, without waiting for the lease to run out.
type copies struct {
	dir   string
	name  string
	own   *os.File
	freed map[string]bool // copies whose leases were freed here already
	alone atomic.Bool     // no other one lived at the last look
}

// keepEnded is how long the file of an ended copy stays: longer than any lease
// or lock lives that bears its name outside of this database.
const keepEnded = time.Minute

// joinCopies makes this process known to the others. The file gets its name
// after it is locked: nobody ever finds one of a living copy unlocked.
func joinCopies(dir string) (*copies, error) {
	c := &copies{dir: filepath.Join(dir, "copies"), name: rand.Text(), freed: map[string]bool{}}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return nil, fail("copies", err)
	}
	before := filepath.Join(c.dir, c.name+".new")
	own, err := flock(before, syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil {
		return nil, fail("copies", err)
	}
	if err := os.Rename(before, filepath.Join(c.dir, c.name)); err != nil {
		return nil, fail("copies", firstError(err, own.Close()))
	}
	c.own = own
	return c, nil
}

// leave ends this copy in good order: it holds nothing any more.
func (c *copies) leave() error {
	err := os.Remove(filepath.Join(c.dir, c.name))
	return firstError(err, c.own.Close())
}

// ended tells that a copy of that name has been here and is no more. Of one
// that was never here it says nothing.
func (c *copies) ended(name string) bool {
	if name == "" || name != filepath.Base(name) {
		return false
	}
	f, err := os.Open(filepath.Join(c.dir, name))
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil
}

// Served tells whether a process serves the DATA_DIR at this moment.
func Served(dir string) bool {
	c := &copies{dir: filepath.Join(dir, "copies")}
	list, _ := os.ReadDir(c.dir)
	return slices.ContainsFunc(list, func(e os.DirEntry) bool { return !c.ended(e.Name()) })
}

// Copy is the name of this process among those that serve the directory; empty
// for a command that works beside them.
func (s *Store) Copy() string {
	if s.copies == nil {
		return ""
	}
	return s.copies.name
}

// Ended tells that the copy of that name was killed, or ended without a goodbye.
func (s *Store) Ended(copy string) bool { return s.copies != nil && s.copies.ended(copy) }

// Alone tells that no other copy served the directory when FreeEnded last
// looked: one may have come since.
func (s *Store) Alone() bool { return s.copies != nil && s.copies.alone.Load() }

// FreeEnded looks who else serves the directory, and frees what copies had
// leased that are no more, so that their chats go on. It is called at
// intervals, by one goroutine.
func (s *Store) FreeEnded(ctx context.Context) error {
	if s.copies == nil {
		return nil
	}
	list, err := os.ReadDir(s.copies.dir)
	if err != nil {
		return fail("copies", err)
	}
	alone := true
	for _, e := range list {
		if e.Name() == s.copies.name {
			continue
		}
		if !s.copies.ended(e.Name()) {
			alone = false
			continue
		}
		if err := s.freeCopy(ctx, e); err != nil {
			return err
		}
	}
	s.copies.alone.Store(alone)
	return nil
}

func (s *Store) freeCopy(ctx context.Context, e os.DirEntry) error {
	name := e.Name()
	if !s.copies.freed[name] {
		if err := s.freeLeases(ctx, name); err != nil {
			return err
		}
		s.copies.freed[name] = true
		now := time.Now() // from which on its file is kept for a while
		return fail("copies", os.Chtimes(filepath.Join(s.copies.dir, name), now, now))
	}
	info, err := e.Info()
	if err != nil || time.Since(info.ModTime()) < keepEnded {
		return ignore(fail("copies", err), os.ErrNotExist)
	}
	return ignore(os.Remove(filepath.Join(s.copies.dir, name)), os.ErrNotExist)
}

// ignore passes over what another copy was quicker to do.
func ignore(err, expected error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}

func (s *Store) freeLeases(ctx context.Context, copy string) error {
	return s.write(ctx, func(t *tx) error {
		for table, wake := range map[string]Queue{"outbox": Outbox, "inbox": Inbox, "pictures": Pictures, "jobs": Jobs} {
			if _, err := t.exec(`UPDATE `+table+` SET lease_until = 0, owner = '' WHERE state = 'waiting' AND owner = ?`, copy); err != nil {
				return err
			}
			t.wake(wake)
		}
		return nil
	})
}
