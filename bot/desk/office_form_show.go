package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// OfficeFormRead tells the chat of the task what came of reading its form.
func OfficeFormRead(task bot.OfficeFormTask, seen bot.OfficeFormSeen, at time.Time) []bot.Write {
	v := workersView(task.Tell, officeFormView, seen, at)
	return []bot.Write{bot.KeepView{View: v}, tapBy(task.Tell, at, data(verbFormSeen, v.ID))}
}

// OfficeFormFailed tells that nothing came of it, and whether the disk was full.
func OfficeFormFailed(task bot.OfficeFormTask, full bool, at time.Time) []bot.Write {
	return tapNotMade(task.Tell, verbOfficeFormFailed, full, at)
}

// officeFormCame has the form read that was sent for the area that was asked about, or
// that stands below it. That it is being read was said when it came.
func (t *deskTurn) officeFormCame(c call) (bot.Effects, error) {
	area, instead, err := t.formOfFile(c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	scope := formScopeOf(area)
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	task := bot.OfficeFormTask{Lang: t.Lang, Area: area, Scope: scope, File: *c.file}
	if task.Head, err = t.exportHead(scope, place); err != nil {
		return bot.Effects{}, err
	}
	key := "officeform:" + t.Event.ID
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang}
	return bot.Effects{Writes: []bot.Write{bot.Do{Key: key, Kind: bot.OfficeFormWork, Args: task, NotBefore: t.Event.At}, t.audit("bieumau", placeObject(scope))}}, nil
}

// formOfFile is the area of a form that was sent: the one that the words below it name,
// else the one that was asked about, else the officer's own.
func (t *deskTurn) formOfFile(c call) (bot.AreaID, *bot.Effects, error) {
	begun, words, _ := strings.Cut(c.args, " ")
	if !strings.HasPrefix(begun, ours) {
		return t.formArea(call{name: c.name, args: c.args, answer: true})
	}
	if words != "" {
		return t.formArea(call{name: c.name, args: words, answer: true})
	}
	_, fields := splitData(begun)
	asked, ok := unnum[bot.AreaID](first(fields))
	if !ok {
		e, err := t.stale()
		return 0, &e, err
	}
	return t.mayForm(asked)
}

// seenForm is the form that a button means, if it is the person's and its area still is;
// nil with what is to be answered instead.
func (t *deskTurn) seenForm(c call) (id string, seen *bot.OfficeFormSeen, instead *bot.Effects, err error) {
	id, seen = first(c.fields), new(bot.OfficeFormSeen)
	ok, err := t.ownView(officeFormView, id, seen)
	if err != nil || !ok || t.Event.At.Sub(seen.At) > letterWaits {
		e, err := t.staleAfter(err)
		return id, nil, &e, err
	}
	_, instead, err = t.mayForm(seen.Area)
	return id, seen, instead, err
}

// showOfficeForm hands over the filled form, and asks whether it is to be used; or says
// what is to be mended.
func (t *deskTurn) showOfficeForm(c call) (bot.Effects, error) {
	id, seen, instead, err := t.seenForm(c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	fields := button("form_fields", data(verbFormFields))
	if seen.Refused != "" {
		return t.askFree("bieumau", call{name: verbOfficeForm, fields: []string{num(seen.Area)}},
			bot.T("bieumau.refused", "name", bot.Raw(seen.File.Name), "why", bot.Raw(seen.Refused)), []bot.Choice{fields}), nil
	}
	place, err := t.formPlace(seen.Area)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("bieumau.shown", "name", bot.Raw(seen.File.Name), "place", place, "at", seen.At)}}
	var lines bot.Lines
	for _, f := range seen.Tables {
		lines = append(lines, bot.T("bieumau.rows_"+rowsOf(f), "sheet", bot.Raw(f.Sheet), "row", f.Row, "last", f.Last))
		lines = append(lines, standingLines(f)...)
		if f.Under != "" {
			lines = append(lines, bot.T("bieumau.under_"+f.Under))
		}
		if len(f.Left) > 0 {
			lines = append(lines, bot.T("bieumau.left", "columns", titles(f.Left)))
		}
	}
	if len(lines) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("bieumau.lines", "lines", lines)})
	}
	say := t.sayParts(parts, []bot.Choice{button("use_form", data(verbUseForm, id))}, []bot.Choice{fields, button("leave", verbNo)})
	t.awaitWords("bieumau", data(verbOfficeForm, num(seen.Area))) // whoever sees a fault mends the file, and sends it again
	if s := seen.Sample; s != nil {
		say.File = t.owned(bot.File{SHA256: s.SHA256, Name: s.Name, Mime: s.Mime, Size: s.Size}, formScopeOf(seen.Area))
	}
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// rowsOf is of what a table has rows, as its sentence is called.
func rowsOf(f bot.FormTable) string {
	if f.Last > 0 {
		return f.Rows + "_standing"
	}
	if f.Rows == "units" {
		return "units_" + f.Of
	}
	return f.Rows
}

