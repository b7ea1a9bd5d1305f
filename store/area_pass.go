package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// passed are the tables whose rows have a scope that follows an area to its new name,
// each with its key. What was spent, ended or told stays as it was.
var passed = []struct{ table, key, where string }{
	{"accounts", "id", "role = 'officer'"},
	{"groups", "chat_key", "TRUE"},
	{"officer_codes", "hash", "spent_by = ''"},
	{"feeds", "id", "TRUE"},
	{"pauses", "event", "ended_at IS NULL"},
}

// passArea changes what names the area. It reads and then writes, which the one writer
// makes safe.
func (t *tx) passArea(w bot.PassArea) error {
	for _, p := range passed {
		scopes := map[string]bot.Scope{}
		err := t.each(`SELECT `+p.key+`, scope FROM `+p.table+` WHERE `+p.where, nil, func(row *sqlx.Rows) error {
			var key string
			var scope bot.Scope
			err := row.Scan(&key, asJSON{&scope})
			if scope.HasArea(w.From) && !scope.Everywhere() {
				scopes[key] = scope.Instead(w.From, w.To)
			}
			return err
		})
		if err != nil {
			return err
		}
		for key, scope := range scopes {
			if _, err := t.exec(`UPDATE `+p.table+` SET scope = ? WHERE `+p.key+` = ?`, toJSON(scope), key); err != nil {
				return err
			}
		}
	}
	if _, err := t.exec(`UPDATE rounds SET area_id = ?1, version = version + 1 WHERE area_id = ?2 AND units_at > ?3 AND removed = FALSE`, w.To, w.From, millis(t.now)); err != nil {
		return err
	}
	_, err := t.exec(`UPDATE documents SET area_id = ? WHERE area_id = ?`, w.To, w.From)
	return err
}
