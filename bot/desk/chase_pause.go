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

// doPause stops what waits to be sent, and what would be. Where a pause that the person
// may end holds already, it is told: of two that are alike one would outlive its end.
func (t *deskTurn) doPause(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	where, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	pauses, err := t.records.Pauses()
	if err != nil {
		return bot.Effects{}, err
	}
	p := bot.Pause{Event: t.Event.ID, Scope: scope, By: t.Event.From, At: t.Event.At}
	if i := slices.IndexFunc(t.endable(pauses), func(p bot.Pause) bool { return p.Scope.Covers(scope) }); i >= 0 {
		return t.stillPaused(nil, t.endable(pauses)[i:])
	}
	out := t.answer(bot.T("dondoc.paused", "place", where), []bot.Choice{button("end_pause", data(verbEndPause, t.keepView(pauseView, p.Event)))})
	out.Writes = []bot.Write{bot.PauseReminders{Pause: p}, t.audit("dondoc.dung", pileObject(bot.Reachable, scope))}
	return out, nil
}

// stillPaused says below a sentence which pause holds yet, and offers its end.
func (t *deskTurn) stillPaused(above []bot.Part, paused []bot.Pause) (bot.Effects, error) {
	note, err := t.pausedNote(paused)
	var choices [][]bot.Choice
	if own := t.endable(paused[:1]); len(own) > 0 {
		choices = [][]bot.Choice{{button("end_pause", data(verbEndPause, t.keepView(pauseView, own[0].Event)))}}
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(append(above, bot.Part{Text: note}), choices...)}}, err
}

// endPause ends a pause that lies in the own scope. One that is over stays so, and
// another that holds for a part of it is told.
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
	ended := pauses[i]
	if no := t.who.covers(ended.Scope); no != granted {
		return t.refuse(no)
	}
	e, err := t.pauseEnded(ended, pauses)
	e.Writes = append(e.Writes, bot.EndPause{Event: event, By: t.Event.From, At: t.Event.At}, t.audit("dondoc.lai", "pause"))
	return e, err
}

// pauseEnded says that the pause is over, or what of it another one keeps.
func (t *deskTurn) pauseEnded(ended bot.Pause, pauses []bot.Pause) (bot.Effects, error) {
	where, err := t.describe(ended.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	others := slices.DeleteFunc(slices.Clone(pauses), func(p bot.Pause) bool {
		_, touches := ended.Scope.Narrow(p.Scope)
		return p.Event == ended.Event || !touches
	})
	if len(others) > 0 {
		return t.stillPaused([]bot.Part{{Text: bot.T("dondoc.pause_over_but", "place", where)}}, others)
	}
	return t.answer(bot.T("dondoc.pause_over", "place", where), []bot.Choice{button("chase", t.scopeData(verbChase, ended.Scope))}), nil
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
