package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// unitColumns select a unit with its area's name, its current report and the
// number of its verified reporters, in the order of scanUnit. They go with
// unitTables.
const unitColumns = `u.id, u.code, u.code_proposed, u.no_code, u.school, u.name, u.level, u.owner,
  coalesce(u.area_id, 0), coalesce(a.name, ''), u.address, u.head, u.phone, u.standing,
  (SELECT count(*) FROM reporters v WHERE v.unit_id = u.id AND v.verified = TRUE), ` + reportColumns

// unitTables join what unitColumns read.
const unitTables = ` units u LEFT JOIN areas a ON a.id = u.area_id LEFT JOIN reports r ON r.id = u.cur_report `

// scanUnit reads a row of unitColumns, and then more.
func scanUnit(row *sqlx.Rows, more ...any) (bot.Unit, error) {
	var u bot.Unit
	var r bot.Report
	dest := append([]any{&u.ID, &u.Code, &u.Proposed, &u.NoCode, &u.School, &u.Name, &u.Level, &u.Owner,
		&u.Area, &u.AreaName, &u.Address, &u.Head, &u.Phone, &u.Standing, &u.Reporters}, reportInto(&r)...)
	if err := row.Scan(append(dest, more...)...); err != nil {
		return bot.Unit{}, err
	}
	if r.ID != "" {
		u.Current = &r
	}
	return u, nil
}

// units lists what a query of unitColumns selects.
func (c *conn) units(query string, args ...any) (list []bot.Unit, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		u, err := scanUnit(row)
		list = append(list, u)
		return err
	})
	return list, err
}

const unitByID = `SELECT ` + unitColumns + ` FROM` + unitTables + `WHERE u.id = ?`

// unit is nil when there is none.
func (c *conn) unit(id bot.UnitID) (*bot.Unit, error) {
	list, err := c.units(unitByID, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}
