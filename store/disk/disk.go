// Package disk is what the program asks of the disk that its data lies on: how
// much room there is, and that files last.
package disk

import (
	"errors"
	"os"
	"sync"
	"syscall"
)

// Disk is the file system of one directory. It is safe for concurrent use.
type Disk struct {
	dir string

	mu   sync.Mutex
	next *batch // of files that wait for a sync, nil for none

	turn sync.Mutex // of the sync that runs
	root *os.File   // dir, opened by the first sync of everything
}

// At is the disk where dir is.
func At(dir string) *Disk { return &Disk{dir: dir} }

// Free is the space that is left for the program, in bytes.
func (d *Disk) Free() (uint64, error) {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(d.dir, &fs); err != nil {
		return 0, err
	}
	return fs.Bavail * uint64(fs.Bsize), nil
}

// SyncDir returns when the names in dir are on the disk.
func SyncDir(dir string) error { return syncAt(dir) }

func syncAt(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
