package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// areaColumns select an area in the order of areaInto.
const areaColumns = `a.id, a.code, a.name, a.short_name, a.sort, a.office, a.contact, a.phone, a.valid_from, a.valid_to`

func areaInto(a *bot.Area) []any {
	return []any{&a.ID, &a.Code, &a.Name, &a.Short, &a.Sort, &a.Office, &a.Contact, &a.Phone, moment{&a.From}, moment{&a.To}}
}

// areas lists every area in the official order.
func (c *conn) areas() (list []bot.Area, err error) {
	err = c.each(`SELECT `+areaColumns+` FROM areas a ORDER BY a.sort, a.id`, nil, func(row *sqlx.Rows) error {
		var a bot.Area
		err := row.Scan(areaInto(&a)...)
		list = append(list, a)
		return err
	})
	return list, err
}
