package desk

import "vneidbot/bot"

// askForm has the form made, of the own units or of those that are named.
func (t *deskTurn) askForm(c call) (bot.Effects, error) {
	own := t.who.own()
	if own.Empty() {
		return t.refuse(outside)
	}
	if c.args == "" {
		return t.makeForm(own)
	}
	pick := func(s bot.Scope) string { return t.scopeData(verbFormOf, s) }
	scope, instead, err := t.readScope(c.args, own, pick, c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	return t.makeForm(scope)
}

// formOf has the form made of an area that was offered.
func (t *deskTurn) formOf(c call) (bot.Effects, error) {
	scope, err := t.tappedScope(c.fields)
	if err != nil || scope.Empty() {
		return t.staleAfter(err)
	}
	return t.makeForm(scope)
}

// makeForm tells which lists can be taken back, and has the form made where it can
// come.
func (t *deskTurn) makeForm(scope bot.Scope) (bot.Effects, error) {
	scope, ok := t.who.own().Narrow(scope)
	if !ok {
		return t.refuse(outside)
	}
	recent, back, err := t.recentLists()
	if err != nil {
		return bot.Effects{}, err
	}
	if !t.carries() {
		return bot.Effects{Say: []bot.Say{t.sayParts(append([]bot.Part{{Text: t.notHere()}}, recent...), back...)}}, nil
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(append([]bot.Part{{Text: bot.T("danhsach.making")}}, recent...), back...)}}
	e.Writes = []bot.Write{t.work(bot.ListTask{Step: bot.ListForm, Order: bot.ListOrder{Scope: scope}}), t.audit("maudanhsach", placeObject(scope))}
	return e, nil
}

// formCame sends the form that was made, of n units of a scope that is still the
// officer's.
func (t *deskTurn) formCame(c call) (bot.Effects, error) {
	f := t.Event.File
	n, ok := unnum[int](first(c.fields))
	if f == nil || !ok {
		return t.stale()
	}
	scope, err := t.tappedScope(c.fields[1:])
	if err != nil || scope.Empty() {
		return t.staleAfter(err)
	}
	if !t.who.own().Covers(scope) {
		return t.refuse(outside)
	}
	place, err := t.describe(scope)
	say := t.say(bot.T("danhsach.form", "place", place, "n", n))
	if !t.takesFiles() {
		say = t.sayParts([]bot.Part{{Text: bot.T("danhsach.form_only", "place", place, "n", n)}, {Text: t.notHere()}})
	}
	say.File = t.owned(*f, scope)
	return bot.Effects{Say: []bot.Say{say}}, err
}
