package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

var rosterRows = `SELECT u.code, u.name, u.level, a.name, u.owner, u.school, u.head, u.phone, u.address
  FROM units u JOIN areas a ON a.id = u.area_id WHERE u.standing IN ('', 'exempt') AND ` + inScope + ` ORDER BY u.id`

// Export lists the units of the scope as a roster has them, in the order in
// which they came: importing it changes nothing. Closed units and those that no
// officer has accepted are not part of it.
func (s *Store) Export(ctx context.Context, scope bot.Scope) (rows []bot.RosterRow, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		rows = nil
		return c.each(rosterRows, scopeArgs(scope), func(row *sqlx.Rows) error {
			var r bot.RosterRow
			err := row.Scan(&r.Code, &r.Name, &r.Level, &r.Area, &r.Owner, &r.School, &r.Head, &r.Phone, &r.Address)
			rows = append(rows, r)
			return err
		})
	})
	return rows, err
}
