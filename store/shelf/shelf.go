// Package shelf keeps files named by what is in them: ab/abcdef… under the
// SHA-256 of the bytes. The same content is kept once, whoever brings it:
// screenshots, and the files and pictures that the program makes. What Keep has
// returned is on the disk, whole, whatever happens next. A
// file is given its name when it is written, and what has a name is compared
// before it is taken for the same: after a power cut it may be less.
//
// A file lives as long as somebody names it, and Life after it was kept last, or
// as long as Receive was told; Sweep removes the others. Files are for the program's own user (0600,
// directories 0700). Several copies of the program may share the directory.
package shelf

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// Shelf is a directory of files. It is safe for concurrent use.
type Shelf struct {
	dir   string
	floor uint64
	disk  *disk.Disk
	busy  func() bool // whether others use the disk, nil where nobody asks

	mu   sync.Mutex
	lock *os.File // held, with mu, while names are given and taken away
}

// fresh is how long after a Keep the file cannot be removed: by then its
// record is written, or whoever needs it begins anew.
const fresh = time.Hour

// Open makes the directory if need be and clears what a kill left half-written.
// floor is the free space on the disk, in bytes, under which nothing is taken.
func Open(dir string, on *disk.Disk, floor uint64) (*Shelf, error) {
	s := &Shelf{dir: dir, floor: floor, disk: on}
	if err := takeOver(dir); err != nil {
		return nil, failed("take over", err)
	}
	if err := os.MkdirAll(s.aside(), 0o700); err != nil {
		return nil, failed("open", err)
	}
	if err := takeUploads(dir); err != nil {
		return nil, failed("take over uploads", err)
	}
	var err error
	if s.lock, err = os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600); err != nil {
		return nil, failed("open", err)
	}
	return s, failed("open", s.clear(time.Now().Add(-fresh)))
}

// aside is where files are written before they have a name.
func (s *Shelf) aside() string { return filepath.Join(s.dir, "tmp") }

// clear spares young files: another copy may be writing them.
func (s *Shelf) clear(before time.Time) error {
	left, err := os.ReadDir(s.aside())
	if err != nil {
		return err
	}
	for _, f := range left {
		info, err := f.Info()
		if err == nil && info.ModTime().Before(before) {
			err = os.Remove(filepath.Join(s.aside(), f.Name()))
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Keep puts the bytes on the disk and returns their SHA-256 in hex.
// bot.Exhausted: the disk has less than the floor free, or is full.
func (s *Shelf) Keep(data []byte) (string, error) {
	name, err := s.Lay(data)
	if err != nil {
		return "", err
	}
	return name, s.Lasts(name)
}

// Lay is Keep for who cannot hold the bytes until they are on the disk: that they
// are Lasts tells.
func (s *Shelf) Lay(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	path := s.path(name)
	if !s.again(path, data) {
		if err := s.Room(uint64(len(data))); err != nil {
			return "", err
		}
		if err := s.write(path, data); err != nil {
			return "", failed("keep", err)
		}
	}
	return name, nil
}

// Lasts returns when what was laid under the name is on the disk.
func (s *Shelf) Lasts(name string) error { return failed("keep", s.disk.Lasts(s.path(name))) }

func (s *Shelf) path(name string) string { return filepath.Join(s.dir, name[:2], name) }

// again tells whether the file is there already, whole, and makes it young
// again.
func (s *Shelf) again(path string, data []byte) bool {
	if _, err := os.Stat(path); err != nil {
		return false // as nearly always: no need for the lock
	}
	return s.locked(func() error {
		now := time.Now()
		return errors.Join(same(path, data), os.Chtimes(path, now, now))
	}) == nil
}

// Room fails with bot.Exhausted where so many bytes more are too many.
func (s *Shelf) Room(size uint64) error {
	free, err := s.disk.Free()
	if err == nil && free < s.floor+size {
		return bot.Fail(bot.Exhausted, "shelf: free space is under the floor", nil)
	}
	return failed("free space", err)
}

// failed classifies a failure of the disk. Its text may name a file by its
// hash, never by a person.
func failed(op string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return bot.Fail(bot.Exhausted, "shelf: "+op, err)
	case errors.Is(err, os.ErrNotExist):
		return bot.Fail(bot.NotFound, "shelf: "+op, err)
	}
	return bot.Fail(bot.Unavailable, "shelf: "+op, err)
}
