package desk

import "vneidbot/bot"

// Settings are what can be set of the campaign or of an area, as /caidat has it.
type Settings struct {
	Area   bot.AreaID // 0 for the campaign
	Name   bot.Text   // inside a sentence
	Rows   []SettingRow
	Letter *bot.Attachment // the campaign's, nil for none
	Drop   bot.Choice      // takes it away

	Form     bot.Text // which form workbooks fill
	DropForm []bot.Choice
}

// SettingRow is a setting, its value and the button that new words for it come with.
type SettingRow struct {
	bot.Setting
	Name   bot.Text
	Value  bot.Text // as people read it, no words for none
	Change string
}

// SettingAreas are the areas whose own settings the officer may change.
func (l *Look) SettingAreas() ([]bot.Area, error) { return l.t.settableAreas() }

// Settings are those of an area, 0 for the campaign's; nil for what the officer may not
// change.
func (l *Look) Settings(area bot.AreaID) (*Settings, error) {
	s, instead, err := l.t.settableOf(area)
	if err != nil || instead != nil {
		return nil, err
	}
	out := &Settings{Area: area, Name: s.name, Letter: s.file}
	if s.file != nil {
		out.Drop = l.t.dropLetter(*s.file)
	}
	if out.Form, out.DropForm, err = l.t.formStanding(area); err != nil {
		return nil, err
	}
	for _, k := range s.list {
		row := SettingRow{Setting: k, Name: settingName(k), Change: data(verbSetting, num(area), string(k))}
		if kept := s.kept(k); kept != "" {
			row.Value = settingValue(k, kept)
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}
