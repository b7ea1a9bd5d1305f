package disk

import (
	"errors"
	"io"
	"os"
)

// Write makes a file for the program's own user that is on the disk when it
// returns; its name is when the folder was synced.
func Write(path string, data []byte) error {
	return write(path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}

// Copy is Write with what another file holds.
func Copy(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }()
	return write(to, func(f *os.File) error {
		_, err := io.Copy(f, src)
		return err
	})
}

func write(path string, fill func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(fill(f), f.Sync(), f.Close())
}
