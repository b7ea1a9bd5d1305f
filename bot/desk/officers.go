package desk

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// officers is /canbo: to an administrator the officers, each with a card; to an
// officer the own card.
func officers() command {
	return command{
		name: "canbo", asked: "danh sách cán bộ|cán bộ nào|các cán bộ|officers", action: action{inPrivate, (*deskTurn).officers},
		plain: func(t *deskTurn) bool { return t.who.Role != bot.Admin }, behind: behindOfficers,
		file: &filing{ends: []string{".xlsx", ".csv"}, run: (*deskTurn).officersCame},
		taps: []tap{
			{verbOfficers, action{byAdmin, (*deskTurn).tapOfficers}},
			{verbOfficer, action{inPrivate, (*deskTurn).tapOfficer}},
			{verbNameOfficer, action{inPrivate, (*deskTurn).nameOfficer}},
			{verbDoNameOfficer, action{inPrivate, (*deskTurn).doNameOfficer}},
			{verbAdmin, action{byAdmin, (*deskTurn).askAdmin}},
			{verbDoAdmin, action{byAdmin, (*deskTurn).doAdmin}},
			{verbDeputy, action{inPrivate, (*deskTurn).inviteDeputy}},
			{verbEndDeputy, action{inPrivate, (*deskTurn).endDeputy}},
			{verbInviteList, action{byAdmin, (*deskTurn).officersPasted}},
			{verbDoInviteList, action{byAdmin, (*deskTurn).doInviteList}},
			{verbMoreOfficers, action{byAdmin, (*deskTurn).moreOfficers}},
			{verbOfficersRead, action{byAdmin, (*deskTurn).officersRead}},
			{verbMissingOfficers, action{byAdmin, (*deskTurn).missingOfficers}},
			{verbRemoveOfficer, action{byAdmin, (*deskTurn).removeOfficer}},
			{verbDoRemoveOfficer, action{byAdmin, (*deskTurn).doRemoveOfficer}},
		},
	}
}

const (
	verbOfficers        = "cb"
	verbOfficer         = "cc"
	verbNameOfficer     = "cn"
	verbDoNameOfficer   = "cny"
	verbAdmin           = "cq"
	verbDoAdmin         = "cqy"
	verbDeputy          = "cd"
	verbEndDeputy       = "cdx"
	verbInviteList      = "cbi"
	verbDoInviteList    = "cbiy"
	verbMoreOfficers    = "cbim"
	verbOfficersRead    = "cbir"
	verbMissingOfficers = "cbm"
	verbRemoveOfficer   = "cr"
	verbDoRemoveOfficer = "cry"
)

// The words that may follow /canbo, folded.
const missingWord = "thieu"

// perList is how many officers a message lists.
const perList = 10

// officers answers /canbo.
func (t *deskTurn) officers(c call) (bot.Effects, error) {
	switch {
	case t.who.Role != bot.Admin:
		return t.ownCard()
	case vn.Fold(c.args) == missingWord:
		return t.missingOfficers(c)
	case asksAdmin(c.args):
		return t.secondAdmin(), nil
	}
	word, list := c.args, ""
	if i := strings.IndexFunc(c.args, unicode.IsSpace); i >= 0 {
		word, list = c.args[:i], strings.TrimSpace(c.args[i:])
	}
	if vn.Fold(word) == inviteWord {
		return t.officersPasted(call{name: verbInviteList, args: list, answer: list != ""})
	}
	if c.args != "" {
		return t.findOfficers(c.args)
	}
	return t.listOfficers(0)
}

func (t *deskTurn) tapOfficers(c call) (bot.Effects, error) {
	page := 0
	if len(c.fields) == 1 {
		page, _ = unnum[int](c.fields[0])
	}
	return t.listOfficers(page)
}

func (t *deskTurn) listOfficers(page int) (bot.Effects, error) {
	all, err := t.records.Officers()
	if err != nil {
		return bot.Effects{}, err
	}
	waiting, err := t.invitedNames()
	if err != nil {
		return bot.Effects{}, err
	}
	if len(all) == 0 {
		parts := append([]bot.Part{{Text: bot.T("canbo.none")}}, waiting...)
		return bot.Effects{Say: []bot.Say{t.sayParts(parts, []bot.Choice{button("invite_officers", data(verbInviteList))})}}, nil
	}
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	pages := (len(all) + perList - 1) / perList
	page = min(page, pages-1)
	first := page * perList
	parts := []bot.Part{{Text: bot.T("canbo.head", "n", len(all))}}
	var choices []bot.Choice
	for i, a := range all[first:min(first+perList, len(all))] {
		n := first + i + 1
		parts = append(parts, bot.Part{Text: bot.T("canbo.row", "i", n, "name", nameOf(a.Name), "place", t.duties(a, areas))})
		choices = append(choices, bot.Choice{
			Label: bot.T("button.officer", "i", n, "name", nameOf(a.Name)),
			Data:  data(verbOfficer, accountMark(a.ID)),
		})
	}
	parts = append(parts, waiting...)
	choices = append(choices, button("invite_officers", data(verbInviteList)), button("missing_officers", data(verbMissingOfficers)))
	if pages > 1 {
		choices = append(choices, button("next_page", data(verbOfficers, num((page+1)%pages))))
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, rows(choices...)...)}, Writes: []bot.Write{t.audit("canbo", "")}}, nil
}

// markedOfficer is the officer that a button means, nil when that is none (any
// more).
func (t *deskTurn) markedOfficer(c call) (*bot.Account, error) {
	all, err := t.records.Officers()
	if err != nil || len(c.fields) == 0 {
		return nil, err
	}
	i := slices.IndexFunc(all, func(a bot.Account) bool { return accountMark(a.ID) == c.fields[0] })
	if i < 0 {
		return nil, nil
	}
	return &all[i], nil
}

func (t *deskTurn) officerGone(err error) (bot.Effects, error) {
	return t.answer(bot.T("canbo.gone")), err
}

// accountMark names an account in a button: platforms' ids may be long.
func accountMark(id bot.AccountID) string { return mark("account", string(id)) }

func scopeMark(s bot.Scope) string {
	areas, levels := encodeScope(s)
	return mark(areas, levels)
}
