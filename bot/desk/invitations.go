package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/summary"
	"vneidbot/bot/vn"
)

// invitations is /mamoi.
func invitations() command {
	return command{
		name: "mamoi", behind: behindInvitations, asked: "mã mời|mã qr|liên kết mời|link mời|liên kết chung|link chung|mời trường|mời đơn vị|invite units", aliases: []string{"lienket", "qr"}, action: action{inBoth, (*deskTurn).invitations}, typed: "mamoi " + commonWord, answers: isUnit,
		plain: func(t *deskTurn) bool { return !t.Caps.Picture },
		taps: []tap{
			{verbUnit, action{inPrivate, (*deskTurn).tapUnit}},
			{verbReporter, action{inPrivate, (*deskTurn).removeReporter}},
			{verbDoReporter, action{inPrivate, (*deskTurn).doRemoveReporter}},
			{verbRenew, action{inPrivate, (*deskTurn).renewUnit}},
			{verbDoRenew, action{inPrivate, (*deskTurn).doRenewUnit}},
			{verbArea, action{inBoth, (*deskTurn).tapArea}},
			{verbRenewArea, action{inPrivate, (*deskTurn).renewArea}},
			{verbDoRenewArea, action{inPrivate, (*deskTurn).doRenewArea}},
			{verbCards, action{inPrivate, (*deskTurn).tapCards}},
			{verbCardsMade, action{inPrivate, (*deskTurn).cardsMade}},
			{verbCardsFailed, action{inPrivate, (*deskTurn).cardsFailed}},
		},
	}
}

const (
	verbUnit        = "mm"
	verbReporter    = "mr"
	verbDoReporter  = "mry"
	verbRenew       = "mv"
	verbDoRenew     = "mvy"
	verbArea        = "ac"
	verbRenewArea   = "av"
	verbDoRenewArea = "avy"
)

// Limits of a list of units to choose from.
const offered = 5

// commonWord after /mamoi asks for an area's common link.
const commonWord = "chung"

// invitations answers /mamoi: of one unit, in private because they are
// credentials; of all units of a scope, to be printed; or the common one of an area,
// which is safe to show.
func (t *deskTurn) invitations(c call) (bot.Effects, error) {
	if word, rest, _ := strings.Cut(c.args, " "); vn.Fold(word) == commonWord {
		return t.areaLinks(strings.TrimSpace(rest), c)
	}
	if t.who.group {
		return t.refuse(privateOnly)
	}
	if rest, ok := asksCards(c.args); ok {
		c.args = rest
		return t.cards(c)
	}
	if c.args == "" {
		return t.askWords(c.name, "", bot.T("mamoi.which", "typed", t.typed("mamoi"))), nil
	}
	found, err := t.records.UnitsByQuery(c.args, t.who.own(), offered+1)
	if err != nil {
		return bot.Effects{}, err
	}
	switch {
	case len(found) == 0:
		return t.nearUnits(c.args)
	case len(found) == 1:
		return t.invitation(found[0])
	}
	t.awaitWords(c.name, "")
	return t.chooseUnit(found), nil
}

// nearUnits offers the units whose code is one slip from the one that was typed.
// An invitation is a credential: the unit is asked about first.
func (t *deskTurn) nearUnits(typed string) (bot.Effects, error) {
	near, err := t.records.UnitsNear(typed, t.who.own(), offered)
	if err != nil {
		return bot.Effects{}, err
	}
	var choices []bot.Choice
	for _, u := range near {
		choices = append(choices, bot.Choice{Label: unitName(u), Data: data(verbUnit, num(u.ID))})
	}
	key := "mamoi.none"
	if len(near) > 0 {
		key = "mamoi.near"
	}
	t.awaitWords("mamoi", "")
	return t.answer(bot.T(key, "word", quoted(typed)), rows(choices...)...), nil
}

func (t *deskTurn) chooseUnit(found []bot.Unit) bot.Effects {
	key := "mamoi.choose"
	if len(found) > offered {
		key, found = "mamoi.too_many", found[:offered]
	}
	var choices []bot.Choice
	for _, u := range found {
		choices = append(choices, bot.Choice{Label: unitName(u), Data: data(verbUnit, num(u.ID))})
	}
	return t.answer(bot.T(key, "n", len(found)), rows(choices...)...)
}

