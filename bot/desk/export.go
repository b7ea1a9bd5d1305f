package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// export is /xuat: the numbers and the units of a scope as a workbook, or with the word
// for them their pictures, made by a worker. Phones are in it only where it goes to one officer alone.
func export() command {
	return command{
		name: "xuat", asked: "xuất|excel|tải tệp|tải file|tệp số liệu|file số liệu|file excel|bảng excel|export", aliases: []string{"excel", "xls", "taiexcel", "export"}, action: action{takeFiles, (*deskTurn).export}, place: 8, brings: true, answers: isPlace,
		taps: []tap{
			{verbExport, action{takeFiles, (*deskTurn).tapExport}},
			{verbExportFlat, action{takeFiles, (*deskTurn).tapExport}},
			{verbExported, action{takeFiles, (*deskTurn).exported}},
			{verbExportFailed, action{takeFiles, (*deskTurn).exportFailed}},
			{verbShots, action{takeShots, (*deskTurn).tapShots}},
			{verbShotsEver, action{takeShots, (*deskTurn).tapShotsEver}},
			{verbShotsMade, action{takeShots, (*deskTurn).shotsMade}},
			{verbShotsFailed, action{takeShots, (*deskTurn).shotsFailed}},
		},
	}
}

const (
	verbExport       = "xu"
	verbExportFlat   = "xub" // as the program makes it, beside an office's form
	verbExported     = "xud"
	verbExportFailed = "xux"
)

// export answers /xuat for the chat's scope, or for the areas and levels that are named.
func (t *deskTurn) export(c call) (bot.Effects, error) {
	if rest, ok := asksShots(c.args); ok {
		c.args = rest
		return t.shots(c)
	}
	typed, asked := cutDay(c.args, t.day)
	c.args = typed
	scope, e, err := t.listedScope(c, verbExport)
	if err != nil || e != nil {
		return deref(e), err
	}
	if asked.typed {
		return t.exportOn(scope, asked)
	}
	return t.makeWorkbook(scope, frozenBook{}, false)
}

func (t *deskTurn) tapExport(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	var of frozenBook
	if len(c.fields) > 3 {
		if of, err = t.bookOn(c.fields[3], scope); err != nil || of.day.IsZero() {
			return t.staleAfter(err)
		}
	}
	return t.makeWorkbook(scope, of, c.name == verbExportFlat)
}

// makeWorkbook has the workbook made, of what both the chat and the officer may see.
// Who asks again while it is being made is told so, and waits for the same file. An
// office's form is filled where there is one, unless all that the program has is wanted,
// flat, or what was frozen on a day.
func (t *deskTurn) makeWorkbook(scope bot.Scope, of frozenBook, flat bool) (bot.Effects, error) {
	scope, ok := t.who.own().Narrow(scope)
	if !ok {
		return t.refuse(outside)
	}
	if !t.carries() {
		return t.answer(bot.T("xuat.nowhere", "typed", t.typed("tonghop"))), nil
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	what := scopeMark(scope)
	if flat {
		what += verbExportFlat
	}
	same := "export:" + mark(t.Event.Chat.Key(), string(t.Event.From), t.Lang, what, of.field()) + ":"
	key, e, err := t.oneAtATime(same, bot.T("xuat.already", "place", place))
	if err != nil || e != nil {
		return deref(e), err
	}
	head, err := t.exportHead(scope, place)
	if err != nil {
		return bot.Effects{}, err
	}
	task := bot.ExportTask{Lang: t.Lang, Scope: scope, Alone: !t.who.group && of.day.IsZero(), Head: head, Flat: flat || !of.day.IsZero(), Forms: of.forms}
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang,
		Data: t.scopeData(verbExported, scope, of.fields("zzzz")...)}
	made := bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("xuat.making", "place", place)}}}}}
	made.Writes = []bot.Write{bot.Do{Key: key, Kind: bot.ExportWork, Args: task, NotBefore: t.Event.At}, t.audit("xuat", placeObject(scope))}
	return made, nil
}

