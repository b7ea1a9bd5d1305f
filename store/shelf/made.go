package shelf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// Made is what is made of a file: a smaller picture, under the file's name and
// its own. It is made when it is first asked for, goes with its file, and can be
// made again: nothing waits until it is on the disk.
// bot.NotFound: the file is not kept.
func (s *Shelf) Made(sha256, as string, maker func(*os.File) ([]byte, error)) ([]byte, error) {
	f, err := s.Open(sha256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	path := f.Name() + "." + as
	if made, err := os.ReadFile(path); err == nil && len(made) > 0 {
		return made, nil
	}
	made, err := maker(f)
	if err != nil {
		return nil, err
	}
	if s.Room(uint64(len(made))) == nil {
		_ = s.write(path, made)
	}
	return made, nil
}

// removeMade removes all that was made of a file.
func removeMade(path string) error {
	files, err := os.ReadDir(filepath.Dir(path))
	for _, f := range files {
		if strings.HasPrefix(f.Name(), filepath.Base(path)+".") {
			err = errors.Join(err, os.Remove(filepath.Join(filepath.Dir(path), f.Name())))
		}
	}
	return err
}
