package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// findOfficers shows the officers whose name, phone or area was typed: the card of one,
// a list of several.
func (t *deskTurn) findOfficers(words string) (bot.Effects, error) {
	all, err := t.records.Officers()
	if err != nil {
		return bot.Effects{}, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	found := slices.DeleteFunc(all, func(a bot.Account) bool { return !t.isOfficer(a, words, areas) })
	if len(found) == 1 {
		return t.officerCard(found[0], nil)
	}
	head := bot.T("canbo.found", "word", quoted(words), "n", len(found))
	if len(found) == 0 {
		head = bot.T("canbo.not_found", "word", quoted(words))
	}
	parts := []bot.Part{{Text: head}}
	var choices []bot.Choice
	for i, a := range found[:min(len(found), perList)] {
		parts = append(parts, bot.Part{Text: bot.T("canbo.row", "i", i+1, "name", nameOf(a.Name), "place", t.duties(a, areas))})
		choices = append(choices, bot.Choice{Label: bot.T("button.officer", "i", i+1, "name", nameOf(a.Name)), Data: data(verbOfficer, accountMark(a.ID))})
	}
	choices = append(choices, button("officers", data(verbOfficers)))
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, rows(choices...)...)}, Writes: []bot.Write{t.audit("canbo", "")}}, nil
}

// isOfficer tells whether the words are of the officer's name, phone, or of an area
// that is the officer's own.
func (t *deskTurn) isOfficer(a bot.Account, words string, areas []bot.Area) bool {
	if name := vn.Words(a.Name); name != "" && strings.Contains(" "+name+" ", " "+vn.Words(words)+" ") {
		return true
	}
	if phone, ok := dialled(words); ok && phone != "" && phone == a.Phone {
		return true
	}
	return slices.ContainsFunc(bot.MatchAreas(words, areas, t.day), func(of bot.Area) bool { return slices.Contains(a.Scope.Areas(), of.ID) })
}
