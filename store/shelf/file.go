package shelf

import (
	"bytes"
	"encoding/hex"
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

// write gives the file its name only when all of it is written.
func (s *Shelf) write(path string, data []byte) error {
	f, err := os.CreateTemp(s.aside(), "") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.place(path, func() error { return os.Rename(f.Name(), path) })
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// compared are the pieces by which files are compared, used again.
var compared = sync.Pool{New: func() any { return new([piece]byte) }}

// same fails unless the file holds the bytes and no others.
func same(path string, data []byte) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buf := compared.Get().(*[piece]byte)
	defer compared.Put(buf)
	for {
		n, err := f.Read(buf[:])
		switch {
		case !bytes.HasPrefix(data, buf[:n]), err == io.EOF && len(data) > 0:
			return os.ErrInvalid
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		data = data[n:]
	}
}

// place gives a name. The directories are made with the first file, all of them:
// nobody uses one before it lasts, and each by itself would have everybody wait for
// a sync of its own.
func (s *Shelf) place(path string, name func() error) error {
	return s.locked(func() error {
		err := name()
		if !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err := s.folders(); err != nil {
			return err
		}
		return name()
	})
}

// folders makes the directories of all names.
func (s *Shelf) folders() error {
	for i := range 256 {
		err := os.Mkdir(filepath.Join(s.dir, hex.EncodeToString([]byte{byte(i)})), 0o700)
		if err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
	}
	return disk.SyncDir(s.dir)
}

// locked keeps a Remove from meeting a Keep of the same bytes, in this copy
// of the program or another.
func (s *Shelf) locked(do func() error) error {
	s.mu.Lock() // the file's lock is the whole process's
	defer s.mu.Unlock()
	held := int(s.lock.Fd())
	if err := syscall.Flock(held, syscall.LOCK_EX); err != nil {
		return failed("lock", err)
	}
	defer func() { _ = syscall.Flock(held, syscall.LOCK_UN) }()
	return do()
}

// Find is the file of that name in a directory that is laid out as a shelf's;
// os.ErrNotExist when there is none.
func Find(dir, sha256 string) (string, os.FileInfo, error) {
	if len(sha256)+len(uploadsTail) == 64 {
		sha256 += uploadsTail
	}
	if !named(sha256) {
		return "", nil, os.ErrNotExist
	}
	path := filepath.Join(present(dir), sha256[:2], sha256)
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return older(path)
	}
	return path, info, err
}

// named tells whether it is a SHA-256 in hex: no other name names a file.
func named(sha256 string) bool {
	for _, c := range []byte(sha256) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(sha256) == 64
}

// Open opens a file for reading. bot.NotFound: it is not kept, which is also so
// for a name that is no SHA-256.
func (s *Shelf) Open(sha256 string) (*os.File, error) {
	path, _, err := Find(s.dir, sha256)
	if err != nil {
		return nil, failed("open file", err)
	}
	f, err := os.Open(path)
	return f, failed("open file", err)
}

// Read is Open for those who know no files.
func (s *Shelf) Read(sha256 string) (io.ReadSeekCloser, error) {
	f, err := s.Open(sha256)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Exists tells whether a file is kept.
func (s *Shelf) Exists(sha256 string) (bool, error) {
	_, _, err := Find(s.dir, sha256)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, failed("look for file", err)
}

// Remove deletes a file, with what was made of it; one that is not there is no
// error. bot.Conflict: it was kept within the last hour, perhaps for somebody
// whose record is being written just now.
func (s *Shelf) Remove(sha256 string) error { return s.removeOlder(sha256, time.Now().Add(-fresh)) }

// Erase is Remove whenever it was kept: what must not be here any longer. A Keep of
// the same bytes at that moment may tell of a file that is gone.
func (s *Shelf) Erase(sha256 string) error {
	return s.removeOlder(sha256, time.Now().AddDate(1000, 0, 0))
}

func (s *Shelf) removeOlder(sha256 string, than time.Time) error {
	return s.locked(func() error {
		path, info, err := Find(s.dir, sha256)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err != nil:
			return failed("remove", err)
		case info.ModTime().After(than):
			return bot.Fail(bot.Conflict, "shelf: remove", nil)
		}
		return failed("remove", errors.Join(removeMade(path), os.Remove(path)))
	})
}