// oneAtATime is the key of work that makes a file; the effects answer who asked for the
// same one while another is being made.
func (t *deskTurn) oneAtATime(same string, already bot.Text) (key string, e *bot.Effects, err error) {
	key = same + t.Event.ID
	waits, err := t.records.JobWaiting(same)
	if err == nil && waits != "" && waits != key {
		waiting := t.passing(already)
		e = &waiting
	}
	return key, e, err
}

// exportHead is what stands above the tables: of a single area its own office, or the
// area's name, as on the page; else the campaign's.
func (t *deskTurn) exportHead(scope bot.Scope, place bot.Text) (h bot.ExportHead, err error) {
	campaign, err := t.records.Campaign()
	if err != nil {
		return h, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return h, err
	}
	h = bot.ExportHead{Office: campaign.Office, Campaign: campaign.Name.In(t.Lang), By: t.displayName(), Place: t.Words.Words(t.Lang, place),
		Part: slices.ContainsFunc(scope, func(p bot.Pair) bool { return !p.AllLevels })}
	if i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == single(scope) }); i >= 0 {
		h.Office = cmp.Or(areas[i].Office, areas[i].Name)
	}
	return h, nil
}

// ExportMade hands over the workbook of the task, which has n units as of then.
func ExportMade(task bot.ExportTask, f bot.File, n int, at time.Time) []bot.Write {
	ev := task.Tell
	verb, fields := splitData(ev.Data)
	fields[len(fields)-1] = num(n)
	ev.Data, ev.File, ev.At = data(verb, fields...), &f, at
	return []bot.Write{bot.Occur{Event: ev}}
}

// ExportFailed tells that there is no workbook, and whether the disk was full.
func ExportFailed(task bot.ExportTask, full bool, at time.Time) []bot.Write {
	return tapNotMade(task.Tell, verbExportFailed, full, at)
}

// exported sends the workbook, if all of it is still for whoever asked and for this
// chat: it was made of what was so when it was asked for.
func (t *deskTurn) exported(c call) (bot.Effects, error) {
	if t.Event.File == nil || len(c.fields) < 3 {
		return t.stale()
	}
	scope, err := t.tappedScope(c.fields)
	n, ok := unnum[int](c.fields[len(c.fields)-1])
	switch {
	case err != nil || scope.Empty() || !ok:
		return t.staleAfter(err)
	case !t.who.own().Covers(scope) || !t.who.reads().Covers(scope):
		return t.passing(bot.T("xuat.shrunk")), nil
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	flat, err := t.flatInstead(scope, *t.Event.File)
	if err != nil {
		return bot.Effects{}, err
	}
	say := bot.Say{Kind: bot.Notice, Parts: t.exportedParts(c.fields, place, n, flat != nil), File: t.owned(*t.Event.File, scope), Choices: flat}
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// exportedParts say of when the workbook's numbers are, and whether it has phones; an
// office's own form has those that it asks for.
func (t *deskTurn) exportedParts(fields []string, place bot.Text, n int, own bool) []bot.Part {
	if len(fields) > 3 {
		day, _ := unday(fields[2])
		return []bot.Part{{Text: bot.T("xuat.done_frozen", "place", place, "n", n, "day", bot.Day(t.Place.At(day, 0, 0)))}}
	}
	about := "xuat.phones"
	switch {
	case t.who.group:
		about = "xuat.no_phones"
	case own:
		about = "bieumau.by"
	}
	return []bot.Part{{Text: bot.T("xuat.done", "place", place, "n", n, "at", t.Event.At)}, {Text: bot.T(about)}}
}

// flatInstead is a button for all that the program has, where an office's form was filled.
func (t *deskTurn) flatInstead(scope bot.Scope, f bot.File) ([][]bot.Choice, error) {
	forms, err := t.records.OfficeForms()
	own := t.Words.Words(t.Lang, bot.T("bieumau.file"))
	if err != nil || bot.FormFor(forms, scope) == nil || !strings.HasPrefix(f.Name, own) {
		return nil, err
	}
	return [][]bot.Choice{{button("workbook_flat", t.scopeData(verbExportFlat, scope, "0"))}}, nil
}

// exportFailed says that the worker could not make it.
func (t *deskTurn) exportFailed(c call) (bot.Effects, error) {
	return t.notMade(c, bot.T("xuat.failed"))
}
