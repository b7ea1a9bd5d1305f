package store

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// keySize is the length of the secret in DATA_DIR/key, in bytes.
const keySize = 32

// keyName is the key's file in DATA_DIR.
const keyName = "key"

// ErrInUse is why a directory is refused that another copy serves.
var ErrInUse = errors.New("another copy runs on this DATA_DIR; several copies need REDIS_URL")

// lockDir holds DATA_DIR for this process: alone, or beside others that share it.
// The kernel frees the lock with the process, however it ends.
func lockDir(dir string, exclusive bool) (*os.File, error) {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	f, err := flock(filepath.Join(dir, "lock"), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, bot.Fail(bot.Conflict, "store: lock", ErrInUse)
	}
	return f, fail("lock", err)
}

// lockStart waits for its turn to make the key and to migrate.
func lockStart(dir string) (*os.File, error) {
	f, err := flock(filepath.Join(dir, "lock.start"), syscall.LOCK_EX)
	return f, fail("lock", err)
}

func flock(name string, how int) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// loadKey reads the secret, and makes it at first start. It is called under
// lockStart.
func loadKey(dir string) ([]byte, error) {
	key, err := readKey(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return makeKey(filepath.Join(dir, keyName))
	}
	return key, fail("key", err)
}

// setAside moves files of the directory into a folder of it, so that they can be
// looked at later; those that are not there are passed over. It names the folder,
// "" when there was nothing to move.
func setAside(dir string, names ...string) (aside string, err error) {
	for _, name := range names {
		from := filepath.Join(dir, name)
		if !exists(from) {
			continue
		}
		if aside == "" {
			aside = filepath.Join(dir, time.Now().UTC().Format("aside-20060102T150405.000"))
			if err := os.Mkdir(aside, 0o700); err != nil {
				return "", fail("set aside", err)
			}
		}
		if err := os.Rename(from, filepath.Join(aside, name)); err != nil {
			return aside, fail("set aside", err)
		}
	}
	return aside, fail("set aside", disk.SyncDir(dir))
}

// makeKey is durable before it is used: a link signed with a key that a crash
// takes away would be worthless.
func makeKey(name string) ([]byte, error) {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails
	tmp := name + ".new"
	if err := disk.Write(tmp, key); err != nil {
		return nil, fail("key", err)
	}
	if err := os.Rename(tmp, name); err != nil {
		return nil, fail("key", err)
	}
	return key, fail("key", disk.SyncDir(filepath.Dir(name)))
}
