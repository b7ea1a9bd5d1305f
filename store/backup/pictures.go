package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"vneidbot/bot"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// gather brings the pictures to the shelf that are not on it yet, and notes all.
func (m *Manifest) gather(ctx context.Context, from, to string, sha256 []string) (err error) {
	if err := makeDir(to); err != nil {
		return failed("pictures", err)
	}
	if m.SameDisk, err = sameDisk(filepath.Dir(from), to); err != nil {
		return failed("pictures", err)
	}
	touched := folders{to: true}
	for _, name := range sha256 {
		if err := ctx.Err(); err != nil {
			return failed("pictures", err)
		}
		f, err := bring(from, to, name, m.SameDisk, touched)
		switch {
		case errors.Is(err, errDamaged) || errors.Is(err, fs.ErrNotExist):
			m.Missing++
		case err != nil:
			return failed("pictures", err)
		default:
			m.Pictures = append(m.Pictures, f)
		}
	}
	return failed("pictures", touched.sync())
}

var errDamaged = errors.New("the bytes are not those of the name")

// bring puts one picture on the shelf: by a second name where the disk is the
// same, else as a copy that is proved while it is made.
func bring(from, to, sha256 string, share bool, touched folders) (File, error) {
	if _, info, err := shelf.Find(to, sha256); err == nil {
		return File{SHA256: sha256, Size: info.Size()}, nil
	}
	path, info, err := shelf.Find(from, sha256)
	if err != nil {
		return File{}, err
	}
	f := File{SHA256: sha256, Size: info.Size()}
	target := f.at(to)
	if err := makeDir(touched.of(target)); err != nil {
		return f, err
	}
	if share && os.Link(path, target) == nil {
		return f, nil
	}
	return f, copyProved(path, target, sha256)
}

// at is where the picture gets its place on a shelf.
func (f File) at(dir string) string { return filepath.Join(dir, f.SHA256[:2], f.SHA256) }

// found is where it lies on a shelf, which may be an older program's.
func (f File) found(dir string) string {
	path, _, err := shelf.Find(dir, f.SHA256)
	if err != nil {
		return f.at(dir)
	}
	return path
}

// copyProved gives the copy its name only when its bytes are those of the name.
func copyProved(from, to, sha256 string) error {
	half := to + ".half"
	if err := disk.Copy(from, half); err != nil {
		return errors.Join(err, os.Remove(half))
	}
	is, err := measure(half)
	if err == nil && is.SHA256 != sha256 {
		err = errDamaged
	}
	if err != nil {
		return errors.Join(err, os.Remove(half))
	}
	return os.Rename(half, to)
}

func sameDisk(a, b string) (bool, error) {
	var x, y syscall.Stat_t
	if err := errors.Join(syscall.Stat(a, &x), syscall.Stat(b, &y)); err != nil {
		return false, err
	}
	return x.Dev == y.Dev, nil
}

// failed classifies a failure of the disk; a fault keeps its own kind.
func failed(op string, err error) error {
	var own *bot.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return bot.Fail(bot.Exhausted, "backup: "+op, err)
	}
	return bot.Fail(bot.Unavailable, "backup: "+op, err)
}