// isUnit tells whether words may be a unit's code or name, and no report of it.
func isUnit(text string) bool {
	_, rest := read.TaxCodes(text)
	_, found, vague := read.Status(rest)
	return !found && !vague
}

// unitName is a unit with its area, which tells two of the same name apart.
func unitName(u bot.Unit) bot.Text {
	return bot.T("mamoi.unit", "name", bot.Raw(u.Name), "area", bot.Raw(bot.InSentence(u.AreaName)))
}

func (t *deskTurn) tapUnit(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	return t.invitation(*u)
}

// tappedUnit is the unit in a button's first field, if it may be shown here and
// now; nil with what is to be answered instead.
func (t *deskTurn) tappedUnit(c call) (*bot.Unit, bot.Effects, error) {
	var id bot.UnitID
	ok := false
	if len(c.fields) > 0 {
		id, ok = unnum[bot.UnitID](c.fields[0])
	}
	if !ok {
		e, err := t.stale()
		return nil, e, err
	}
	u, err := t.records.Unit(id)
	switch {
	case err != nil:
		return nil, bot.Effects{}, err
	case u == nil:
		e, err := t.stale()
		return nil, e, err
	case t.who.sees(u.Area, u.Level) != granted:
		e, err := t.refuse(outside)
		return nil, e, err
	}
	return u, bot.Effects{}, nil
}

// invitation shows what is handed to a school, made to be forwarded, and below
// it, for the officer, who came by it already.
func (t *deskTurn) invitation(u bot.Unit) (bot.Effects, error) {
	gen, err := t.records.InviteGeneration(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.showInvitation(u, gen, bot.Text{})
}

// showInvitation shows the invitation of a generation. What is said above it
// takes the place of the question that was tapped.
func (t *deskTurn) showInvitation(u bot.Unit, gen int, above bot.Text) (bot.Effects, error) {
	var e bot.Effects
	if above.Key != "" {
		e.Say = append(e.Say, t.say(above))
	}
	school, err := t.unitCard(u, gen)
	if err != nil {
		return bot.Effects{}, err
	}
	people, err := t.reporters(u, gen)
	if err != nil {
		return bot.Effects{}, err
	}
	e.Say = append(e.Say, school, people)
	e.Writes = []bot.Write{t.audit("mamoi", unitObject(u.ID))}
	return e, nil
}

// unitCard is the message for the school: QR code, link and typed code.
func (t *deskTurn) unitCard(u bot.Unit, gen int) (bot.Say, error) {
	code := t.Tokens.TypedUnitCode(u.ID, gen)
	payload := t.Tokens.UnitPayload(u.ID, gen)
	link, page := t.link(payload), t.page(payload)
	keys := [2]string{"mamoi.card", "mamoi.card_plain"}
	if link == "" && t.link("") != "" { // the chat alone has an address, and the code has to be typed
		link, keys = t.link(""), [2]string{"mamoi.card_chat", "mamoi.card_chat_plain"}
	}
	if link == "" {
		link, page = page, ""
	}
	if link == "" {
		return card(bot.T("mamoi.card_code", "unit", unitName(u), "code", bot.Raw(code)), nil), nil
	}
	picture, err := t.qr(link)
	key := keys[0]
	if picture == nil {
		key = keys[1]
	}
	return withPage(card(bot.T(key, "unit", unitName(u), "code", bot.Raw(code), "link", bot.Raw(link)), picture), page), err
}

// withPage adds the web page's address, if there is one, for whoever cannot use
// the other.
func withPage(say bot.Say, page string) bot.Say {
	if page != "" {
		say.Parts = append(say.Parts, bot.Part{Text: bot.T("mamoi.page", "link", bot.Raw(page))})
	}
	return say
}

// card is a message of its own, never an edit: it is there to be passed on.
func card(text bot.Text, picture []byte, choices ...[]bot.Choice) bot.Say {
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Picture: picture, Choices: choices}
}

// qr is the link as a picture, nil where pictures cannot be sent.
func (t *deskTurn) qr(link string) ([]byte, error) {
	if !t.Caps.Picture {
		return nil, nil
	}
	return summary.QR(link)
}

func unitObject(id bot.UnitID) string { return "unit:" + num10(id) }
