package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// The area's units first: they are few beside those of a form.
const fallenUnits = `SELECT u.name, u.level FROM units u CROSS JOIN form_units f ON f.form_id = ?1 AND f.unit_id = u.id
  WHERE u.area_id = ?2 AND u.standing = '' AND f.standing = '' AND f.area_id = ?2
    AND f.status IN ('duoc_tiep_nhan', 'thanh_cong') AND u.cur_status NOT IN ('duoc_tiep_nhan', 'thanh_cong') ORDER BY u.name`

// fellBetween reads the units of an area in the form ?2, beside how they stood in ?1.
const fellBetween = `SELECT f.name, f.level FROM form_units f CROSS JOIN form_units b ON b.form_id = ?1 AND b.unit_id = f.unit_id
  WHERE f.form_id = ?2 AND f.area_id = ?3 AND f.standing = '' AND b.standing = '' AND b.area_id = ?3
    AND b.status IN ('duoc_tiep_nhan', 'thanh_cong') AND f.status NOT IN ('duoc_tiep_nhan', 'thanh_cong') ORDER BY f.name`

// Fallen names the units of an area that were received or better in the form that counts
// it, and are not any more.
func (n *Snapshot) Fallen(forms []bot.Form, area bot.AreaID, scope bot.Scope) (names []string, err error) {
	of, err := n.c.formOfArea(forms)
	if err != nil || of[area] == 0 {
		return nil, err
	}
	return n.c.namesOf(area, scope, fallenUnits, of[area], area)
}

// FellBetween names the units of an area that were received or better in the one of the
// first forms that counts it, and were not in the other one.
func (n *Snapshot) FellBetween(then, now []bot.Form, area bot.AreaID, scope bot.Scope) ([]string, error) {
	before, err := n.c.formOfArea(then)
	if err != nil {
		return nil, err
	}
	after, err := n.c.formOfArea(now)
	if err != nil || before[area] == 0 || after[area] == 0 {
		return nil, err
	}
	return n.c.namesOf(area, scope, fellBetween, before[area], after[area], area)
}

// namesOf are the names of units of an area that a query finds with their levels, those of
// the scope.
func (c *conn) namesOf(area bot.AreaID, scope bot.Scope, query string, args ...any) (names []string, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		var name string
		var level bot.Level
		err := row.Scan(&name, &level)
		if err == nil && scope.Contains(area, level) {
			names = append(names, name)
		}
		return err
	})
	return names, err
}
