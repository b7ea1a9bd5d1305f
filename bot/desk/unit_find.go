package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// units is /donvi: one unit, and what officers do about it.
func units() command {
	return command{
		name: "donvi", asked: "tra đơn vị|tra trường|tra một đơn vị|tìm trường|tìm đơn vị|thông tin trường|thông tin đơn vị|xem trường|xem đơn vị|sửa tên|sửa đơn vị|gộp đơn vị|số điện thoại trường|unit", aliases: []string{"tradonvi", "unit"}, action: action{readUnit, (*deskTurn).findUnit}, place: 9, answers: isUnit,
		taps: []tap{
			{verbCard, action{readUnit, (*deskTurn).tapCard}},
			{verbHistory, action{readUnit, (*deskTurn).tapHistory}},
			{verbPictures, action{readUnit, (*deskTurn).tapPictures}},
			{verbPeople, action{readPeople, (*deskTurn).tapPeople}},
			{verbErase, action{erasePicture, (*deskTurn).erase}},
			{verbDoErase, action{erasePicture, (*deskTurn).doErase}},
			{verbPerson, action{readPeople, (*deskTurn).tapPerson}},
			{verbVerify, action{verifyPerson, (*deskTurn).verify}},
			{verbReply, action{writeTo, (*deskTurn).reply}},
			{verbDoReply, action{writeTo, (*deskTurn).doReply}},
			{verbEnd, action{endTalk, (*deskTurn).endTalk}},
			{verbDoEnd, action{endTalk, (*deskTurn).doEndTalk}},
			{verbClassify, action{classifyWords, (*deskTurn).classify}},
			{verbDoClassify, action{classifyWords, (*deskTurn).doClassify}},
			{verbMerge, action{mergeUnits, (*deskTurn).merge}},
			{verbDoMerge, action{mergeUnits, (*deskTurn).doMerge}},
			{verbUndoMerge, action{mergeUnits, (*deskTurn).undoMerge}},
			{verbEdit, action{editUnit, (*deskTurn).tapEdit}},
			{verbName, action{editUnit, (*deskTurn).editName}},
			{verbCode, action{editUnit, (*deskTurn).editCode}},
			{verbLevel, action{editUnit, (*deskTurn).editLevel}},
			{verbMove, action{editUnit, (*deskTurn).editArea}},
			{verbHead, action{editUnit, (*deskTurn).editHead}},
			{verbStanding, action{editUnit, (*deskTurn).editStanding}},
			{verbAccept, action{editUnit, (*deskTurn).accept}},
			{verbSince, action{editUnit, (*deskTurn).changeSince}},
			{verbDoChange, action{editUnit, (*deskTurn).doChange}},
		},
	}
}

const (
	verbCard       = "dv"
	verbHistory    = "dvh"
	verbPictures   = "dvp"
	verbPeople     = "dvr"
	verbErase      = "dvx"
	verbDoErase    = "dvxy"
	verbPerson     = "dvi"
	verbVerify     = "dvv"
	verbReply      = "dvw"
	verbDoReply    = "dvwy"
	verbEnd        = "dvz"
	verbDoEnd      = "dvzy"
	verbMerge      = "dvm"
	verbDoMerge    = "dvmy"
	verbUndoMerge  = "dvmu"
	verbClassify   = "dvo"
	verbDoClassify = "dvoy"
	verbEdit       = "dve"
	verbName       = "dvn"
	verbCode       = "dvc"
	verbLevel      = "dvl"
	verbMove       = "dva"
	verbHead       = "dvk"
	verbStanding   = "dvs"
	verbAccept     = "dvq"
	verbSince      = "dvt"
	verbDoChange   = "dvy"
)

