package desk

import "vneidbot/bot"

// help is /trogiup in groups, and in private an officer's: a principal's is the
// conversation's.
func help() command {
	return command{
		name: "trogiup", asked: "trợ giúp|hướng dẫn|các lệnh|lệnh nào|dùng thế nào|sử dụng|giúp|làm được gì|làm gì được|help", aliases: []string{"help", "menu"}, action: action{forAll, (*deskTurn).help}, menu: true, shared: true,
		taps: []tap{{verbHelp, action{forAll, (*deskTurn).help}}, {"no", action{cancels, (*deskTurn).cancel}}},
	}
}

const (
	verbHelp    = "help"
	verbCommand = "cmd" // of a command that is offered instead of a wrong one
	verbNo      = ours + "no"
)

// officersWord after /trogiup asks for the officers' help.
const officersWord = "can bo"

// help tells what can be asked for here, by this person.
func (t *deskTurn) help(call) (bot.Effects, error) {
	switch {
	case t.who.group && t.who.bound == nil:
		return t.answer(bot.T("officer_help.unbound", "bind", typing("gannhom", t.Caps))), nil
	case t.who.group:
		place, err := t.describe(t.who.bound.Scope)
		text := bot.T("officer_help.group", "place", place, "lines", t.helpLines(inGroupForAll, t.Caps), "names", officersInGroup(t.Caps))
		return t.answer(text, t.privately()...), err
	case t.who.Role == bot.Principal:
		return t.refuse(notOfficer)
	}
	place, err := t.describe(t.who.own())
	if err != nil {
		return bot.Effects{}, err
	}
	text := bot.T("officer_help.officer", "place", place, "lines", t.helpLines(inPrivateForOfficers, bot.Caps{}), "groups", t.helpLines(inGroupAlone, t.Caps))
	parts := []bot.Part{{Text: text}}
	if t.who.Role == bot.Admin {
		parts = append(parts, bot.Part{Text: bot.T("officer_help.admin", "lines", t.helpLines(forAdmins, bot.Caps{}))})
	}
	waits, err := t.waiting()
	if err != nil {
		return bot.Effects{}, err
	}
	parts = append(parts, waits...)
	totals := button("totals", selection{scope: bot.Everything}.data())
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, []bot.Choice{totals})}}, nil
}

// helpLines are the lines of the commands whose rule is such, as they are typed, and
// that come to something in this chat.
func (t *deskTurn) helpLines(such func(rule) bool, caps bot.Caps) (lines bot.Lines) {
	for _, c := range commands() {
		if c.shared || !such(c.rule) || !t.comes(c) {
			continue
		}
		key := "officer_help." + c.name
		if c.plain != nil && c.plain(t) {
			key += "_plain"
		}
		lines = append(lines, bot.T(key, "typed", typing(c.name, caps)))
	}
	return lines
}

// comes tells whether the command's answer can come to this chat.
func (t *deskTurn) comes(c command) bool {
	return (!c.brings || t.carries()) && (!c.draws || t.Caps.Picture) && (!c.onPage || t.PageURL != "")
}

func inGroupForAll(r rule) bool        { return r.bound == anyone }
func inPrivateForOfficers(r rule) bool { return r.private == officer }
func inGroupAlone(r rule) bool         { return r.private == nobody && r.bound == officer }
func forAdmins(r rule) bool            { return r.private == admin }

// officersInGroup are the commands that officers have in a bound group, as typed.
func officersInGroup(caps bot.Caps) (names bot.List) {
	for _, c := range commands() {
		switch {
		case c.rule.bound != officer:
		case c.typed != "":
			names = append(names, typing(c.typed, caps))
		default:
			names = append(names, typing(c.name, caps))
		}
	}
	return names
}

// cancel leaves everything as it is.
func (t *deskTurn) cancel(call) (bot.Effects, error) { return t.answer(bot.T("desk.left")), nil }
