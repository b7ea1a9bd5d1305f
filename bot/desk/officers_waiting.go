package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// invitedNames are who was invited by name and has not come yet, for the list of officers.
func (t *deskTurn) invitedNames() ([]bot.Part, error) {
	open, err := t.records.Invitations(t.now)
	if err != nil || len(open) == 0 {
		return nil, err
	}
	var names bot.List
	for _, k := range open[:min(len(open), fewOfficers)] {
		names = append(names, bot.Raw(k.Name))
	}
	if more := len(open) - fewOfficers; more > 0 {
		names = append(names, bot.T("canbo.waiting_more", "n", more))
	}
	return []bot.Part{{Text: bot.T("canbo.waiting", "n", len(open), "names", names)}}, nil
}

// asksAdmin tells whether words after a command of officers are of an administrator.
func asksAdmin(words string) bool {
	folded := " " + vn.Fold(words) + " "
	return strings.Contains(folded, " quan tri ") || strings.Contains(folded, " admin ")
}

// secondAdmin tells how there comes to be another administrator.
func (t *deskTurn) secondAdmin() bot.Effects {
	return t.answer(bot.T("canbo.second_admin", "invite", t.typed("moicanbo"), "officers", t.typed("canbo")), []bot.Choice{button("officers", data(verbOfficers))})
}
