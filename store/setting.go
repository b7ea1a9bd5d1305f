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
	return version, bot.NewCampaign(kept), err
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
