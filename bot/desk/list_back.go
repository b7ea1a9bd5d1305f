package desk

import (
	"errors"

	"vneidbot/bot"
)

// askBack has the worker look at what taking the list back would do: it is told
// before anything is done.
func (t *deskTurn) askBack(c call) (bot.Effects, error) {
	id, p, e, err := t.takenList(c)
	if p == nil {
		return e, err
	}
	e = t.passing(bot.T("danhsach.looking"))
	e.Writes = []bot.Write{t.work(bot.ListTask{Step: bot.ListBack, Import: p.Import, Preview: id})}
	return e, nil
}

// doBack takes it back.
func (t *deskTurn) doBack(c call) (bot.Effects, error) {
	id, p, e, err := t.takenList(c)
	if p == nil {
		return e, err
	}
	e = t.answer(bot.T("danhsach.taking_back", "name", bot.Raw(p.Order.File.Name)))
	e.Writes = []bot.Write{t.once(p.Import, bot.ListTask{Step: bot.ListUndo, Import: p.Import, Preview: id}), t.audit(actBack, "import:"+string(p.Import))}
	return e, nil
}

// tooLate says why there is nothing to take back any more.
func (t *deskTurn) tooLate(id bot.ImportID) (bot.Effects, error) {
	i, err := t.records.Import(id)
	if err == nil && i != nil && i.State == bot.ImportUndone {
		return t.passing(bot.T("danhsach.undone_before", "at", i.At)), nil
	}
	return t.passing(bot.T("danhsach.too_late")), err
}

// takenList is the preview of a list that can be taken back, nil with what is to be
// answered instead.
func (t *deskTurn) takenList(c call) (string, *bot.ListPreview, bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return id, nil, e, err
	}
	i, err := t.records.Import(p.Import)
	if err != nil || i == nil || i.State != bot.ImportDone || t.now.Sub(i.At) > bot.KeepImport {
		e, late := t.tooLate(p.Import)
		return id, nil, e, errors.Join(err, late)
	}
	return id, p, bot.Effects{}, nil
}

// showBack tells what taking it back would do and asks, or what it did.
func (t *deskTurn) showBack(c call) (bot.Effects, error) {
	if len(c.fields) != 2 {
		return t.stale()
	}
	_, p, e, err := t.tappedList(call{fields: c.fields[1:]})
	if p == nil {
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
	text := bot.T("danhsach.lines", "lines", lines)
	if b.Done {
		return t.answer(text), nil
	}
	return t.ask(text, "list_back", data(verbDoBack, c.fields[1])), nil
}
