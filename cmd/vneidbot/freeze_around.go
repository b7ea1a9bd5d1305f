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
func (a *App) holdCut(_ *store.Snapshot, _ bot.Round) (until time.Time, grace map[string]time.Time, err error) {
	return time.Time{}, nil, nil
}

// holdAuto tells until when the areas' own forms of a round wait.
func (a *App) holdAuto(_ *store.Snapshot, _ bot.Round) (until time.Time, err error) {
	return time.Time{}, nil
}

// afterCut is what is to follow a round that was frozen: it commits with the freeze,
// once.
func (a *App) afterCut(r bot.Round, f bot.FormID) []bot.Write {
	return []bot.Write{bot.Do{Key: tellCutKind + ":" + strconv.FormatInt(int64(f), 10), Kind: tellCutKind, Args: toldCut{Round: r, Form: f}, NotBefore: time.Now()}}
}
