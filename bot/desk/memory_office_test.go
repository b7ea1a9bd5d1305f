package desk

import "vneidbot/bot"

// set keeps the rule of the store: who saw another value changes nothing.
func (m *memory) set(w bot.ChangeSetting) error {
	if w.Area == 0 {
		return m.setCampaign(w)
	}
	for i := range m.areas {
		a := &m.areas[i]
		if a.ID != w.Area {
			continue
		}
		if a.Kept(w.Setting) != w.Was {
			return errConflict
		}
		*map[bot.Setting]*string{bot.SettingOffice: &a.Office, bot.SettingContact: &a.Contact, bot.SettingPhone: &a.Phone}[w.Setting] = w.Value
	}
	return nil
}

func (m *memory) setCampaign(w bot.ChangeSetting) error {
	if m.campaign.Kept(w.Setting) != w.Was {
		return errConflict
	}
	kept, letter := map[bot.Setting]string{w.Setting: w.Value}, m.campaign.Document
	for _, s := range bot.Settings() {
		if s != w.Setting {
			kept[s] = m.campaign.Kept(s)
		}
	}
	m.campaign = bot.NewCampaign(kept)
	m.campaign.Document = letter
	return nil
}
