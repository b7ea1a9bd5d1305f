package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vneidbot/store/disk"
)

// An older program called the directory photos, and gave its files the endings of
// their kinds: photos/ab/abcdef….jpg.
const olderName = "photos"

// present is the directory, or the one of an older program that stands in its
// place until Open has taken it over.
func present(dir string) string {
	photos := filepath.Join(filepath.Dir(dir), olderName)
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		return dir
	}
	if _, err := os.Stat(photos); err != nil {
		return dir
	}
	return photos
}

// bare is a file's name without the ending that an older program gave it.
func bare(name string) string {
	name, _, _ = strings.Cut(name, ".")
	return name
}

// older finds a file that has an ending.
func older(path string) (string, os.FileInfo, error) {
	folder := filepath.Dir(path)
	named, err := fs.Glob(os.DirFS(folder), filepath.Base(path)+".*")
	for _, name := range named {
		if filepath.Ext(name) == ".half" {
			continue
		}
		path = filepath.Join(folder, name)
		info, err := os.Stat(path)
		return path, info, err
	}
	return path, nil, errors.Join(err, os.ErrNotExist)
}

// takeOver brings the files of an older program here. A kill in between harms
// nothing: the next Open goes on where it stopped.
func takeOver(dir string) error {
	photos := filepath.Join(filepath.Dir(dir), olderName)
	files, err := fs.Glob(os.DirFS(photos), "??/*")
	if err != nil || len(files) == 0 {
		return err
	}
	for i, file := range files {
		files[i] = filepath.Join(filepath.Dir(file), bare(filepath.Base(file)))
		if err := os.Rename(filepath.Join(photos, file), filepath.Join(photos, files[i])); err != nil {
			return err
		}
	}
	if os.Rename(photos, dir) == nil { // whole, also where it is a link to another disk
		return disk.SyncDir(filepath.Dir(dir))
	}
	for _, file := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(file)), 0o700); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(photos, file), filepath.Join(dir, file)); err != nil {
			return err
		}
	}
	return nil
}
