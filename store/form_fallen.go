package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// The area's units first: they are few beside those of a form.
const fallenUnits = `SELECT u.name, u.level FROM units u CROSS JOIN form_units f ON f.form_id = ?1 AND f.unit_id = u.id
  WHERE u.area_id = ?2 AND u.standing = '' AND f.standing = '' AND f.area_id = ?2
    AND f.status IN ('duoc_tiep_nhan', 'thanh_cong') AND u.cur_status NOT IN ('duoc_tiep_nhan', 'thanh_cong') ORDER BY u.name`

// Fallen names the units of an area that were received or better in the form that counts
// it, and are not any more.
func (n *Snapshot) Fallen(forms []bot.Form, area bot.AreaID, scope bot.Scope) (names []string, err error) {
	of, err := n.c.formOfArea(forms)
	if err != nil || of[area] == 0 {
		return nil, err
	}
	err = n.c.each(fallenUnits, []any{of[area], area}, func(row *sqlx.Rows) error {
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
