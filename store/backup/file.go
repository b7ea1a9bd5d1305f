package backup

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

func makeDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	return err
}

// Hold lets one backup into the folder work at a time, and nothing that takes away
// what it is about to copy. FaultBusy: one is under way.
func Hold(dir string) (io.Closer, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, failed("lock", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, bot.Fail(bot.Conflict, "backup: lock", FaultBusy)
		}
		return nil, failed("lock", err)
	}
	return f, nil
}

// folders are those whose names have to be on the disk before a night has its own.
type folders map[string]bool

func (f folders) of(path string) string {
	dir := filepath.Dir(path)
	f[dir] = true
	return dir
}

func (f folders) sync() error {
	for dir := range f {
		if err := disk.SyncDir(dir); err != nil {
			return err
		}
	}
	return nil
}
