package desk

import (
	"maps"
	"slices"
	"time"

	"vneidbot/bot"
)

// day is the day on which the desk is asked.
func (m *memory) day() time.Time {
	now := noon
	if m.today != nil {
		now = m.today()
	}
	return bot.NewPlace(nil).Day(now)
}

// standIn gives an account what it may in an officer's place.
func (m *memory) standIn(a *bot.Account) {
	for _, d := range m.deputies {
		o := m.accounts[d.Officer]
		if d.Account != a.ID || d.Until.Before(m.day()) || o.Role == bot.Principal {
			continue
		}
		if a.Scope = a.Scope.Plus(o.Scope); a.Role == bot.Principal {
			a.Role = bot.Officer
		}
	}
}

func (m *memory) DeputiesOf(officers []bot.AccountID, day time.Time) (list []bot.Deputy, err error) {
	for _, d := range m.deputies {
		if slices.Contains(officers, d.Officer) && !d.Until.Before(day) {
			list = append(list, d)
		}
	}
	return list, m.fail
}

func (m *memory) Admins() (list []bot.AccountID, err error) {
	for id, a := range m.accounts {
		if a.Role == bot.Admin {
			list = append(list, id)
		}
	}
	return list, m.fail
}

func (m *memory) Groups() (list []bot.Group, err error) {
	for _, key := range slices.Sorted(maps.Keys(m.groups)) {
		list = append(list, m.groups[key])
	}
	return list, m.fail
}

// applyPeople keeps the rules of the store.
func (m *memory) applyPeople(w bot.Write) error {
	switch w := w.(type) {
	case bot.RemoveOfficer:
		a := m.accounts[w.Account]
		a.Role, a.Scope = bot.Principal, bot.Scope{}
		m.accounts[w.Account] = a
		m.deputies = slices.DeleteFunc(m.deputies, func(d bot.Deputy) bool { return d.Officer == w.Account })
	case bot.SetOfficer:
		a := m.accounts[w.Account]
		if a.Name != w.WasName || a.Phone != w.WasPhone {
			return errConflict
		}
		a.Name, a.Phone = w.Name, w.Phone
		m.accounts[w.Account] = a
	case bot.SetAdmin:
		a := m.accounts[w.Account]
		if a.Role == bot.Principal {
			return errConflict
		}
		if a.Role = bot.Officer; w.On {
			a.Role = bot.Admin
		}
		m.accounts[w.Account] = a
	case bot.EndDeputy:
		m.deputies = slices.DeleteFunc(m.deputies, func(d bot.Deputy) bool { return d.Officer == w.Officer && d.Account == w.Deputy })
	}
	return nil
}

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

func (m *memory) Running() (c bot.CampaignCount, err error) {
	for _, u := range m.units {
		if u.Current != nil {
			c.Reports, c.Units = c.Reports+1, c.Units+1
		}
	}
	return c, m.fail
}
