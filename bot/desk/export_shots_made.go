package desk

import (
	"time"

	"vneidbot/bot"
)

// ShotsMade hands over the files of the task, which have n pictures together.
func ShotsMade(task bot.ShotsTask, files []bot.File, n int, at time.Time) (writes []bot.Write) {
	for i := range files {
		ev := task.Tell
		verb, fields := splitData(ev.Data)
		copy(fields[len(fields)-3:], []string{num(n), num(i + 1), num(len(files))})
		ev.ID += ":" + num(i+1)
		ev.Data, ev.File, ev.At = data(verb, fields...), &files[i], at
		writes = append(writes, bot.Occur{Event: ev})
	}
	return writes
}

// ShotsFailed tells that there are no files, and whether the disk was full.
func ShotsFailed(task bot.ShotsTask, full bool, at time.Time) []bot.Write {
	return tapNotMade(task.Tell, verbShotsFailed, full, at)
}

// shotsMade sends one of the files, if all of it is still for whoever asked.
func (t *deskTurn) shotsMade(c call) (bot.Effects, error) {
	if t.Event.File == nil || len(c.fields) < 5 {
		return t.stale()
	}
	scope, err := t.tappedScope(c.fields)
	n, ok := unnum[int](c.fields[2])
	i, ok1 := unnum[int](c.fields[3])
	of, ok2 := unnum[int](c.fields[4])
	switch {
	case err != nil || scope.Empty() || !ok || !ok1 || !ok2:
		return t.staleAfter(err)
	case !t.who.own().Covers(scope):
		return t.passing(bot.T("xuat.shots_shrunk")), nil
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("xuat.shots", "place", place, "n", n, "at", t.Event.At)}}
	if of > 1 {
		parts = append(parts, bot.Part{Text: bot.T("xuat.shots_part", "n", i, "of", of)})
	}
	if i == 1 {
		parts = append(parts, bot.Part{Text: bot.T("xuat.shots_care")})
	}
	if t.shotsMost() == 0 && t.Event.File.Size > bot.FileMost { // it is fetched from here, and large
		parts = append(parts, bot.Part{Text: bot.T("xuat.shots_fetch")})
	}
	return bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: parts, File: t.owned(*t.Event.File, scope)}}}, nil
}

// shotsFailed says that the worker could not make them.
func (t *deskTurn) shotsFailed(c call) (bot.Effects, error) {
	if len(c.fields) > 0 { // fewer pictures may have room
		return t.answer(bot.T("xuat.shots_full")), nil
	}
	return t.answer(bot.T("xuat.shots_failed")), nil
}
