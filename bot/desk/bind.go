package desk

import "vneidbot/bot"

// bind is /gannhom.
func bind() command {
	return command{
		name: "gannhom", asked: "gắn nhóm|thêm vào nhóm|bind group", aliases: []string{"gandiaban"}, action: action{askInGroup, (*deskTurn).bind}, menu: true, answers: isPlace,
		taps: []tap{{verbBind, action{doInGroup, (*deskTurn).tapBind}}, {verbDoBind, action{doInGroup, (*deskTurn).doBind}}},
	}
}

const (
	verbBind   = "gn"
	verbDoBind = "gny"
)

// bind answers /gannhom: it asks whether this group is to be bound to the scope.
func (t *deskTurn) bind(c call) (bot.Effects, error) {
	wanted, unclear, err := t.bindWanted(c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	if t.who.anon { // narrowed to the own scope of whoever taps
		return t.askBind(wanted)
	}
	scope, ok := t.who.own().Narrow(wanted)
	if !ok {
		return t.refuse(outside)
	}
	return t.askBind(scope)
}

// bindWanted is the scope that was typed; without one the own scope, unless
// that is everything.
func (t *deskTurn) bindWanted(c call) (bot.Scope, *bot.Effects, error) {
	if c.args != "" {
		return t.readScope(c.args, t.mayBind(), func(s bot.Scope) string { return t.scopeData(verbBind, s) }, c)
	}
	if own := t.who.own(); !t.who.anon && !own.Everywhere() {
		return own, nil, nil
	}
	text := bot.T("gannhom.which", "bind", typing("gannhom", t.Caps))
	if t.who.anon {
		text = bot.T("gannhom.usage", "bind", typing("gannhom", t.Caps))
	}
	usage := t.askWords(c.name, "", text)
	return nil, &usage, nil
}

// mayBind is what this person can bind a group to: of an anonymous admin that is
// known only when somebody taps.
func (t *deskTurn) mayBind() bot.Scope {
	if t.who.anon {
		return bot.Everything
	}
	return t.who.own()
}

// tapBind is the choice of an area after area.which.
func (t *deskTurn) tapBind(c call) (bot.Effects, error) {
	wanted, err := t.tappedScope(c.fields)
	if err != nil || wanted.Empty() {
		return t.staleAfter(err)
	}
	scope, ok := t.who.own().Narrow(wanted)
	if !ok {
		return t.refuse(outside)
	}
	return t.askBind(scope)
}

// askBind asks, and says who bound the group before.
func (t *deskTurn) askBind(scope bot.Scope) (bot.Effects, error) {
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if b := t.who.bound; b != nil && b.Scope.Same(scope) {
		return t.answer(bot.T("gannhom.already", "place", place)), nil
	}
	yes := t.scopeData(verbDoBind, scope, groupMark(t.who.bound))
	if t.who.bound == nil {
		return t.ask(bot.T("gannhom.ask", "place", place), "bind", yes), nil
	}
	was, name, err := t.boundTo()
	if err != nil {
		return bot.Effects{}, err
	}
	text := bot.T("gannhom.ask_again", "place", place, "was", was, "name", name, "at", t.who.bound.At)
	return t.ask(text, "bind", yes), nil
}

// boundTo says to what the group is bound, and by whom.
func (t *deskTurn) boundTo() (place, name bot.Text, err error) {
	if place, err = t.describe(t.who.bound.Scope); err != nil {
		return place, name, err
	}
	name, err = t.officerName(t.who.bound.By)
	return place, name, err
}

// officerName is how an officer is called in front of others.
func (t *deskTurn) officerName(id bot.AccountID) (bot.Text, error) {
	a, err := t.account(id)
	if err != nil {
		return bot.Text{}, err
	}
	if a.Name == "" && a.Role == bot.Admin {
		return bot.T("canbo.admin"), nil
	}
	return nameOf(a.Name), nil
}

func nameOf(name string) bot.Text {
	if name == "" {
		return bot.T("canbo.nameless")
	}
	return bot.Raw(name)
}

// doBind binds, if the group is as it was when the question was put and the
// scope is inside the own one of who taps.
func (t *deskTurn) doBind(c call) (bot.Effects, error) {
	wanted, err := t.tappedScope(c.fields)
	if err != nil || wanted.Empty() || len(c.fields) != 3 {
		return t.staleAfter(err)
	}
	scope, ok := t.who.own().Narrow(wanted)
	if !ok {
		return t.refuse(outside)
	}
	again := t.boundBy(scope)
	if !again && (!scope.Same(wanted) || c.fields[2] != groupMark(t.who.bound)) {
		return t.askBind(scope)
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("gannhom.done", "totals", typing("tonghop", t.Caps), "place", place, "name", nameOf(t.displayName())))
	if again {
		return e, nil
	}
	e.Writes = []bot.Write{t.binding(scope), t.audit("gannhom", groupObject(t.Event.Chat))}
	return e, nil
}

// boundBy tells whether this very tap has bound the group already.
func (t *deskTurn) boundBy(scope bot.Scope) bool {
	b := t.who.bound
	return b != nil && b.By == t.Event.From && b.At.Unix() == t.Event.At.Unix() && b.Scope.Same(scope)
}

func (t *deskTurn) binding(scope bot.Scope) bot.BindGroup {
	b := bot.BindGroup{Group: bot.Group{Chat: t.Event.Chat, Scope: scope, By: t.Event.From, At: t.Event.At}}
	if t.who.bound != nil {
		b.Was, b.Title, b.Lang = t.who.bound.By, t.who.bound.Title, t.who.bound.Lang
	}
	return b
}

// displayName is what the records call the person, else the platform.
func (t *deskTurn) displayName() string {
	if t.who.Name != "" {
		return t.who.Name
	}
	return t.Event.Name
}
