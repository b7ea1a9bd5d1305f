package main

import (
	"context"
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/store"
	"vneidbot/store/shelf"
)

// How long finished rows stay: longer than any dedupe key or platform's
// redelivery lives, so that nothing old can happen twice.
const (
	cleanEvery   = time.Hour
	sweepEvery   = 10 * time.Minute // what the page was sent for nothing stays an hour
	keepFinished = 30 * 24 * time.Hour
	keepViews    = 90 * 24 * time.Hour // buttons that old say so
	keepPreviews = 2 * bot.KeepImport  // a day to take a list in, and one to take it back
	keepUnknown  = 24 * time.Hour      // another copy may be a newer program
	keepUnsent   = 2 * 24 * time.Hour  // a draft lives 24 hours
	keepPage     = 90 * 24 * time.Hour
)

// cleaning removes, once an hour, what is finished and what nobody sent.
func (a *App) cleaning() jobs.Kind {
	return jobs.Kind{Name: "clean",
		Next: func(now time.Time) time.Time { return now.Add(cleanEvery) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) { return nil, a.clean(ctx, time.Now()) }}
}

// sweeping removes the files that nobody names and whose time is over.
func (a *App) sweeping() jobs.Kind {
	return jobs.Kind{Name: "sweep",
		Next: func(now time.Time) time.Time { return now.Add(sweepEvery) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) {
			_, err := a.shelf.Sweep(ctx, a.store, time.Now().Add(-shelf.Life))
			return nil, err
		}}
}

// kinds are all kinds of work that is done later.
func (a *App) kinds() []jobs.Kind {
	kinds := []jobs.Kind{a.cleaning(), a.sweeping(), a.purging(), a.drawing(), a.filing(), a.erasing(), a.forgetting(), a.scrubbing(), a.menuing(), a.switching(), a.undoing(), a.listing(), a.mattering(), a.reminding(), a.tellingCuts(), a.readingOfficers(), a.later(), a.freezing(), a.closing(), a.cityTelling(), a.pinning(), a.turning()}
	for _, k := range a.made() {
		kinds = append(kinds, a.aside(k))
	}
	if a.cfg.BackupDir != "" {
		kinds = append(kinds, a.backups())
	}
	return kinds
}

func (a *App) openJobs(context.Context) error {
	a.work = a.kinds()
	a.jobs = jobs.New(a.store, a.work, jobs.Options{Wake: a.store.Wake(store.Jobs), Due: a.place.Now, Log: a.log, Done: a.metrics.job})
	return nil
}

// lookForEnded is how soon a killed copy's messages are taken over by another,
// and how soon a new one is noticed.
const lookForEnded = 250 * time.Millisecond

// beKnown lets the copies that serve already see this one before it takes its
// first event: a copy that believes that it is alone locks no chats.
func (a *App) beKnown(ctx context.Context) {
	if a.cfg.Redis == "" || a.store.Alone() {
		return
	}
	seen := time.NewTimer(lookForEnded + lookForEnded/4)
	defer seen.Stop()
	select {
	case <-seen.C:
	case <-ctx.Done():
	}
}

// freeEnded takes over what other copies leave behind when they are killed. Each
// copy looks for itself: the one that had the job might be the one that was killed.
// With the embedded Redis there are none: the start has freed everything.
func (a *App) freeEnded(ctx context.Context) error {
	if a.cfg.Redis == "" {
		<-ctx.Done()
		return nil
	}
	every := time.NewTicker(lookForEnded)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
		if err := a.store.FreeEnded(ctx); err != nil && ctx.Err() == nil {
			a.log.Warn("what a killed copy held is not freed yet", "err", err)
		}
	}
}

func (a *App) clean(ctx context.Context, now time.Time) error {
	if err := a.store.PurgeInbox(ctx, now.Add(-keepFinished)); err != nil {
		return err
	}
	if err := a.store.PurgeJobs(ctx, now.Add(-keepFinished)); err != nil {
		return err
	}
	if err := a.endUnknown(ctx, now); err != nil {
		return err
	}
	if err := a.store.PurgeOutbox(ctx, now.Add(-keepFinished)); err != nil {
		return err
	}
	if err := a.store.PurgeDrafts(ctx, now.Add(-bot.DraftLife)); err != nil {
		return err
	}
	if err := a.store.PurgeReminded(ctx, now.Add(-keepFinished)); err != nil {
		return err
	}
	if err := a.store.PurgeViews(ctx, now.Add(-keepViews)); err != nil {
		return err
	}
	if err := a.store.PurgeViews(ctx, now.Add(-keepPreviews), desk.PreviewKinds()...); err != nil {
		return err
	}
	if err := a.store.PurgeOutages(ctx, a.place.Now()); err != nil {
		return err
	}
	if err := a.store.PurgeImports(ctx, now.Add(-bot.KeepImport)); err != nil {
		return err
	}
	if err := a.store.DropUnsent(ctx, now.Add(-keepUnsent)); err != nil {
		return err
	}
	if err := a.store.DeskPage().Purge(ctx, now); err != nil {
		return err
	}
	return a.store.Web().Purge(ctx, now.Add(-keepPage))
}

// waiting is what the metrics show of the queues.
func (a *App) waiting(ctx context.Context) (map[string]int, error) {
	n, err := a.store.Counts(ctx)
	return map[string]int{"parked": n.Parked, "dead": n.Dead, "unsaid": n.Unsaid, "unasked": n.Unasked,
		"failed": n.Failed, "jobs": n.JobsWaiting, "jobs_failed": n.JobsFailed, "pictures": n.PicturesWaiting, "pictures_failed": n.PicturesDead}, err
}

// endUnknown ends the jobs that no program does any more: of a kind that was taken
// out, or of a newer program that was taken back. Doctor counts them.
func (a *App) endUnknown(ctx context.Context, now time.Time) error {
	var known []string
	for _, k := range a.work {
		known = append(known, k.Name)
	}
	ended, err := a.store.EndUnknown(ctx, known, now.Add(-keepUnknown))
	if len(ended) > 0 {
		slices.Sort(ended)
		a.log.Error("jobs given up: no program knows how to do them", "n", len(ended), "kinds", slices.Compact(ended))
	}
	return err
}
