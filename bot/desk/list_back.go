package desk

import (
	"errors"

	"vneidbot/bot"
)

// askBack has the worker look at what taking the list back would do: it is told
// before anything is done.
func (t *deskTurn) askBack(c call) (bot.Effects, error) {
	id, i, e, err := t.takenList(c)
	if i == nil {
		return e, err
	}
	e = t.passing(bot.T("danhsach.looking"))
	e.Writes = []bot.Write{t.work(bot.ListTask{Step: bot.ListBack, Import: i.ID, Preview: id})}
	return e, nil
}

// doBack takes it back, if that is still what was shown.
func (t *deskTurn) doBack(c call) (bot.Effects, error) {
	id, i, e, err := t.takenList(c)
	if i == nil {
		return e, err
	}
	task, of := bot.ListTask{Step: bot.ListUndo, Import: i.ID, Preview: id}, i.ID
	if len(c.fields) > 1 {
		var shown bot.ListBackOff
		if ok, err := t.readView(backView, c.fields[1], &shown); !ok || err != nil {
			return t.staleAfter(err)
		}
		numbers := shown.Numbers()
		task.Shown, of = &numbers, i.ID+":"+bot.ImportID(c.fields[1])
	}
	e = t.answer(bot.T("danhsach.taking_back", "name", bot.Raw(i.Name)))
	e.Writes = []bot.Write{t.once(of, task)}
	return e, nil
}

// importObject names an import in the audit.
func importObject(id bot.ImportID) string { return "import:" + string(id) }

// recentLists are the lists that can be taken back, with a button each.
func (t *deskTurn) recentLists() (parts []bot.Part, choices [][]bot.Choice, err error) {
	recent, err := t.ownLists()
	if err != nil {
		return nil, nil, err
	}
	var lines bot.Lines
	for n, i := range recent {
		by, err := t.importedBy(i)
		if err != nil {
			return nil, nil, err
		}
		lines = append(lines, bot.T("danhsach.recent", "i", n+1, "name", listName(i), "by", by, "at", i.At, "until", i.At.Add(bot.KeepImport)))
		choices = append(choices, []bot.Choice{{Label: bot.T("button.list_back_of", "i", n+1), Data: t.backData(i)}})
	}
	if len(lines) > 0 {
		parts = []bot.Part{{Text: bot.T("danhsach.recents", "lines", lines)}}
	}
	return parts, choices, nil
}

// ownLists are the lists that can be taken back, whoever of the scope took them in.
func (t *deskTurn) ownLists() (own []bot.Import, err error) {
	recent, err := t.records.ImportsSince(t.now.Add(-bot.KeepImport))
	if err != nil {
		return nil, err
	}
	for _, i := range recent {
		mine, err := t.ownImport(i.ID)
		if err != nil {
			return nil, err
		}
		if mine {
			own = append(own, i)
		}
	}
	return own, nil
}

// backData is the button that asks what taking a list back would do.
func (t *deskTurn) backData(i bot.Import) string {
	return data(verbBack, t.keepView(importView, i.ID))
}

// importedBy names who took the list in.
func (t *deskTurn) importedBy(i bot.Import) (bot.Text, error) {
	if i.By == bot.ByCommand {
		return bot.T("canbo.admin"), nil
	}
	return t.officerName(i.By)
}

// ownImport tells whether all that the import touched lies in the own scope.
func (t *deskTurn) ownImport(id bot.ImportID) (bool, error) {
	own := t.who.own()
	if own.Covers(bot.Everything) {
		return true, nil
	}
	spots, err := t.records.ImportSpots(id)
	return err == nil && (&bot.ListPreview{Spots: spots}).Within(own), err
}

// tooLate says why there is nothing to take back any more.
func (t *deskTurn) tooLate(id bot.ImportID) (bot.Effects, error) {
	i, err := t.records.Import(id)
	if err != nil || i == nil || i.State != bot.ImportUndone {
		return t.passing(bot.T("danhsach.too_late")), err
	}
	return t.listUndoneBefore(i)
}

// listUndoneBefore says who took it back.
func (t *deskTurn) listUndoneBefore(i *bot.Import) (bot.Effects, error) {
	last, err := t.records.LastAct(importObject(i.ID), actBack)
	if err != nil || last == nil { // by a command of the program
		return t.passing(bot.T("danhsach.undone_before", "at", i.At)), err
	}
	by, err := t.officerName(last.Account)
	return t.passing(bot.T("danhsach.undone_by", "by", by, "at", i.At)), err
}

// tappedImport is the list that a button means, by its preview, which is its
// officer's, or by itself; nil with what is to be answered instead.
func (t *deskTurn) tappedImport(c call) (string, *bot.Import, bot.Effects, error) {
	var of bot.ImportID
	id := first(c.fields)
	ok, err := t.readView(importView, id, &of)
	if err == nil && !ok {
		_, p, e, err := t.tappedList(c)
		if p == nil {
			return id, nil, e, err
		}
		of = p.Import
	}
	if err != nil {
		return id, nil, bot.Effects{}, err
	}
	i, err := t.records.Import(of)
	if err != nil || i == nil {
		e, late := t.tooLate(of)
		return id, nil, e, errors.Join(err, late)
	}
	if own, err := t.ownImport(of); err != nil || !own {
		e, no := t.refuse(outside)
		return id, nil, e, errors.Join(err, no)
	}
	return id, i, bot.Effects{}, nil
}

// takenList is the list that a button means, if it can be taken back; nil with what
// is to be answered instead.
func (t *deskTurn) takenList(c call) (string, *bot.Import, bot.Effects, error) {
	id, i, e, err := t.tappedImport(c)
	if i != nil && (i.State != bot.ImportDone || t.now.Sub(i.At) > bot.KeepImport) {
		e, err = t.tooLate(i.ID)
		i = nil
	}
	return id, i, e, err
}

// showBack tells what taking it back would do and asks, or what it did.
func (t *deskTurn) showBack(c call) (bot.Effects, error) {
	if len(c.fields) != 2 {
		return t.stale()
	}
	_, i, e, err := t.tappedImport(call{fields: c.fields[1:]})
	if i == nil {
		return e, err
	}
	var b bot.ListBackOff
	v, err := t.records.View(c.fields[0])
	if err != nil || v == nil || v.Account != t.Event.From {
		return t.staleAfter(err)
	}
	if ok, err := t.readView(backView, v.ID, &b); !ok || err != nil {
		return t.staleAfter(err)
	}
	key := "danhsach.back"
	switch {
	case b.Gone:
		return t.tooLate(b.Import)
	case b.Done:
		key = "danhsach.backed"
	}
	lines := bot.Lines{bot.T(key, "name", bot.Raw(b.File), "restored", b.Restored, "removed", b.Removed)}
	if b.Outside > 0 {
		lines = append(lines, bot.T("danhsach.back_outside", "n", b.Outside, "names", someNames(b.OutsideNames)))
	}
	if b.Stayed > 0 {
		lines = append(lines, bot.T("danhsach.back_stayed", "n", b.Stayed, "names", someNames(b.StayedNames)))
	}
	if b.Moved {
		lines = append(bot.Lines{bot.T("danhsach.back_moved")}, lines...)
	}
	text := bot.T("danhsach.lines", "lines", lines)
	if b.Done {
		return t.answer(text), nil
	}
	return t.ask(text, "list_back", data(verbDoBack, c.fields[1], v.ID)), nil
}

// listName is the list's file, or that it came from none.
func listName(i bot.Import) bot.Text {
	if i.Name == "" {
		return bot.T("danhsach.nameless")
	}
	return bot.Raw(i.Name)
}
