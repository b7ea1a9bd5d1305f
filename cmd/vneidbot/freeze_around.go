package main

import (
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// holdCut tells until when the freeze of a round waits, and by channel until when its
// reports count as in time although they came later. Asked before the round is frozen,
// and again when that moment has come.
func (a *App) holdCut(n *store.Snapshot, r bot.Round) (until time.Time, grace bot.Grace, err error) {
	return a.held(n, r)
}

// holdAuto tells until when the areas' own forms of a round wait: for the freeze of each
// round that is closed with it and whose two hours are too close.
func (a *App) holdAuto(n *store.Snapshot, all bot.Rounds, r bot.Round) (until time.Time, err error) {
	whole := closesAll(all, r)
	for _, other := range all {
		if !other.Narrow() || !other.Day.Equal(r.Day) || other.ID != r.ID && (!whole || other.Areas.After(r.Areas)) {
			continue
		}
		wait, _, err := a.held(n, other)
		if err != nil {
			return until, err
		}
		if wait.After(until) {
			until = wait
		}
	}
	return until, nil
}

// afterCut is what is to follow a round that was frozen: it commits with the freeze,
// once.
func (a *App) afterCut(r bot.Round, f bot.FormID) []bot.Write {
	return []bot.Write{bot.Do{Key: tellCutKind + ":" + strconv.FormatInt(int64(f), 10), Kind: tellCutKind, Args: toldCut{Round: r, Form: f}, NotBefore: a.place.Now()}}
}
