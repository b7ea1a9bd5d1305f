package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/session"
	"vneidbot/store/shelf"
)

// shelf is the folder of the files.
func (c *Config) shelf() string { return filepath.Join(c.DataDir, "shelf") }

// dataFault is a DATA_DIR that is refused as it is found. Words are ground.<fault>.
type dataFault struct {
	store.Fault
	dir string
}

func (e dataFault) Unwrap() error { return e.Fault }

// openData opens DATA_DIR; a new one begins with the areas of the city. A folder
// that cannot be used is told by the variable's name; other failures are those
// of store.Open.
func openData(ctx context.Context, cfg *Config, o store.Options) (*store.Store, error) {
	o.Place, o.Areas = cfg.place(), roster.CityAreas()
	s, err := store.Open(ctx, cfg.DataDir, o)
	return s, cfg.dataError(err)
}

// lookData opens DATA_DIR for a command that only reads: nothing is made there.
func lookData(ctx context.Context, cfg *Config) (*store.Store, error) {
	s, err := store.Look(ctx, cfg.DataDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &configError{"DATA_DIR", cfg.folder(), "no_data"}
	}
	return s, cfg.dataError(err)
}

// someData refuses a DATA_DIR without records: a command that only takes away makes
// none, and says where it has looked.
func someData(ctx context.Context, cfg *Config) error {
	s, err := lookData(ctx, cfg)
	if err != nil {
		return err
	}
	return s.Close()
}

func (c *Config) dataError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%w: %w", &configError{"DATA_DIR", c.DataDir, "data"}, path.Err)
	}
	if bot.KindOf(err) == bot.Exhausted {
		return fmt.Errorf("%w: %w", &configError{"DATA_DIR", c.DataDir, "data"}, syscall.ENOSPC)
	}
	if f := store.FaultOf(err); f != store.FaultNone {
		return dataFault{f, c.DataDir}
	}
	return err
}

// folder is DATA_DIR with its whole path, as answers name it: a relative one may
// not be where the caller thinks.
func (c *Config) folder() string {
	path, err := filepath.Abs(c.DataDir)
	if err != nil {
		return c.DataDir
	}
	return path
}

// tellFolder names the folder that an answer is about.
func (t *terminal) tellFolder(cfg *Config) {
	t.tell(bot.T("config.folder", "dir", bot.Raw(cfg.folder())))
}

// noteLog says what of the conversations could not be read.
func (a *App) noteLog(l session.LogState) {
	if l.Damaged() {
		a.log.Error("sessions.log is damaged: conversations are lost, the file is set aside", "lines", l.Lost, "alive", l.Alive)
	}
}

// noteMissing says how many pictures of reports are not on the disk. The rest
// works without them, and each that comes is kept.
func (a *App) noteMissing(ctx context.Context) error {
	kept, err := a.store.KeptPictures(ctx)
	if err != nil {
		return err
	}
	n, err := shelf.Missing(a.cfg.shelf(), kept)
	if n > 0 {
		a.log.Error("pictures of reports are missing: restore them from a backup", "missing", n, "of", len(kept))
	}
	return err
}
