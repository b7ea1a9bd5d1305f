package page

import (
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// settings are what an office sets, each with a field.
type settings struct {
	*desk.Settings        // nil for who can set nothing
	Whose          []pick // whose settings can be chosen, of more than one
	Fields         []field
}

// field is a setting as it is typed.
type field struct {
	desk.SettingRow
	Long bool // of several lines
}

// byWhose names an area in addresses, 0 for the campaign.
const byWhose = "a"

func (v *visit) settings() (shown, error) {
	areas, err := v.look.SettingAreas()
	if err != nil {
		return shown{}, err
	}
	id := bot.AreaID(0)
	if v.officer.Role != bot.Admin && len(areas) > 0 {
		id = areas[0].ID
	}
	if n, err := strconv.ParseInt(v.request.URL.Query().Get(byWhose), 10, 64); err == nil {
		id = bot.AreaID(n)
	}
	d := settings{Whose: v.whose(areas, id)}
	if d.Settings, err = v.look.Settings(id); err != nil {
		return shown{}, err
	}
	if d.Settings == nil {
		return shown{Title: v.say("page.settings"), Data: d}, nil
	}
	for _, row := range d.Rows {
		d.Fields = append(d.Fields, field{row, row.Setting == bot.SettingGuideVi || row.Setting == bot.SettingGuideEn})
	}
	return shown{Title: v.say("page.set.title", "place", d.Name), Data: d}, nil
}

// whose are the campaign, for administrators, and the areas; nil where there is no choice.
func (v *visit) whose(areas []bot.Area, now bot.AreaID) (all []pick) {
	if v.officer.Role == bot.Admin {
		all = append(all, pick{Value: "0", Label: v.say("page.set.campaign"), Here: now == 0})
	}
	for _, a := range areas {
		all = append(all, pick{Value: strconv.FormatInt(int64(a.ID), 10), Label: a.Name, Here: a.ID == now})
	}
	if len(all) == 1 {
		return nil
	}
	return all
}
