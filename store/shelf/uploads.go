package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// An older program kept what the page was sent in a folder of its own, for an hour
// unless a report named it, under names of forty digits. Here they are called so
// with zeros behind.
const (
	uploadsName = "uploads"
	uploadsLife = time.Hour
	uploadsTail = "000000000000000000000000"
)

// takeUploads brings them here, with their time. What is half written goes. A kill
// in between harms nothing, nor does another copy that does the same.
func takeUploads(dir string) error {
	uploads := filepath.Join(filepath.Dir(dir), uploadsName)
	files, err := os.ReadDir(uploads)
	for _, f := range files {
		if err == nil {
			err = takeUpload(filepath.Join(uploads, f.Name()), dir)
		}
	}
	if err == nil {
		err = os.Remove(uploads)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func takeUpload(file, dir string) error {
	name := filepath.Base(file) + uploadsTail
	if !named(name) {
		return os.RemoveAll(file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file) // no rename: the shelf may be a link to another disk
	if err != nil {
		return err
	}
	path, kept := filepath.Join(dir, name[:2], name), info.ModTime().Add(uploadsLife-Life)
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600), os.Chtimes(path, kept, kept), os.Remove(file))
}
