package desk

import (
	"strconv"

	"vneidbot/bot"
)

// unbind is /gonhom.
func unbind() command {
	return command{
		name: "gonhom", asked: "gỡ nhóm|bỏ nhóm|unbind group", aliases: []string{"bogandiaban"}, action: action{leaveGroup, (*deskTurn).unbind}, menu: true,
		taps: []tap{{verbDoUnbind, action{doLeave, (*deskTurn).doUnbind}}},
	}
}

const verbDoUnbind = "goy"

// unbind answers /gonhom.
func (t *deskTurn) unbind(call) (bot.Effects, error) {
	if no := t.who.covers(t.who.bound.Scope); no != granted {
		return t.refuse(no)
	}
	place, name, err := t.boundTo()
	if err != nil {
		return bot.Effects{}, err
	}
	text := bot.T("gonhom.ask", "place", place, "name", name, "at", t.who.bound.At)
	return t.ask(text, "unbind", data(verbDoUnbind, groupMark(t.who.bound))), nil
}

// doUnbind unbinds, if the binding is the one that was asked about.
func (t *deskTurn) doUnbind(c call) (bot.Effects, error) {
	if no := t.who.covers(t.who.bound.Scope); no != granted {
		return t.refuse(no)
	}
	if len(c.fields) != 1 || c.fields[0] != groupMark(t.who.bound) {
		return t.unbind(c)
	}
	place, err := t.describe(t.who.bound.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("gonhom.done", "bind", typing("gannhom", t.Caps), "place", place, "name", nameOf(t.displayName())))
	e.Writes = []bot.Write{
		bot.UnbindGroup{Chat: t.Event.Chat, By: t.Event.From, At: t.Event.At},
		t.audit("gonhom", groupObject(t.Event.Chat)),
	}
	return e, nil
}

// groupMark is the fingerprint of a binding.
func groupMark(g *bot.Group) string {
	if g == nil {
		return mark("unbound")
	}
	areas, levels := encodeScope(g.Scope)
	return mark(string(g.By), strconv.FormatInt(g.At.Unix(), 36), areas, levels)
}

func groupObject(c bot.Chat) string { return "group:" + c.Key() }
