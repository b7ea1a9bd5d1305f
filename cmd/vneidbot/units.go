package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

type unitsCmd struct {
	Import importCmd `cmd:""`
	Export exportCmd `cmd:""`
	Undo   undoCmd   `cmd:""`
	Find   findCmd   `cmd:""`
}

// openFor gives the records to change, or only to read: where there are none yet
// a fresh folder elsewhere stands for them.
func openFor(ctx context.Context, cfg *Config, change bool) (s *store.Store, done func() error, err error) {
	if change {
		if s, err = openData(ctx, cfg, store.Options{Beside: true}); err != nil {
			return nil, nil, err
		}
		return s, s.Close, nil
	}
	s, err = lookData(ctx, cfg)
	if none := (*configError)(nil); !errors.As(err, &none) || none.Mend != "no_data" {
		if err != nil {
			return nil, nil, err
		}
		return s, s.Close, nil
	}
	dir, err := os.MkdirTemp("", "vneidbot-import-")
	if err != nil {
		return nil, nil, err
	}
	away := func() error { return os.RemoveAll(dir) }
	if s, err = store.Open(ctx, dir, store.Options{Beside: true, Areas: roster.CityAreas()}); err != nil {
		return nil, nil, errors.Join(err, away())
	}
	return s, func() error { return errors.Join(s.Close(), away()) }, nil
}

type exportCmd struct {
	File string `arg:""`
}

// formats are the kinds of file a roster is written as, by the end of the name.
var formats = map[string]roster.Format{".csv": roster.CSV, ".xlsx": roster.XLSX}

// formatOf is the kind of file that the name asks for.
func formatOf(name string) (roster.Format, error) {
	format, ok := formats[strings.ToLower(filepath.Ext(name))]
	if !ok {
		return "", &configError{"FILE", name, "ending"}
	}
	return format, nil
}

// Run writes the whole roster; the file is complete or not there.
func (c exportCmd) Run(t *terminal, cfg *Config) (err error) {
	format, err := formatOf(c.File)
	if err != nil {
		return err
	}
	s, err := lookData(t.ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	t.tellFolder(cfg)
	rows, err := s.Export(t.ctx, bot.Everything)
	if err != nil {
		return err
	}
	if err := writeWhole(c.File, func(w io.Writer) error { return roster.Write(w, format, rows) }); err != nil {
		return fileError(c.File, "no_room", err)
	}
	t.tell(bot.T("units.exported", "n", len(rows), "name", c.File))
	return nil
}

// fileError names the file that the disk refuses; other failures stay as they are.
func fileError(name, mend string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%w: %w", &configError{"FILE", name, mend}, path.Err)
	}
	return err
}

// writeWhole makes a file that is complete or not there.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".vneidbot-*") // 0600: it holds names and phones
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
