package desk

import (
	"slices"

	"vneidbot/bot"
)

// pauseView is the kind of a view that names a pause.
const pauseView = "pause"

// pause asks whether the scope is to be told nothing unasked.
func (t *deskTurn) pause(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	where, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.ask(bot.T("dondoc.ask_pause", "place", where), "pause", t.scopeData(verbDoPause, scope)), nil
}

// doPause stops what waits to be sent, and what would be.
func (t *deskTurn) doPause(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	where, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	p := bot.Pause{Event: t.Event.ID, Scope: scope, By: t.Event.From, At: t.Event.At}
	out := t.answer(bot.T("dondoc.paused", "place", where), []bot.Choice{button("end_pause", data(verbEndPause, t.keepView(pauseView, p.Event)))})
	out.Writes = []bot.Write{bot.PauseReminders{Pause: p}, t.audit("dondoc.dung", pileObject(bot.Reachable, scope))}
	return out, nil
}

// endPause ends a pause that lies in the own scope. One that is over stays so.
func (t *deskTurn) endPause(c call) (bot.Effects, error) {
	var event string
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(pauseView, c.fields[0], &event)
	}
	if !ok || err != nil {
		return t.staleAfter(err)
	}
	pauses, err := t.records.Pauses()
	if err != nil {
		return bot.Effects{}, err
	}
	i := slices.IndexFunc(pauses, func(p bot.Pause) bool { return p.Event == event })
	if i < 0 {
		return t.answer(bot.T("dondoc.no_pause")), nil
	}
	if no := t.who.covers(pauses[i].Scope); no != granted {
		return t.refuse(no)
	}
	where, err := t.describe(pauses[i].Scope)
	e := t.answer(bot.T("dondoc.pause_over", "place", where), []bot.Choice{button("chase", t.scopeData(verbChase, pauses[i].Scope))})
	e.Writes = []bot.Write{bot.EndPause{Event: event, By: t.Event.From, At: t.Event.At}, t.audit("dondoc.lai", "pause")}
	return e, err
}

// endable are the pauses that the person may end.
func (t *deskTurn) endable(paused []bot.Pause) []bot.Pause {
	return slices.DeleteFunc(slices.Clone(paused), func(p bot.Pause) bool { return t.who.covers(p.Scope) != granted })
}

// pausedNote says what is paused, and by whom.
func (t *deskTurn) pausedNote(paused []bot.Pause) (bot.Text, error) {
	where, err := t.describe(paused[0].Scope)
	if err != nil {
		return bot.Text{}, err
	}
	name, err := t.officerName(paused[0].By)
	return bot.T("dondoc.is_paused", "place", where, "name", name, "at", paused[0].At), err
}
