package backup

import (
	"context"
	"maps"
	"os"
	"path/filepath"

	"vneidbot/bot"
	"vneidbot/store"
)

// Restored is what a restore brought back.
type Restored struct {
	Night
	Aside string // folder with what was there before, "" for nothing
	Added int    // pictures that were not there yet
	Left  int    // traces of persons who were taken out since
}

// Prove reads all of a night and fails unless it is what its manifest says and
// this program can use it.
func (n Night) Prove(ctx context.Context) error {
	for path, want := range map[string]File{store.DatabaseFile(n.Dir): n.Database, store.KeyFile(n.Dir): n.Key} {
		if is, err := measure(path); err != nil || is != want {
			return bot.Fail(bot.Invalid, "backup: prove", FaultTorn)
		}
	}
	g, err := store.Inspect(ctx, n.Dir)
	switch {
	case err != nil:
		return err
	case g.Fault == store.FaultNewer:
		return bot.Fail(bot.Invalid, "backup: prove", FaultNewer)
	case g.Fault == store.FaultKeyOther || g.Fault == store.FaultKeyDamaged:
		return bot.Fail(bot.Invalid, "backup: prove", FaultKeyOther)
	case g.Fault != store.FaultNone && g.Fault != store.FaultOlder:
		return bot.Fail(bot.Invalid, "backup: prove", FaultTorn)
	}
	c, err := store.ReadContents(ctx, n.Dir)
	if err != nil {
		return err
	}
	if !maps.Equal(c.Totals, n.Totals) {
		return bot.Fail(bot.Invalid, "backup: prove", FaultTotals)
	}
	return n.provePictures(ctx)
}

// Found is the night without the pictures that are missing or damaged in the
// folder of backups, for whoever would lose all the rest for them; lost counts them.
func (n Night) Found(ctx context.Context) (found Night, lost int, err error) {
	found = n
	found.Pictures = nil
	for _, p := range n.Pictures {
		if err := ctx.Err(); err != nil {
			return n, 0, failed("find", err)
		}
		if is, err := measure(p.found(n.shelf())); err == nil && is.SHA256 == p.SHA256 {
			found.Pictures = append(found.Pictures, p)
		}
	}
	return found, len(n.Pictures) - len(found.Pictures), nil
}

func (n Night) provePictures(ctx context.Context) error {
	for _, p := range n.Pictures {
		if err := ctx.Err(); err != nil {
			return failed("prove", err)
		}
		if is, err := measure(p.found(n.shelf())); err != nil || is.SHA256 != p.SHA256 {
			return bot.Fail(bot.Invalid, "backup: prove", FaultPictures)
		}
	}
	return nil
}

// shelf is where the pictures of all nights lie.
func (n Night) shelf() string { return filepath.Join(filepath.Dir(n.Dir), picturesDir) }

// Restore proves the night and puts it in the place of what is in dataDir.
// store.ErrInUse: a program serves that.
func (n Night) Restore(ctx context.Context, dataDir string) (Restored, error) {
	r := Restored{Night: n}
	lock, err := store.Lock(dataDir)
	if err != nil {
		return r, err
	}
	defer func() { _ = lock.Close() }()
	if err := n.Prove(ctx); err != nil {
		return r, err
	}
	if r.Added, err = n.bringPictures(ctx, filepath.Join(dataDir, "shelf")); err != nil {
		return r, err
	}
	leave, err := n.leaving(ctx, dataDir)
	if err != nil {
		return r, err
	}
	r.Aside, err = store.Replace(dataDir, store.DatabaseFile(n.Dir), store.KeyFile(n.Dir), leave)
	if r.Left = len(leave); err != nil || r.Left == 0 {
		return r, err
	}
	s, err := store.Open(ctx, dataDir, store.Options{Beside: true}) // takes them out
	if err != nil {
		return r, err
	}
	return r, s.Close()
}

// bringPictures copies what is missing. They stand under their bytes, so those
// that are there stay; each is a copy of its own, never a second name of the backup's.
func (n Night) bringPictures(ctx context.Context, to string) (added int, err error) {
	if err := makeDir(to); err != nil {
		return 0, failed("restore", err)
	}
	touched := folders{to: true}
	for _, p := range n.Pictures {
		target := p.at(to)
		if info, err := os.Stat(target); err == nil && info.Size() == p.Size {
			continue
		}
		if err := ctx.Err(); err != nil {
			return added, failed("restore", err)
		}
		if err := makeDir(touched.of(target)); err != nil {
			return added, failed("restore", err)
		}
		if err := copyProved(p.found(n.shelf()), target, p.SHA256); err != nil {
			return added, failed("restore", err)
		}
		added++
	}
	return added, failed("restore", touched.sync())
}

// Check restores the night into an empty folder, opens it as serving would, and
// compares the totals.
func (n Night) Check(ctx context.Context, empty string) error {
	r, err := n.Restore(ctx, empty)
	if err != nil {
		return err
	}
	c, err := store.ReadContents(ctx, empty)
	if err != nil {
		return err
	}
	if r.Left == 0 && !maps.Equal(c.Totals, n.Totals) {
		return bot.Fail(bot.Invalid, "backup: check", FaultTotals)
	}
	s, err := store.Open(ctx, empty, store.Options{Exclusive: true})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	wrong, err := s.Check(ctx)
	if err == nil && len(wrong) > 0 {
		err = bot.Fail(bot.Invalid, "backup: check", FaultTotals)
	}
	return err
}
