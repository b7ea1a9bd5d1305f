package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// Push begins to bring a stretch of a file to the disk, and waits for the one before it, so
// that no more than two of them are ever in the way of others' syncs. It makes nothing last.
func Push(f *os.File, from, length int64) {
	fd := int(f.Fd())
	_ = unix.SyncFileRange(fd, from, length, unix.SYNC_FILE_RANGE_WRITE)
	if from >= length {
		_ = unix.SyncFileRange(fd, from-length, length, unix.SYNC_FILE_RANGE_WAIT_BEFORE|unix.SYNC_FILE_RANGE_WRITE|unix.SYNC_FILE_RANGE_WAIT_AFTER)
	}
}
