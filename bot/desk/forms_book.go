package desk

import (
	"cmp"

	"vneidbot/bot"
)

// formBook has the workbook of a form made: the numbers that were frozen, and none of
// the phones, since it is what is sent on.
func (t *deskTurn) formBook(c call) (bot.Effects, error) {
	f, e, err := t.tappedForm(c.fields)
	if f == nil || err != nil {
		return e, err
	}
	if !t.carries() {
		return t.answer(bot.T("xuat.nowhere", "typed", t.typed("tonghop"))), nil
	}
	scope := bot.WholeArea(f.Area)
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	same := "export:" + mark(t.Event.Chat.Key(), string(t.Event.From), t.Lang, "form", num(f.ID)) + ":"
	key, busy, err := t.oneAtATime(same, bot.T("xuat.already", "place", place))
	if err != nil || busy != nil {
		return deref(busy), err
	}
	head, err := t.exportHead(scope, place)
	if err != nil {
		return bot.Effects{}, err
	}
	maker, err := t.account(f.By)
	if err != nil {
		return bot.Effects{}, err
	}
	if head.Times, err = t.timesSent(*f); err != nil {
		return bot.Effects{}, err
	}
	head.Number, head.By, head.Itself = f.Number, cmp.Or(maker.Name, head.By), f.Kind == bot.Automatic
	task := bot.ExportTask{Lang: t.Lang, Scope: scope, Head: head, Forms: []bot.FormID{f.ID}}
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang,
		Data: data(verbFormMade, append(formFields(*f), "zzzz")...)}
	e = bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("chotso.making"+itself(*f), "number", f.Number, "place", place)}}}}}
	e.Writes = []bot.Write{bot.Do{Key: key, Kind: bot.ExportWork, Args: task, NotBefore: t.Event.At},
		t.audit("chotso.excel", formObject(*f))}
	return e, nil
}

// formMade hands the workbook of a form over.
func (t *deskTurn) formMade(c call) (bot.Effects, error) {
	f, e, err := t.tappedForm(c.fields)
	if f == nil || err != nil || t.Event.File == nil {
		return e, err
	}
	scope := bot.WholeArea(f.Area)
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	text := bot.T("chotso.book"+itself(*f), "number", f.Number, "place", place, "at", f.Frozen())
	return bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: text}},
		File: t.owned(*t.Event.File, scope)}}}, nil
}

// itself is the end of a sentence's name that is about a form that came by itself.
func itself(f bot.Form) string {
	if f.Kind == bot.Automatic {
		return "_itself"
	}
	return ""
}
