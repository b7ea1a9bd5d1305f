package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// undoing goes on with taking back a large import whose program was killed half-way.
func (a *App) undoing() jobs.Kind {
	return jobs.Kind{Name: bot.UndoRoster, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var id bot.ImportID
		if err := j.Read(&id); err != nil {
			return nil, err
		}
		if _, err := a.store.UndoImport(ctx, id, false); err != nil && bot.KindOf(err) != bot.NotFound { // whoever began it is done
			return nil, err
		}
		return nil, nil
	}}
}

// switching goes on with a large import whose program was killed half-way.
func (a *App) switching() jobs.Kind {
	return jobs.Kind{Name: bot.SwitchRoster, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var id bot.ImportID
		if err := j.Read(&id); err != nil {
			return nil, err
		}
		return nil, a.store.SwitchImport(ctx, id)
	}}
}

// finishLists ends what a killed command or program left half-way, so that no command
// waits for a program that may never serve again.
func (t *terminal) finishLists(s *store.Store) error {
	left, err := s.HalfWay(t.ctx)
	if err != nil || left == nil {
		return err
	}
	t.tell(bot.T("units.half_way", "name", bot.Raw(left.Name), "at", left.At))
	if left.State == bot.ImportSwitching {
		return s.SwitchImport(t.ctx, left.ID)
	}
	if _, err = s.UndoImport(t.ctx, left.ID, false); err != nil && bot.KindOf(err) == bot.NotFound { // somebody ended it meanwhile
		return nil
	}
	return err
}