// standingLines say of rows that the form has written itself what is in them, and what
// is in none.
func standingLines(f bot.FormTable) (lines bot.Lines) {
	for _, told := range []struct {
		key  string
		list []string
	}{{"bieumau.also", f.Also}, {"bieumau.without_" + f.Rows, f.Without}, {"bieumau.empty", f.Empty}} {
		if len(told.list) > 0 {
			lines = append(lines, bot.T(told.key, "list", titles(told.list), "n", len(told.list)))
		}
	}
	return lines
}

// titles are headings in a sentence, at most eight.
func titles(list []string) (all bot.List) {
	for _, title := range list[:min(len(list), 8)] {
		all = append(all, bot.Raw(title))
	}
	return all
}

// useOfficeForm makes the form that was seen the one that workbooks fill, or takes it
// away, if nobody put another one there meanwhile.
func (t *deskTurn) useOfficeForm(c call) (bot.Effects, error) {
	_, seen, instead, err := t.seenForm(c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	place, err := t.formPlace(seen.Area)
	if err != nil || seen.Refused != "" {
		return t.staleAfter(err)
	}
	now, err := t.formNow(seen.Area)
	if err != nil {
		return bot.Effects{}, err
	}
	e, act := t.answer(bot.T("bieumau.done", "place", place, "name", bot.Raw(seen.File.Name))), "bieumau.dung"
	if seen.File.SHA256 == "" {
		e, act = t.answer(bot.T("bieumau.dropped", "place", place)), "bieumau.bo"
	}
	switch {
	case now.SHA256 == seen.File.SHA256: // it was tapped before
		return e, nil
	case now.SHA256 != seen.Was:
		return t.answer(bot.T("bieumau.before", "place", place)), nil
	}
	e.Writes = []bot.Write{bot.SetDocument{Kind: bot.FormFile, Area: seen.Area, File: seen.File, Was: seen.Was, By: t.Event.From, At: t.Event.At},
		t.audit(act, formFileObject(seen))}
	return e, nil
}

// formMark begins the file in the object of a line of the audit: as much of its SHA-256 as
// tells it apart.
const formMark = ",form:"

// formFileObject is the form that is used from now on, or was until now.
func formFileObject(seen *bot.OfficeFormSeen) string {
	file := seen.File.SHA256
	if file == "" {
		file = seen.Was
	}
	return placeObject(formScopeOf(seen.Area)) + formMark + file[:min(len(file), 12)]
}

// nameOfForm is the name of the form's file in an object, if workbooks fill it still.
func (t *deskTurn) nameOfForm(object string) (string, error) {
	_, file, is := strings.Cut(object, formMark)
	if !is || file == "" {
		return "", nil
	}
	forms, err := t.records.OfficeForms()
	for _, f := range forms {
		if strings.HasPrefix(f.File.SHA256, file) {
			return f.File.Name, err
		}
	}
	return "", err
}

// formNow is the area's own form as it is now, zero for none.
func (t *deskTurn) formNow(area bot.AreaID) (bot.Attachment, error) {
	forms, err := t.records.OfficeForms()
	for _, f := range forms {
		if f.Area == area {
			return f.File, err
		}
	}
	return bot.Attachment{}, err
}

// officeFormFailed says that the worker could not do it.
func (t *deskTurn) officeFormFailed(c call) (bot.Effects, error) {
	return t.notMade(c, bot.T("bieumau.failed"))
}
