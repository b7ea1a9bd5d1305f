package desk

import (
	"fmt"

	"vneidbot/bot"
)

// pinWords are what is typed behind /tonghop to have the group's totals kept current in
// one message, and to end that.
var pinWords = map[string]func(*deskTurn) (bot.Effects, error){
	"ghim": (*deskTurn).pin, "pin": (*deskTurn).pin,
	"bo ghim": (*deskTurn).unpin, "thoi ghim": (*deskTurn).unpin, "go ghim": (*deskTurn).unpin, "unpin": (*deskTurn).unpin,
}

// pin has the group's totals kept current; the message itself comes by a job, so that
// the records know which one it is.
func (t *deskTurn) pin() (bot.Effects, error) {
	if e, err := t.mayPin(); e != nil || err != nil {
		return deref(e), err
	}
	place, err := t.describe(t.who.bound.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("tonghop.pinning", "place", place, "typed", t.typed("tonghop")))
	e.Writes = []bot.Write{bot.PinTotals{Chat: t.Event.Chat, Since: t.now}, t.audit("tonghop.ghim", groupObject(t.Event.Chat))}
	return e, nil
}

func (t *deskTurn) unpin() (bot.Effects, error) {
	if e, err := t.mayPin(); e != nil || err != nil {
		return deref(e), err
	}
	e := t.answer(bot.T("tonghop.unpinned"))
	e.Writes = []bot.Write{bot.PinTotals{Chat: t.Event.Chat}, t.audit("tonghop.bo_ghim", groupObject(t.Event.Chat))}
	return e, nil
}

// mayPin is what is answered where nothing can be pinned, or not by whoever asks.
func (t *deskTurn) mayPin() (*bot.Effects, error) {
	var e bot.Effects
	var err error
	switch no := t.who.may(rule{bound: officer}); {
	case !t.who.group:
		e = t.answer(bot.T("tonghop.pin_private", "typed", t.typed("tonghop")))
	case no != granted:
		e, err = t.refuse(no)
	case !t.Caps.Edit:
		e = t.answer(bot.T("tonghop.pin_nowhere", "typed", t.typed("tonghop")))
	default:
		return nil, nil
	}
	return &e, err
}

// Pinned is the message of a group's totals, with the mark of its numbers; nothing of it
// where they are those of the mark that was seen. Not ok: the group is bound no more.
func (d *Desk) Pinned(records Snapshot, u Unasked, seen string) (say *bot.Say, mark string, ok bool, err error) {
	t, err := d.openUnasked(records, u, "")
	if err != nil || t.who.bound == nil {
		return nil, "", false, err
	}
	mark, err = t.pinMark()
	if err != nil || mark == seen {
		return nil, mark, true, err
	}
	e, err := t.showTotals(selection{scope: bot.Everything})
	if err != nil || len(e.Say) == 0 {
		return nil, mark, true, err
	}
	say = &e.Say[0]
	say.Parts = append(say.Parts, bot.Part{Text: bot.T("tonghop.pinned")})
	standFor(say)
	return say, mark, true, nil
}

// pinMark is the fingerprint of the numbers that totals show now, and of their round:
// another minute alone makes no other one.
func (t *deskTurn) pinMark() (string, error) {
	rounds, err := t.roundsNow()
	if err != nil {
		return "", err
	}
	scope := t.who.reads()
	rows, err := t.tally(scope, t.suited(selection{scope: bot.Everything}).by, rounds.Since(t.now))
	return mark(fmt.Sprint(rows), fmt.Sprint(t.gathered(rounds.Of(single(scope)))), scopeMark(scope)), err
}
