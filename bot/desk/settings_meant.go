package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// settingsMeant offers what the words behind /caidat name a part of: of an administrator all
// that the list has buttons for, of an officer the own area's; nil for words that name an
// area, or nothing.
func (t *deskTurn) settingsMeant(words string) *bot.Effects {
	areas, err := t.loadAreas()
	if err != nil {
		return nil
	}
	if scope, problem := read.Scope(words, areas, t.day); problem.OK() && !scope.Empty() {
		return nil
	}
	var meant []bot.Choice
	for _, c := range t.settingChoices() {
		if t.names(c.Label, words) {
			meant = append(meant, c)
		}
	}
	if len(meant) == 0 {
		return nil
	}
	e := t.answer(bot.T("caidat.which_setting"), rows(meant...)...)
	return &e
}

// saidAgain is how much of what was not understood is said again, in letters.
const saidAgain = 60

// noSetting is what is answered to words that name neither an area nor a setting: the list.
func (t *deskTurn) noSetting(words string, unclear bot.Effects, err error) (bot.Effects, error) {
	if err != nil || unclear.Say[0].Parts[0].Text.Key != "area.nowhere" {
		return unclear, err
	}
	e, err := t.settings(call{name: "caidat"})
	if err == nil && len(e.Say) > 0 {
		e.Say[0].Parts = append([]bot.Part{{Text: bot.T("caidat.no_setting", "word", bot.Raw(shorten(words, saidAgain)))}}, e.Say[0].Parts...)
	}
	return e, err
}

// settingChoices are the buttons of the list that the person begins with.
func (t *deskTurn) settingChoices() (choices []bot.Choice) {
	list, of := bot.Settings(), bot.AreaID(0)
	if t.who.Role != bot.Admin {
		mine, err := t.settableAreas()
		if err != nil || len(mine) != 1 {
			return nil
		}
		list, of = bot.AreaSettings(), mine[0].ID
	}
	for _, k := range list {
		choices = append(choices, bot.Choice{Label: settingName(k), Data: data(verbSetting, num(of), string(k))})
	}
	if of == 0 {
		choices = append(choices, bot.Choice{Label: bot.T("button.letter_file"), Data: data(verbLetter)}, bot.Choice{Label: bot.T("button.next_campaign"), Data: data(verbNext)})
	}
	return choices
}

// names tells whether all the words stand in a label, "đợt mới" in "Bắt đầu đợt báo cáo mới".
func (t *deskTurn) names(label bot.Text, words string) bool {
	said := " " + vn.Words(t.Words.Words(t.Lang, label)) + " "
	typed := strings.Fields(vn.Words(words))
	for _, w := range typed {
		if !strings.Contains(said, " "+w+" ") {
			return false
		}
	}
	return len(typed) > 0
}
