package store

import (
	"context"
	"strings"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// campaignKey begins the key of what an office sets, among the small values of
// others in the same table.
const campaignKey = "campaign."

// Campaign is what the office has set.
func (s *Store) Campaign(ctx context.Context) (campaign bot.Campaign, err error) {
	err = s.readOne(ctx, func(c *conn) (err error) {
		_, campaign, err = c.campaign()
		return err
	})
	return campaign, err
}

// campaign reads the settings and the version that grows with each change.
func (c *conn) campaign() (version string, _ bot.Campaign, err error) {
	kept := map[bot.Setting]string{}
	err = c.each(`SELECT key, value FROM settings`, nil, func(row *sqlx.Rows) error {
		var key, value string
		err := row.Scan(&key, &value)
		if name, ok := strings.CutPrefix(key, campaignKey); ok {
			kept[bot.Setting(name)] = value
		}
		if key == "version" {
			version = value
		}
		return err
	})
	campaign := bot.NewCampaign(kept)
	if err == nil {
		campaign.Document, err = c.document()
	}
	return version, campaign, err
}

// setSetting refuses what could not be shown: a door that forgot to read what
// was typed must not put it into every greeting.
func (t *tx) setSetting(w bot.SetSetting) error {
	if s, known := bot.ReadSetting(string(w.Setting)); !known || s != w.Setting {
		return bot.Fail(bot.Invalid, "store: setting "+string(w.Setting), nil)
	}
	if value, why := w.Setting.Read(w.Value); why.Key != "" || value != w.Value {
		return bot.Fail(bot.Invalid, "store: value of "+string(w.Setting), nil)
	}
	_, err := t.exec(`INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
		campaignKey+string(w.Setting), w.Value)
	return err
}

const (
	areaOffice  = `UPDATE areas SET office = ?3 WHERE id = ?1 AND office = ?2`
	areaContact = `UPDATE areas SET contact = ?3 WHERE id = ?1 AND contact = ?2`
	areaPhone   = `UPDATE areas SET phone = ?3 WHERE id = ?1 AND phone = ?2`
)

// changeSetting is setSetting for who saw what it was. It reads and then writes,
// which the one writer makes safe.
func (t *tx) changeSetting(w bot.ChangeSetting) error {
	if w.Area != 0 {
		return t.changeAreaSetting(w)
	}
	_, now, err := t.campaign()
	if err == nil && now.Kept(w.Setting) != w.Was {
		return conflict("change setting")
	}
	if err != nil {
		return err
	}
	return t.setSetting(bot.SetSetting{Setting: w.Setting, Value: w.Value})
}

func (t *tx) changeAreaSetting(w bot.ChangeSetting) error {
	query := map[bot.Setting]string{bot.SettingOffice: areaOffice, bot.SettingContact: areaContact, bot.SettingPhone: areaPhone}[w.Setting]
	if value, why := w.Setting.Read(w.Value); query == "" || why.Key != "" || value != w.Value {
		return bot.Fail(bot.Invalid, "store: an area's "+string(w.Setting), nil)
	}
	n, err := t.exec(query, w.Area, w.Was, w.Value)
	if err == nil && n == 0 {
		return conflict("change setting")
	}
	return err
}
