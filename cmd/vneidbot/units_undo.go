package main

import (
	"errors"

	"vneidbot/bot"
	"vneidbot/store"
)

type undoCmd struct {
	DryRun bool
}

// Run takes the last import back. What it does is told from a look at the records
// before anything is written.
func (c undoCmd) Run(t *terminal, cfg *Config) (err error) {
	if err := someData(t.ctx, cfg); err != nil {
		return err
	}
	s, err := openData(t.ctx, cfg, store.Options{Beside: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t.tellFolder(cfg)
	if !c.DryRun {
		if err := t.finishLists(s); err != nil {
			return err
		}
	}
	var last *bot.Import
	err = s.Snapshot(t.ctx, func(n *store.Snapshot) (err error) {
		last, err = n.LastImport()
		return err
	})
	if err != nil {
		return err
	}
	if last == nil {
		t.tell(bot.T("units.undo_none"))
		return errSaid
	}
	would, err := s.UndoImport(t.ctx, last.ID, true)
	if bot.KindOf(err) == bot.NotFound && err != nil {
		t.tell(bot.T("units.undo_none"))
		return errSaid
	}
	if err != nil {
		return err
	}
	t.tellUndo(would)
	if c.DryRun {
		t.tell(bot.T("units.dry"))
		return nil
	}
	if _, err = s.UndoImport(t.ctx, last.ID, false); err == nil {
		t.tell(bot.T("units.undo_done"))
	}
	return err
}

func (t *terminal) tellUndo(u bot.Undone) {
	name := func(u bot.Unit) string { return u.Name }
	t.tell(bot.T("units.undo", "name", bot.Raw(u.Import.Name), "at", u.Import.At, "restored", u.Restored, "removed", u.Removed))
	if n := len(u.Outside); n > 0 {
		t.tell(bot.T("units.undo_outside", "n", n, "names", few(u.Outside, name)))
	}
	if n := len(u.Stayed); n > 0 {
		t.tell(bot.T("units.undo_stayed", "n", n, "names", few(u.Stayed, name)))
	}
}
