package photo

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// write gives the file its name only when all of it is written.
func (s *Store) write(path string, data []byte) error {
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

// link gives the file the name too, unless another file has it.
func (s *Store) link(file, path string) error {
	return s.place(path, func() error {
		now := time.Now() // it is young: see fresh
		return errors.Join(os.Chtimes(file, now, now), os.Link(file, path))
	})
}

// place gives a name, in a directory that is made for the first picture in it:
// nobody uses the directory before it lasts.
func (s *Store) place(path string, name func() error) error {
	return s.locked(func() error {
		err := name()
		if !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
		if err := disk.SyncDir(s.dir); err != nil {
			return err
		}
		return name()
	})
}

// locked keeps a Remove from meeting a Keep of the same picture, in this copy
// of the program or another.
func (s *Store) locked(do func() error) error {
	s.mu.Lock() // the file's lock is the whole process's
	defer s.mu.Unlock()
	held := int(s.lock.Fd())
	if err := syscall.Flock(held, syscall.LOCK_EX); err != nil {
		return failed("lock", err)
	}
	defer func() { _ = syscall.Flock(held, syscall.LOCK_UN) }()
	return do()
}

// find is the file of a picture. A name that is no SHA-256 names no file.
func (s *Store) find(sha256 string) (string, os.FileInfo, error) { return Find(s.dir, sha256) }

// Find is the file of a picture in a directory that is laid out as a Store's;
// os.ErrNotExist when there is none.
func Find(dir, sha256 string) (string, os.FileInfo, error) {
	if !named(sha256) {
		return "", nil, os.ErrNotExist
	}
	for _, ending := range kinds {
		path := filepath.Join(dir, sha256[:2], sha256+ending)
		if info, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			return path, info, err
		}
	}
	return "", nil, os.ErrNotExist
}

func named(sha256 string) bool {
	for _, c := range []byte(sha256) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(sha256) == 64
}

// Open opens a picture for reading. bot.NotFound: it is not kept.
func (s *Store) Open(sha256 string) (*os.File, error) {
	path, _, err := s.find(sha256)
	if err != nil {
		return nil, failed("open picture", err)
	}
	f, err := os.Open(path)
	return f, failed("open picture", err)
}

// Exists tells whether a picture is kept.
func (s *Store) Exists(sha256 string) (bool, error) {
	_, _, err := s.find(sha256)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, failed("look for picture", err)
}

// Remove deletes a picture; one that is not there is no error. bot.Conflict: it
// was kept within the last hour, perhaps for somebody whose record is being
// written just now.
func (s *Store) Remove(sha256 string) error { return s.removeOlder(sha256, time.Now().Add(-fresh)) }

func (s *Store) removeOlder(sha256 string, than time.Time) error {
	return s.locked(func() error {
		path, info, err := s.find(sha256)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err != nil:
			return failed("remove", err)
		case info.ModTime().After(than):
			return bot.Fail(bot.Conflict, "photo: remove", nil)
		}
		return failed("remove", os.Remove(path))
	})
}