// findUnit answers /donvi with a code, a receipt or a part of a name.
func (t *deskTurn) findUnit(c call) (bot.Effects, error) {
	if c.args == "" {
		return t.askWords(c.name, "", bot.T("donvi.which")), nil
	}
	u, e, err := t.namedUnit(c.args, State{Command: "donvi"}, verbCard)
	if u == nil && err == nil && len(e.Say) == 1 && len(e.Say[0].Choices) == 0 && strings.HasPrefix(vn.Words(c.args)+" ", "them ") {
		return t.answer(bot.T("donvi.add_how", "list", t.typed("maudanhsach"), "wishes", t.typed("denghi"))), nil
	}
	if u == nil {
		return e, err
	}
	e, err = t.card(*u)
	if words := unused(c.args, *u); words != "" && len(e.Say) > 0 {
		e.Say[0].Parts = append(e.Say[0].Parts, bot.Part{Text: bot.T("donvi.unused", "words", quoted(words))})
	}
	return e, err
}

// unused is what was typed beside the unit's code and is not of its name or place: an
// edit is begun by its button.
func unused(typed string, u bot.Unit) string {
	codes, rest := read.TaxCodes(typed)
	known := " " + vn.Words(u.Name+" "+u.AreaName+" truong") + " "
	for word := range strings.FieldsSeq(vn.Words(rest)) {
		if len(codes) == 1 && !strings.Contains(known, " "+word+" ") {
			return strings.Trim(rest, space+":")
		}
	}
	return ""
}

// namedUnit is the unit that the words mean; nil with what is to be answered instead:
// which of several, each with a button of that verb, or none. What is typed next is
// another name for what asked.
func (t *deskTurn) namedUnit(words string, asked State, verb string, rest ...string) (*bot.Unit, bot.Effects, error) {
	found, err := t.unitsFor(words)
	if err != nil || len(found) == 1 {
		return only(found), bot.Effects{}, err
	}
	t.awaitWords(asked.Command, asked.Begun)
	key := "donvi.choose"
	switch {
	case len(found) == 0:
		e, err := t.noUnit(words, verb, rest...)
		return nil, e, err
	case len(found) > offered:
		key, found = "donvi.too_many", found[:offered]
	}
	return nil, t.answer(bot.T(key, "n", len(found)), unitButtons(verb, found, rest...)...), nil
}

func only(found []bot.Unit) *bot.Unit {
	if len(found) == 0 {
		return nil
	}
	return &found[0]
}

// unitsFor finds the units of the own scope that the words may mean, one more than
// is offered, closed ones last.
func (t *deskTurn) unitsFor(words string) ([]bot.Unit, error) {
	if code, ok := read.Receipt(words); ok {
		return t.unitOfReceipt(code)
	}
	found, err := t.records.UnitsByQuery(words, t.who.tends(), offered+1)
	if err != nil || len(found) > offered {
		return found, err
	}
	closed, err := t.records.ClosedUnits(words, t.who.tends(), offered+1-len(found))
	if len(found) > 0 { // those that count answer, unless the words are another one's whole name
		closed = slices.DeleteFunc(closed, func(u bot.Unit) bool { return bot.NameKey(u.Name) != bot.NameKey(words) })
	}
	return append(found, closed...), err
}

// unitOfReceipt is the unit that the report was sent for, if it is one's own.
func (t *deskTurn) unitOfReceipt(code bot.Receipt) ([]bot.Unit, error) {
	r, err := t.records.ReportOfReceipt(code)
	if err != nil || r == nil {
		return nil, err
	}
	u, err := t.records.Unit(r.Unit)
	if err != nil || u == nil || !t.who.tends().Contains(u.Area, u.Level) {
		return nil, err
	}
	return []bot.Unit{*u}, nil
}

// noUnit says that there is none, and offers those whose code is one slip away.
func (t *deskTurn) noUnit(words, verb string, rest ...string) (bot.Effects, error) {
	near, err := t.records.UnitsNear(words, t.who.own(), offered)
	if err != nil || len(near) == 0 {
		return t.answer(bot.T("donvi.none", "word", quoted(words))), err
	}
	return t.answer(bot.T("donvi.near", "word", quoted(words)), unitButtons(verb, near, rest...)...), nil
}

// unitButtons are a row for each unit.
func unitButtons(verb string, found []bot.Unit, rest ...string) [][]bot.Choice {
	var choices []bot.Choice
	for _, u := range found {
		choices = append(choices, bot.Choice{Label: unitName(u), Data: data(verb, append([]string{num(u.ID)}, rest...)...)})
	}
	return rows(choices...)
}
