package main

import (
	"context"
	"slices"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// closing freezes by itself, at the areas' hour, the form of each area whose officer has
// sent none, and tells the groups of the whole. Such a form never counts as sent.
func (a *App) closing() jobs.Kind {
	return jobs.Kind{Name: bot.AutoWork, Timeout: 10 * time.Minute, Tries: freezeTries, Work: a.doClose}
}

// closePlan is what is to be done at the areas' hour of a round.
type closePlan struct {
	round  bot.Round
	whole  bool // all areas whose hour has come by then are closed with it
	forms  []bot.FreezeForm
	groups []bot.Group // of the whole; none where others are still to come
}

func (a *App) doClose(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.RoundTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	a.beat(ctx)
	now := a.place.Now()
	plan, wait, err := a.planClose(ctx, task, now)
	if err != nil || plan == nil {
		return nil, err
	}
	if wait.After(now) {
		return []bot.Write{putOff(j, task, wait)}, nil
	}
	for _, w := range plan.forms { // each by itself: the writer is never held for all of them
		if _, err := a.store.Commit(ctx, []bot.Write{w}); err != nil {
			return nil, err
		}
	}
	told, err := a.tellClosed(ctx, plan, now)
	if err != nil {
		return nil, err
	}
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		officers, err := a.tellItself(n, plan.round)
		told = append(told, officers...)
		return err
	})
	return told, err
}

// planClose is nil when the round was moved or removed.
func (a *App) planClose(ctx context.Context, task bot.RoundTask, now time.Time) (plan *closePlan, wait time.Time, err error) {
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		all, err := n.Rounds()
		r, ok := all.Version(task)
		if err != nil || !ok {
			return err
		}
		if half, err := n.Importing(); err != nil || half {
			return firstOf(err, bot.Fail(bot.Unavailable, "close: a list is half-way", nil))
		}
		if wait, err = a.holdAuto(n, all, r); err != nil {
			return err
		}
		plan = &closePlan{round: r, whole: closesAll(all, r)}
		if plan.whole {
			if plan.groups, err = wholeGroups(n); err != nil {
				return err
			}
		}
		return a.planForms(n, all, now, plan)
	})
	return plan, wait, err
}

// closesAll tells whether the forms of all areas are closed at the areas' hour of the
// round, and the groups of the whole are told: at everybody's, and once more at the last
// one of areas that have a later hour of their own that day.
func closesAll(all bot.Rounds, r bot.Round) bool {
	common, ok := all.Own(0).On(r.Day)
	if r.Area == 0 || !ok || !r.Areas.After(common.Areas) {
		return r.Area == 0
	}
	return !slices.ContainsFunc(all, func(o bot.Round) bool {
		return o.Day.Equal(r.Day) && (o.Areas.After(r.Areas) || o.Areas.Equal(r.Areas) && o.ID > r.ID)
	})
}

// planForms are the forms of the areas that have sent none. Everybody's round closes
// those with hours of their own too whose forms are due by then.
func (a *App) planForms(n *store.Snapshot, all bot.Rounds, now time.Time, plan *closePlan) error {
	rows, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
	if err != nil {
		return err
	}
	sent, err := n.Sent(plan.round.Day)
	if err != nil {
		return err
	}
	last := bot.LastSent(sent)
	for _, row := range rows {
		area := row.Area.ID
		own, ok := all.Of(area).On(plan.round.Day)
		if _, has := last[area]; has || area == 0 || row.Total == 0 || !ok || !plan.whole && plan.round.Area != area || own.Areas.After(plan.round.Areas) {
			continue
		}
		w, err := a.windowOf(n, all, own, area)
		if err != nil {
			return err
		}
		said := own.Closes()
		if until := w.Grace.Last(); until.After(said) {
			said = until
		}
		plan.forms = append(plan.forms, bot.FreezeForm{Key: autoKey(own, area), Window: w, Silent: a.silent(),
			Form: bot.Form{Kind: bot.Automatic, Round: own.ID, Version: own.Version, Day: own.Day, Area: area, Units: own.Units, Areas: own.Areas,
				AsOf: bot.AsOf{Said: said.Add(-time.Millisecond), Known: now}, At: now}})
	}
	return nil
}

// windowOf is when reports of an area are in time for its round of that day.
func (a *App) windowOf(n *store.Snapshot, all bot.Rounds, own bot.Round, area bot.AreaID) (bot.Window, error) {
	p, _ := all.Of(area).Forming(own.Day)
	_, grace, err := a.held(n, own)
	w := p.Window()
	w.Grace = grace
	return w, err
}

// autoKey names the form of an area that comes by itself: one for each version of its
// hours. Of hours that were given to the area after everybody's it has another one, and
// the newest counts.
func autoKey(r bot.Round, area bot.AreaID) string {
	num := func(n int64) string { return strconv.FormatInt(n, 10) }
	return bot.AutoWork + ":" + r.Day.Format(time.DateOnly) + ":" + num(int64(area)) + ":" + num(int64(r.ID)) + "." + num(int64(r.Version))
}

// wholeGroups are the groups that are bound to everything.
func wholeGroups(n *store.Snapshot) ([]bot.Group, error) {
	groups, err := n.Groups()
	return slices.DeleteFunc(groups, func(g bot.Group) bool { return !g.Scope.Covers(bot.Everything) }), err
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
