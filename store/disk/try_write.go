package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// tryBytes is as much as a small file takes at least.
const tryBytes = 4 << 10

// TryWrite writes a file, lets it last, and takes it away. Several programs may
// do so at once: they share its name, so that one that is killed leaves one file.
func (d *Disk) TryWrite() error {
	name := filepath.Join(d.dir, ".try")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, tryBytes))
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if gone := os.Remove(name); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}
