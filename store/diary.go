package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// recordAudit keeps one line for each event and act, with where its object belongs now.
func (t *tx) recordAudit(w bot.Audit) error {
	unit, area, _ := w.About()
	_, err := t.exec(`INSERT INTO audit (event, account_id, chat_key, act, object, at, unit_id, area_id, level)
	  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce((SELECT u.area_id FROM units u WHERE u.id = ?7), ?8),
	    coalesce((SELECT u.level FROM units u WHERE u.id = ?7), ''))
	  ON CONFLICT (event, act) DO NOTHING`, w.Event, w.Account, w.Chat.Key(), w.Act, w.Object, millis(w.At), idOrNull(unit), idOrNull(area))
	return err
}

// A page of lines is found in one or several places of the indexes, each in the order
// of time, and read by their rows. ?1 and ?2 are the days, ?3 and ?4 behind which line
// they are, ?5 how many; then come the place's own.
const (
	diaryRows  = `SELECT x.id, x.at FROM audit x WHERE x.at >= ?1 AND x.at < ?2 AND (x.at, x.id) < (?3, ?4)`
	diaryOrder = ` ORDER BY x.at DESC, x.id DESC LIMIT ?5`

	diaryOfAll   = diaryRows + diaryOrder
	diaryOfUnit  = diaryRows + ` AND x.unit_id = ?6` + diaryOrder
	diaryOfOwn   = diaryRows + ` AND x.account_id = ?6` + diaryOrder
	diaryOfLevel = diaryRows + ` AND x.level = ?6 AND x.level <> ''` + diaryOrder
)

var (
	diaryOfArea = diaryRows + ` AND x.area_id = ?6 AND ` + among("x.level", 7) + diaryOrder
	diaryOfBy   = diaryRows + ` AND x.account_id = ?6 AND (?7 OR x.area_id IS NOT NULL AND ` + among("x.level", 8) + ` OR ` + pairAmong("x.area_id, x.level", 9) + `)` + diaryOrder
)

// diaryPlace is where lines are looked for.
type diaryPlace struct {
	query string
	args  []any
}

// asked is the query for a page, without lines of those acts.
func (p diaryPlace) asked(page []any, without []string) (query string, args []any) {
	query, args = p.query, slices.Concat(page, p.args)
	if len(without) > 0 {
		args = append(args, listed(without))
		query = strings.TrimSuffix(query, diaryOrder) + ` AND NOT ` + among("x.act", len(args)) + diaryOrder
	}
	return query, args
}

// diaryPlaces are the fewest that have all that is asked for.
func diaryPlaces(q bot.DiaryOf) (places []diaryPlace) {
	switch {
	case q.Unit != 0:
		return []diaryPlace{{diaryOfUnit, []any{q.Unit}}}
	case q.By != nil:
		for _, id := range q.By {
			p := diaryPlace{diaryOfBy, append([]any{id}, scopeArgs(q.Scope)...)}
			if id == q.Own {
				p = diaryPlace{diaryOfOwn, []any{id}}
			}
			places = append(places, p)
		}
		return places
	case q.Scope.Covers(bot.Everything):
		return []diaryPlace{{diaryOfAll, nil}}
	}
	places = []diaryPlace{{diaryOfOwn, []any{q.Own}}}
	for _, a := range q.Scope.Areas() {
		places = append(places, diaryPlace{diaryOfArea, []any{a, listed(q.Scope.LevelsIn(a))}})
	}
	for _, l := range q.Scope.LevelsIn(0) {
		places = append(places, diaryPlace{diaryOfLevel, []any{l}})
	}
	return places
}

// foundLine is a line that was found.
type foundLine struct{ row, at int64 }

// Diary lists lines of the audit that may be seen, the newest first.
func (n *Snapshot) Diary(q bot.DiaryOf) ([]bot.DiaryLine, error) {
	const last = int64(1) << 62
	until, at, row := last, last, last
	if !q.Until.IsZero() {
		until = millis(q.Until)
	}
	if q.After != (bot.DiaryPlace{}) {
		at, row = millis(q.After.At), q.After.Row
	}
	page := []any{millis(q.From), min(until, at+1), at, row, q.Most}
	places := diaryPlaces(q)
	if len(places) == 1 {
		query, args := places[0].asked(page, q.Without)
		return n.c.diaryLines(` WHERE x.id IN (SELECT y.id FROM (`+query+`) y)`, args)
	}
	var found []foundLine
	for _, p := range places {
		query, args := p.asked(page, q.Without)
		if err := n.c.each(query, args, func(rows *sqlx.Rows) error {
			var l foundLine
			err := rows.Scan(&l.row, &l.at)
			found = append(found, l)
			return err
		}); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b foundLine) int { return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.row, a.row)) })
	found = slices.Compact(found)
	var ids []int64
	for _, l := range found[:min(len(found), q.Most)] {
		ids = append(ids, l.row)
	}
	return n.c.diaryLines(diaryOfFound, []any{listed(ids)})
}

const diaryColumns = `SELECT x.id, x.event, x.account_id, x.act, x.object, x.at, coalesce(c.name, ''), coalesce(u.id, 0), coalesce(u.name, ''),
    coalesce(u.level, ''), coalesce(u.area_id, 0), coalesce(ua.name, ''), coalesce(a.id, 0), coalesce(a.name, '')
  FROM audit x LEFT JOIN accounts c ON c.id = x.account_id LEFT JOIN units u ON u.id = x.unit_id LEFT JOIN areas ua ON ua.id = u.area_id
    LEFT JOIN areas a ON a.id = x.area_id`

var diaryOfFound = ` WHERE ` + among("x.id", 1)

// diaryLines reads the lines that such rows are, with the names.
func (c *conn) diaryLines(such string, args []any) (list []bot.DiaryLine, err error) {
	err = c.each(diaryColumns+such, args, func(row *sqlx.Rows) error {
		var l bot.DiaryLine
		err := row.Scan(&l.Row, &l.Did.Event, &l.Did.Account, &l.Did.Act, &l.Did.Object, moment{&l.Did.At}, &l.Name, &l.Unit.ID, &l.Unit.Name,
			&l.Unit.Level, &l.Unit.Area, &l.Unit.AreaName, &l.Area.ID, &l.Area.Name)
		list = append(list, l)
		return err
	})
	for i := range list {
		if _, _, of := list[i].Did.About(); err == nil && of != "" {
			_, err = c.one(`SELECT name FROM accounts WHERE id = ?`, []any{of}, &list[i].Of)
		}
	}
	slices.SortFunc(list, func(a, b bot.DiaryLine) int { return cmp.Or(b.Did.At.Compare(a.Did.At), cmp.Compare(b.Row, a.Row)) })
	return list, err
}

// Who has lines, by leaps over an index that has a million of them.
const diaryPeople = `WITH RECURSIVE who (id) AS (SELECT (SELECT min(account_id) FROM audit)
    UNION ALL SELECT (SELECT min(x.account_id) FROM audit x WHERE x.account_id > who.id) FROM who WHERE who.id IS NOT NULL)
  SELECT who.id, coalesce(c.name, '') FROM who LEFT JOIN accounts c ON c.id = who.id WHERE who.id IS NOT NULL`

// DiaryPeople lists everybody who has lines in the audit, with the names.
func (n *Snapshot) DiaryPeople() (list []bot.Account, err error) {
	err = n.c.each(diaryPeople, nil, func(row *sqlx.Rows) error {
		var a bot.Account
		err := row.Scan(&a.ID, &a.Name)
		list = append(list, a)
		return err
	})
	return list, err
}
