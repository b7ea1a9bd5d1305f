package desk

import "vneidbot/bot"

// actTake and actBack are the taking in of a list, and the taking back, as the
// audit has them.
const (
	actTake = "danhsach.nhap"
	actBack = "danhsach.hoantac"
)

// takeList takes in what the preview showed. So many new names, areas or codes that a
// column may have been sorted alone are asked a second time.
func (t *deskTurn) takeList(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	i, err := t.records.Import(p.Import)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case i == nil:
		return t.answer(bot.T("danhsach.expired", "name", bot.Raw(p.Order.File.Name))), nil
	case i.State == bot.ImportDone:
		return t.takenBefore(p, i), nil
	case i.State == bot.ImportUndone:
		return t.listUndoneBefore(i)
	case p.Sweep != bot.ListSweep{} && c.name != verbSureTake:
		return t.ask(bot.T("danhsach.ask_sweep", "what", swept(p.Sweep)), "list_sure", data(verbSureTake, id)), nil
	}
	e = t.passing(bot.T("danhsach.taking", "name", bot.Raw(p.Order.File.Name)))
	if c.name == verbSureTake {
		e = t.answer(bot.T("danhsach.taking", "name", bot.Raw(p.Order.File.Name)))
	}
	e.Writes = []bot.Write{t.once(p.Import, bot.ListTask{Step: bot.ListTake, Order: p.Order, Import: p.Import, Preview: id})}
	return e, nil
}

// swept says what so many units are to change.
func swept(s bot.ListSweep) (list bot.List) {
	for _, l := range []struct {
		key string
		n   int
	}{{"danhsach.sweep_names", s.Renames}, {"danhsach.sweep_areas", s.Moves}, {"danhsach.sweep_codes", s.Recodes}} {
		if l.n > 0 {
			list = append(list, bot.T(l.key, "n", l.n))
		}
	}
	return list
}

// once is a step that is done once, however often it is tapped: the key is of the
// import, not of the tap.
func (t *deskTurn) once(of bot.ImportID, task bot.ListTask) bot.Do {
	do := t.work(task)
	do.Key = "list:" + string(task.Step) + ":" + string(of)
	task = do.Args.(bot.ListTask)
	task.Tell.ID = do.Key
	do.Args = task
	return do
}

func (t *deskTurn) takenBefore(p *bot.ListPreview, i *bot.Import) bot.Effects {
	return t.passing(bot.T("danhsach.taken_before", "name", bot.Raw(p.Order.File.Name), "at", i.At))
}

// listTaken tells that it is done, and that it can be taken back.
func (t *deskTurn) listTaken(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	i, err := t.records.Import(p.Import)
	if err != nil || i == nil {
		return t.staleAfter(err)
	}
	text := bot.T("danhsach.taken", "name", bot.Raw(p.Order.File.Name), "new", p.New, "changed", p.Changed, "same", p.Same, "wrong", p.Wrong)
	lines, choices, err := t.backWithin(*i, id)
	if err != nil {
		return bot.Effects{}, err
	}
	lines = append(bot.Lines{text}, lines...)
	if i.Passed > 0 {
		lines = append(lines, bot.T("danhsach.passed", "n", i.Passed))
	}
	choices = append(choices, []bot.Choice{button("totals", selection{scope: t.who.own()}.data())})
	return t.answer(bot.T("danhsach.lines", "lines", lines), choices...), nil
}

// backWithin says until when the list can be taken back, with the button of who may.
func (t *deskTurn) backWithin(i bot.Import, id string) (bot.Lines, [][]bot.Choice, error) {
	until := i.At.Add(bot.KeepImport)
	own, err := t.ownImport(i.ID)
	if !own {
		return bot.Lines{bot.T("danhsach.back_others", "until", until)}, nil, err
	}
	return bot.Lines{bot.T("danhsach.back_until", "until", until)}, [][]bot.Choice{{button("list_back", data(verbBack, id))}}, nil
}
