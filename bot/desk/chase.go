package desk

import (
	"vneidbot/bot"
)

// chasing is /dondoc: the text for the schools' group, whom to phone, and a reminder
// to everybody who can be written to.
func chasing() command {
	return command{
		name: "dondoc", asked: "đôn đốc|nhắc|nhắc nhở|nhắc các trường|nhắn các trường|thúc giục|tin để dán|dán vào nhóm|remind", aliases: []string{"nhac", "remind"}, action: action{chase, (*deskTurn).chase}, place: 3, answers: isPlace,
		taps: []tap{
			{verbChase, action{chase, (*deskTurn).tapChase}},
			{verbAskChase, action{chase, (*deskTurn).tapAskChase}},
			{verbDoChase, action{chase, (*deskTurn).doChase}},
			{verbChasePart, action{chase, (*deskTurn).chasePart}},
			{verbChased, action{chase, (*deskTurn).chased}},
			{verbPause, action{chase, (*deskTurn).pause}},
			{verbDoPause, action{chase, (*deskTurn).doPause}},
			{verbEndPause, action{chase, (*deskTurn).endPause}},
			{verbAreasChase, action{chaseAreas, (*deskTurn).tapAreas}},
			{verbAreasWords, action{chaseAreas, (*deskTurn).areasWords}},
			{verbDoAreas, action{chaseAreas, (*deskTurn).doAreas}},
			{verbAreasPart, action{chaseAreas, (*deskTurn).areasPart}},
			{verbAreasChased, action{chaseAreas, (*deskTurn).areasChased}},
		},
	}
}

const (
	verbChase     = "nd"
	verbAskChase  = "nda"
	verbDoChase   = "ndy"
	verbChasePart = "ndx"
	verbChased    = "ndt"
	verbPause     = "nt"
	verbDoPause   = "nty"
	verbEndPause  = "ntz"

	verbAreasChase  = "na"
	verbAreasWords  = "naw"
	verbDoAreas     = "nay"
	verbAreasPart   = "nax"
	verbAreasChased = "nat"
)

// chase answers /dondoc: of one area at once with its text, of more by asking which;
// and with "địa bàn" who looks after the areas that are behind.
func (t *deskTurn) chase(c call) (bot.Effects, error) {
	if rest, is := ofAreas(c.args); is {
		return t.chaseAreas(call{name: c.name, args: rest})
	}
	scope, e, err := t.listedScope(c, verbChase)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showChase(scope)
}

func (t *deskTurn) tapChase(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showChase(scope)
}

// showChase says the text to paste in messages of its own, and then asks whether
// those who can be written to are to be reminded.
func (t *deskTurn) showChase(scope bot.Scope) (bot.Effects, error) {
	m, err := t.pilesOf(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if m.sum.Missing() == 0 {
		head, err := t.missingHead(scope, m.sum, m.rounds)
		return t.answer(head), err
	}
	var pasted []bot.Say
	if single(scope) != 0 {
		if pasted, err = t.paste(m.of, m.sum, m.rounds); err != nil {
			return bot.Effects{}, err
		}
	}
	ask, err := t.askChase(m.of, m.sum, m.areas, m.rounds)
	ask.Edit = ""
	e := bot.Effects{Say: append(pasted, ask)}
	if len(pasted) > 0 {
		e.Writes = []bot.Write{t.audit("dondoc", areaObject(single(scope)))}
	}
	return e, err
}

// tapAskChase asks again, in the place of what was tapped.
func (t *deskTurn) tapAskChase(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.askChaseAgain(scope)
}

func (t *deskTurn) askChaseAgain(scope bot.Scope) (bot.Effects, error) {
	m, err := t.pilesOf(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	ask, err := t.askChase(m.of, m.sum, m.areas, m.rounds)
	return bot.Effects{Say: []bot.Say{ask}}, err
}
