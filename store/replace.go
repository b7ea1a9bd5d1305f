package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// Lock holds a DATA_DIR that nobody serves, until it is closed; the folder is made
// if need be. bot.Conflict, ErrInUse: somebody serves it.
func Lock(dir string) (io.Closer, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fail("lock", err)
	}
	f, err := lockDir(dir, true)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Replace puts copies of a database and a key in the place of those in dir, which
// the caller has locked; who is to leave is taken out by the next Open. What was there, conversations included, is set aside in
// a folder of dir that it names; "" when there was nothing. Until it is done the
// folder is marked, and Open refuses it: after a crash in the middle it is done again.
func Replace(dir, database, key string, leave []bot.Trace) (aside string, err error) {
	if err := prepareReplace(dir, database, key); err != nil {
		return "", fail("replace", err)
	}
	mark := filepath.Join(dir, restoring)
	if err := firstError(disk.Write(mark, nil), disk.SyncDir(dir)); err != nil {
		return "", fail("replace", err)
	}
	if err := writeLeaving(dir, leave); err != nil {
		return "", fail("replace", err)
	}
	aside, err = setAside(dir, keyName, databaseName, databaseName+"-wal", databaseName+"-shm", "sessions.log")
	if err != nil {
		return aside, err
	}
	for _, name := range []string{keyName, databaseName} {
		path := filepath.Join(dir, name)
		if err := os.Rename(path+arriving, path); err != nil {
			return aside, fail("replace", err)
		}
	}
	err = firstError(disk.SyncDir(dir), os.Rename(mark, filepath.Join(dir, restored)))
	return aside, fail("replace", firstError(err, disk.SyncDir(dir)))
}

// restored is the mark of a restore that no program has served yet.
const restored = "restored"

// Restored tells that these records came from a backup and nobody has served them
// since: conversations that are kept elsewhere speak of other ones.
func (s *Store) Restored() bool { return exists(filepath.Join(s.dir, restored)) }

// Settled ends that: no conversation speaks of other records any more.
func (s *Store) Settled() error {
	err := os.Remove(filepath.Join(s.dir, restored))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return fail("settle", err)
}

// arriving is the end of a name that is not the file's yet.
const arriving = ".arriving"

// prepareReplace does what can fail for want of room: after a failure all is as before.
func prepareReplace(dir, database, key string) (err error) {
	for name, from := range map[string]string{databaseName: database, keyName: key} {
		path := filepath.Join(dir, name+arriving)
		if e := disk.Copy(from, path); e != nil {
			err = firstError(err, e)
		}
	}
	if err != nil {
		_ = os.Remove(filepath.Join(dir, databaseName+arriving))
		_ = os.Remove(filepath.Join(dir, keyName+arriving))
	}
	return err
}
