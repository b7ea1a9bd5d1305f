package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// areaColumns select an area in the order of areaInto.
const areaColumns = `a.id, a.code, a.name, a.short_name, a.sort, a.office, a.contact, a.phone, a.valid_from, a.valid_to, a.earlier`

func areaInto(a *bot.Area) []any {
	return []any{&a.ID, &a.Code, &a.Name, &a.Short, &a.Sort, &a.Office, &a.Contact, &a.Phone, moment{&a.From}, moment{&a.To}, asJSON{&a.Earlier}}
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

// saveArea writes all of the area. A new one that is there already, by name and
// first day, is that one: the write may run again.
func (t *tx) saveArea(a bot.Area) error {
	if a.ID == 0 {
		_, err := t.one(`SELECT id FROM areas WHERE name = ? AND coalesce(valid_from, 0) = ?`, []any{a.Name, millis(a.From)}, &a.ID)
		if err != nil {
			return err
		}
	}
	if a.ID == 0 {
		_, err := t.addArea(a)
		return err
	}
	n, err := t.exec(`UPDATE areas SET code = ?, name = ?, short_name = ?, sort = ?, office = ?, contact = ?, phone = ?,
	  valid_from = ?, valid_to = ?, earlier = ? WHERE id = ?`, a.Code, a.Name, a.Short, a.Sort, a.Office, a.Contact, a.Phone,
		dayOrNull(a.From), dayOrNull(a.To), earlierNames(a), a.ID)
	if err == nil && n == 0 {
		return conflict("save area")
	}
	return err
}

// addArea puts an area without an order at the end, before the department's own.
func (t *tx) addArea(a bot.Area) (bot.AreaID, error) {
	if a.Sort == 0 {
		_, err := t.one(`SELECT coalesce(max(sort), 0) + 1 FROM areas WHERE sort < ?`, []any{bot.DirectSort}, &a.Sort)
		if err != nil {
			return 0, err
		}
	}
	id, err := t.insert(`INSERT INTO areas (code, name, short_name, sort, office, contact, phone, valid_from, valid_to, earlier)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, a.Code, a.Name, a.Short, a.Sort, a.Office, a.Contact, a.Phone,
		dayOrNull(a.From), dayOrNull(a.To), earlierNames(a))
	return bot.AreaID(id), err
}

func dayOrNull(day time.Time) any {
	if day.IsZero() {
		return nil
	}
	return day.UnixMilli()
}

func earlierNames(a bot.Area) string {
	if len(a.Earlier) == 0 {
		return ""
	}
	return toJSON(a.Earlier)
}

// firstAreas gives a folder that has no area at all those that come with the
// program. Two processes may start at once: the writer asks again.
func (s *Store) firstAreas(ctx context.Context, areas []bot.Area) error {
	if len(areas) == 0 {
		return nil
	}
	empty := func(c *conn) (bool, error) {
		some, err := c.one(`SELECT id FROM areas LIMIT 1`, nil, new(int64))
		return !some, err
	}
	var needed bool
	err := s.readOne(ctx, func(c *conn) (err error) { needed, err = empty(c); return err })
	if err != nil || !needed {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		if needed, err := empty(t.conn); err != nil || !needed {
			return err
		}
		for _, a := range areas {
			if _, err := t.addArea(a); err != nil {
				return err
			}
		}
		return nil
	})
}
